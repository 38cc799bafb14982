//! Whether a book, or a PDF of one that lies elsewhere, is as it was made but for the signatures appended to it.

use crate::contracts::{Original, Originals, Verdict};
use crate::messages::Explain as _;
use crate::msg;
use crate::pipeline::loader;
use crate::publish::{self, Readers};
use crate::render::{bears, pdf};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Reads documents in the formats they have.
pub(crate) const READERS: Readers = Readers { bears, signatures: |bytes, made| pdf::signatures(bytes, made).ok() };

/// Compares a book with its manifest; `code` is one that stands at the foot of a page.
///
/// # Errors
/// There is no manifest that can be read, or the folder cannot be listed.
pub fn verify_book(book: &Path, code: Option<&str>) -> Result<Verdict> {
    publish::verify(book, code, READERS)
}

/// Looks for each PDF in the book around it, the books in a folder of books, and those before them.
///
/// # Errors
/// A file cannot be read.
pub fn verify_pdf(files: &[PathBuf], out: &Path) -> Result<Originals> {
    let made = publish::books(out);
    let one = |file: &PathBuf| -> Result<Original> {
        let bytes = loader::document(file)?;
        let full = dunce::canonicalize(file).explain(|| msg!("cannot-open", path = file.display()))?;
        let around = full.ancestors().skip(1).map(Path::to_owned);
        let books: Vec<PathBuf> = around.chain(made.iter().cloned()).collect();
        Ok(publish::original(file.display().to_string(), &bytes, &books, READERS))
    };
    Ok(Originals { documents: files.iter().map(one).collect::<Result<_>>()? })
}
