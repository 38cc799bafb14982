//! What the terminal shows.
//!
//! In: results. Out: progress on a terminal (nothing in a pipe), then a summary or JSON on standard output. Must not:
//! obey a control character of a workbook; intake has made those visible.

mod columns;
mod explain;
mod rules;
mod schedule;
mod status;
mod template_errors;

pub use explain::explain;
pub use rules::{backtest, rules};
pub use schedule::{SystemClock, due, held_against_manifest, ran};
pub use status::status;
pub use template_errors::mistakes;

use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::finding::{Finding, Severity};
use briefbook::model::language::Language;
use briefbook::model::workbook::CellRef;
use briefbook::{Built, CheckReport, Progress, Verified, by_severity};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, Write};
use std::path::Path;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Progress bars, one per stage.
pub struct Bars(Mutex<ProgressBar>);

impl Bars {
    /// No bar yet.
    pub fn new() -> Bars {
        Bars(Mutex::new(ProgressBar::hidden()))
    }

    /// Removes the last bar.
    pub fn finish(&self) {
        if let Ok(bar) = self.0.lock() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bars {
    fn stage(&self, name: &'static str, steps: usize) {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(name);
        if let Ok(mut current) = self.0.lock() {
            current.finish_and_clear();
            *current = bar;
        }
    }

    fn step(&self) {
        if let Ok(bar) = self.0.lock() {
            bar.inc(1);
        }
    }
}

/// Whether any finding is an error.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Five lines on a build, or one of JSON.
pub fn built(built: &Built, took: Duration, json: bool) -> Result<()> {
    let coverage = &built.coverage;
    let counts = by_severity(&built.report.findings);
    let mut out = io::stdout().lock();
    if json {
        let findings: serde_json::Map<_, _> =
            counts.iter().map(|(severity, count)| (severity.to_string(), (*count).into())).collect();
        let status = serde_json::json!({
            "coverage": coverage,
            "findings": findings,
            "findings_before_folding": built.report.before_grouping,
            "findings_on_trial": built.report.trial.len(),
            "documents": built.documents,
            "rebuilt": built.rebuilt.len(),
            "seconds": took.as_secs_f64(),
            "book": built.folder,
        });
        return Ok(writeln!(out, "{status}")?);
    }
    let findings: Vec<String> = counts.iter().map(|(severity, count)| format!("{count} {severity}")).collect();
    let named = |what: &str, codes: &[Arc<str>]| {
        if codes.is_empty() { String::new() } else { format!(", {what} {}", codes.join(" ")) }
    };
    let (missing, late) = (named("missing", &coverage.missing), named("late", &coverage.late));
    writeln!(out, "coverage   {}/{} localities{missing}{late}", coverage.accepted, coverage.expected)?;
    let report = &built.report;
    let folded = format!("{} before folding", report.before_grouping);
    let trial = if report.trial.is_empty() { String::new() } else { format!(", {} on trial", report.trial.len()) };
    writeln!(out, "findings   {} ({folded}{trial})", findings.join(", "))?;
    let anew = match built.rebuilt.len() {
        0 => "nothing has changed, the book stays".to_owned(),
        files => format!("{files} files made anew"),
    };
    writeln!(out, "documents  {} as PDF and Word; {anew}", built.documents)?;
    writeln!(out, "time       {:.2} s", took.as_secs_f64())?;
    writeln!(out, "book       {}", built.folder.display())?;
    Ok(())
}

/// Where forms are, one a line, or as a list in JSON.
pub fn forms(files: &[PathBuf], json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, files)?;
        return Ok(writeln!(out)?);
    }
    files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?;
    Ok(())
}

/// Findings for a reader, or the contract's JSON.
pub fn checked(report: &CheckReport, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, report)?;
        return Ok(writeln!(out)?);
    }
    report.findings.iter().try_for_each(|found| finding(&mut out, found))?;
    let counts: Vec<String> =
        by_severity(&report.findings).iter().map(|(severity, count)| format!("{count} {severity}")).collect();
    writeln!(out, "{} workbooks read; {}", report.submissions.len(), counts.join(", "))?;
    Ok(())
}

/// What is wrong in edited documents, or the contract's JSON.
pub fn verified(files: &[Verified], json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, files)?;
        return Ok(writeln!(out)?);
    }
    for file in files {
        let Verified { file: name, document, right, gone, wrong } = file;
        writeln!(out, "{name} ({document}): {right} figures right, {} wrong, {gone} gone", wrong.len())?;
        for figure in wrong {
            writeln!(out, "    {}: ghi {}, phải là {}", figure.key, figure.says, figure.should)?;
            writeln!(out, "        … {} …", figure.context)?;
        }
    }
    Ok(())
}

/// The text of `docs/templates.vi.md`.
pub fn template_reference(text: &str, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        return Ok(writeln!(out, "{}", serde_json::json!({ "markdown": text }))?);
    }
    Ok(out.write_all(text.as_bytes())?)
}

/// Where a preview was written.
pub fn previewed(path: &Path, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    let path = path.display().to_string();
    if json {
        return Ok(writeln!(out, "{}", serde_json::json!({ "file": path }))?);
    }
    Ok(writeln!(out, "{path}")?)
}

/// One finding, with all that was told under it.
fn finding(out: &mut impl Write, finding: &Finding) -> Result<()> {
    let severity = match finding.severity {
        Severity::Error => "LỖI",
        Severity::Warning => "CẢNH BÁO",
        Severity::Info => "LƯU Ý",
    };
    writeln!(out, "{severity} {} · {}", finding.rule, finding.address())?;
    let words = Catalogue::embedded(Language::Vi);
    writeln!(out, "    {}", words.text(&finding.message))?;
    if let Some(suggestion) = &finding.suggestion {
        writeln!(out, "    → {}", words.text(suggestion))?;
    }
    if let Some(basis) = &finding.basis {
        writeln!(out, "    Căn cứ: {basis}")?;
    }
    for folded in &finding.explains {
        let cell = folded.at.cell().map(CellRef::a1).unwrap_or_default();
        writeln!(out, "    kèm theo {} {cell}: {}", folded.rule, words.text(&folded.message))?;
    }
    if let Some(explanation) = &finding.explanation {
        writeln!(out, "    Giải trình: {explanation}")?;
    }
    if let Some(waiver) = &finding.waiver {
        writeln!(out, "    Miễn trừ: {} ({})", waiver.reason, waiver.by)?;
    }
    Ok(())
}
