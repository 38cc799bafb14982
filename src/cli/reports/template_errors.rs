//! Diagnostics of templates for whoever edits them.
//! Each with its place, and the line with a mark under it.

use super::json::write_json;
use anyhow::Result;
use briefbook::compose::Diagnostic;
use briefbook::contracts::Diagnostics;
use briefbook::messages::Catalogue;
use briefbook::msg;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// The mistakes, or the contract's JSON.
pub fn mistakes(mistakes: &[Diagnostic], json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(&Diagnostics { mistakes });
    }
    let mut out = io::stdout().lock();
    for mistake in mistakes {
        writeln!(out, "{}:{}:{}", mistake.file, mistake.line, mistake.column)?;
        write_excerpt(&mut out, mistake)?;
        writeln!(out, "    {}", mistake.what(words.language()))?;
    }
    Ok(writeln!(out, "{}", words.text(&msg!("mistakes-found", count = mistakes.len())))?)
}

/// How much of a long line is shown before and after the place.
const AROUND: usize = 48;

/// The line of the file and a mark under the place, cut to what stands near it.
fn write_excerpt(out: &mut impl Write, mistake: &Diagnostic) -> Result<()> {
    let at = mistake.column.saturating_sub(1);
    let start = at.saturating_sub(AROUND);
    let shown: String = mistake.excerpt.chars().skip(start).take(2 * AROUND).collect();
    if shown.trim().is_empty() {
        return Ok(());
    }
    let before: String = shown.chars().take(at - start).collect();
    writeln!(out, "    | {shown}")?;
    Ok(writeln!(out, "    | {}^", " ".repeat(before.width()))?)
}
