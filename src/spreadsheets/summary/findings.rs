//! The sheet of findings, in the order of `findings.json`.

use super::summary_workbook::{SummaryWorkbook, Table, under};
use crate::key;
use crate::messages::Catalogue;
use crate::model::finding::{Finding, Folded};
use crate::model::message::Message;
use crate::spreadsheets::book;
use crate::spreadsheets::cell::texts;
use anyhow::Result;

const TABLE: Table<'_> = Table {
    name: key!("summary-findings-sheet"),
    title: key!("summary-findings-title"),
    heads: &[
        (key!("head-code"), 6),
        (key!("head-locality"), 18),
        (key!("head-severity"), 10),
        (key!("head-rule"), 8),
        (key!("head-line"), 9),
        (key!("head-file"), 26),
        (key!("head-sheet"), 16),
        (key!("head-cell"), 10),
        (key!("head-raw"), 16),
        (key!("head-finding"), 60),
        (key!("head-left"), 18),
        (key!("head-right"), 18),
        (key!("head-suggestion"), 40),
        (key!("head-basis"), 40),
        (key!("head-same-cause"), 40),
        (key!("head-explanation-of-locality"), 30),
        (key!("head-waiver"), 30),
    ],
    repeated: Some(2),
};

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    desk.table(&TABLE, of.findings.len())?;
    for (row, finding) in of.findings.iter().enumerate() {
        let code = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
        let name =
            finding.place.as_ref().map_or_else(String::new, |place| of.catalogue.text(&of.book.place_name(place)));
        let cells = cells(finding);
        let folded = finding.explains.iter().map(|folded| told(folded, of.catalogue)).collect::<Vec<_>>().join("\n");
        let waived = finding.waiver.as_ref().map(|waiver| waiver.reason.as_str());
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let worded = |message: &Option<Message>| message.as_ref().map(|it| of.catalogue.text(it)).unwrap_or_default();
        let (raw, left, right) = (optional(&finding.raw), worded(&finding.left), worded(&finding.right));
        let message = of.catalogue.text(&finding.message);
        let (mend, basis, said) =
            (worded(&finding.suggestion), worded(&finding.basis()), optional(&finding.explanation));
        let severity = of.catalogue.text(&finding.severity.message());
        let words = [
            &*code,
            &name,
            &severity,
            &finding.rule,
            finding.line.as_deref().unwrap_or_default(),
            finding.at.file().unwrap_or_default(),
            finding.at.sheet().unwrap_or_default(),
            &cells,
            &raw,
            &message,
            &left,
            &right,
            &mend,
            &basis,
            &folded,
            &said,
            waived.unwrap_or_default(),
        ];
        let (sheet, formats) = desk.open(TABLE.name)?;
        texts(sheet, under(row, 0), &words, &formats.wrapped)?;
        let cells: Vec<(&str, u16)> =
            words.into_iter().zip(TABLE.heads).map(|(text, (_, width))| (text, *width)).collect();
        book::fit(sheet, under(row, 0).0, &cells)?;
    }
    Ok(())
}

/// `D10:D12, D15`.
fn cells(finding: &Finding) -> String {
    let address = finding.address();
    finding.at.cell().and_then(|_| address.rsplit('!').next()).unwrap_or_default().to_owned()
}

fn told(folded: &Folded, catalogue: &Catalogue) -> String {
    format!("{}: {}", folded.rule, catalogue.text(&folded.message))
}
