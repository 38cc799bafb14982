//! An explained figure for a reader on a terminal.
//!
//! In: an explanation. Out: English labels, Vietnamese data, numbers as documents print them. Must not: leave out a
//! contribution.

use super::columns::{section, words, write_rows};
use super::finding::finding;
use super::json::write_json;
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::book::Rank;
use briefbook::model::figure::{Method, Source};
use briefbook::model::number::{decimal, with_unit};
use briefbook::{Explanation, Part, Term};
use std::io::{self, Write};

/// The explanation as tables, or the contract's JSON.
pub fn explain(explanation: &Explanation, json: bool, catalogue: &Catalogue) -> Result<()> {
    if json {
        return write_json(explanation);
    }
    let mut out = io::stdout().lock();
    write_rows(&mut out, &head(explanation))?;
    section(&mut out, "ways of reckoning", &methods(explanation))?;
    for term in &explanation.terms {
        section(&mut out, &title(term), &contributions(term))?;
    }
    if !explanation.findings.is_empty() {
        writeln!(out, "\nfindings")?;
    }
    explanation.findings.iter().try_for_each(|found| finding(&mut out, found, catalogue))
}

fn head(explanation: &Explanation) -> Vec<Vec<String>> {
    let figure = &explanation.figure;
    let row = |label: &str, value: String| vec![label.to_owned(), value];
    let mut rows = vec![
        row("figure", explanation.key.clone()),
        row("place", explanation.name.clone()),
        row("line", format!("{} {}", figure.line, explanation.label)),
        row(
            "value",
            if figure.value.is_some() { with_unit(&figure.text, &figure.unit) } else { "not known".to_owned() },
        ),
    ];
    if let Some(computed) = figure.computed {
        rows.push(row("recomputed", format!("{}%", decimal(computed))));
    }
    rows.push(row("method", method(explanation)));
    rows.push(row("covers", format!("{}/{} localities", figure.reported, explanation.expected)));
    if !figure.carried.is_empty() {
        rows.push(row("carried", figure.carried.join(" ")));
    }
    if explanation.expected > 1 && !explanation.absent.is_empty() {
        rows.push(row("not covered", explanation.absent.join(" ")));
    }
    if let Some(Rank { in_country, of_country, in_region, of_region, .. }) = explanation.rank {
        let rank = format!("{in_country}/{of_country} in the country, {in_region}/{of_region} in its region");
        rows.push(row("rank", rank));
    }
    if let Some(spread) = explanation.spread {
        rows.push(row("spread", format!("{} percentage points between the ways of reckoning", decimal(spread))));
    }
    rows
}

fn method(explanation: &Explanation) -> String {
    match explanation.figure.method {
        Method::Reported => "the locality's own cell, unchanged".to_owned(),
        Method::Carried => "carried forward from the conference before: nothing of the locality counts".to_owned(),
        Method::Sum => "exact sum of the localities that reported the line".to_owned(),
        Method::None => "none: the form declares no total for this line".to_owned(),
        Method::Ratio => {
            let lines: Vec<&str> = explanation.terms.iter().map(|term| &*term.line).collect();
            format!("sum of {}, over the localities that reported both", lines.join(" ÷ sum of "))
        }
    }
}

fn methods(explanation: &Explanation) -> Vec<Vec<String>> {
    let mut rows = vec![words("value covers lines way")];
    rows.extend(explanation.figure.methods.iter().map(|method| {
        let value = method.value.map_or_else(|| "–".to_owned(), |rate| format!("{}%", decimal(rate)));
        let lines = format!("({}) ÷ {}", method.of.join(" + "), method.per);
        vec![value, format!("{}/{}", method.reported, explanation.expected), lines, method.title.clone()]
    }));
    rows
}

fn title(term: &Term) -> String {
    let role = match term.role {
        Part::Value => "from",
        Part::Numerator => "numerator",
        Part::Denominator => "denominator",
    };
    let total = term.total.filter(|_| term.contributions.len() > 1);
    let total =
        total.map_or_else(String::new, |total| format!(", together {}", with_unit(&decimal(total), &term.unit)));
    format!("{role}: line {} {}{total}", term.line, term.short)
}

fn contributions(term: &Term) -> Vec<Vec<String>> {
    let mut rows = vec![words("code name value share cell raw reading")];
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
