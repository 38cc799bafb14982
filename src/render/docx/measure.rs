//! How long a line of words is, for the rules below them.

use super::page::pt;
use crate::model::style::{Faces, RoleStyle};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Length of a line set in a role; nothing where the font cannot be read, which `schema` has checked.
pub(super) fn width(text: &str, look: RoleStyle, faces: &Faces) -> u32 {
    let face = match (look.bold, look.italic) {
        (false, false) => &faces.regular,
        (true, false) => &faces.bold,
        (false, true) => &faces.italic,
        (true, true) => &faces.bold_italic,
    };
    let Ok(font) = FontRef::new(face) else { return 0 };
    let letters = font.charmap();
    let metrics = font.glyph_metrics(Size::new(f32::from(look.size)), LocationRef::default());
    let advance = |c: char| letters.map(c).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or_default();
    pt(f64::from(text.chars().map(advance).sum::<f32>()))
}
