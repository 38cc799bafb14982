//! What Word documents of a language share.

use crate::messages::Catalogue;
use crate::model::style::Look;

/// What the documents of a language share.
pub(super) struct Shared<'a> {
    pub(super) look: &'a Look,
    pub(super) catalogue: &'a Catalogue,
    /// The part of styles.
    pub(super) styles: &'a [u8],
}
