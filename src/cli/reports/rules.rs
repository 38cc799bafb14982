//! The rules, and how they did in the past.

use super::columns::{words, write_rows};
use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{Fired, RuleBooks};
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use briefbook::{Backtest, RuleBook};
use std::io::{self, Write};

/// Every rule of every pack.
pub fn rules(books: &[RuleBook], json: bool) -> Result<()> {
    if json {
        return write_json(&RuleBooks { books: books.iter().map(RuleBook::record).collect() });
    }
    let mut out = io::stdout().lock();
    let texts: Vec<String> = books.iter().map(|book| book.markdown(Catalogue::embedded(Language::Vi))).collect();
    Ok(out.write_all(texts.join("\n").as_bytes())?)
}

/// What became of each rule's findings.
pub fn backtest(backtest: &Backtest, json: bool) -> Result<()> {
    if json {
        return write_json(backtest);
    }
    let mut out = io::stdout().lock();
    let mut rows = vec![words("rule fired grouped explained waived trial")];
    rows.extend(backtest.rules.iter().map(|(rule, fired)| {
        let Fired { fired, grouped, explained, waived, trial } = fired;
        let counts = [fired, grouped, explained, waived, trial].map(usize::to_string);
        std::iter::once(rule.clone()).chain(counts).collect()
    }));
    write_rows(&mut out, &rows)
}
