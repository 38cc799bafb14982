//! One part of a document: its paragraphs, tables and runs. It is read as a stream, because how deep its elements lie in each other is
//! the file's to choose.

use super::document::{EditedBlock, EditedCell, EditedParagraph, EditedRow, EditedRun, EditedTable, Look, Recorded};
use super::styles::{Styles, look_of};
use crate::model::number::raised;
use crate::model::word_base::figure_number;
use crate::ooxml::Unusable;
use crate::ooxml::word_fields::{Fields, Step, is_page};
use crate::ooxml::xml_edits::{Kind, Piece, Tag, Tags};

/// What a part holds.
#[derive(Default)]
pub(super) struct Content {
    pub(super) blocks: Vec<EditedBlock>,
    /// Pieces of other files.
    pub(super) foreign: usize,
    /// Bytes of its text.
    pub(super) text: usize,
}

/// Reads a part.
pub(super) fn read(part: &str, styles: &Styles) -> Result<Content, Unusable> {
    let mut reading = Reading::new(styles);
    let mut tags = Tags::by_prefix(part);
    while let Some(piece) = tags.piece()? {
        match piece {
            Piece::Text(text) => reading.text(&text.characters()),
            Piece::Tag(tag) => reading.tag(&tag),
        }
    }
    Ok(reading.content)
}

/// What is there for programs that do not know the element before it says the same once more; properties before a recorded change
/// are no longer those of the text.
fn is_passed_over(name: &str) -> bool {
    name == "mc:Fallback" || (name.starts_with("w:") && name.ends_with("PrChange"))
}

/// A run that is open.
#[derive(Default)]
struct Run {
    start: usize,
    text: String,
    look: Look,
    /// Set by a property of the run itself, which stands above its style.
    own_look: bool,
}

/// Where text goes that comes now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sink {
    Text,
    Instruction,
}

struct Reading<'s> {
    styles: &'s Styles,
    content: Content,
    /// Tables in each other that are open.
    tables: usize,
    /// Paragraphs that are open: a text box stands in one.
    paragraphs: Vec<EditedParagraph>,
    /// Runs that are open: a text box stands in one.
    runs: Vec<Run>,
    boxes: usize,
    sink: Option<Sink>,
    fields: Fields,
    /// Simple fields that are open, and whether each counts pages.
    simple_fields: Vec<bool>,
    page_fields: usize,
    /// Controls and links that are open, with the figure that each or one around it carries.
    carriers: Vec<Option<usize>>,
    inserted: usize,
    deleted: usize,
    /// In properties of a paragraph, of a row, of a run.
    in_paragraph_properties: bool,
    in_row_properties: bool,
    /// Elements that are open and say nothing of what is read.
    passed_over: usize,
}

impl<'s> Reading<'s> {
    fn new(styles: &'s Styles) -> Reading<'s> {
        Reading {
            styles,
            content: Content::default(),
            tables: 0,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            boxes: 0,
            sink: None,
            fields: Fields::default(),
            simple_fields: Vec::new(),
            page_fields: 0,
            carriers: Vec::new(),
            inserted: 0,
            deleted: 0,
            in_paragraph_properties: false,
            in_row_properties: false,
            passed_over: 0,
        }
    }

    fn text(&mut self, text: &str) {
        match self.sink {
            Some(Sink::Text) => self.say(text),
            Some(Sink::Instruction) => self.fields.instruction(text),
            None => {}
        }
    }

    /// Adds to the open run; numbers of pages are layout.
    fn say(&mut self, text: &str) {
        if self.fields.counts_pages() || self.page_fields > 0 {
            return;
        }
        if let Some(run) = self.runs.last_mut() {
            run.text.push_str(text);
            self.content.text += text.len();
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if is_passed_over(tag.name) {
            match tag.kind {
                Kind::Open => self.passed_over += 1,
                Kind::Close => self.passed_over = self.passed_over.saturating_sub(1),
                Kind::Empty => {}
            }
        }
        if self.passed_over > 0 {
            return;
        }
        if tag.begins() {
            self.begins(tag);
        }
        if tag.kind != Kind::Open {
            self.ends(tag);
        }
    }

    fn begins(&mut self, tag: &Tag<'_>) {
        let said = |name: &str| tag.attribute(name).unwrap_or_default();
        match tag.name {
            "w:tbl" => self.begins_table(tag.at.start),
            "w:tr" if self.tables == 1 => {
                if let Some(table) = self.table() {
                    table.rows.push(EditedRow { at: tag.at.clone(), ..EditedRow::default() });
                }
            }
            "w:tc" if self.tables == 1 => {
                if let Some(row) = self.row() {
                    row.cells.push(EditedCell { at: tag.at.clone(), span: 1, paragraphs: Vec::new() });
                }
            }
            "w:gridSpan" if self.tables == 1 => {
                let span = tag.number("w:val").map_or(1, |span| span as usize).clamp(1, COLUMNS);
                self.cell().into_iter().for_each(|cell| cell.span = span);
            }
            "w:trPr" => self.in_row_properties = self.tables == 1,
            "w:tblHeader" if self.in_row_properties => self.row().into_iter().for_each(|row| row.head = true),
            "w:txbxContent" => self.boxes += 1,
            "w:p" => {
                let at = tag.at.clone();
                self.paragraphs.push(EditedParagraph { at, boxed: self.boxes > 0, ..EditedParagraph::default() });
            }
            "w:pPr" => self.in_paragraph_properties = true,
            "w:pStyle" => self.paragraphs.last_mut().into_iter().for_each(|p| p.style = said("w:val")),
            "w:r" => self.begins_run(tag.at.start),
            "w:ins" | "w:del" | "w:moveTo" | "w:moveFrom" => self.recorded(tag),
            "w:hyperlink" | "w:sdt" => {
                let names = [said("w:tooltip"), said("w:tgtFrame")];
                let around = self.carriers.last().copied().flatten();
                self.carriers.push(names.iter().find_map(|name| figure_number(name)).or(around));
            }
            "w:tag" => {
                let number = figure_number(&said("w:val"));
                self.carriers.last_mut().into_iter().for_each(|carrier| *carrier = carrier.or(number));
            }
            "w:fldSimple" => {
                let counts_pages = is_page(&said("w:instr"));
                self.simple_fields.push(counts_pages);
                self.page_fields += usize::from(counts_pages);
            }
            "w:altChunk" | "w:subDoc" => self.content.foreign += 1,
            _ => self.begins_in_run(tag),
        }
    }

    fn begins_in_run(&mut self, tag: &Tag<'_>) {
        if self.runs.is_empty() || self.in_paragraph_properties {
            return;
        }
        match tag.name {
            "w:rStyle" => {
                let look = self.styles.look(&tag.attribute("w:val").unwrap_or_default());
                let run = self.runs.last_mut().filter(|run| !run.own_look);
                run.into_iter().for_each(|run| run.look = run.look.max(look));
            }
            "w:t" | "w:delText" | "m:t" => self.sink = Some(Sink::Text),
            "w:instrText" | "w:delInstrText" => self.sink = Some(Sink::Instruction),
            "w:br" | "w:cr" => self.say("\n"),
            "w:tab" | "w:ptab" => self.say("\t"),
            "w:noBreakHyphen" => self.say("-"),
            "w:footnoteReference" | "w:endnoteReference" => {
                let number = tag.attribute("w:id").and_then(|id| id.parse().ok()).unwrap_or_default();
                self.say(&raised(number));
            }
            "w:fldChar" => {
                let step = tag.attribute("w:fldCharType").as_deref().and_then(Step::of);
                step.into_iter().for_each(|step| self.fields.step(step));
            }
            _ => {
                if let (Some(look), Some(run)) = (look_of(tag), self.runs.last_mut()) {
                    // Of several properties the one that hides most counts; one that is switched off undoes the style.
                    run.look = if run.own_look { run.look.max(look) } else { look };
                    run.own_look = true;
                }
            }
        }
    }

    /// An empty element in properties speaks of their paragraph or row, another one of what is in it.
    fn recorded(&mut self, tag: &Tag<'_>) {
        let inserted = matches!(tag.name, "w:ins" | "w:moveTo");
        let note = |recorded: &mut Recorded| {
            if inserted { recorded.inserted = true } else { recorded.deleted = true }
        };
        if self.in_paragraph_properties {
            self.paragraphs.last_mut().into_iter().for_each(|paragraph| note(&mut paragraph.recorded));
        } else if self.in_row_properties {
            self.row().into_iter().for_each(|row| note(&mut row.recorded));
        } else if inserted {
            self.inserted += 1;
        } else {
            self.deleted += 1;
        }
    }

    fn begins_run(&mut self, start: usize) {
        let style = self.paragraphs.last().map_or("", |paragraph| &paragraph.style);
        let look = self.styles.look(style);
        self.runs.push(Run { start, look, ..Run::default() });
    }

    fn begins_table(&mut self, start: usize) {
        self.tables += 1;
        if self.tables == 1 {
            self.content.blocks.push(EditedBlock::Table(EditedTable { at: start..start, rows: Vec::new() }));
        }
    }

    fn ends(&mut self, tag: &Tag<'_>) {
        let end = tag.at.end;
        match tag.name {
            "w:tbl" => {
                if self.tables == 1 {
                    self.table().into_iter().for_each(|table| table.at.end = end);
                }
                self.tables = self.tables.saturating_sub(1);
            }
            "w:tr" if self.tables == 1 => self.row().into_iter().for_each(|row| row.at.end = end),
            "w:tc" if self.tables == 1 => self.cell().into_iter().for_each(|cell| cell.at.end = end),
            "w:trPr" => self.in_row_properties = false,
            "w:txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            "w:p" => self.ends_paragraph(end),
            "w:pPr" => self.in_paragraph_properties = false,
            "w:r" => self.ends_run(end),
            "w:ins" | "w:moveTo" if !self.in_properties() => self.inserted = self.inserted.saturating_sub(1),
            "w:del" | "w:moveFrom" if !self.in_properties() => self.deleted = self.deleted.saturating_sub(1),
            "w:hyperlink" | "w:sdt" => drop(self.carriers.pop()),
            "w:fldSimple" => self.page_fields -= usize::from(self.simple_fields.pop().unwrap_or_default()),
            "w:t" | "w:delText" | "m:t" | "w:instrText" | "w:delInstrText" => self.sink = None,
            _ => {}
        }
    }

    fn in_properties(&self) -> bool {
        self.in_paragraph_properties || self.in_row_properties
    }

    fn ends_run(&mut self, end: usize) {
        let Some(Run { start, text, look, .. }) = self.runs.pop() else { return };
        let figure = self.carriers.last().copied().flatten();
        let recorded = Recorded { inserted: self.inserted > 0, deleted: self.deleted > 0 };
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !text.is_empty()) else { return };
        paragraph.runs.push(EditedRun { at: start..end, text, figure, look, recorded });
    }

    /// A paragraph of a box stands behind those that the one around it stands behind.
    fn ends_paragraph(&mut self, end: usize) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        paragraph.at.end = end;
        if self.tables > 0 {
            if let Some(cell) = self.cell() {
                cell.paragraphs.push(paragraph);
            }
        } else {
            self.content.blocks.push(EditedBlock::Paragraph(paragraph));
        }
    }

    fn table(&mut self) -> Option<&mut EditedTable> {
        match self.content.blocks.last_mut()? {
            EditedBlock::Table(table) => Some(table),
            EditedBlock::Paragraph(_) => None,
        }
    }

    fn row(&mut self) -> Option<&mut EditedRow> {
        self.table()?.rows.last_mut()
    }

    fn cell(&mut self) -> Option<&mut EditedCell> {
        self.row()?.cells.last_mut()
    }
}

/// More columns than Word has; a cell covers no more.
const COLUMNS: usize = 63;
