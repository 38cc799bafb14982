//! Which way the words beside a figure say that it goes.

use super::tokens::Token;
use crate::key;
use crate::messages::Catalogue;

/// Up or down, best or worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// The words of a language that say a direction, in small letters.
pub(super) struct Directions(Vec<(String, Direction)>);

/// Signs that end a clause.
const ENDS: [&str; 5] = [",", ";", ".", ":", "\n"];

impl Directions {
    /// Those of the catalogue.
    pub(super) fn of(catalogue: &Catalogue) -> Directions {
        let words = |key: &str, direction: Direction| -> Vec<(String, Direction)> {
            let words = catalogue.word(key).to_lowercase();
            words
                .split(';')
                .map(|word| (word.trim().to_owned(), direction))
                .filter(|(word, _)| !word.is_empty())
                .collect()
        };
        Directions(
            [words(key!("words-of-rise"), Direction::Up), words(key!("words-of-fall"), Direction::Down)].concat(),
        )
    }

    /// The direction that the words before a figure say, as far as its clause goes and no other figure stands between.
    fn before(&self, tokens: &[Token], figure: usize) -> Option<Direction> {
        let before = tokens.get(..figure)?.iter().rev();
        let clause = before.take_while(|token| token.figure.is_none() && !ENDS.contains(&&*token.text));
        let mut words: Vec<&str> = clause.map(|token| if token.is_space() { " " } else { &*token.text }).collect();
        words.reverse();
        let words = words.concat().to_lowercase();
        let found = self.0.iter().filter_map(|(word, direction)| Some((words.rfind(word)?, *direction)));
        found.max_by_key(|(at, _)| *at).map(|(_, direction)| direction)
    }

    /// Whether two versions say the opposite of a figure.
    pub(super) fn opposed(&self, (one, at): (&[Token], usize), (other, place): (&[Token], usize)) -> bool {
        let directions = (self.before(one, at), self.before(other, place));
        matches!(directions, (Some(one), Some(other)) if one != other)
    }
}
