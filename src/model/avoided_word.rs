//! A word that documents avoid: `[[avoid]]` of `words.toml`.

use serde::Deserialize;

/// A word, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AvoidedWord {
    /// The words as they stand in a text; `…` is one inserted figure or text.
    pub words: String,
    /// What to write instead.
    pub write: String,
}

impl AvoidedWord {
    /// Where the words stand in a text in which `gap` is each inserted figure or text; whole words, whatever the case.
    pub fn find(&self, text: &str, gap: char) -> Option<usize> {
        let wanted = self.words.to_lowercase().replace('…', &gap.to_string());
        let text = text.to_lowercase();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = |at: &usize| {
            let (before, rest) = text.split_at(*at);
            let behind = rest.get(wanted.len()..).and_then(|behind| behind.chars().next());
            !is_letter(before.chars().next_back()) && !is_letter(behind)
        };
        let at = text.match_indices(&wanted).map(|(at, _)| at).find(whole)?;
        Some(text.get(..at)?.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        let word = |words: &str| AvoidedWord { words: words.to_owned(), write: String::new() };
        assert_eq!(word("báo cáo được tính").find("Có Báo cáo được tính của", '#'), Some(3));
        assert_eq!(word("tính").find("tính toán; máytính", '#'), Some(0));
        assert_eq!(word("trên … CCN").find("đã lập, trên # CCN", '#'), Some(8));
        assert_eq!(word("trên … CCN").find("trên năm CCN", '#'), None);
        assert_eq!(word("0 CCN").find("có 10 CCN", '#'), None, "not the end of another number");
    }
}
