//! Characters of letters, in whatever they were written, to composed Unicode.

use crate::localities::LegacyTables;
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1258};
use mail_parser::decoders::base64::base64_decode;
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
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    base64_decode(&text.iter().copied().filter(is_letter).collect::<Vec<u8>>()).unwrap_or_default()
}
