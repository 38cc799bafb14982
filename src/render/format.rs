//! The formats that documents are written in.

use super::{Batch, docx, pdf};
use crate::model::read_back::ReadBack;
use anyhow::Result;

/// An output format. Adding one is a folder next to `pdf` and `docx` and a row in [`FORMATS`].
pub struct Format {
    /// Extension of its files.
    pub extension: &'static str,
    /// One file per document of a batch.
    pub render: fn(&Batch<'_>) -> Result<Vec<Vec<u8>>>,
    /// Reads a finished file back.
    pub read: fn(&[u8]) -> Result<ReadBack>,
}

/// All formats of documents. Contents in Word show the pages of the PDF until Word counts its own.
pub const FORMATS: [Format; 2] = [
    Format { extension: "pdf", render: |batch| pdf::render(batch.layout()?, batch.look), read: pdf::read::back },
    Format {
        extension: "docx",
        render: |batch| docx::render(batch.documents, batch.heading_pages()?, batch.look, batch.catalogues),
        read: docx::read::back,
    },
];

/// Whether every page of a finished file bears a code at its foot; true of a file in no format of documents.
pub fn bears(path: &str, bytes: &[u8], code: &str) -> bool {
    let feet = match path.rsplit_once('.') {
        Some((_, "pdf")) => pdf::read::text(bytes),
        Some((_, "docx")) => docx::read::feet(bytes),
        Some(_) | None => return true,
    };
    feet.is_ok_and(|feet| !feet.is_empty() && feet.iter().all(|foot| foot.contains(code)))
}
