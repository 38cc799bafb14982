//! Submissions in, findings out: do the numbers agree with each other and with the form.
//!
//! In: accepted submissions and the form. Out: findings with address, both sides, suggestion and basis. Must not:
//! change a value, or stop at the first finding.
//!
//! A rule stands in one place: relations between lines in the form file (checked by `relations`), everything else as
//! one function and one row in its family's file under `rules`.

mod relations;
mod rules;

pub use rules::{Check, RULES, Rule};

use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Form, Line};
use crate::model::number::{decimal, quantity, with_unit};
use crate::model::submission::{Reported, Submission};
use rust_decimal::Decimal;
use std::sync::Arc;

/// All findings on one submission.
pub fn check(form: &Form, submission: &Submission) -> Vec<Finding> {
    let case = Case { form, submission };
    let mut findings: Vec<Finding> =
        form.relations.iter().filter_map(|relation| relations::check(case, relation)).collect();
    findings.extend(RULES.iter().flat_map(|rule| match rule.check {
        Check::One(check) => check(case),
        Check::All(_) => Vec::new(),
    }));
    let place = Place::Locality(Arc::clone(&submission.locality.id.code));
    for finding in &mut findings {
        finding.place = Some(place.clone());
    }
    findings
}

/// Findings that only show beside the other submissions.
pub fn check_all(form: &Form, submissions: &[Submission]) -> Vec<Finding> {
    let checks = RULES.iter().map(|rule| match rule.check {
        Check::One(_) => Vec::new(),
        Check::All(check) => check(form, submissions),
    });
    checks.flatten().collect()
}

/// One submission under its form: what a rule sees.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    form: &'a Form,
    submission: &'a Submission,
}

impl<'a> Case<'a> {
    /// The declared line and what was reported for it, where it is usable.
    fn reported(self, code: &str) -> Option<Side<'a>> {
        Some(Side { line: self.form.line(code)?, reported: self.submission.lines.get(code)? })
    }

    /// Like [`Case::reported`], but only a value without "khoảng", "trên", "dưới": a comparison with such a value
    /// would prove nothing.
    fn exact(self, code: &str) -> Option<Side<'a>> {
        self.reported(code).filter(|side| side.reported.quantity.qualifier.is_none())
    }
}

/// One side of a comparison.
#[derive(Clone, Copy)]
struct Side<'a> {
    line: &'a Line,
    reported: &'a Reported,
}

impl Side<'_> {
    fn value(self) -> Decimal {
        self.reported.quantity.value
    }

    /// `18 (Đất đã cho thuê)`.
    fn name(self) -> String {
        format!("{} ({})", self.line.code, self.line.short)
    }

    /// `108,7 ha`.
    fn shown(self) -> String {
        with_unit(&quantity(self.reported.quantity, &self.line.unit), &self.line.unit)
    }

    /// A finding at this side's cell.
    fn finding(self, rule: &str, severity: Severity, message: String) -> Finding {
        Finding::new(rule, severity, message)
            .with_line(Arc::clone(&self.line.code))
            .with_cell(&self.reported.cell, self.reported.raw.clone())
    }
}

/// `108,7 ÷ 196 = 55,46%`.
fn division(of: Side<'_>, per: Side<'_>, rate: Decimal) -> String {
    format!("{} ÷ {} = {}%", decimal(of.value()), decimal(per.value()), decimal(rate))
}
