//! V27: a workbook made for the smaller territory that had the same name.

use super::super::input::RuleInput;
use super::super::without_former::{between_spaces, without_former};
use super::super::words::DISTRICTS;
use super::code_rule::{self, Check, CodeRules};
use crate::localities::MERGER;
use crate::model::finding::{Finding, Severity};
use crate::model::message::Message;
use crate::model::rule::Rule;
use crate::model::submission::TableRow;
use crate::model::workbook::CellRef;
use crate::msg;
use std::sync::Arc;

const ID: &str = "V27";
const SEVERITY: Severity = Severity::Warning;

/// 23 names mean a smaller place until 30/6/2025 and a larger one since. A workbook under such a name whose list still places
/// most of its rows in districts, which are no more, may be the smaller place's: its sums would lack the others.
pub(super) fn rule() -> CodeRules {
    CodeRules {
        rules: vec![Rule {
            title: msg!("rule-v27"),
            why: msg!("rule-v27-why"),
            reads: msg!("rule-v27-reads"),
            example: msg!("rule-v27-example"),
            in_force: msg!("asked-of-34"),
            basis: vec![MERGER.into()],
            ..code_rule::rule(ID, &[SEVERITY], file!())
        }],
        check: Check::One(merged_localities),
    }
}

fn merged_localities(input: RuleInput<'_>) -> Vec<Finding> {
    let locality = &input.submission.locality;
    let merged = input.context.former.and_then(|former| former.merged.get(&locality.id.code));
    let parts = merged.map_or(&[][..], Vec::as_slice);
    let others: Vec<Message> =
        parts.iter().filter(|part| **part != locality.name).map(|part| msg!("former-name", name = part)).collect();
    // Where no part has the name, the name cannot be taken for a part's.
    if others.is_empty() || others.len() == parts.len() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for sheet in &input.context.form.sheets {
        let columns = sheet.kind.table().into_iter().flatten().filter(|column| column.place);
        let columns: Vec<&Arc<str>> = columns.map(|column| &column.key).collect();
        let rows = input.rows(&sheet.key);
        let placed: Vec<(CellRef, &str)> = rows.iter().filter_map(|row| in_district(row, &columns)).collect();
        let Some((first, text)) = placed.first().filter(|_| placed.len() * 2 > rows.len()) else { continue };
        let name = msg!("former-name", name = &locality.name);
        let message = msg!(
            "merged-localities",
            rows = placed.len(),
            all = rows.len(),
            sheet = &first.sheet,
            name = name.clone(),
            others = others.clone()
        );
        let correction = msg!("merged-localities-correction", others = others.clone(), place = locality.title());
        findings.push(
            Finding::new(ID, SEVERITY, message)
                .with_cell(first, *text)
                .with_sides(name, msg!("new-name", name = &locality.name))
                .with_suggestion(correction)
                .with_basis([MERGER.into()]),
        );
    }
    findings
}

/// The cell that places a row in a district, and what it says.
fn in_district<'r>(row: &'r TableRow, columns: &[&Arc<str>]) -> Option<(CellRef, &'r str)> {
    columns.iter().find_map(|column| {
        let text = row.text(column)?;
        let today = without_former(text);
        DISTRICTS.iter().any(|word| today.contains(&between_spaces(word))).then(|| (row.cell(column), text))
    })
}
