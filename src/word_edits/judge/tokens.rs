//! A line as words and numbers.

use crate::word_edits::lines::{CellText, Piece};

/// A word or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// As it stands there; words without marks of notes.
    pub(super) text: String,
    /// It is a number, with its signs.
    pub(super) is_number: bool,
    /// Number of the figure that it belongs to or is carried as.
    pub(super) figure: Option<usize>,
}

impl Token {
    /// The word in small letters.
    pub(super) fn word(&self) -> String {
        self.text.to_lowercase()
    }

    /// Whether there are digits in it.
    pub(super) fn has_digits(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit())
    }
}

/// Signs in front of a number that belong to it.
const BEFORE: [char; 4] = ['+', '-', '−', '≈'];
/// Signs within a number, where a digit follows.
const WITHIN: [char; 4] = ['.', ',', '/', ':'];
/// Signs behind a number.
const BEHIND: [char; 5] = ['%', '‰', '†', '‡', '*'];

/// Words and numbers of a cell, in their order. The mark before an item or a heading is left out: it changes with every item that
/// is added.
pub(super) fn of_cell(cell: &CellText) -> Vec<Token> {
    of(&cell.pieces)
}

/// The same of pieces.
pub(super) fn of(pieces: &[Piece]) -> Vec<Token> {
    let mut characters: Vec<(char, Option<usize>)> = Vec::new();
    for piece in pieces {
        characters.extend(piece.text.chars().map(|c| (c, piece.figure)));
    }
    let mut at = enumerator(&characters);
    let mut tokens = Vec::new();
    while at < characters.len() {
        let end = if begins_number(&characters, at) { number_end(&characters, at) } else { word_end(&characters, at) };
        if end == at {
            at += 1;
            continue;
        }
        tokens.push(token(&characters[at..end]));
        at = end;
    }
    tokens
}

fn token(characters: &[(char, Option<usize>)]) -> Token {
    let text: String = characters.iter().map(|(c, _)| *c).collect();
    let is_number = text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic);
    let text = if is_number { text } else { without_marks(&text) };
    Token { text, is_number, figure: characters.iter().find_map(|(_, figure)| *figure) }
}

fn without_marks(text: &str) -> String {
    let area = text.replace("m²", "m2").replace("m³", "m3");
    area.chars().filter(|c| !is_mark(*c)).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

fn begins_number(characters: &[(char, Option<usize>)], at: usize) -> bool {
    let is_digit = |at: usize| characters.get(at).is_some_and(|(c, _)| c.is_ascii_digit());
    let after_word = at.checked_sub(1).and_then(|at| characters.get(at)).is_some_and(|(c, _)| c.is_alphanumeric());
    let signed = characters.get(at).is_some_and(|(c, _)| BEFORE.contains(c)) && is_digit(at + 1) && !after_word;
    is_digit(at) || signed
}

fn number_end(characters: &[(char, Option<usize>)], start: usize) -> usize {
    let c = |at: usize| characters.get(at).map(|(c, _)| *c);
    let is_digit = |at: usize| c(at).is_some_and(|c| c.is_ascii_digit());
    let mut at = start + 1;
    loop {
        let goes_on = is_digit(at) || (c(at).is_some_and(|c| WITHIN.contains(&c)) && is_digit(at + 1));
        if !goes_on {
            break;
        }
        at += 1;
    }
    while c(at).is_some_and(|c| BEHIND.contains(&c)) {
        at += 1;
    }
    at
}

/// A figure without a number, `…` or `x`, is a word too.
fn word_end(characters: &[(char, Option<usize>)], start: usize) -> usize {
    let is_part = |(c, figure): &(char, Option<usize>)| {
        let inside = c.is_alphanumeric() || is_mark(*c) || (figure.is_some() && *c == '…');
        inside && !(*figure != characters[start].1 && c.is_ascii_digit())
    };
    start + characters[start..].iter().take_while(|one| is_part(one)).count()
}

/// Where the words begin behind `1.`, `a)` or `II.` and white space.
fn enumerator(characters: &[(char, Option<usize>)]) -> usize {
    let space = |n: usize| characters.get(n).is_some_and(|(c, _)| c.is_whitespace());
    let begin = characters.iter().take_while(|(c, _)| c.is_whitespace()).count();
    let mark = characters[begin..].iter().take_while(|(c, figure)| c.is_alphanumeric() && figure.is_none()).count();
    let word: String = characters[begin..begin + mark].iter().map(|(c, _)| *c).collect();
    let counts = word.bytes().all(|b| b.is_ascii_digit()) || word.bytes().all(|b| b"IVX".contains(&b)) || mark == 1;
    let end = begin + mark;
    let closes = characters.get(end).is_some_and(|(c, _)| matches!(c, '.' | ')'));
    if (1..=4).contains(&mark) && counts && closes && space(end + 1) { end + 1 } else { 0 }
}
