//! The format of a file by its first bytes, never by its extension.

use super::Reason;
use crate::model::message::Message;
use crate::{key, msg};

/// The containers of spreadsheet programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Zip: `.xlsx`, `.xlsm`, `.xlsb`, `.ods`.
    Package,
    /// Compound file: `.xls`, and whatever Office encrypted.
    Compound,
}

/// First bytes of what localities send instead of a workbook, and what to call it.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", key!("reading-is-pdf")),
    (b"{\\rtf", key!("reading-is-rtf")),
    (b"MIME-Version:", key!("reading-is-web-page")),
    (b"Rar!", key!("reading-is-rar")),
    (b"7z\xBC\xAF", key!("reading-is-7z")),
    (b"\x89PNG", key!("reading-is-picture")),
    (b"\xFF\xD8\xFF", key!("reading-is-picture")),
    (b"PK\x05\x06", key!("reading-empty-archive")),
    (b"\x09\x08", key!("reading-excel-5")),
];

/// Tells the container.
pub(super) fn container(bytes: &[u8]) -> Result<Container, Reason> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        [] => Err(msg!("reading-empty")),
        [b'P', b'K', 3, 4, ..] => Ok(Container::Package),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Ok(Container::Compound),
        _ if bytes.iter().all(|byte| *byte == 0) => Err(msg!("reading-zeros")),
        _ if text.starts_with(b"<") => Err(msg!("reading-is-xml")),
        _ => match OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            Some((_, reason)) => Err(Message::new(reason)),
            None if std::str::from_utf8(bytes).is_ok() => Err(msg!("reading-is-text")),
            None => Err(msg!("reading-not-excel")),
        },
    }
}
