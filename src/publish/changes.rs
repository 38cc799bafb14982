//! What people made of a book since it was published: files that are not as they were made, and files they added.

use super::journal::OpenFiles;
use super::manifest::Manifest;
use super::verify::files_of;
use crate::messages::Explain as _;
use crate::model::edit::{Change, EditState};
use crate::model::file_name::is_left_by_system;
use crate::msg;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file of a book that people changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookChange {
    /// Path in the book, with `/` and without what no system allows in names.
    pub document: String,
    /// What became of it.
    pub change: Change,
    /// Where it lies; none for one that is gone.
    pub path: Option<PathBuf>,
}

/// What is not as it was made, in order of the paths; nothing where there is no book.
///
/// # Errors
/// The folder cannot be listed.
pub fn changes(book: &Path) -> Result<Vec<BookChange>> {
    let Some(manifest) = Manifest::of(book) else { return Ok(Vec::new()) };
    let mut there = files_of(book)?;
    there.remove(Manifest::FILE);
    // What a program has open is of the book before.
    let open = OpenFiles::of(book);
    there.retain(|name, _| !open.has(name));
    there.retain(|_, path| fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file()));
    let mut found: Vec<BookChange> = manifest
        .outputs
        .par_iter()
        .filter(|output| !open.has(&output.file.path))
        .filter_map(|output| of_output(&manifest, &output.file.path, there.get(&output.file.path)))
        .collect();
    for output in &manifest.outputs {
        there.remove(&output.file.path);
    }
    let added = there.into_iter().filter(|(name, _)| !is_passed_over(name));
    found.extend(added.map(|(name, path)| BookChange {
        document: allowed(&name),
        change: Change::Added,
        path: Some(path),
    }));
    found.sort_by(|a, b| a.document.cmp(&b.document));
    Ok(found)
}

/// What became of a file that the manifest names; nothing where it is as it was made, or gone without having been added.
fn of_output(manifest: &Manifest, name: &str, path: Option<&PathBuf>) -> Option<BookChange> {
    let made = manifest.outputs.iter().find(|output| output.file.path == name)?;
    let edit = manifest.edits.iter().find(|edit| edit.path == name);
    let was_added = edit.is_some_and(|edit| edit.state == EditState::Added);
    let found =
        |change, path: Option<&PathBuf>| Some(BookChange { document: name.to_owned(), change, path: path.cloned() });
    let Some(path) = path else {
        return if was_added { found(Change::Removed, None) } else { None };
    };
    let bytes = fs::read(path).ok()?;
    if made.file.is(&bytes) {
        return None;
    }
    let generated = edit.and_then(|edit| edit.generated.as_deref());
    let generated = generated.and_then(|path| manifest.outputs.iter().find(|output| output.file.path == path));
    let is_generated_copy = manifest.edits.iter().any(|edit| edit.generated.as_deref() == Some(name));
    let is_word = name.to_lowercase().ends_with(".docx");
    match () {
        () if was_added => found(Change::Added, Some(path)),
        () if generated.is_some_and(|output| output.file.is(&bytes)) => found(Change::Generated, None),
        () if is_word && !is_generated_copy => found(Change::Edited, Some(path)),
        () => found(Change::Changed, Some(path)),
    }
}

/// The day of an edition and the first digits of its manifest's hash, as `editions/` names it; empty where there is none.
pub fn edition(book: &Path) -> String {
    fs::read(book.join(Manifest::FILE)).ok().and_then(|bytes| Manifest::edition(&bytes)).unwrap_or_default()
}

/// Sizes and times of what may have been changed since the book was published, without reading any file: what is newer
/// than the manifest, which is written last, or has another size.
///
/// # Errors
/// The folder cannot be listed.
pub fn look(book: &Path) -> Result<BTreeMap<PathBuf, (u64, Option<SystemTime>)>> {
    let published = fs::metadata(book.join(Manifest::FILE)).and_then(|manifest| manifest.modified());
    let (Some(manifest), Ok(published)) = (Manifest::of(book), published) else { return Ok(BTreeMap::new()) };
    let sizes: BTreeMap<&str, u64> =
        manifest.outputs.iter().map(|output| (&*output.file.path, output.file.bytes as u64)).collect();
    let (mut seen, open) = (BTreeMap::new(), OpenFiles::of(book));
    for (name, path) in files_of(book)? {
        let Some(kind) = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file) else { continue };
        let changed = kind.modified().ok();
        let is_new = changed.is_none_or(|changed| changed > published);
        let is_made = sizes.get(&*name) == Some(&kind.len());
        if name != Manifest::FILE && !is_passed_over(&name) && !open.has(&name) && (is_new || !is_made) {
            seen.insert(path, (kind.len(), changed));
        }
    }
    Ok(seen)
}

/// Hidden files, locks and scraps of programs that have a file open, what file managers leave.
pub(super) fn is_passed_over(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let hidden = name.split('/').any(|part| part.starts_with('.'));
    hidden || last.starts_with('~') || is_left_by_system(&last)
}

/// A path that every system can have.
fn allowed(name: &str) -> String {
    let is_bad = |c: char| c.is_control() || matches!(c, '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*');
    name.chars().map(|c| if is_bad(c) { '_' } else { c }).collect()
}

/// Copies a file as it is now into a folder under a name of its path in the book and its hash; one that is there already
/// stays. Gives that name and the whole hash.
///
/// # Errors
/// The file cannot be read, or the folder not be written.
pub fn keep_copy(from: &Path, document: &str, folder: &Path) -> Result<(String, String)> {
    let unreadable = || msg!("cannot-read", path = from.display());
    let bytes = fs::read(from).explain(unreadable)?;
    let sha256 = super::hash::sha256(&bytes);
    let name = copy_name(document, &sha256);
    let target = folder.join(&name);
    if fs::read(&target).is_ok_and(|there| there == bytes) {
        return Ok((name, sha256));
    }
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).explain(|| msg!("cannot-make", path = parent.display()))?;
    }
    super::write_file::write_alone(&target, &bytes)?;
    Ok((name, sha256))
}

/// Most bytes of a name that its hash is added to.
const LONGEST: usize = 180;

/// Digits of a hash in a name.
const DIGITS: usize = 8;

/// `tom-tat/08-tuyen-quang.docx` → `tom-tat/08-tuyen-quang-1a2b3c4d.docx`
fn copy_name(document: &str, sha256: &str) -> String {
    let (folder, name) = document.rsplit_once('/').map_or(("", document), |(folder, name)| (folder, name));
    let (stem, extension) = name.rsplit_once('.').map_or((name, String::new()), |(stem, e)| (stem, format!(".{e}")));
    let stem = stem.get(..stem.floor_char_boundary(LONGEST)).unwrap_or_default();
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{stem}-{}{extension}", sha256.get(..DIGITS).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies_tell_what_they_are_of() {
        assert_eq!(copy_name("tom-tat/08-a.docx", "1a2b3c4d5e"), "tom-tat/08-a-1a2b3c4d.docx");
        assert_eq!(copy_name("ghi chú", "1a2b3c4d5e"), "ghi chú-1a2b3c4d");
        assert_eq!(allowed("a:b\\c\n/d.txt"), "a_b_c_/d.txt");
        assert!(["a/.b/c", "~$a.docx", "x/Thumbs.db", ".~lock.a#"].into_iter().all(is_passed_over));
        assert!(!is_passed_over("ghi-chu.docx"));
    }
}
