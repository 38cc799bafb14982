//! How often two columns of a table sheet meet: topics down, addressees across.

use super::report_context::ReportContext;
use super::rows::fold;
use super::sheets::{Choice, submissions};
use super::table_notes::NONE;
use super::widths;
use crate::model::document::{Align, Cell, Column, Inline, Orientation, Row, RowKind, Table, TableLook};
use crate::model::figure::Place;
use anyhow::Result;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A `matrix` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matrix {
    /// Key of a table sheet.
    table: String,
    /// Column whose words stand in the rows, those of most localities first.
    down: String,
    /// Column whose words stand in the head, likewise.
    across: String,
    /// What is counted.
    #[serde(default)]
    count: Counted,
    /// Only so many words in the head; the others together are `rest`.
    #[serde(default = "many")]
    most: usize,
    /// Head of the others.
    rest: String,
    /// Stands for an empty cell.
    blank: String,
    /// Head of the last column and the last row: everything.
    all: String,
}

fn many() -> usize {
    8
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Counted {
    /// Localities.
    #[default]
    Places,
    /// Rows.
    Rows,
}

/// Where counts are kept: a row and a column, both counted from 0, `None` for all of them.
type Spot = (Option<usize>, Option<usize>);

/// What was counted at one spot.
#[derive(Default)]
struct Tally<'s> {
    rows: usize,
    places: BTreeSet<&'s str>,
}

impl Tally<'_> {
    fn count(&self, counted: Counted) -> usize {
        match counted {
            Counted::Places => self.places.len(),
            Counted::Rows => self.rows,
        }
    }
}

/// Builds the table, still without its caption.
pub(super) fn build(
    subject: &ReportContext,
    place: &Place,
    matrix: &Matrix,
    orientation: Orientation,
) -> Result<Table> {
    let choice = Choice::new(subject, &matrix.table, &BTreeMap::new())?;
    let down = choice.column(&matrix.down)?;
    let mentions = mentions(subject, place, &choice, &down.key, &choice.column(&matrix.across)?.key);
    let topics = Words::of(mentions.iter().map(|(code, topic, _)| (*code, topic)), matrix);
    let heads = Words::of(mentions.iter().map(|(code, _, head)| (*code, head)), matrix);
    let others = heads.names.len() > matrix.most;
    let mut tallies: BTreeMap<Spot, Tally<'_>> = BTreeMap::new();
    for (code, topic, head) in &mentions {
        let (topic, head) = (topics.position(topic), heads.position(head).map(|n| n.min(matrix.most)));
        for spot in [(topic, head), (topic, None), (None, head), (None, None)] {
            let tally = tallies.entry(spot).or_default();
            tally.rows += 1;
            tally.places.insert(code);
        }
    }
    let columns = heads.names.len().min(matrix.most) + usize::from(others);
    let line = |kind: RowKind, name: &str, n: Option<usize>| {
        let spots = (0..columns).map(Some).chain([None]).map(|column| (n, column));
        let counts =
            spots.map(|spot| count_text(subject, tallies.get(&spot).map_or(0, |tally| tally.count(matrix.count))));
        row(kind, [name.to_owned()].into_iter().chain(counts))
    };
    let mut rows: Vec<Row> =
        topics.names.iter().enumerate().map(|(n, topic)| line(RowKind::Body, topic, Some(n))).collect();
    rows.push(line(RowKind::Total, &matrix.all, None));
    let named = heads.names.iter().take(matrix.most).cloned();
    let named = named.chain(others.then(|| matrix.rest.clone())).chain([matrix.all.clone()]);
    let header = row(RowKind::Head, [down.name().to_owned()].into_iter().chain(named));
    let shares = widths::shares(&header, &rows, orientation);
    let align = |n: usize| if n == 0 { Align::Left } else { Align::Center };
    let columns = shares.into_iter().enumerate().map(|(n, share)| Column { share, align: align(n) }).collect();
    Ok(Table { look: TableLook::Grid, caption: Vec::new(), columns, header: vec![header], rows })
}

/// Each row of the sheet: whose, and its words in both columns.
fn mentions<'s>(
    subject: &'s ReportContext,
    place: &Place,
    choice: &Choice<'s>,
    down: &str,
    across: &str,
) -> Vec<(&'s str, String, String)> {
    let mut mentions = Vec::new();
    for submission in submissions(subject, place) {
        let code = &*submission.locality.id.code;
        let printed = choice.printed(submission).rows.into_iter();
        mentions.extend(printed.map(|row| (code, choice.words(row, down), choice.words(row, across))));
    }
    mentions
}

/// The different words of a column, those counted most often first, each in its first spelling.
struct Words {
    names: Vec<String>,
    positions: BTreeMap<String, usize>,
}

impl Words {
    fn of<'m>(mentioned: impl Iterator<Item = (&'m str, &'m String)>, matrix: &Matrix) -> Words {
        let mut tallies: Vec<(&String, Tally<'_>)> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (code, word) in mentioned {
            let at = *seen.entry(fold(word)).or_insert(tallies.len());
            if at == tallies.len() {
                tallies.push((word, Tally::default()));
            }
            if let Some((_, tally)) = tallies.get_mut(at) {
                tally.rows += 1;
                tally.places.insert(code);
            }
        }
        tallies.sort_by_key(|(word, tally)| (word.is_empty(), Reverse(tally.count(matrix.count))));
        let positions = tallies.iter().enumerate().map(|(n, (word, _))| (fold(word), n)).collect();
        let named = |word: &String| if word.is_empty() { matrix.blank.clone() } else { word.clone() };
        Words { names: tallies.iter().map(|(word, _)| named(word)).collect(), positions }
    }

    fn position(&self, word: &str) -> Option<usize> {
        self.positions.get(&fold(word)).copied()
    }
}

fn count_text(subject: &ReportContext, count: usize) -> String {
    if count == 0 { NONE.to_owned() } else { subject.number(count.into()) }
}

fn row(kind: RowKind, texts: impl Iterator<Item = String>) -> Row {
    let cell =
        |text: String| Cell { content: vec![Inline::text(text.replace(char::is_control, " "))], span: 1, behind: 0 };
    Row { kind, cells: texts.map(cell).collect() }
}
