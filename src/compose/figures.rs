//! Figures as documents print them: the marks of a filled template become inlines with the figure's text.

use super::coverage;
use super::figure_mark::{self, Ask, CLOSE, Marked, OPEN};
use super::report_context::ReportContext;
use super::template_api::aspects::{self, Print, Term, Unit};
use crate::model::document::{Emphasis, Inline};
use crate::model::figure::{APPROXIMATE, Aspect, Figure, FigureKey, MISSING, NOT_APPLICABLE};
use crate::model::form::{Line, LineKind, National};
use crate::model::number::{Decimals, NBSP, with_unit};
use crate::model::quantity::{Qualifier, Quantity};
use crate::msg;
use anyhow::{Context, Result};
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
    let text = text(&ask.key, figure, subject, Spot::Running);
    let text = if ask.count { subject.padded(text) } else { text };
    let mut out = vec![Inline::Figure { key: ask.key.clone(), text, emphasis, source: None }];
    let words = |text: String| Inline::Text { text, emphasis };
    let known = figure.number(ask.key.aspect).is_some();
    if let Some(unit) = unit(subject, &ask.key, figure).filter(|_| ask.unit && known) {
        out.push(words(with_unit("", &unit)));
    }
    if let Some(stated) = coverage::stated(subject, &ask.key, figure).filter(|_| !ask.bare) {
        out.push(words(coverage::behind(&stated)));
    }
    if is_approximate(&ask.key, figure) {
        let count = subject.count(figure.approximate);
        out.push(words(format!(" ({})", subject.say(msg!("total-of-approximate", count = count)))));
    }
    Ok(out)
}

/// Whether a total has approximate values in it.
pub(super) fn is_approximate(key: &FigureKey, figure: &Figure) -> bool {
    key.aspect == Aspect::Value && figure.approximate > 0
}

/// What stands behind the number; a percentage has its sign already.
pub(super) fn unit(subject: &ReportContext, key: &FigureKey, figure: &Figure) -> Option<String> {
    let named = |unit: &str| (unit != "%").then(|| subject.named(unit).to_owned());
    match aspects::of(key.aspect).0.unit {
        Unit::None => None,
        Unit::Points if *figure.unit == *"%" => Some(subject.say(msg!("unit-percentage-points"))),
        Unit::Points | Unit::Line => named(&figure.unit),
        Unit::Term(term) => term_line(subject, figure, term).and_then(|line| named(&line.unit)),
    }
}

/// The line of a ratio's numerator or denominator.
fn term_line<'s>(subject: &'s ReportContext, figure: &Figure, term: Term) -> Option<&'s Line> {
    match &subject.form.line(&figure.line)?.national {
        National::Ratio { of, per } => subject.form.line(if term == Term::Numerator { of } else { per }),
        National::Sum | National::None => None,
    }
}

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// In a sentence: `58.123 ha`.
    Running,
    /// Among others of its line, with all decimals of the line: `58.123,00`.
    Column,
}

/// The printed text of one aspect of a figure, with its signs.
pub(super) fn text(key: &FigureKey, figure: &Figure, subject: &ReportContext, spot: Spot) -> String {
    let Some(mut text) = number_text(key, figure, subject, spot) else {
        return if applies(key, figure, subject) { MISSING } else { NOT_APPLICABLE }.to_owned();
    };
    // A recomputed rate that reads as the reported one is one figure to a reader, and has its signs.
    let reported = FigureKey { aspect: Aspect::Value, ..key.clone() };
    let same = key.aspect == Aspect::Computed
        && number_text(&reported, figure, subject, spot).is_some_and(|number| number == text);
    text.extend(figure.signs(if same { Aspect::Value } else { key.aspect }));
    // A sentence has room to say how many; a note below the table does.
    let marked = spot == Spot::Column && is_approximate(key, figure);
    if marked { format!("{APPROXIMATE}{NBSP}{text}") } else { text }
}

/// The number, where there is one.
fn number_text(key: &FigureKey, figure: &Figure, subject: &ReportContext, spot: Spot) -> Option<String> {
    let (row, back) = aspects::of(key.aspect);
    if let Print::Rank(of) = row.print {
        let (position, count) = subject.book.ranks.get(&key.place, &key.line).map(of)?;
        return Some(format!("{position}/{count}"));
    }
    let line = subject.form.line(&figure.line);
    let most = line.map_or(0, |line| line.decimals);
    let value = match row.print {
        Print::Text => figure.printed(most)?,
        Print::Computed => figure.rate(most).or(figure.number(key.aspect))?,
        _ => figure.number(key.aspect)?,
    };
    let decimals = |line: Option<&Line>| match (spot, line.map_or(0, |line| line.decimals)) {
        (Spot::Running, most) => Decimals::AtMost(most),
        (Spot::Column, most) => Decimals::Exactly(most),
    };
    let own = decimals(line);
    let quantity = |qualifier| subject.quantity(Quantity { value, qualifier }, &figure.unit, own);
    let (base, percent) = (figure.past.get(back).and_then(|compared| compared.base_qualifier), "%");
    Some(match row.print {
        Print::Text => quantity(figure.printed_qualifier(figure.qualifier)),
        Print::Computed | Print::LikeLine => quantity(None),
        Print::Count => subject.number(value),
        Print::Plain => subject.rounded(value, own),
        Print::Percent => format!("{}{percent}", subject.rounded(value, own)),
        Print::Earlier => quantity(figure.printed_qualifier(base)),
        Print::Term(term) => {
            let terms = figure.terms?;
            let of = if term == Term::Numerator { terms.of } else { terms.per };
            let qualifier = figure.printed_qualifier(of.qualifier);
            subject.quantity(Quantity { qualifier, ..of }, "", decimals(term_line(subject, figure, term)))
        }
        Print::Difference { signed, percent: of_base } => {
            let (own, sign) = if of_base { (PERCENT, percent) } else { (own, "") };
            let number = subject.rounded(value, own);
            let plus = if signed && value > Decimal::ZERO { "+" } else { "" };
            let text = format!("{plus}{number}{sign}");
            // A change against an estimate is one itself.
            let estimate = base.filter(|qualifier| *qualifier == Qualifier::Estimated);
            estimate.map_or_else(|| text.clone(), |qualifier| subject.qualified(qualifier, &text))
        }
        Print::Rank(_) => return None,
    })
}

/// Percentages of growth and shares have one decimal, whatever they are of (domain notes on statistics, section 5).
pub(super) const PERCENT: Decimals = Decimals::Exactly(1);

/// Whether there could be a number: what is missing may come, what does not apply will not.
fn applies(key: &FigureKey, figure: &Figure, subject: &ReportContext) -> bool {
    let past = |back: usize| figure.past.get(back);
    let comparable = |back: usize| {
        let flow = subject.form.line(&figure.line).is_some_and(|line| line.kind == LineKind::Flow);
        past(back).is_none_or(|compared| !flow || subject.conference.period.is_as_long_as(compared.period))
    };
    figure.is_applicable()
        && match key.aspect {
            Aspect::Previous(back) | Aspect::Current(back) | Aspect::Change(back) | Aspect::Moved(back) => {
                comparable(back)
            }
            // A rate changes by points, and nothing grows by a part of zero.
            Aspect::ChangePercent(back) | Aspect::MovedPercent(back) => {
                comparable(back) && past(back).is_none_or(|compared| compared.change.is_none())
            }
            // What has a value and no rank is not ranked.
            Aspect::RankInCountry | Aspect::RankInRegion => figure.value.is_none(),
            Aspect::Target | Aspect::Gap => figure.target.is_some(),
            Aspect::PerYear => figure.target.as_ref().is_some_and(|target| target.gap.is_none()),
            _ => true,
        }
}

/// `+12`, `-3,5`, `0`.
pub(super) fn signed(subject: &ReportContext, value: Decimal) -> String {
    let plus = if value > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", subject.number(value))
}
