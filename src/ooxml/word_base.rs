//! The part of a Word document that holds what it was generated as.
//!
//! It has a list of each aspect of all figures, because values next to their like pack to a fraction of what they take among
//! other things. An exact value stands in its list only where the printed text does not say it.

use super::Unusable;
use super::parts::Parts;
use super::xml_edits::{Kind, Piece, Tag, Tags};
use super::xml_tree::{self, Element};
use crate::model::language::Language;
use crate::model::number::printed_value;
use crate::model::standing::Standing;
use crate::model::word_base::{
    BaseBlock, BaseCell, BaseChart, BaseFigure, BaseInline, BaseParagraph, BasePart, BasePoint, BaseRow, BaseSeries,
    BaseTable, PartKind, WordBase,
};

/// Namespace of the part, by which it is found among others.
pub(crate) const SPACE: &str = "urn:briefbook:word-base:1";

/// A paragraph of a cell that is not the first begins here.
const NEXT: &str = "n";

/// The part.
pub(crate) fn write(base: &WordBase) -> anyhow::Result<Vec<u8>> {
    let mut next = 0;
    let root = Element::new("base")
        .with("xmlns", SPACE)
        .with("xml:space", "preserve")
        .with("conference", &base.conference)
        .with("language", base.language.code())
        .with("document", &base.document)
        .with("edition", &base.edition)
        .children(lists(base))
        .children(base.parts.iter().map(|part| self::part(part, &mut next)))
        .children(base.charts.iter().map(chart));
    xml_tree::write(&root)
}

fn lists(base: &WordBase) -> [Element<'static>; LISTS.len()] {
    let list = |name: &'static str, of: &dyn Fn(&BaseFigure) -> String| {
        let all: Vec<String> = base.figures.iter().map(of).collect();
        Element::new(name).text(&all.join("\n"))
    };
    let key = |figure: &BaseFigure, n: usize| figure.key.splitn(2, '/').nth(n).unwrap_or_default().to_owned();
    [
        list("places", &|figure| key(figure, 0)),
        list("lines", &|figure| key(figure, 1)),
        list("texts", &|figure| figure.text.clone()),
        list("values", &|figure| unprinted(base.language, figure)),
        list("units", &|figure| figure.unit.clone()),
        list("standings", &|figure| standing_word(figure.standing).to_owned()),
    ]
}

/// A value that the text does not say.
fn unprinted(language: Language, figure: &BaseFigure) -> String {
    match figure.value {
        value if value == printed_value(language, &figure.text) => String::new(),
        Some(value) => value.to_string(),
        None => NONE.to_owned(),
    }
}

/// In the list of values: a text that reads as a number, of a figure without a value.
const NONE: &str = "none";

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Sound => "",
        Standing::Doubtful => "doubtful",
        Standing::Held => "held",
    }
}

fn kind_word(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Body => "body",
        PartKind::Notes => "notes",
        PartKind::Head => "head",
        PartKind::Foot => "foot",
    }
}

fn part(part: &BasePart, next: &mut usize) -> Element<'static> {
    let blocks = part.blocks.iter().map(|block| match block {
        BaseBlock::Paragraph(paragraph) => filled(Element::new("p"), paragraph, next),
        BaseBlock::Table(table) => Element::new("t").children(table.rows.iter().map(|row| self::row(row, next))),
    });
    let blocks: Vec<_> = blocks.collect();
    Element::new("part").with("kind", kind_word(part.kind)).children(blocks)
}

fn row(row: &BaseRow, next: &mut usize) -> Element<'static> {
    let cells = row.cells.iter().map(|cell| {
        let mut element = Element::new("c");
        if cell.span > 1 {
            element.set("span", &cell.span.to_string());
        }
        for (n, paragraph) in cell.paragraphs.iter().enumerate() {
            if n > 0 {
                element = element.child(Element::new(NEXT));
            }
            element = filled(element, paragraph, next);
        }
        element
    });
    let cells: Vec<_> = cells.collect();
    let element = Element::new("r");
    if row.head { element.with("head", "1") } else { element }.children(cells)
}

/// Figures are numbered on where nothing else is said.
fn filled(mut element: Element<'static>, paragraph: &BaseParagraph, next: &mut usize) -> Element<'static> {
    for inline in &paragraph.content {
        element = match inline {
            BaseInline::Text(text) => element.text(text),
            BaseInline::Figure(n) => {
                let figure = Element::new("f");
                let figure = if n == next { figure } else { figure.with("n", &n.to_string()) };
                *next = n + 1;
                element.child(figure)
            }
        };
    }
    element
}

fn chart(chart: &BaseChart) -> Element<'static> {
    let series = chart.series.iter().map(|series| {
        let points = series.points.iter().enumerate().filter_map(|(n, point)| {
            let point = point.as_ref()?;
            let element = Element::new("point").with("of", &n.to_string()).with("key", &point.key);
            Some(element.with("value", &point.value.to_string()).text(&point.label))
        });
        Element::new("series").with("name", &series.name).children(points)
    });
    let categories = chart.categories.iter().map(|category| Element::new("category").text(category));
    Element::new("chart").with("unit", &chart.unit).children(categories).children(series)
}

/// Finds the part in a document; nothing where there is none that can be read, as in a document of an older program or after a
/// program that keeps no such parts.
///
/// # Errors
/// There is more to unpack than the limit.
pub(crate) fn find(parts: &mut Parts<'_>) -> Result<Option<WordBase>, Unusable> {
    let is_item = |name: &&str| name.starts_with("customxml/item") && !name.starts_with("customxml/itemprops");
    let items: Vec<String> = parts.names().filter(is_item).map(str::to_owned).collect();
    for item in items {
        match parts.required(&item).and_then(|text| read(&text)) {
            Ok(Some(base)) => return Ok(Some(base)),
            Err(Unusable::TooLarge) => return Err(Unusable::TooLarge),
            Ok(None) | Err(_) => {}
        }
    }
    Ok(None)
}

/// Reads the part; nothing where it is of another namespace.
///
/// # Errors
/// Its XML is broken.
fn read(text: &str) -> Result<Option<WordBase>, Unusable> {
    let mut tags = Tags::by_prefix(text);
    let mut reading = Reading::default();
    let mut found = false;
    while let Some(piece) = tags.piece()? {
        match piece {
            Piece::Tag(tag) if tag.depth == 0 && tag.begins() => {
                if tag.attribute("xmlns").as_deref() != Some(SPACE) && !declares(&tag) {
                    return Ok(None);
                }
                found = true;
                reading.root(&tag);
            }
            Piece::Tag(tag) => reading.tag(&tag)?,
            Piece::Text(text) => reading.text(&text.characters()),
        }
    }
    Ok(found.then(|| reading.finish()))
}

/// A program that saved the part anew may have given the namespace a prefix.
fn declares(tag: &Tag<'_>) -> bool {
    let prefix = tag.prefix().trim_end_matches(':');
    !prefix.is_empty() && tag.attribute(&format!("xmlns:{prefix}")).as_deref() == Some(SPACE)
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    base: WordBase,
    /// The list whose text comes, and the lists.
    list: Option<usize>,
    lists: [String; LISTS.len()],
    next: usize,
    /// In a row: words belong to its last cell.
    in_row: bool,
    /// Words of a category or the label of a point come.
    chart: Option<Chart>,
}

const LISTS: [&str; 6] = ["places", "lines", "texts", "values", "units", "standings"];

/// More columns than Word has; a cell covers no more.
const COLUMNS: usize = 63;

/// More points than a chart has categories are nobody's.
const POINTS: usize = 100_000;

#[derive(Clone, Copy)]
enum Chart {
    Category,
    Point,
}

impl Reading {
    fn root(&mut self, tag: &Tag<'_>) {
        let said = |name: &str| tag.attribute(name).unwrap_or_default();
        self.base = WordBase {
            conference: said("conference"),
            language: Language::ALL.into_iter().find(|one| one.code() == said("language")).unwrap_or_default(),
            document: said("document"),
            edition: said("edition"),
            ..WordBase::default()
        };
    }

    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Unusable> {
        if tag.begins() {
            self.begins(tag)?;
        }
        if tag.kind != Kind::Open {
            self.ends(tag.local());
        }
        Ok(())
    }

    fn begins(&mut self, tag: &Tag<'_>) -> Result<(), Unusable> {
        let local = tag.local();
        self.list = LISTS.iter().position(|name| *name == local);
        match local {
            "part" => {
                let kinds = [PartKind::Body, PartKind::Notes, PartKind::Head, PartKind::Foot];
                let said = tag.attribute("kind");
                let kind = kinds.into_iter().find(|kind| Some(kind_word(*kind)) == said.as_deref());
                self.base.parts.push(BasePart { kind: kind.ok_or(Unusable::Broken)?, blocks: Vec::new() });
            }
            "p" => self.block(BaseBlock::Paragraph(BaseParagraph::default())),
            "t" => self.block(BaseBlock::Table(BaseTable::default())),
            "r" => {
                self.in_row = true;
                let head = tag.attribute("head").is_some();
                if let Some(BaseBlock::Table(table)) = self.last_block() {
                    table.rows.push(BaseRow { head, cells: Vec::new() });
                }
            }
            "c" => {
                let span = tag.number("span").map_or(1, |span| span as usize).clamp(1, COLUMNS);
                let cell = BaseCell { span, paragraphs: vec![BaseParagraph::default()] };
                if let Some(row) = self.last_row() {
                    row.cells.push(cell);
                }
            }
            NEXT => {
                if let Some(cell) = self.last_row().and_then(|row| row.cells.last_mut()) {
                    cell.paragraphs.push(BaseParagraph::default());
                }
            }
            "f" => {
                let n = tag.number("n").map_or(self.next, |n| n as usize);
                self.next = n.saturating_add(1);
                if let Some(paragraph) = self.paragraph() {
                    paragraph.content.push(BaseInline::Figure(n));
                }
            }
            _ => self.begins_in_chart(tag)?,
        }
        Ok(())
    }

    fn begins_in_chart(&mut self, tag: &Tag<'_>) -> Result<(), Unusable> {
        let said = |name: &str| tag.attribute(name).unwrap_or_default();
        match (tag.local(), self.base.charts.last_mut()) {
            ("chart", _) => self.base.charts.push(BaseChart { unit: said("unit"), ..BaseChart::default() }),
            ("category", Some(chart)) => {
                chart.categories.push(String::new());
                self.chart = Some(Chart::Category);
            }
            ("series", Some(chart)) => {
                let points = vec![None; chart.categories.len().min(POINTS)];
                chart.series.push(BaseSeries { name: said("name"), points });
            }
            ("point", Some(chart)) => {
                let value = said("value").parse().map_err(|_| Unusable::Broken)?;
                let point = BasePoint { key: said("key"), value, label: String::new() };
                let at = tag.number("of").and_then(|n| chart.series.last_mut()?.points.get_mut(n as usize));
                *at.ok_or(Unusable::Broken)? = Some(point);
                self.chart = Some(Chart::Point);
            }
            _ => {}
        }
        Ok(())
    }

    fn ends(&mut self, local: &str) {
        match local {
            "r" => self.in_row = false,
            "category" | "point" => self.chart = None,
            _ if LISTS.contains(&local) => self.list = None,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(list) = self.list.and_then(|n| self.lists.get_mut(n)) {
            list.push_str(text);
        } else if let Some(what) = self.chart {
            let Some(chart) = self.base.charts.last_mut() else { return };
            let words = match what {
                Chart::Category => chart.categories.last_mut(),
                Chart::Point => {
                    let points = chart.series.last_mut().map(|series| series.points.iter_mut().rev().flatten());
                    points.and_then(|mut points| points.next()).map(|point| &mut point.label)
                }
            };
            words.into_iter().for_each(|words| words.push_str(text));
        } else if let Some(paragraph) = self.paragraph() {
            match paragraph.content.last_mut() {
                Some(BaseInline::Text(last)) => last.push_str(text),
                _ => paragraph.content.push(BaseInline::Text(text.to_owned())),
            }
        }
    }

    fn block(&mut self, block: BaseBlock) {
        if let Some(part) = self.base.parts.last_mut() {
            part.blocks.push(block);
        }
    }

    fn last_block(&mut self) -> Option<&mut BaseBlock> {
        self.base.parts.last_mut()?.blocks.last_mut()
    }

    fn last_row(&mut self) -> Option<&mut BaseRow> {
        match self.last_block()? {
            BaseBlock::Table(table) => table.rows.last_mut(),
            BaseBlock::Paragraph(_) => None,
        }
    }

    /// Where words go now.
    fn paragraph(&mut self) -> Option<&mut BaseParagraph> {
        if self.in_row {
            return self.last_row()?.cells.last_mut()?.paragraphs.last_mut();
        }
        match self.last_block()? {
            BaseBlock::Paragraph(paragraph) => Some(paragraph),
            BaseBlock::Table(_) => None,
        }
    }

    fn finish(self) -> WordBase {
        let [places, lines, texts, values, units, standings] = self.lists.map(|list| -> Vec<String> {
            if list.is_empty() { Vec::new() } else { list.split('\n').map(str::to_owned).collect() }
        });
        let at = |list: &[String], n: usize| list.get(n).cloned().unwrap_or_default();
        let standing = |word: &str| match word {
            "doubtful" => Standing::Doubtful,
            "held" => Standing::Held,
            _ => Standing::Sound,
        };
        let language = self.base.language;
        let figure = |n: usize| BaseFigure {
            key: format!("{}/{}", at(&places, n), at(&lines, n)),
            text: at(&texts, n),
            value: match at(&values, n).as_str() {
                "" => printed_value(language, &at(&texts, n)),
                value => value.parse().ok(),
            },
            unit: at(&units, n),
            standing: standing(&at(&standings, n)),
        };
        WordBase { figures: (0..places.len()).map(figure).collect(), ..self.base }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> BaseInline {
        BaseInline::Text(text.into())
    }

    fn paragraph(content: Vec<BaseInline>) -> BaseParagraph {
        BaseParagraph { content }
    }

    fn base() -> WordBase {
        let figure = |key: &str, text: &str, value: &str, standing| BaseFigure {
            key: key.into(),
            text: text.into(),
            value: value.parse().ok(),
            unit: "ha".into(),
            standing,
        };
        let cell = |span, paragraphs: Vec<BaseParagraph>| BaseCell { span, paragraphs };
        let head = BaseRow { head: true, cells: vec![cell(2, vec![paragraph(vec![words("Vùng & <nơi>")])])] };
        let two = vec![paragraph(vec![words("a")]), paragraph(vec![BaseInline::Figure(2)])];
        let row = BaseRow { head: false, cells: vec![cell(1, vec![paragraph(vec![])]), cell(1, two)] };
        let text = vec![words("1.\tCó "), BaseInline::Figure(0), words(" "), BaseInline::Figure(3), words(" cụm\nvà")];
        let body = vec![BaseBlock::Paragraph(paragraph(text)), BaseBlock::Table(BaseTable { rows: vec![head, row] })];
        let note = BaseBlock::Paragraph(paragraph(vec![BaseInline::Figure(1)]));
        let point = BasePoint { key: "vn/3".into(), value: "12.5".parse().unwrap(), label: "12,5".into() };
        let series = BaseSeries { name: "\"Nam\"".into(), points: vec![None, Some(point)] };
        WordBase {
            conference: "2021".into(),
            language: Language::Vi,
            document: "tom-tat/08".into(),
            edition: "2021-07-02T08:00:00+07:00".into(),
            figures: vec![
                figure("vn/3", "968", "968", Standing::Sound),
                figure("08/19/rank", "5", "", Standing::Sound),
                figure("r:bac/3/change-1", "+1,5†", "1.5", Standing::Doubtful),
                figure("08/18", "trên 2‡", "2.25", Standing::Held),
            ],
            parts: vec![
                BasePart { kind: PartKind::Body, blocks: body },
                BasePart { kind: PartKind::Notes, blocks: vec![note] },
            ],
            charts: vec![
                BaseChart {
                    unit: "cụm".into(), categories: vec!["Bắc".into(), "Nam".into()], series: vec![series]
                },
                BaseChart::default(),
            ],
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let written = String::from_utf8(write(&base()).unwrap()).unwrap();
        assert_eq!(read(&written).unwrap(), Some(base()));
        // As LibreOffice and others may write it.
        let prefixed = written.replace("<", "<b:").replace("<b:/", "</b:").replace("<b:?", "<?");
        let prefixed = prefixed.replace("xmlns=", "xmlns:b=");
        assert_eq!(read(&prefixed).unwrap(), Some(base()));
    }

    #[test]
    fn another_part_is_none_and_a_broken_one_an_error() {
        assert_eq!(read("<a xmlns=\"urn:x\"/>").unwrap(), None);
        let written = String::from_utf8(write(&base()).unwrap()).unwrap();
        assert!(read(&written[..written.len() - 9]).is_err());
        assert!(read(&written.replace("of=\"1\"", "of=\"999999999\"")).is_err());
        assert_eq!(
            read(&written.replace("span=\"2\"", "span=\"4000000000\"")).unwrap().map(|base| base.charts.len()),
            Some(2)
        );
    }

    #[test]
    fn figures_are_named_from_one() {
        use crate::model::word_base::{figure_name, figure_number};
        assert_eq!([figure_name(0), figure_name(16)], ["k1", "k17"]);
        assert_eq!(
            ["k1", "k17", "k0", "k", "x1", "k+1", ""].map(figure_number),
            [Some(0), Some(16), None, None, None, None, None]
        );
    }
}
