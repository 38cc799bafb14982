//! Which styles hide text or draw a line through it.

use super::document::Look;
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{Kind, Tag, Tags};
use std::collections::BTreeMap;

/// Looks of styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Look>);

/// Styles stand on each other no deeper than this.
const DEEPEST: usize = 32;

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(part: &str) -> Result<Styles, Unusable> {
        let mut tags = Tags::by_prefix(part);
        let (mut id, mut own, mut based_on) = (String::new(), BTreeMap::new(), BTreeMap::new());
        while let Some(tag) = tags.next()? {
            match tag.name {
                "w:style" if tag.kind == Kind::Open => id = tag.attribute("w:styleId").unwrap_or_default(),
                "w:basedOn" => drop(based_on.insert(id.clone(), tag.attribute("w:val").unwrap_or_default())),
                _ => {
                    if let Some(look) = look_of(&tag).filter(|look| *look != Look::Plain) {
                        let known = own.entry(id.clone()).or_insert(Look::Plain);
                        *known = look.max(*known);
                    }
                }
            }
        }
        let ids = own.keys().chain(based_on.keys());
        let inherited = |id: &String| {
            let up = std::iter::successors(Some(id), |id| based_on.get(*id)).take(DEEPEST);
            up.filter_map(|id| own.get(id)).max().copied().unwrap_or_default()
        };
        Ok(Styles(ids.map(|id| (id.clone(), inherited(id))).collect()))
    }

    /// The look that a style gives.
    pub(super) fn look(&self, id: &str) -> Look {
        self.0.get(id).copied().unwrap_or_default()
    }
}

/// Type sizes, in half points, that nobody reads.
const UNREADABLE: u32 = 4;

/// The look that a property of a run gives; nothing where it gives none.
pub(super) fn look_of(tag: &Tag<'_>) -> Option<Look> {
    if !tag.begins() {
        return None;
    }
    let is_on = || !matches!(tag.attribute("w:val").as_deref(), Some("0" | "false" | "off"));
    let given = |look| Some(if is_on() { look } else { Look::Plain });
    match tag.name {
        "w:vanish" | "w:specVanish" => given(Look::Hidden),
        "w:strike" | "w:dstrike" => given(Look::Struck),
        "w:sz" if tag.number("w:val").is_some_and(|size| size <= UNREADABLE) => Some(Look::Hidden),
        _ => None,
    }
}
