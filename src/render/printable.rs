//! Which characters documents can show.
//!
//! In: the four faces of a look. Out: yes or no for a character. Must not: draw.

use crate::model::style::Look;
use anyhow::{Context, Result};
use skrifa::{FontRef, MetadataProvider};

/// Characters that every face of a look has a glyph for. Those beyond the basic plane, which no bundled face has, are
/// not printable.
pub struct Printable(Vec<bool>);

/// Code points of the basic plane.
const PLANE: usize = 0x1_0000;

impl Printable {
    /// Looks the faces up.
    ///
    /// # Errors
    /// A font file is damaged.
    pub fn of(look: &Look) -> Result<Printable> {
        let faces = &look.faces;
        let mut printable = vec![true; PLANE];
        for (name, bytes) in [
            ("regular", &faces.regular),
            ("bold", &faces.bold),
            ("italic", &faces.italic),
            ("bold italic", &faces.bold_italic),
        ] {
            let face = FontRef::new(bytes).with_context(|| format!("the {name} face is not a usable font file"))?;
            let mut has = vec![false; PLANE];
            for (code, _) in face.charmap().mappings() {
                if let Some(has) = usize::try_from(code).ok().and_then(|code| has.get_mut(code)) {
                    *has = true;
                }
            }
            printable.iter_mut().zip(has).for_each(|(all, has)| *all &= has);
        }
        Ok(Printable(printable))
    }

    /// Whether a character can be printed.
    pub fn contains(&self, c: char) -> bool {
        self.0.get(c as usize).copied().unwrap_or(false)
    }
}
