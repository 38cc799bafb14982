//! Text in the encodings from before Unicode, TCVN3 (ABC) and VNI, turned into Unicode (`Tuyªn Quang`, `Tuyeân Quang`),
//! where the font or the words themselves prove the encoding.
//!
//! In TCVN3 the letter ư is the soft hyphen, which trims and renderers drop: `Phíc` was Phước. A word that is no
//! syllable without its ư gets it back; a word that is one both ways (`ngời`, người) only if it is a known word.

use super::syllable::{is_syllable, onset};
use crate::model::workbook::Legacy;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const CHARMAP: &str = include_str!("legacy_charmap.csv");

/// Letters of Vietnamese within Latin-1. Any other of its letters and signs is a hint of an older encoding.
const VIETNAMESE: &str = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý";

/// Frequent words that stay syllables when their ư is lost.
const WITHOUT_U: [&str; 12] = ["người", "dưới", "vượt", "lượt", "chưa", "lưu", "ưu", "tư", "cư", "thư", "như", "vườn"];

/// How many letters must turn into words before the words alone prove an encoding: `µm` is no TCVN3.
const PROOF: usize = 3;

#[derive(Deserialize)]
struct Row {
    unicode: char,
    tcvn3_as_cp1252: String,
    vni_as_cp1252: String,
}

/// The tables of both encodings.
#[derive(Debug, Clone)]
pub struct LegacyTables {
    tcvn3: BTreeMap<char, char>,
    /// Lower-case spellings of one or two characters.
    vni: BTreeMap<(char, Option<char>), char>,
    /// Characters of these spellings.
    vni_codes: BTreeSet<char>,
}

/// Words by what is left of them when ư is lost.
#[derive(Debug, Clone, Default)]
pub struct KnownWords(BTreeMap<String, String>);

impl KnownWords {
    /// The words of some texts.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> KnownWords {
        let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).chain(WITHOUT_U);
        let all: BTreeSet<String> = words.map(str::to_lowercase).collect();
        let lost = all.iter().filter(|word| word.contains('ư')).map(|word| (word.replace('ư', ""), word.clone()));
        // A word that is known without ư as well stays as it stands.
        KnownWords(lost.filter(|(left, _)| !all.contains(left)).collect())
    }
}

/// Whether a text may be in an older encoding: has signs, or letters side by side, that Vietnamese does not use, and no
/// letter only Unicode has.
pub fn is_suspicious(text: &str) -> bool {
    if text.is_ascii() || has_unicode_letter(text) {
        return false;
    }
    let beside = text.chars().zip(text.chars().skip(1));
    text.chars().any(is_foreign) || beside.into_iter().any(|(a, b)| is_foreign_pair(a, b))
}

/// VNI writes the mark behind its vowel, `aâ`, `eá`, `oâ`; no Vietnamese word has these letters in a row.
fn is_foreign_pair(a: char, b: char) -> bool {
    match a {
        'a' | 'A' | 'e' | 'E' | 'ô' | 'Ô' => VIETNAMESE.contains(b),
        'o' | 'O' => matches!(b, 'â' | 'Â'),
        _ => false,
    }
}

fn is_foreign(c: char) -> bool {
    ('\u{a1}'..='\u{ff}').contains(&c) && !VIETNAMESE.contains(c)
}

/// Whether a text has a letter that the older encodings do not have.
pub fn has_unicode_letter(text: &str) -> bool {
    text.chars().any(|c| c > '\u{ff}' && c.is_alphabetic())
}

impl LegacyTables {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Only if one is damaged, which a test rules out.
    pub fn load() -> Result<LegacyTables> {
        let mut tables = LegacyTables { tcvn3: BTreeMap::new(), vni: BTreeMap::new(), vni_codes: BTreeSet::new() };
        for row in csv::Reader::from_reader(CHARMAP.as_bytes()).deserialize() {
            let row: Row = row.context("embedded table")?;
            tables.tcvn3.extend(row.tcvn3_as_cp1252.chars().next().map(|code| (code, row.unicode)));
            if row.unicode.is_lowercase() {
                tables.vni_codes.extend(row.vni_as_cp1252.chars());
                let mut spelled = row.vni_as_cp1252.chars();
                tables.vni.extend(spelled.next().map(|first| ((first, spelled.next()), row.unicode)));
            }
        }
        Ok(tables)
    }

    /// The text in Unicode; `None` where it needs no repair or nothing proves one.
    pub fn repair(&self, text: &str, font: Option<Legacy>, known: &KnownWords) -> Option<String> {
        if text.is_ascii() || has_unicode_letter(text) {
            return None;
        }
        let encodings: &[Legacy] = match &font {
            Some(font) => std::slice::from_ref(font),
            None if is_suspicious(text) => &[Legacy::Tcvn3, Legacy::Vni],
            None => return None,
        };
        let read = encodings.iter().filter_map(|encoding| {
            let read = self.read(text, *encoding, known)?;
            let proven = font.is_some() || read.letters >= PROOF;
            (proven && read.words >= read.others && (font.is_some() || read.others == 0)).then_some(read)
        });
        let best = read.max_by_key(|read| read.letters)?;
        Some(recased(best.text, text, font)).filter(|repaired| repaired != text)
    }

    /// The text under one encoding, word by word.
    fn read(&self, text: &str, encoding: Legacy, known: &KnownWords) -> Option<Attempt> {
        let lost = encoding != Legacy::Vni && !text.contains('\u{ad}');
        let mut attempt = Attempt::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_word = |c: char| c.is_ascii_alphabetic() || (!c.is_ascii() && self.is_code(c, encoding));
            let inside = is_word(first);
            let end = rest.find(|c| is_word(c) != inside).unwrap_or(rest.len());
            let (token, tail) = rest.split_at(end);
            rest = tail;
            if inside {
                attempt.word(token, &self.decode(token, encoding)?, lost, known);
            } else if token.chars().any(char::is_alphabetic) {
                return None;
            } else {
                attempt.text.push_str(token);
            }
        }
        Some(attempt)
    }

    fn is_code(&self, c: char, encoding: Legacy) -> bool {
        match encoding {
            Legacy::Vni => self.vni_codes.contains(&lower(c)),
            Legacy::Tcvn3 | Legacy::Tcvn3Capitals => self.tcvn3.contains_key(&c),
        }
    }

    fn decode(&self, word: &str, encoding: Legacy) -> Option<String> {
        match encoding {
            Legacy::Vni => self.decode_vni(word),
            Legacy::Tcvn3 | Legacy::Tcvn3Capitals => {
                word.chars().map(|c| if c.is_ascii() { Some(c) } else { self.tcvn3.get(&c).copied() }).collect()
            }
        }
    }

    /// Two characters where they spell one letter, otherwise one.
    fn decode_vni(&self, word: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = word.chars().peekable();
        while let Some(c) = rest.next() {
            let pair = rest.peek().and_then(|next| self.vni.get(&(lower(c), Some(lower(*next)))));
            let letter = match pair {
                Some(letter) => {
                    rest.next();
                    *letter
                }
                None if c.is_ascii() => lower(c),
                None => *self.vni.get(&(lower(c), None))?,
            };
            if c.is_uppercase() {
                out.extend(letter.to_uppercase());
            } else {
                out.push(letter);
            }
        }
        Some(out)
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// A text read under an encoding, and how much of it came out as words.
#[derive(Default)]
struct Attempt {
    text: String,
    /// Words with letters beyond ASCII that are syllables now.
    words: usize,
    /// Letters in those of them that were none before.
    letters: usize,
    /// Words with letters beyond ASCII that are none.
    others: usize,
}

impl Attempt {
    fn word(&mut self, raw: &str, decoded: &str, lost: bool, known: &KnownWords) {
        let word = if lost { with_lost_u(decoded, known) } else { decoded.to_owned() };
        if !raw.is_ascii() {
            if !is_syllable(&word) {
                self.others += 1;
            } else {
                self.words += 1;
                let foreign = raw.chars().any(is_foreign) || !is_syllable(raw);
                let proves = foreign && raw.chars().any(|c| c.is_ascii_alphabetic());
                self.letters += if proves { raw.chars().count() } else { 0 };
            }
        }
        self.text.push_str(&word);
    }
}

/// The word with its ư where it lost one: always right behind the onset.
fn with_lost_u(word: &str, known: &KnownWords) -> String {
    let small = word.to_lowercase();
    if word.chars().all(|c| c.is_ascii_uppercase()) {
        return word.to_owned();
    }
    let start = onset(&small);
    let found = known.0.get(&small).cloned().or_else(|| {
        let rime = small.strip_prefix(start)?;
        let with = format!("{start}ư{rime}");
        (!rime.is_empty() && !is_syllable(&small) && is_syllable(&with)).then_some(with)
    });
    match found {
        Some(found) if word.starts_with(char::is_uppercase) => {
            let mut letters = found.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
        Some(found) => found,
        None => word.to_owned(),
    }
}

/// Capitals of TCVN3 are lower-case codes in a font of capitals: told by the font, or by all plain letters around them
/// being capitals, in each word.
fn recased(text: String, raw: &str, font: Option<Legacy>) -> String {
    let plain: Vec<char> = raw.chars().filter(char::is_ascii_alphabetic).collect();
    let in_each = raw.split_whitespace().all(|word| word.is_ascii() || word.contains(|c: char| c.is_ascii_uppercase()));
    let shouted = plain.len() > 1 && plain.iter().all(char::is_ascii_uppercase) && in_each;
    let capitals = font == Some(Legacy::Tcvn3Capitals) || (font != Some(Legacy::Vni) && shouted);
    if capitals { text.to_uppercase() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tables() -> LegacyTables {
        LegacyTables::load().unwrap()
    }

    fn repaired(text: &str, font: Option<Legacy>) -> String {
        let known = KnownWords::of(["Số lượng người làm việc tại tỉnh Bình Phước, Hưng Yên"].into_iter());
        tables().repair(text, font, &known).unwrap_or_else(|| format!("= {text}"))
    }

    #[test]
    fn old_text_is_repaired_where_it_proves_itself() {
        for (text, wanted) in [
            ("Hµ TÜnh", "Hà Tĩnh"),
            ("T©y Ninh", "Tây Ninh"),
            ("§ång Nai", "Đồng Nai"),
            ("B×nh Ph\u{ad}íc", "Bình Phước"),
            ("B×nh Phíc", "Bình Phước"),
            ("Hng Yªn", "Hưng Yên"),
            ("®îc phª duyÖt, cha cã ngêi", "được phê duyệt, chưa có người"),
            ("Quaûng Trò", "Quảng Trị"),
            ("Ñoàng Nai", "Đồng Nai"),
            ("Bình Phöôùc", "Bình Phước"),
            ("Tuyeân Quang", "Tuyên Quang"),
            ("Coâng ty", "Công ty"),
            ("HµI PHßNG", "HÀI PHÒNG"),
        ] {
            assert_eq!(repaired(text, None), wanted, "{text}");
        }
        assert_eq!(repaired("tuyªn quang", Some(Legacy::Tcvn3Capitals)), "TUYÊN QUANG");
        assert_eq!(repaired("cã", Some(Legacy::Tcvn3)), "có");
    }

    #[test]
    fn signs_and_names_prove_nothing() {
        for text in
            ["5 m²", "10 µm", "Công ty ABC®", "«Tên»", "30 ± 5", "Müller", "Điều 3 § 2", "Hoà Bình", "ø 300", "3 × 5"]
        {
            assert_eq!(repaired(text, None), format!("= {text}"));
        }
        assert_eq!(repaired("Hà Nội", Some(Legacy::Tcvn3)), "= Hà Nội");
    }

    /// Words of this field as they stand in reports.
    const PROSE: &str = "tình hình quản lý phát triển cụm công nghiệp trên địa bàn tỉnh Hà Nam đã có 05 cụm với tổng \
        diện tích 108,7 ha « ® § m² tỷ lệ lấp đầy bình quân đạt 51,6% Công ty TNHH Hoà Bình × người lao động à ô ê";

    proptest! {
        #[test]
        fn unicode_sentences_are_left_alone(words in prop::collection::vec(0usize..44, 1..12)) {
            let prose: Vec<&str> = PROSE.split_whitespace().collect();
            let text: Vec<&str> = words.iter().filter_map(|i| prose.get(*i).copied()).collect();
            let text = text.join(" ");
            prop_assert_eq!(tables().repair(&text, None, &KnownWords::default()), None);
        }

        #[test]
        fn what_was_written_in_tcvn3_comes_back(words in prop::collection::vec(0usize..40, 3..12)) {
            let tables = tables();
            let back: BTreeMap<char, char> = tables.tcvn3.iter().map(|(code, letter)| (*letter, *code)).collect();
            let prose: Vec<&str> = PROSE.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic) && word.contains(char::is_lowercase)).collect();
            let text: Vec<&str> = words.iter().filter_map(|i| prose.get(*i).copied()).collect();
            let text = text.join(" ");
            let old: String = text.chars().map(|c| back.get(&c).copied().unwrap_or(c)).collect();
            let read = tables.repair(&old, Some(Legacy::Tcvn3), &KnownWords::default());
            prop_assert_eq!(read.unwrap_or(old), text);
        }
    }
}
