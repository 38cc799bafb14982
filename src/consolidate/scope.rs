//! What a consolidation is of.

use crate::model::conference::CarryForward;
use crate::model::decision::ValueDecisions;
use crate::model::doubt::Doubts;
use crate::model::figure::Coverage;
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::locality::{Locality, Region};
use crate::model::period::Period;
use crate::model::target::Target;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What the consolidation is of.
pub struct Scope<'a> {
    /// The form of the conference.
    pub form: &'a Form,
    /// Expected localities by code.
    pub localities: &'a [Arc<Locality>],
    /// Regions from north to south.
    pub regions: &'a [Arc<Region>],
    /// Who sent, who counts.
    pub coverage: Coverage,
    /// The period reported on.
    pub period: Period,
    /// Day up to which the data run.
    pub day: NaiveDate,
    /// What is known of earlier periods, on today's map.
    pub past: &'a Past,
    /// What stands in for localities of which nothing counts; nothing where absent.
    pub carry_forward: Option<&'a CarryForward>,
    /// What was decided on values of the files that count.
    pub values: &'a ValueDecisions,
    /// What is not sound of the values of localities, without what was decided.
    pub doubts: &'a Doubts,
    /// Percent of a total from which on doubt matters.
    pub materiality: Decimal,
    /// What the conference aims at.
    pub targets: &'a [Target],
}
