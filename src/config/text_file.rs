//! Text files as people save them: UTF-8 with or without a mark before it, UTF-16 with one, with the line ends of any system.

use super::errors::DeclarationErrors;
use crate::messages::{Explain as _, fail};
use crate::model::declared::Declared;
use crate::msg;
use anyhow::Result;
use encoding_rs::{Encoding, UTF_8};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What bytes say, without a mark and with line ends of one character; the first line that cannot be read where they are no text.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, usize> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let text = bytes.get(mark..).unwrap_or_default();
    let read = encoding.decode_without_bom_handling_and_without_replacement(text);
    match read {
        // UTF-16 without a mark is UTF-8 with a zero in each letter.
        Some(read) if !read.contains('\0') => Ok(read.replace("\r\n", "\n")),
        _ => {
            let sound = std::str::from_utf8(text).map_or_else(|error| error.valid_up_to(), |_| 0);
            Err(1 + text.iter().take(sound).filter(|byte| **byte == b'\n').count())
        }
    }
}

/// Reads a text file.
///
/// # Errors
/// There is none, or it is no text: the message names file and line.
pub fn read_text(path: &Path) -> Result<String> {
    is_named_so(path)?;
    let bytes = fs::read(path).explain(|| msg!("cannot-read", path = path.display()))?;
    text_of(&bytes).map_err(|line| {
        let at = Declared { file: path.display().to_string().into(), line, column: 1 };
        DeclarationErrors::one(at, msg!("text-not-utf8")).into()
    })
}

/// Reads a text file where there is one.
///
/// # Errors
/// As for [`read_text`], but for a file that is not there.
pub fn read_text_if_any(path: &Path) -> Result<Option<String>> {
    is_named_so(path)?;
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        _ => read_text(path).map(Some),
    }
}

/// Sees that Notepad did not save a file under its name and `.txt`, which Explorer does not show.
fn is_named_so(path: &Path) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let with_txt = path.with_file_name(format!("{name}.txt"));
    if path.exists() || !with_txt.is_file() {
        return Ok(());
    }
    Err(fail(msg!("file-named-txt", path = with_txt.display(), name = name.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(mark: &[u8], text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(order)).collect()
    }

    #[test]
    fn text_is_read_as_people_save_it() {
        let windows = "title = \"Hội nghị\"\r\ndate = 1\r\n";
        for bytes in [
            windows.replace('\r', "").into_bytes(),
            windows.as_bytes().to_vec(),
            format!("\u{feff}{windows}").into_bytes(),
            utf16(b"\xff\xfe", windows, u16::to_le_bytes),
            utf16(b"\xfe\xff", windows, u16::to_be_bytes),
        ] {
            assert_eq!(text_of(&bytes).unwrap(), "title = \"Hội nghị\"\ndate = 1\n", "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_names_its_line() {
        assert_eq!(text_of(b"a\nH\xe9i"), Err(2));
        assert_eq!(text_of(&utf16(b"", "a\nb", u16::to_le_bytes)), Err(1));
        assert_eq!(text_of(b"\xff\xfea\x00\x00\xd8"), Err(1));
    }

    #[test]
    fn a_name_that_explorer_shows_shortened_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("conference.toml.txt"), "").unwrap();
        let error = format!("{:#}", read_text(&folder.path().join("conference.toml")).unwrap_err());
        assert!(error.contains("conference.toml.txt"), "{error}");
        assert_eq!(read_text_if_any(&folder.path().join("decisions.toml")).unwrap(), None);
        fs::write(folder.path().join("decisions.toml.txt"), "").unwrap();
        assert!(read_text_if_any(&folder.path().join("decisions.toml")).is_err(), "it would be passed over");
    }
}
