//! Formats: for each format of a marked cell the same with a fill, and those of the sheet of results.

use crate::model::finding::Severity;
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{Edits, Kind, Tag, Tags};
use std::collections::BTreeMap;
use std::ops::Range;

/// A part of formats for a workbook that has none.
pub(super) const NONE: &str = "<styleSheet xmlns=\"{space}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Times New \
Roman\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill \
patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>\
</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs \
count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs></styleSheet>";

/// Colour of a marked cell.
pub(super) fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFF8B4AC",
        Severity::Warning => "FFFFE08A",
        Severity::Info => "FFCFE4F7",
    }
}

/// How a cell of the sheet of results looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// The sheet's title.
    Title,
    /// A line of text above the table.
    Plain,
    /// Head of a column.
    Head,
    /// A cell of the table.
    Cell,
    /// A cell that says how much a finding weighs.
    Weight(Severity),
    /// A cell that leads to another.
    Link,
    /// A cell to write in.
    Input,
}

/// One list of a part of formats.
struct List {
    /// Its first tag, to count on.
    open: usize,
    /// Where it ends.
    end: usize,
    /// Prefix of its elements.
    prefix: String,
    /// How many there are.
    count: usize,
    /// What is added.
    added: Vec<String>,
}

/// A part of formats being added to.
pub(super) struct Styles<'t> {
    text: &'t str,
    tags: Vec<Tag<'t>>,
    fonts: List,
    fills: List,
    borders: List,
    formats: List,
    /// Formats as they stand, by their number.
    old: Vec<Range<usize>>,
    /// Fills of marks from before.
    marks: Vec<usize>,
    /// Formats without the fill of a mark, by the format with it.
    bare: BTreeMap<usize, usize>,
    filled: BTreeMap<(usize, Severity), usize>,
    colours: BTreeMap<&'static str, usize>,
    looks: BTreeMap<Look, usize>,
}

impl<'t> Styles<'t> {
    pub(super) fn of(text: &'t str) -> Result<Styles<'t>, Unusable> {
        let tags = Tags::all(text)?;
        let list = |name: &str| list(&tags, name).ok_or(Unusable::NoCellFormats);
        let (fonts, fills, borders, formats) = (list("fonts")?, list("fills")?, list("borders")?, list("cellXfs")?);
        let old = children(&tags, formats.open);
        let is_mark = |at: &Range<usize>| {
            let fill = text.get(at.clone()).unwrap_or_default();
            Severity::ALL.iter().any(|severity| fill.contains(&format!("rgb=\"{}\"", colour(*severity))))
        };
        let fills_there = children(&tags, fills.open);
        let marks = (0..fills_there.len()).filter(|i| fills_there.get(*i).is_some_and(is_mark)).collect();
        Ok(Styles {
            text,
            fonts,
            fills,
            borders,
            formats,
            old,
            marks,
            bare: BTreeMap::new(),
            tags,
            filled: BTreeMap::new(),
            colours: BTreeMap::new(),
            looks: BTreeMap::new(),
        })
    }

    /// The format of a number with the fill of a severity. A number that no format has counts as the first.
    pub(super) fn filled(&mut self, format: usize, severity: Severity) -> usize {
        let format = self.bare(if format < self.old.len() { format } else { 0 });
        if let Some(known) = self.filled.get(&(format, severity)) {
            return *known;
        }
        let fill = self.fill(colour(severity)).to_string();
        let number = match self.with_fill(format, &fill, Some("1")) {
            Some(filled) => self.formats.add(filled),
            None => return format,
        };
        self.filled.insert((format, severity), number);
        number
    }

    /// Whether a format has the fill of a mark from before.
    pub(super) fn is_marked(&self, format: usize) -> bool {
        self.tag(format).and_then(|tag| tag.number("fillId")).is_some_and(|fill| self.marks.contains(&(fill as usize)))
    }

    /// A format without the fill of a mark from before: the one that differs in nothing else, or else one without fill.
    pub(super) fn bare(&mut self, format: usize) -> usize {
        if !self.is_marked(format) {
            return format;
        }
        if let Some(known) = self.bare.get(&format) {
            return *known;
        }
        let alike = |other: &usize| self.with_fill(*other, "", None) == self.with_fill(format, "", None);
        let twin = (0..self.old.len()).find(|other| !self.is_marked(*other) && alike(other));
        let number = match (twin, self.with_fill(format, "0", None)) {
            (Some(twin), _) => twin,
            (None, Some(unfilled)) => self.formats.add(unfilled),
            (None, None) => format,
        };
        self.bare.insert(format, number);
        number
    }

    /// The first tag of a format.
    fn tag(&self, format: usize) -> Option<&Tag<'t>> {
        let at = self.old.get(format)?;
        let place = self.tags.binary_search_by_key(&at.start, |tag| tag.at.start).ok()?;
        self.tags.get(place)
    }

    /// A format with another fill.
    fn with_fill(&self, format: usize, fill: &str, apply: Option<&str>) -> Option<String> {
        let (tag, at) = (self.tag(format)?, self.old.get(format)?);
        let rest = self.text.get(tag.at.end..at.end)?;
        Some(format!("{}{rest}", tag.with(&[("fillId", Some(fill)), ("applyFill", apply)])))
    }

    /// The number of a format of the sheet of results.
    pub(super) fn look(&mut self, look: Look) -> usize {
        if let Some(known) = self.looks.get(&look) {
            return *known;
        }
        let p = self.formats.prefix.clone();
        let font = match look {
            Look::Title => self.font("<b/>", "14", ""),
            Look::Head => self.font("<b/>", "11", ""),
            Look::Weight(_) => self.font("<b/>", "11", ""),
            Look::Link => self.font("", "11", "0563C1"),
            Look::Plain | Look::Cell | Look::Input => self.font("", "11", ""),
        };
        let fill = match look {
            Look::Head => self.fill("FFDCE6F1"),
            Look::Weight(severity) => self.fill(colour(severity)),
            Look::Input => self.fill("FFFFFFE5"),
            _ => 0,
        };
        let border = if matches!(look, Look::Title | Look::Plain) { 0 } else { self.border() };
        let (across, wrap) = match look {
            Look::Head => (" horizontal=\"center\"", " wrapText=\"1\""),
            Look::Title | Look::Plain => ("", ""),
            _ => ("", " wrapText=\"1\""),
        };
        let open = if look == Look::Input { format!("<{p}protection locked=\"0\"/>") } else { String::new() };
        let format = format!(
            "<{p}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyFont=\"1\" \
             applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">\
             <{p}alignment{across} vertical=\"top\"{wrap}/>{open}</{p}xf>"
        );
        let number = self.formats.add(format);
        self.looks.insert(look, number);
        number
    }

    fn fill(&mut self, colour: &'static str) -> usize {
        if let Some(known) = self.colours.get(colour) {
            return *known;
        }
        let p = &self.fills.prefix;
        let fill = format!(
            "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{colour}\"/><{p}bgColor indexed=\"64\"/>\
             </{p}patternFill></{p}fill>"
        );
        let number = self.fills.add(fill);
        self.colours.insert(colour, number);
        number
    }

    fn font(&mut self, weight: &str, size: &str, colour: &str) -> usize {
        let p = &self.fonts.prefix;
        let weight = weight.replace('<', &format!("<{p}"));
        let (line, colour) = match colour {
            "" => (String::new(), String::new()),
            rgb => (format!("<{p}u/>"), format!("<{p}color rgb=\"FF{rgb}\"/>")),
        };
        let font = format!(
            "<{p}font>{weight}{line}<{p}sz val=\"{size}\"/>{colour}<{p}name val=\"Times New Roman\"/></{p}font>"
        );
        self.fonts.once(font)
    }

    fn border(&mut self) -> usize {
        let p = &self.borders.prefix;
        let side = |name: &str| format!("<{p}{name} style=\"thin\"><{p}color rgb=\"FF7F7F7F\"/></{p}{name}>");
        let sides: String = ["left", "right", "top", "bottom"].into_iter().map(side).collect();
        self.borders.once(format!("<{p}border>{sides}<{p}diagonal/></{p}border>"))
    }

    /// The part with what was added.
    pub(super) fn finish(self) -> String {
        let mut edits = Edits::default();
        for list in [self.fonts, self.fills, self.borders, self.formats] {
            if list.added.is_empty() {
                continue;
            }
            if let Some(open) = self.tags.get(list.open).filter(|open| open.attribute("count").is_some()) {
                let count = (list.count + list.added.len()).to_string();
                edits.replace(open.at.clone(), open.with(&[("count", Some(&count))]));
            }
            edits.insert(list.end, list.added.concat());
        }
        edits.apply(self.text)
    }
}

impl List {
    fn add(&mut self, element: String) -> usize {
        self.added.push(element);
        self.count + self.added.len() - 1
    }

    /// The same element is added once.
    fn once(&mut self, element: String) -> usize {
        match self.added.iter().position(|added| *added == element) {
            Some(at) => self.count + at,
            None => self.add(element),
        }
    }
}

/// A list that is not empty, right below the outermost element.
fn list(tags: &[Tag<'_>], name: &str) -> Option<List> {
    let open = tags.iter().position(|tag| tag.is(name) && tag.depth == 1 && tag.kind == Kind::Open)?;
    let close = tags.iter().skip(open).find(|tag| tag.depth == 1 && tag.kind == Kind::Close)?;
    let prefix = close.prefix().to_owned();
    Some(List { open, end: close.at.start, prefix, count: children(tags, open).len(), added: Vec::new() })
}

/// Where the elements in an element stand.
fn children(tags: &[Tag<'_>], open: usize) -> Vec<Range<usize>> {
    let Some(depth) = tags.get(open).map(|tag| tag.depth + 1) else { return Vec::new() };
    let mut found = Vec::new();
    let mut begun = 0;
    for tag in tags.iter().skip(open + 1).take_while(|tag| tag.depth >= depth) {
        match tag.kind {
            Kind::Open if tag.depth == depth => begun = tag.at.start,
            Kind::Empty if tag.depth == depth => found.push(tag.at.clone()),
            Kind::Close if tag.depth == depth => found.push(begun..tag.at.end),
            _ => {}
        }
    }
    found
}
