//! Text of a cell made comparable and printable: NFC; line breaks kept, those of Windows as one character; characters without
//! a look left out, full-width ones as the usual ones; other control and direction characters, and those that no face of the
//! font can print, replaced by their code, `[U+202E]`: shown, not obeyed, and nothing lost. Nothing is trimmed or translated.

use std::ops::RangeInclusive;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text that had to be changed.
#[derive(Debug, PartialEq)]
pub(super) struct Cleaned {
    pub(super) text: String,
    /// Characters that their code stands for now.
    pub(super) replaced: Vec<char>,
    /// Characters without a look were left out, or full-width ones made usual.
    pub(super) plain: bool,
}

/// Combining long stroke overlay: how plain text strikes out the character before it.
pub(super) const STROKE: char = '\u{336}';

/// What a text says besides the characters that are struck out, and those; nothing where none is.
pub(super) fn without_struck(text: &str) -> Option<(String, String)> {
    if !text.contains(STROKE) {
        return None;
    }
    let (mut kept, mut struck) = (String::new(), String::new());
    let letters = text.chars().filter(|c| *c != STROKE).zip(is_struck(text));
    letters.for_each(|(c, is_struck)| if is_struck { struck.push(c) } else { kept.push(c) });
    Some((kept, struck))
}

/// Of each character but strokes, whether one follows it.
fn is_struck(text: &str) -> impl Iterator<Item = bool> {
    let next = text.chars().skip(1).map(Some).chain([None]);
    text.chars().zip(next).filter(|(c, _)| *c != STROKE).map(|(_, next)| next == Some(STROKE))
}

/// Blocks in which every character is its own composed form, and which nearly every text is of.
const VIETNAMESE: [RangeInclusive<char>; 2] = ['\0'..='\u{2ff}', '\u{1e00}'..='\u{1eff}'];

/// Cleans the many texts of a workbook.
pub(super) struct Cleaner<'a> {
    printable: &'a dyn Fn(char) -> bool,
    /// Which characters of the blocks stay as they are.
    stays: Vec<bool>,
}

impl<'a> Cleaner<'a> {
    pub(super) fn new(printable: &'a dyn Fn(char) -> bool) -> Cleaner<'a> {
        let stays = VIETNAMESE.into_iter().flatten().map(|c| allowed(c, printable)).collect();
        Cleaner { printable, stays }
    }

    /// As [`clean`].
    pub(super) fn clean(&self, text: &str) -> Option<Cleaned> {
        if text.chars().all(|c| self.stays(c)) { None } else { clean(text, self.printable) }
    }

    fn stays(&self, c: char) -> bool {
        let place = match c {
            '\0'..='\u{2ff}' => c as usize,
            '\u{1e00}'..='\u{1eff}' => c as usize - 0x1e00 + 0x300,
            _ => return false,
        };
        self.stays.get(place).copied().unwrap_or(false)
    }
}

/// The text as it must be, or nothing where it is so already.
pub(super) fn clean(text: &str, printable: &dyn Fn(char) -> bool) -> Option<Cleaned> {
    let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if composed && text.chars().all(|c| allowed(c, printable)) {
        return None;
    }
    let (mut replaced, mut plain) = (Vec::new(), false);
    let mut out = String::with_capacity(text.len());
    let mut letters = text.nfc().peekable();
    while let Some(c) = letters.next() {
        if is_invisible(c) {
            plain = true;
        } else if let Some(usual) = usual_width(c) {
            out.push(usual);
            plain = true;
        } else if allowed(c, printable) {
            out.push(c);
        } else if (c, letters.peek()) != ('\r', Some(&'\n')) {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
            replaced.push(c);
        }
    }
    Some(Cleaned { text: out, replaced, plain })
}

fn allowed(c: char, printable: &dyn Fn(char) -> bool) -> bool {
    matches!(c, '\n' | '\t' | '\u{a0}')
        || (!is_invisible(c)
            && usual_width(c).is_none()
            && !c.is_control()
            && !is_direction(c)
            && !is_private(c)
            && printable(c))
}

/// Characters that take no room and change nothing but where a line may break: web pages are full of them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The usual form of a full-width letter, digit or sign, `１` or `，`, as input methods of East Asia write them.
fn usual_width(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// Characters that reorder or hide what stands around them.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Private use: `compose` marks figures with such characters, so data must not contain them.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// A name of a file or a sheet on its way into a message: on one line, or it could say things that look like the program's own.
pub(crate) fn shown_name(name: &str, printable: &dyn Fn(char) -> bool) -> String {
    shown(name, printable).replace('\n', "[U+000A]").replace('\t', "[U+0009]")
}

/// Text of a file on its way into a message.
pub(crate) fn shown(text: &str, printable: &dyn Fn(char) -> bool) -> String {
    clean(text, printable).map_or_else(|| text.to_owned(), |cleaned| cleaned.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_struck_out_is_told_from_the_rest() {
        assert_eq!(without_struck("9\u{336}9\u{336} 873"), Some((" 873".to_owned(), "99".to_owned())));
        assert_eq!(without_struck("\u{336}\u{336}1"), Some(("1".to_owned(), String::new())));
        assert_eq!(without_struck("873"), None);
    }

    #[test]
    fn text_is_composed_and_unprintable_characters_show_their_code() {
        let latin = |c: char| c < '\u{2000}';
        let cleaner = Cleaner::new(&latin);
        let cleaned = |text: &str| {
            assert_eq!(cleaner.clean(text), clean(text, &latin), "{text:?}");
            cleaner.clean(text).map(|cleaned| (cleaned.text, cleaned.replaced.len()))
        };
        assert_eq!(cleaned("Hà Nội"), None);
        assert_eq!(cleaned("1\u{200b}2\u{ad}\u{feff}"), Some(("12".to_owned(), 0)));
        assert_eq!(cleaned("１２，５\u{3000}ｈａ"), Some(("12,5 ha".to_owned(), 0)));
        assert_eq!(cleaned("Ha\u{300} Nội"), Some(("Hà Nội".to_owned(), 0)));
        assert_eq!(cleaned("a\r\nb"), Some(("a\nb".to_owned(), 0)), "a line break of Windows is nothing to tell of");
        assert_eq!(cleaned("a\rb\n\r"), Some(("a[U+000D]b\n[U+000D]".to_owned(), 2)));
        assert_eq!(shown_name("a.xlsx\nerror\tR01\r", &latin), "a.xlsx[U+000A]error[U+0009]R01[U+000D]");
        assert_eq!(cleaned("a\u{202e}b\u{1}\n😀"), Some(("a[U+202E]b[U+0001]\n[U+1F600]".to_owned(), 3)));
    }
}
