//! The explanations that localities give.

use crate::messages::built_in;
use crate::model::excerpt::excerpt;
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::submission::Submission;
use crate::model::workbook::CellRef;
use std::collections::BTreeMap;

/// Characters of an explanation that are told: half a page.
const LONGEST: usize = 1_500;

/// What the locality wrote on the sheet of results or in the remarks next to the value, where the rule takes an explanation
/// of such a finding.
pub(super) fn explanation(form: &Form, finding: &Finding, by_file: &BTreeMap<&str, &Submission>) -> Option<String> {
    if !form.takes_explanation(finding) {
        return None;
    }
    let submission = by_file.get(finding.at.file()?)?;
    let in_results =
        submission.listed.iter().find(|listed| listed.is(finding, &built_in)).and_then(|l| l.explanation.clone());
    let beside_line = || submission.lines.get(finding.line.as_ref()?)?.note.clone();
    let beside_row = || remark(form, submission, finding.at.cell()?);
    let said = in_results.or_else(beside_line).or_else(beside_row).filter(|note| !note.trim().is_empty());
    said.map(|note| excerpt(&note, LONGEST).into_owned())
}

/// The remarks of the row of a table that a cell stands in.
fn remark(form: &Form, submission: &Submission, cell: &CellRef) -> Option<String> {
    form.sheets.iter().find_map(|sheet| {
        let column = sheet.kind.table()?.iter().find(|column| column.explains)?;
        let mut rows = submission.tables.get(&sheet.key)?.iter();
        let row = rows.find(|row| row.at.sheet == cell.sheet && row.at.row == cell.row)?;
        row.text(&column.key).map(str::to_owned)
    })
}
