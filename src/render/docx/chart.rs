//! Charts as Word's own: a chart part that staff can edit, with its workbook.
//!
//! In: a chart of the tree and the page it stands on. Out: the drawing in the text, the chart part, its relationship and
//! its workbook. Must not: format a value: labels are the texts of the tree, each tied to a cell of the workbook.

use super::chart_book as book;
use super::package::{self, Kind, Part};
use super::page::{Page, mm};
use super::styles;
use super::text::clean;
use super::xml::{self, Element};
use crate::model::document::{Chart, ChartKind, Meta, Point, Role, Series};
use crate::model::style::Style;

const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Identifiers of the two axes within a chart.
const CATEGORY_AXIS: &str = "1";
const VALUE_AXIS: &str = "2";

/// Style id of the paragraphs charts stand in.
pub(super) fn style() -> &'static str {
    styles::id(Role::Chart)
}

/// The drawing that shows the n-th chart in a line of text. Its number is the drawing's id, unique in the document.
pub(super) fn drawing(n: usize, chart: &Chart, page: Page, look: &Style) -> Element<'static> {
    let emu = |twips: u32| (u64::from(twips) * 635).to_string();
    let number = n.to_string();
    let graphic = Element::new("c:chart").with("xmlns:c", CHART).with("xmlns:r", OFFICE);
    let graphic = graphic.with("r:id", &format!("rIdChart{n}"));
    let graphic = Element::new("a:graphicData").with("uri", CHART).child(graphic);
    let extent = Element::new("wp:extent").with("cx", &emu(page.width())).with("cy", &emu(height(chart, page, look)));
    let properties = Element::new("wp:docPr").with("id", &number).with("name", &format!("Biểu đồ {n}"));
    let inline = ["distT", "distB", "distL", "distR"]
        .iter()
        .fold(Element::new("wp:inline").with("xmlns:wp", DRAWING), |inline, side| inline.with(side, "0"))
        .child(extent)
        .child(properties.with("descr", &clean(&chart.alt)))
        .child(Element::new("wp:cNvGraphicFramePr"))
        .child(Element::new("a:graphic").with("xmlns:a", MAIN).child(graphic));
    Element::new("w:drawing").child(inline)
}

/// The n-th chart's part, its relationship to the workbook, and the workbook.
pub(super) fn parts(n: usize, chart: &Chart, page: Page, meta: &Meta, look: &Style) -> anyhow::Result<[Part; 3]> {
    let workbook = format!("chart{n}.xlsx");
    let relationship = package::to_workbook("rIdWorkbook", &format!("../embeddings/{workbook}"))?;
    Ok([
        Part::new(format!("word/charts/chart{n}.xml"), Kind::Chart, xml::write(&space(chart, page, look))?),
        Part::new(format!("word/charts/_rels/chart{n}.xml.rels"), Kind::Relationships, relationship),
        Part::new(format!("word/embeddings/{workbook}"), Kind::Workbook, book::workbook(chart, meta)?),
    ])
}

/// A ranked chart grows with its bars, but never beyond the page with its title.
fn height(chart: &Chart, page: Page, look: &Style) -> u32 {
    let wanted = match chart.kind {
        ChartKind::Ranked => mm(look.chart.bar_mm * bars(chart) as f64 + foot_mm(chart)),
        ChartKind::Grouped => mm(look.chart.height_mm),
    };
    wanted.min(page.height().saturating_sub(mm(25.0))).max(mm(20.0))
}

/// Room for the unit and the legend.
fn foot_mm(chart: &Chart) -> f64 {
    if chart.series.len() > 1 { 14.0 } else { 8.0 }
}

fn bars(chart: &Chart) -> usize {
    chart.categories.len() * chart.series.len().max(1)
}

/// Type size in hundredths of a point, smaller where many bars have to share the page.
fn type_size(chart: &Chart, page: Page, look: &Style) -> u32 {
    let own = u32::from(look.of(Role::Chart).size) * 100;
    let room = height(chart, page, look).saturating_sub(mm(foot_mm(chart)));
    match chart.kind {
        // A letter takes some 1.15 of its size, and 1 twip is 5 hundredths of a point.
        ChartKind::Ranked => own.min(room * 5 * 100 / 115 / (bars(chart).max(1) as u32)).max(400),
        ChartKind::Grouped => own,
    }
}

fn space(chart: &Chart, page: Page, look: &Style) -> Element<'static> {
    let inner = Element::new("c:chart")
        .child(value("c:autoTitleDeleted", "1"))
        .child(plot(chart, look))
        .children((chart.series.len() > 1).then(legend))
        .child(value("c:plotVisOnly", "1"))
        .child(value("c:dispBlanksAs", "gap"));
    let workbook = Element::new("c:externalData").with("r:id", "rIdWorkbook").child(value("c:autoUpdate", "0"));
    Element::new("c:chartSpace")
        .with("xmlns:c", CHART)
        .with("xmlns:a", MAIN)
        .with("xmlns:r", OFFICE)
        .child(value("c:date1904", "0"))
        .child(value("c:lang", "vi-VN"))
        .child(value("c:roundedCorners", "0"))
        .child(inner)
        .child(Element::new("c:spPr").child(Element::new("a:noFill")).child(line(None)))
        .child(letters(&look.word_font, type_size(chart, page, look)))
        .child(workbook)
}

fn plot(chart: &Chart, look: &Style) -> Element<'static> {
    let ranked = chart.kind == ChartKind::Ranked;
    let series = chart.series.iter().enumerate().map(|(n, series)| self::series(n, series, chart, look));
    let bars = Element::new("c:barChart")
        .child(value("c:barDir", if ranked { "bar" } else { "col" }))
        .child(value("c:grouping", "clustered"))
        .child(value("c:varyColors", "0"))
        .children(series)
        .child(value("c:gapWidth", if ranked { "45" } else { "60" }))
        .child(value("c:axId", CATEGORY_AXIS))
        .child(value("c:axId", VALUE_AXIS));
    Element::new("c:plotArea")
        .child(Element::new("c:layout"))
        .child(bars)
        .child(category_axis(ranked))
        .child(value_axis(chart, ranked))
}

fn series(n: usize, series: &Series, chart: &Chart, look: &Style) -> Element<'static> {
    let count = chart.categories.len();
    let points: Vec<Option<&Point>> = series.points.iter().map(Option::as_ref).take(count).collect();
    let names: Vec<Option<String>> = chart.categories.iter().map(|name| Some(clean(name).into_owned())).collect();
    let values: Vec<Option<String>> = points.iter().map(|point| Some(point.as_ref()?.value.to_string())).collect();
    let number = n.to_string();
    let title = cache("c:strCache", None, &[Some(clean(&series.name).into_owned())]);
    let format = book::number_format(chart);
    let names = cache("c:strCache", None, &names);
    let numbers = cache("c:numCache", Some(&format), &values);
    Element::new("c:ser")
        .child(value("c:idx", &number))
        .child(value("c:order", &number))
        .child(Element::new("c:tx").child(reference("c:strRef", &book::head(book::values(n)), title)))
        .child(Element::new("c:spPr").child(fill(colour(n, look))))
        .child(value("c:invertIfNegative", "0"))
        .child(labels(n, &points, chart))
        .child(Element::new("c:cat").child(reference("c:strRef", &book::range(book::NAMES, count), names)))
        .child(Element::new("c:val").child(reference("c:numRef", &book::range(book::values(n), count), numbers)))
}

/// One label a point with the printed text, tied to its cell in the workbook, so that text and value are changed in the
/// same sheet. A point added later shows its value.
fn labels(n: usize, points: &[Option<&Point>], chart: &Chart) -> Element<'static> {
    let column = book::labels(chart, n);
    let shown = |label: Element<'static>| {
        let flags =
            ["c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"].map(|name| value(name, "0"));
        let label = label.child(value("c:dLblPos", "outEnd")).child(value("c:showLegendKey", "0"));
        label.child(value("c:showVal", "1")).children(flags)
    };
    let present = points.iter().enumerate().filter_map(|(index, point)| Some((index, point.as_ref()?)));
    let own = present.map(|(index, point)| {
        let text = cache("c:strCache", None, &[Some(clean(&point.text).into_owned())]);
        let text = Element::new("c:tx").child(reference("c:strRef", &book::cell(column, index), text));
        shown(Element::new("c:dLbl").child(value("c:idx", &index.to_string())).child(text))
    });
    let own: Vec<Element<'static>> = own.collect();
    let format = Element::new("c:numFmt").with("formatCode", &book::number_format(chart)).with("sourceLinked", "0");
    shown(Element::new("c:dLbls").children(own).child(format))
}

fn category_axis(ranked: bool) -> Element<'static> {
    // A bar chart counts from the bottom: turned, the first category stands at the top.
    let (orientation, side) = if ranked { ("maxMin", "l") } else { ("minMax", "b") };
    Element::new("c:catAx")
        .child(value("c:axId", CATEGORY_AXIS))
        .child(Element::new("c:scaling").child(value("c:orientation", orientation)))
        .child(value("c:delete", "0"))
        .child(value("c:axPos", side))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "low"))
        .child(Element::new("c:spPr").child(line(Some("7F7F7F"))))
        .child(value("c:crossAx", VALUE_AXIS))
        .child(value("c:crosses", "autoZero"))
        .child(value("c:auto", "0"))
        .child(value("c:lblOffset", "50"))
        .child(value("c:tickLblSkip", "1"))
        .child(value("c:noMultiLvlLbl", "1"))
}

/// Labels give the values, so this axis shows nothing but the unit.
fn value_axis(chart: &Chart, ranked: bool) -> Element<'static> {
    let (side, crosses) = if ranked { ("b", "max") } else { ("l", "autoZero") };
    let unit = (!chart.unit.is_empty()).then(|| title(&clean(&chart.unit)));
    Element::new("c:valAx")
        .child(value("c:axId", VALUE_AXIS))
        .child(Element::new("c:scaling").child(value("c:orientation", "minMax")))
        .child(value("c:delete", "0"))
        .child(value("c:axPos", side))
        .children(unit)
        .child(Element::new("c:numFmt").with("formatCode", &book::number_format(chart)).with("sourceLinked", "0"))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "none"))
        .child(Element::new("c:spPr").child(line(None)))
        .child(value("c:crossAx", CATEGORY_AXIS))
        .child(value("c:crosses", crosses))
        .child(value("c:crossBetween", "between"))
}

fn title(text: &str) -> Element<'static> {
    let properties = Element::new("a:pPr").child(Element::new("a:defRPr").with("b", "0").with("i", "1"));
    let run = Element::new("a:r").child(Element::new("a:rPr").with("lang", "vi-VN").with("b", "0").with("i", "1"));
    let paragraph = Element::new("a:p").child(properties).child(run.child(Element::new("a:t").text(text)));
    let rich = Element::new("c:rich").child(Element::new("a:bodyPr")).child(paragraph);
    Element::new("c:title").child(Element::new("c:tx").child(rich)).child(value("c:overlay", "0"))
}

fn legend() -> Element<'static> {
    Element::new("c:legend").child(value("c:legendPos", "b")).child(value("c:overlay", "0"))
}

/// Font and size of all words in the chart.
fn letters(font: &str, size: u32) -> Element<'static> {
    let run = Element::new("a:defRPr").with("sz", &size.to_string());
    let run = run.child(fill("000000")).child(Element::new("a:latin").with("typeface", font));
    let paragraph = Element::new("a:p").child(Element::new("a:pPr").child(run));
    let end = Element::new("a:endParaRPr").with("lang", "vi-VN");
    Element::new("c:txPr").child(Element::new("a:bodyPr")).child(paragraph.child(end))
}

fn reference(kind: &'static str, address: &str, cache: Element<'static>) -> Element<'static> {
    Element::new(kind).child(Element::new("c:f").text(address)).child(cache)
}

/// What the workbook's cells held when the document was made.
fn cache(kind: &'static str, format: Option<&str>, texts: &[Option<String>]) -> Element<'static> {
    let points = texts.iter().enumerate().filter_map(|(index, text)| Some((index, text.as_ref()?)));
    let points = points.map(|(index, text)| {
        Element::new("c:pt").with("idx", &index.to_string()).child(Element::new("c:v").text(text))
    });
    Element::new(kind)
        .children(format.map(|format| Element::new("c:formatCode").text(format)))
        .child(value("c:ptCount", &texts.len().to_string()))
        .children(points)
}

fn line(colour: Option<&str>) -> Element<'static> {
    let line = Element::new("a:ln");
    match colour {
        Some(colour) => line.with("w", "6350").child(fill(colour)),
        None => line.child(Element::new("a:noFill")),
    }
}

fn fill(colour: &str) -> Element<'static> {
    Element::new("a:solidFill").child(Element::new("a:srgbClr").with("val", colour))
}

/// Colours are used in turn.
fn colour(n: usize, look: &Style) -> &str {
    let colours = &look.chart.colours;
    styles::colour(colours.get(n % colours.len().max(1)).map_or("", String::as_str))
}

fn value(name: &'static str, value: &str) -> Element<'static> {
    Element::new(name).with("val", value)
}
