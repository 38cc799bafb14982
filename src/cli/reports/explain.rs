//! An explained figure for a reader on a terminal: labels in the terminal's language, data and numbers as documents print
//! them.

use super::columns::{heads, section, write_rows};
use super::finding::finding;
use super::json::write_json;
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::book::Rank;
use briefbook::model::figure::{Method, Source};
use briefbook::model::message::Message;
use briefbook::model::number::{decimal, with_unit};
use briefbook::{Explanation, Part, Term, key, msg};
use std::io::{self, Write};

/// The explanation as tables, or the contract's JSON.
pub fn explain(explanation: &Explanation, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(explanation);
    }
    let mut out = io::stdout().lock();
    write_rows(&mut out, &head(explanation, words))?;
    section(&mut out, &words.word(key!("explain-ways")), &methods(explanation, words))?;
    for term in &explanation.terms {
        section(&mut out, &title(term, words), &contributions(term, words))?;
    }
    if !explanation.findings.is_empty() {
        writeln!(out, "\n{}", words.word(key!("explain-findings")))?;
    }
    explanation.findings.iter().try_for_each(|found| finding(&mut out, found, words))
}

fn head(explanation: &Explanation, words: &Catalogue) -> Vec<Vec<String>> {
    let figure = &explanation.figure;
    let value = match figure.value {
        Some(_) => with_unit(&figure.text, &figure.unit).into(),
        None => msg!("explain-not-known"),
    };
    let mut rows: Vec<(&'static str, Message)> = vec![
        (key!("label-figure"), explanation.key.as_str().into()),
        (key!("label-place"), explanation.name.as_str().into()),
        (key!("label-line"), format!("{} {}", figure.line, explanation.label).into()),
        (key!("label-value"), value),
    ];
    if let Some(computed) = figure.computed {
        rows.push((key!("label-recomputed"), format!("{}%", decimal(computed)).into()));
    }
    rows.push((key!("label-method"), method(explanation)));
    let covers = msg!("explain-covers", reported = figure.reported, expected = explanation.expected);
    rows.push((key!("label-covers"), covers));
    if !figure.carried.is_empty() {
        rows.push((key!("label-carried"), figure.carried.join(" ").into()));
    }
    if explanation.expected > 1 && !explanation.absent.is_empty() {
        rows.push((key!("label-not-covered"), explanation.absent.join(" ").into()));
    }
    if let Some(rank) = explanation.rank {
        rows.push((key!("label-rank"), of_rank(rank)));
    }
    if let Some(spread) = explanation.spread {
        rows.push((key!("label-spread"), msg!("explain-spread", points = decimal(spread))));
    }
    rows.into_iter().map(|(label, value)| vec![words.word(label), words.text(&value)]).collect()
}

fn of_rank(rank: Rank) -> Message {
    let Rank { in_country, of_country, in_region, of_region, .. } = rank;
    msg!("explain-rank", in_country = in_country, of_country = of_country, in_region = in_region, of_region = of_region)
}

fn method(explanation: &Explanation) -> Message {
    match explanation.figure.method {
        Method::Reported => msg!("explain-reported"),
        Method::Corrected => msg!("explain-corrected"),
        Method::Carried => msg!("explain-carried"),
        Method::Sum => msg!("explain-sum"),
        Method::None => msg!("explain-none"),
        Method::Ratio => {
            let mut lines = explanation.terms.iter().map(|term| &term.line);
            let (of, per) = (lines.next().map_or("", |line| line), lines.next().map_or("", |line| line));
            msg!("explain-ratio", of = of, per = per)
        }
    }
}

fn methods(explanation: &Explanation, words: &Catalogue) -> Vec<Vec<String>> {
    let columns = [key!("label-value"), key!("label-covers"), key!("label-lines"), key!("label-way")];
    let mut rows = vec![heads(columns, words)];
    rows.extend(explanation.figure.methods.iter().map(|method| {
        let value = method.value.map_or_else(|| "–".to_owned(), |rate| format!("{}%", decimal(rate)));
        let lines = format!("({}) ÷ {}", method.of.join(" + "), method.per);
        vec![value, format!("{}/{}", method.reported, explanation.expected), lines, method.title.clone()]
    }));
    rows
}

fn title(term: &Term, words: &Catalogue) -> String {
    let part = match term.role {
        Part::Value => msg!("explain-from"),
        Part::Numerator => msg!("explain-numerator"),
        Part::Denominator => msg!("explain-denominator"),
    };
    let (line, name) = (&term.line, &term.short);
    words.text(&match term.total.filter(|_| term.contributions.len() > 1) {
        Some(total) => {
            let total = with_unit(&decimal(total), &term.unit);
            msg!("explain-part-together", part = part, line = line, name = name, total = total)
        }
        None => msg!("explain-part", part = part, line = line, name = name),
    })
}

fn contributions(term: &Term, words: &Catalogue) -> Vec<Vec<String>> {
    let columns = [
        key!("label-code"),
        key!("label-name"),
        key!("label-value"),
        key!("label-share"),
        key!("label-cell"),
        key!("label-raw"),
        key!("label-reading"),
    ];
    let mut rows = vec![heads(columns, words)];
    rows.extend(term.contributions.iter().flat_map(|part| {
        let share = part.share.map_or_else(|| "–".to_owned(), |share| format!("{}%", decimal(share)));
        let mut row = vec![part.place.to_string(), part.name.to_string(), with_unit(&part.text, &term.unit), share];
        row.extend(cell(&part.source));
        std::iter::once(row).chain(part.more.iter().map(|source| {
            let mut row = vec![String::new(); 4];
            row.extend(cell(source));
            row
        }))
    }));
    rows
}

/// Address, text, reading.
fn cell(source: &Source) -> Vec<String> {
    match source {
        Source::Cell { file, sheet, cell, raw, reading } => {
            vec![format!("{file} · {sheet}!{cell}"), format!("{raw:?}"), reading.to_string()]
        }
        Source::Place { place } => vec![place.to_string()],
    }
}
