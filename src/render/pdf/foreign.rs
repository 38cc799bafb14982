//! What a PDF says that another program made: Word or LibreOffice of a document that somebody edited, a scanner of a sheet.

use super::read;
use anyhow::{Context as _, Result};
use lopdf::{Document, LoadOptions, Object, decode_text_string};

/// Most that a stream of the file may hold once it is inflated.
const MOST_INFLATED: usize = 64 << 20;

/// Most pages that are read.
const MOST_PAGES: usize = 2000;

/// A PDF of any program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForeignText {
    /// The title among its properties.
    pub title: String,
    /// Its pages, each as its words stand in the file; blank where it has a picture alone.
    pub pages: Vec<String>,
}

/// Reads a PDF of any program. A page whose text cannot be read counts as blank.
///
/// # Errors
/// The file is no PDF, is locked, or is too large.
pub fn foreign_text(bytes: &[u8]) -> Result<ForeignText> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_INFLATED), ..LoadOptions::default() };
    let file = Document::load_mem_with_options(bytes, options)?;
    anyhow::ensure!(!file.is_encrypted(), "the file is locked");
    let pages = file.get_pages();
    anyhow::ensure!(pages.len() <= MOST_PAGES, "the file has too many pages");
    // One of ours that was saved anew is read as ours.
    let as_ours = read::text(bytes).ok();
    let as_any = || pages.keys().map(|page| file.extract_text(&[*page]).unwrap_or_default()).collect();
    let pages = as_ours.unwrap_or_else(as_any);
    Ok(ForeignText { title: title(&file).unwrap_or_default(), pages })
}

fn title(file: &Document) -> Result<String> {
    let properties = file.trailer.get(b"Info").and_then(|info| file.dereference(info))?.1.as_dict()?;
    let title: &Object = properties.get(b"Title")?;
    decode_text_string(title).context("a title that is no text")
}
