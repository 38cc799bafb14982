//! Blocks of a document in the making: numbering, captions, sections. Templates give no numbers; I., 1., a), Bảng 1
//! and Hình 1 are computed.

use super::beside;
use super::cards;
use super::diagnostics::TemplateError;
use super::insights::capitalised;
use super::numbering::{letter, roman};
use super::report_context::ReportContext;
use super::{charts, links, marks, notes, sources, spacing, strips, table_notes, tables, template_api, tile_maps};
use crate::model::document::{
    Block, Closing, Contents, Entry, Heading, Inline, List, Orientation, Paragraph, Role, Section, plain,
};
use crate::model::figure::Place;
use crate::msg;
use anyhow::{Result, bail};
use chrono::Datelike as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What a fenced `page` block says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageBlock {
    orientation: Option<PageOrientation>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum PageOrientation {
    Portrait,
    Landscape,
}

/// What a fenced `annex` block says: an annex begins, with its own numbering (Nghị định 30/2020/NĐ-CP, Appendix I).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnnexBlock {
    title: String,
    /// For references to it.
    name: Option<String>,
}

/// What a fenced `contents` block says: the document's own headings are listed here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentsBlock {
    title: String,
}

/// What a fenced `addressed` block says: to whom an official letter goes (Nghị định 30/2020/NĐ-CP, Appendix I, box 9a).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressedBlock {
    to: Vec<String>,
}

/// What a fenced `sources` block says: the cells that the figures of a locality were read from, as a running list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcesBlock {
    text: String,
}

/// What a fenced `note` block says: a remark in small italics.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteBlock {
    text: String,
}

/// Collects blocks.
pub(super) struct Writer<'s> {
    subject: &'s ReportContext,
    place: &'s Place,
    /// Who issues the document.
    issuer: String,
    closing: Option<Closing>,
    /// Section and block before which a note states what signs mean; at the end where no block says where.
    note_at: Option<(usize, usize)>,
    sections: Vec<Section>,
    current: Section,
    headings: [usize; 3],
    tables: usize,
    charts: usize,
}

impl<'s> Writer<'s> {
    pub(super) fn new(
        subject: &'s ReportContext,
        place: &'s Place,
        issuer: String,
        (head, closing): (Vec<Block>, Option<Closing>),
    ) -> Writer<'s> {
        let current = Section { orientation: Orientation::Portrait, annex: false, blocks: head };
        Writer {
            subject,
            place,
            issuer,
            closing,
            note_at: None,
            sections: Vec::new(),
            current,
            headings: [0; 3],
            tables: 0,
            charts: 0,
        }
    }

    pub(super) fn subject(&self) -> &'s ReportContext {
        self.subject
    }

    pub(super) fn paragraph(&mut self, content: Vec<Inline>) {
        if !content.is_empty() {
            self.push(Block::Paragraph(Paragraph { role: Role::Body, content }));
        }
    }

    /// Numbers below a heading start again with it.
    pub(super) fn heading(&mut self, level: u8, content: Vec<Inline>) {
        let depth = usize::from(level).saturating_sub(1).min(2);
        for (i, count) in self.headings.iter_mut().enumerate() {
            match i.cmp(&depth) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *count += 1,
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        let count = self.headings.get(depth).copied().unwrap_or(1);
        let number = match depth {
            0 => format!("{}.", roman(count)),
            1 => format!("{count}."),
            _ => format!("{})", letter(self.subject.language(), count)),
        };
        self.push(Block::Heading(Heading { level, number, annex: false, content }));
    }

    /// A list that starts with a number keeps counting from it.
    pub(super) fn list(&mut self, first: Option<u64>, items: Vec<Vec<Inline>>) {
        let marks = (0..items.len() as u64).map(|i| first.map_or("-".to_owned(), |n| format!("{}.", n + i))).collect();
        self.push(Block::List(List { marks, items }));
    }

    /// A fenced block.
    pub(super) fn block(&mut self, name: &str, body: &str) -> Result<()> {
        match name {
            "table" => {
                let orientation = self.current.orientation;
                for block in tables::build(self.subject, self.place, &parse(body)?, orientation, &mut self.tables)? {
                    self.push(block);
                }
            }
            "cards" => {
                let table = cards::table(self.subject, self.place, &parse(body)?)?;
                self.push(Block::Table(table));
            }
            "chart" => {
                let chart = charts::build(self.subject, self.place, &parse(body)?, self.charts + 1)?;
                chart.into_iter().for_each(|chart| self.drawn(Block::Chart(chart)));
            }
            "map" => {
                let map = tile_maps::build(self.subject, &parse(body)?, self.charts + 1)?;
                map.into_iter().for_each(|map| self.drawn(Block::TileMap(map)));
            }
            "strip" => {
                let strips = strips::build(self.subject, self.place, &parse(body)?, self.charts + 1)?;
                self.drawn(Block::Strips(strips));
            }
            "note" => {
                let note: NoteBlock = parse(body)?;
                let content = super::inline::inline(&note.text, self.subject)?;
                self.push(Block::Paragraph(Paragraph { role: Role::Note, content }));
            }
            "sources" => {
                let text = super::inline::inline(&parse::<SourcesBlock>(body)?.text, self.subject)?;
                let content = sources::listed(self.subject, self.place, text)?;
                self.push(Block::Paragraph(Paragraph { role: Role::Sources, content }));
            }
            "contents" => {
                let title = plain(&super::inline::inline(&parse::<ContentsBlock>(body)?.title, self.subject)?);
                self.push(Block::Contents(Contents { title, entries: Vec::new() }));
            }
            "annex" => {
                let annex: AnnexBlock = parse(body)?;
                let title = super::inline::inline(&annex.title, self.subject)?;
                self.annex(annex.name.as_deref(), title)?;
            }
            "addressed" => {
                let to = parse::<AddressedBlock>(body)?.to;
                let names =
                    to.iter().map(|name| super::inline::inline(name, self.subject)).collect::<Result<Vec<_>>>()?;
                self.push(Block::Paragraph(Paragraph {
                    role: Role::Addressee,
                    content: addressed(self.subject, names),
                }));
            }
            "beside" => {
                let table = beside::table(self.subject, parse(body)?)?;
                self.push(Block::Table(table));
            }
            "page" => self.page(parse::<PageBlock>(body)?.orientation),
            "carried" => self.note_at = Some((self.sections.len(), self.current.blocks.len())),
            "closing" => {
                if let Some(closing) = self.closing.take() {
                    self.push(Block::Closing(closing));
                }
            }
            other => bail!(
                TemplateError::new(msg!("template-there-no-block", other = other.to_string()))
                    .unknown(other, template_api::names(&template_api::BLOCKS))
            ),
        }
        Ok(())
    }

    /// A chart, a map or strips.
    fn drawn(&mut self, block: Block) {
        self.charts += usize::from(block.chart().is_none_or(|chart| !chart.caption.is_empty()));
        self.push(block);
    }

    /// An annex begins a page, the first of its own, and headings below it start again with I.
    fn annex(&mut self, name: Option<&str>, title: Vec<Inline>) -> Result<()> {
        self.headings = [0; 3];
        if matches!(self.current.blocks.last(), Some(Block::PageBreak)) {
            self.current.blocks.pop();
        }
        self.begin_section(self.current.orientation, true);
        let content = links::titled(self.subject.say(msg!("annex")), name, Inline::Break, title)?;
        self.push(Block::Heading(Heading { level: 1, number: String::new(), annex: true, content }));
        let belongs = self.belongs();
        belongs.into_iter().for_each(|words| self.push(words));
        Ok(())
    }

    /// What an annex belongs to, `(Kèm theo Báo cáo số …)`; number and day are filled in when the document is issued (Nghị định
    /// 30/2020/NĐ-CP, Appendix I, III.1c). None where the document has no number.
    fn belongs(&self) -> Option<Block> {
        let blocks = self.sections.iter().chain([&self.current]).flat_map(|section| &section.blocks);
        let mut mastheads =
            blocks.filter_map(|block| if let Block::Masthead(head) = block { Some(head) } else { None });
        let head = mastheads.rfind(|head| !head.kind.is_empty() && !head.number.is_empty())?;
        // `Số:       /BC-BCT`
        let number = head.number.split_once(':').map_or(&*head.number, |(_, number)| number);
        let words = self.subject.say(msg!(
            "annex-belongs",
            kind = capitalised(&head.kind.to_lowercase()),
            number = number.trim(),
            year = self.subject.created.year().to_string(),
            issuer = &self.issuer
        ));
        Some(Block::Paragraph(Paragraph { role: Role::AnnexBelongs, content: vec![Inline::text(words)] }))
    }

    fn page(&mut self, orientation: Option<PageOrientation>) {
        let orientation = match orientation {
            None => self.current.orientation,
            Some(PageOrientation::Portrait) => Orientation::Portrait,
            Some(PageOrientation::Landscape) => Orientation::Landscape,
        };
        if orientation == self.current.orientation {
            self.push(Block::PageBreak);
        } else {
            self.begin_section(orientation, false);
        }
    }

    /// What follows stands in a section of its own. One that begins an annex and is still empty goes on beginning it.
    fn begin_section(&mut self, orientation: Orientation, annex: bool) {
        let annex = annex || (self.current.annex && self.current.blocks.is_empty());
        let next = Section { orientation, annex, blocks: Vec::new() };
        self.sections.push(std::mem::replace(&mut self.current, next));
    }

    fn push(&mut self, block: Block) {
        self.current.blocks.push(block);
    }

    /// Gives each note its words.
    pub(super) fn fill_notes(&mut self, mut words: notes::Words) {
        let sections = self.sections.iter_mut().chain([&mut self.current]);
        for inline in sections.flat_map(|section| &mut section.blocks).flat_map(Block::contents_mut).flatten() {
            if let Inline::Note(note) = inline {
                note.content = words.remove(&note.number).unwrap_or_default();
            }
        }
    }

    /// All sections; a closing, and a note on signs, that no block placed stand at the end.
    ///
    /// # Errors
    /// A reference names nothing of the document, or two things have one name.
    pub(super) fn finish(mut self) -> Result<Vec<Section>> {
        let at = self.note_at.unwrap_or((self.sections.len(), self.current.blocks.len()));
        if let Some(closing) = self.closing.take() {
            self.push(Block::Closing(closing));
        }
        self.sections.push(self.current);
        marks::explain(self.subject, &mut self.sections, at);
        table_notes::explain_signs(self.subject, &mut self.sections);
        say_once(&mut self.sections);
        self.sections.retain(|section| !section.blocks.is_empty());
        number_annexes(&mut self.sections);
        list_headings(&mut self.sections);
        links::resolve(&mut self.sections)?;
        spacing::bind(&mut self.sections);
        Ok(self.sections)
    }
}

/// Of equal notes below tables and charts that follow each other in a brief, which share its page, the last stands.
fn say_once(sections: &mut [Section]) {
    let is_brief = |section: &Section| matches!(section.blocks.first(), Some(Block::TitleBlock(_)));
    for section in sections.iter_mut().filter(|section| is_brief(section)) {
        let mut below: Vec<&Paragraph> = Vec::new();
        let mut again = Vec::new();
        for (n, block) in section.blocks.iter().enumerate().rev() {
            match block {
                Block::Paragraph(note) if note.role == Role::Note => {
                    again.extend(below.contains(&note).then_some(n));
                    below.push(note);
                }
                Block::Table(_) | Block::Chart(_) | Block::TileMap(_) | Block::Strips(_) => {}
                _ => below.clear(),
            }
        }
        again.into_iter().for_each(|n| drop(section.blocks.remove(n)));
    }
}

/// Several annexes have Roman numbers, one alone has none (Nghị định 30/2020/NĐ-CP, Appendix I). The number is a part of the
/// words, which others may refer to.
fn number_annexes(sections: &mut [Section]) {
    let blocks = sections.iter_mut().flat_map(|section| &mut section.blocks);
    let annexes = blocks.filter_map(|block| match block {
        Block::Heading(heading) if heading.annex => heading.content.first_mut(),
        _ => None,
    });
    let mut named: Vec<&mut Inline> = annexes.collect();
    if named.len() < 2 {
        return;
    }
    for (n, name) in named.iter_mut().enumerate() {
        if let Inline::Text { text, .. } | Inline::Target { text, .. } = name {
            text.push(' ');
            text.push_str(roman(n + 1));
        }
    }
}

/// Fills the contents, once all headings have their numbers. Of an annex they name the title alone: its pages are its own.
fn list_headings(sections: &mut [Section]) {
    let headings = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    let entry = |(n, heading): (usize, &Heading)| Entry {
        level: heading.level,
        text: heading.one_line().trim().to_owned(),
        heading: n,
        annex: heading.annex,
    };
    let all: Vec<Entry> = headings.enumerate().map(entry).collect();
    let first_annex = all.iter().position(|entry| entry.annex).unwrap_or(all.len());
    let (text, annexes) = all.split_at(first_annex);
    let in_text = text.iter().filter(|entry| entry.level <= 2);
    let listed: Vec<Entry> = in_text.chain(annexes.iter().filter(|entry| entry.annex)).cloned().collect();
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Contents(contents) = block {
            contents.entries.clone_from(&listed);
        }
    }
}

/// `Kính gửi:` with one addressee on its line, or several below it, each behind a dash.
fn addressed(subject: &ReportContext, names: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut content = vec![Inline::text(subject.say(msg!("addressed")))];
    let last = names.len().saturating_sub(1);
    for (n, name) in names.into_iter().enumerate() {
        if last == 0 {
            content.push(Inline::text(" "));
            content.extend(name);
        } else {
            content.extend([Inline::Break, Inline::text("- ")]);
            content.extend(name);
            content.push(Inline::text(if n == last { "." } else { ";" }));
        }
    }
    content
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T> {
    toml::from_str(body).map_err(|error| TemplateError::toml(body, &error).into())
}
