//! The first sheet: what the workbook is and how to read it.

use super::grid::BEFORE;
use super::summary_workbook::SummaryWorkbook;
use crate::model::figure::CARRIED;
use crate::model::message::Message;
use crate::spreadsheets::book;
use crate::spreadsheets::cell::text;
use crate::{key, msg};
use anyhow::Result;

const SHEET: &str = key!("summary-about-sheet");

const HOW_TO_READ: [&str; 9] = [
    key!("summary-about-localities"),
    key!("summary-about-formulas"),
    key!("summary-about-rates"),
    key!("summary-about-qualifiers"),
    key!("summary-about-signs"),
    key!("summary-about-nothing"),
    key!("summary-about-digits"),
    key!("summary-about-sources"),
    key!("summary-about-edits"),
];

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let (conference, catalogue) = (of.conference, of.catalogue);
    let facts = [
        Message::verbatim(conference.title),
        msg!("summary-period-and-form", period = *conference.period, form = &of.form.title),
        msg!("summary-made-at", at = of.created),
    ];
    let carried = of.book.carried.as_ref().map(|carried| {
        let mark = Message::new(BEFORE);
        msg!("summary-about-carried", sign = CARRIED.to_string(), period = carried.period, mark = mark)
    });
    let synthetic = conference.synthetic.then(|| msg!("synthetic-data"));
    let lines = synthetic.into_iter().chain(facts).chain(HOW_TO_READ.map(Message::new)).chain(carried);
    desk.sheet(SHEET, key!("summary-about-title"), (0, 1))?;
    let (sheet, formats) = desk.open(SHEET)?;
    sheet.set_column_width(0, 120)?;
    for (row, line) in (4..).zip(lines) {
        let words = catalogue.text(&line);
        text(sheet, (row, 0), &words, &formats.wrapped)?;
        book::fit(sheet, row, &[(&words, 115)])?;
    }
    Ok(())
}
