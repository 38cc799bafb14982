//! `findings.json`, and a finding as every contract has it: worded, with its address in parts.

use super::{Contract, Schema};
use crate::messages::Catalogue;
use crate::model::figure::Place;
use crate::model::finding::{Finding, Folded, Severity};
use crate::model::standing::Standing;
use crate::model::waiver::Waiver;
use crate::model::workbook::CellRef;
use serde::Serialize;

/// `findings.json`. In number 1 it was a bare list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Findings {
    /// Sorted by place, file, sheet, row, column and rule.
    pub findings: Vec<FindingRecord>,
}

impl Contract for Findings {
    const SCHEMA: Schema = Schema { name: "findings", number: 2 };
}

/// An element of `findings.json` and of every other list of findings; absent parts are `null`, those the first contract did
/// not name are left out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingRecord {
    /// Stays the same while the matter does, from one book to the next.
    id: String,
    rule: String,
    severity: Severity,
    /// What it makes of the values it is about.
    standing: Standing,
    place: Option<Place>,
    line: Option<String>,
    file: Option<String>,
    sheet: Option<String>,
    cell: Option<String>,
    raw: Option<String>,
    message: String,
    left: Option<String>,
    right: Option<String>,
    suggestion: Option<String>,
    basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<String>,
    /// Of how many cells, rows or sheets it speaks, where that is more than one; `cells` names the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explains: Vec<ExplainedRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<Waiver>,
}

/// A finding told under another.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ExplainedRecord {
    rule: String,
    severity: Severity,
    line: Option<String>,
    cell: Option<String>,
    message: String,
}

impl FindingRecord {
    /// A finding in the words of a catalogue.
    pub fn new(finding: &Finding, catalogue: &Catalogue) -> FindingRecord {
        let text = |message: &Option<_>| message.as_ref().map(|message| catalogue.text(message));
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let cells = || finding.address().rsplit('!').next().unwrap_or_default().to_owned();
        FindingRecord {
            id: finding.id.to_string(),
            rule: finding.rule.to_string(),
            severity: finding.severity,
            standing: finding.standing,
            place: finding.place.clone(),
            line: owned(finding.line.as_deref()),
            file: owned(finding.at.file()),
            sheet: owned(finding.at.sheet()),
            cell: finding.at.cell().map(CellRef::a1),
            raw: finding.raw.clone(),
            message: catalogue.text(&finding.message),
            left: text(&finding.left),
            right: text(&finding.right),
            suggestion: text(&finding.suggestion),
            basis: text(&finding.basis()),
            cells: (!finding.more.is_empty()).then(cells),
            count: Some(finding.count()).filter(|count| *count > 1),
            explains: finding.explains.iter().map(|folded| ExplainedRecord::new(folded, catalogue)).collect(),
            explanation: finding.explanation.clone(),
            waiver: finding.waiver.clone(),
        }
    }

    /// A list of findings in the words of a catalogue.
    pub fn all(findings: &[Finding], catalogue: &Catalogue) -> Vec<FindingRecord> {
        findings.iter().map(|finding| FindingRecord::new(finding, catalogue)).collect()
    }
}

impl ExplainedRecord {
    fn new(folded: &Folded, catalogue: &Catalogue) -> ExplainedRecord {
        ExplainedRecord {
            rule: folded.rule.to_string(),
            severity: folded.severity,
            line: folded.line.as_deref().map(str::to_owned),
            cell: folded.at.cell().map(CellRef::a1),
            message: catalogue.text(&folded.message),
        }
    }
}
