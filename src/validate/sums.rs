//! Sums of the submissions that count, over a region or the country.

use super::side::{Lines, Side};
use crate::localities::LocalityMap;
use crate::model::figure::Place;
use crate::model::form::Form;
use crate::model::message::Message;
use crate::model::quantity::Quantity;
use crate::model::relation::Places;
use crate::model::submission::Submission;
use crate::msg;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Submissions that are summed.
pub(super) struct Group<'a> {
    pub(super) place: Place,
    /// As messages name the place.
    pub(super) name: Message,
    members: Vec<&'a Submission>,
}

/// The groups of submissions that a relation is asked of; single localities are no group.
pub(super) fn groups<'a>(map: &LocalityMap, submissions: &'a [Submission], places: Places) -> Vec<Group<'a>> {
    match places {
        Places::Locality => Vec::new(),
        Places::Region => map
            .regions()
            .iter()
            .map(|region| Group {
                place: Place::Region(Arc::clone(&region.slug)),
                name: Message::verbatim(region.name.to_string()),
                members: submissions.iter().filter(|one| one.locality.region == *region).collect(),
            })
            .collect(),
        Places::Country => {
            vec![Group { place: Place::Country, name: msg!("whole-country"), members: submissions.iter().collect() }]
        }
    }
}

/// Sums of lines over the localities that have an exact value of each: one that lacks a line would be on one side of a
/// comparison only.
pub(super) struct Sums<'a> {
    form: &'a Form,
    sums: BTreeMap<Arc<str>, Quantity>,
    /// How many localities are in the sums.
    pub(super) count: usize,
}

impl<'a> Sums<'a> {
    /// The sums of some lines; none where no locality has all of them.
    pub(super) fn of(form: &'a Form, group: &Group<'_>, lines: &[Arc<str>]) -> Option<Sums<'a>> {
        let exact = |one: &Submission, line: &str| one.quantity(line).filter(|quantity| quantity.qualifier.is_none());
        let has_all = |one: &&&Submission| lines.iter().all(|line| exact(one, line).is_some());
        let members: Vec<&Submission> = group.members.iter().filter(has_all).copied().collect();
        let sum = |line: &Arc<str>| {
            let values = members.iter().filter_map(|one| Some(exact(one, line)?.value));
            (Arc::clone(line), Quantity { value: values.sum(), qualifier: None })
        };
        let sums = lines.iter().map(sum).collect();
        (!members.is_empty()).then_some(Sums { form, sums, count: members.len() })
    }
}

impl<'a> Lines<'a> for &'a Sums<'a> {
    fn reported(self, code: &str) -> Option<Side<'a>> {
        Some(Side { line: self.form.line(code)?, quantity: *self.sums.get(code)?, reported: None })
    }
}
