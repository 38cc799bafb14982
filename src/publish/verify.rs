//! A book compared with its manifest, wherever it has been since: which files are not what they were.

use super::code::{codes, is_code_of};
use super::journal::OpenFiles;
use super::manifest::{Manifest, Output};
use crate::contracts::{Original, Signed, Verdict, Wrong};
use crate::messages::Explain as _;
use crate::model::signature::Signature;
use crate::msg;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How documents are read, whatever their format.
#[derive(Clone, Copy)]
pub struct Readers {
    /// Whether a document, its path and its bytes, bears a code; true of what is none.
    pub bears: fn(&str, &[u8], &str) -> bool,
    /// The signatures appended to a PDF that was so many bytes long; none where something else was appended.
    pub signatures: fn(&[u8], usize) -> Option<Vec<Signature>>,
}

/// What a look at a file tells.
enum Look {
    AsMade,
    Signed(Vec<Signature>),
    Wrong(&'static str),
}

/// A file that waits for the program that has it open.
const OPEN: &str = "open in a program";

/// Looks at every file of a book; the books before it in `.history` are books of their own.
///
/// # Errors
/// There is no manifest that can be read, or the folder cannot be listed.
pub fn verify(book: &Path, wanted: Option<&str>, readers: Readers) -> Result<Verdict> {
    let manifest = Manifest::of(book).explain(|| msg!("no-manifest", path = book.display()))?;
    let mut there = files_of(book)?;
    there.remove(Manifest::FILE);
    let open = OpenFiles::of(book);
    // Of a manifest that somebody wrote, no path leads out of the book: only what was listed is opened.
    let looked = |output: &Output| match &*output.file.path {
        path if !there.contains_key(path) => Ok(Look::Wrong("missing")),
        path if open.has(path) => Ok(Look::Wrong(OPEN)),
        _ => look(book, &manifest, output, readers),
    };
    let named: BTreeSet<&String> = manifest.outputs.iter().map(|output| &output.file.path).collect();
    let others = there.keys().filter(|path| !named.contains(path));
    let what = |path: &str| if open.has(path) { OPEN } else { "not of this book" };
    let mut wrong: Vec<Wrong> = others.map(|path| Wrong { path: path.clone(), what: what(path) }).collect();
    let (mut signed, mut bear_code) = (Vec::new(), Vec::new());
    let looks = manifest.outputs.par_iter().map(looked).collect::<Result<Vec<_>>>()?;
    for (output, look) in manifest.outputs.iter().zip(looks) {
        let path = output.file.path.clone();
        if let Look::Wrong(what) = look {
            wrong.push(Wrong { path, what });
            continue;
        }
        let issued = manifest.issued_as(&path);
        let shows = issued.map_or(Some(&output.made_from), |issued| issued.made_from.as_ref());
        if wanted.zip(shows).is_some_and(|(wanted, made_from)| is_code_of(wanted, made_from)) {
            bear_code.push(path.clone());
        }
        if let Look::Signed(signatures) = look {
            signed.push(Signed { path, signatures });
        }
    }
    wrong.sort();
    Ok(Verdict {
        files: manifest.outputs.len(),
        conference: manifest.conference,
        generated_at: manifest.generated_at,
        wrong,
        signed,
        issued: manifest.issued,
        withdrawn: manifest.withdrawn.into_iter().map(|withdrawn| withdrawn.path).collect(),
        bear_code,
    })
}

/// Looks at a file that is there. Only a regular file is opened: a pipe would never end.
fn look(book: &Path, manifest: &Manifest, output: &Output, readers: Readers) -> Result<Look> {
    let (name, path) = (&output.file.path, book.join(&output.file.path));
    let unreadable = || msg!("cannot-read", path = name);
    if !fs::symlink_metadata(&path).explain(unreadable)?.is_file() {
        return Ok(Look::Wrong("changed"));
    }
    let bytes = fs::read(path).explain(unreadable)?;
    if let Some(issued) = manifest.issued_as(name) {
        let signatures = issued.made_bytes.and_then(|made| (readers.signatures)(&bytes, made));
        return Ok(match signatures.filter(|signatures| !signatures.is_empty()) {
            _ if !output.file.is(&bytes) => Look::Wrong("changed"),
            Some(signatures) => Look::Signed(signatures),
            None => Look::AsMade,
        });
    }
    let made = output.file.begins(&bytes);
    if made && bytes.len() > output.file.bytes {
        return Ok((readers.signatures)(&bytes, output.file.bytes).map_or(Look::Wrong("changed"), Look::Signed));
    }
    // Who edits a document may take its code away.
    let is_edited = manifest.edits.iter().any(|edit| edit.path == *name);
    let bears_own = || codes(&output.made_from).iter().any(|code| (readers.bears)(name, &bytes, code));
    Ok(match made {
        false => Look::Wrong("changed"),
        true if is_edited || bears_own() => Look::AsMade,
        true => Look::Wrong("bears another code"),
    })
}

/// Says of which of these books a PDF is, whether it is as it was made but for signatures, and whether it is what went out.
pub fn original(file: String, bytes: &[u8], books: &[PathBuf], readers: Readers) -> Original {
    let manifests: Vec<Manifest> = books.iter().filter_map(|book| Manifest::of(book)).collect();
    let issued = manifests.iter().find_map(|manifest| Some((manifest, manifest.issued_with(bytes)?)));
    if let Some((manifest, issued)) = issued {
        return Original {
            file,
            conference: Some(manifest.conference.clone()),
            document: Some(issued.path.clone()),
            generated_at: Some(manifest.generated_at.clone()),
            as_made: true,
            issued: Some(issued.clone()),
            signatures: issued.made_bytes.and_then(|made| (readers.signatures)(bytes, made)).unwrap_or_default(),
        };
    }
    let of_book = |manifest: Manifest| {
        let mut outputs = manifest.outputs.into_iter();
        let output = outputs.find(|output| output.file.path.ends_with(".pdf") && output.file.begins(bytes))?;
        Some((manifest.conference, manifest.generated_at, output.file))
    };
    let Some((conference, generated_at, made)) = manifests.into_iter().find_map(of_book) else {
        let (conference, document, generated_at) = (None, None, None);
        let (issued, signatures) = (None, Vec::new());
        return Original { file, conference, document, generated_at, as_made: false, issued, signatures };
    };
    let signatures = match bytes.len() == made.bytes {
        true => Some(Vec::new()),
        false => (readers.signatures)(bytes, made.bytes),
    };
    Original {
        file,
        conference: Some(conference),
        document: Some(made.path),
        generated_at: Some(generated_at),
        as_made: signatures.is_some(),
        issued: None,
        signatures: signatures.unwrap_or_default(),
    }
}

/// The books in a folder, each followed by those before it, the latest first.
pub fn books(out: &Path) -> Vec<PathBuf> {
    let folders = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    };
    let is_book = |path: &PathBuf| path.join(Manifest::FILE).is_file();
    let with_history = folders(out).into_iter().flat_map(|book| {
        let before = folders(&book.join(".history"));
        std::iter::once(book).chain(before.into_iter().rev())
    });
    with_history.filter(is_book).collect()
}

/// Files of a book by their paths as the manifest names them; the books before it are left out.
///
/// # Errors
/// A folder cannot be listed.
pub(super) fn files_of(book: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    list(book, "", &mut files)?;
    Ok(files)
}

fn list(folder: &Path, within: &str, files: &mut BTreeMap<String, PathBuf>) -> Result<()> {
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
            files.insert(format!("{within}{name}"), path);
        }
    }
    Ok(())
}
