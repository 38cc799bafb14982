//! What the finishing pass knows of a document, and of a page.

use super::content::Drawn;
use crate::model::document::{Document, Orientation};
use crate::render::pdf::coverage::Alphabet;
use crate::render::pdf::layout::{Link, SignatureArea};
use crate::render::pdf::structure::Structure;

/// What is known of a document besides its drawn pages.
pub(in crate::render::pdf) struct Plan<'a> {
    pub(in crate::render::pdf) document: &'a Document,
    /// One per page.
    pub(in crate::render::pdf) orientations: Vec<Orientation>,
    pub(in crate::render::pdf) structure: Structure,
    pub(in crate::render::pdf) links: Vec<Link>,
    pub(in crate::render::pdf) signatures: Vec<SignatureArea>,
    pub(in crate::render::pdf) alphabet: Alphabet,
}

/// What genpdf drew on a page.
pub(in crate::render::pdf) struct DrawnPage(pub(super) Vec<Drawn>);
