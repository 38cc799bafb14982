//! Names of places that do not exist, and the spelling of names in files.

use crate::dice::Dice;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const FIRST: [&str; 16] = [
    "An", "Bình", "Cao", "Đại", "Đông", "Hòa", "Hưng", "Long", "Minh", "Nam", "Phú", "Quang", "Tân", "Thanh", "Trung",
    "Vĩnh",
];
const SECOND: [&str; 16] = [
    "Bảo", "Cường", "Đức", "Hải", "Hợp", "Khê", "Lạc", "Lâm", "Lợi", "Mỹ", "Phong", "Sơn", "Thắng", "Thịnh", "Thuận",
    "Xuân",
];

/// So many different place-like names.
pub(crate) fn invented(count: usize, dice: &mut Dice) -> Vec<String> {
    let mut names: Vec<String> =
        FIRST.iter().flat_map(|first| SECOND.iter().map(move |second| format!("{first} {second}"))).collect();
    dice.shuffle(&mut names);
    names.truncate(count);
    names
}

/// `Bà Rịa - Vũng Tàu` → `ba-ria-vung-tau`
pub(crate) fn slug(name: &str) -> String {
    let plain: String = name.to_lowercase().replace('đ', "d").nfd().filter(|c| !is_combining_mark(*c)).collect();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// First letter upper case: `tỉnh Hà Nam` → `Tỉnh Hà Nam`
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
