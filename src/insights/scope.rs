//! What insights are looked for in.

use crate::model::book::Consolidated;
use crate::model::diff::Changes;
use crate::model::figure::{Aspect, Figure, Place};
use crate::model::finding::Finding;
use crate::model::form::{Form, National};
use crate::model::history::Past;
use crate::model::insight::Promises;
use crate::model::law::Law;
use crate::model::standing::Standing;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What insights are looked for in.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The form, which declares the headlines and duties.
    pub form: &'a Form,
    /// The figures.
    pub book: &'a Consolidated,
    /// What is known of earlier periods.
    pub past: &'a Past,
    /// What was found in the data, with what the localities say about it.
    pub findings: &'a [Finding],
    /// What changed since earlier editions.
    pub changes: &'a [Changes],
    /// What the conclusion before asked for, where it is noted.
    pub promises: Option<&'a Promises>,
    /// What is law when.
    pub law: &'a Law,
    /// The day up to which the data run.
    pub data_to: NaiveDate,
    /// The day of the document: whatever it says of duties holds on it.
    pub today: NaiveDate,
}

impl<'a> Scope<'a> {
    /// The figure of a place and line.
    pub(super) fn figure(&self, place: &Place, line: &str) -> Option<&'a Figure> {
        self.book.figure(place, line)
    }

    /// By how much a value moved since the period before, where no doubtful value is in that.
    pub(super) fn certain_change(&self, place: &Place, line: &str) -> Option<Decimal> {
        let figure = self.figure(place, line)?;
        figure.number(Aspect::Change(0)).filter(|_| !figure.is_doubtful(Aspect::Change(0)))
    }

    /// What a locality itself says about a line or, of a rate, about its terms.
    pub(super) fn explained(&self, place: &Place, line: &str) -> Option<String> {
        let terms = match self.form.line(line).map(|line| &line.national) {
            Some(National::Ratio { of, per }) => vec![line, &**of, &**per],
            _ => vec![line],
        };
        let is_about = |finding: &&Finding| {
            finding.place.as_ref() == Some(place) && finding.line.as_deref().is_some_and(|line| terms.contains(&line))
        };
        self.findings.iter().filter(is_about).find_map(|finding| finding.explanation.clone())
    }

    /// The localities that a place consists of; none for a locality itself.
    pub(super) fn members(&self, place: &Place) -> Vec<Place> {
        self.book.members(place)
    }

    /// Codes of the localities whose doubtful values are in an aspect, where doubt matters there.
    pub(super) fn unsure(&self, place: &Place, line: &str, aspects: &[Aspect]) -> Vec<Arc<str>> {
        let Some(figure) = self.figure(place, line) else { return Vec::new() };
        let doubtful: Vec<Aspect> = aspects.iter().copied().filter(|aspect| figure.is_doubtful(*aspect)).collect();
        let its = |place: &Place| {
            let figure = self.figure(place, line);
            figure.is_some_and(|figure| doubtful.iter().any(|aspect| figure.is_doubtful(*aspect)))
        };
        let mut codes: BTreeSet<Arc<str>> = self
            .members(place)
            .iter()
            .chain([place])
            .filter(|place| its(place))
            .filter_map(|place| place.code().cloned())
            .collect();
        if !doubtful.is_empty() {
            codes.extend(figure.doubtful.iter().cloned());
        }
        codes.into_iter().collect()
    }
}

/// Whether nothing speaks against a change since a period, nor against either of its two values.
pub(super) fn is_sound(figure: &Figure, back: usize) -> bool {
    let compared = figure.past.get(back).is_some_and(|compared| compared.change.is_some() && !compared.doubtful);
    compared && is_sound_value(figure)
}

/// Whether nothing speaks against the value by which a place is compared. That of a rate of a locality is recomputed, whatever
/// was typed.
pub(super) fn is_sound_value(figure: &Figure) -> bool {
    let standing = if figure.computed.is_some() { figure.computed_standing } else { figure.standing };
    standing == Standing::Sound
}
