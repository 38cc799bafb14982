//! The content of an `.ods` workbook made plain before calamine reads it: cells close together, without what other programs
//! write between them; and what it does not tell of its sheets: styles, what is hidden, merged, commented on.
//!
//! Elements and attributes: OpenDocument 1.3, part 3.

use super::Reason;
use super::cell_styles::CellStyles;
use super::ods_styles::{Styles, attribute, count};
use super::package_parts::{MOST_COMMENTS, cut};
use super::sheet_info::{CellInfo, SheetInfo, WIDTH};
use super::text::STROKE;
use super::xml_scan::{MOST_MERGED, SHEET};
use crate::model::limits::Limits;
use crate::model::workbook::{Area, Comment};
use crate::msg;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::writer::Writer;
use std::collections::{BTreeMap, BTreeSet};

/// Most spaces that one element stands for.
const MOST_SPACES: usize = 1000;

/// The plain content and what it does not say.
pub(super) struct Plain {
    pub(super) content: Vec<u8>,
    /// In the order of the workbook.
    pub(super) sheets: Vec<SheetInfo>,
    pub(super) styles: CellStyles,
}

/// Makes content plain. `styles` is the part with the styles that have names of their own.
pub(super) fn plain(content: &str, styles: Option<&str>, limits: &Limits) -> Result<Plain, Reason> {
    let mut known = Styles::default();
    if let Some(styles) = styles {
        // Where it is damaged, cells have no style; they have their values.
        let _ = known.read(styles);
    }
    known.read(content).map_err(|_| msg!("reading-not-ods"))?;
    let (styles, names) = known.finish();
    let mut tables = Tables {
        names: &names,
        struck: &known.struck_texts,
        limits,
        cells: 0,
        out: Writer::new(Vec::new()),
        sheets: Vec::new(),
    };
    tables.read(content, &known.hidden_tables)?;
    Ok(Plain { content: tables.out.into_inner(), sheets: tables.sheets, styles })
}

/// Writing the tables again.
struct Tables<'a> {
    names: &'a BTreeMap<String, usize>,
    struck: &'a BTreeSet<String>,
    limits: &'a Limits,
    cells: usize,
    out: Writer<Vec<u8>>,
    sheets: Vec<SheetInfo>,
}

/// What stands in a cell.
#[derive(Default)]
struct Content {
    lines: Vec<String>,
    comment: Option<String>,
}

impl Tables<'_> {
    fn read(&mut self, content: &str, hidden: &[String]) -> Result<(), Reason> {
        let mut reader = Reader::from_str(content);
        reader.config_mut().expand_empty_elements = true;
        self.open("office:document-content", &[])?;
        for name in hidden {
            self.open("style:style", &[("style:name", name)])?;
            self.open("style:table-properties", &[("table:display", "false")])?;
            self.close("style:table-properties")?;
            self.close("style:style")?;
        }
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(element) if element.name().into_inner() == "table:table" => {
                    let name = attribute(&element, "table:name").unwrap_or_default();
                    let style = attribute(&element, "table:style-name").unwrap_or_default();
                    self.open("table:table", &[("table:name", &name), ("table:style-name", &style)])?;
                    let info = self.table(&mut reader)?;
                    self.sheets.push(info);
                    self.close("table:table")?;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        self.close("office:document-content")
    }

    /// A table up to its end.
    fn table(&mut self, reader: &mut Reader<&[u8]>) -> Result<SheetInfo, Reason> {
        let mut info = SheetInfo::default();
        let mut columns: Vec<(u32, usize)> = Vec::new();
        let (mut row, mut column) = (0u32, 0u32);
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(element) => match element.name().into_inner() {
                    "table:table-column" => {
                        let last = column.saturating_add(count(&element, "table:number-columns-repeated").min(SHEET.1));
                        if is_hidden(&element) {
                            info.marks.hidden_columns.push((column, last.saturating_sub(1)));
                        }
                        let style = attribute(&element, "table:default-cell-style-name");
                        columns.push((last, self.style(style).unwrap_or_default()));
                        column = last;
                    }
                    "table:table-row" => {
                        let repeated = count(&element, "table:number-rows-repeated").clamp(1, SHEET.0);
                        if is_hidden(&element) {
                            info.marks.hidden_rows.push((row, row + repeated - 1));
                        }
                        let style = attribute(&element, "table:default-cell-style-name");
                        let place = RowPlace { row, repeated, style: self.style(style), columns: &columns };
                        self.row(reader, &place, &mut info)?;
                        row = row.saturating_add(repeated);
                    }
                    // Drawings have tables and texts of their own.
                    "table:shapes" | "office:forms" => {
                        reader.read_to_end(element.name()).map_err(broken)?;
                    }
                    _ => {}
                },
                Event::End(element) if element.name().into_inner() == "table:table" => break,
                Event::Eof => return Err(msg!("reading-not-ods")),
                _ => {}
            }
        }
        if !info.cells.is_empty() {
            self.close("table:table-row")?;
        }
        Ok(info)
    }

    fn style(&self, name: Option<String>) -> Option<usize> {
        name.and_then(|name| self.names.get(&name).copied())
    }

    fn row(&mut self, reader: &mut Reader<&[u8]>, place: &RowPlace<'_>, info: &mut SheetInfo) -> Result<(), Reason> {
        let mut col = 0;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(element)
                    if matches!(element.name().into_inner(), "table:table-cell" | "table:covered-table-cell") =>
                {
                    let repeated = count(&element, "table:number-columns-repeated");
                    let content = content(reader, element.name().into_inner(), self.struck)?;
                    self.cell(&element, content, (place, col, repeated), info)?;
                    col = col.saturating_add(repeated);
                }
                Event::End(element) if element.name().into_inner() == "table:table-row" => return Ok(()),
                Event::Eof => return Err(msg!("reading-not-ods")),
                _ => {}
            }
        }
    }

    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        content: Content,
        (place, col, repeated): (&RowPlace<'_>, u32, u32),
        info: &mut SheetInfo,
    ) -> Result<(), Reason> {
        let spanned = |name| count(element, name).max(1);
        let (rows, columns) = (spanned("table:number-rows-spanned"), spanned("table:number-columns-spanned"));
        if rows.max(columns) > 1 && info.marks.merged.len() < MOST_MERGED {
            let (bottom, right) = (place.row.saturating_add(rows - 1), col.saturating_add(columns - 1));
            info.marks.merged.push(Area { top: place.row, left: col, bottom, right });
        }
        if let Some(text) = content.comment.filter(|_| info.marks.comments.len() < MOST_COMMENTS) {
            info.marks.comments.push(Comment { row: place.row, col, text });
        }
        let Some(stored) = stored(element, &content.lines) else { return Ok(()) };
        self.cells = self.cells.saturating_add(place.repeated.saturating_mul(repeated) as usize);
        if self.cells > self.limits.cells {
            return Err(msg!("reading-many-cells", count = self.limits.cells.to_string()));
        }
        let style = self.style(attribute(element, "table:style-name")).or(place.style);
        let of_column = |col: u32| {
            let at = place.columns.partition_point(|(end, _)| *end <= col);
            place.columns.get(at).map(|(_, style)| *style)
        };
        let pairs: Vec<(&str, &str)> = stored.pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for row in place.row..place.row.saturating_add(place.repeated) {
            for col in col..col.saturating_add(repeated) {
                if info.cells.len().is_multiple_of(WIDTH) {
                    if !info.cells.is_empty() {
                        self.close("table:table-row")?;
                    }
                    self.open("table:table-row", &[])?;
                }
                self.open("table:table-cell", &pairs)?;
                self.close("table:table-cell")?;
                let style = style.or_else(|| of_column(col)).unwrap_or_default();
                let uncomputed = stored.uncomputed.clone();
                info.cells.push(CellInfo {
                    row,
                    col,
                    style,
                    formula: stored.formula,
                    text: None,
                    uncomputed,
                    error: None,
                });
            }
        }
        Ok(())
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), Reason> {
        let element = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.out.write_event(Event::Start(element)).map_err(|_| msg!("reading-not-ods"))
    }

    fn close(&mut self, name: &str) -> Result<(), Reason> {
        let end = quick_xml::events::BytesEnd::new(name);
        self.out.write_event(Event::End(end)).map_err(|_| msg!("reading-not-ods"))
    }
}

/// Where the cells of a row stand, and which style they have without one of their own.
struct RowPlace<'r> {
    row: u32,
    repeated: u32,
    style: Option<usize>,
    columns: &'r [(u32, usize)],
}

/// What is written of a cell.
struct Stored {
    pairs: Vec<(&'static str, String)>,
    formula: bool,
    uncomputed: Option<String>,
}

/// The value of a cell as attributes; nothing for a cell without one.
fn stored(element: &BytesStart<'_>, lines: &[String]) -> Option<Stored> {
    const TYPE: &str = "office:value-type";
    let formula = attribute(element, "table:formula").filter(|formula| !formula.is_empty());
    let kind = attribute(element, TYPE);
    let value = |name: &'static str, kind: &str| {
        attribute(element, name).map(|value| vec![(TYPE, kind.to_owned()), (name, value)])
    };
    let pairs = match kind.as_deref() {
        Some(kind @ ("float" | "percentage" | "currency")) => value("office:value", kind)
            .filter(|pairs| pairs.iter().all(|(name, n)| *name == TYPE || n.parse::<f64>().is_ok())),
        Some("date") => value("office:date-value", "date"),
        Some("time") => value("office:time-value", "time"),
        Some("boolean") => value("office:boolean-value", "boolean"),
        _ => {
            let said = attribute(element, "office:string-value").filter(|said| !said.is_empty());
            let text = said.unwrap_or_else(|| lines.join("\n"));
            let text = Some(text).filter(|text| !text.trim().is_empty());
            text.map(|text| vec![(TYPE, "string".to_owned()), ("office:string-value", text)])
        }
    };
    match (pairs, formula) {
        (Some(pairs), formula) => Some(Stored { pairs, formula: formula.is_some(), uncomputed: None }),
        // A formula that was computed to an empty text shows nothing, which is not a formula without a result.
        (None, Some(_)) if kind.is_some() => None,
        (None, Some(formula)) => {
            let text = format!("={}", formula.trim_start_matches("of:").trim_start_matches('='));
            Some(Stored { pairs: Vec::new(), formula: true, uncomputed: Some(text) })
        }
        (None, None) => None,
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

/// The paragraphs of a cell, and those of its comment, up to its end.
fn content(reader: &mut Reader<&[u8]>, cell: &str, struck: &BTreeSet<String>) -> Result<Content, Reason> {
    let mut content = Content::default();
    // Whether each open span is struck out.
    let mut spans: Vec<bool> = Vec::new();
    let mut comment: Option<Vec<String>> = None;
    let (mut words, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Start(element) => match element.name().into_inner() {
                "office:annotation" => comment = Some(Vec::new()),
                "text:p" => (words, inside) = (String::new(), true),
                "text:span" => {
                    let style = attribute(&element, "text:style-name");
                    let is_struck = style.is_some_and(|style| struck.contains(&style));
                    spans.push(is_struck || spans.last() == Some(&true));
                }
                "text:s" => {
                    words.extend(std::iter::repeat_n(' ', (count(&element, "text:c") as usize).min(MOST_SPACES)))
                }
                "text:tab" => words.push('\t'),
                "text:line-break" => words.push('\n'),
                _ => {}
            },
            Event::Text(text) if inside => {
                let text = text.xml_content(XmlVersion::Implicit1_0);
                match spans.last() {
                    Some(true) => words.extend(text.chars().flat_map(|c| [c, STROKE])),
                    _ => words.push_str(&text),
                }
            }
            Event::GeneralRef(reference) if inside => match (reference.resolve_char_ref(), &*reference) {
                (Ok(Some(c)), _) => words.push(c),
                (_, "lt") => words.push('<'),
                (_, "gt") => words.push('>'),
                (_, "amp") => words.push('&'),
                (_, "quot") => words.push('"'),
                (_, "apos") => words.push('\''),
                _ => return Err(msg!("reading-not-ods")),
            },
            Event::CData(data) if inside => words.push_str(&data),
            Event::End(element) => match element.name().into_inner() {
                "text:p" => {
                    inside = false;
                    let line = std::mem::take(&mut words);
                    comment.as_mut().unwrap_or(&mut content.lines).push(line);
                }
                "text:span" => drop(spans.pop()),
                "office:annotation" => content.comment = comment.take().map(|lines| cut(&lines.join("\n"))),
                name if name == cell => return Ok(content),
                _ => {}
            },
            Event::Eof => return Err(msg!("reading-not-ods")),
            _ => {}
        }
    }
}

fn broken(_: quick_xml::Error) -> Reason {
    msg!("reading-not-ods")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_put_together_and_marks_told() {
        let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">\n\
            <table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>\n\
            <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>\n\
            <table:table-row table:visibility=\"filter\">\n<table:table-cell table:number-columns-repeated=\"16000\"/>\
            <table:table-cell office:value-type=\"float\" office:value=\"5\" table:number-rows-spanned=\"2\">\
            <office:annotation><text:p>chưa chốt</text:p></office:annotation><text:p>5</text:p></table:table-cell>\
            </table:table-row><table:table-row><table:table-cell office:value-type=\"string\"><text:p>a&amp;b</text:p>\
            <text:p>c<text:s text:c=\"2\"/>d</text:p></table:table-cell></table:table-row></table:table>\
            </office:spreadsheet></office:body></office:document-content>";
        let plain = plain(content, None, &Limits::default()).unwrap();
        let sheet = &plain.sheets[0];
        let at: Vec<(u32, u32)> = sheet.cells.iter().map(|cell| (cell.row, cell.col)).collect();
        assert_eq!(at, [(1_000_000, 16_000), (1_000_001, 0)]);
        assert_eq!(sheet.marks.hidden_rows, [(1_000_000, 1_000_000)]);
        assert_eq!(sheet.marks.hidden_columns, [(2, 2)]);
        let area = Area { top: 1_000_000, left: 16_000, bottom: 1_000_001, right: 16_000 };
        assert_eq!(sheet.marks.merged, [area]);
        assert_eq!(sheet.marks.comments[0].text, "chưa chốt");
        let text = String::from_utf8(plain.content).unwrap();
        assert!(text.contains("office:string-value=\"a&amp;b\nc  d\"") || text.contains("a&amp;b&#10;c  d"), "{text}");
    }
}
