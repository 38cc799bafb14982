//! Waivers, of `decisions.toml` or `[[waiver]]` of `conference.toml`: findings the secretariat has decided to live with.

use super::declared::Declared;
use super::figure::Place;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// A decision on one finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Waiver {
    /// Rule of the finding.
    pub rule: Arc<str>,
    /// Whose data.
    pub place: Place,
    /// Which line; absent for findings that are about none.
    pub line: Option<Arc<str>>,
    /// The value it was given for.
    pub value: Option<Decimal>,
    /// Who decided: a post or an agency.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Last day it applies; absent for no end.
    pub until: Option<NaiveDate>,
    /// Where it is declared.
    #[serde(skip)]
    pub declared: Declared,
}
