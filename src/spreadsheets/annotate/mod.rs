//! The workbook handed back: the locality's own file with each finding on its cell, and a sheet of results before all.
//!
//! In: the bytes a locality sent and what is told of them. Out: a workbook in which everything the locality sent stands
//! as it stood. Must not: write anew what was not changed, run or fetch anything, or let text of a finding be a formula.
//!
//! ```text
//! bytes ─► package ─► relations, book ─► for each sheet: cells (+ styles), notes, threads ─► sheet ─► bytes
//! ```
//!
//! Parts are changed at the places found by `xml`; everything else of a part, and every other part, stays byte for byte:
//! charts, pictures, macros (which nothing here runs), names, print settings, the chain of calculation, which knows sheets
//! by an identifier that does not change. What cannot be changed safely (another format, a damaged package, one with a
//! signature that a change would break) is answered with the sheet of results alone.

mod blank;
mod book;
mod cells;
mod notes;
mod package;
mod relations;
mod sheet;
mod styles;
mod threads;
mod words;
mod xml;

use crate::messages::Catalogue;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::limits::Limits;
use crate::model::result_sheet::{Listed, SHEET};
use crate::model::workbook::CellRef;
use book::Book;
use cells::{At, Outline};
use chrono::{DateTime, FixedOffset};
use notes::{Desk, Notes};
use package::Package;
pub(super) use package::packed;
use std::collections::{BTreeMap, BTreeSet};
use styles::Styles;
use xml::Edits;
pub(super) use xml::{Tag, Tags, words};

/// Most cells of a sheet that get a note; a workbook with more to say needs another look than cell by cell.
const NOTES: usize = 1_000;

/// What is told of a workbook.
pub struct Marking<'a> {
    /// `tỉnh Tuyên Quang`.
    pub place: String,
    /// Title of the conference.
    pub conference: &'a str,
    /// Its period, in words.
    pub period: String,
    /// Name of the file as findings give it.
    pub file: &'a str,
    /// What was found, in order.
    pub findings: Vec<&'a Finding>,
    /// What the sheet of results named when the workbook was handed back before, and is found no more.
    pub report: Vec<&'a Listed>,
    /// Last moment for submissions.
    pub deadline: DateTime<FixedOffset>,
    /// Generation time.
    pub created: DateTime<FixedOffset>,
    /// What of a file is looked at.
    pub limits: Limits,
    /// A name from the workbook as findings give it.
    pub shown: &'a dyn Fn(&str) -> String,
    /// Words of findings.
    pub catalogue: &'a Catalogue,
}

/// A workbook to hand back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// `xlsx`, or `xlsm` where macros came with it: Excel opens neither under the other's name.
    pub extension: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is the locality's own file.
    pub own: bool,
}

/// Why a file cannot be changed safely, in Vietnamese, to stand in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused(&'static str);

impl Refused {
    fn broken() -> Refused {
        Refused("cấu trúc bên trong của tệp bị hỏng")
    }
}

impl From<quick_xml::Error> for Refused {
    fn from(_: quick_xml::Error) -> Refused {
        Refused::broken()
    }
}

impl From<zip::result::ZipError> for Refused {
    fn from(_: zip::result::ZipError) -> Refused {
        Refused("tệp không phải là gói .xlsx, bị hỏng hoặc có mật khẩu")
    }
}

impl From<std::io::Error> for Refused {
    fn from(_: std::io::Error) -> Refused {
        Refused::broken()
    }
}

/// The locality's own file with what is told of it, or, where that cannot be done, a workbook that only tells.
///
/// # Errors
/// Only if the parts of the empty workbook were damaged, which a test rules out.
pub fn hand_back(marking: &Marking<'_>, bytes: &[u8]) -> anyhow::Result<Marked> {
    marked(marking, bytes, None).or_else(|refused| {
        let alone = marked(marking, &blank::workbook()?, Some(refused));
        alone.map_err(|Refused(why)| anyhow::anyhow!("the empty workbook: {why}"))
    })
}

/// Marks a package; one that is not the locality's own says why.
fn marked(marking: &Marking<'_>, bytes: &[u8], refused: Option<Refused>) -> Result<Marked, Refused> {
    let mut package = Package::open(bytes, &marking.limits)?;
    let book = Book::of(&mut package)?;
    let names: BTreeMap<String, String> =
        book.sheets.iter().map(|sheet| ((marking.shown)(&sheet.name), sheet.name.clone())).collect();
    let styles_part = styles_part(&mut package, &book)?;
    let styles_text = package.required(&styles_part)?;
    let mut styles = Styles::of(&styles_text)?;
    let mut remarks = remarks(&marking.findings, marking.catalogue);
    let results = book.results(&mut package)?;
    for (place, sheet) in book.sheets.iter().enumerate().filter(|(place, _)| Some(*place) != results) {
        let remarks = remarks.remove(&(marking.shown)(&sheet.name)).unwrap_or_default();
        if !sheet.part.is_empty() {
            let page = Page { book: &book, number: place + 1, part: &sheet.part, again: results.is_some() };
            mark_sheet(&mut package, &page, remarks, &mut styles, marking.created)?;
        }
    }
    match results.and_then(|place| Some((place, &book.sheets.get(place)?.part))) {
        Some((place, part)) => {
            let drawing = Outline::of(&package.required(part)?)?.drawing;
            package.put(part, sheet::write(marking, refused, (&book, &names), &mut styles, drawing.as_deref()));
            book.open_on(&mut package, place)?;
        }
        None => {
            let part = package.free(&format!("{}worksheets/sheet", folder(&book.part)), ".xml");
            package.put(&part, sheet::write(marking, refused, (&book, &names), &mut styles, None));
            book.insert_first(&mut package, &free_name(&book), &part)?;
        }
    }
    package.put(&styles_part, styles.finish());
    let extension = if book.macros { "xlsm" } else { "xlsx" };
    Ok(Marked { extension, bytes: package.finish()?, own: refused.is_none() })
}

/// What is said on one cell, and how much it weighs.
type Remarks = BTreeMap<At, (Severity, String)>;

/// Remarks by sheet, as findings name it.
fn remarks(findings: &[&Finding], catalogue: &Catalogue) -> BTreeMap<String, Remarks> {
    let mut sheets: BTreeMap<String, Remarks> = BTreeMap::new();
    let mut say = |at: &Location, severity: Severity, words: &dyn Fn() -> String| {
        let Some(cell) = at.cell() else { return };
        let remarks = sheets.entry(cell.sheet.to_string()).or_default();
        if remarks.len() >= NOTES && !remarks.contains_key(&(cell.row, cell.col)) {
            return;
        }
        let remark = remarks.entry((cell.row, cell.col)).or_insert_with(|| (severity, String::new()));
        remark.0 = remark.0.min(severity);
        let words = words();
        if !remark.1.contains(&words) {
            let gap = if remark.1.is_empty() { "" } else { "\n\n" };
            remark.1.push_str(&format!("{gap}{words}"));
        }
    };
    for finding in findings {
        let note = || words::note(finding, catalogue);
        say(&finding.at, finding.severity, &note);
        for cell in &finding.more {
            say(&Location::Cell(cell.clone()), finding.severity, &note);
        }
        // What is the same of several cells is said by the finding itself.
        let said: BTreeSet<&CellRef> = finding.more.iter().collect();
        for folded in finding.explains.iter().filter(|folded| folded.at.cell().is_none_or(|at| !said.contains(at))) {
            say(&folded.at, folded.severity, &|| {
                words::note_under(&folded.rule, folded.severity, &catalogue.text(&folded.message), finding)
            });
        }
    }
    sheets
}

/// A sheet to be marked.
struct Page<'a> {
    book: &'a Book,
    /// Which of the workbook it is, from 1.
    number: usize,
    part: &'a str,
    /// It has marks from before, which are taken off.
    again: bool,
}

/// Marks the cells of one sheet and leaves it unselected.
fn mark_sheet(
    package: &mut Package<'_>,
    page: &Page<'_>,
    remarks: Remarks,
    styles: &mut Styles<'_>,
    now: DateTime<FixedOffset>,
) -> Result<(), Refused> {
    let Page { book, number, part, again } = *page;
    let text = package.required(part)?;
    let outline = Outline::of(&text)?;
    let mut edits = Edits::default();
    outline.deselect(&mut edits);
    if !remarks.is_empty() || again {
        let (mut weights, mut notes) = (BTreeMap::new(), Notes::new());
        for (at, (severity, words)) in remarks {
            let at = outline.seen(at);
            let weight = weights.entry(at).or_insert(severity);
            *weight = severity.min(*weight);
            let note: &mut String = notes.entry(at).or_default();
            let gap = if note.is_empty() { "" } else { "\n\n" };
            note.push_str(&format!("{gap}{words}"));
        }
        cells::mark(&text, &outline, (&weights, again), styles, &mut edits)?;
        let related = relations::of(package, part)?;
        let desk = Desk { book, sheet: part, number, related: &related };
        if let Some(id) = notes::write(package, &desk, outline.drawing.as_deref(), &notes)? {
            let (p, space) = (&outline.prefix, book.relationships());
            edits.insert(outline.drawing_at, format!("<{p}legacyDrawing xmlns:r=\"{space}\" r:id=\"{id}\"/>"));
        }
        threads::answer(package, book, &related, &notes, now)?;
    }
    package.put(part, edits.apply(&text));
    Ok(())
}

/// The part of formats, made where there is none.
fn styles_part(package: &mut Package<'_>, book: &Book) -> Result<String, Refused> {
    if let Some(part) = book.styles.clone().filter(|part| package.has(part)) {
        return Ok(part);
    }
    // Some readers, openpyxl among them, look for formats under the usual name alone.
    let folder = folder(&book.part);
    let usual = format!("{folder}styles.xml");
    let part = if package.has(&usual) { package.free(&format!("{folder}styles"), ".xml") } else { usual };
    relations::typed(package, &part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")?;
    relations::add(package, &book.part, &book.relationship("styles"), &part)?;
    package.put(&part, styles::NONE.replace("{space}", book.space()));
    Ok(part)
}

/// The folder of a part with a slash behind it, empty for the package's own.
fn folder(part: &str) -> String {
    part.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"))
}

/// The name of the sheet of results that the workbook has not.
fn free_name(book: &Book) -> String {
    let numbered = (2..).map(|n| format!("{SHEET} ({n})"));
    let mut names = std::iter::once(SHEET.to_owned()).chain(numbered);
    names.find(|name| !book.has_sheet(name)).unwrap_or_default()
}
