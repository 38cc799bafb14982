//! Figures on their way through a template: handlebars writes a mark, the Markdown reader turns it into an inline.
//!
//! In: a figure's key. Out: the inline with the figure's text, formatted once by `consolidate`. Must not: print a
//! number that no figure stands behind, or a total without its coverage.

use super::coverage;
use crate::model::book::Consolidated;
use crate::model::document::{Emphasis, Inline};
use crate::model::figure::{Aspect, CARRIED, Compared, Figure, FigureKey, Method, Place};
use crate::model::form::Form;
use crate::model::number::{NBSP, decimal, padded, quantity, with_unit};
use crate::model::quantity::{Qualifier, Quantity};
use anyhow::{Context, Result, bail};
use rust_decimal::Decimal;

/// First and last character of a mark, from the private use area: `intake` lets no such character in.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// What stands in a mark before the name of something of the document.
const REFERENCE: &str = "ref:";

/// Whether a character would be read as part of a mark.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, OPEN | CLOSE)
}

/// How a figure is asked for in a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    /// Which.
    pub(super) key: FigureKey,
    /// With its unit behind it.
    pub(super) unit: bool,
    /// How many there are of something, which running text writes with two digits.
    count: bool,
}

impl Ask {
    /// What is counted is whole by its form: clusters, projects, people.
    pub(super) fn new(form: &Form, key: FigureKey, unit: bool) -> Ask {
        let whole = || form.line(&key.line).is_some_and(|line| line.decimals == 0 && *line.unit != *"%");
        let count = match key.aspect {
            Aspect::Reported => true,
            Aspect::Value | Aspect::Previous(_) | Aspect::Moved(_) | Aspect::Target | Aspect::Gap | Aspect::PerYear => {
                whole()
            }
            _ => false,
        };
        Ask { key, unit, count }
    }
}

/// Names of aspects in templates. What is of an earlier period is of the last one, or with a number of one further back:
/// `change`, `change_2`.
pub(super) fn aspect(name: &str) -> Option<Aspect> {
    let (word, back) = match name.rsplit_once('_').and_then(|(word, n)| Some((word, n.parse::<usize>().ok()?))) {
        Some((word, n)) => (word, n.checked_sub(1)?),
        None => (name, 0),
    };
    let earlier = match word {
        "previous" => Some(Aspect::Previous(back)),
        "change" => Some(Aspect::Change(back)),
        "change_percent" => Some(Aspect::ChangePercent(back)),
        "moved" => Some(Aspect::Moved(back)),
        "moved_percent" => Some(Aspect::MovedPercent(back)),
        _ => None,
    };
    if earlier.is_some() {
        return earlier;
    }
    Some(match name {
        "value" => Aspect::Value,
        "computed" => Aspect::Computed,
        "rank" => Aspect::RankInCountry,
        "rank_in_region" => Aspect::RankInRegion,
        "reported" => Aspect::Reported,
        "spread" => Aspect::Spread,
        "target" => Aspect::Target,
        "gap" => Aspect::Gap,
        "per_year" => Aspect::PerYear,
        _ => return None,
    })
}

pub(super) fn aspect_name(aspect: Aspect) -> String {
    let (name, back) = match aspect {
        Aspect::Previous(n) => ("previous", n),
        Aspect::Change(n) => ("change", n),
        Aspect::ChangePercent(n) => ("change_percent", n),
        Aspect::Moved(n) => ("moved", n),
        Aspect::MovedPercent(n) => ("moved_percent", n),
        // Templates show ways of reckoning as rows of a table, which needs no mark.
        Aspect::Value | Aspect::Method(_) => return "value".to_owned(),
        Aspect::Computed => return "computed".to_owned(),
        Aspect::RankInCountry => return "rank".to_owned(),
        Aspect::RankInRegion => return "rank_in_region".to_owned(),
        Aspect::Reported => return "reported".to_owned(),
        Aspect::Spread => return "spread".to_owned(),
        Aspect::Target => return "target".to_owned(),
        Aspect::Gap => return "gap".to_owned(),
        Aspect::PerYear => return "per_year".to_owned(),
    };
    format!("{name}_{}", back + 1)
}

/// The mark of a figure. Its parts hold no space and no character that Markdown would read.
pub(super) fn mark(ask: &Ask) -> String {
    let FigureKey { place, line, aspect } = &ask.key;
    let (unit, count) = (u8::from(ask.unit), u8::from(ask.count));
    format!("{OPEN}{place};{line};{};{unit};{count}{CLOSE}", aspect_name(*aspect).replace('_', "-"))
}

/// The mark of a reference to what a template has named.
pub(super) fn reference(name: &str) -> String {
    format!("{OPEN}{REFERENCE}{name}{CLOSE}")
}

fn parse(mark: &str) -> Option<Ask> {
    let mut parts = mark.split(';');
    let (place, line, aspect_name) = (parts.next()?, parts.next()?, parts.next()?);
    let (unit, count) = (parts.next()? == "1", parts.next()? == "1");
    let key =
        FigureKey { place: Place::parse(place), line: line.into(), aspect: aspect(&aspect_name.replace('-', "_"))? };
    Some(Ask { key, unit, count })
}

/// Appends text with its marks turned into figures.
pub(super) fn resolve(text: &str, book: &Consolidated, emphasis: Emphasis, out: &mut Vec<Inline>) -> Result<()> {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(OPEN) {
        push_text(before, emphasis, out);
        let (mark, after) = behind.split_once(CLOSE).context("a figure's mark is broken")?;
        if let Some(name) = mark.strip_prefix(REFERENCE) {
            out.push(Inline::Reference { target: name.into(), text: String::new(), emphasis });
        } else {
            let ask = parse(mark).context("a figure's mark is broken")?;
            out.extend(inlines(&ask, book, emphasis)?);
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
pub(super) fn inlines(ask: &Ask, book: &Consolidated, emphasis: Emphasis) -> Result<Vec<Inline>> {
    let figure =
        book.figure(&ask.key.place, &ask.key.line).with_context(|| format!("there is no figure {}", ask.key))?;
    let text = text(&ask.key, figure, book)?;
    let text = if ask.count { padded(text) } else { text };
    let mut out = vec![Inline::Figure { key: ask.key.clone(), text, emphasis, source: None }];
    let words = |text: String| Inline::Text { text, emphasis };
    if let Some(unit) = unit(ask.key.aspect, figure).filter(|_| ask.unit && figure.number(ask.key.aspect).is_some()) {
        out.push(words(with_unit("", unit)));
    }
    if let Some(coverage) = partial(&ask.key, figure, book) {
        out.push(words(coverage::behind(&coverage)));
    }
    Ok(out)
}

/// What stands behind the number; a percentage has its sign already.
fn unit(aspect: Aspect, figure: &Figure) -> Option<&str> {
    match aspect {
        Aspect::ChangePercent(_) | Aspect::MovedPercent(_) => None,
        Aspect::Change(_) | Aspect::Moved(_) if *figure.unit == *"%" => Some("điểm phần trăm"),
        _ => Some(&figure.unit).map(|unit| &**unit).filter(|unit| *unit != "%"),
    }
}

/// `62/63` where a total above locality level misses someone. What is carried forward was not reported: its sign tells it.
pub(super) fn partial(key: &FigureKey, figure: &Figure, book: &Consolidated) -> Option<String> {
    let expected = expected(&key.place, book);
    covered(key, figure).filter(|covered| *covered < expected).map(|covered| format!("{covered}/{expected}"))
}

/// How many localities a total above locality level covers; nothing where it has no number to tell it of.
pub(super) fn covered(key: &FigureKey, figure: &Figure) -> Option<usize> {
    let covered = match key.aspect {
        Aspect::Value => figure.reported,
        Aspect::Previous(n) => figure.past.get(n)?.reported,
        Aspect::Change(n) | Aspect::Moved(n) => figure.past.get(n)?.compared,
        Aspect::Target | Aspect::Gap | Aspect::PerYear => figure.target.as_ref()?.reported,
        // A percentage stands beside the change it is of, which says whom it covers.
        Aspect::ChangePercent(_)
        | Aspect::MovedPercent(_)
        | Aspect::Computed
        | Aspect::RankInCountry
        | Aspect::RankInRegion
        | Aspect::Reported
        | Aspect::Method(_)
        | Aspect::Spread => return None,
    };
    let total = matches!(figure.method, Method::Sum | Method::Ratio);
    let shown = key.aspect == Aspect::Value || figure.number(key.aspect).is_some();
    (total && shown).then_some(covered)
}

/// How many localities a total of a place should cover.
pub(super) fn expected(place: &Place, book: &Consolidated) -> usize {
    match place {
        Place::Country => book.coverage.expected,
        Place::Region(slug) => book.localities.iter().filter(|locality| locality.region.slug == *slug).count(),
        Place::Locality(_) => 1,
    }
}

/// The printed text of one aspect of a figure, with the mark of what is carried forward.
pub(super) fn text(key: &FigureKey, figure: &Figure, book: &Consolidated) -> Result<String> {
    let mut text = unmarked(key, figure, book);
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

fn unmarked(key: &FigureKey, figure: &Figure, book: &Consolidated) -> String {
    let missing = || "…".to_owned();
    let rank = || book.ranks.get(&key.place, &key.line);
    match key.aspect {
        Aspect::Value => figure.text.clone(),
        // Above locality level a rate has no other value than the recomputed one.
        Aspect::Computed if figure.method == Method::Ratio => figure.text.clone(),
        Aspect::Computed => figure.computed.map_or_else(missing, |rate| format!("{}%", decimal(rate))),
        Aspect::Reported => figure.reported.to_string(),
        Aspect::Method(n) => figure
            .methods
            .get(n)
            .and_then(|method| method.value)
            .map_or_else(missing, |rate| format!("{}%", decimal(rate))),
        Aspect::Spread | Aspect::Target | Aspect::Gap | Aspect::PerYear => {
            figure.number(key.aspect).map_or_else(missing, decimal)
        }
        Aspect::Previous(n) => figure.past.get(n).and_then(earlier).map_or_else(missing, |q| quantity(q, &figure.unit)),
        Aspect::Change(n) => estimate(figure, n, figure.number(key.aspect).map_or_else(missing, signed)),
        Aspect::ChangePercent(n) => {
            let percent = figure.number(key.aspect).map(|percent| format!("{}%", signed(percent)));
            estimate(figure, n, percent.unwrap_or_else(missing))
        }
        Aspect::Moved(n) => estimate(figure, n, figure.number(key.aspect).map_or_else(missing, decimal)),
        Aspect::MovedPercent(n) => {
            let percent = figure.number(key.aspect).map(|percent| format!("{}%", decimal(percent)));
            estimate(figure, n, percent.unwrap_or_else(missing))
        }
        Aspect::RankInCountry => rank().map_or_else(missing, |r| format!("{}/{}", r.in_country, r.of_country)),
        Aspect::RankInRegion => rank().map_or_else(missing, |r| format!("{}/{}", r.in_region, r.of_region)),
    }
}

fn earlier(compared: &Compared) -> Option<Quantity> {
    Some(Quantity { value: compared.value?, qualifier: compared.qualifier })
}

/// A change against an estimate is one itself.
fn estimate(figure: &Figure, back: usize, text: String) -> String {
    let qualifier = figure.past.get(back).and_then(|compared| compared.qualifier);
    let estimated = qualifier.filter(|qualifier| *qualifier == Qualifier::Estimated);
    estimated.map_or_else(|| text.clone(), |qualifier| format!("{qualifier}{NBSP}{text}"))
}

/// `+12`, `-3,5`, `0`.
pub(super) fn signed(value: Decimal) -> String {
    let plus = if value > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", decimal(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_read_back() {
        let key =
            FigureKey { place: Place::Region("tay-nguyen".into()), line: "15.1".into(), aspect: Aspect::RankInRegion };
        for aspect in [key.aspect, Aspect::Value, Aspect::Change(0), Aspect::MovedPercent(2), Aspect::PerYear] {
            let ask = Ask { key: FigureKey { aspect, ..key.clone() }, unit: true, count: true };
            let mark = mark(&ask);
            assert_eq!(parse(mark.trim_matches([OPEN, CLOSE])), Some(ask));
        }
    }
}
