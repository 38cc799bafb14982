//! Header fields as people read them: encoded words (RFC 2047) and parameters (RFC 2231), joined before they are decoded,
//! because mail programs cut them in the middle of a letter; words where they are not allowed; bytes under no encoding.

use super::decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use std::collections::BTreeMap;

/// The text of a field.
pub(super) fn text(raw: &[u8]) -> String {
    let unfolded: Vec<u8> = raw.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    if !unfolded.is_ascii() {
        return decode::bytes(&unfolded, None).trim().to_owned();
    }
    let mut out = String::new();
    let mut open: Option<Word> = None;
    let mut rest = std::str::from_utf8(&unfolded).unwrap_or_default().trim();
    while !rest.is_empty() {
        let start = rest.find("=?").unwrap_or(rest.len());
        let (plain, after) = rest.split_at(start);
        // White space between encoded words only parts them.
        if !plain.trim().is_empty() || (open.is_none() && !plain.is_empty()) {
            out.push_str(&open.take().map(Word::decoded).unwrap_or_default());
            out.push_str(plain);
        }
        let Some((word, tail)) = Word::first(after) else {
            // No word after all.
            let (sign, tail) = after.split_at(after.len().min(2));
            out.push_str(&open.take().map(Word::decoded).unwrap_or_default());
            out.push_str(sign);
            rest = tail;
            continue;
        };
        open = Some(match open.take() {
            Some(before) if before.charset.eq_ignore_ascii_case(&word.charset) => before.joined(word),
            before => {
                out.push_str(&before.map(Word::decoded).unwrap_or_default());
                word
            }
        });
        rest = tail;
    }
    out.push_str(&open.map(Word::decoded).unwrap_or_default());
    out
}

/// An encoded word: its bytes under their encoding.
struct Word {
    charset: String,
    bytes: Vec<u8>,
}

impl Word {
    /// The word a text begins with, and what follows.
    fn first(text: &str) -> Option<(Word, &str)> {
        let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
        let (how, rest) = rest.split_once('?')?;
        let (content, rest) = rest.split_once("?=")?;
        let bytes = match how {
            "B" | "b" => decode::base64(content.as_bytes()),
            "Q" | "q" => quoted_printable_decode(content.replace('_', " ").as_bytes())?,
            _ => return None,
        };
        // A language may follow the encoding (RFC 2231, section 5).
        let charset = charset.split('*').next().unwrap_or_default().to_owned();
        Some((Word { charset, bytes }, rest))
    }

    fn joined(mut self, next: Word) -> Word {
        self.bytes.extend(next.bytes);
        self
    }

    fn decoded(self) -> String {
        decode::bytes(&self.bytes, Some(&self.charset).filter(|charset| !charset.is_empty()).map(String::as_str))
    }
}

/// A parameter of a field (`filename` of `Content-Disposition`), however it is written. The one in pieces or with an
/// encoding is preferred to the plain one, which is there for old programs.
pub(super) fn parameter(raw: &[u8], name: &str) -> Option<String> {
    let mut pieces: BTreeMap<usize, (bool, Vec<u8>)> = BTreeMap::new();
    let mut plain = None;
    for (key, value) in parameters(raw) {
        let Some(rest) = key.strip_prefix(name) else { continue };
        match rest.strip_prefix('*') {
            None if rest.is_empty() => plain = Some(value),
            Some("") => _ = pieces.insert(0, (true, value)),
            Some(rest) => {
                let (number, is_encoded) = rest.strip_suffix('*').map_or((rest, false), |number| (number, true));
                pieces.extend(number.parse().ok().map(|number: usize| (number, (is_encoded, value))));
            }
            None => {}
        }
    }
    if pieces.is_empty() {
        return plain.map(|value| text(&value));
    }
    let (mut charset, mut bytes) = (None, Vec::new());
    for (number, (is_encoded, value)) in pieces {
        let mut value = &*value;
        if number == 0 && is_encoded {
            let mut parts = value.splitn(3, |byte| *byte == b'\'');
            if let (Some(named), Some(_), Some(rest)) = (parts.next(), parts.next(), parts.next()) {
                charset = Some(String::from_utf8_lossy(named).into_owned()).filter(|named| !named.is_empty());
                value = rest;
            }
        }
        bytes.extend(if is_encoded { percent_decoded(value) } else { value.to_vec() });
    }
    Some(decode::bytes(&bytes, charset.as_deref()))
}

/// The parameters of a field: names in lower case, values without their quotes and the white space around these.
fn parameters(raw: &[u8]) -> Vec<(String, Vec<u8>)> {
    let parts = split(raw).into_iter().skip(1);
    let named = parts.filter_map(|part| {
        let at = part.iter().position(|(byte, _)| *byte == b'=')?;
        let (key, value) = part.split_at(at);
        let key: Vec<u8> = key.iter().map(|(byte, _)| *byte).collect();
        let value = value.get(1..).unwrap_or_default();
        let counts = |(byte, quoted): &(u8, bool)| *quoted || !byte.is_ascii_whitespace();
        let (first, last) = (value.iter().position(counts), value.iter().rposition(counts));
        let value = first.zip(last).and_then(|(first, last)| value.get(first..=last)).unwrap_or_default();
        Some((String::from_utf8_lossy(&key).trim().to_lowercase(), value.iter().map(|(byte, _)| *byte).collect()))
    });
    named.collect()
}

/// A field at its semicolons, each byte with whether it stood in quotes; the quotes are gone.
fn split(raw: &[u8]) -> Vec<Vec<(u8, bool)>> {
    let (mut parts, mut part) = (Vec::new(), Vec::new());
    let (mut quoted, mut escaped) = (false, false);
    for byte in raw.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')) {
        match byte {
            b'\\' if quoted && !escaped => {
                escaped = true;
                continue;
            }
            b'"' if !escaped => quoted = !quoted,
            b';' if !quoted => parts.push(std::mem::take(&mut part)),
            _ => part.push((byte, quoted)),
        }
        escaped = false;
    }
    parts.push(part);
    parts
}

fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(byte) = text.get(at) {
        let pair = digit(text.get(at + 1)).zip(digit(text.get(at + 2))).filter(|_| *byte == b'%');
        let (one, length) = pair.map_or((*byte, 1), |(high, low)| (u8::try_from(high * 16 + low).unwrap_or(*byte), 3));
        out.push(one);
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_joined_before_they_are_decoded() {
        for (raw, read) in [
            ("=?utf-8?B?QsOhbyBjw6Fv?=", "Báo cáo"),
            ("Re: =?utf-8?Q?B=C3=A1o_c=C3=A1o?= (2)", "Re: Báo cáo (2)"),
            // Cut between the two bytes of a letter.
            ("=?UTF-8?B?QsM=?=\r\n =?UTF-8?B?oW8=?=", "Báo"),
            ("=?utf-8?Q?B=C3?= =?utf-8?Q?=A1o?=", "Báo"),
            ("=?windows-1258?B?QuFvIGPhbw==?=", "Báo cáo"),
            ("=?utf-8*vi?B?QsOhbw==?=", "Báo"),
            ("=?broken", "=?broken"),
            ("a =? b", "a =? b"),
            ("", ""),
        ] {
            assert_eq!(text(raw.as_bytes()), read, "{raw}");
        }
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for (raw, name) in [
            (&b"attachment; filename=a.xlsx"[..], "a.xlsx"),
            (b"attachment; filename=\"a; \\\"b\\\".xlsx\"", "a; \"b\".xlsx"),
            (b"attachment; filename=\"x.xlsx\"; filename*=UTF-8''B%C3%A1o.xlsx", "Báo.xlsx"),
            // Cut between the two bytes of a letter.
            (b"attachment; filename*0*=UTF-8''B%C3;\r\n filename*1*=%A1o; filename*2=\" 1.xlsx\"", "Báo 1.xlsx"),
            (b"attachment; filename=\"=?UTF-8?B?QsM=?=\r\n =?UTF-8?B?oW8ueGxz?=\"", "Báo.xls"),
            (b"attachment; filename*=''a%20b.xlsx", "a b.xlsx"),
            (b"attachment; FILENAME=B\xc3\xa1o.xlsx", "Báo.xlsx"),
        ] {
            assert_eq!(parameter(raw, "filename").as_deref(), Some(name), "{}", String::from_utf8_lossy(raw));
        }
        assert_eq!(parameter(b"attachment", "filename"), None);
        assert_eq!(parameter(b"attachment; filename*9=", "filename").as_deref(), Some(""));
    }
}
