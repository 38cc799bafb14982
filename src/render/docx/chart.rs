//! Charts as Word's own: a chart part that staff can edit, with its workbook.

use super::chart_book as book;
use super::clean::clean;
use super::package::{self, Kind, Part};
use super::page::{Page, mm};
use super::styles;
use crate::messages::Catalogue;
use crate::model::document::{Chart, ChartKind, Meta, Role, Series};
use crate::model::language::Language;
use crate::model::style::Style;
use crate::ooxml::xml_tree::{self, Element};

const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Labels out of cells came with Word 2013, as extensions of these names.
const CELL_LABELS: &str = "http://schemas.microsoft.com/office/drawing/2012/chart";
const LABEL_EXTENSION: &str = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}";
const SERIES_EXTENSION: &str = "{02D57815-91ED-43cb-92C2-25804820EDAC}";

/// Colour of a target behind the bar of its value.
const TARGET: &str = "D9D9D9";

/// Identifiers of the two axes within a chart.
const CATEGORY_AXIS: &str = "1";
const VALUE_AXIS: &str = "2";

/// The drawing that shows the n-th chart in a line of text, and its name. Its number is the drawing's id, unique in the document.
pub(super) fn drawing((n, name): (usize, &str), chart: &Chart, page: Page, look: &Style) -> Element<'static> {
    let emu = |twips: u32| (u64::from(twips) * 635).to_string();
    let number = n.to_string();
    let graphic = Element::new("c:chart").with("xmlns:c", CHART).with("xmlns:r", OFFICE);
    let graphic = graphic.with("r:id", &format!("rIdChart{n}"));
    let graphic = Element::new("a:graphicData").with("uri", CHART).child(graphic);
    let extent = Element::new("wp:extent").with("cx", &emu(page.width())).with("cy", &emu(height(chart, page, look)));
    let properties = Element::new("wp:docPr").with("id", &number).with("name", &clean(name));
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
pub(super) fn parts(
    (n, chart, page): (usize, &Chart, Page),
    meta: &Meta,
    look: &Style,
    catalogue: &Catalogue,
) -> anyhow::Result<[Part; 3]> {
    let workbook = format!("chart{n}.xlsx");
    let relationship = package::to_workbook("rIdWorkbook", &format!("../embeddings/{workbook}"))?;
    Ok([
        Part::new(
            format!("word/charts/chart{n}.xml"),
            Kind::Chart,
            xml_tree::write(&space(chart, page, look, catalogue.language()))?,
        ),
        Part::new(format!("word/charts/_rels/chart{n}.xml.rels"), Kind::Relationships, relationship),
        Part::new(format!("word/embeddings/{workbook}"), Kind::Workbook, book::workbook(chart, meta, catalogue)?),
    ])
}

/// A chart of horizontal bars grows with its bars, but never beyond the page with its title.
fn height(chart: &Chart, page: Page, look: &Style) -> u32 {
    let wanted = if chart.kind.is_horizontal() {
        mm(look.chart.bar_mm * bars(chart) as f64 + foot_mm(chart))
    } else {
        mm(look.chart.height_mm)
    };
    wanted.min(page.height().saturating_sub(mm(25.0))).max(mm(20.0))
}

/// What the unit, the legend and the margins take, by Word's and LibreOffice's own layout.
fn foot_mm(chart: &Chart) -> f64 {
    let unit = if chart.unit.is_empty() { 0.0 } else { 13.0 };
    let legend = if chart.series.len() > 1 { 9.0 } else { 0.0 };
    6.0 + unit + legend
}

fn bars(chart: &Chart) -> usize {
    chart.categories.len() * chart.kind.bars(chart.series.len())
}

/// Type size in hundredths of a point, smaller where many bars have to share the page.
fn type_size(chart: &Chart, page: Page, look: &Style) -> u32 {
    let own = u32::from(look.of(Role::Chart).size) * 100;
    let room = height(chart, page, look).saturating_sub(mm(foot_mm(chart)));
    if chart.kind.is_horizontal() {
        // A line takes 1.25 of its size, and 1 twip is 5 hundredths of a point.
        own.min(room * 5 * 100 / 125 / (bars(chart).max(1) as u32)).max(400)
    } else {
        own
    }
}

fn space(chart: &Chart, page: Page, look: &Style, language: Language) -> Element<'static> {
    let size = type_size(chart, page, look);
    let inner = Element::new("c:chart")
        .children((!chart.unit.is_empty()).then(|| unit(&chart.unit_title, size)))
        .child(value("c:autoTitleDeleted", if chart.unit.is_empty() { "1" } else { "0" }))
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
        .child(value("c:lang", language.tag()))
        .child(value("c:roundedCorners", "0"))
        .child(inner)
        .child(Element::new("c:spPr").child(Element::new("a:noFill")).child(line(None)))
        .child(letters(&look.word_font, size, language))
        .child(workbook)
}

fn plot(chart: &Chart, look: &Style) -> Element<'static> {
    let horizontal = chart.kind.is_horizontal();
    let mut series: Vec<Element<'static>> =
        chart.series.iter().enumerate().map(|(n, series)| self::series(n, series, chart, look)).collect();
    if chart.kind == ChartKind::Progress {
        // What is written last lies on top: the value on its target.
        series.reverse();
    }
    let drawn = if chart.kind == ChartKind::Line { lines(series) } else { bars_of(chart.kind, series) };
    Element::new("c:plotArea")
        .child(Element::new("c:layout"))
        .child(drawn)
        .child(category_axis(horizontal))
        .child(value_axis(horizontal, chart))
}

fn bars_of(kind: ChartKind, series: Vec<Element<'static>>) -> Element<'static> {
    let (grouping, gap, overlap) = match kind {
        ChartKind::Ranked | ChartKind::Funnel => ("clustered", "45", "0"),
        ChartKind::Stacked => ("stacked", "45", "100"),
        ChartKind::Progress => ("clustered", "45", "100"),
        ChartKind::Grouped | ChartKind::Line => ("clustered", "40", "-10"),
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

/// Where labels stand.
fn label_place(kind: ChartKind, series: usize) -> &'static str {
    match (kind, series) {
        (ChartKind::Stacked, _) => "ctr",
        (ChartKind::Progress, 0) => "inBase",
        (ChartKind::Line, _) => "t",
        (ChartKind::Ranked | ChartKind::Grouped | ChartKind::Funnel | ChartKind::Progress, _) => "outEnd",
    }
}

/// The look of a series.
fn shape(kind: ChartKind, colour: &str) -> Vec<Element<'static>> {
    if kind != ChartKind::Line {
        return vec![Element::new("c:spPr").child(fill(colour)), value("c:invertIfNegative", "0")];
    }
    let line = Element::new("a:ln").with("w", "19050").child(fill(colour));
    let square = Element::new("c:marker").child(value("c:symbol", "square")).child(value("c:size", "5"));
    vec![
        Element::new("c:spPr").child(line),
        square.child(Element::new("c:spPr").child(fill(colour)).child(self::line(None))),
    ]
}

fn series(n: usize, series: &Series, chart: &Chart, look: &Style) -> Element<'static> {
    let count = chart.categories.len();
    let points = || series.points.iter().map(Option::as_ref).take(count);
    let names: Vec<Option<String>> = chart.categories.iter().map(|name| Some(clean(name).into_owned())).collect();
    let values: Vec<Option<String>> = points().map(|point| Some(point?.value.to_string())).collect();
    let texts: Vec<Option<String>> =
        (0..count).map(|index| Some(clean(&chart.label(n, index)?).into_owned())).collect();
    let number = n.to_string();
    let title = cache("c:strCache", None, &[Some(clean(&series.name).into_owned())]);
    let format = book::number_format(chart);
    let names = cache("c:strCache", None, &names);
    let numbers = cache("c:numCache", Some(&format), &values);
    Element::new("c:ser")
        .child(value("c:idx", &number))
        .child(value("c:order", &number))
        .child(Element::new("c:tx").child(reference("c:strRef", &book::head(book::values(n)), title)))
        .children(shape(chart.kind, &colour(n, chart, look)))
        .child(labels(n, &texts, &format, label_place(chart.kind, n)))
        .child(Element::new("c:cat").child(reference("c:strRef", &book::range(book::NAMES, count), names)))
        .child(Element::new("c:val").child(reference("c:numRef", &book::range(book::values(n), count), numbers)))
        .children((chart.kind == ChartKind::Line).then(|| value("c:smooth", "0")))
        .child(label_cells(&book::range(book::labels(chart, n), count), &texts))
}

/// One label a point: a field that shows the cell of its printed text, so that value and label are changed in the same
/// sheet. A point added later shows its value.
fn labels(n: usize, texts: &[Option<String>], format: &str, place: &str) -> Element<'static> {
    let present = texts.iter().enumerate().filter_map(|(index, text)| Some((index, text.as_ref()?)));
    let own = present.map(|(index, text)| {
        // The field needs an identifier; series and point make one that is the same in every run.
        let id = format!("{{00000000-0000-4000-8000-{:04X}{:08X}}}", n & 0xFFFF, index & 0xFFFF_FFFF);
        let field = Element::new("a:fld").with("id", &id).with("type", "CELLRANGE").child(Element::new("a:rPr"));
        let field = field.child(Element::new("a:pPr")).child(Element::new("a:t").text(text));
        // A label is one line however narrow the room: "1.147 (56,9%; -869)".
        let frame = Element::new("a:bodyPr").with("wrap", "none");
        let rich = Element::new("c:rich").child(frame).child(Element::new("a:p").child(field));
        let label = Element::new("c:dLbl").child(value("c:idx", &index.to_string()));
        let shown = Element::new("c15:showDataLabelsRange").with("val", "1");
        let extension = extension(LABEL_EXTENSION).child(shown);
        let label = label.child(Element::new("c:tx").child(rich));
        let label = showing("0", place, label);
        label.child(Element::new("c:extLst").child(extension))
    });
    let format = Element::new("c:numFmt").with("formatCode", format).with("sourceLinked", "0");
    showing("1", place, Element::new("c:dLbls").children(own).child(format))
}

/// What a label shows beside its own text: the value or nothing.
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

fn category_axis(horizontal: bool) -> Element<'static> {
    // A bar chart counts from the bottom: turned, the first category stands at the top.
    let (orientation, side) = if horizontal { ("maxMin", "l") } else { ("minMax", "b") };
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

/// Labels give the values, so this axis shows nothing.
fn value_axis(horizontal: bool, chart: &Chart) -> Element<'static> {
    let format = book::number_format(chart);
    let mut values = chart.series.iter().flat_map(|series| series.points.iter().flatten()).map(|point| point.value);
    // Bars are compared by their length, so they start at nought.
    let nought = (!values.any(|value| value.is_sign_negative())).then(|| value("c:min", "0"));
    Element::new("c:valAx")
        .child(value("c:axId", VALUE_AXIS))
        .child(Element::new("c:scaling").child(value("c:orientation", "minMax")).children(nought))
        .child(value("c:delete", "1"))
        .child(value("c:axPos", if horizontal { "b" } else { "l" }))
        .child(Element::new("c:numFmt").with("formatCode", &format).with("sourceLinked", "0"))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "none"))
        .child(value("c:crossAx", CATEGORY_AXIS))
        .child(value("c:crosses", "autoZero"))
        .child(value("c:crossBetween", "between"))
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

/// Font and size of all words in the chart.
fn letters(font: &str, size: u32, language: Language) -> Element<'static> {
    let run = Element::new("a:defRPr").with("sz", &size.to_string());
    let run = run.child(fill("000000")).child(Element::new("a:latin").with("typeface", font));
    let paragraph = Element::new("a:p").child(Element::new("a:pPr").child(run));
    let end = Element::new("a:endParaRPr").with("lang", language.tag());
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

/// Colours are used in turn. A target is pale behind its value, and bars that bear labels are light enough to read them.
fn colour(n: usize, chart: &Chart, look: &Style) -> String {
    match chart.kind {
        ChartKind::Progress if n > 0 => TARGET.to_owned(),
        ChartKind::Progress | ChartKind::Stacked => lighter(own_colour(n, look)),
        ChartKind::Ranked | ChartKind::Grouped | ChartKind::Funnel | ChartKind::Line => own_colour(n, look).to_owned(),
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

fn value(name: &'static str, value: &str) -> Element<'static> {
    Element::new(name).with("val", value)
}
