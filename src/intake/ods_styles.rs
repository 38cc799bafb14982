//! Styles of an `.ods` workbook: what number styles and fonts say about cells (OpenDocument 1.3, part 3, 16 and 20).

use super::cell_styles::{CellStyle, CellStyles, Font};
use super::number_format::{Condition, NumberFormat, Section};
use crate::model::workbook::Shown;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|found| found.key.into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// A number that an attribute holds, 1 without it.
pub(super) fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

/// Styles as they are declared, by name.
#[derive(Default)]
pub(super) struct Styles {
    formats: BTreeMap<String, DataStyle>,
    cells: BTreeMap<String, Declared>,
    /// Styles of tables that are not shown.
    pub(super) hidden_tables: Vec<String>,
    /// Styles of pieces of a text that are struck out.
    pub(super) struck_texts: BTreeSet<String>,
}

/// A number style.
#[derive(Default)]
struct DataStyle {
    percent: bool,
    shown: Shown,
    maps: Vec<(Condition, String)>,
}

/// A cell style.
#[derive(Default)]
struct Declared {
    parent: Option<String>,
    format: Option<String>,
    struck: Option<bool>,
    font: Option<String>,
}

/// What is declared at a place between styles.
#[derive(Default)]
struct Open {
    format: Option<(String, DataStyle)>,
    cell: Option<(String, Declared)>,
    table: Option<String>,
    text: Option<String>,
    /// Inside words that a format shows.
    words: bool,
}

impl Styles {
    /// Reads the styles that a part declares before its tables.
    pub(super) fn read(&mut self, text: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut open = Open::default();
        loop {
            match reader.read_event()? {
                // What follows are tables.
                Event::Start(element) if element.name().into_inner() == "office:body" => return Ok(()),
                Event::Start(element) => self.begin(&element, &mut open),
                Event::Text(text) if open.words => {
                    if let Some((_, format)) = &mut open.format {
                        put_words(format, &text.xml_content(XmlVersion::Implicit1_0));
                    }
                }
                Event::End(element) => self.end(element.name().into_inner(), &mut open),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>, open: &mut Open) {
        match element.name().into_inner() {
            kind if is_data_style(kind) => {
                // Days, times and words are shown whole; the place of a number is told by what is in its style.
                let number =
                    matches!(kind, "number:number-style" | "number:percentage-style" | "number:currency-style");
                let shown = Shown { digits: !number, ..Shown::default() };
                let style = DataStyle { percent: kind == "number:percentage-style", shown, maps: Vec::new() };
                open.format = Some((attribute(element, "style:name").unwrap_or_default(), style));
            }
            "number:number" | "number:scientific-number" | "number:fraction" => {
                let factor = attribute(element, "number:display-factor");
                if let Some((_, format)) = &mut open.format {
                    format.shown.digits = true;
                    format.shown.thousands = factor.map_or(0, |factor| thousands(&factor));
                }
            }
            "number:text" | "number:currency-symbol" => open.words = true,
            "style:map" => {
                let condition = attribute(element, "style:condition");
                let condition = condition.and_then(|condition| Condition::parse(condition.strip_prefix("value()")?));
                let map = condition.zip(attribute(element, "style:apply-style-name"));
                open.format.iter_mut().for_each(|(_, format)| format.maps.extend(map.clone()));
            }
            "style:style" => {
                let name = attribute(element, "style:name").unwrap_or_default();
                match attribute(element, "style:family").as_deref() {
                    Some("table-cell") => {
                        let parent = attribute(element, "style:parent-style-name");
                        let format = attribute(element, "style:data-style-name");
                        open.cell = Some((name, Declared { parent, format, ..Declared::default() }));
                    }
                    Some("text") => open.text = Some(name),
                    _ => open.table = Some(name),
                }
            }
            "style:table-properties" if attribute(element, "table:display").as_deref() == Some("false") => {
                self.hidden_tables.extend(open.table.clone());
            }
            "style:text-properties" => {
                let line = attribute(element, "style:text-line-through-style")
                    .or_else(|| attribute(element, "style:text-line-through-type"));
                self.struck_texts
                    .extend(open.text.clone().filter(|_| line.as_ref().is_some_and(|line| line != "none")));
                if let Some((_, cell)) = &mut open.cell {
                    cell.struck = line.map(|line| line != "none");
                    cell.font = attribute(element, "style:font-name").or_else(|| attribute(element, "fo:font-family"));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, open: &mut Open) {
        match name {
            "number:text" | "number:currency-symbol" => open.words = false,
            kind if is_data_style(kind) => self.formats.extend(open.format.take()),
            "style:style" => {
                self.cells.extend(open.cell.take());
                (open.table, open.text) = (None, None);
            }
            _ => {}
        }
    }

    /// The styles of cells by number, and their numbers by name.
    pub(super) fn finish(&self) -> (CellStyles, BTreeMap<String, usize>) {
        // Number 0 is that of cells without a style.
        let mut styles = vec![CellStyle::default()];
        let mut names = BTreeMap::new();
        for name in self.cells.keys() {
            names.insert(name.clone(), styles.len());
            styles.push(self.cell(name));
        }
        (CellStyles::new(styles), names)
    }

    /// A cell style with what it has from its parents.
    fn cell(&self, name: &str) -> CellStyle {
        /// Parents of parents that are asked.
        const DEEPEST: usize = 10;
        let (mut format, mut struck, mut font) = (None, None, None);
        let mut next = self.cells.get(name);
        for _ in 0..DEEPEST {
            let Some(declared) = next else { break };
            format = format.or(declared.format.as_deref());
            struck = struck.or(declared.struck);
            font = font.or(declared.font.as_deref());
            next = declared.parent.as_ref().and_then(|parent| self.cells.get(parent));
        }
        CellStyle {
            format: format.map(|name| self.format(name)).unwrap_or_default(),
            font: Font::new(struck.unwrap_or(false), font.unwrap_or_default()),
        }
    }

    fn format(&self, name: &str) -> NumberFormat {
        let Some(format) = self.formats.get(name) else { return NumberFormat::default() };
        let mapped = format.maps.iter().filter_map(|(condition, name)| Some((*condition, self.formats.get(name)?)));
        let mut sections: Vec<Section> = mapped.map(|(condition, format)| section(Some(condition), format)).collect();
        sections.push(section(None, format));
        NumberFormat::of(sections)
    }
}

fn section(condition: Option<Condition>, format: &DataStyle) -> Section {
    let shown = (format.shown != Shown::default()).then(|| Arc::new(format.shown.clone()));
    Section { condition, percent: format.percent, shown, zero: None }
}

/// `number:number-style`, `number:date-style` and their like.
fn is_data_style(name: &str) -> bool {
    name.starts_with("number:") && name.ends_with("-style")
}

/// How many times three digits a factor leaves out: `1000000` two times.
fn thousands(factor: &str) -> u32 {
    let whole = factor.split('.').next().unwrap_or_default();
    whole.strip_prefix('1').map_or(0, |zeros| (zeros.len() / 3) as u32)
}

/// Words that a format shows, without what only sets digits off.
fn put_words(format: &mut DataStyle, text: &str) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '%'));
    if text.is_empty() {
        return;
    }
    let side = if format.shown.digits { &mut format.shown.behind } else { &mut format.shown.before };
    let joined = if side.is_empty() { text.to_owned() } else { format!("{side} {text}") };
    *side = joined.into();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_say_percent_words_and_strikes() {
        let text = "<s><number:percentage-style style:name=\"P\"><number:number/><number:text>%</number:text>\
            </number:percentage-style><number:number-style style:name=\"M\"><number:number number:display-factor=\"1000\"/>\
            <number:text> triệu</number:text></number:number-style>\
            <style:style style:name=\"a\" style:family=\"table-cell\" style:data-style-name=\"P\"/>\
            <style:style style:name=\"b\" style:family=\"table-cell\" style:parent-style-name=\"c\" \
            style:data-style-name=\"M\"/><style:style style:name=\"c\" style:family=\"table-cell\">\
            <style:text-properties style:text-line-through-style=\"solid\" style:font-name=\".VnTime\"/></style:style></s>";
        let mut styles = Styles::default();
        styles.read(text).unwrap();
        let (styles, names) = styles.finish();
        let hint = |name: &str| styles.hint(names[name], &calamine::Data::Float(1.0));
        assert!(hint("a").percent && hint("a").shown.is_none() && !hint("a").struck);
        let shown = hint("b").shown.unwrap();
        assert_eq!((&*shown.behind, shown.thousands, shown.digits), ("triệu", 1, true));
        assert!(hint("b").struck && hint("b").legacy.is_some());
    }
}
