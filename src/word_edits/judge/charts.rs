//! Charts: their data and the labels at their points.

use super::compare;
use super::context::{Context, Ledger, number};
use super::labels::{self, Label};
use crate::contracts::{UnprovenKind, Wrongness};
use crate::model::word_base::{BaseChart, BasePoint, BaseSeries};
use crate::ooxml::chart_text::{ChartText, SeriesText};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Judges all charts. A program may have given them other numbers: each is the one that is most like it.
pub(super) fn judge(context: &Context<'_>, ledger: &mut Ledger, charts: &[(String, ChartText)]) {
    let mut taken = BTreeSet::new();
    for own in context.now.charts.iter().filter(|chart| !chart.series.is_empty()) {
        let free = charts.iter().enumerate().filter(|(n, _)| !taken.contains(n));
        let best = free.map(|(n, (_, chart))| (likeness(own, chart), usize::MAX - n)).max();
        match best.filter(|(likeness, _)| *likeness > 0) {
            Some((_, n)) => {
                let n = usize::MAX - n;
                taken.insert(n);
                charts.get(n).into_iter().for_each(|(_, chart)| one(context, ledger, own, chart));
            }
            None => gone(ledger, own.series.iter()),
        }
    }
}

/// How many categories, names of series and values are the same.
fn likeness(own: &BaseChart, chart: &ChartText) -> usize {
    let categories = own.categories.iter().zip(&chart.categories).filter(|(own, new)| own == new).count();
    let series = own.series.iter().zip(&chart.series).map(|(own, new)| {
        let points = own.points.iter().zip(&new.values);
        let same = points.filter(|(own, new)| own.as_ref().zip(new.as_ref()).is_some_and(|(own, new)| is(own, new)));
        usize::from(own.name == new.name) + same.count()
    });
    categories + series.sum::<usize>()
}

fn gone<'s>(ledger: &mut Ledger, series: impl Iterator<Item = &'s BaseSeries>) {
    for series in series {
        for point in series.points.iter().flatten().filter(|point| !point.label.is_empty()) {
            ledger.point_gone(&point.key, &point.label, series.name.clone());
        }
    }
}

fn one(context: &Context<'_>, ledger: &mut Ledger, own: &BaseChart, chart: &ChartText) {
    let first = |n: usize| own.series.iter().find_map(|series| series.points.get(n)?.as_ref()).map_or("", |p| &p.key);
    for (n, (should, says)) in own.categories.iter().zip(&chart.categories).enumerate() {
        name(context, ledger, (should, says), first(n), &own.categories);
    }
    for (n, own_series) in own.series.iter().enumerate() {
        let Some(new) = chart.series.get(n) else {
            gone(ledger, std::iter::once(own_series));
            continue;
        };
        let key = own_series.points.iter().flatten().next().map_or("", |point| &point.key);
        let names: Vec<String> = own.series.iter().map(|series| series.name.clone()).collect();
        name(context, ledger, (&own_series.name, &new.name), key, &names);
        for (at, point) in own_series.points.iter().enumerate() {
            if let Some(point) = point {
                let category = own.categories.get(at).map_or("", String::as_str);
                self::point(context, ledger, point, (new, at), category);
            }
        }
    }
}

/// A category or a series; its place among its like tells when two were exchanged.
fn name(context: &Context<'_>, ledger: &mut Ledger, (should, says): (&str, &str), key: &str, all: &[String]) {
    let label = match labels::judge(context, should, says) {
        Label::Same => return,
        Label::Unknown if all.iter().any(|name| name == says) => Label::Other,
        label => label,
    };
    match label {
        Label::Unknown => ledger.unproven(UnprovenKind::Name, says.to_owned(), should.to_owned()),
        _ => ledger.wrong(Wrongness::Chart, (key, should), says.to_owned(), all.join(" ")),
    }
}

fn point(
    context: &Context<'_>,
    ledger: &mut Ledger,
    own: &BasePoint,
    (series, at): (&SeriesText, usize),
    category: &str,
) {
    let stored = series.values.get(at).and_then(Option::as_ref);
    let Some(stored) = stored else {
        if !own.label.is_empty() {
            ledger.point_gone(&own.key, &own.label, category.to_owned());
        }
        return;
    };
    let label = series.labels.get(at).and_then(Option::as_ref).filter(|label| !label.trim().is_empty());
    let wrong_label = label.filter(|label| !is_label(context, &own.label, label));
    // Word draws what is behind the chart as soon as somebody edits it.
    let behind = series.stored.as_ref().map(|cells| cells.get(at).cloned().flatten().unwrap_or_default());
    let wrong_value = [Some(stored.clone()), behind].into_iter().flatten().find(|value| !is(own, value));
    if let Some(value) = wrong_value {
        ledger.wrong(Wrongness::Chart, (&own.key, &own.value.to_string()), value, category.to_owned());
    } else if let Some(label) = wrong_label {
        ledger.wrong(Wrongness::Chart, (&own.key, &own.label), label.clone(), category.to_owned());
    } else if !own.label.is_empty() {
        ledger.point();
    }
}

/// Stored values are floats of the programs that wrote them.
fn is(own: &BasePoint, stored: &str) -> bool {
    let value = stored.parse::<Decimal>().or_else(|_| Decimal::from_scientific(stored)).ok();
    value.is_some_and(|value| (value - own.value).abs() <= own.value.abs() * Decimal::new(1, 9) + Decimal::new(1, 9))
}

/// A label without a number of its own shows the value.
fn is_label(context: &Context<'_>, should: &str, says: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ';' | '[' | ']'));
        words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).map(|word| number(word).to_owned()).collect()
    };
    let (should, says) = (numbers(should), numbers(says));
    let same = |(should, says): (&String, &String)| compare::wrong(context.now.language, should, says).is_none();
    says.is_empty() || should.is_empty() || (should.len() == says.len() && should.iter().zip(&says).all(same))
}
