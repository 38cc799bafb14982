//! The text of a PDF that another program made of a document, compared with the document: words and numbers in their order,
//! because a PDF has no paragraphs that could be aligned.

use crate::contracts::{SeenIn, VerifiedDocument, WrongFigure, Wrongness};
use crate::model::document::{Block, Document, Inline};
use crate::model::figure::FigureKey;
use crate::model::sequence::differences;
use similar::DiffOp;
use std::ops::Range;

/// Compares a document with what its pages say, where notes stand at the feet of pages.
pub(crate) fn compare_pages(file: &str, document: &Document, pages: &[String]) -> VerifiedDocument {
    let [mut verified, notes] =
        [body(document), notes(document)].map(|expected| held(file, document, &expected, pages));
    verified.right += notes.right;
    verified.gone += notes.gone;
    verified.wrong.extend(notes.wrong);
    verified
}

/// A word or a number of a document.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    figure: Option<usize>,
}

fn held(file: &str, document: &Document, paragraphs: &[Words], text: &[String]) -> VerifiedDocument {
    let mut keys = Vec::new();
    let mut expected = Vec::new();
    for paragraph in paragraphs {
        let first = keys.len();
        keys.extend(paragraph.figures.iter().map(|(key, _)| key.clone()));
        expected.extend(words(&paragraph.text).map(|(at, word)| Token {
            text: word,
            figure: paragraph.figure_at(at, word).filter(|_| is_number(word)).map(|n| first + n),
        }));
    }
    let found: Vec<&str> = text.iter().flat_map(|paragraph| words(paragraph)).map(|(_, word)| word).collect();
    let wanted: Vec<&str> = expected.iter().map(|token| token.text).collect();
    let mut verified = VerifiedDocument {
        file: file.to_owned(),
        document: document.path.clone(),
        right: 0,
        gone: 0,
        wrong: Vec::new(),
        removed: Vec::new(),
        unproven: Vec::new(),
    };
    for op in differences(&wanted, &found, true) {
        let (from, to) = (op.old_range(), op.new_range());
        let own = expected.get(from).unwrap_or_default().iter().filter(|token| token.figure.is_some());
        match op {
            DiffOp::Equal { .. } => verified.right += own.count(),
            DiffOp::Insert { .. } => {}
            DiffOp::Delete { .. } => verified.gone += own.count(),
            DiffOp::Replace { .. } => replaced(&mut verified, own, &keys, &found, to),
        }
    }
    verified
}

/// Figures in a stretch of words that somebody wrote: each against the number at its place among the numbers.
fn replaced<'t>(
    verified: &mut VerifiedDocument,
    own: impl Iterator<Item = &'t Token<'t>>,
    keys: &[String],
    found: &[&str],
    to: Range<usize>,
) {
    let mut numbers = to.clone().filter(|at| found.get(*at).is_some_and(|word| is_number(word)));
    for token in own {
        let Some(key) = token.figure.and_then(|figure| keys.get(figure)) else { continue };
        let at = numbers.next();
        let says = at.and_then(|at| found.get(at)).copied();
        match says {
            Some(says) if says == token.text => verified.right += 1,
            Some(_) if at.is_some_and(|at| is_broken(found, at, token.text)) => verified.right += 1,
            None if to.is_empty() => verified.gone += 1,
            _ => verified.wrong.push(WrongFigure {
                key: key.clone(),
                what: Wrongness::Value,
                view: SeenIn::Both,
                should: token.text.to_owned(),
                says: says.map_or_else(|| joined(found, to.clone()), str::to_owned),
                context: joined(found, around(at.unwrap_or(to.start), found.len())),
            }),
        }
    }
}

/// Whether a figure stands at a place with a line break in it, as in a narrow cell of a PDF.
fn is_broken(found: &[&str], at: usize, figure: &str) -> bool {
    (2..=3).any(|parts| found.get(at..at + parts).is_some_and(|parts| parts.concat() == figure))
}

/// Words before and after a place.
fn around(at: usize, length: usize) -> Range<usize> {
    at.saturating_sub(6)..(at + 7).min(length)
}

fn joined(words: &[&str], range: Range<usize>) -> String {
    words.get(range).unwrap_or_default().join(" ")
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words and numbers with where they begin; signs around them do not count.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let apart = |c: char| c.is_whitespace() || "();:“”".contains(c);
    let signs = ['.', ',', '…', '-', '–', '*'];
    text.split(apart).map(move |word| word.trim_matches(signs)).filter(|word| !word.is_empty()).map(|word| {
        // Both point into the same text.
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

/// Words of a document that stand together, and which of them are figures.
#[derive(Clone, Default)]
struct Words {
    text: String,
    figures: Vec<(String, Range<usize>)>,
}

impl Words {
    fn of(content: &[Inline]) -> Words {
        let mut words = Words::default();
        for inline in content {
            let start = words.text.len();
            words.text.push_str(inline.as_str());
            if let Inline::Figure { key, .. } = inline {
                words.figures.push((key.to_string(), start..words.text.len()));
            }
        }
        words
    }

    /// A name and the figures that are drawn next to it.
    fn drawn<'k>(name: &str, figures: impl Iterator<Item = (&'k FigureKey, &'k str)>) -> Words {
        let mut words = Words { text: name.to_owned(), figures: Vec::new() };
        for (key, text) in figures {
            words.text.push(' ');
            let start = words.text.len();
            words.text.push_str(text);
            words.figures.push((key.to_string(), start..words.text.len()));
        }
        words
    }

    /// The figure that a word shows, or begins or ends with.
    fn figure_at(&self, at: usize, word: &str) -> Option<usize> {
        self.figures.iter().position(|(_, range)| range.start < at + word.len() && at < range.end)
    }
}

/// In reading order, without notes.
fn body(document: &Document) -> Vec<Words> {
    let mut found = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading(heading) => found.push(Words::of(&heading.content)),
            Block::Paragraph(text) => found.push(Words::of(&text.content)),
            Block::List(list) => found.extend(list.items.iter().map(|item| Words::of(item))),
            Block::Table(table) => {
                found.push(Words::of(&table.caption));
                let cells = table.header.iter().chain(&table.rows).flat_map(|row| &row.cells);
                found.extend(cells.map(|cell| Words::of(&cell.content)));
            }
            Block::Chart(chart) => found.push(Words::of(&chart.caption)),
            Block::TileMap(map) => {
                found.push(Words::of(&map.caption));
                found.extend(map.tiles.iter().map(|tile| {
                    let value = tile.value.iter().map(|point| (&point.key, point.text.as_str()));
                    Words::drawn(&tile.name, value)
                }));
            }
            Block::Strips(strips) => {
                found.push(Words::of(&strips.caption));
                found.extend(strips.strips.iter().map(|strip| {
                    let figures = strip.figures.iter().map(|figure| (&figure.key, figure.text.as_str()));
                    Words::drawn(&strip.name, figures)
                }));
            }
            _ => {}
        }
    }
    found
}

/// A Word document has its notes in a part of their own.
fn notes(document: &Document) -> Vec<Words> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.flat_map(Block::notes).map(|note| Words::of(&note.content)).collect()
}
