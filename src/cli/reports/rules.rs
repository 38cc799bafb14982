//! The rules, and how they did in the past.

use super::columns::{heads, write_rows};
use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{Fired, RuleBooks};
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use briefbook::{Backtest, RuleBook, key};
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
pub fn backtest(backtest: &Backtest, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(backtest);
    }
    let columns = [
        key!("label-rule"),
        key!("label-fired"),
        key!("label-grouped"),
        key!("label-explained"),
        key!("label-waived"),
        key!("label-trial"),
    ];
    let mut out = io::stdout().lock();
    let mut rows = vec![heads(columns, words)];
    rows.extend(backtest.rules.iter().map(|(rule, fired)| {
        let Fired { fired, grouped, explained, waived, trial } = fired;
        let counts = [fired, grouped, explained, waived, trial].map(usize::to_string);
        std::iter::once(rule.clone()).chain(counts).collect()
    }));
    write_rows(&mut out, &rows)
}
