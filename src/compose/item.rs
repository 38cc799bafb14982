//! What the rows of a table stand for.

use super::doubts::Doubted;
use super::followed::Followed;
use super::links;
use crate::model::decision::Decision;
use crate::model::document::Name;
use crate::model::figure::{Place, Reckoned};
use crate::model::finding::Finding;
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::report::Waived;
use crate::model::submission::TableRow;
use std::sync::Arc;

/// What stands in a row.
pub(super) enum Item<'s> {
    Group(&'s str, Place),
    /// Words over the rows that follow, across all columns.
    Heading(String),
    Locality(&'s Locality),
    Total(String, Place),
    Line(&'s Line),
    Finding(&'s Finding),
    /// A way of calculating a ratio, by its position.
    Method(&'s Line, usize, &'s Reckoned),
    Waiver(&'s Waived),
    Doubt(Doubted<'s>),
    Decision(&'s Decision),
    Followed(Followed),
    Row(&'s TableRow, &'s Locality),
}

impl Item<'_> {
    /// The name that figures lead to where this row tells their source; `place` is the document's.
    pub(super) fn source_name(&self, place: &Place) -> Option<Name> {
        match self {
            Item::Line(line) => Some(links::source_of_line(place, &line.code)),
            other => other.place().map(|place| links::source_of(&place)),
        }
    }

    /// The place it stands for.
    pub(super) fn place(&self) -> Option<Place> {
        match self {
            Item::Group(_, at) | Item::Total(_, at) => Some(at.clone()),
            Item::Locality(locality) => Some(Place::Locality(Arc::clone(&locality.id.code))),
            Item::Heading(_)
            | Item::Line(_)
            | Item::Finding(_)
            | Item::Method(..)
            | Item::Waiver(_)
            | Item::Doubt(_)
            | Item::Decision(_)
            | Item::Followed(_)
            | Item::Row(..) => None,
        }
    }
}
