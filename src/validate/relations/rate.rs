//! The audit of a typed rate: it is recomputed from numerator and denominator, and where it disagrees, what was divided
//! instead is looked for.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side, division};
use super::last_digit::last_digit;
use crate::model::finding::{Finding, Severity};
use crate::model::number::decimal;
use crate::model::quantity::percent;
use crate::model::relation::Relation;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A typed rate, its own lines and what they give.
struct Audit<'a> {
    typed: Side<'a>,
    of: Side<'a>,
    per: Side<'a>,
    computed: Decimal,
}

impl<'a> Audit<'a> {
    fn new(input: RuleInput<'a>, [line, of, per]: [&str; 3]) -> Option<Audit<'a>> {
        let (typed, of, per) = (input.exact(line)?, input.exact(of)?, input.exact(per)?);
        Some(Audit { typed, of, per, computed: percent(of.value(), per.value())? })
    }

    /// Whether a quotient is what was typed, to the last digit typed.
    fn agrees(&self, quotient: Decimal) -> bool {
        (self.typed.value() - quotient).abs() <= last_digit(self.typed.value())
    }

    fn found(&self) -> String {
        division(self.of, self.per, self.computed)
    }

    fn finding(&self, relation: &Relation, severity: Severity, message: String) -> Finding {
        self.typed.finding(&relation.rule, severity, message).with_sides(self.typed.shown(), self.found())
    }
}

/// Below its quotient a rate is wrong; above, land that is approved but not leased may explain it where the relation says so;
/// above 100 % nothing does, whether or not there is a quotient.
pub(super) fn rate(
    input: RuleInput<'_>,
    relation: &Relation,
    lines: [&str; 3],
    explained_by: Option<&str>,
) -> Option<Finding> {
    let Some(audit) = Audit::new(input, lines) else { return without_quotient(input, relation, lines) };
    let (typed, found) = (audit.typed, audit.found());
    if typed.value() > Decimal::ONE_HUNDRED {
        let message = format!("Chỉ tiêu {} ghi {}, vượt 100%; tính lại: {found}.", typed.name(), typed.shown());
        return Some(audit.finding(relation, Severity::Error, message));
    }
    if audit.agrees(audit.computed) {
        return None;
    }
    if typed.value() < audit.computed || explained_by.is_none() {
        let message = format!("Chỉ tiêu {}: {found}, nhưng báo cáo ghi {}.", typed.name(), typed.shown());
        return Some(audit.finding(relation, relation.severity, message).with_suggestion(correction(&audit)));
    }
    let why = explanation(input, &audit, explained_by);
    let message = format!("Chỉ tiêu {} ghi {}, cao hơn phép chia {found}; {why}.", typed.name(), typed.shown());
    Some(audit.finding(relation, Severity::Info, message))
}

/// A rate that nothing can be divided for: above 100 %, or of a whole that is 0.
fn without_quotient(input: RuleInput<'_>, relation: &Relation, [line, _, per]: [&str; 3]) -> Option<Finding> {
    let typed = input.exact(line)?;
    let (severity, why, other) = match input.exact(per).filter(|per| per.value().is_zero()) {
        _ if typed.value() > Decimal::ONE_HUNDRED => (Severity::Error, "vượt 100%".to_owned(), "100%".to_owned()),
        Some(per) if !typed.value().is_zero() => {
            (relation.severity, format!("nhưng chỉ tiêu {} là 0, không có gì để chia", per.name()), per.shown())
        }
        _ => return None,
    };
    let message = format!("Chỉ tiêu {} ghi {}, {why}.", typed.name(), typed.shown());
    Some(typed.finding(&relation.rule, severity, message).with_sides(typed.shown(), other))
}

fn correction(audit: &Audit<'_>) -> String {
    let (of, per) = (audit.of, audit.per);
    let cell = |side: Side<'_>| side.reported.map_or_else(String::new, |reported| reported.cell.a1());
    format!(
        "Ghi {}% hoặc kiểm tra lại chỉ tiêu {} (ô {}) và {} (ô {}).",
        decimal(audit.computed),
        of.line.code,
        cell(of),
        per.line.code,
        cell(per)
    )
}

/// Why a rate may lawfully be above its quotient: land approved but not leased counts in the numerator.
fn explanation(input: RuleInput<'_>, audit: &Audit<'_>, by: Option<&str>) -> String {
    let Some(approved) = by.and_then(|code| input.reported(code)) else {
        return "cần giải thích phần chênh lệch".to_owned();
    };
    let with = percent(audit.of.value() + approved.value(), audit.per.value());
    match with.filter(|with| audit.agrees(*with)) {
        Some(with) => format!("khớp nếu cộng chỉ tiêu {}: {}%", approved.name(), decimal(with)),
        None => format!("chỉ tiêu {} là {} chưa giải thích hết", approved.name(), approved.shown()),
    }
}

/// Names the wrong denominator that reproduces a typed rate which its own lines do not.
pub(super) fn denominator(
    input: RuleInput<'_>,
    relation: &Relation,
    lines: [&str; 3],
    instead: &[Arc<str>],
) -> Option<Finding> {
    let audit = Audit::new(input, lines)?;
    if audit.agrees(audit.computed) || audit.typed.value().is_zero() {
        return None;
    }
    let taken: Vec<String> = instead
        .iter()
        .filter_map(|code| input.exact(code))
        .filter_map(|other| Some((other, percent(audit.of.value(), other.value())?)))
        .filter(|(_, quotient)| audit.agrees(*quotient))
        .map(|(other, quotient)| {
            format!("{} (chia cho chỉ tiêu {})", division(audit.of, other, quotient), other.name())
        })
        .collect();
    if taken.is_empty() {
        return None;
    }
    let message = format!(
        "Chỉ tiêu {} ghi {}, khớp với {}: mẫu số đúng là chỉ tiêu {}, cho {}.",
        audit.typed.name(),
        audit.typed.shown(),
        taken.join("; "),
        audit.per.name(),
        audit.found()
    );
    Some(audit.finding(relation, relation.severity, message).with_suggestion(correction(&audit)))
}
