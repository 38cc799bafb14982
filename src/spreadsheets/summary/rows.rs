//! Rows of a long sheet, written into the package one after the other.
//!
//! rust_xlsxwriter holds every cell until it saves, a kilobyte for a row of eleven, and its way of not doing so ends
//! the program where a temporary file cannot be made.

use crate::ooxml::xml_edits::{Tag, Tags, words};
use crate::ooxml::zip_parts;
use crate::spreadsheets::cell::{At, clipped, double};
use anyhow::{Context as _, Result};
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Write};
use std::ops::Range;
use zip::ZipArchive;

/// A cell.
pub(super) enum Cell<'r> {
    /// With the place of its look among those of the sheet's texts.
    Text(usize, Cow<'r, str>),
    /// With the pattern it is shown with.
    Number(String, Decimal),
}

/// The rows of a sheet.
pub(super) struct Rows<'r> {
    /// The sheet's part of the package.
    pub(super) part: String,
    /// First row, from 0.
    pub(super) first: u32,
    /// Last cell, where there are any.
    pub(super) last: Option<At>,
    /// Looks of texts.
    pub(super) texts: usize,
    /// Patterns of numbers; their looks follow those of texts.
    pub(super) patterns: BTreeSet<String>,
    pub(super) rows: Box<dyn Iterator<Item = Vec<Cell<'r>>> + 'r>,
}

/// The package with the rows in it.
pub(super) fn fill(package: &[u8], mut sheets: Vec<Rows<'_>>) -> Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let out = zip_parts::copy(&mut archive, &BTreeSet::new(), |_, part| {
        let its = sheets.iter().position(|rows| rows.part == part)?;
        let rows = sheets.swap_remove(its);
        Some(|old: &mut dyn Read, out: &mut dyn Write| rows.write(&io::read_to_string(old)?, out))
    })?;
    Ok(out.finish()?.into_inner())
}

/// Bytes of rows that are packed at a time.
const AT_A_TIME: usize = 1 << 16;

impl Rows<'_> {
    fn write(self, around: &str, out: &mut dyn Write) -> Result<()> {
        let Around { dimension, sample, looks } = Around::of(around, self.first)?;
        let (texts, numbers) = looks.split_at_checked(self.texts).unwrap_or_default();
        let looks = Looks { texts, numbers: self.patterns.iter().map(String::as_str).zip(numbers).collect() };
        let columns: Vec<String> =
            self.last.iter().flat_map(|(_, last)| 0..=*last).map(column_number_to_name).collect();
        let between = |range: Range<usize>| around.get(range).unwrap_or_default();
        let mut text = between(0..dimension.start).to_owned();
        match self.last {
            Some((row, col)) => write!(text, "<dimension ref=\"A1:{}\"/>", row_col_to_cell(row, col))?,
            None => text.push_str(between(dimension.clone())),
        }
        text.push_str(between(dimension.end..sample.start));
        for (number, cells) in (self.first + 1..).zip(self.rows) {
            row(&mut text, number, columns.iter().zip(&cells), &looks)?;
            if text.len() > AT_A_TIME {
                out.write_all(text.as_bytes())?;
                text.clear();
            }
        }
        text.push_str(between(sample.end..around.len()));
        Ok(out.write_all(text.as_bytes())?)
    }
}

/// Looks as the package names them.
struct Looks<'l> {
    texts: &'l [String],
    /// By pattern.
    numbers: BTreeMap<&'l str, &'l String>,
}

/// Adds a row, counted from 1.
fn row<'c>(
    text: &mut String,
    number: u32,
    cells: impl Iterator<Item = (&'c String, &'c Cell<'c>)>,
    looks: &Looks<'_>,
) -> Result<()> {
    write!(text, "<row r=\"{number}\">")?;
    for (column, cell) in cells {
        let look = match cell {
            Cell::Text(look, _) => looks.texts.get(*look),
            Cell::Number(pattern, _) => looks.numbers.get(pattern.as_str()).copied(),
        };
        write!(text, "<c r=\"{column}{number}\" s=\"{}\"", look.context("a look without a cell")?)?;
        match cell {
            Cell::Text(_, said) if said.is_empty() => text.push_str("/>"),
            Cell::Text(_, said) => write!(text, " t=\"inlineStr\"><is>{}</is></c>", words("", &clipped(said)))?,
            Cell::Number(_, value) => write!(text, "><v>{}</v></c>", double(*value)?)?,
        }
    }
    text.push_str("</row>");
    Ok(())
}

/// What rust_xlsxwriter wrote around the rows.
struct Around {
    /// The element that says how far the sheet reaches.
    dimension: Range<usize>,
    /// The row that stands for the rows.
    sample: Range<usize>,
    /// Looks as the package names them.
    looks: Vec<String>,
}

impl Around {
    fn of(part: &str, first: u32) -> Result<Around> {
        let tags = Tags::all(part).ok().context("rust_xlsxwriter wrote a sheet that is no XML")?;
        let dimension = tags.iter().find(|tag| tag.is("dimension")).context("a sheet that does not say its reach")?;
        let is_first = |tag: &Tag<'_>| tag.begins() && tag.is("row") && tag.number("r") == Some(first + 1);
        let sample = tags.iter().skip_while(|tag| !is_first(tag)).take_while(|tag| tag.is("row") || tag.is("c"));
        let sample: Vec<&Tag<'_>> = sample.collect();
        let ends = sample.first().zip(sample.last());
        let (begin, end) = ends.context("a sheet without the row that stands for its rows")?;
        let looks = sample.iter().filter_map(|tag| tag.attribute("s")).collect();
        Ok(Around { dimension: dimension.at.clone(), sample: begin.at.start..end.at.end, looks })
    }
}
