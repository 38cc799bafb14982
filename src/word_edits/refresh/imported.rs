//! XML of today's document that is put into the edited one: bookmarks and drawings with free names and numbers, notes of that
//! document, no breaks between sections.

use super::context::Context;
use crate::ooxml::xml_edits::{Edits, Kind, Tags};
use std::collections::BTreeMap;

/// A paragraph, a row or a table of today's for the edited document; none where its XML is not as it is generated.
pub(super) fn imported(context: &mut Context<'_>, xml: &str, into: &str) -> Option<String> {
    let xml = context.with_notes(xml);
    let tags = Tags::all(&xml).ok()?;
    let mut edits = Edits::default();
    let mut open = None;
    // Numbers of bookmarks that stay, by today's; none where the name is taken.
    let mut numbers: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for tag in &tags {
        match (tag.name, tag.kind) {
            ("w:sectPr", Kind::Open) => open = Some(tag.at.start),
            ("w:sectPr", Kind::Close) => {
                open.take().into_iter().for_each(|start| edits.replace(start..tag.at.end, ""));
            }
            ("w:bookmarkStart", _) => {
                let (id, name) = (tag.attribute("w:id")?, tag.attribute("w:name")?);
                let is_taken = into.contains(&format!("w:name=\"{name}\""));
                let number = (!is_taken).then(|| context.bookmark());
                numbers.insert(id, number);
                let made = number.map(|number| tag.with(&[("w:id", Some(&number.to_string()))]));
                edits.replace(tag.at.clone(), made.unwrap_or_default());
            }
            ("w:bookmarkEnd", _) => {
                let number = numbers.get(&tag.attribute("w:id")?).copied().flatten();
                let made = number.map(|number| tag.with(&[("w:id", Some(&number.to_string()))]));
                edits.replace(tag.at.clone(), made.unwrap_or_default());
            }
            ("wp:docPr", Kind::Open | Kind::Empty) => {
                edits.replace(tag.at.clone(), tag.with(&[("id", Some(&context.drawings.number()))]));
            }
            ("c:chart", Kind::Open | Kind::Empty) => {
                let part = context.drawings.part(tag.attribute("r:id")?);
                edits.replace(tag.at.clone(), tag.with(&[("r:id", Some(&part))]));
            }
            _ => {}
        }
    }
    Some(edits.apply(&xml))
}
