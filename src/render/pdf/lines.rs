//! Breaks running text into lines and places its words on them.
//!
//! A word wider than the line is broken; every line but the last ends with the space that parted it from the next, so
//! that text copies out whole.

use super::measure::{Face, Measure};
use crate::model::document::{Align, Inline};
use crate::model::style::RoleStyle;

/// Parts words like a space but holds them on one line. It is drawn as a space: not every face has a glyph for it.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

/// Most that a space of a line set to both edges grows, in ems: where a long piece that holds together went to the next line,
/// a ragged edge reads better than holes.
const STRETCH: f64 = 0.75;

/// Words on one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) spans: Vec<Span>,
    /// Natural width without the space at the end.
    pub(super) width: f64,
    /// The next line starts where a new paragraph or a set break starts, so this one is not stretched.
    ends: bool,
}

/// Words of one face.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub(super) x: f64,
    pub(super) face: Face,
    pub(super) text: String,
    /// Which inline of the text it is, where that leads somewhere or others lead to it.
    pub(super) linked: Option<usize>,
}

/// What text is set to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) size: u8,
    pub(super) face: Face,
    pub(super) align: Align,
    pub(super) width: f64,
    /// Indent of the first line.
    pub(super) indent: f64,
}

impl Setting {
    /// As a role says.
    pub(super) fn of(role: &RoleStyle, width: f64) -> Setting {
        Setting {
            size: role.size,
            face: Face::role(role),
            align: role.align,
            width,
            indent: (role.first_line_mm * super::measure::MM).min(width / 2.0),
        }
    }
}

/// A run of one face inside a word.
#[derive(Debug, Clone)]
struct Piece {
    face: Face,
    text: String,
    width: f64,
    linked: Option<usize>,
}

/// What stands between two places where a line may end.
#[derive(Debug, Clone, Default)]
struct Word {
    pieces: Vec<Piece>,
    width: f64,
    /// Width of the space that follows, where one does.
    space: Option<f64>,
    /// The line ends after it in any case.
    breaks: bool,
}

/// Sets text into lines; no text makes no line.
pub(super) fn set(measure: &Measure<'_>, content: &[Inline], setting: &Setting) -> Vec<Line> {
    let mut words = Vec::new();
    for word in split(measure, content, setting) {
        shorten(measure, word, setting, &mut words);
    }
    let mut lines = fill(words, setting);
    if let Some(last) = lines.last_mut() {
        last.ends = true;
    }
    lines
        .into_iter()
        .enumerate()
        .map(|(n, row)| place(row, if n == 0 { setting.indent } else { 0.0 }, setting))
        .collect()
}

/// Cuts text at spaces. A no-break space is a letter like any other.
fn split(measure: &Measure<'_>, content: &[Inline], setting: &Setting) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (index, inline) in content.iter().enumerate() {
        if *inline == Inline::Break {
            end_word(&mut words, |word| word.breaks = true);
            continue;
        }
        let (emphasis, linked) = (inline.emphasis(), inline.is_linked().then_some(index));
        let face = Face::of(setting.face.is_bold() || emphasis.bold, setting.face.is_italic() || emphasis.italic);
        for (n, text) in inline.as_str().split(' ').enumerate() {
            if n > 0 {
                let space = measure.width(face, setting.size, " ");
                end_word(&mut words, |word| word.space = Some(space));
            }
            add_piece(measure, &mut words, (face, linked), text, setting.size);
        }
    }
    words.retain(|word| !word.pieces.is_empty() || word.breaks);
    if let Some(last) = words.last_mut() {
        last.space = None;
    }
    words
}

/// Closes the last word and opens another; several spaces in a row are one.
fn end_word(words: &mut Vec<Word>, close: impl FnOnce(&mut Word)) {
    if let Some(word) = words.last_mut() {
        close(word);
    }
    words.push(Word::default());
}

fn add_piece(measure: &Measure<'_>, words: &mut [Word], (face, linked): (Face, Option<usize>), text: &str, size: u8) {
    if let (false, Some(word)) = (text.is_empty(), words.last_mut()) {
        let text = text.replace(NO_BREAK_SPACE, " ");
        let width = measure.width(face, size, &text);
        word.width += width;
        word.pieces.push(Piece { face, text, width, linked });
    }
}

/// Passes a word on, cut into parts where it is wider than a line. A part has one letter at least.
fn shorten(measure: &Measure<'_>, word: Word, setting: &Setting, out: &mut Vec<Word>) {
    let room = setting.width - setting.indent;
    if word.width <= room {
        out.push(word);
        return;
    }
    let mut part = Word::default();
    for piece in &word.pieces {
        for letter in piece.text.chars() {
            let mut text = [0; 4];
            let text: &str = letter.encode_utf8(&mut text);
            let width = measure.width(piece.face, setting.size, text);
            if part.width + width > room && !part.pieces.is_empty() {
                out.push(std::mem::take(&mut part));
            }
            part.width += width;
            match part.pieces.last_mut().filter(|last| (last.face, last.linked) == (piece.face, piece.linked)) {
                Some(last) => {
                    last.text.push(letter);
                    last.width += width;
                }
                None => part.pieces.push(Piece { text: text.to_owned(), width, ..*piece }),
            }
        }
    }
    out.push(Word { space: word.space, breaks: word.breaks, ..part });
}

/// The words of one line.
#[derive(Debug, Default)]
struct Filled {
    words: Vec<Word>,
    width: f64,
    ends: bool,
}

/// Sums of binary fractions may miss the width of a column that was made to measure.
const SLACK: f64 = 0.01;

/// Puts words on lines.
fn fill(words: Vec<Word>, setting: &Setting) -> Vec<Filled> {
    let ends = if setting.align == Align::Justify { even(&words, setting) } else { full(&words, setting) };
    let mut words = words.into_iter();
    let (mut lines, mut start) = (Vec::new(), 0);
    for end in ends {
        let words: Vec<Word> = words.by_ref().take(end - start).collect();
        let spaces = words.iter().rev().skip(1).filter_map(|word| word.space).sum::<f64>();
        let indent = if start == 0 { setting.indent } else { 0.0 };
        let width = indent + spaces + words.iter().map(|word| word.width).sum::<f64>();
        let ends = words.last().is_some_and(|word| word.breaks);
        lines.push(Filled { words, width, ends });
        start = end;
    }
    lines
}

/// Where lines end that hold as many words as they can.
fn full(words: &[Word], setting: &Setting) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut start, mut width, mut space) = (0, setting.indent, 0.0);
    for (n, word) in words.iter().enumerate() {
        if n > start && width + space + word.width > setting.width + SLACK {
            ends.push(n);
            (start, width, space) = (n, 0.0, 0.0);
        }
        width += space + word.width;
        space = word.space.unwrap_or(0.0);
        if word.breaks {
            ends.push(n + 1);
            (start, width, space) = (n + 1, 0.0, 0.0);
        }
    }
    ends.extend((start < words.len()).then_some(words.len()));
    ends
}

/// Where lines end whose spaces are as even as the paragraph allows: the least sum of the cubes of what their spaces grow by, as
/// D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981.
fn even(words: &[Word], setting: &Setting) -> Vec<usize> {
    // Before each word: the least cost of the lines so far, and where the last of them begins.
    let mut best = vec![(f64::INFINITY, 0); words.len() + 1];
    best[0].0 = 0.0;
    for start in 0..words.len() {
        let before = best[start].0;
        let (mut width, mut space, mut gaps) = (if start == 0 { setting.indent } else { 0.0 }, None, 0);
        for (n, word) in words.iter().enumerate().skip(start) {
            gaps += usize::from(space.is_some());
            width += space.unwrap_or(0.0) + word.width;
            if n > start && width > setting.width + SLACK {
                break;
            }
            let is_last = word.breaks || n + 1 == words.len();
            let cost = before + if is_last { 0.0 } else { cost(setting, setting.width - width, gaps) };
            if cost < best[n + 1].0 {
                best[n + 1] = (cost, start);
            }
            if word.breaks {
                break;
            }
            space = word.space;
        }
    }
    let mut ends = Vec::new();
    let mut end = words.len();
    while end > 0 {
        ends.push(end);
        end = best[end].1;
    }
    ends.reverse();
    ends
}

/// What a line costs whose spaces share so much free width. A line too loose to be stretched costs more than any that is.
fn cost(setting: &Setting, free: f64, gaps: usize) -> f64 {
    let growth = free.max(0.0) / gaps.max(1) as f64 / f64::from(setting.size);
    let loose = if gaps == 0 || growth > STRETCH { 10.0 + growth } else { 0.0 };
    growth.powi(3) + loose
}

/// Gives each word its place. Words of a stretched line stand alone; elsewhere neighbours of one face are one span.
fn place(filled: Filled, indent: f64, setting: &Setting) -> Line {
    let free = (setting.width - filled.width).max(0.0);
    let gaps = filled.words.iter().rev().skip(1).filter(|word| word.space.is_some()).count();
    let stretch = free / gaps.max(1) as f64;
    let fits = gaps > 0 && stretch <= STRETCH * f64::from(setting.size);
    let (mut x, stretch) = match setting.align {
        Align::Justify if !filled.ends && fits => (indent, stretch),
        Align::Left | Align::Justify => (indent, 0.0),
        Align::Center => (indent + free / 2.0, 0.0),
        Align::Right => (indent + free, 0.0),
    };
    let mut line = Line { spans: Vec::new(), width: filled.width, ends: filled.ends };
    for word in filled.words {
        let joins = stretch == 0.0;
        for piece in word.pieces {
            add_span(&mut line.spans, Span { x, face: piece.face, text: piece.text, linked: piece.linked }, joins);
            x += piece.width;
        }
        let spaced = word.space.is_some() || word.breaks;
        if let (true, Some(span)) = (spaced, line.spans.last_mut()) {
            span.text.push(' ');
        }
        x += word.space.map_or(0.0, |space| space + stretch);
    }
    line
}

fn add_span(spans: &mut Vec<Span>, span: Span, joins: bool) {
    match spans.last_mut().filter(|last| joins && (last.face, last.linked) == (span.face, span.linked)) {
        Some(last) => last.text.push_str(&span.text),
        None => spans.push(span),
    }
}
