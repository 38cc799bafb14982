//! Parts under "trong đó" that do not add up to their whole: the sentence says so, and whose numbers are to blame.

use super::calls::{knows, place_of};
use super::diagnostics::TemplateError;
use super::escape;
use super::report_context::{ReportContext, place_name};
use crate::model::figure::{Figure, Place};
use crate::model::number::with_unit;
use crate::msg;
use handlebars::{Context, Helper, JsonRender, RenderError};
use rust_decimal::Decimal;

/// More names than this are counted.
const NAMED: usize = 3;

/// `{{sum_note "15" "15.1" "15.2"}}`, behind parts: nothing where they add up to the first line, else
/// ` (cộng lại là 712, kém tổng số 1 cụm; số liệu của Thanh Hóa chưa khớp)`.
pub(super) fn sum_note(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<String, RenderError> {
    knows(h, &["place"])?;
    let place = place_of(h, context);
    let codes: Vec<String> = h.params().iter().map(|code| code.value().render()).collect();
    for code in &codes {
        TemplateError::line(&subject.form, code)?;
    }
    let [whole, parts @ ..] = &codes[..] else {
        return Err(TemplateError::new(msg!("template-sum-note-needs-lines")).into());
    };
    let Some((sum, gap)) = gap(subject, &place, whole, parts).filter(|(_, gap)| !gap.is_zero()) else {
        return Ok(String::new());
    };
    let line = TemplateError::line(&subject.form, whole)?;
    let size = subject.number(gap.abs());
    let size = if line.decimals == 0 { subject.padded(size) } else { size };
    let (sum, size) = (subject.number(sum), with_unit(&size, subject.named(&line.unit)));
    let words = subject.say(if gap > Decimal::ZERO {
        msg!("parts-exceed", sum = sum, gap = size)
    } else {
        msg!("parts-fall-short", sum = sum, gap = size)
    });
    Ok(format!(" ({words}{})", culprits(subject, &place, whole, parts)))
}

/// The sum of the parts, and by how much it exceeds the whole; nothing where one of them has no value.
fn gap(subject: &ReportContext, place: &Place, whole: &str, parts: &[String]) -> Option<(Decimal, Decimal)> {
    let value = |line: &str| subject.book.figure(place, line).and_then(|figure: &Figure| figure.value);
    let sum = parts.iter().map(|part| value(part)).sum::<Option<Decimal>>()?;
    Some((sum, sum - value(whole)?))
}

/// `; số liệu của Thanh Hóa chưa khớp`: the localities whose own parts do not give their whole, or that lack one.
fn culprits(subject: &ReportContext, place: &Place, whole: &str, parts: &[String]) -> String {
    let known = |place: &Place, line: &str| subject.book.figure(place, line).is_some_and(|f| f.value.is_some());
    let differs = |place: &Place| match gap(subject, place, whole, parts) {
        Some((_, gap)) => !gap.is_zero(),
        None => parts.iter().chain([&whole.to_owned()]).any(|line| known(place, line)),
    };
    let blamed = subject.book.members(place).into_iter().filter(differs);
    let names: Vec<String> = blamed.map(|place| escape::document(&place_name(subject, Some(&place)))).collect();
    match names.len() {
        0 => String::new(),
        1..=NAMED => format!("; {}", subject.say(msg!("parts-of-places", places = names.join(", ")))),
        many => format!("; {}", subject.say(msg!("parts-of-many", count = subject.count(many)))),
    }
}
