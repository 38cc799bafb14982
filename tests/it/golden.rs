//! Goldens: text files a person reads when they change. `UPDATE=1 cargo test --release` rewrites them.

use std::path::{Path, PathBuf};

/// Compares a text with a file below `tests/`, or writes the file where `UPDATE` is set.
pub fn compare(file: &str, text: &str) {
    let path = root().join("tests").join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, (found, wanted))) =
        text.lines().zip(wanted.lines()).enumerate().find(|(_, (found, wanted))| found != wanted)
    {
        panic!("{file}:{}\n  wanted {wanted}\n  found  {found}\naccept with UPDATE=1 cargo test --release", line + 1);
    }
    assert_eq!(text.lines().count(), wanted.lines().count(), "{file}: accept with UPDATE=1 cargo test --release");
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
