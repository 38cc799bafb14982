//! Where a conference's things besides its book lie: lock, cache, record of the schedule, what a build leaves half done.

use std::path::{Path, PathBuf};

/// `DIR/.briefbook/<conference>`
pub(super) fn room(out: &Path, conference: impl AsRef<Path>) -> PathBuf {
    out.join(".briefbook").join(conference)
}

/// The room of the book that lies here; nothing for a path that names no folder in another.
pub(super) fn of_book(book: &Path) -> Option<PathBuf> {
    Some(room(book.parent()?, book.file_name()?))
}
