//! (being built)
use crate::model::document::Document;
use crate::model::style::Look;

/// Renders a batch of documents.
pub fn render(_documents: &[Document], _look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    Ok(Vec::new())
}
