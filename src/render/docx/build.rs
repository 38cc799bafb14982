//! The tree into what docx-rs writes of it.
//!
//! Each block is written at once, because docx-rs's structs take kilobytes a cell; its `Section`, its contents and
//! `AlignmentType::Justified` are wrong and stay unused.
//!
//! What it cannot say (rows that repeat, charts, language, properties) `finish` adds.

use super::bookmarks::{Bookmarks, Printed};
use super::drawings::ACROSS;
use super::page::{Page, Start, mm};
use super::{frame, measure, strips, styles, table, text, tile_map};
use crate::messages::Catalogue;
use crate::model::document::{
    Block, Chart, Closing, Document, Emphasis, Heading, Inline, Layout, List, Masthead, Orientation, Role, Section,
    Series, Table, TableLook, TileMap, TitleBlock,
};
use crate::model::style::Look;
use docx_rs::*;
use std::collections::BTreeMap;

/// An empty document with the styles, which are those of every document of a language.
pub(super) fn styled(look: &Look, catalogue: &Catalogue) -> Docx {
    styles::add(Docx::new(), &look.style, catalogue)
}

/// A document in docx-rs's words.
pub(super) struct Built {
    /// The document without anything in it.
    pub(super) around: XMLDocx,
    /// Paragraphs and tables, each written as soon as the next one follows.
    pub(super) blocks: Vec<Vec<u8>>,
    /// Notes in the order of their marks.
    pub(super) notes: Vec<Vec<u8>>,
    /// Figures in the order of their numbers.
    pub(super) printed: Vec<Printed>,
}

/// What docx-rs writes of the tree, without its styles.
pub(super) fn built(document: &Document, look: &Look) -> Built {
    let footer = footer(document);
    let docx = Docx::new()
        .header(Header::new().add_paragraph(page_number()))
        .first_header(Header::new().add_paragraph(text::styled(styles::id(Role::PageNumber))))
        .footer(footer.clone())
        .first_footer(footer);
    body(docx, &document.sections, look)
}

/// The foot line; above it the legend, on every page, because what stands on a page only Word knows.
fn footer(document: &Document) -> Footer {
    let legend = document.legend.iter().map(|meaning| &*meaning.words).collect::<Vec<_>>().join("; ");
    let lines = [&legend, &document.footer].into_iter().filter(|line| !line.is_empty());
    let lines = lines.map(|line| text::plain(styles::id(Role::Footer), line));
    lines.fold(Footer::new(), Footer::add_paragraph)
}

/// The number alone, as Nghị định 30/2020/NĐ-CP has it: a field in runs of its own as Word writes it.
fn page_number() -> Paragraph {
    let mut paragraph = text::styled(styles::id(Role::PageNumber));
    text::field(&mut paragraph, InstrText::PAGE(InstrPAGE::new()), text::words("1"));
    paragraph
}

/// Every section but the last ends in a paragraph with its properties; those of the last belong to the document.
fn body(mut docx: Docx, sections: &[Section], look: &Look) -> Built {
    let sections: Vec<&Section> = sections.iter().filter(|section| !section.blocks.is_empty()).collect();
    let mut flow = Flow {
        look,
        page: Page::new(Orientation::Portrait, &look.style),
        blocks: Vec::new(),
        last: None,
        break_before: false,
        headings: 0,
        captions: BTreeMap::new(),
        bookmarks: Bookmarks::default(),
        notes: Vec::new(),
    };
    for (index, section) in sections.iter().enumerate() {
        flow.page = Page::new(section.orientation, &look.style);
        let mut blocks = section.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match (block.cards(), blocks.peek().and_then(|next| next.tile_map())) {
                (cards @ Some(_), Some(map)) => {
                    flow.map(map, cards);
                    blocks.next();
                }
                _ => flow.block(block),
            }
        }
        flow.close_section(Start::of(index, section), index + 1 == sections.len());
    }
    // The document's own properties carry the headers and footers themselves, so they are kept and only dressed.
    let made = &mut docx.document.section_property;
    let start = sections.last().map_or(Start::Document, |last| Start::of(sections.len() - 1, last));
    let own = flow.page.section(start);
    made.page_size = own.page_size;
    made.page_margin = own.page_margin;
    made.page_num_type = own.page_num_type;
    if !own.title_pg {
        made.title_pg = false;
        made.first_header_reference = None;
        made.first_footer_reference = None;
    }
    flow.end_block();
    let printed = flow.bookmarks.into_printed();
    Built { around: docx.build(), blocks: flow.blocks, notes: flow.notes, printed }
}

/// What has been set so far.
struct Flow<'a> {
    look: &'a Look,
    page: Page,
    blocks: Vec<Vec<u8>>,
    /// The block that what follows may still change.
    last: Option<DocumentChild>,
    /// The next thing starts on a new page.
    break_before: bool,
    headings: usize,
    /// Captions numbered so far, by their label.
    captions: BTreeMap<String, usize>,
    bookmarks: Bookmarks,
    notes: Vec<Vec<u8>>,
}

impl Flow<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Masthead(masthead) => self.masthead(masthead),
            Block::TitleBlock(title) => self.title_block(title),
            Block::Heading(heading) => self.heading(heading),
            // `finish` puts the entries in.
            Block::Contents(contents) => self.paragraph(text::plain(styles::id(Role::ContentsHead), &contents.title)),
            Block::Paragraph(p) => {
                if p.role == Role::Note {
                    self.keep_last();
                }
                self.running(text::styled(styles::id(p.role)), &p.content);
            }
            Block::List(list) => self.list(list),
            Block::Table(table) => self.figures(table),
            Block::Chart(chart) => {
                self.caption(&chart.caption);
                // `finish` puts the drawings in.
                match chart.kind.traits().layout {
                    Layout::Small => self.table(small_charts(chart, self.page.width())),
                    Layout::Rows | Layout::Columns => self.paragraph(text::styled(styles::CHART)),
                }
            }
            Block::Strips(strips) => {
                self.caption(&strips.caption);
                let table = strips::table(strips, self.page.width(), self.look, &mut self.bookmarks);
                self.table(table);
            }
            Block::TileMap(map) => self.map(map, None),
            Block::PageBreak => self.break_before = true,
            Block::Closing(closing) => self.closing(closing),
        }
    }

    fn put(&mut self, block: DocumentChild) {
        self.end_block();
        self.last = Some(block);
    }

    /// Nothing will change the last block any more.
    fn end_block(&mut self) {
        self.blocks.extend(self.last.take().map(|block| block.build()));
    }

    /// What was set last stays on the page of what follows: of a table its last row.
    fn keep_last(&mut self) {
        match &mut self.last {
            Some(DocumentChild::Paragraph(paragraph)) => paragraph.property.keep_next = Some(true),
            Some(DocumentChild::Table(table)) => table.rows.last_mut().into_iter().for_each(table::keep_next),
            _ => {}
        }
    }

    fn paragraph(&mut self, mut paragraph: Paragraph) {
        if std::mem::take(&mut self.break_before) {
            paragraph.property.page_break_before = Some(true);
        }
        self.put(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    fn running(&mut self, mut paragraph: Paragraph, content: &[Inline]) {
        text::running(&mut paragraph, content, &mut self.bookmarks);
        self.paragraph(paragraph);
        for inline in content {
            if let Inline::Note(note) = inline {
                let note = text::note(note, &mut self.bookmarks);
                self.notes.push(note.build());
            }
        }
    }

    /// Word joins tables that touch, and breaks pages before paragraphs only.
    fn table(&mut self, table: docx_rs::Table) {
        if self.break_before || matches!(self.last, Some(DocumentChild::Table(_))) {
            self.paragraph(text::styled(styles::SPACER));
        }
        self.put(DocumentChild::Table(Box::new(table)));
    }

    /// A heading with its bookmark, for contents and references.
    fn heading(&mut self, heading: &Heading) {
        let number = self.headings;
        self.headings += 1;
        let paragraph = self::heading(heading, number, &mut self.bookmarks);
        self.paragraph(paragraph);
    }

    fn masthead(&mut self, masthead: &Masthead) {
        let width = self.page.width();
        if let Some(table) = frame::masthead_table(masthead, width, self.look) {
            self.table(table);
        }
        frame::masthead_title(masthead, width, self.look).into_iter().for_each(|line| self.paragraph(line));
    }

    fn title_block(&mut self, title: &TitleBlock) {
        if !title.over.is_empty() {
            self.paragraph(text::plain(styles::id(Role::TitleOver), &title.over));
        }
        if let Some(table) = frame::title_table(title, self.page.width(), self.look) {
            self.table(table);
            self.paragraph(frame::title_rule());
        }
    }

    fn list(&mut self, list: &List) {
        let room = room(list, self.look);
        // A missing mark is an empty one: no item is lost.
        let marks = list.marks.iter().map(String::as_str).chain(std::iter::repeat(""));
        for (mark, item) in marks.zip(&list.items) {
            let mut marked = text::plain(styles::id(Role::Item), mark);
            text::put(&mut marked, Run::new().add_tab());
            let marked = if room > mm(styles::HANGING_MM) { widened(marked, room, self.look) } else { marked };
            self.running(marked, item);
        }
    }

    /// A map, beside cards where there are some.
    fn map(&mut self, map: &TileMap, cards: Option<&Table>) {
        let plan = tile_map::Plan::new(map, self.page, self.look);
        let cards = cards.map(|cards| table::cards(cards, plan.left(), &mut self.bookmarks));
        let title = self.titled(styles::MAP_TITLE, &map.caption);
        // The distance to what stands above.
        self.paragraph(text::styled(styles::id(Role::CardNote)));
        let table = tile_map::table(map, &plan, (cards, title), self.look, &mut self.bookmarks);
        self.table(table);
    }

    fn figures(&mut self, table: &Table) {
        if table.look == TableLook::Cards {
            let cards = table::cards(table, self.page.width(), &mut self.bookmarks);
            return self.table(cards);
        }
        self.caption(&table.caption);
        if let Some(made) = table::table(table, self.page.width(), &self.look.style, &mut self.bookmarks) {
            self.table(made);
        }
    }

    fn caption(&mut self, content: &[Inline]) {
        if !content.is_empty() {
            let caption = self.titled(styles::id(Role::Caption), content);
            self.paragraph(caption);
        }
    }

    /// A title. The number is a field where counting gives it; words that lead to it name label and number.
    fn titled(&mut self, style: &str, content: &[Inline]) -> Paragraph {
        let mut caption = text::styled(style);
        match numbered(content) {
            Some((label, number, words)) if self.counts(label, number) => {
                let target = content.first().and_then(|first| match first {
                    Inline::Target { name, .. } => Some((self.bookmarks.number(), self.bookmarks.of(name))),
                    Inline::Text { .. }
                    | Inline::Figure { .. }
                    | Inline::Reference { .. }
                    | Inline::Note(_)
                    | Inline::Break => None,
                });
                let counted = |caption: &mut Paragraph| {
                    // A label is letters only: docx-rs does not escape the words of a field.
                    let sequence = InstrText::Unsupported(format!(r" SEQ {label} \* ARABIC "));
                    text::put(caption, text::words(&format!("{label} ")));
                    text::field(caption, sequence, text::words(&number.to_string()));
                };
                match target {
                    Some(bookmark) => text::under(bookmark, &mut caption, counted),
                    None => counted(&mut caption),
                }
                text::put(&mut caption, text::words(words));
                text::cell(&mut caption, content.get(1..).unwrap_or_default(), &mut self.bookmarks);
            }
            _ => text::cell(&mut caption, content, &mut self.bookmarks),
        }
        caption
    }

    /// Whether a field that counts the captions of a label would show this number.
    fn counts(&mut self, label: &str, number: usize) -> bool {
        let count = self.captions.entry(label.to_owned()).or_default();
        let next = *count + 1 == number;
        *count += usize::from(next);
        next
    }

    /// The signature stays on the page of the last sentence.
    fn closing(&mut self, closing: &Closing) {
        let Some(table) = frame::closing(closing, self.page.width()) else { return };
        if let Some(DocumentChild::Paragraph(last)) = &mut self.last {
            last.property.keep_next = Some(true);
        }
        self.table(table);
    }

    /// A section and a document end in a paragraph, never in a table.
    fn close_section(&mut self, start: Start, last: bool) {
        self.break_before = false;
        // The contents swallow their title, so it cannot carry the properties of a section.
        let title = Some(styles::id(Role::ContentsHead));
        let style = |p: &Paragraph| p.property.style.as_ref().map(|style| style.val.clone());
        let open = |p: &Paragraph| p.property.section_property.is_none() && style(p).as_deref() != title;
        if !matches!(&self.last, Some(DocumentChild::Paragraph(p)) if open(p)) {
            self.paragraph(text::styled(styles::SPACER));
        }
        if last {
            return;
        }
        if let Some(DocumentChild::Paragraph(paragraph)) = &mut self.last {
            paragraph.property.section_property = Some(self.page.section(start));
        }
    }
}

/// A table with a name and a place for a drawing for each series.
fn small_charts(chart: &Chart, width: u32) -> docx_rs::Table {
    let grid = vec![width as usize / ACROSS; ACROSS];
    let cell = |series: Option<&Series>| {
        let cell = TableCell::new().width(width as usize / ACROSS, WidthType::Dxa).vertical_align(VAlignType::Bottom);
        let Some(series) = series else { return cell.add_paragraph(text::styled(styles::SPACER)) };
        let name = text::plain(styles::id(Role::Chart), &series.name).keep_next(true);
        cell.add_paragraph(name).add_paragraph(text::styled(styles::CHART))
    };
    let rows = chart.series.chunks(ACROSS).map(|series| {
        let cells = (0..ACROSS).map(|n| cell(series.get(n)));
        TableRow::new(cells.collect()).cant_split()
    });
    table::fixed(rows.collect(), grid).style(styles::FRAME)
}

/// Name of the bookmark of the n-th heading, as Word itself names those of its contents.
pub(super) fn bookmark(heading: usize) -> String {
    format!("_Toc{:09}", heading + 1)
}

fn heading(heading: &Heading, n: usize, bookmarks: &mut Bookmarks) -> Paragraph {
    let mut paragraph = text::styled(styles::id(heading.role()));
    text::under((n, bookmark(n)), &mut paragraph, |paragraph| {
        text::running(paragraph, &heading.printed(), bookmarks);
    });
    paragraph
}

/// A caption such as `Bảng 1. …`: label, number and what follows it in the first inline.
fn numbered(content: &[Inline]) -> Option<(&str, usize, &str)> {
    let (Inline::Text { text, .. } | Inline::Target { text, .. }) = content.first()? else { return None };
    let (label, rest) = text.split_once(' ').filter(|_| content[0].emphasis() == Emphasis::default())?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, words) = rest.split_at(digits);
    let plain = !label.is_empty() && label.chars().all(char::is_alphabetic);
    Some((label, number.parse().ok().filter(|_| plain)?, words))
}

/// What the longest mark of a list needs with a gap.
fn room(list: &List, look: &Look) -> u32 {
    let item = look.style.of(Role::Item);
    list.marks.iter().map(|mark| measure::width(mark, item, &look.faces)).max().unwrap_or(0) + mm(1.4)
}

/// A mark such as `100.` needs more room than the style leaves.
fn widened(paragraph: Paragraph, room: u32, look: &Look) -> Paragraph {
    let start = mm(look.style.of(Role::Item).first_line_mm) + room;
    paragraph.indent(Some(start as i32), Some(SpecialIndentType::Hanging(room as i32)), None, None)
}
