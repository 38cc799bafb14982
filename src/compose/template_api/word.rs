//! A word of templates with what it means.

/// A word and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// As it is written in templates.
    pub name: &'static str,
    /// One line in Vietnamese.
    pub about: &'static str,
}

pub(super) const fn word(name: &'static str, about: &'static str) -> Word {
    Word { name, about }
}

/// A helper with an example of its call.
#[derive(Debug, Clone, Copy)]
pub struct HelperWord {
    /// As it is called.
    pub name: &'static str,
    /// A call.
    pub example: &'static str,
    /// One line in Vietnamese.
    pub about: &'static str,
}

pub(super) const fn helper(name: &'static str, example: &'static str, about: &'static str) -> HelperWord {
    HelperWord { name, example, about }
}

/// Names of words.
pub(in crate::compose) fn names(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().map(|word| word.name)
}
