//! What submissions are checked against.

use crate::localities::{LocalityMap, MapBefore};
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::law::Law;
use crate::model::period::Period;
use chrono::NaiveDate;

/// What submissions are checked against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Lines, tables and relations.
    pub form: &'a Form,
    /// What is law when.
    pub law: &'a Law,
    /// Day up to which the data run: it chooses the law.
    pub day: NaiveDate,
    /// Period the data are of.
    pub period: Period,
    /// What earlier periods said.
    pub past: &'a Past,
    /// The map in use.
    pub map: &'a LocalityMap,
    /// The map before it, where there was one.
    pub former: Option<&'a MapBefore>,
}
