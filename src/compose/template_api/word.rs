//! A word of templates with what it means.

use crate::messages::Catalogue;

/// A word and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// As it is written in templates.
    pub name: &'static str,
    /// The key of one line on it in the catalogue.
    key: &'static str,
}

impl Word {
    pub(super) const fn new(name: &'static str, key: &'static str) -> Word {
        Word { name, key }
    }

    /// One line on it.
    pub fn about(&self, catalogue: &Catalogue) -> String {
        catalogue.word(self.key)
    }
}

pub(super) const fn word(name: &'static str, key: &'static str) -> Word {
    Word::new(name, key)
}

/// A helper with an example of its call.
#[derive(Debug, Clone, Copy)]
pub struct HelperWord {
    /// As it is called.
    pub name: &'static str,
    /// A call.
    pub example: &'static str,
    /// The key of one line on it in the catalogue.
    key: &'static str,
}

impl HelperWord {
    /// One line on it.
    pub fn about(&self, catalogue: &Catalogue) -> String {
        catalogue.word(self.key)
    }
}

pub(super) const fn helper(name: &'static str, example: &'static str, key: &'static str) -> HelperWord {
    HelperWord { name, example, key }
}

/// Names of words.
pub(in crate::compose) fn names(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().map(|word| word.name)
}
