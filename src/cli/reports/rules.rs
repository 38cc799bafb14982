//! The rules, and how they did in the past.

use super::columns::{words, write_rows};
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use briefbook::{Record, RuleBook};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Every rule of every pack.
pub fn rules(books: &[RuleBook], json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, books)?;
        return Ok(writeln!(out)?);
    }
    let texts: Vec<String> = books.iter().map(|book| book.markdown(Catalogue::embedded(Language::Vi))).collect();
    Ok(out.write_all(texts.join("\n").as_bytes())?)
}

/// What became of each rule's findings.
pub fn backtest(records: &BTreeMap<String, Record>, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, records)?;
        return Ok(writeln!(out)?);
    }
    let mut rows = vec![words("rule fired grouped explained waived trial")];
    rows.extend(records.iter().map(|(rule, record)| {
        let Record { fired, grouped, explained, waived, trial } = record;
        let counts = [fired, grouped, explained, waived, trial].map(usize::to_string);
        std::iter::once(rule.clone()).chain(counts).collect()
    }));
    write_rows(&mut out, &rows)
}
