//! What counts for a locality: what it reported, or, where nothing of it counts, stocks of the conference before. Old
//! and new values of one locality never stand next to each other.

use super::scope::Scope;
use crate::model::book::Carried;
use crate::model::figure::Source;
use crate::model::form::Form;
use crate::model::history::PastValue;
use crate::model::quantity::Quantity;
use crate::model::submission::Submission;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What counts for one locality.
pub(super) enum Standing<'a> {
    /// What it reported.
    Reported(&'a Submission),
    /// What it had reported to the conference before, by line, on today's map.
    Carried(&'a Arc<str>, BTreeMap<&'a str, &'a PastValue>),
}

impl<'a> Standing<'a> {
    pub(super) fn code(&self) -> &'a Arc<str> {
        match self {
            Standing::Reported(submission) => &submission.locality.id.code,
            Standing::Carried(code, _) => code,
        }
    }

    /// The quantity of a line, where it is usable.
    pub(super) fn quantity(&self, line: &str) -> Option<Quantity> {
        match self {
            Standing::Reported(submission) => submission.quantity(line),
            Standing::Carried(_, values) => values.get(line).map(|value| value.quantity),
        }
    }

    /// What was reported now.
    pub(super) fn submission(&self) -> Option<&'a Submission> {
        match self {
            Standing::Reported(submission) => Some(submission),
            Standing::Carried(..) => None,
        }
    }

    /// The cells that a carried value of a line was read from.
    pub(super) fn carried_cells(&self, line: &str) -> &'a [Source] {
        match self {
            Standing::Reported(_) => &[],
            Standing::Carried(_, values) => values.get(line).map_or(&[], |value| &value.cells),
        }
    }

    pub(super) fn is_carried(&self) -> bool {
        matches!(self, Standing::Carried(..))
    }
}

/// Codes of the localities of which something is carried, and of how many something was reported.
pub(super) fn split<'s, 'a: 's>(standings: impl Iterator<Item = &'s Standing<'a>>) -> (Vec<Arc<str>>, usize) {
    let (mut carried, mut reported) = (Vec::new(), 0);
    for standing in standings {
        if standing.is_carried() {
            carried.push(Arc::clone(standing.code()));
        } else {
            reported += 1;
        }
    }
    (carried, reported)
}

/// What counts for each locality for which anything does, by code.
pub(super) fn standings<'a>(scope: &Scope<'a>, accepted: &'a [Submission]) -> BTreeMap<&'a str, Standing<'a>> {
    let mut standings: BTreeMap<&str, Standing<'a>> =
        accepted.iter().map(|one| (&*one.locality.id.code, Standing::Reported(one))).collect();
    for code in scope.localities.iter().map(|locality| &locality.id.code) {
        let values = if standings.contains_key(&**code) { BTreeMap::new() } else { stocks(scope, code) };
        if !values.is_empty() {
            standings.insert(code, Standing::Carried(code, values));
        }
    }
    standings
}

/// What the conference lets be carried of a locality's values.
fn stocks<'a>(scope: &Scope<'a>, code: &str) -> BTreeMap<&'a str, &'a PastValue> {
    let form: &'a Form = scope.form;
    let (Some(carry), Some(then)) = (scope.carry_forward, scope.past.last()) else { return BTreeMap::new() };
    let lines = form.lines.iter().filter(|line| carry.takes(line));
    lines.filter_map(|line| Some((&*line.code, then.value(code, &line.code)?))).collect()
}

/// For whom what was carried stands in, and from which conference it is.
pub(super) fn carried(scope: &Scope<'_>, standings: &BTreeMap<&str, Standing<'_>>) -> Option<Carried> {
    let (localities, _) = split(standings.values());
    let then = scope.past.last().filter(|_| !localities.is_empty())?;
    Some(Carried { conference: then.conference.clone(), period: then.period, data_to: then.data_to, localities })
}
