//! Blanks cells of a workbook by what stands in them, and leaves everything else as it is.

use crate::model::limits::Limits;
use crate::ooxml::Unusable;
use crate::ooxml::package::Package;
use crate::ooxml::xml_edits::{Edits, Kind, Tag, Tags, plain};

/// Blanks every cell and note whose whole text `is_forgotten`; nothing where there is none.
///
/// # Errors
/// It is no workbook of the new format, or is signed.
pub(crate) fn redacted(
    bytes: &[u8],
    limits: &Limits,
    is_forgotten: &dyn Fn(&str) -> bool,
) -> Result<Option<Vec<u8>>, Unusable> {
    let mut package = Package::open(bytes, limits)?;
    let is_text = |name: &&str| name.starts_with("xl/") && name.ends_with(".xml");
    let names: Vec<String> = package.names().filter(is_text).map(str::to_owned).collect();
    let mut changed = false;
    for name in names {
        let Some(text) = package.text(&name)? else { continue };
        let edits = blanked(&text, is_forgotten)?;
        if !edits.is_empty() {
            package.put(&name, edits.apply(&text));
            changed = true;
        }
    }
    if changed { package.finish().map(Some) } else { Ok(None) }
}

/// Elements that hold the whole text of a cell or a note: a shared text, a text in the cell, a note.
const HOLDERS: [&str; 3] = ["si", "is", "text"];

/// A number of a cell, which goes with its element.
const VALUE: &str = "v";

/// What is to be changed in a part.
fn blanked(part: &str, is_forgotten: &dyn Fn(&str) -> bool) -> Result<Edits, Unusable> {
    let (mut edits, mut tags) = (Edits::default(), Tags::of(part));
    let mut open: Option<Tag<'_>> = None;
    while let Some(tag) = tags.next()? {
        let is_holder = HOLDERS.iter().chain([&VALUE]).any(|holder| tag.is(holder));
        match &open {
            None if is_holder && tag.kind == Kind::Open => open = Some(tag),
            Some(holder) if tag.kind == Kind::Close && tag.depth == holder.depth => {
                let content = part.get(holder.at.end..tag.at.start).unwrap_or_default();
                let is_forgotten = is_forgotten(plain(content).trim());
                match holder.is(VALUE) {
                    true if is_forgotten => edits.replace(holder.at.start..tag.at.end, ""),
                    false if is_forgotten => edits.replace(holder.at.end..tag.at.start, ""),
                    _ => {}
                }
                open = None;
            }
            _ => {}
        }
    }
    Ok(edits)
}
