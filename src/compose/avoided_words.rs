//! Finds words in templates that the pack avoids: `words.toml`.

use super::diagnostics::{Diagnostic, Sources, TemplateError};
use super::typed_numbers::{FIGURE, plain};
use crate::model::avoided_word::AvoidedWord;
use crate::msg;

/// Every avoided word, with what to write instead.
pub(super) fn find(sources: &Sources, words: &[AvoidedWord]) -> Vec<Diagnostic> {
    // Pages are no documents.
    let documents = sources.0.iter().filter(|(name, _)| name.contains('/'));
    let lines = documents.flat_map(|(name, text)| text.lines().enumerate().map(move |line| (name, line)));
    let wrong = |(name, (n, line)): (&String, (usize, &str))| {
        let (plain, excused) = plain(line);
        let squeezed = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let found = |word: &AvoidedWord| {
            word.find(&squeezed, FIGURE).filter(|_| excused.is_none())?;
            let first = word.words.split(' ').next().unwrap_or_default().to_lowercase();
            let at = plain.to_lowercase().split(&first).next().map_or(0, |before| before.chars().count());
            let wrong = TemplateError::new(msg!("template-avoided-word", words = &word.words, write = &word.write));
            Some(sources.at(name, (n + 1, at + 1), &wrong))
        };
        words.iter().filter_map(found).collect::<Vec<_>>()
    };
    lines.flat_map(wrong).collect()
}
