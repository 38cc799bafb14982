//! What changed between two editions of a book, by their figures and files.

use crate::messages::Explain as _;
use crate::model::figure::{Figure, Place};
use crate::msg;
use crate::publish::{self, Manifest};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An edition that is there: the book itself, or one before it.
pub(crate) struct KnownEdition {
    /// Its number in the history; none of the book itself.
    pub(crate) number: Option<u64>,
    /// Generation time, RFC 3339.
    pub(crate) made: String,
    folder: PathBuf,
}

/// A figure that two editions print differently; nothing where one of them does not have it.
pub(crate) struct ChangedFigure {
    pub(crate) place: Place,
    pub(crate) line: Arc<str>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// What became of a file from one edition to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileChange {
    Added,
    Gone,
    Changed,
}

/// What changed from one edition to the other.
pub(crate) struct EditionChanges {
    /// The country first, then regions and localities.
    pub(crate) figures: Vec<ChangedFigure>,
    /// Paths in the book.
    pub(crate) files: Vec<(String, FileChange)>,
}

/// The editions of a book that are there, the newest first.
pub(crate) fn editions(book: &Path) -> Vec<KnownEdition> {
    let edition = |(number, folder): (Option<u64>, PathBuf)| {
        let made = Manifest::of(&folder)?.generated_at;
        Some(KnownEdition { number, made, folder })
    };
    let earlier = publish::history(book).into_iter().map(|(number, folder)| (Some(number), folder));
    std::iter::once((None, book.to_owned())).chain(earlier).filter_map(edition).collect()
}

/// What changed from one edition to another.
///
/// # Errors
/// The figures or the manifest of one of them cannot be read.
pub(crate) fn compare_editions(from: &KnownEdition, to: &KnownEdition) -> Result<EditionChanges> {
    let figures = |edition: &KnownEdition| {
        let path = edition.folder.display().to_string();
        publish::figures(&edition.folder).explain(|| msg!("cannot-read", path = path))
    };
    let files = |edition: &KnownEdition| {
        let manifest =
            Manifest::of(&edition.folder).explain(|| msg!("cannot-read", path = edition.folder.display()))?;
        let hash = |output: publish::Output| (output.file.path, output.file.sha256);
        Ok::<BTreeMap<String, String>, anyhow::Error>(manifest.outputs.into_iter().map(hash).collect())
    };
    Ok(EditionChanges {
        figures: changed_figures(&figures(from)?, &figures(to)?),
        files: changed_files(&files(from)?, &files(to)?),
    })
}

fn changed_figures(from: &[Figure], to: &[Figure]) -> Vec<ChangedFigure> {
    let texts = |figures: &[Figure]| -> BTreeMap<(Place, Arc<str>), String> {
        let named = figures.iter().filter(|figure| figure.value.is_some());
        named.map(|figure| ((figure.place.clone(), Arc::clone(&figure.line)), figure.text.clone())).collect()
    };
    let (from, to) = (texts(from), texts(to));
    let keys: BTreeSet<&(Place, Arc<str>)> = from.keys().chain(to.keys()).collect();
    let changed = keys.into_iter().filter(|key| from.get(key) != to.get(key));
    changed
        .map(|key| ChangedFigure {
            place: key.0.clone(),
            line: Arc::clone(&key.1),
            before: from.get(key).cloned(),
            after: to.get(key).cloned(),
        })
        .collect()
}

fn changed_files(from: &BTreeMap<String, String>, to: &BTreeMap<String, String>) -> Vec<(String, FileChange)> {
    let paths: BTreeSet<&String> = from.keys().chain(to.keys()).collect();
    let change = |path: &String| match (from.get(path), to.get(path)) {
        (None, _) => Some(FileChange::Added),
        (_, None) => Some(FileChange::Gone),
        (before, after) if before != after => Some(FileChange::Changed),
        _ => None,
    };
    paths.into_iter().filter_map(|path| Some((path.clone(), change(path)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_added_changed_or_gone() {
        let of = |files: &[(&str, &str)]| files.iter().map(|(path, hash)| ((*path).into(), (*hash).into())).collect();
        let changed =
            changed_files(&of(&[("a", "1"), ("b", "1"), ("c", "1")]), &of(&[("a", "1"), ("b", "2"), ("d", "1")]));
        let wanted = [("b", FileChange::Changed), ("c", FileChange::Gone), ("d", FileChange::Added)];
        assert_eq!(changed, wanted.map(|(path, change)| (path.to_owned(), change)));
    }
}
