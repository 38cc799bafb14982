//! The dots of strips as one scatter chart of Word: a row of points for each strip, the marked one larger, on a line.

use super::chart_book::{self as book, Column};
use super::chart_xml::{cache, fill, line, reference, value, whole};
use super::clean::clean;
use super::styles;
use crate::model::document::{Role, Strips};
use crate::model::language::Language;
use crate::model::style::Style;
use crate::ooxml::xml_tree::Element;
use rust_decimal::Decimal;

/// Size in points and colours of the others' dots, edge and fill.
const OTHER: (&str, &str, &str) = ("4", "5B8DB8", "9CC3E6");
const OWN: &str = "9";
const LINE: &str = "BFBFBF";
/// Dots this near to the marked one lie under it, in shares of the scale.
const UNDER: Decimal = Decimal::from_parts(3, 0, 0, false, 2);
/// So far beyond the ends of the scale, in shares of it, that dots at the ends are whole.
const BEYOND: &str = "0.02";

/// The columns of its workbook: place and row of the lines, of the others and of the marked one. Others that lie under the marked
/// one are left out: Word draws the last series on top, LibreOffice the first.
pub(super) fn columns(strips: &Strips) -> Vec<Column> {
    let [own, others] = &strips.names;
    let count = strips.strips.len();
    let row = |n: usize| Decimal::from(count - n) - Decimal::new(5, 1);
    let (mut lines, mut dots, mut marked) = (Vec::new(), Vec::new(), Vec::new());
    for (n, strip) in strips.strips.iter().enumerate() {
        lines.extend([Some((Decimal::ZERO, row(n))), Some((Decimal::ONE, row(n))), None]);
        let is_seen = |at: &&Decimal| strip.own.is_none_or(|own| (**at - own).abs() > UNDER);
        dots.extend(strip.others.iter().filter(is_seen).map(|at| Some((*at, row(n)))));
        marked.push(strip.own.map(|at| (at, row(n))));
    }
    let columns = |name: &str, points: Vec<Option<(Decimal, Decimal)>>| {
        let (x, y) = points.into_iter().map(|point| (point.map(|(x, _)| x), point.map(|(_, y)| y))).unzip();
        [Column { head: String::new(), values: x }, Column { head: name.to_owned(), values: y }]
    };
    [columns("–", lines), columns(others, dots), columns(own, marked)].into_iter().flatten().collect()
}

/// The chart part.
pub(super) fn space(strips: &Strips, look: &Style, language: Language) -> Element<'static> {
    let columns = columns(strips);
    let own = styles::colour(look.chart.colours.first().map_or("", String::as_str));
    let shapes = [lines(), dots(OTHER.0, OTHER.1, OTHER.2), dots(OWN, own, own)];
    let series = columns.chunks(2).zip(shapes).enumerate().map(|(n, (pair, shape))| series(n, pair, shape));
    let mut series: Vec<Element<'_>> = series.collect();
    // LibreOffice draws no line of a series that comes first in the file; by its number it stays the lowest.
    series.rotate_left(1);
    let scatter = Element::new("c:scatterChart")
        .child(value("c:scatterStyle", "lineMarker"))
        .child(value("c:varyColors", "0"))
        .children(series)
        .child(value("c:axId", "1"))
        .child(value("c:axId", "2"));
    let across = axis(("1", "2"), "b", (&format!("-{BEYOND}"), &format!("1{}", &BEYOND[1..])));
    let up = axis(("2", "1"), "l", ("0", &strips.strips.len().to_string()));
    let all = [
        ("c:layoutTarget", "inner"),
        ("c:xMode", "edge"),
        ("c:yMode", "edge"),
        ("c:x", "0"),
        ("c:y", "0"),
        ("c:w", "1"),
        ("c:h", "1"),
    ];
    let layout = Element::new("c:manualLayout").children(all.map(|(name, at)| value(name, at)));
    let plot =
        Element::new("c:plotArea").child(Element::new("c:layout").child(layout)).child(scatter).child(across).child(up);
    let inner = Element::new("c:chart")
        .child(value("c:autoTitleDeleted", "1"))
        .child(plot)
        .child(value("c:plotVisOnly", "1"))
        .child(value("c:dispBlanksAs", "gap"));
    whole(inner, &look.word_font, u32::from(look.of(Role::Chart).size) * 100, language)
}

/// A thin line without points.
fn lines() -> Vec<Element<'static>> {
    let thin = Element::new("a:ln").with("w", "6350").child(fill(LINE));
    vec![Element::new("c:spPr").child(thin), Element::new("c:marker").child(value("c:symbol", "none"))]
}

/// Points without a line.
fn dots(size: &str, edge: &str, own: &str) -> Vec<Element<'static>> {
    let look = Element::new("c:spPr").child(fill(own)).child(line(Some(edge)));
    let marker = Element::new("c:marker").child(value("c:symbol", "circle")).child(value("c:size", size)).child(look);
    vec![Element::new("c:spPr").child(line(None)), marker]
}

fn series(n: usize, pair: &[Column], shape: Vec<Element<'static>>) -> Element<'static> {
    let number = n.to_string();
    let name = pair.last().map(|column| clean(&column.head).into_owned());
    let title = cache("c:strCache", None, &[name]);
    let values = |at: usize| {
        let column = pair.get(at).map_or(&[][..], |column| &column.values);
        let texts: Vec<Option<String>> = column.iter().map(|value| value.map(|value| value.to_string())).collect();
        let address = book::range(2 * n + at, column.len());
        reference("c:numRef", &address, cache("c:numCache", Some("General"), &texts))
    };
    Element::new("c:ser")
        .child(value("c:idx", &number))
        .child(value("c:order", &number))
        .child(Element::new("c:tx").child(reference("c:strRef", &book::head(2 * n + 1), title)))
        .children(shape)
        .child(Element::new("c:xVal").child(values(0)))
        .child(Element::new("c:yVal").child(values(1)))
        .child(value("c:smooth", "0"))
}

fn axis((own, other): (&str, &str), side: &str, (least, most): (&str, &str)) -> Element<'static> {
    let scaling = Element::new("c:scaling").child(value("c:orientation", "minMax"));
    Element::new("c:valAx")
        .child(value("c:axId", own))
        .child(scaling.child(value("c:max", most)).child(value("c:min", least)))
        .child(value("c:delete", "1"))
        .child(value("c:axPos", side))
        .child(Element::new("c:numFmt").with("formatCode", "General").with("sourceLinked", "0"))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "none"))
        .child(value("c:crossAx", other))
        .child(value("c:crosses", "autoZero"))
        .child(value("c:crossBetween", "midCat"))
}
