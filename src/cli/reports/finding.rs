//! Findings for a reader.

use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::finding::{Finding, Severity};
use briefbook::model::workbook::CellRef;
use briefbook::{by_severity, msg};
use std::io::Write;

/// Whether any finding is an error.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// How many findings there are of each severity.
pub(super) fn counts(findings: &[Finding], words: &Catalogue) -> String {
    let count = |(severity, count): (Severity, usize)| {
        let count = count.to_string();
        words.text(&match severity {
            Severity::Error => msg!("report-errors", count = count),
            Severity::Warning => msg!("report-warnings", count = count),
            Severity::Info => msg!("report-notes", count = count),
        })
    };
    by_severity(findings).map(count).join(", ")
}

/// One finding, with all that was reported under it.
pub(super) fn finding(out: &mut impl Write, finding: &Finding, words: &Catalogue) -> Result<()> {
    let severity = words.text(&finding.severity.message()).to_uppercase();
    writeln!(out, "{severity} {} · {}", finding.rule, finding.address())?;
    writeln!(out, "    {}", words.text(&finding.message))?;
    if let Some(suggestion) = &finding.suggestion {
        writeln!(out, "    → {}", words.text(suggestion))?;
    }
    if let Some(basis) = finding.basis() {
        writeln!(out, "    {}", words.text(&msg!("report-basis", basis = basis)))?;
    }
    for folded in &finding.explains {
        let cell = folded.at.cell().map(CellRef::a1).unwrap_or_default();
        let message = folded.message.clone();
        let told = msg!("report-folded", rule = folded.rule.to_string(), cell = cell, message = message);
        writeln!(out, "    {}", words.text(&told))?;
    }
    if let Some(explanation) = &finding.explanation {
        let told = msg!("report-explanation", explanation = explanation.to_string());
        writeln!(out, "    {}", words.text(&told))?;
    }
    if let Some(waiver) = &finding.waiver {
        let told = msg!("report-waiver", reason = waiver.reason.to_string(), by = waiver.by.to_string());
        writeln!(out, "    {}", words.text(&told))?;
    }
    Ok(())
}
