//! Figures as documents print them: the marks of a filled template become inlines with the figure's text.

use super::coverage;
use super::figure_mark::{self, Ask, CLOSE, Marked, OPEN};
use super::report_context::ReportContext;
use super::template_api::aspects::{self, Print, Unit};
use crate::model::document::{Emphasis, Inline};
use crate::model::figure::{CARRIED, Compared, Figure, FigureKey, Method};
use crate::model::number::with_unit;
use crate::model::quantity::{Qualifier, Quantity};
use crate::msg;
use anyhow::{Context, Result, bail};
use rust_decimal::Decimal;

/// Appends text with its marks turned into figures.
pub(super) fn resolve(text: &str, subject: &ReportContext, emphasis: Emphasis, out: &mut Vec<Inline>) -> Result<()> {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(OPEN) {
        push_text(before, emphasis, out);
        let (mark, after) = behind.split_once(CLOSE).context("a figure's mark is broken")?;
        match figure_mark::parse(mark).context("a figure's mark is broken")? {
            Marked::Reference(name) => {
                out.push(Inline::Reference { target: name.into(), text: String::new(), emphasis });
            }
            Marked::Figure(ask) => out.extend(inlines(&ask, subject, emphasis)?),
        }
        rest = after;
    }
    push_text(rest, emphasis, out);
    Ok(())
}

fn push_text(text: &str, emphasis: Emphasis, out: &mut Vec<Inline>) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text { text: last, emphasis: same }) if *same == emphasis => last.push_str(text),
        _ => out.push(Inline::Text { text: text.to_owned(), emphasis }),
    }
}

/// A figure, its unit, and for a total that misses localities how many it has: `600.000 (62/63 địa phương)`.
fn inlines(ask: &Ask, subject: &ReportContext, emphasis: Emphasis) -> Result<Vec<Inline>> {
    let figure = subject
        .book
        .figure(&ask.key.place, &ask.key.line)
        .with_context(|| format!("there is no figure {}", ask.key))?;
    let text = text(&ask.key, figure, subject)?;
    let text = if ask.count { subject.padded(text) } else { text };
    let mut out = vec![Inline::Figure { key: ask.key.clone(), text, emphasis, source: None }];
    let words = |text: String| Inline::Text { text, emphasis };
    let known = figure.number(ask.key.aspect).is_some();
    if let Some(unit) = unit(subject, &ask.key, figure).filter(|_| ask.unit && known) {
        out.push(words(with_unit("", &unit)));
    }
    if let Some(coverage) = coverage::partial(&ask.key, figure, &subject.book) {
        out.push(words(coverage::behind(subject, &coverage)));
    }
    Ok(out)
}

/// What stands behind the number; a percentage has its sign already.
fn unit(subject: &ReportContext, key: &FigureKey, figure: &Figure) -> Option<String> {
    match aspects::of(key.aspect).0.unit {
        Unit::None => None,
        Unit::Points if *figure.unit == *"%" => Some(subject.say(msg!("unit-percentage-points"))),
        Unit::Points | Unit::Line => {
            Some(&*figure.unit).filter(|unit| *unit != "%").map(|unit| subject.named(unit).to_owned())
        }
    }
}

/// The printed text of one aspect of a figure, with the mark of what is carried forward.
pub(super) fn text(key: &FigureKey, figure: &Figure, subject: &ReportContext) -> Result<String> {
    let mut text = unmarked(key, figure, subject).unwrap_or_else(|| "…".to_owned());
    if text.is_empty() {
        bail!("the figure {key} has no text");
    }
    // A value brings its mark along.
    let known = figure.number(key.aspect).is_some();
    if known && figure.is_carried(key.aspect) && !text.ends_with(CARRIED) {
        text.push(CARRIED);
    }
    Ok(text)
}

/// The text, where there is something to print.
fn unmarked(key: &FigureKey, figure: &Figure, subject: &ReportContext) -> Option<String> {
    let (row, back) = aspects::of(key.aspect);
    let number = figure.number(key.aspect);
    let percent = |rate: Decimal| format!("{}%", subject.number(rate));
    match row.print {
        Print::Text => Some(subject.reprinted(&figure.text, figure.qualifier)),
        // Above locality level a rate has no other value than the recomputed one.
        Print::Computed if figure.method == Method::Ratio => Some(subject.reprinted(&figure.text, figure.qualifier)),
        Print::Computed => figure.computed.map(percent),
        Print::Plain => number.map(|number| subject.number(number)),
        Print::Percent => number.map(percent),
        Print::Earlier => figure.past.get(back).and_then(earlier).map(|value| subject.quantity(value, &figure.unit)),
        Print::Difference { signed, percent } => {
            let sign = |number: Decimal| if signed { self::signed(subject, number) } else { subject.number(number) };
            let text = number.map(|number| format!("{}{}", sign(number), if percent { "%" } else { "" }));
            estimate(subject, figure, back, text)
        }
        Print::Rank(of) => {
            subject.book.ranks.get(&key.place, &key.line).map(of).map(|(position, count)| format!("{position}/{count}"))
        }
    }
}

fn earlier(compared: &Compared) -> Option<Quantity> {
    Some(Quantity { value: compared.value?, qualifier: compared.qualifier })
}

/// A change against an estimate is one itself.
fn estimate(subject: &ReportContext, figure: &Figure, back: usize, text: Option<String>) -> Option<String> {
    let qualifier = figure.past.get(back).and_then(|compared| compared.qualifier);
    match qualifier.filter(|qualifier| *qualifier == Qualifier::Estimated) {
        Some(qualifier) => Some(subject.qualified(qualifier, text.as_deref().unwrap_or("…"))),
        None => text,
    }
}

/// `+12`, `-3,5`, `0`.
pub(super) fn signed(subject: &ReportContext, value: Decimal) -> String {
    let plus = if value > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", subject.number(value))
}
