//! A book held against its manifest, wherever it has been since.
//!
//! In: a book's folder. Out: which files are not what they were when the book was made. Must not: write, or mend.

use super::{Manifest, sha256};
use anyhow::{Context, Result};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What was found. Serialises as the contract of `verify --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Name of the conference's folder.
    pub conference: String,
    /// Time printed in the documents.
    pub generated_at: String,
    /// Files the manifest names.
    pub files: usize,
    /// Files that are not as they were made, in order of their paths.
    pub wrong: Vec<Wrong>,
    /// Files that bear the code asked for.
    pub bear_code: Vec<String>,
}

/// A file that is not as it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Wrong {
    /// Relative path.
    pub path: String,
    /// `missing`, `changed` or `not of this book`.
    pub what: &'static str,
}

/// The code printed at the foot of a document: it is of what the document shows, so that a sheet of paper leads to the
/// file it was printed from, and two files with one code show the same.
pub fn code(made_from: &str) -> String {
    let digits = made_from.get(..8).unwrap_or(made_from).to_uppercase();
    let (front, back) = digits.split_at(digits.len() / 2);
    format!("{front}-{back}")
}

/// Looks at every file of a book; the books before it in `.history` are books of their own.
///
/// # Errors
/// There is no manifest that can be read, or the folder cannot be listed.
pub fn verify(book: &Path, wanted: Option<&str>) -> Result<Verdict> {
    let manifest = Manifest::of(book).with_context(|| format!("{} has no manifest.json to be read", book.display()))?;
    let mut there = BTreeSet::new();
    list(book, "", &mut there)?;
    there.remove(Manifest::FILE);
    let mut wrong = Vec::new();
    for output in &manifest.outputs {
        let path = &output.file.path;
        // Of a manifest that somebody wrote, no path leads out of the book: only what was listed is opened.
        let what = if there.remove(path) {
            let bytes = fs::read(book.join(path)).with_context(|| format!("cannot read {path}"))?;
            (sha256(&bytes) != output.file.sha256).then_some("changed")
        } else {
            Some("missing")
        };
        wrong.extend(what.map(|what| Wrong { path: path.clone(), what }));
    }
    wrong.extend(there.into_iter().map(|path| Wrong { path, what: "not of this book" }));
    wrong.sort();
    let bears = |made_from: &str| wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case(&code(made_from)));
    let bear_code = manifest.outputs.iter().filter(|output| bears(&output.made_from));
    Ok(Verdict {
        bear_code: bear_code.map(|output| output.file.path.clone()).collect(),
        files: manifest.outputs.len(),
        conference: manifest.conference,
        generated_at: manifest.generated_at,
        wrong,
    })
}

/// Files below a folder as the manifest names them.
fn list(folder: &Path, within: &str, files: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if within.is_empty() && name == ".history" {
            continue;
        }
        if path.is_dir() {
            list(&path, &format!("{within}{name}/"), files)?;
        } else {
            files.insert(format!("{within}{name}"));
        }
    }
    Ok(())
}
