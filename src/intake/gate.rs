//! What a file must satisfy before a reader is let near it.
//!
//! In: bytes. Out: yes, or the reason in Vietnamese. Must not: decompress more than the head of a part.
//!
//! calamine reserves memory for what a workbook *declares* (`uniqueCount`), and an allocation that fails aborts the
//! process; so declarations are bounded here.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest file accepted, in bytes.
pub const LARGEST_FILE: u64 = 20 << 20;
/// Largest sum of the sizes the parts declare, in bytes.
const LARGEST_CONTENT: u64 = 60 << 20;
/// Most parts of a package.
const MOST_PARTS: usize = 200;
/// Most shared strings a workbook may declare.
const MOST_STRINGS: u64 = 500_000;
/// How much of a part is looked at.
const HEAD: u64 = 4096;

type Verdict = Result<(), String>;

/// Looks at the outside of a file.
pub(super) fn check(bytes: &[u8]) -> Verdict {
    kind(bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(format!("tệp lớn hơn {} MB", LARGEST_FILE >> 20));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "tệp bị hỏng hoặc bị cắt cụt".to_owned())?;
    if archive.len() > MOST_PARTS {
        return Err(format!("tệp có quá nhiều thành phần ({})", archive.len()));
    }
    let mut content = 0u64;
    for index in 0..archive.len() {
        content = content.saturating_add(part(&mut archive, index)?);
        if content > LARGEST_CONTENT {
            return Err(format!("nội dung sau giải nén lớn hơn {} MB", LARGEST_CONTENT >> 20));
        }
    }
    Ok(())
}

/// Tells files apart by their first bytes; the extension is not asked.
fn kind(bytes: &[u8]) -> Verdict {
    match bytes {
        [] => Err("tệp rỗng".to_owned()),
        [b'P', b'K', 3, 4, ..] => Ok(()),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err("tệp có mật khẩu hoặc theo định dạng .xls cũ".to_owned()),
        [b'<', ..] => Err("tệp là trang web hoặc XML, không phải bảng tính".to_owned()),
        _ => Err("tệp không phải là bảng tính Excel".to_owned()),
    }
}

/// Declared size of one part, after a look at its head.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<u64, String> {
    let mut part = archive.by_index(index).map_err(|_| "một thành phần của tệp bị hỏng hoặc có mật khẩu".to_owned())?;
    let size = part.size();
    let name = part.name().map_err(|_| "tên một thành phần của tệp không hợp lệ".to_owned())?.into_owned();
    if name.ends_with(".xml") || name.ends_with(".rels") {
        let mut head = Vec::new();
        part.by_ref().take(HEAD).read_to_end(&mut head).map_err(|_| format!("thành phần {name} bị hỏng"))?;
        let head = String::from_utf8_lossy(&head);
        if head.contains("<!DOCTYPE") {
            return Err("tệp chứa khai báo DTD, không được chấp nhận".to_owned());
        }
        if declared_strings(&head).is_some_and(|count| count > MOST_STRINGS) {
            return Err("tệp khai báo quá nhiều chuỗi ký tự".to_owned());
        }
    }
    Ok(size)
}

/// `uniqueCount="…"` of a shared string table; a value that is no number counts as too many.
fn declared_strings(head: &str) -> Option<u64> {
    let (_, rest) = head.split_once("uniqueCount=\"")?;
    let digits = rest.split('"').next().unwrap_or_default();
    Some(digits.trim().parse().unwrap_or(u64::MAX))
}
