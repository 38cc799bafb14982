//! Documents that are rendered together.

use super::pdf;
use crate::messages::Catalogues;
use crate::model::document::Document;
use crate::model::style::Look;
use anyhow::Result;
use std::sync::OnceLock;

/// Documents that are rendered together, with what their formats share: they are laid out once.
pub struct Batch<'a> {
    pub(super) documents: &'a [Document],
    pub(super) look: &'a Look,
    pub(super) catalogues: &'a Catalogues,
    layout: OnceLock<pdf::Layout<'a>>,
}

impl<'a> Batch<'a> {
    /// A batch that is laid out when a format asks for it.
    pub fn new(documents: &'a [Document], look: &'a Look, catalogues: &'a Catalogues) -> Batch<'a> {
        Batch { documents, look, catalogues, layout: OnceLock::new() }
    }

    /// The documents on the pages of their PDF.
    ///
    /// # Errors
    /// The font lacks a character, or a block does not fit on a page.
    pub fn layout(&self) -> Result<&pdf::Layout<'a>> {
        match self.layout.get() {
            Some(layout) => Ok(layout),
            None => {
                let layout = pdf::lay_out(self.documents, self.look)?;
                Ok(self.layout.get_or_init(|| layout))
            }
        }
    }

    /// For each document the page of each heading, from 1; nothing is laid out where no document has contents.
    ///
    /// # Errors
    /// As of [`Batch::layout`].
    pub fn heading_pages(&self) -> Result<&[Vec<usize>]> {
        let needed = self.documents.iter().any(|document| document.contents().next().is_some());
        if needed { Ok(self.layout()?.heading_pages()) } else { Ok(&[]) }
    }
}
