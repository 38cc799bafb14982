//! Spellings that people treat as one: case, composed or not, where the tone mark stands, spaces and punctuation. Keys are
//! for comparing and for file names, not for display.

use std::ops::RangeInclusive;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The five tone marks: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// What one character adds to a key, for those that add little.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A letter or digit, a mark that stays with it, a tone that goes behind the word.
    Letter(char, Option<char>, Option<char>),
    /// The end of a word.
    Between,
    /// More than that.
    Other,
}

/// Latin up to the combining marks, then the block of Vietnamese letters with two marks.
const BLOCKS: [RangeInclusive<char>; 2] = ['\0'..='\u{2ff}', '\u{1e00}'..='\u{1eff}'];

/// Nearly every text is of these blocks, and texts are folded by the ten thousand.
static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| BLOCKS.into_iter().flatten().map(part_of).collect());

fn part_of(c: char) -> Part {
    let (tones, others): (Vec<char>, Vec<char>) = c.to_lowercase().nfd().partition(|c: &char| TONES.contains(c));
    match (&others[..], &tones[..]) {
        ([letter], [] | [_]) if letter.is_alphanumeric() => Part::Letter(*letter, None, tones.first().copied()),
        ([letter, mark], [] | [_]) if letter.is_alphanumeric() && is_combining_mark(*mark) => {
            Part::Letter(*letter, Some(*mark), tones.first().copied())
        }
        ([other], []) if !other.is_alphanumeric() && !is_combining_mark(*other) => Part::Between,
        _ => Part::Other,
    }
}

fn part(c: char) -> Part {
    let place = match c {
        '\0'..='\u{2ff}' => c as usize,
        '\u{1e00}'..='\u{1eff}' => c as usize - 0x1e00 + 0x300,
        _ => return Part::Other,
    };
    PARTS.get(place).copied().unwrap_or(Part::Other)
}

/// Key under which `Hòa`, `Hoà`, `HOÀ` and its decomposed form are equal: lower case, words joined by one space, each
/// word's tone moved behind it, punctuation dropped.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut tone = None;
    for c in text.chars() {
        match part(c) {
            Part::Letter(letter, mark, its_tone) => {
                out.push(letter);
                out.extend(mark);
                tone = its_tone.or(tone);
            }
            Part::Between => end_word(&mut out, &mut tone),
            Part::Other => return fold_any(text),
        }
    }
    end_word(&mut out, &mut tone);
    out.truncate(out.trim_end().len());
    out
}

/// The same for every text there may be.
fn fold_any(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut tone = None;
    // Lower case before decomposing: Đ has no decomposition, İ would leave a stray mark.
    for c in text.to_lowercase().nfd().chain([' ']) {
        if TONES.contains(&c) {
            tone = Some(c);
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            out.push(c);
        } else {
            end_word(&mut out, &mut tone);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn end_word(out: &mut String, tone: &mut Option<char>) {
    out.extend(tone.take());
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
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
    fn a_character_looked_up_adds_what_a_text_of_it_would() {
        for c in ('\0'..='\u{2fff}').chain('\u{f900}'..='\u{fdff}') {
            for text in [format!("{c}"), format!("Tò{c}a {c}\u{e9}"), format!("a{c}{c} b")] {
                assert_eq!(fold(&text), fold_any(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Đắk Lắk"), "dak-lak");
        assert_eq!(slug("../Bà Rịa - Vũng Tàu"), "ba-ria-vung-tau");
    }
}
