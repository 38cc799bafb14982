//! Charts as Word's own: a chart part that staff can edit, with its workbook.

use super::chart_book as book;
use super::chart_xml::{CHART, MAIN, OFFICE, cache, fill, line, reference, value, whole};
use super::clean::clean;
use super::package::{self, Kind, Part};
use super::page::{Page, mm};
use super::{slope, styles, waterfall};
use crate::model::document::{Chart, ChartKind, Marks, Role, Series};
use crate::model::language::Language;
use crate::model::style::Style;
use crate::ooxml::xml_tree::{self, Element};
use rust_decimal::Decimal;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// Labels out of cells came with Word 2013, as extensions of these names.
const CELL_LABELS: &str = "http://schemas.microsoft.com/office/drawing/2012/chart";
const LABEL_EXTENSION: &str = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}";
const SERIES_EXTENSION: &str = "{02D57815-91ED-43cb-92C2-25804820EDAC}";

/// Colour of a target behind the bar of its value.
const TARGET: &str = "D9D9D9";
/// Colour of the last bar of a waterfall, which is the whole.
const WHOLE: &str = "404040";

/// Identifiers of the two axes within a chart.
const CATEGORY_AXIS: &str = "1";
const VALUE_AXIS: &str = "2";

/// The drawing that shows the n-th chart in a line of text. Its number is the drawing's id, unique in the document.
pub(super) fn drawing((n, name): (usize, &str), alt: &str, size: Size) -> Element<'static> {
    let emu = |twips: u32| (u64::from(twips) * 635).to_string();
    let number = n.to_string();
    let graphic = Element::new("c:chart").with("xmlns:c", CHART).with("xmlns:r", OFFICE);
    let graphic = graphic.with("r:id", &format!("rIdChart{n}"));
    let graphic = Element::new("a:graphicData").with("uri", CHART).child(graphic);
    let extent = Element::new("wp:extent").with("cx", &emu(size.width)).with("cy", &emu(size.height));
    let properties = Element::new("wp:docPr").with("id", &number).with("name", &clean(name));
    let inline = ["distT", "distB", "distL", "distR"]
        .iter()
        .fold(Element::new("wp:inline").with("xmlns:wp", DRAWING), |inline, side| inline.with(side, "0"))
        .child(extent)
        .child(properties.with("descr", &clean(alt)))
        .child(Element::new("wp:cNvGraphicFramePr"))
        .child(Element::new("a:graphic").with("xmlns:a", MAIN).child(graphic));
    Element::new("w:drawing").child(inline)
}

/// The n-th chart's part with its relationship to the workbook, and the workbook.
pub(super) fn parts(n: usize, space: &Element<'_>, workbook: Vec<u8>) -> anyhow::Result<[Part; 3]> {
    let name = format!("chart{n}.xlsx");
    let relationship = package::to_workbook("rIdWorkbook", &format!("../embeddings/{name}"))?;
    Ok([
        Part::new(format!("word/charts/chart{n}.xml"), Kind::Chart, xml_tree::write(space)?),
        Part::new(format!("word/charts/_rels/chart{n}.xml.rels"), Kind::Relationships, relationship),
        Part::new(format!("word/embeddings/{name}"), Kind::Workbook, workbook),
    ])
}

/// Width and height in twips.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The size of a chart over the width of the text. One of horizontal bars grows with its bars, but never beyond the page with
/// its title.
pub(super) fn size(chart: &Chart, page: Page, look: &Style) -> Size {
    let least = if chart.kind.is_of_two_times() { 6.5 * chart.series.len() as f64 } else { 0.0 };
    let wanted = if chart.kind.is_horizontal() {
        mm(look.chart.bar_mm * bars(chart) as f64 + foot_mm(chart))
    } else {
        mm((look.chart.height_mm * chart.height()).max(least))
    };
    Size { width: page.width(), height: wanted.min(page.height().saturating_sub(mm(25.0))).max(mm(20.0)) }
}

/// What the unit, the legend and the margins take, by Word's and LibreOffice's own layout.
fn foot_mm(chart: &Chart) -> f64 {
    let unit = if chart.unit.is_empty() { 0.0 } else { 13.0 };
    let legend = if chart.has_legend() { 9.0 } else { 0.0 };
    6.0 + unit + legend
}

fn bars(chart: &Chart) -> usize {
    chart.categories.len() * chart.kind.bars(chart.series.len())
}

/// Type size in hundredths of a point, smaller where many bars have to share the page.
fn type_size(chart: &Chart, height: u32, look: &Style) -> u32 {
    let own = u32::from(look.of(Role::Chart).size) * 100;
    let room = height.saturating_sub(mm(foot_mm(chart)));
    if chart.kind.is_horizontal() {
        // A line takes 1.25 of its size, and 1 twip is 5 hundredths of a point.
        own.min(room * 5 * 100 / 125 / (bars(chart).max(1) as u32)).max(400)
    } else {
        own
    }
}

/// How a chart is drawn where it is not alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) size: Size,
    /// Ends of the scale of lines.
    pub(super) scale: (Decimal, Decimal),
}

/// The chart part.
pub(super) fn space(chart: &Chart, frame: Frame, look: &Style, language: Language) -> Element<'static> {
    let size = type_size(chart, frame.size.height, look);
    let inner = Element::new("c:chart")
        .children((!chart.unit.is_empty()).then(|| unit(&chart.unit_title, size)))
        .child(value("c:autoTitleDeleted", if chart.unit.is_empty() { "1" } else { "0" }))
        .child(plot(chart, frame, look))
        .children(chart.has_legend().then(legend))
        .child(value("c:plotVisOnly", "1"))
        .child(value("c:dispBlanksAs", "gap"));
    whole(inner, &look.word_font, size, language)
}

fn plot(chart: &Chart, frame: Frame, look: &Style) -> Element<'static> {
    let horizontal = chart.kind.is_horizontal();
    let line = f64::from(type_size(chart, frame.size.height, look)) / 5.0 * 1.25 / f64::from(frame.size.height);
    let is_slope = chart.kind.is_of_two_times();
    let shifts = if is_slope { slope::shifts(chart, ends(chart, frame.scale), line) } else { Vec::new() };
    let mut series: Vec<Element<'static>> =
        chart.series.iter().enumerate().map(|(n, series)| self::series(n, series, chart, &shifts, look)).collect();
    if chart.kind.traits().marks == Marks::Overlaid {
        // What is written last lies on top: the value on its target.
        series.reverse();
    }
    let drawn = if chart.kind.is_of_lines() { lines(series) } else { bars_of(chart.kind, series) };
    let layout = Element::new("c:layout");
    let layout = if is_slope { layout.child(slope::inner()) } else { layout };
    Element::new("c:plotArea").child(layout).child(drawn).child(category_axis(chart)).child(value_axis(
        horizontal,
        chart,
        frame.scale,
    ))
}

fn bars_of(kind: ChartKind, series: Vec<Element<'static>>) -> Element<'static> {
    let (grouping, gap, overlap) = match (kind.traits().marks, kind.is_horizontal()) {
        (Marks::EndToEnd | Marks::Floating, _) => ("stacked", "45", "100"),
        (Marks::Overlaid, _) => ("clustered", "45", "100"),
        (Marks::Beside | Marks::Lines, true) => ("clustered", "45", "0"),
        (Marks::Beside | Marks::Lines, false) => ("clustered", "40", "-10"),
    };
    Element::new("c:barChart")
        .child(value("c:barDir", if kind.is_horizontal() { "bar" } else { "col" }))
        .child(value("c:grouping", grouping))
        .child(value("c:varyColors", "0"))
        .children(series)
        .child(value("c:gapWidth", gap))
        .child(value("c:overlap", overlap))
        .child(value("c:axId", CATEGORY_AXIS))
        .child(value("c:axId", VALUE_AXIS))
}

fn lines(series: Vec<Element<'static>>) -> Element<'static> {
    Element::new("c:lineChart")
        .child(value("c:grouping", "standard"))
        .child(value("c:varyColors", "0"))
        .children(series)
        .child(value("c:marker", "1"))
        .child(value("c:axId", CATEGORY_AXIS))
        .child(value("c:axId", VALUE_AXIS))
}

/// Where the label of a point stands.
fn label_place(chart: &Chart, series: usize, point: usize) -> &'static str {
    let kind = chart.kind;
    match (kind.traits().marks, series, point) {
        (Marks::EndToEnd, _, _) => "ctr",
        (Marks::Overlaid, 0, _) | (Marks::Floating, _, _) => "inBase",
        (Marks::Lines, _, 0) if kind.is_of_two_times() => "l",
        (Marks::Lines, _, _) if kind.is_of_two_times() => "r",
        // Days may be near each other: their labels stand above and below in turn.
        (Marks::Lines, _, _) if point < chart.days.len() && (chart.days.len() - point).is_multiple_of(2) => "b",
        (Marks::Lines, _, _) => "t",
        (Marks::Beside | Marks::Overlaid, _, _) => "outEnd",
    }
}

/// The look of a series.
fn shape(chart: &Chart, series: &Series, colour: Option<&str>) -> Vec<Element<'static>> {
    let ink = || colour.map_or_else(|| Element::new("a:noFill"), fill);
    if !chart.kind.is_of_lines() {
        return vec![Element::new("c:spPr").child(ink()), value("c:invertIfNegative", "0")];
    }
    let line = Element::new("a:ln").with("w", "19050").child(ink());
    let marker = Element::new("c:marker");
    if series.target {
        let broken = line.child(Element::new("a:prstDash").with("val", "dash"));
        return vec![Element::new("c:spPr").child(broken), marker.child(value("c:symbol", "none"))];
    }
    let square = marker.child(value("c:symbol", "square")).child(value("c:size", "5"));
    vec![Element::new("c:spPr").child(line), square.child(Element::new("c:spPr").child(ink()).child(self::line(None)))]
}

fn series(n: usize, series: &Series, chart: &Chart, shifts: &[[f64; 2]], look: &Style) -> Element<'static> {
    let count = chart.categories.len();
    let points = || series.points.iter().map(Option::as_ref).take(count);
    let names: Vec<Option<String>> = match &*chart.days {
        [] => chart.categories.iter().map(|name| Some(clean(name).into_owned())).collect(),
        days => days.iter().map(|day| Some(book::serial(*day).to_string())).collect(),
    };
    let values: Vec<Option<String>> = points().map(|point| Some(point?.value.to_string())).collect();
    let texts: Vec<Option<String>> =
        (0..count).map(|index| Some(clean(&book::label(chart, n, index)?).into_owned())).collect();
    let number = n.to_string();
    let title = cache("c:strCache", None, &[Some(clean(&series.name).into_owned())]);
    let format = book::number_format(chart);
    let (kind, names) = match &*chart.days {
        [] => ("c:strRef", cache("c:strCache", None, &names)),
        _ => ("c:numRef", cache("c:numCache", Some(book::MONTH), &names)),
    };
    let numbers = cache("c:numCache", Some(&format), &values);
    Element::new("c:ser")
        .child(value("c:idx", &number))
        .child(value("c:order", &number))
        .child(Element::new("c:tx").child(reference("c:strRef", &book::head(book::values(n)), title)))
        .children(shape(chart, series, colour(n, chart, look).as_deref()))
        .child(labels((n, chart), &texts, &format, shifts.get(n)))
        .child(Element::new("c:cat").child(reference(kind, &book::range(book::NAMES, count), names)))
        .child(Element::new("c:val").child(reference("c:numRef", &book::range(book::values(n), count), numbers)))
        .children(chart.kind.is_of_lines().then(|| value("c:smooth", "0")))
        .child(label_cells(&book::range(book::labels(chart, n), count), &texts))
}

/// One label a point: a field that shows the cell of its printed text, so that value and label are changed in the same
/// sheet. A point added later shows its value. A point whose value another one says has none.
fn labels(
    (n, chart): (usize, &Chart),
    texts: &[Option<String>],
    format: &str,
    shifts: Option<&[f64; 2]>,
) -> Element<'static> {
    let own = texts.iter().enumerate().map(|(index, text)| {
        let place = label_place(chart, n, index);
        let Some(text) = text else {
            let label = Element::new("c:dLbl").child(value("c:idx", &index.to_string()));
            return label.child(value("c:delete", "1"));
        };
        // The field needs an identifier; series and point make one that is the same in every run.
        let id = format!("{{00000000-0000-4000-8000-{:04X}{:08X}}}", n & 0xFFFF, index & 0xFFFF_FFFF);
        let field = Element::new("a:fld").with("id", &id).with("type", "CELLRANGE").child(Element::new("a:rPr"));
        let field = field.child(Element::new("a:pPr")).child(Element::new("a:t").text(text));
        // A label is one line however narrow the room: "1.147 (56,9%; -869)".
        let frame = Element::new("a:bodyPr").with("wrap", "none");
        let rich = Element::new("c:rich").child(frame).child(Element::new("a:p").child(field));
        let moved = shifts.and_then(|shifts| shifts.get(index)).map(|shift| slope::moved(*shift));
        let label = Element::new("c:dLbl").child(value("c:idx", &index.to_string())).children(moved);
        let shown = Element::new("c15:showDataLabelsRange").with("val", "1");
        let extension = extension(LABEL_EXTENSION).child(shown);
        let label = label.child(Element::new("c:tx").child(rich));
        let label = showing("0", place, label);
        label.child(Element::new("c:extLst").child(extension))
    });
    let format = Element::new("c:numFmt").with("formatCode", format).with("sourceLinked", "0");
    let place = label_place(chart, n, usize::MAX);
    // Bars that make no sense alone show nothing of their own.
    let shown = if chart.kind.traits().marks == Marks::Floating { "0" } else { "1" };
    showing(shown, place, Element::new("c:dLbls").children(own).child(format))
}

/// What a label shows next to its own text: the value or nothing.
fn showing(number: &str, place: &str, label: Element<'static>) -> Element<'static> {
    let rest = ["c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"].map(|name| value(name, "0"));
    let label = label.child(value("c:dLblPos", place)).child(value("c:showLegendKey", "0"));
    label.child(value("c:showVal", number)).children(rest)
}

/// Where the fields of a series find their texts.
fn label_cells(address: &str, texts: &[Option<String>]) -> Element<'static> {
    let range = Element::new("c15:datalabelsRange").child(Element::new("c15:f").text(address));
    let range = range.child(cache("c15:dlblRangeCache", None, texts));
    Element::new("c:extLst").child(extension(SERIES_EXTENSION).child(range))
}

fn extension(id: &str) -> Element<'static> {
    Element::new("c:ext").with("uri", id).with("xmlns:c15", CELL_LABELS)
}

/// Names along the axis; days stand by their distance, and labels name them.
fn category_axis(chart: &Chart) -> Element<'static> {
    let dated = !chart.days.is_empty();
    // A bar chart counts from the bottom: turned, the first category stands at the top.
    let (orientation, side) = if chart.kind.is_horizontal() { ("maxMin", "l") } else { ("minMax", "b") };
    let axis = Element::new(if dated { "c:dateAx" } else { "c:catAx" })
        .child(value("c:axId", CATEGORY_AXIS))
        .child(Element::new("c:scaling").child(value("c:orientation", orientation)))
        .child(value("c:delete", "0"))
        .child(value("c:axPos", side))
        .children(dated.then(|| Element::new("c:numFmt").with("formatCode", book::MONTH).with("sourceLinked", "0")))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", if dated { "none" } else { "low" }))
        .child(Element::new("c:spPr").child(line(Some("7F7F7F"))))
        .child(value("c:crossAx", VALUE_AXIS))
        .child(value("c:crosses", "autoZero"))
        .child(value("c:auto", "0"))
        .child(value("c:lblOffset", "50"));
    if dated {
        return axis.child(value("c:baseTimeUnit", "days"));
    }
    axis.child(value("c:tickLblSkip", "1")).child(value("c:noMultiLvlLbl", "1"))
}

/// Ends of the axis of a chart of lines. Above the highest point there is room for its label.
fn ends(chart: &Chart, (low, high): (Decimal, Decimal)) -> (Decimal, Decimal) {
    let shares = if chart.kind.is_of_two_times() { 50 } else { 5 };
    (low, high + (high - low) / Decimal::from(shares))
}

/// Labels give the values, so this axis shows nothing.
fn value_axis(horizontal: bool, chart: &Chart, scale: (Decimal, Decimal)) -> Element<'static> {
    let format = book::number_format(chart);
    let mut values = chart.series.iter().flat_map(|series| series.points.iter().flatten()).map(|point| point.value);
    let is_of_lines = chart.kind.is_of_lines() && scale.0 < scale.1;
    let (low, high) = ends(chart, scale);
    let end = |name: &'static str, at: Decimal| value(name, &at.normalize().to_string());
    let ends = is_of_lines.then(|| [end("c:max", high), end("c:min", low)]);
    // Bars are compared by their length, so they start at nought.
    let nought = (!is_of_lines && !values.any(|value| value.is_sign_negative())).then(|| value("c:min", "0"));
    // Lines between two times begin and end at the edges.
    let between = if chart.kind.is_of_two_times() { "midCat" } else { "between" };
    Element::new("c:valAx")
        .child(value("c:axId", VALUE_AXIS))
        .child(
            Element::new("c:scaling")
                .child(value("c:orientation", "minMax"))
                .children(ends.into_iter().flatten())
                .children(nought),
        )
        .child(value("c:delete", "1"))
        .child(value("c:axPos", if horizontal { "b" } else { "l" }))
        .child(Element::new("c:numFmt").with("formatCode", &format).with("sourceLinked", "0"))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "none"))
        .child(value("c:crossAx", CATEGORY_AXIS))
        .child(value("c:crosses", "autoZero"))
        .child(value("c:crossBetween", between))
}

/// The unit in the upper left corner; the title of a chart stands above it in the text.
fn unit(unit: &str, size: u32) -> Element<'static> {
    let size = size.to_string();
    let slanted = |name: &'static str| Element::new(name).with("sz", &size).with("b", "0").with("i", "1");
    let properties = Element::new("a:pPr").child(slanted("a:defRPr"));
    let words = Element::new("a:t").text(&clean(unit));
    let paragraph =
        Element::new("a:p").child(properties).child(Element::new("a:r").child(slanted("a:rPr")).child(words));
    let rich = Element::new("c:rich").child(Element::new("a:bodyPr")).child(paragraph);
    let corner =
        [("c:xMode", "edge"), ("c:yMode", "edge"), ("c:x", "0"), ("c:y", "0")].map(|(name, at)| value(name, at));
    let layout = Element::new("c:layout").child(Element::new("c:manualLayout").children(corner));
    Element::new("c:title").child(Element::new("c:tx").child(rich)).child(layout).child(value("c:overlay", "0"))
}

fn legend() -> Element<'static> {
    Element::new("c:legend").child(value("c:legendPos", "b")).child(value("c:overlay", "0"))
}

/// Colours are used in turn. A target is pale behind its value, and bars that bear labels are light enough to read them. None is
/// not drawn.
fn colour(n: usize, chart: &Chart, look: &Style) -> Option<String> {
    match chart.kind.traits().marks {
        Marks::Overlaid if n > 0 => Some(TARGET.to_owned()),
        Marks::Overlaid | Marks::EndToEnd => Some(lighter(own_colour(n, look))),
        Marks::Lines if chart.kind.is_of_two_times() => {
            let value = |at: usize| chart.series.get(n)?.points.get(at)?.as_ref().map(|point| point.value);
            Some(own_colour(usize::from(value(1) < value(0)), look).to_owned())
        }
        Marks::Floating => match waterfall::ink(n) {
            waterfall::Ink::None => None,
            waterfall::Ink::Series(n) => Some(own_colour(n, look).to_owned()),
            waterfall::Ink::Whole => Some(WHOLE.to_owned()),
        },
        Marks::Beside | Marks::Lines => Some(own_colour(n, look).to_owned()),
    }
}

/// Half way to white.
fn lighter(colour: &str) -> String {
    let channel = |at: usize| colour.get(at..at + 2).and_then(|two| u16::from_str_radix(two, 16).ok()).unwrap_or(0);
    [0, 2, 4].map(|at| format!("{:02X}", (channel(at) + 255) / 2)).concat()
}

fn own_colour(n: usize, look: &Style) -> &str {
    let colours = &look.chart.colours;
    styles::colour(colours.get(n % colours.len().max(1)).map_or("", String::as_str))
}
