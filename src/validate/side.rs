//! The values that relations and rules compare.

use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::form::Line;
use crate::model::message::{Fact, Message};
use crate::model::quantity::Quantity;
use crate::model::submission::{Reported, Submission};
use crate::msg;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Where values of lines come from: one submission, or the sums of several.
pub(super) trait Lines<'a>: Copy {
    /// The declared line and its value, where it is usable.
    fn reported(self, code: &str) -> Option<Side<'a>>;

    /// Like [`Lines::reported`], but only a value without "khoảng", "trên", "dưới": a comparison with such a value
    /// would prove nothing.
    fn exact(self, code: &str) -> Option<Side<'a>> {
        self.reported(code).filter(|side| side.quantity.qualifier.is_none())
    }
}

/// One side of a comparison.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) line: &'a Line,
    pub(super) quantity: Quantity,
    /// The cell it stands in; a sum has none.
    pub(super) reported: Option<&'a Reported>,
}

impl<'a> Side<'a> {
    pub(super) fn reported(line: &'a Line, reported: &'a Reported) -> Side<'a> {
        Side { line, quantity: reported.quantity, reported: Some(reported) }
    }

    pub(super) fn value(self) -> Decimal {
        self.quantity.value
    }

    /// `18 (Đất đã cho thuê)`.
    pub(super) fn name(self) -> String {
        format!("{} ({})", self.line.code, self.line.short)
    }

    /// `108,7 ha`.
    pub(super) fn amount(self) -> Message {
        Message::verbatim(Fact::Quantity(self.quantity, Arc::clone(&self.line.unit)))
    }

    /// A finding at this side's cell.
    pub(super) fn finding(self, rule: &str, severity: Severity, message: Message) -> Finding {
        let finding = Finding::new(rule, severity, message).with_line(Arc::clone(&self.line.code));
        match self.reported {
            Some(reported) => finding.with_cell(&reported.cell, &*reported.raw),
            None => finding,
        }
    }
}

/// `108,7 ÷ 196 = 55,46%`.
pub(super) fn division(of: Side<'_>, per: Side<'_>, rate: Decimal) -> Message {
    msg!("division", of = of.value(), per = per.value(), rate = rate)
}

/// `12 ha`, of a number that stands in no cell.
pub(super) fn amount(value: Decimal, unit: &Arc<str>) -> Message {
    Message::verbatim(Fact::Quantity(Quantity { value, qualifier: None }, Arc::clone(unit)))
}

/// Facts one after the other, joined two by two.
pub(super) fn joined(facts: impl IntoIterator<Item = Message>, join: fn(Message, Message) -> Message) -> Message {
    facts.into_iter().reduce(join).unwrap_or_else(|| Message::verbatim(""))
}

/// `6 + 1`.
pub(super) fn plus(first: Message, second: Message) -> Message {
    msg!("plus", first = first, second = second)
}

/// Whose a submission is, for findings that are made next to others.
pub(super) fn place_of(submission: &Submission) -> Option<Place> {
    Some(submission.place())
}
