//! Where digital signatures go.

use crate::model::document::SignatureField;
use crate::render::pdf::display_list::{NodeId, Paint};
use crate::render::pdf::draw::Sheet;
use crate::render::pdf::measure::MM;

/// An area of a page where a digital signature goes.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::pdf) struct SignatureArea {
    /// Which page of the document it is on, from 0.
    pub(in crate::render::pdf) page: usize,
    /// Left, top, width, height in points from the upper left corner of the page.
    pub(in crate::render::pdf) area: (f64, f64, f64, f64),
    /// Its own element.
    pub(in crate::render::pdf) element: NodeId,
    /// Whose signature.
    pub(in crate::render::pdf) field: SignatureField,
}

/// Takes the areas from the pages.
pub(super) fn resolve(sheets: &mut [Sheet]) -> Vec<SignatureArea> {
    let mut areas = Vec::new();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let (left, top) = (sheet.origin_mm.0 * MM, sheet.origin_mm.1 * MM);
        let is_signature = |paint: &mut Paint| matches!(paint, Paint::Signature { .. });
        for paint in sheet.paints.extract_if(.., is_signature) {
            if let Paint::Signature { area: (x, y, width, height), element, field } = paint {
                areas.push(SignatureArea { page, area: (left + x, top + y, width, height), element, field });
            }
        }
    }
    areas
}
