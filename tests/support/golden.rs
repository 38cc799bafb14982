//! Goldens: text files a person reads when they change. Where `UPDATE` is set, they are rewritten instead of compared.

use similar::TextDiff;
use std::path::{Path, PathBuf};

/// Compares a text with a file below `tests/`, or writes the file where `UPDATE` is set. The error is a unified diff.
pub fn check(file: &str, text: &str) -> Result<(), String> {
    let path = root().join("tests").join(file);
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    if golden == text && path.exists() {
        return Ok(());
    }
    if updating() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return Ok(());
    }
    let diff = TextDiff::from_lines(&golden, text);
    let diff = diff.unified_diff().context_radius(2).header(file, "found").to_string();
    Err(format!("{file} is not what was found; accept with UPDATE=1\n{diff}"))
}

/// The same of a file that no one reads line by line.
pub fn check_bytes(file: &str, bytes: &[u8]) -> Result<(), String> {
    let path = root().join("tests").join(file);
    let golden = std::fs::read(&path).unwrap_or_default();
    if golden == bytes {
        return Ok(());
    }
    if updating() {
        std::fs::write(&path, bytes).unwrap();
        return Ok(());
    }
    Err(format!("{file} has {} bytes, and others than the {} found; accept with UPDATE=1", golden.len(), bytes.len()))
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Names without extension of the files with this extension in a folder below `tests/`, sorted.
pub fn stems(folder: &str, extension: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join("tests").join(folder)).unwrap();
    let mut stems: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(&format!(".{extension}"))?.to_owned()))
        .collect();
    stems.sort();
    stems
}

/// Folder of the crate.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The sample conference.
pub fn sample() -> PathBuf {
    root().join("input/2021-07-02-ccn")
}

/// Folder of the packs.
pub fn templates() -> PathBuf {
    root().join("templates")
}

/// The program itself, to read workbooks in processes of its own.
pub fn worker() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_briefbook"))
}
