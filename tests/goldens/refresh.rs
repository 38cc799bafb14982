//! Documents that somebody edited, with the figures of another day. A file of `tests/refresh/` describes a document as it was
//! generated then, what was done to it, the document as it is generated now, and what must come of the three:
//!
//! ```text
//! What the case is about.
//! === then
//! # A heading
//! Words with {vn/3 968} a figure.[^ A note with {08/3 5}.]
//! - an item
//! | Head | Head
//! | Hà Nội | {01/3 90}
//! ~ A chart: cụm | Hà Nội = 01/3 90 | Huế = 46/3 12
//! === edit
//! words: A => B
//! === now
//! === result
//! ```

use crate::support::edit::{self, Shown};
use crate::support::golden::{self, root, stems, templates};
use briefbook::config;
use briefbook::messages::Catalogues;
use briefbook::model::document::*;
use briefbook::model::edit::RefreshReport;
use briefbook::model::figure::{Aspect, FigureKey, Place};
use briefbook::model::standing::Standing;
use briefbook::model::style::Look;
use briefbook::render::{Batch, FORMATS};
use briefbook::word_edits::{Refreshed, refresh};
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use std::fs;
use std::sync::OnceLock;

const FOLDER: &str = "refresh";

pub fn trials() -> Vec<Trial> {
    let trial = |name: String| Trial::test(format!("refresh/{name}"), move || run(&name));
    stems(FOLDER, "txt").into_iter().map(trial).collect()
}

fn run(name: &str) -> Result<(), Failed> {
    let file = format!("{FOLDER}/{name}.txt");
    let case = fs::read_to_string(root().join("tests").join(&file))?;
    let section = |of: &str| -> Option<&str> {
        let (_, rest) = case.split_once(&format!("=== {of}\n"))?;
        Some(rest.split("=== ").next().unwrap_or(rest))
    };
    let (then, edits, now) = (section("then"), section("edit"), section("now"));
    let (Some(then), Some(edits), Some(now)) = (then, edits, now) else { return Err("a section is missing".into()) };
    let then_file = rendered(then, "2026-12-05T08:00:00+07:00")?;
    let now_file = rendered(now, "2026-12-12T08:00:00+07:00")?;
    let edited =
        edits.lines().filter(|line| !line.is_empty()).fold(then_file.clone(), |file, line| edit::apply(&file, line));
    let made = refreshed(&edited, &now_file)?;
    let again = refreshed(&made.bytes, &now_file)?;
    let shown = Shown::of(&made.bytes);
    if Shown::of(&again.bytes).without_comments() != shown.without_comments() {
        return Err(format!("another refresh changes it\n{}", Shown::of(&again.bytes)).into());
    }
    let untouched = refreshed(&then_file, &now_file)?;
    let (of_untouched, of_now) = (Shown::of(&untouched.bytes), Shown::of(&now_file));
    if !untouched.report.notes.is_empty() || of_untouched != of_now {
        return Err(format!("the unedited document becomes\n{of_untouched}\ninstead of\n{of_now}").into());
    }
    let head = case.split("=== result").next().unwrap_or_default();
    Ok(golden::check(&file, &format!("{head}=== result\n{shown}{}", told(&made.report)))?)
}

fn refreshed(edited: &[u8], now: &[u8]) -> Result<Refreshed, Failed> {
    refresh(edited, now, &Catalogues::built_in(), Decimal::ONE).map_err(|why| format!("{why:?}").into())
}

fn told(report: &RefreshReport) -> String {
    let RefreshReport { with_base, figures, edited, added, removed, notes } = report;
    let without = if *with_base { "" } else { ", without a base" };
    let counts = format!("--- {figures} figures, {edited} edited, {added} added, {removed} removed{without}\n");
    let note = |note: &briefbook::model::edit::RefreshNote| format!("{:?}: {} / {}\n", note.why, note.edited, note.now);
    counts + &notes.iter().map(note).collect::<String>()
}

fn look() -> &'static Look {
    static LOOK: OnceLock<Look> = OnceLock::new();
    LOOK.get_or_init(|| {
        let (conference, _) = config::conference(&golden::sample()).unwrap();
        config::pack(&templates(), &conference, &briefbook::validate::built_in()).unwrap().look
    })
}

/// The Word file of a document that is described line by line.
fn rendered(text: &str, created: &str) -> Result<Vec<u8>, Failed> {
    let document = Described::default().document(text, created);
    let documents = [document];
    let catalogues = Catalogues::built_in();
    let batch = Batch::new(&documents, look(), &catalogues);
    let word = FORMATS.iter().find(|format| format.extension == "docx").unwrap();
    let mut files = (word.render)(&batch)?;
    files.pop().ok_or_else(|| "no file".into())
}

#[derive(Default)]
struct Described {
    blocks: Vec<Block>,
    notes: usize,
    charts: usize,
    facts: std::collections::BTreeMap<FigureKey, FigureFacts>,
}

impl Described {
    fn document(mut self, text: &str, created: &str) -> Document {
        text.lines().filter(|line| !line.is_empty()).for_each(|line| self.line(line));
        let meta = Meta {
            title: "Báo cáo".into(),
            subject: "Cụm công nghiệp".into(),
            author: "Bộ Công Thương".into(),
            created: created.parse().unwrap(),
        };
        Document {
            conference: "2026-12-hoi-nghi-ccn".into(),
            facts: self.facts,
            path: "bao-cao".into(),
            language: Default::default(),
            meta,
            footer: format!("Mã {}", &created[5..10]),
            legend: Vec::new(),
            sections: vec![Section { orientation: Orientation::Portrait, annex: false, blocks: self.blocks }],
        }
    }

    fn line(&mut self, line: &str) {
        let block = match line.split_once(' ') {
            Some(("#", words)) => {
                let content = self.inlines(words);
                Block::Heading(Heading { level: 1, number: String::new(), annex: false, content })
            }
            Some(("-", words)) => {
                let item = self.inlines(words);
                Block::List(List { marks: vec!["-".into()], items: vec![item] })
            }
            Some(("|", cells)) => return self.row(cells),
            Some(("~", chart)) => self.chart(chart),
            _ => Block::Paragraph(Paragraph { role: Role::Body, content: self.inlines(line) }),
        };
        self.blocks.push(block);
    }

    /// The first row of a table is its head.
    fn row(&mut self, cells: &str) {
        let cell = |this: &mut Described, words: &str| Cell { content: this.inlines(words.trim()), span: 1, behind: 0 };
        let cells: Vec<Cell> = cells.split('|').map(|words| cell(self, words)).collect();
        if let Some(Block::Table(table)) = self.blocks.last_mut() {
            return table.rows.push(Row { kind: RowKind::Body, cells });
        }
        let share = 1000 / cells.len() as u32;
        let columns = cells.iter().map(|_| Column { share, align: Align::Left }).collect();
        let header = vec![Row { kind: RowKind::Head, cells }];
        self.blocks.push(Block::Table(Table {
            look: TableLook::Grid,
            caption: Vec::new(),
            columns,
            header,
            rows: Vec::new(),
        }));
    }

    fn chart(&mut self, described: &str) -> Block {
        self.charts += 1;
        let (title, points) = described.split_once(" | ").unwrap();
        let (title, unit) = title.split_once(": ").unwrap();
        let (mut categories, mut found) = (Vec::new(), Vec::new());
        for point in points.split(" | ") {
            let (name, figure) = point.split_once(" = ").unwrap();
            let (key, text) = figure.split_once(' ').unwrap();
            categories.push(name.to_owned());
            let key = self.key(key, text);
            found.push(Some(Point { value: value(text).unwrap(), text: text.into(), key }));
        }
        Block::Chart(Chart {
            kind: ChartKind::Ranked,
            caption: vec![Inline::text(format!("Hình {}. {title}", self.charts))],
            alt: title.into(),
            unit: unit.into(),
            unit_title: format!("Đơn vị: {unit}"),
            compact: false,
            days: Vec::new(),
            categories,
            series: vec![Series { name: title.into(), target: false, points: found }],
            remarks: Vec::new(),
        })
    }

    fn inlines(&mut self, text: &str) -> Vec<Inline> {
        let (mut found, mut rest) = (Vec::new(), text);
        while let Some(at) = rest.find(['{', '[']) {
            let (before, from) = rest.split_at(at);
            found.extend((!before.is_empty()).then(|| Inline::text(before)));
            rest = match from.strip_prefix("[^ ") {
                Some(note) => {
                    let (words, after) = note.split_once(".]").unwrap();
                    self.notes += 1;
                    let number = self.notes;
                    let content = self.inlines(&format!("{words}."));
                    found.push(Inline::Note(Note::numbered(number, format!("Ghi chú {number}"), content)));
                    after
                }
                None => {
                    let (figure, after) = from[1..].split_once('}').unwrap();
                    let (key, text) = figure.split_once(' ').unwrap();
                    let key = self.key(key, text);
                    found.push(Inline::Figure { key, text: text.into(), emphasis: Emphasis::default(), source: None });
                    after
                }
            };
        }
        found.extend((!rest.is_empty()).then(|| Inline::text(rest)));
        found
    }

    fn key(&mut self, key: &str, text: &str) -> FigureKey {
        let parts: Vec<&str> = key.split('/').collect();
        let aspect = if parts.len() > 2 { Aspect::Change(0) } else { Aspect::Value };
        let key = FigureKey { place: Place::parse(parts[0]), line: parts[1].into(), aspect };
        let facts = FigureFacts { value: value(text), unit: "cụm".into(), standing: Standing::Sound };
        self.facts.insert(key.clone(), facts);
        key
    }
}

fn value(text: &str) -> Option<Decimal> {
    text.replace('.', "").replace(',', ".").parse().ok()
}
