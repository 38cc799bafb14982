//! Bytes in, cells with addresses out. The only user of calamine.
//!
//! In: the name and the bytes of one file. Out: a [`RawWorkbook`], or findings that say why there is none.
//! Must not: interpret a cell, touch the disk, fetch or run anything, or trust a size the file declares.

mod gate;
mod text;
mod xlsx;

use crate::model::finding::{Checked, Finding, Location, Severity, reading};
use crate::model::workbook::RawWorkbook;
use std::sync::Arc;

pub use gate::LARGEST_FILE;

/// Reads one workbook. `printable` says which characters the documents can show.
pub fn workbook(file: &str, bytes: &[u8], printable: &dyn Fn(char) -> bool) -> Checked<Option<RawWorkbook>> {
    let file: Arc<str> = file.into();
    match gate::check(bytes).and_then(|()| xlsx::read(&file, bytes, printable)) {
        Ok(checked) => Checked { value: Some(checked.value), findings: checked.findings },
        Err(reason) => Checked { value: None, findings: vec![unopenable(&file, &reason)] },
    }
}

fn unopenable(file: &Arc<str>, reason: &str) -> Finding {
    Finding::new(reading::UNOPENABLE, Severity::Error, format!("Không mở được tệp {file}: {reason}."))
        .with_location(Location::File(Arc::clone(file)))
        .with_suggestion("Mở tệp bằng Excel, lưu lại theo định dạng .xlsx và gửi lại.")
}
