//! Spellings that people treat as one: case, composed or not, where the tone mark stands, spaces and punctuation.
//!
//! In: any text. Out: a key for comparing, an unaccented key for nearness, a slug for file names. Must not: be shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The five tone marks: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Key under which `Hòa`, `Hoà`, `HOÀ` and its decomposed form are equal: lower case, words joined by one space, each
/// word's tone moved behind it, punctuation dropped.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut tone = None;
    // Lower case before decomposing: Đ has no decomposition, İ would leave a stray mark.
    for c in text.to_lowercase().nfd().chain([' ']) {
        if TONES.contains(&c) {
            tone = Some(c);
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            out.push(c);
        } else {
            out.extend(tone.take());
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Lower case without any mark, for nearness: `Đắk Lắk` → `dak lak`.
pub fn ascii(text: &str) -> String {
    fold(text).chars().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// `Thừa Thiên Huế` → `thua-thien-hue`, for file names: only `a-z`, `0-9` and `-`.
pub fn slug(text: &str) -> String {
    let words: String = ascii(text).chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one_key() {
        for (a, b) in [("Hòa Bình", "HOÀ BÌNH"), ("Thanh Hóa", "thanh  hoá"), ("Hà Nội", "Ha\u{300} No\u{323}\u{302}i")]
        {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("Hà Nam"), fold("Hã Nam"));
        assert_eq!(fold("Bà Rịa – Vũng Tàu"), fold("Bà Rịa - Vũng Tàu"));
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Đắk Lắk"), "dak-lak");
        assert_eq!(slug("../Bà Rịa - Vũng Tàu"), "ba-ria-vung-tau");
    }
}
