//! Document trees in, files out. The named library of a format, then a finishing pass of our own.
//!
//! In: [`Document`]s and a [`Look`]. Out: the bytes of one file per document. Must not: format a number, read a file,
//! or know where a figure came from.

pub mod docx;
pub mod pdf;
mod printable;
pub mod text;

pub use printable::Printable;

use crate::model::document::Document;
use crate::model::style::Look;

/// An output format. Adding one is one file and one row in [`FORMATS`].
pub struct Format {
    /// Extension of its files.
    pub extension: &'static str,
    /// Renders a batch; the batch lets a format share what is dear to set up.
    pub render: Render,
    /// Reads a finished file back.
    pub read: fn(&[u8]) -> anyhow::Result<ReadBack>,
}

/// What a finished file says, to be held against the tree it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBack {
    /// Text in reading order, without notes and what belongs to the page.
    pub text: String,
    /// What the notes at the feet of its pages say, in their order.
    pub notes: String,
    /// Texts of charts that are not part of it.
    pub charts: String,
}

/// Whether every page of a finished file bears a code at its foot; true of a file in no format of documents.
pub fn bears(path: &str, bytes: &[u8], code: &str) -> bool {
    let feet = match path.rsplit_once('.') {
        Some((_, "pdf")) => pdf::read::text(bytes),
        Some((_, "docx")) => docx::read::feet(bytes),
        _ => return true,
    };
    feet.is_ok_and(|feet| !feet.is_empty() && feet.iter().all(|foot| foot.contains(code)))
}

/// Documents and a look to one file per document.
pub type Render = fn(&[Document], &Look) -> anyhow::Result<Vec<Vec<u8>>>;

/// All formats of documents.
pub const FORMATS: [Format; 2] = [
    Format { extension: "pdf", render: pdf::render, read: pdf::read::back },
    Format { extension: "docx", render: docx::render, read: docx::read::back },
];
