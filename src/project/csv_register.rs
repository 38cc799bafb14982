//! Adds lines to registers of a conference as Excel or a person left them: their columns, their separator and their order stay.

use crate::config;
use anyhow::Result;
use std::path::Path;

/// The text of a register with rows added, whose cells are in the order of `columns`. Those head a register that is not there
/// yet; in one that is, a cell goes under its own column, and nowhere where there is none.
///
/// # Errors
/// The register cannot be read.
pub(super) fn with_rows<const N: usize>(
    path: &Path,
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<String> {
    let written = config::read_text_if_any(path)?.filter(|text| !text.trim().is_empty());
    let written = written.unwrap_or_else(|| columns.join(","));
    let head = written.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let known = |name: &str| columns.iter().position(|column| *column == name.trim());
    let order: Vec<Option<usize>> = head.split(char::from(separator)).map(known).collect();
    let mut added = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in rows {
        added.write_record(order.iter().map(|at| at.and_then(|at| row.get(at)).map_or("", String::as_str)))?;
    }
    let added = String::from_utf8(added.into_inner()?)?;
    let end = if written.ends_with('\n') { "" } else { "\n" };
    // Excel takes a file for UTF-8 by this mark alone.
    Ok(format!("\u{feff}{written}{end}{added}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_go_under_the_columns_a_register_has() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let added = |written: Option<&str>| {
            written.into_iter().for_each(|text| std::fs::write(&path, text).unwrap());
            with_rows(&path, ["file", "by"], [["x;y".to_owned(), "Văn thư".to_owned()]]).unwrap()
        };
        for (written, wanted) in [
            (None, "\u{feff}file,by\nx;y,Văn thư\n"),
            (Some("\n"), "\u{feff}file,by\nx;y,Văn thư\n"),
            (Some("\u{feff}by;note;file\nA;;b"), "\u{feff}by;note;file\nA;;b\nVăn thư;;\"x;y\"\n"),
        ] {
            assert_eq!(added(written), wanted);
        }
    }
}
