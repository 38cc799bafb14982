//! A workbook marked: findings on their cells, the sheet of results first.

use super::book::Book;
use super::cells::{At, Outline};
use super::marking::{AnnotatedWorkbook, Annotations};
use super::notes::{Notes, SheetNotes};
use super::signature::Signatures;
use super::styles::Styles;
use super::{blank, cells, macros, notes, sheet, styles, threads, words};
use crate::key;
use crate::messages::Catalogue;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::workbook::CellRef;
use crate::ooxml::package::Package;
use crate::ooxml::xml_edits::Edits;
use crate::ooxml::{Unusable, content_types, relationships};
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};

/// Most cells of a sheet that get a note; a workbook with more to say needs another look than cell by cell.
const NOTES: usize = 1_000;

/// The locality's own file with what is reported of it, or, where that cannot be done, a workbook that only tells.
///
/// # Errors
/// Only if the parts of the empty workbook were damaged, which a test rules out.
pub fn annotated_workbook(marking: &Annotations<'_>, bytes: &[u8]) -> anyhow::Result<AnnotatedWorkbook> {
    marked(marking, bytes, None).or_else(|refused| {
        let alone = marked(marking, &blank::workbook()?, Some(refused));
        alone.map_err(|why| anyhow::anyhow!("the empty workbook: {why:?}"))
    })
}

/// Marks a package; one that is not the locality's own says why.
fn marked(marking: &Annotations<'_>, bytes: &[u8], refused: Option<Unusable>) -> Result<AnnotatedWorkbook, Unusable> {
    let mut package = Package::open(bytes, &marking.limits)?;
    let book = Book::of(&mut package)?;
    macros::remove(&mut package, &book)?;
    let names: BTreeMap<String, String> =
        book.sheets.iter().map(|sheet| ((marking.shown)(&sheet.name), sheet.name.clone())).collect();
    let styles_part = styles_part(&mut package, &book)?;
    let styles_text = package.required(&styles_part)?;
    let mut styles = Styles::of(&styles_text)?;
    let signatures = Signatures::of(marking.catalogue);
    let mut remarks = remarks(&marking.findings, marking.catalogue);
    let results = book.results(&mut package)?;
    for (place, sheet) in book.sheets.iter().enumerate().filter(|(place, _)| Some(*place) != results) {
        let remarks = remarks.remove(&(marking.shown)(&sheet.name)).unwrap_or_default();
        if !sheet.part.is_empty() {
            let (number, part) = (place + 1, &sheet.part);
            let page = Page { book: &book, number, part, again: results.is_some(), signatures: &signatures };
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
            book.insert_first(&mut package, &free_name(&book, marking.catalogue), &part)?;
        }
    }
    package.put(&styles_part, styles.finish());
    Ok(AnnotatedWorkbook { bytes: package.finish()?, own: refused.is_none() })
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
            say(&folded.at, folded.severity, &|| words::note_under(folded, finding, catalogue));
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
    signatures: &'a Signatures,
}

/// Marks the cells of one sheet and leaves it unselected.
fn mark_sheet(
    package: &mut Package<'_>,
    page: &Page<'_>,
    remarks: Remarks,
    styles: &mut Styles<'_>,
    now: DateTime<FixedOffset>,
) -> Result<(), Unusable> {
    let Page { book, number, part, again, signatures } = *page;
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
        let related = relationships::of(package, part)?;
        let desk = SheetNotes { book, sheet: part, number, related: &related, signatures };
        if let Some(id) = notes::write(package, &desk, outline.drawing.as_deref(), &notes)? {
            let (p, space) = (&outline.prefix, book.relationships());
            edits.insert(outline.drawing_at, format!("<{p}legacyDrawing xmlns:r=\"{space}\" r:id=\"{id}\"/>"));
        }
        threads::answer(package, (book, &signatures.own.author), &related, &notes, now)?;
    }
    package.put(part, edits.apply(&text));
    Ok(())
}

/// The part of formats, made where there is none.
fn styles_part(package: &mut Package<'_>, book: &Book) -> Result<String, Unusable> {
    if let Some(part) = book.styles.clone().filter(|part| package.has(part)) {
        return Ok(part);
    }
    // Some readers, openpyxl among them, look for formats under the usual name alone.
    let folder = folder(&book.part);
    let usual = format!("{folder}styles.xml");
    let part = if package.has(&usual) { package.free(&format!("{folder}styles"), ".xml") } else { usual };
    content_types::add(package, &part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")?;
    relationships::add(package, &book.part, &book.relationship("styles"), &part)?;
    package.put(&part, styles::NONE.replace("{space}", book.space()));
    Ok(part)
}

/// The folder of a part with a slash behind it, empty for the package's own.
fn folder(part: &str) -> String {
    part.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"))
}

/// The name of the sheet of results that the workbook has not.
fn free_name(book: &Book, catalogue: &Catalogue) -> String {
    let name = catalogue.word(key!("results-sheet"));
    let numbered = (2..).map(|n| format!("{name} ({n})"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !book.has_sheet(name)).unwrap_or_default()
}
