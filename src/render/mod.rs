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
}

/// Documents and a look to one file per document.
pub type Render = fn(&[Document], &Look) -> anyhow::Result<Vec<Vec<u8>>>;

/// All formats of documents.
pub const FORMATS: [Format; 2] =
    [Format { extension: "pdf", render: pdf::render }, Format { extension: "docx", render: docx::render }];
