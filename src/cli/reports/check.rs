//! What a check found.

use super::finding::{counts, finding};
use super::json::write_json;
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::{CheckReport, msg};
use std::io::{self, Write};

/// Findings for a reader, or the contract's JSON.
pub fn checked(report: &CheckReport, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(report);
    }
    let mut out = io::stdout().lock();
    report.findings.iter().try_for_each(|found| finding(&mut out, found, words))?;
    let read = words.text(&msg!("report-workbooks-read", count = report.submissions.len().to_string()));
    writeln!(out, "{read}; {}", counts(&report.findings, words))?;
    Ok(())
}
