//! Pieces of DrawingML that every chart part is made of.

use crate::model::language::Language;
use crate::ooxml::xml_tree::Element;

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(super) const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn reference(kind: &'static str, address: &str, cache: Element<'static>) -> Element<'static> {
    Element::new(kind).child(Element::new("c:f").text(address)).child(cache)
}

/// What the workbook's cells held when the document was made.
pub(super) fn cache(kind: &'static str, format: Option<&str>, texts: &[Option<String>]) -> Element<'static> {
    let points = texts.iter().enumerate().filter_map(|(index, text)| Some((index, text.as_ref()?)));
    let points = points.map(|(index, text)| {
        Element::new("c:pt").with("idx", &index.to_string()).child(Element::new("c:v").text(text))
    });
    Element::new(kind)
        .children(format.map(|format| Element::new("c:formatCode").text(format)))
        .child(value("c:ptCount", &texts.len().to_string()))
        .children(points)
}

pub(super) fn line(colour: Option<&str>) -> Element<'static> {
    let line = Element::new("a:ln");
    match colour {
        Some(colour) => line.with("w", "6350").child(fill(colour)),
        None => line.child(Element::new("a:noFill")),
    }
}

pub(super) fn fill(colour: &str) -> Element<'static> {
    Element::new("a:solidFill").child(Element::new("a:srgbClr").with("val", colour))
}

pub(super) fn value(name: &'static str, value: &str) -> Element<'static> {
    Element::new(name).with("val", value)
}

/// A chart with what surrounds every chart.
pub(super) fn whole(inner: Element<'static>, font: &str, size: u32, language: Language) -> Element<'static> {
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
        .child(letters(font, size, language))
        .child(workbook)
}

/// Font and size of all words in the chart.
fn letters(font: &str, size: u32, language: Language) -> Element<'static> {
    let run = Element::new("a:defRPr").with("sz", &size.to_string());
    let run = run.child(fill("000000")).child(Element::new("a:latin").with("typeface", font));
    let paragraph = Element::new("a:p").child(Element::new("a:pPr").child(run));
    let end = Element::new("a:endParaRPr").with("lang", language.tag());
    Element::new("c:txPr").child(Element::new("a:bodyPr")).child(paragraph.child(end))
}
