//! Text of a cell made comparable and printable.
//!
//! In: text as stored. Out: NFC; line breaks kept, other control and direction characters and characters that no face
//! of the font can print replaced by their code, `[U+202E]`: shown, not obeyed, and nothing lost.
//! Must not: trim or translate.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text that had to be changed.
#[derive(Debug, PartialEq)]
pub(super) struct Cleaned {
    pub(super) text: String,
    /// Characters that their code stands for now.
    pub(super) replaced: Vec<char>,
}

/// The text as it must be, or nothing where it is so already.
pub(super) fn clean(text: &str, printable: &dyn Fn(char) -> bool) -> Option<Cleaned> {
    // Nearly every text ends here.
    if text.chars().all(|c| is_vietnamese(c) && allowed(c, printable)) {
        return None;
    }
    let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if composed && text.chars().all(|c| allowed(c, printable)) {
        return None;
    }
    let mut replaced = Vec::new();
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        if allowed(c, printable) {
            out.push(c);
        } else {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
            replaced.push(c);
        }
    }
    Some(Cleaned { text: out, replaced })
}

/// Blocks in which every character is its own composed form.
fn is_vietnamese(c: char) -> bool {
    c < '\u{300}' || ('\u{1e00}'..='\u{1eff}').contains(&c)
}

fn allowed(c: char, printable: &dyn Fn(char) -> bool) -> bool {
    matches!(c, '\n' | '\t' | '\u{a0}') || (!c.is_control() && !is_direction(c) && !is_private(c) && printable(c))
}

/// Characters that reorder or hide what stands around them.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Private use: `compose` marks figures with such characters, so data must not contain them.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_composed_and_unprintable_characters_show_their_code() {
        let latin = |c: char| c < '\u{2000}';
        let cleaned = |text: &str| clean(text, &latin).map(|cleaned| (cleaned.text, cleaned.replaced.len()));
        assert_eq!(cleaned("Hà Nội"), None);
        assert_eq!(cleaned("Ha\u{300} Nội"), Some(("Hà Nội".to_owned(), 0)));
        assert_eq!(cleaned("a\u{202e}b\u{1}\n😀"), Some(("a[U+202E]b[U+0001]\n[U+1F600]".to_owned(), 3)));
    }
}
