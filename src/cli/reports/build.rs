//! What a build came to.

use super::columns::write_rows;
use super::edits::write_edits;
use super::finding::counts;
use super::json::write_json;
use super::verify_book::write_issued;
use anyhow::Result;
use briefbook::contracts::BuildReport;
use briefbook::messages::Catalogue;
use briefbook::{Built, by_severity, key, msg};
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

/// Five lines on a build, or one of JSON.
pub fn built(built: &Built, took: Duration, json: bool, words: &Catalogue) -> Result<()> {
    let coverage = &built.coverage;
    if json {
        return write_json(&BuildReport {
            book: built.folder.clone(),
            coverage: coverage.clone(),
            documents: built.documents,
            findings: by_severity(&built.report.findings).into(),
            findings_before_folding: built.report.before_grouping,
            findings_on_trial: built.report.trial.len(),
            edits: built.edits.clone(),
            rebuilt: built.rebuilt.len(),
            lost: built.fewer.as_ref().map(|fewer| fewer.lost.clone()).unwrap_or_default(),
            issued: built.issued.clone(),
            seconds: took.as_secs_f64(),
        });
    }
    let mut out = io::stdout().lock();
    let report = &built.report;
    let named = |what: &'static str, codes: &[Arc<str>]| {
        if codes.is_empty() { String::new() } else { format!(", {} {}", words.word(what), codes.join(" ")) }
    };
    let (missing, late) =
        (named(key!("report-missing"), &coverage.missing), named(key!("report-late"), &coverage.late));
    let covered = msg!("report-of-localities", accepted = coverage.accepted, expected = coverage.expected);
    let shadow = match report.trial.len() {
        0 => String::new(),
        count => format!(", {}", words.text(&msg!("report-on-trial", count = count.to_string()))),
    };
    let folded = words.text(&msg!("report-before-folding", count = report.before_grouping.to_string()));
    let anew = match built.rebuilt.len() {
        0 => msg!("report-book-stays"),
        files => msg!("report-files-anew", count = files.to_string()),
    };
    let documents = msg!("report-documents", count = built.documents.to_string());
    let rows = [
        (key!("report-coverage"), format!("{}{missing}{late}", words.text(&covered))),
        (key!("report-findings"), format!("{} ({folded}{shadow})", counts(&report.findings, words))),
        (key!("report-made"), format!("{}; {}", words.text(&documents), words.text(&anew))),
        (key!("report-time"), format!("{:.2} s", took.as_secs_f64())),
        (key!("report-book"), built.folder.display().to_string()),
    ];
    write_rows(&mut out, &rows.map(|(label, value)| vec![words.word(label), value]))?;
    if let Some(fewer) = &built.fewer {
        writeln!(out, "{}", words.text(&fewer.message()))?;
    }
    write_edits(&mut out, &built.edits, words)?;
    built.issued.iter().try_for_each(|issued| write_issued(&mut out, issued, words))
}
