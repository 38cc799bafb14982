//! A request as a page sees it.

use super::answer::Trouble;
use super::fields::Fields;
use super::form::Form;
use super::visitor::Visitor;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::time::Instant;

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Call {
    /// Who asks; nobody on pages that anybody may see.
    pub(super) visitor: Option<Visitor>,
    /// Parts of the path by name.
    pub(super) path: BTreeMap<String, String>,
    /// What stands behind `?`.
    pub(super) query: Fields,
    /// What was sent.
    pub(super) form: Form,
    /// The path as it was asked for.
    pub(super) asked: String,
    /// The session's token.
    pub(super) session: Option<String>,
    /// From where.
    pub(super) from: String,
    /// When.
    pub(super) now: DateTime<FixedOffset>,
    /// The same by a clock that nobody sets: what was read since is new enough for this request.
    pub(super) arrived: Instant,
}

impl Call {
    /// A part of the path.
    pub(super) fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// Who asks.
    ///
    /// # Errors
    /// Nobody does: the page is for nobody then.
    pub(super) fn visitor(&self) -> Result<&Visitor, Trouble> {
        self.visitor.as_ref().ok_or(Trouble::NotFound)
    }
}
