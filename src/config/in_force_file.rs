//! `in_force = { from = …, to = … }` of forms, relations and provisions.

use super::toml_file::TomlFile;
use crate::model::in_force::InForce;
use crate::msg;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// First and last day as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InForceFile {
    from: Spanned<Datetime>,
    to: Option<Spanned<Datetime>>,
}

impl InForceFile {
    /// The days, of which the last is not before the first.
    pub(super) fn parse(&self, file: &TomlFile) -> InForce {
        let in_force = InForce { from: file.day(&self.from), to: self.to.as_ref().map(|to| file.day(to)) };
        if let Some(at) = self.to.as_ref().filter(|_| in_force.to.is_some_and(|to| to < in_force.from)) {
            file.wrong(&at.span(), msg!("ends-before-it-begins"));
        }
        in_force
    }
}
