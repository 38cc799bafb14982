//! A table of the edited document with today's rows: what people wrote into rows and columns of their own stays where its row
//! remains.

use super::context::{Context, InPart, is_annotated};
use super::imported::imported;
use super::units::{CellText, RowText, TableText};
use crate::model::edit::RefreshWhy;
use crate::msg;
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{Edits, Kind, Tags};
use crate::word_edits::align::{By, align, align_in_order};
use std::collections::BTreeSet;

/// The versions of a table.
#[derive(Clone, Copy)]
pub(super) struct Tables<'t> {
    pub(super) then: &'t TableText,
    pub(super) edited: &'t TableText,
    pub(super) now: &'t TableText,
}

/// Which row of one version is which of another.
struct Rows {
    to_edited: Vec<Option<usize>>,
    to_now: Vec<Option<usize>>,
}

/// The edited table with today's rows and figures.
///
/// # Errors
/// The XML is broken.
pub(super) fn refreshed_table(
    context: &mut Context<'_>,
    tables: Tables<'_>,
    xml: &str,
    now_xml: &str,
) -> Result<String, Unusable> {
    let items = |table: &TableText, by: By<'_>| table.rows.iter().map(|row| row.item(by)).collect::<Vec<_>>();
    let (base_then, base_now) = (context.then, context.now);
    let rows = Rows {
        to_edited: align(&items(tables.then, By::Number), &items(tables.edited, By::Number)),
        to_now: align(&items(tables.then, By::Key(base_then)), &items(tables.now, By::Key(base_now))),
    };
    let whole = xml.get(tables.edited.at.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (tables.edited.rows.first(), tables.edited.rows.last()) else {
        return Ok(whole.to_owned());
    };
    let start = tables.edited.at.start;
    let mut table = Refreshing { tables, rows, xml, now_xml, made: Vec::new() };
    let made = table.rows(context)?;
    let mut edits = Edits::default();
    edits.replace(first.at.start - start..last.at.end - start, made);
    Ok(edits.apply(whole))
}

struct Refreshing<'t> {
    tables: Tables<'t>,
    rows: Rows,
    xml: &'t str,
    now_xml: &'t str,
    /// Rows in their new order: of which row of the edited table each is.
    made: Vec<(Option<usize>, String)>,
}

impl Refreshing<'_> {
    fn rows(&mut self, context: &mut Context<'_>) -> Result<String, Unusable> {
        let Tables { then, edited, now } = self.tables;
        for (n, _) in now.rows.iter().enumerate() {
            let place = self.rows.to_now.iter().position(|place| *place == Some(n));
            let own = place.and_then(|place| self.rows.to_edited.get(place).copied().flatten());
            match (place.and_then(|place| then.rows.get(place)), own.and_then(|own| edited.rows.get(own))) {
                (Some(then), Some(row)) => {
                    let made = self.row(context, then, row, n)?;
                    self.made.push((own, made));
                }
                // Somebody took the row out.
                (Some(_), None) => {}
                (None, _) => self.new_row(context, n),
            }
        }
        if self.is_sorted_by_people() {
            self.made.sort_by_key(|(own, _)| own.unwrap_or(usize::MAX));
        }
        self.own_rows(context)?;
        Ok(self.made.iter().map(|(_, xml)| xml.as_str()).collect())
    }

    /// Whether people put the generated rows into another order.
    fn is_sorted_by_people(&self) -> bool {
        let order: Vec<usize> = self.rows.to_edited.iter().flatten().copied().collect();
        !order.is_sorted()
    }

    /// Rows that people added, and edited ones that are no longer generated, behind the row they stood behind.
    fn own_rows(&mut self, context: &mut Context<'_>) -> Result<(), Unusable> {
        let done: BTreeSet<usize> = self.made.iter().filter_map(|(own, _)| *own).collect();
        for (n, row) in self.tables.edited.rows.iter().enumerate().filter(|(n, _)| !done.contains(n)) {
            let then = self.rows.to_edited.iter().position(|place| *place == Some(n));
            let then = then.and_then(|then| self.tables.then.rows.get(then));
            let Some(made) = self.own_row(context, then, row)? else { continue };
            let behind = (0..n).rev().find_map(|before| self.made.iter().position(|(own, _)| *own == Some(before)));
            self.made.insert(behind.map_or(0, |place| place + 1), (Some(n), made));
        }
        Ok(())
    }

    /// Such a row; none where it is no longer generated and nobody edited it.
    fn own_row(
        &self,
        context: &mut Context<'_>,
        then: Option<&RowText>,
        row: &RowText,
    ) -> Result<Option<String>, Unusable> {
        let xml = self.xml.get(row.at.clone()).unwrap_or_default();
        if let Some(then) = then
            && is_untouched(context, then, row)
            && !is_annotated(xml)
        {
            context.report.removed += 1;
            return Ok(None);
        }
        let mut edits = Edits::default();
        for text in row.texts() {
            let made = context.alone(InPart { xml: self.xml, text })?;
            edits.replace(text.at.start - row.at.start..text.at.end - row.at.start, made);
        }
        let made = edits.apply(xml);
        if then.is_none() {
            return Ok(Some(made));
        }
        context.told(RefreshWhy::Gone, &row.words(), "");
        let comment = msg!("refresh-row-gone", day = context.day.as_str());
        context.comment(&made, &comment).map(Some)
    }

    /// A row that remains.
    fn row(&self, context: &mut Context<'_>, then: &RowText, row: &RowText, now: usize) -> Result<String, Unusable> {
        let xml = self.xml.get(row.at.clone()).unwrap_or_default();
        let Some(today) = self.tables.now.rows.get(now) else { return Ok(xml.to_owned()) };
        let to_then = cells(&row.cells, &then.cells, By::Number, By::Number);
        let to_now = cells(&then.cells, &today.cells, By::Key(context.then), By::Key(context.now));
        let mut edits = Edits::default();
        for (n, cell) in row.cells.iter().enumerate() {
            let place = to_then.get(n).copied().flatten();
            let generated = place.and_then(|place| then.cells.get(place));
            let new = place.and_then(|place| to_now.get(place).copied().flatten());
            let new = new.and_then(|new| today.cells.get(new));
            let made = self.cell(context, generated, cell, new)?;
            for (at, made) in made {
                edits.replace(at.start - row.at.start..at.end - row.at.start, made);
            }
        }
        Ok(edits.apply(xml))
    }

    /// What becomes of stretches of a cell.
    fn cell(
        &self,
        context: &mut Context<'_>,
        then: Option<&CellText>,
        cell: &CellText,
        now: Option<&CellText>,
    ) -> Result<Vec<(std::ops::Range<usize>, String)>, Unusable> {
        let own = |text| InPart { xml: self.xml, text };
        let (Some(then), Some(now)) = (then, now) else {
            let alone = cell.paragraphs.iter().map(|text| Ok((text.at.clone(), context.alone(own(text))?)));
            return alone.collect();
        };
        if then.paragraphs.len() == cell.paragraphs.len() && now.paragraphs.len() == cell.paragraphs.len() {
            let all = then.paragraphs.iter().zip(&cell.paragraphs).zip(&now.paragraphs);
            return all
                .map(|((then, text), now)| {
                    let now = InPart { xml: self.now_xml, text: now };
                    Ok((text.at.clone(), context.paragraph(then, own(text), now)?))
                })
                .collect();
        }
        let same = then.paragraphs.len() == cell.paragraphs.len()
            && then.paragraphs.iter().zip(&cell.paragraphs).all(|(then, text)| context.is_untouched(then, text));
        let stretch = |cell: &CellText| {
            let (first, last) = (cell.paragraphs.first()?, cell.paragraphs.last()?);
            Some(first.at.start..last.at.end)
        };
        let is_whole = |at: &std::ops::Range<usize>| Tags::all(self.xml.get(at.clone()).unwrap_or_default()).is_ok();
        if let (true, Some(at), Some(new)) = (same, stretch(cell).filter(is_whole), stretch(now))
            && let Some(made) = imported(context, self.now_xml.get(new).unwrap_or_default(), self.xml)
        {
            return Ok(vec![(at, made)]);
        }
        let items = |cell: &CellText, by: By<'_>| cell.paragraphs.iter().map(|text| text.item(by)).collect::<Vec<_>>();
        let to_then = align_in_order(&items(cell, By::Number), &items(then, By::Number));
        let to_now = align_in_order(&items(then, By::Key(context.then)), &items(now, By::Key(context.now)));
        let mut made = Vec::new();
        for (n, text) in cell.paragraphs.iter().enumerate() {
            let place = to_then.get(n).copied().flatten();
            let generated = place.and_then(|place| then.paragraphs.get(place));
            let new = place.and_then(|place| to_now.get(place).copied().flatten());
            let xml = match (generated, new.and_then(|new| now.paragraphs.get(new))) {
                (Some(then), Some(now)) => {
                    context.paragraph(then, own(text), InPart { xml: self.now_xml, text: now })?
                }
                _ => context.alone(own(text))?,
            };
            made.push((text.at.clone(), xml));
        }
        Ok(made)
    }

    /// A row that is new today, in the columns of the edited table.
    fn new_row(&mut self, context: &mut Context<'_>, now: usize) {
        let Some(row) = self.tables.now.rows.get(now) else { return };
        let xml = self.now_xml.get(row.at.clone()).unwrap_or_default();
        let made = match self.layout(row) {
            Some(cells) => in_columns(xml, row, &cells, self.now_xml, self.xml),
            None => xml.to_owned(),
        };
        match imported(context, &made, self.xml) {
            Some(made) => {
                context.report.added += 1;
                self.made.push((None, made));
            }
            None => context.told(RefreshWhy::Unplaced, "", &row.words()),
        }
    }

    /// For each cell of a row of the edited table the cell of a new row that goes there; none where people left the columns as
    /// they were.
    fn layout(&self, new: &RowText) -> Option<Vec<(Option<usize>, &CellText)>> {
        let Tables { then, edited, .. } = self.tables;
        let pairs = self.rows.to_edited.iter().enumerate().rev();
        let mut pairs = pairs.filter_map(|(n, own)| Some((then.rows.get(n)?, edited.rows.get((*own)?)?)));
        // A row of the same make tells where people put their columns.
        let (then, row) = pairs.find(|(then, _)| then.cells.len() == new.cells.len())?;
        let to_then = cells(&row.cells, &then.cells, By::Number, By::Number);
        let is_same = row.cells.len() == then.cells.len() && to_then.iter().enumerate().all(|(n, to)| *to == Some(n));
        (!is_same).then(|| to_then.into_iter().zip(&row.cells).collect())
    }
}

/// Which cell of one row is which of another: the same where both have as many.
fn cells(one: &[CellText], other: &[CellText], by: By<'_>, by_other: By<'_>) -> Vec<Option<usize>> {
    if one.len() == other.len() {
        return (0..one.len()).map(Some).collect();
    }
    let items = |cells: &[CellText], by: By<'_>| cells.iter().map(|cell| cell.item(by)).collect::<Vec<_>>();
    align_in_order(&items(one, by), &items(other, by_other))
}

fn is_untouched(context: &Context<'_>, then: &RowText, row: &RowText) -> bool {
    let to_then = cells(&row.cells, &then.cells, By::Number, By::Number);
    row.cells.iter().enumerate().all(|(n, cell)| {
        let generated = to_then.get(n).copied().flatten().and_then(|place| then.cells.get(place));
        match generated {
            Some(then) => {
                then.paragraphs.len() == cell.paragraphs.len()
                    && then.paragraphs.iter().zip(&cell.paragraphs).all(|(then, own)| context.is_untouched(then, own))
            }
            None => cell.words().is_empty(),
        }
    })
}

/// A row of today's with its cells where those of the edited table stand, empty ones in columns of people.
fn in_columns(
    xml: &str,
    row: &RowText,
    layout: &[(Option<usize>, &CellText)],
    now_xml: &str,
    edited_xml: &str,
) -> String {
    let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else { return xml.to_owned() };
    let cells: String = layout
        .iter()
        .map(|(place, own)| match place.and_then(|place| row.cells.get(place)) {
            Some(cell) => now_xml.get(cell.at.clone()).unwrap_or_default().to_owned(),
            None => emptied(edited_xml.get(own.at.clone()).unwrap_or_default()),
        })
        .collect();
    let mut edits = Edits::default();
    edits.replace(first.at.start - row.at.start..last.at.end - row.at.start, cells);
    edits.apply(xml)
}

/// A cell with its properties and one paragraph that says nothing.
fn emptied(cell: &str) -> String {
    let tags = Tags::all(cell).unwrap_or_default();
    let span = |name: &str, depth: usize| {
        let open = tags.iter().find(|tag| tag.name == name && tag.depth == depth)?;
        match open.kind {
            Kind::Empty => cell.get(open.at.clone()),
            _ => {
                let close =
                    tags.iter().find(|tag| tag.name == name && tag.depth == depth && tag.kind == Kind::Close)?;
                cell.get(open.at.start..close.at.end)
            }
        }
    };
    let (properties, look) = (span("w:tcPr", 1).unwrap_or_default(), span("w:pPr", 2).unwrap_or_default());
    format!("<w:tc>{properties}<w:p>{look}</w:p></w:tc>")
}
