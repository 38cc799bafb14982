//! What counts for a locality: what it reported, or, where nothing of it counts, stocks of the conference before. Old
//! and new values of one locality never stand next to each other, and a held value does not count.

use super::scope::Scope;
use crate::model::book::Carried;
use crate::model::decision::{Decision, Ruling, ValueDecisions};
use crate::model::doubt::{Doubt, Doubts};
use crate::model::figure::Source;
use crate::model::form::Form;
use crate::model::history::PastValue;
use crate::model::quantity::Quantity;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What counts for one locality.
pub(super) enum Effective<'a> {
    /// What it reported, with what of it is not sound and what was decided on its values.
    Reported(&'a Submission, &'a Doubts, &'a ValueDecisions),
    /// What it had reported to the conference before, by line, on today's map.
    Carried(&'a Arc<str>, BTreeMap<&'a str, &'a PastValue>),
}

impl<'a> Effective<'a> {
    pub(super) fn code(&self) -> &'a Arc<str> {
        match self {
            Effective::Reported(submission, ..) => &submission.locality.id.code,
            Effective::Carried(code, _) => code,
        }
    }

    /// The quantity of a line, where it is usable and counts.
    pub(super) fn quantity(&self, line: &str) -> Option<Quantity> {
        match self {
            Effective::Reported(..) if self.standing(line) == Standing::Held => None,
            _ => self.with_held(line),
        }
    }

    /// The quantity of a line, where it is usable, even where it is held.
    pub(super) fn with_held(&self, line: &str) -> Option<Quantity> {
        match self {
            Effective::Reported(submission, ..) => self.corrected(line).or(submission.quantity(line)),
            Effective::Carried(_, values) => values.get(line).map(|value| value.quantity),
        }
    }

    /// Why the value of a line is not sound. What is carried is what counted before.
    pub(super) fn doubt(&self, line: &str) -> Option<&'a Doubt> {
        match self {
            Effective::Reported(submission, doubts, _) => {
                doubts.get(&submission.locality.id.code, line).filter(|_| submission.lines.contains_key(line))
            }
            Effective::Carried(..) => None,
        }
    }

    /// What was decided on the value of a line.
    pub(super) fn decision(&self, line: &str) -> Option<&'a Decision> {
        match self {
            Effective::Reported(submission, _, decisions) => {
                decisions.get(&(Arc::clone(&submission.locality.id.code), Arc::from(line)))
            }
            Effective::Carried(..) => None,
        }
    }

    /// The value that stands instead of the reported one.
    fn corrected(&self, line: &str) -> Option<Quantity> {
        match self.decision(line)?.ruling.as_ref()? {
            Ruling::Correct { value, .. } => Some(Quantity { value: value.value, qualifier: None }),
            _ => None,
        }
    }

    pub(super) fn standing(&self, line: &str) -> Standing {
        self.doubt(line).map(|doubt| doubt.standing).unwrap_or_default()
    }

    /// What was reported now.
    pub(super) fn submission(&self) -> Option<&'a Submission> {
        match self {
            Effective::Reported(submission, ..) => Some(submission),
            Effective::Carried(..) => None,
        }
    }

    /// The cells that a carried value of a line was read from.
    pub(super) fn carried_cells(&self, line: &str) -> &'a [Source] {
        match self {
            Effective::Reported(..) => &[],
            Effective::Carried(_, values) => values.get(line).map_or(&[], |value| &value.cells),
        }
    }

    pub(super) fn is_carried(&self) -> bool {
        matches!(self, Effective::Carried(..))
    }
}

/// Codes of the localities of which something is carried, and of how many something was reported.
pub(super) fn split<'s, 'a: 's>(effective: impl Iterator<Item = &'s Effective<'a>>) -> (Vec<Arc<str>>, usize) {
    let (mut carried, mut reported) = (Vec::new(), 0);
    for one in effective {
        if one.is_carried() {
            carried.push(Arc::clone(one.code()));
        } else {
            reported += 1;
        }
    }
    (carried, reported)
}

/// What counts for each locality for which anything does, by code.
pub(super) fn effective<'a>(scope: &Scope<'a>, accepted: &'a [Submission]) -> BTreeMap<&'a str, Effective<'a>> {
    let mut effective: BTreeMap<&str, Effective<'a>> = accepted
        .iter()
        .map(|one| (&*one.locality.id.code, Effective::Reported(one, scope.doubts, scope.values)))
        .collect();
    for code in scope.localities.iter().map(|locality| &locality.id.code) {
        let values = if effective.contains_key(&**code) { BTreeMap::new() } else { stocks(scope, code) };
        if !values.is_empty() {
            effective.insert(code, Effective::Carried(code, values));
        }
    }
    effective
}

/// What the conference lets be carried of a locality's values.
fn stocks<'a>(scope: &Scope<'a>, code: &str) -> BTreeMap<&'a str, &'a PastValue> {
    let form: &'a Form = scope.form;
    let (Some(carry), Some(then)) = (scope.carry_forward, scope.past.last()) else { return BTreeMap::new() };
    let lines = form.lines.iter().filter(|line| carry.takes(line));
    lines.filter_map(|line| Some((&*line.code, then.value(code, &line.code)?))).collect()
}

/// For whom what was carried stands in, and from which conference it is.
pub(super) fn carried(scope: &Scope<'_>, effective: &BTreeMap<&str, Effective<'_>>) -> Option<Carried> {
    let (localities, _) = split(effective.values());
    let then = scope.past.last().filter(|_| !localities.is_empty())?;
    Some(Carried { conference: then.conference.clone(), period: then.period, data_to: then.data_to, localities })
}
