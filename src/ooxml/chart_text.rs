//! What a chart part of a document shows (DrawingML).

use super::Unusable;
use super::xml_edits::{Kind, Piece, Tag, Tags};

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartText {
    /// Names along the axis.
    pub categories: Vec<String>,
    /// One a series.
    pub series: Vec<SeriesText>,
}

/// What a series shows; both lists are as long as there are categories.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesText {
    /// Name in the legend.
    pub name: String,
    /// Lengths of the bars as stored.
    pub values: Vec<Option<String>>,
    /// Texts next to the bars.
    pub labels: Vec<Option<String>>,
    /// Where the values stand in the workbook behind the chart.
    pub range: String,
    /// What stands there; none where there is no workbook, or no such cells in it.
    pub stored: Option<Vec<Option<String>>>,
}

/// Points of all series of a chart, and elements in each other: more are none of ours.
const POINTS: usize = 1_000_000;
const DEEPEST: usize = 64;

/// Reads a chart part.
pub(crate) fn read(part: &str) -> Result<ChartText, Unusable> {
    let mut tags = Tags::by_prefix(part);
    let mut path: Vec<&str> = Vec::new();
    let mut made = ChartText::default();
    let (mut label, mut point, mut widest) = (0, 0, 0);
    while let Some(piece) = tags.piece()? {
        match piece {
            Piece::Text(text) if matches!(path[..], [.., "c:val", _, "c:f"]) => {
                made.series.last_mut().into_iter().for_each(|series| series.range.push_str(&text.characters()));
            }
            Piece::Text(text) if matches!(path.last(), Some(&("c:v" | "a:t"))) => {
                made.take(&path, label, point, &text.characters());
            }
            Piece::Text(_) => {}
            Piece::Tag(tag) => match tag.kind {
                Kind::Open => {
                    match tag.name {
                        "c:ser" => made.series.push(SeriesText::default()),
                        "c:pt" => point = index(&tag, "idx")?,
                        "c:cat" => made.categories.clear(),
                        _ => {}
                    }
                    path.push(tag.name);
                    if path.len() > DEEPEST {
                        return Err(Unusable::TooLarge);
                    }
                }
                Kind::Empty if tag.name == "c:idx" => label = index(&tag, "val")?,
                Kind::Empty => {}
                Kind::Close => drop(path.pop()),
            },
        }
        widest = widest.max(label).max(point);
        if made.series.len().saturating_mul(widest + 1) > POINTS {
            return Err(Unusable::TooLarge);
        }
    }
    Ok(made.squared())
}

impl ChartText {
    /// Files the characters of a value by where it stands.
    fn take(&mut self, path: &[&str], label: usize, point: usize, text: &str) {
        let within = |name: &str| path.contains(&name);
        let Some(series) = self.series.last_mut() else { return };
        if within("c:dLbl") {
            append(&mut series.labels, label, text);
        } else if within("c:val") {
            append(&mut series.values, point, text);
        } else if within("c:tx") {
            series.name.push_str(text);
        } else if within("c:cat") {
            self.categories.resize(self.categories.len().max(point + 1), String::new());
            self.categories[point].push_str(text);
        }
    }

    fn squared(mut self) -> ChartText {
        for series in &mut self.series {
            series.values.resize(self.categories.len(), None);
            series.labels.resize(self.categories.len(), None);
        }
        self
    }
}

fn append(list: &mut Vec<Option<String>>, index: usize, text: &str) {
    list.resize(list.len().max(index + 1), None);
    list[index].get_or_insert_default().push_str(text);
}

/// A number in an attribute; one beyond any chart is refused rather than given memory.
fn index(tag: &Tag<'_>, name: &str) -> Result<usize, Unusable> {
    let index = tag.attribute(name).and_then(|index| index.parse().ok());
    index.filter(|index| *index < 100_000).ok_or(Unusable::Broken)
}
