//! Words that matter beside a figure. Staff can change them: they stand in the catalogue of messages.

use super::tokens::{self, Token};
use crate::messages::Catalogue;
use crate::msg;
use crate::word_edits::lines::Piece;
use std::collections::{BTreeMap, BTreeSet};

/// Words that matter beside a figure.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Units, each as its words.
    units: BTreeSet<Vec<String>>,
    scales: BTreeSet<String>,
    /// Words that say one thing or its opposite: number of the pair, and which side.
    opposites: BTreeMap<String, (usize, bool)>,
    negations: BTreeSet<String>,
    /// Words before numbers that are counted anew: of tables and pictures.
    numbered: BTreeSet<String>,
    /// Words before the day by which something is to be done.
    deadlines: BTreeSet<Vec<String>>,
    /// Names of places, each as its words.
    places: BTreeSet<Vec<String>>,
}

impl Vocabulary {
    /// The words of a language, with the units of a document and the names of the conference's places.
    pub fn new<'n>(
        words: &Catalogue,
        units: impl IntoIterator<Item = &'n str>,
        places: impl IntoIterator<Item = &'n str>,
    ) -> Vocabulary {
        let mut opposites = BTreeMap::new();
        for (n, pair) in words.text(&msg!("verify-opposites")).split(';').enumerate() {
            let (one, other) = pair.split_once('|').unwrap_or((pair, ""));
            opposites.extend(list(one).into_iter().map(|word| (word, (n, false))));
            opposites.extend(list(other).into_iter().map(|word| (word, (n, true))));
        }
        let named = words.text(&msg!("verify-units"));
        let units = named.split(';').map(list).chain(units.into_iter().map(list)).filter(|unit| !unit.is_empty());
        Vocabulary {
            units: units.collect(),
            scales: list(&words.text(&msg!("verify-scales"))).into_iter().collect(),
            opposites,
            negations: list(&words.text(&msg!("verify-negations"))).into_iter().collect(),
            numbered: list(&words.text(&msg!("verify-numbered"))).into_iter().collect(),
            deadlines: words.text(&msg!("verify-deadlines")).split(';').map(list).collect(),
            places: places.into_iter().map(list).filter(|place| !place.is_empty()).collect(),
        }
    }

    /// Whether one word says the opposite of another.
    pub(super) fn is_opposite(&self, one: &Token, other: &Token) -> bool {
        let side = |token: &Token| self.opposites.get(&token.word());
        matches!((side(one), side(other)), (Some((n, a)), Some((m, b))) if n == m && a != b)
    }

    /// Whether a word says which way something went, or where it stands.
    pub(super) fn is_direction(&self, token: &Token) -> bool {
        self.opposites.contains_key(&token.word())
    }

    /// Whether a word turns the next into its opposite.
    pub(super) fn is_negation(&self, token: &Token) -> bool {
        self.negations.contains(&token.word())
    }

    /// Whether a number behind this word is counted anew by Word.
    pub(super) fn is_numbered(&self, token: &Token) -> bool {
        self.numbered.contains(&token.word())
    }

    /// Whether the last of these tokens are words before a deadline.
    pub(super) fn is_behind_deadline(&self, tokens: &[Token]) -> bool {
        let words: Vec<String> = tokens.iter().map(Token::word).collect();
        self.deadlines.iter().any(|deadline| !deadline.is_empty() && words.ends_with(deadline))
    }

    /// The unit that begins at a token, with the words of scale before it.
    pub(super) fn unit_at(&self, tokens: &[Token], at: usize) -> Option<String> {
        let scale = tokens.iter().skip(at).take_while(|token| self.scales.contains(&token.word())).count();
        let longest = |at: usize| self.longest(&self.units, tokens, at);
        let count = match (longest(at), scale) {
            (Some(count), _) => count,
            (None, 0) => return None,
            (None, scale) => scale + longest(at + scale).unwrap_or(0),
        };
        Some(joined(tokens.get(at..at + count)?))
    }

    /// The units of a name, each once, in small letters: that of a column, `Diện tích (ha)`.
    pub(super) fn units_of(&self, text: &str) -> Vec<String> {
        let piece = Piece { text: text.to_owned(), figure: None };
        let mut units: Vec<String> = self.units(&tokens::of(&[piece])).iter().map(|unit| unit.to_lowercase()).collect();
        units.extend(text.contains('%').then(|| "%".to_owned()));
        units.sort();
        units.dedup();
        units
    }

    /// Every unit in a line, in order.
    pub(super) fn units(&self, tokens: &[Token]) -> Vec<String> {
        (0..tokens.len()).filter_map(|at| self.unit_at(tokens, at)).collect()
    }

    /// Names of places in a line, in order, each with its first token.
    pub(super) fn places(&self, tokens: &[Token]) -> Vec<(usize, String)> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < tokens.len() {
            match self.longest(&self.places, tokens, at) {
                Some(count) => {
                    found.push((at, joined(&tokens[at..at + count])));
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a text is the name of a place.
    pub(super) fn is_place(&self, text: &str) -> bool {
        self.places.contains(&list(text))
    }

    fn longest(&self, known: &BTreeSet<Vec<String>>, tokens: &[Token], at: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let words: Vec<String> = tokens.iter().skip(at).take(LONGEST).map(Token::word).collect();
        (1..=words.len()).rev().find(|count| known.contains(&words[..*count]))
    }
}

/// The words of a text as lines have them.
pub(super) fn list(text: &str) -> Vec<String> {
    let piece = Piece { text: text.to_owned(), figure: None };
    tokens::of(&[piece]).iter().map(Token::word).collect()
}

fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}
