//! A book held against its manifest, wherever it has been since.
//!
//! In: a book's folder. Out: which files are not what they were when the book was made. Must not: write, or mend.

use super::hash::sha256;
use super::manifest::{Manifest, Output};
use crate::contracts::{Verdict, Wrong};
use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The code printed at the foot of a document: it is of what the document shows, so that a sheet of paper leads to the
/// file it was printed from, and two files with one code show the same.
pub fn code(made_from: &str) -> String {
    let digits = made_from.get(..8).unwrap_or(made_from).to_uppercase();
    let (front, back) = digits.split_at(digits.len() / 2);
    format!("{front}-{back}")
}

/// Whether a document, its path and its bytes, bears a code; true of what is none.
pub type Bears = dyn Fn(&str, &[u8], &str) -> bool + Sync;

/// Looks at every file of a book; the books before it in `.history` are books of their own.
///
/// # Errors
/// There is no manifest that can be read, or the folder cannot be listed.
pub fn verify(book: &Path, wanted: Option<&str>, bears: &Bears) -> Result<Verdict> {
    let manifest = Manifest::of(book).explain(|| msg!("no-manifest", path = book.display()))?;
    let mut there = BTreeSet::new();
    list(book, "", &mut there)?;
    there.remove(Manifest::FILE);
    // Of a manifest that somebody wrote, no path leads out of the book: only what was listed is opened.
    let looked = |output: &Output| {
        let path = &output.file.path;
        let what = if there.contains(path) { look(book, output, bears)? } else { Some("missing") };
        Ok(what.map(|what| Wrong { path: path.clone(), what }))
    };
    let found = manifest.outputs.par_iter().map(looked).collect::<Result<Vec<_>>>()?;
    let mut wrong: Vec<Wrong> = found.into_iter().flatten().collect();
    let named: BTreeSet<&String> = manifest.outputs.iter().map(|output| &output.file.path).collect();
    let others = there.iter().filter(|path| !named.contains(path));
    wrong.extend(others.map(|path| Wrong { path: path.clone(), what: "not of this book" }));
    wrong.sort();
    let is_wanted = |output: &&Output| wanted.is_some_and(|wanted| same_code(wanted, &code(&output.made_from)));
    let is_right = |output: &&Output| !wrong.iter().any(|wrong| wrong.path == output.file.path);
    let bear_code = manifest.outputs.iter().filter(is_wanted).filter(is_right).map(|output| output.file.path.clone());
    Ok(Verdict {
        bear_code: bear_code.collect(),
        files: manifest.outputs.len(),
        conference: manifest.conference,
        generated_at: manifest.generated_at,
        wrong,
    })
}

/// What is wrong with a file that is there. Only a regular file is opened: a pipe would never end.
fn look(book: &Path, output: &Output, bears: &Bears) -> Result<Option<&'static str>> {
    let (name, path) = (&output.file.path, book.join(&output.file.path));
    let unreadable = || msg!("cannot-read", path = name);
    if !fs::symlink_metadata(&path).explain(unreadable)?.is_file() {
        return Ok(Some("changed"));
    }
    let bytes = fs::read(path).explain(unreadable)?;
    if sha256(&bytes) != output.file.sha256 {
        return Ok(Some("changed"));
    }
    Ok((!bears(name, &bytes, &code(&output.made_from))).then_some("bears another code"))
}

/// Codes are typed in small letters too, and without the dash.
fn same_code(one: &str, other: &str) -> bool {
    let bare = |code: &str| code.replace('-', "").to_uppercase();
    bare(one) == bare(other)
}

/// Files below a folder as the manifest names them.
fn list(folder: &Path, within: &str, files: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder).explain(|| msg!("cannot-list", path = folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if within.is_empty() && name == ".history" {
            continue;
        }
        // A link is not followed: it may lead in a circle.
        if entry.file_type().explain(|| msg!("cannot-list", path = path.display()))?.is_dir() {
            list(&path, &format!("{within}{name}/"), files)?;
        } else {
            files.insert(format!("{within}{name}"));
        }
    }
    Ok(())
}
