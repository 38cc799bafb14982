//! Characters of letters, in whatever they were written, to composed Unicode.

use crate::localities::LegacyTables;
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// Bytes under the encoding a letter names; under none, UTF-8 where they are that, else that of old Vietnamese Windows.
pub(super) fn bytes(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.map(|charset| Encoding::for_label(charset.trim().as_bytes()).unwrap_or(WINDOWS_1252));
    match (named, std::str::from_utf8(bytes)) {
        (Some(encoding), _) => encoding.decode(bytes).0.into_owned(),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => WINDOWS_1258.decode(bytes).0.into_owned(),
    }
}

/// Composed, and out of the fonts from before Unicode where the words prove them.
pub(super) fn readable(text: &str, legacy: &LegacyTables) -> String {
    let composed: String = text.nfc().collect();
    let lines = composed.split('\n');
    let repaired = lines.map(|line| legacy.repair(line, None, &Default::default()).unwrap_or_else(|| line.to_owned()));
    repaired.collect::<Vec<_>>().join("\n")
}

/// Base64 with whatever stands between its letters, as far as it goes: senders cut it short and leave blanks in it.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0_u32);
    for six in text.iter().copied().filter_map(value) {
        bits = (bits << 6 | u32::from(six)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    out
}
