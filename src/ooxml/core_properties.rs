//! What a package says about itself (ECMA-376, part 2, 11).

use super::Unusable;
use super::parts::Parts;
use super::xml_edits::{Kind, Piece, Tags};

/// The title; nothing where the package says nothing about itself.
pub(crate) fn title(parts: &mut Parts<'_>) -> Result<Option<String>, Unusable> {
    let Some(part) = parts.text("docProps/core.xml")? else { return Ok(None) };
    let mut tags = Tags::by_prefix(&part);
    let (mut inside, mut title) = (false, String::new());
    while let Some(piece) = tags.piece()? {
        match piece {
            Piece::Tag(tag) if tag.name == "dc:title" => inside = tag.kind == Kind::Open,
            Piece::Text(text) if inside => title.push_str(&text.characters()),
            Piece::Tag(_) | Piece::Text(_) => {}
        }
    }
    Ok(Some(title))
}
