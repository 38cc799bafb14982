//! What a file is, by its content.
//!
//! In: its first bytes. Out: one of the two containers workbooks come in, or the reason in Vietnamese why it is
//! neither. Must not: ask the extension.

use super::Reason;

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
    (b"%PDF", "tệp là PDF, không phải bảng tính"),
    (b"{\\rtf", "tệp là văn bản RTF, không phải bảng tính"),
    (b"MIME-Version:", "tệp là trang web, không phải bảng tính"),
    (b"Rar!", "tệp là tệp nén RAR, không phải bảng tính"),
    (b"7z\xBC\xAF", "tệp là tệp nén 7z, không phải bảng tính"),
    (b"\x89PNG", "tệp là ảnh, không phải bảng tính"),
    (b"\xFF\xD8\xFF", "tệp là ảnh, không phải bảng tính"),
    (b"PK\x05\x06", "tệp nén không có nội dung"),
    (b"\x09\x08", "tệp theo định dạng Excel 5.0 trở về trước"),
];

/// Tells the container.
pub(super) fn container(bytes: &[u8]) -> Result<Container, Reason> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        [] => Err("tệp rỗng".into()),
        [b'P', b'K', 3, 4, ..] => Ok(Container::Package),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Ok(Container::Compound),
        _ if bytes.iter().all(|byte| *byte == 0) => Err("tệp chỉ gồm các byte 0".into()),
        _ if text.starts_with(b"<") => Err("tệp là trang web hoặc XML, không phải bảng tính".into()),
        _ => match OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            Some((_, reason)) => Err((*reason).into()),
            None if std::str::from_utf8(bytes).is_ok() => Err("tệp là văn bản thuần, không phải bảng tính".into()),
            None => Err("tệp không phải là bảng tính Excel".into()),
        },
    }
}
