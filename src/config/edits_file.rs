//! `edits.csv`, the register of what people made of books. The program appends to it; who deletes a line undoes the edit.

use super::csv_file::rows;
use super::errors::DeclarationErrors;
use super::text_file::text_of;
use crate::messages::Explain as _;
use crate::model::declared::Declared;
use crate::model::edit::{Change, EditEntry};
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

/// Name of the register in the folder of edits.
pub const NAME: &str = "edits.csv";

const COLUMNS: [&str; 5] = ["file", "document", "change", "edition", "sha256"];

/// Reads the register of a folder of edits; without one, nothing was edited.
///
/// # Errors
/// The file cannot be read, or a line of it is not understood: [`DeclarationErrors`] with every one.
pub fn edits(folder: &Path) -> Result<Vec<EditEntry>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let path = folder.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).explain(|| msg!("cannot-read", path = path.display())),
    };
    Ok(parse(&path.display().to_string(), &bytes, &|file| folder.join(file).is_file())?)
}

/// The register as it is written.
///
/// # Errors
/// Never for text; csv's signature allows it.
pub fn edits_text(entries: &[EditEntry]) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS)?;
    for EditEntry { file, document, change, edition, sha256 } in entries {
        out.write_record([file, document, change.name(), edition, sha256])?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}

/// The lines of a register; `is_there` tells whether a copy exists.
fn parse(path: &str, bytes: &[u8], is_there: &dyn Fn(&str) -> bool) -> Result<Vec<EditEntry>, DeclarationErrors> {
    let at = |line: usize| Declared { file: path.into(), line, column: 1 };
    let wrong = |line: usize, what: Message| DeclarationErrors::one(at(line), what);
    let text = text_of(bytes).map_err(|line| wrong(line, msg!("received-not-utf8")))?;
    let mut rows = rows(&text).into_iter();
    let Some((line, head)) = rows.next() else { return Ok(Vec::new()) };
    let places = COLUMNS.map(|name| head.iter().position(|cell| cell == name));
    if let Some((name, _)) = COLUMNS.iter().zip(places).find(|(_, place)| place.is_none()) {
        return Err(wrong(line, msg!("received-no-column", column = *name)));
    }
    let (mut entries, mut errors) = (Vec::new(), DeclarationErrors::default());
    for (line, cells) in rows {
        let [file, document, change, edition, sha256] =
            places.map(|place| place.and_then(|place| cells.get(place)).cloned().unwrap_or_default());
        let Some(change) = Change::ALL.into_iter().find(|known| known.name() == change) else {
            errors.push(at(line), msg!("edits-no-change", change = change));
            continue;
        };
        if !is_path(&document) || change.has_file() && !is_path(&file) {
            errors.push(at(line), msg!("edits-no-path"));
        } else if change.has_file() && !is_there(&file) {
            errors.push(at(line), msg!("edits-no-file", file = file));
        } else {
            entries.push(EditEntry { file, document, change, edition, sha256 });
        }
    }
    errors.unless_any(entries)
}

/// Whether a path leads to something below its folder.
fn is_path(path: &str) -> bool {
    let is_name = |part: Component<'_>| matches!(part, Component::Normal(_));
    !path.is_empty() && Path::new(path).components().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_reads_as_it_is_written_and_as_excel_saves_it() {
        let entry = |file: &str, document: &str, change| EditEntry {
            file: file.into(),
            document: document.into(),
            change,
            edition: "2026-12-05-1a2b3c4d".into(),
            sha256: "ab".into(),
        };
        let entries = vec![
            entry("bao-cao-ab.docx", "bao-cao.docx", Change::Edited),
            entry("a,b.txt", "a,b.txt", Change::Added),
            EditEntry { sha256: String::new(), ..entry("", "bao-cao.docx", Change::Generated) },
        ];
        let written = String::from_utf8(edits_text(&entries).unwrap()).unwrap();
        assert_eq!(parse("e", written.as_bytes(), &|_| true).unwrap(), entries);
        let excel =
            format!("\u{feff}{}", written.replace("\"a,b.txt\"", "a_b.txt").replace(',', ";").replace('\n', "\r\n"));
        assert_eq!(parse("e", excel.as_bytes(), &|_| true).unwrap().len(), 3);
    }

    #[test]
    fn mistakes_are_told_with_the_line() {
        let head = "file,document,change,edition,sha256\n";
        for (line, there, wanted) in [
            ("a.docx,b.docx,altered,,", true, ":2: \"altered\" is no change"),
            ("../a.docx,b.docx,edited,,", true, ":2: a path"),
            ("a.docx,/b.docx,edited,,", true, ":2: a path"),
            ("a.docx,b.docx,edited,,", false, ":2: there is no file \"a.docx\""),
        ] {
            let error = parse("e", format!("{head}{line}\n").as_bytes(), &|_| there).unwrap_err().to_string();
            assert!(error.contains(wanted), "{line}: {error}");
        }
        assert!(parse("e", b"file,document\n", &|_| true).unwrap_err().to_string().contains("no column change"));
    }
}
