//! Charts of the edited document with today's points: names, values and labels of each series, and the workbook behind them. Colours
//! and axes stay as people left them.

use crate::model::word_base::{BaseChart, WordBase};
use crate::ooxml::Unusable;
use crate::ooxml::package::Package;
use crate::ooxml::parts::Parts;
use crate::ooxml::relationships::{self, Relation};
use crate::ooxml::xml_edits::{Edits, Kind, Tags, plain};
use crate::word_edits::align::{By, Item, ItemKind, align_in_order};
use std::ops::Range;

/// What of a series is data (ECMA-376, part 1, 21.2.2).
const DATA: [&str; 10] = [
    "c:tx",
    "c:dPt",
    "c:dLbls",
    "c:errBars",
    "c:cat",
    "c:val",
    "c:xVal",
    "c:yVal",
    "c:bubbleSize",
    // Texts of labels.
    "c:extLst",
];

/// The children of a series in the order of the schema; those of other kinds of charts stand where they do not meet.
const ORDER: [&str; 20] = [
    "c:idx",
    "c:order",
    "c:tx",
    "c:spPr",
    "c:invertIfNegative",
    "c:pictureOptions",
    "c:marker",
    "c:explosion",
    "c:dPt",
    "c:dLbls",
    "c:trendline",
    "c:errBars",
    "c:cat",
    "c:val",
    "c:xVal",
    "c:yVal",
    "c:bubbleSize",
    "c:smooth",
    "c:shape",
    "c:extLst",
];

/// A document with its charts.
pub(super) struct Charted<'t> {
    /// Path of its main part.
    pub(super) part: &'t str,
    pub(super) xml: &'t str,
    pub(super) base: &'t WordBase,
}

/// Puts today's points into the charts of the edited document; gives how many charts have other ones now.
///
/// # Errors
/// A part is broken.
pub(super) fn refresh(
    package: &mut Package<'_>,
    edited: &Charted<'_>,
    today: &mut Parts<'_>,
    now: &Charted<'_>,
) -> Result<usize, Unusable> {
    let own = drawn(edited.xml, &relationships::of(package, edited.part)?)?;
    let rels = today.text(&relationships::beside(now.part))?.unwrap_or_default();
    let new = drawn(now.xml, &relationships::read(now.part, &rels)?)?;
    let mut shown = Vec::new();
    for part in &own {
        shown.push(item(&names(&package.required(part)?)?));
    }
    let of_base = |base: &WordBase| base.charts.iter().map(|chart| item(&names_of(chart))).collect::<Vec<_>>();
    let to_edited = paired(&of_base(edited.base), &shown);
    let to_now = paired(&of_base(edited.base), &of_base(now.base));
    let mut refreshed = 0;
    for (n, then) in edited.base.charts.iter().enumerate() {
        let (Some(place), Some(today_place)) = (to_edited.get(n).copied().flatten(), to_now.get(n).copied().flatten())
        else {
            continue;
        };
        let is_same = now.base.charts.get(today_place) == Some(then) && !then.series.is_empty();
        let (Some(part), Some(from)) = (own.get(place), new.get(today_place)) else { continue };
        if is_same {
            continue;
        }
        let (old, new) = (package.required(part)?, today.required(from)?);
        let made = with_data(&old, &new)?;
        Tags::all(&made)?;
        if made != old {
            package.put(part, made);
            refreshed += 1;
        }
        if let Some((to, bytes)) = workbook(package, part, today, from)? {
            package.put_bytes(&to, bytes);
        }
    }
    Ok(refreshed)
}

/// As many charts as before are the same ones.
fn paired(one: &[Item], other: &[Item]) -> Vec<Option<usize>> {
    if one.len() == other.len() { (0..one.len()).map(Some).collect() } else { align_in_order(one, other) }
}

/// The parts of the charts that a document draws, in the order of their drawings.
fn drawn(xml: &str, relations: &[Relation]) -> Result<Vec<String>, Unusable> {
    let tags = Tags::all(xml)?;
    let ids = tags.iter().filter(|tag| tag.begins() && tag.local() == "chart").filter_map(|tag| tag.relation.clone());
    let part = |id: String| relations.iter().find(|relation| relation.id == id).map(|relation| relation.part.clone());
    Ok(ids.filter_map(part).collect())
}

/// Names of series and categories.
fn names(chart: &str) -> Result<Vec<String>, Unusable> {
    let tags = Tags::all(chart)?;
    let mut found = Vec::new();
    let mut open = None;
    for tag in tags.iter().filter(|tag| matches!(tag.name, "c:tx" | "c:cat")) {
        match tag.kind {
            Kind::Open => open = Some(tag.at.end),
            Kind::Close => {
                let content = open.take().and_then(|start| chart.get(start..tag.at.start)).unwrap_or_default();
                let values = content.split("<c:v>").skip(1).filter_map(|value| value.split("</c:v>").next());
                found.extend(values.map(plain));
            }
            Kind::Empty => {}
        }
    }
    Ok(found)
}

fn names_of(chart: &BaseChart) -> Vec<String> {
    chart.series.iter().map(|series| series.name.clone()).chain(chart.categories.iter().cloned()).collect()
}

fn item(names: &[String]) -> Item {
    Item::new(ItemKind::Chart, names.iter().map(|name| (name.as_str(), None)), By::Nothing)
}

/// A chart with the data of another. Where both have other series, the new ones stand in place of the old ones.
fn with_data(old: &str, new: &str) -> Result<String, Unusable> {
    let (own, today) = (series(old)?, series(new)?);
    let mut edits = Edits::default();
    if own.len() == today.len() {
        for (own, today) in own.into_iter().zip(today) {
            edits.replace(own.clone(), with_series(piece(old, &own), piece(new, &today))?);
        }
    } else if let (Some(first), Some(last)) = (own.first(), own.last()) {
        let all: String = today.iter().map(|today| piece(new, today)).collect();
        edits.replace(first.start..last.end, all);
    }
    Ok(edits.apply(old))
}

fn piece<'t>(xml: &'t str, at: &Range<usize>) -> &'t str {
    xml.get(at.clone()).unwrap_or_default()
}

/// Where the series of a chart stand.
fn series(xml: &str) -> Result<Vec<Range<usize>>, Unusable> {
    let (mut found, mut open) = (Vec::new(), None);
    for tag in Tags::all(xml)?.iter().filter(|tag| tag.name == "c:ser") {
        match tag.kind {
            Kind::Open => open = Some(tag.at.start),
            Kind::Close => found.extend(open.take().map(|start| start..tag.at.end)),
            Kind::Empty => {}
        }
    }
    Ok(found)
}

/// A series with the data of another and everything else of its own.
fn with_series(own: &str, today: &str) -> Result<String, Unusable> {
    let (mine, theirs) = (children(own)?, children(today)?);
    let mut made = String::new();
    for name in ORDER {
        let (from, xml) = if DATA.contains(&name) { (&theirs, today) } else { (&mine, own) };
        made.extend(from.iter().filter(|(child, _)| child == name).map(|(_, at)| piece(xml, at)));
    }
    Ok(format!("<c:ser>{made}</c:ser>"))
}

/// The children of an element with their names.
fn children(xml: &str) -> Result<Vec<(String, Range<usize>)>, Unusable> {
    let (mut found, mut open) = (Vec::new(), 0);
    for tag in Tags::all(xml)?.iter().filter(|tag| tag.depth == 1) {
        match tag.kind {
            Kind::Open => open = tag.at.start,
            Kind::Close => found.push((tag.name.to_owned(), open..tag.at.end)),
            Kind::Empty => found.push((tag.name.to_owned(), tag.at.clone())),
        }
    }
    Ok(found)
}

/// The workbook behind a chart of the edited document, and what today's has in it; nothing where one of them has none.
fn workbook(
    package: &mut Package<'_>,
    part: &str,
    today: &mut Parts<'_>,
    from: &str,
) -> Result<Option<(String, Vec<u8>)>, Unusable> {
    let embedded = |relations: Vec<Relation>| {
        relations.into_iter().find(|relation| relation.word == "package").map(|relation| relation.part)
    };
    let rels = today.text(&relationships::beside(from))?.unwrap_or_default();
    let (Some(to), Some(source)) =
        (embedded(relationships::of(package, part)?), embedded(relationships::read(from, &rels)?))
    else {
        return Ok(None);
    };
    Ok(today.bytes(&source)?.filter(|_| package.has(&to)).map(|bytes| (to, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_has_todays_data_and_its_own_looks() {
        let series = |colour: &str, value: &str| {
            format!(
                "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>A</c:v></c:tx><c:spPr>{colour}</c:spPr>\
                 <c:cat><c:v>x</c:v></c:cat><c:val><c:v>{value}</c:v></c:val></c:ser>"
            )
        };
        let chart = |series: &str| format!("<c:chart>{series}<c:gapWidth/></c:chart>");
        let made = with_data(&chart(&series("red", "1")), &chart(&series("blue", "2"))).unwrap();
        assert_eq!(made, chart(&series("red", "2")));
        assert_eq!(names(&made).unwrap(), ["A", "x"]);
        let two = chart(&(series("blue", "2") + &series("blue", "3")));
        assert_eq!(with_data(&chart(&series("red", "1")), &two).unwrap(), two);
    }
}
