//! Figures on their way through a template: handlebars writes a mark, the Markdown reader turns it into an inline.
//!
//! In: a figure's key. Out: the inline with the figure's text, formatted once by `consolidate`. Must not: print a
//! number that no figure stands behind, or a total without its coverage.

use crate::model::book::Consolidated;
use crate::model::document::{Emphasis, Inline};
use crate::model::figure::{Aspect, Figure, FigureKey, Method, Place};
use crate::model::number::{decimal, with_unit};
use anyhow::{Context, Result, bail};

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
}

/// Names of aspects in templates.
pub(super) fn aspect(name: &str) -> Option<Aspect> {
    Some(match name {
        "value" => Aspect::Value,
        "computed" => Aspect::Computed,
        "rank" => Aspect::RankInCountry,
        "rank_in_region" => Aspect::RankInRegion,
        "reported" => Aspect::Reported,
        "spread" => Aspect::Spread,
        _ => return None,
    })
}

fn aspect_name(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Value => "value",
        Aspect::Computed => "computed",
        Aspect::RankInCountry => "rank",
        Aspect::RankInRegion => "rank_in_region",
        Aspect::Reported => "reported",
        Aspect::Spread => "spread",
        // Templates show ways of reckoning as rows of a table, which needs no mark.
        Aspect::Method(_) => "value",
    }
}

/// The mark of a figure. Its parts hold no space and no character that Markdown would read.
pub(super) fn mark(ask: &Ask) -> String {
    let FigureKey { place, line, aspect } = &ask.key;
    format!("{OPEN}{place};{line};{};{}{CLOSE}", aspect_name(*aspect).replace('_', "-"), u8::from(ask.unit))
}

/// The mark of a reference to what a template has named.
pub(super) fn reference(name: &str) -> String {
    format!("{OPEN}{REFERENCE}{name}{CLOSE}")
}

fn parse(mark: &str) -> Option<Ask> {
    let mut parts = mark.split(';');
    let (place, line, aspect_name, unit) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let key =
        FigureKey { place: Place::parse(place), line: line.into(), aspect: aspect(&aspect_name.replace('-', "_"))? };
    Some(Ask { key, unit: unit == "1" })
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
    let mut out =
        vec![Inline::Figure { key: ask.key.clone(), text: text(&ask.key, figure, book)?, emphasis, source: None }];
    let words = |text: String| Inline::Text { text, emphasis };
    if ask.unit && figure.value.is_some() && *figure.unit != *"%" {
        out.push(words(with_unit("", &figure.unit)));
    }
    if let Some(coverage) = partial(&ask.key, figure, book) {
        out.push(words(format!(" ({coverage} địa phương)")));
    }
    Ok(out)
}

/// `62/63` where a total above locality level misses someone.
pub(super) fn partial(key: &FigureKey, figure: &Figure, book: &Consolidated) -> Option<String> {
    let total = matches!(figure.method, Method::Sum | Method::Ratio) && key.aspect == Aspect::Value;
    let expected = expected(&key.place, book);
    (total && figure.reported < expected).then(|| format!("{}/{expected}", figure.reported))
}

/// How many localities a total of a place should cover.
pub(super) fn expected(place: &Place, book: &Consolidated) -> usize {
    match place {
        Place::Country => book.coverage.expected,
        Place::Region(slug) => book.localities.iter().filter(|locality| locality.region.slug == *slug).count(),
        Place::Locality(_) => 1,
    }
}

/// The printed text of one aspect of a figure.
pub(super) fn text(key: &FigureKey, figure: &Figure, book: &Consolidated) -> Result<String> {
    let missing = || "…".to_owned();
    let rank = || book.ranks.get(&(key.place.clone(), key.line.clone()));
    Ok(match key.aspect {
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
        Aspect::Spread => figure.spread().map_or_else(missing, decimal),
        Aspect::RankInCountry => rank().map_or_else(missing, |r| format!("{}/{}", r.in_country, r.of_country)),
        Aspect::RankInRegion => rank().map_or_else(missing, |r| format!("{}/{}", r.in_region, r.of_region)),
    })
    .and_then(|text: String| if text.is_empty() { bail!("the figure {key} has no text") } else { Ok(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_read_back() {
        let key =
            FigureKey { place: Place::Region("tay-nguyen".into()), line: "15.1".into(), aspect: Aspect::RankInRegion };
        let ask = Ask { key, unit: true };
        let mark = mark(&ask);
        assert_eq!(parse(mark.trim_matches([OPEN, CLOSE])), Some(ask));
    }
}
