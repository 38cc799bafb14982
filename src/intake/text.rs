//! Text of a cell made comparable and printable.
//!
//! In: text as stored. Out: NFC; line breaks kept, other control and direction characters and characters that no face
//! of the font can print replaced by their code, `[U+202E]`: shown, not obeyed, and nothing lost.
//! Must not: trim or translate.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Longest text of a cell, in characters: Excel's own limit.
const LONGEST: usize = 32_767;

/// The text, and which characters were replaced.
pub(super) fn clean(text: &str, printable: &dyn Fn(char) -> bool) -> (String, Vec<char>) {
    let composed: String = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.chars().take(LONGEST).collect(),
        _ => text.chars().take(LONGEST).nfc().collect(),
    };
    if composed.chars().all(|c| allowed(c, printable)) {
        return (composed, Vec::new());
    }
    let mut replaced = Vec::new();
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        if allowed(c, printable) {
            out.push(c);
        } else {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
            replaced.push(c);
        }
    }
    (out, replaced)
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
        assert_eq!(clean("Ha\u{300} Nội", &latin), ("Hà Nội".to_owned(), vec![]));
        assert_eq!(clean("a\u{202e}b\u{1}\n😀", &latin).0, "a[U+202E]b[U+0001]\n[U+1F600]");
    }
}
