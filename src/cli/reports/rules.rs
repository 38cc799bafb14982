//! The rules, and how they did in the past.

use super::columns::{heads, write_rows};
use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{Fired, RuleBooks};
use briefbook::messages::Catalogue;
use briefbook::{Backtest, Mutations, RuleBook, Seen, key, msg};
use std::io::{self, Write};

/// Every rule of every pack. What a pack says of its rules stays in its language.
pub fn rules(books: &[RuleBook], json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(&RuleBooks { books: books.iter().map(RuleBook::record).collect() });
    }
    let mut out = io::stdout().lock();
    let texts: Vec<String> = books.iter().map(|book| book.markdown(words)).collect();
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

/// Of every line and factor, percent told / percent held; `.` where no value could be made wrong so.
pub fn mutations(found: &Mutations, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(found);
    }
    let mut out = io::stdout().lock();
    let mut rows = vec![heads([key!("label-rule"), key!("label-fired")], words)];
    rows.extend(found.told_as_they_are.iter().map(|(rule, count)| vec![rule.clone(), count.to_string()]));
    writeln!(out, "{}", words.text(&msg!("report-values-tried", count = found.values)))?;
    write_rows(&mut out, &rows)?;
    let names = found.lines.first().map(|line| line.factors.iter().map(|seen| seen.factor.clone()));
    let mut rows: Vec<Vec<String>> =
        vec![std::iter::once(words.word(key!("label-line"))).chain(names.into_iter().flatten()).collect()];
    rows.extend(
        found
            .lines
            .iter()
            .map(|line| std::iter::once(line.line.to_string()).chain(line.factors.iter().map(cell)).collect()),
    );
    writeln!(out)?;
    write_rows(&mut out, &rows)
}

fn cell(seen: &Seen) -> String {
    let percent = |count: usize| (count * 200 + seen.tried) / (2 * seen.tried);
    if seen.tried == 0 { ".".to_owned() } else { format!("{}/{}", percent(seen.told), percent(seen.held)) }
}
