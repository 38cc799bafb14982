//! What runs in a workbook stays where it came from: a workbook goes back without macros.
//!
//! Parts and relationships: ECMA-376 part 1, 12.3 (workbook, external links, dialog sheets), and MS-OFFMACRO2, 2.2 (VBA project).

use super::book::{Book, ENABLED, PLAIN};
use crate::ooxml::Unusable;
use crate::ooxml::package::Package;
use crate::ooxml::relationships::Relation;
use crate::ooxml::xml_edits::Tags;
use crate::ooxml::{content_types, relationships};

/// Relationships to what runs: the VBA project, its buttons in the ribbon.
const RUNNING: [&str; 2] = ["vbaProject", "attachedToolbars"];
/// Relationships to sheets that are macros themselves: to take one out would shift what counts sheets.
const SHEETS: [&str; 3] = ["xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"];

/// Takes the macros out of a workbook.
///
/// # Errors
/// The workbook has macro sheets or links that start other programs, or its parts are broken.
pub(super) fn remove(package: &mut Package<'_>, book: &Book) -> Result<(), Unusable> {
    let related = relationships::of(package, &book.part)?;
    if related.iter().any(|relation| SHEETS.contains(&&*relation.word)) {
        return Err(Unusable::Running);
    }
    for link in related.iter().filter(|relation| relation.word == "externalLink") {
        refuse_running_link(package, link)?;
    }
    let running: Vec<&Relation> = related.iter().filter(|relation| RUNNING.contains(&&*relation.word)).collect();
    for relation in &running {
        for own in relationships::of(package, &relation.part)? {
            take_out(package, &own.part)?;
        }
        take_out(package, &relation.part)?;
    }
    let ids: Vec<String> = running.iter().map(|relation| relation.id.clone()).collect();
    relationships::remove(package, &book.part, &ids)?;
    if content_types::of(package, &book.part)?.as_deref() == Some(ENABLED) {
        content_types::change(package, &book.part, PLAIN)?;
    }
    Ok(())
}

/// Refuses DDE and OLE links, which start other programs; a link to another workbook only reads.
fn refuse_running_link(package: &mut Package<'_>, link: &Relation) -> Result<(), Unusable> {
    let Some(text) = package.text(&link.part)? else { return Ok(()) };
    let starts_another = Tags::all(&text)?.iter().any(|tag| tag.is("ddeLink") || tag.is("oleLink"));
    if starts_another { Err(Unusable::Running) } else { Ok(()) }
}

fn take_out(package: &mut Package<'_>, part: &str) -> Result<(), Unusable> {
    package.remove(part);
    package.remove(&relationships::beside(part));
    content_types::remove(package, part)
}
