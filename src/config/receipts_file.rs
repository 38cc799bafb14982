//! `received.csv`, when files came, as Excel or an editor writes it. No line is passed over: a wrong register would call
//! the punctual late.

use super::csv_file::rows;
use super::errors::DeclarationErrors;
use super::files::{ReadFile, files_below};
use super::text_file::text_of;
use crate::messages::Explain as _;
use crate::model::declared::Declared;
use crate::model::message::Message;
use crate::model::receipts::Receipts;
use crate::model::viet_nam;
use crate::msg;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The register's file in a conference's folder.
pub const RECEIPTS: &str = "received.csv";
const COLUMNS: [&str; 2] = ["file", "received"];

/// Reads the register, where the conference keeps one.
pub(super) fn read(conference: &Path) -> Result<Option<(Receipts, ReadFile)>> {
    let path = conference.join(RECEIPTS);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).explain(|| msg!("cannot-read", path = path.display())),
    };
    let file = RegisterFile { path: path.display().to_string(), present: names(&conference.join("submissions"))? };
    let register = file.parse(&bytes)?;
    Ok(Some((register, ReadFile { name: RECEIPTS.into(), bytes: bytes.into() })))
}

/// Paths of the files below a folder, with `/`; none where there is no folder.
fn names(folder: &Path) -> Result<BTreeSet<String>> {
    if !folder.exists() {
        return Ok(BTreeSet::new());
    }
    Ok(files_below(folder)?.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect())
}

/// The register, and what its mistakes are reported with.
struct RegisterFile {
    path: String,
    present: BTreeSet<String>,
}

impl RegisterFile {
    fn parse(&self, bytes: &[u8]) -> Result<Receipts, DeclarationErrors> {
        let mut rows = rows(&self.text(bytes)?).into_iter();
        let (line, head) = rows.next().ok_or_else(|| self.error(1, msg!("received-first-line")))?;
        let [file, received] = self.columns(line, &head)?;
        let (mut register, mut errors) = (Receipts::default(), DeclarationErrors::default());
        for (line, cells) in rows {
            let noted = self.row(line, &cells, (head.len(), file, received));
            let noted = noted.and_then(|(name, moment)| match register.note(name.to_owned(), moment) {
                false => Err(self.error(line, msg!("received-twice", file = name))),
                true => Ok(()),
            });
            if let Err(error) = noted {
                errors.append(error);
            }
        }
        errors.unless_any(register)
    }

    /// A file and when it came, of a table with so many columns, `file` and `received` among them.
    fn row<'s>(
        &'s self,
        line: usize,
        cells: &[String],
        (columns, file, received): (usize, usize, usize),
    ) -> Result<(&'s str, DateTime<FixedOffset>), DeclarationErrors> {
        if cells.len() > columns {
            return Err(self
                .error(line, msg!("received-cells", cells = cells.len().to_string(), columns = columns.to_string())));
        }
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let (name, at) = (self.on_disk(line, cell(file))?, cell(received));
        let moment = moment(at).ok_or_else(|| self.error(line, msg!("received-no-moment", text = at)))?;
        Ok((name, moment))
    }

    fn text(&self, bytes: &[u8]) -> Result<String, DeclarationErrors> {
        text_of(bytes).map_err(|line| self.error(line, msg!("received-not-utf8")))
    }

    /// Where the columns stand.
    fn columns(&self, line: usize, head: &[String]) -> Result<[usize; 2], DeclarationErrors> {
        let [file, received] = COLUMNS.map(|name| {
            let mut found = head.iter().enumerate().filter(|(_, head)| *head == name).map(|(at, _)| at);
            match (found.next(), found.next()) {
                (Some(at), None) => Ok(at),
                (Some(_), Some(_)) => Err(self.error(line, msg!("received-column-twice", column = name))),
                (None, _) => Err(self.error(line, msg!("received-no-column", column = name))),
            }
        });
        Ok([file?, received?])
    }

    /// The file's name as the disk spells it: accents may be composed there or not, the eye sees no difference.
    fn on_disk(&self, line: usize, name: &str) -> Result<&str, DeclarationErrors> {
        if let Some(same) = self.present.get(name) {
            return Ok(same);
        }
        let is_alike = |present: &&String| present.nfc().eq(name.nfc());
        // A file that was moved into a folder keeps its line as long as no other has its name.
        let is_moved = |present: &&String| present.rsplit('/').next().is_some_and(|last| last.nfc().eq(name.nfc()));
        let mut moved = self.present.iter().filter(is_moved);
        let only_moved = moved.next().filter(|_| moved.next().is_none());
        let alike = self.present.iter().find(is_alike).or(only_moved);
        alike.map(String::as_str).ok_or_else(|| {
            let near = self.present.iter().min_by_key(|present| strsim::levenshtein(present, name));
            let what = match near {
                Some(near) => msg!("received-no-file-nearest", file = name, near = near),
                None => msg!("received-no-file", file = name),
            };
            self.error(line, what)
        })
    }

    fn error(&self, line: usize, what: impl Into<Message>) -> DeclarationErrors {
        DeclarationErrors::one(Declared { file: self.path.as_str().into(), line, column: 1 }, what)
    }
}

/// A moment with its zone, or as Excel writes it on a Vietnamese computer, by Vietnam's clock.
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let excel = ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"];
    let local = || excel.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    DateTime::parse_from_rfc3339(text).ok().or_else(|| viet_nam::local(local()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(bytes: &[u8]) -> Result<Receipts, DeclarationErrors> {
        let present = ["01-ha-noi.xlsx", "08, lần 2.xlsx", "48-da-nang.xlsx"].map(str::to_owned).into();
        RegisterFile { path: "received.csv".into(), present }.parse(bytes)
    }

    fn moments(text: &str) -> Vec<Option<String>> {
        let register = parse(text.as_bytes()).unwrap();
        ["01-ha-noi.xlsx", "08, lần 2.xlsx", "48-da-nang.xlsx"]
            .map(|file| register.moment(file).map(|at| at.to_rfc3339()))
            .into()
    }

    #[test]
    fn what_editors_and_excel_write_is_the_same_register() {
        let (hanoi, quang) = ("2021-06-29T16:05:00+07:00", "2021-06-30T01:00:00+00:00");
        let wanted = [Some(hanoi.to_owned()), Some(quang.to_owned()), None];
        let plain = format!("file,received\n01-ha-noi.xlsx,{hanoi}\n\"08, lần 2.xlsx\",2021-06-30T01:00:00Z\n");
        let excel =
            format!("\u{feff}file;received;\r\n01-ha-noi.xlsx; {hanoi};\r\n;;\r\n\r\n08, lần 2.xlsx;{quang};\r\n");
        let turned = format!("\nreceived,file\n{quang},\"08, lần 2.xlsx\"\n{hanoi},01-ha-noi.xlsx");
        for text in [&plain, &excel, &turned] {
            assert_eq!(moments(text), wanted, "{text}");
        }
        let vietnamese = "file;received\n01-ha-noi.xlsx;29/06/2021 16:05\n08, lần 2.xlsx;30/06/2021 8:00:00\n";
        assert_eq!(moments(vietnamese), [Some(hanoi.to_owned()), Some("2021-06-30T08:00:00+07:00".to_owned()), None]);
        let twice = plain.clone() + "01-ha-noi.xlsx,2021-06-28T10:00:00+07:00\n";
        assert_eq!(moments(&twice)[0].as_deref(), Some("2021-06-28T10:00:00+07:00"), "the first time counts");
        let decomposed = plain.nfd().collect::<String>();
        assert_ne!(decomposed, plain);
        assert_eq!(moments(&decomposed), wanted, "accents may be composed or not");
        assert_eq!(moments("file,received\n"), [None, None, None]);
    }

    #[test]
    fn mistakes_are_told_with_the_line() {
        let row = "file,received\n\n01-ha-noi.xlsx,2021-06-29T16:05:00+07:00\n";
        for (text, wanted) in [
            (String::new(), "received.csv:1: the first line must be"),
            (row.replace("received", "nhận lúc"), ":1: there is no column received"),
            (row.replace("file,received", "file"), ":1: there is no column received"),
            (row.replace("received", "file"), ":1: there are two columns file"),
            (row.replace("+07:00", ""), ":3: \"2021-06-29T16:05:00\" is not a moment with its zone"),
            (row.replace("2021-06-29T16:05:00+07:00", ""), ":3: \"\" is not a moment"),
            (row.replace("2021-06-29T16:05:00+07:00", "31/06/2021 08:00"), ":3: \"31/06/2021 08:00\" is not a moment"),
            (row.replace("06-29", "06-31"), ":3: \"2021-06-31T16:05:00+07:00\" is not a moment"),
            (row.replace("+07:00", "+07:00,x"), ":3: 3 cells, but 2 columns"),
            (
                row.replace("01-ha", "01_ha"),
                ":3: there is no file \"01_ha-noi.xlsx\" in submissions; the nearest is \"01-",
            ),
            (row.replace("01-ha", "../submissions/01-ha"), ":3: there is no file \"../submissions/01-ha-noi.xlsx\""),
            (format!("{row}\n{}", &row[15..]), ":5: the file \"01-ha-noi.xlsx\" is noted twice"),
        ] {
            let error = parse(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(wanted), "{text}\n  wanted {wanted}\n  found  {error}");
        }
        let error = parse(b"file,received\n08, l\xE2n 2.xlsx,x\n").unwrap_err().to_string();
        assert!(error.starts_with("received.csv:2: this is not UTF-8"), "{error}");
    }
}
