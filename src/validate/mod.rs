//! Submissions in, findings out: do the numbers agree with each other, with the lists, with the past and with the law.
//!
//! In: submissions and what they are measured by. Out: findings with address, both sides, suggestion and basis, each
//! root cause told once. Must not: change a value, or stop at the first finding.
//!
//! A rule stands in one place: relations in the form file (checked by `relations`), thresholds in the dated table of the
//! pack, everything else as one function and one row in its family's file under `rules`.

mod clauses;
mod relations;
mod report;
mod rules;

pub use report::report;
pub use rules::{Check, EVERY_PERIOD, RULES, Rule};

use crate::localities::{LocalityMap, MapBefore};
use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Form, Line};
use crate::model::history::Past;
use crate::model::law::Law;
use crate::model::number::{decimal, quantity, with_unit};
use crate::model::period::Period;
use crate::model::reading;
use crate::model::submission::{Reported, Submission, TableRow};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What submissions are measured by.
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

/// Findings of reading that explain whatever rests on the same value: there is none, or not the one that was meant.
const CAUSES: [&str; 4] = [reading::MISSING, reading::NUMBER, reading::TWICE, reading::UNIT];

/// All findings on one submission.
pub fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let case = Case { context, submission };
    let mut findings: Vec<Finding> =
        context.form.relations.iter().flat_map(|relation| relations::check(case, relation)).collect();
    for rule in RULES {
        if let Check::One(check) = rule.check {
            findings.extend(check(case).into_iter().map(|finding| after(finding, rule)));
        }
    }
    let place = submission.place();
    for finding in &mut findings {
        finding.place = Some(place.clone());
    }
    findings
}

/// Findings that only show beside the other submissions.
pub fn check_all(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        context.form.relations.iter().flat_map(|relation| relations::check_all(relation, submissions)).collect();
    for rule in RULES {
        if let Check::All(check) = rule.check {
            findings.extend(check(context, submissions).into_iter().map(|finding| after(finding, rule)));
        }
    }
    findings
}

/// What explains a finding of a rule in code.
fn after(mut finding: Finding, rule: &Rule) -> Finding {
    finding.premises.after = CAUSES.iter().chain(rule.after).map(|id| Arc::from(*id)).collect();
    finding
}

/// One submission and what it is measured by: what a rule sees.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    context: &'a Context<'a>,
    submission: &'a Submission,
}

impl<'a> Case<'a> {
    /// The declared line and what was reported for it, where it is usable.
    fn reported(self, code: &str) -> Option<Side<'a>> {
        Some(Side { line: self.context.form.line(code)?, reported: self.submission.lines.get(code)? })
    }

    /// Like [`Case::reported`], but only a value without "khoảng", "trên", "dưới": a comparison with such a value
    /// would prove nothing.
    fn exact(self, code: &str) -> Option<Side<'a>> {
        self.reported(code).filter(|side| side.reported.quantity.qualifier.is_none())
    }

    /// Rows of a table sheet.
    fn rows(self, table: &str) -> &'a [TableRow] {
        self.submission.tables.get(table).map_or(&[], Vec::as_slice)
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
            .with_cell(&self.reported.cell, &*self.reported.raw)
    }
}

/// `108,7 ÷ 196 = 55,46%`.
fn division(of: Side<'_>, per: Side<'_>, rate: Decimal) -> String {
    format!("{} ÷ {} = {}%", decimal(of.value()), decimal(per.value()), decimal(rate))
}

/// Whose a submission is, for findings that are made beside others.
fn place_of(submission: &Submission) -> Option<Place> {
    Some(submission.place())
}
