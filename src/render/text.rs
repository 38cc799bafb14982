//! A document tree as plain text: the debugging format and the golden of tests.

use crate::model::document::{Block, Chart, Document, Inline, LegendEntry, List, Row, Strips, Table, TileMap};

/// Words only, or with the key of each figure: `968⟨vn/3⟩`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// `968`
    Hidden,
    /// `968⟨vn/3⟩`
    Shown,
}

/// The whole document.
pub fn text(document: &Document, provenance: Provenance) -> String {
    let mut out = Printer { out: String::new(), provenance };
    for section in &document.sections {
        out.line(&format!("=== {:?}", section.orientation));
        section.blocks.iter().for_each(|block| out.block(block));
    }
    out.out
}

struct Printer {
    out: String,
    provenance: Provenance,
}

impl Printer {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Masthead(m) => {
                let boxes = [&m.agency, &m.motto[0], &m.motto[1], &m.number];
                boxes.into_iter().for_each(|part| self.line(part));
                Some(&m.draft).filter(|draft| !draft.is_empty()).into_iter().for_each(|draft| self.line(draft));
                [&m.about, &m.place_date, &m.kind, &m.summary].into_iter().for_each(|part| self.line(part));
            }
            Block::TitleBlock(title) => {
                [&title.over, &title.name, &title.beside].into_iter().for_each(|part| self.line(part));
            }
            Block::Heading(heading) => {
                let words = self.words(&heading.content);
                let words = format!("{} {words}", heading.number);
                self.line(&format!("{} {}", "#".repeat(heading.level.into()), words.trim_start()));
            }
            Block::Contents(contents) => {
                self.line(&contents.title);
                contents
                    .entries
                    .iter()
                    .for_each(|entry| self.line(&format!("{}{}", "  ".repeat(entry.level.into()), entry.text)));
            }
            Block::Paragraph(paragraph) => {
                let words = self.words(&paragraph.content);
                self.line(&words);
                self.notes(block);
            }
            Block::List(list) => {
                self.list(list);
                self.notes(block);
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::TileMap(map) => self.map(map),
            Block::Strips(strips) => self.strips(strips),
            Block::PageBreak => self.line("--- page"),
            Block::Closing(closing) => {
                closing.recipients.iter().for_each(|line| self.line(&format!("- {line}")));
                closing.signer.iter().for_each(|line| self.line(line));
            }
        }
    }

    fn notes(&mut self, block: &Block) {
        for note in block.notes() {
            let words = self.words(&note.content);
            self.line(&format!("  {} {words}", note.mark));
        }
    }

    fn list(&mut self, list: &List) {
        for (mark, item) in list.marks.iter().zip(&list.items) {
            let words = self.words(item);
            self.line(&format!("{mark} {words}"));
        }
    }

    fn table(&mut self, table: &Table) {
        let caption = self.words(&table.caption);
        self.line(&caption);
        table.header.iter().chain(&table.rows).for_each(|row| self.row(row));
    }

    fn row(&mut self, row: &Row) {
        let cells: Vec<String> = row.cells.iter().map(|cell| self.words(&cell.content)).collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn chart(&mut self, chart: &Chart) {
        let caption = self.words(&chart.caption);
        self.line(&caption);
        for (i, category) in chart.categories.iter().enumerate() {
            let points = chart.series.iter().map(|series| match series.points.get(i).and_then(Option::as_ref) {
                Some(point) => self.figure(&point.text, &point.key.to_string()),
                None => "…".to_owned(),
            });
            let points: Vec<String> = points.collect();
            let remark = chart.remarks.get(i).filter(|remark| !remark.is_empty());
            let remark = remark.map_or(String::new(), |remark| format!(" {remark}"));
            self.line(&format!("{category}: {}{remark}", points.join(", ")));
        }
    }

    fn map(&mut self, map: &TileMap) {
        let caption = self.words(&map.caption);
        self.line(&caption);
        for LegendEntry { fill, text } in &map.legend {
            let on = map.tiles.iter().filter(|tile| tile.fill == *fill).map(|tile| match &tile.value {
                Some(point) => format!("{} {}", tile.name, self.figure(&point.text, &point.key.to_string())),
                None => tile.name.clone(),
            });
            let on: Vec<String> = on.collect();
            self.line(&format!("{text}: {}", on.join(", ")));
        }
    }

    fn strips(&mut self, strips: &Strips) {
        let caption = self.words(&strips.caption);
        self.line(&caption);
        self.line(&strips.heads.join(" | "));
        for strip in &strips.strips {
            let figures = strip.figures.iter().map(|figure| self.figure(&figure.text, &figure.key.to_string()));
            let figures = figures.collect::<Vec<_>>().join(", ");
            let own = strip.own.map_or_else(|| "–".to_owned(), |own| own.to_string());
            self.line(&format!("{} [{own} among {}]: {figures}", strip.name, strip.others.len()));
        }
    }

    fn words(&self, content: &[Inline]) -> String {
        content
            .iter()
            .map(|inline| match inline {
                Inline::Figure { key, text, .. } => self.figure(text, &key.to_string()),
                Inline::Text { .. }
                | Inline::Target { .. }
                | Inline::Reference { .. }
                | Inline::Note(_)
                | Inline::Break => inline.as_str().to_owned(),
            })
            .collect()
    }

    fn figure(&self, text: &str, key: &str) -> String {
        match self.provenance {
            Provenance::Hidden => text.to_owned(),
            Provenance::Shown => format!("{text}⟨{key}⟩"),
        }
    }
}
