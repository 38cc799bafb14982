//! A cell to a quantity of the unit asked for, with the receipt: it tells every step from what stands there to the value.

use super::nothing::says_nothing;
use super::parse_number::numeral;
use super::separator_inference::{Evidence, decide};
use super::typed_number::{Typed, TypedNumber};
use super::unit::{Meant, meant};
use crate::model::form::{Scale, Unit};
use crate::model::message::{Fact, Message};
use crate::model::quantity::{LIMIT, Qualifier, Quantity};
use crate::model::workbook::{RawCell, RawValue, Shown};
use crate::msg;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a cell is asked for.
#[derive(Clone, Copy)]
pub(super) struct Input<'s, 'f> {
    /// Unit of the form; `None` for a bare number.
    pub(super) unit: Option<&'f Unit>,
    /// The units that the row, the heading and the title state, with the words.
    pub(super) stated: &'s [(String, Meant<'f>)],
    /// What decides between two readings.
    pub(super) evidence: Evidence,
}

/// A value with its receipt.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value<'f> {
    pub(super) quantity: Quantity,
    pub(super) reading: Vec<Message>,
    /// The other unit it was converted from.
    pub(super) from: Option<Cow<'f, Scale>>,
}

/// Why a cell has no value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum NoValue {
    /// It holds no number, or one with two readings.
    Unread(Message),
    /// It shows another number than it holds, or none.
    Shown {
        /// What it holds.
        held: Decimal,
        /// What it shows.
        shown: Message,
    },
    /// Two places state two units.
    Units(String, String),
}

impl From<Message> for NoValue {
    fn from(reason: Message) -> NoValue {
        NoValue::Unread(reason)
    }
}

impl Value<'_> {
    /// The receipt as one message.
    pub(super) fn receipt(self) -> Message {
        let mut steps = self.reading.into_iter();
        let first = steps.next().unwrap_or_else(|| Message::verbatim(""));
        steps.fold(first, |steps, step| msg!("read-steps", first = steps, then = step))
    }
}

/// Reads a cell.
pub(super) fn interpret<'f>(cell: &RawCell, asked: Input<'_, 'f>) -> Result<Value<'f>, NoValue> {
    let mut value = match &cell.value {
        RawValue::Number(n) if n.is_sign_negative() && !n.is_zero() => Err(msg!("unread-negative").into()),
        RawValue::Number(n) => number(*n, cell, asked),
        RawValue::Text(text) => typed(text, asked),
        RawValue::Uncomputed(_) => Err(msg!("unread-uncomputed").into()),
        RawValue::Error(code) => Err(msg!("unread-error", code = code).into()),
        RawValue::Date(_) => Err(msg!("unread-date").into()),
        RawValue::Bool(_) => Err(msg!("unread-bool").into()),
        RawValue::Unrepresentable(_) => Err(msg!("unread-too-large-or-long").into()),
    }?;
    if cell.hint.cleaned {
        value.reading.push(msg!("read-made-plain"));
    }
    if cell.hint.formula {
        value.reading.push(msg!("read-formula"));
    }
    Ok(value)
}

/// The one unit that all places state which say one; of two that differ both.
fn stated<'f>(places: &[(String, Meant<'f>)]) -> Result<Option<Meant<'f>>, NoValue> {
    let Some((words, first)) = places.first() else { return Ok(None) };
    match places.iter().find(|(_, other)| other.factor() != first.factor()) {
        Some((other, _)) => Err(NoValue::Units(words.clone(), other.clone())),
        None => Ok(Some(first.clone())),
    }
}

fn number<'f>(n: Decimal, cell: &RawCell, asked: Input<'_, 'f>) -> Result<Value<'f>, NoValue> {
    let mut quantity = Quantity { value: n, qualifier: None };
    if cell.hint.percent {
        let value = checked(n, Decimal::ONE_HUNDRED)?;
        let shown = msg!("shown-percent", value = value);
        if asked.unit.is_none_or(|unit| &*unit.name != "%") {
            return Err(NoValue::Shown { held: n, shown });
        }
        let reading = vec![msg!("read-percent", stored = n, shown = value)];
        return Ok(Value { quantity: Quantity { value, ..quantity }, reading, from: None });
    }
    let mut places = asked.stated.to_vec();
    let mut reading = vec![msg!("read-number")];
    if let Some(shown) = cell.hint.shown.as_deref() {
        let words = Around::of(n, shown, asked.unit)?;
        quantity.qualifier = words.qualifier;
        if let Some(qualifier) = words.qualifier {
            reading.push(msg!("read-qualifier", word = qualifier.word()));
        }
        places.extend(words.unit);
    }
    let from = stated(&places)?.and_then(Meant::other);
    Ok(converted(Value { quantity, reading, from }, asked.unit)?)
}

/// What the words around the digits of a shown number say.
struct Around<'f> {
    qualifier: Option<Qualifier>,
    unit: Option<(String, Meant<'f>)>,
}

impl<'f> Around<'f> {
    /// Takes them apart as those of a typed number. A format that leaves digits out, adds some or shows none shows another
    /// number.
    fn of(held: Decimal, shown: &Shown, unit: Option<&'f Unit>) -> Result<Around<'f>, NoValue> {
        let other = |shown: Message| Err(NoValue::Shown { held, shown });
        let words = [&shown.before, &shown.behind].map(|words| words.trim().to_owned());
        let [before, behind] = &words;
        if !shown.digits {
            // `-` for zero is what accountants write.
            let zero = held.is_zero() && (before.is_empty() || says_nothing(before));
            return match zero {
                true => Ok(Around { qualifier: None, unit: None }),
                false if before.is_empty() => other(msg!("shown-nothing")),
                false => other(msg!("shown-words", words = before)),
            };
        }
        if shown.thousands > 0 {
            let divisor = (0..shown.thousands).fold(Decimal::ONE, |product, _| product * Decimal::ONE_THOUSAND);
            let number = held.checked_div(divisor).unwrap_or_default().normalize();
            return other(shown_around(before, number, behind));
        }
        let digits = |words: &String| words.contains(|c: char| c.is_ascii_digit());
        let around = format!("{before} 1 {behind}");
        match Typed::read(&around) {
            _ if digits(before) || digits(behind) => other(shown_around(before, held, behind)),
            Ok(Typed::Number(TypedNumber { qualifier, unit: words, .. })) => {
                let words = if words.is_empty() { String::new() } else { behind.clone() };
                Around { qualifier, unit: None }.in_unit(words, unit, held, shown)
            }
            // A sign of money stands before the digits.
            _ => Around { qualifier: None, unit: None }.in_unit(before.clone(), unit, held, shown),
        }
    }

    fn in_unit(
        self,
        words: String,
        unit: Option<&'f Unit>,
        held: Decimal,
        shown: &Shown,
    ) -> Result<Around<'f>, NoValue> {
        if words.is_empty() {
            return Ok(self);
        }
        match unit.and_then(|unit| meant(unit, &words)) {
            Some(meant) => Ok(Around { unit: Some((words, meant)), ..self }),
            None => {
                let shown = shown_around(&shown.before, held, &shown.behind);
                Err(NoValue::Shown { held, shown })
            }
        }
    }
}

/// A number between the words that a format shows.
fn shown_around(before: &str, value: Decimal, behind: &str) -> Message {
    match (before.is_empty(), behind.is_empty()) {
        (true, true) => msg!("shown-number", value = value),
        (false, true) => msg!("shown-before", before = before, value = value),
        (true, false) => msg!("shown-behind", value = value, behind = behind),
        (false, false) => msg!("shown-around", before = before, value = value, behind = behind),
    }
}

fn typed<'f>(text: &str, asked: Input<'_, 'f>) -> Result<Value<'f>, NoValue> {
    let number = match Typed::read(text)? {
        Typed::Number(number) => number,
        Typed::Nothing => {
            let quantity = Quantity { value: Decimal::ZERO, qualifier: None };
            return Ok(Value { quantity, reading: vec![msg!("read-nothing", text = text.trim())], from: None });
        }
    };
    let from = match (asked.unit, number.unit.as_str()) {
        (_, "") => stated(asked.stated)?.and_then(Meant::other),
        (Some(unit), words) => match meant(unit, words) {
            Some(meant) => meant.other(),
            None => return Err(msg!("unread-unit", words = words).into()),
        },
        (None, words) => return Err(msg!("unread-words", words = words).into()),
    };
    // `6,118 nghìn người` is a whole number of people.
    let more = from.as_ref().map_or(0, |scale| zeros(scale.factor));
    let evidence = Evidence { decimals: asked.evidence.decimals + more, ..asked.evidence };
    let (value, rule) = decide(&numeral(&number.digits)?, evidence)?;
    let mut reading = vec![rule];
    if let Some(qualifier) = number.qualifier {
        reading.push(msg!("read-qualifier", word = qualifier.word()));
    }
    if number.quoted {
        reading.push(msg!("read-apostrophe"));
    }
    if let Some(mark) = number.note {
        reading.push(msg!("read-note-mark", mark = mark));
    }
    Ok(converted(Value { quantity: Quantity { value, qualifier: number.qualifier }, reading, from }, asked.unit)?)
}

/// How many decimals a multiple takes up: three of a thousand, none of a thousandth.
fn zeros(factor: Decimal) -> u32 {
    factor.trunc().to_string().len().saturating_sub(1) as u32
}

/// The value in the form's unit.
fn converted<'f>(mut value: Value<'f>, unit: Option<&Unit>) -> Result<Value<'f>, Message> {
    let (Some(scale), Some(unit)) = (&value.from, unit) else { return Ok(value) };
    let before = value.quantity.value;
    let after = checked(before, scale.factor)?;
    let of = |value, name: &str| Fact::Quantity(Quantity { value, qualifier: None }, name.into());
    value.reading.push(msg!("read-converted", from = of(before, &scale.name), to = of(after, &unit.name)));
    value.quantity.value = after;
    Ok(value)
}

fn checked(value: Decimal, factor: Decimal) -> Result<Decimal, Message> {
    let product = value.checked_mul(factor).filter(|product| *product < LIMIT);
    product.map(|product| product.normalize()).ok_or_else(|| msg!("unread-too-large"))
}

#[cfg(test)]
mod tests {
    use super::super::separator_inference::Habit;
    use super::*;
    use crate::messages::built_in;
    use crate::model::number;
    use crate::model::workbook::Hint;
    use proptest::prelude::*;

    fn unit(name: &str, scales: &[(&str, &str)]) -> Unit {
        let scale = |(name, factor): &(&str, &str)| Scale {
            name: (*name).to_owned(),
            spellings: Vec::new(),
            factor: factor.parse().unwrap(),
        };
        Unit { name: name.into(), spellings: Vec::new(), scales: scales.iter().map(scale).collect() }
    }

    fn read(text: &str, decimals: u32, column: &[&str], last: Option<&str>) -> Result<(Quantity, String), String> {
        let unit = unit("ha", &[("m²", "0.0001")]);
        let last = last.map(|last| last.parse().unwrap());
        let evidence = Evidence { decimals, habit: Habit::of(column.iter().copied()), last };
        let cell = RawCell { row: 0, col: 0, value: RawValue::Text(text.to_owned()), hint: Hint::default() };
        let asked = Input { unit: Some(&unit), stated: &[], evidence };
        match interpret(&cell, asked) {
            Ok(value) => Ok((value.quantity, built_in(&value.receipt()))),
            Err(NoValue::Unread(reason)) => Err(built_in(&reason)),
            Err(other) => Err(format!("{other:?}")),
        }
    }

    fn show(text: &str, decimals: u32, column: &[&str], last: Option<&str>) -> String {
        match read(text, decimals, column, last) {
            Ok((quantity, _)) => number::quantity(quantity, ""),
            Err(reason) => format!("? {reason}"),
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, decimals, wanted) in [
            ("1.250", 0, "1.250"),
            ("1.250", 2, "1.250"),
            ("2.928,81", 2, "2.928,81"),
            ("1 234,5", 2, "1.234,5"),
            ("1\u{a0}234,5", 2, "1.234,5"),
            ("1\u{202f}234,5", 2, "1.234,5"),
            ("75 ha", 2, "75"),
            ("75ha", 2, "75"),
            ("75 (ha)", 2, "75"),
            ("58.123 ha", 2, "58.123"),
            ("12.500 m²", 2, "1,25"),
            ("12500 m2", 2, "1,25"),
            ("0,29", 2, "0,29"),
            ("0.290", 2, "0,29"),
            ("51.6", 2, "51,6"),
            ("1,234.5", 2, "1.234,5"),
            ("1.234.567", 0, "1.234.567"),
            ("1,250", 0, "1.250"),
            ("-", 0, "0"),
            ("không", 0, "0"),
            ("trên 2.300", 2, "trên\u{a0}2.300"),
            ("~20", 0, "khoảng\u{a0}20"),
            ("> 600", 0, "trên\u{a0}600"),
            ("600 trở lên", 0, "không dưới\u{a0}600"),
            ("tối đa 75 ha", 2, "không quá\u{a0}75"),
            ("không quá 75", 2, "không quá\u{a0}75"),
            ("không dưới 75 ha", 2, "không dưới\u{a0}75"),
            ("12*", 0, "12"),
            ("12 (1)", 0, "12"),
            ("1.250 (*)", 0, "1.250"),
            ("12¹", 0, "12"),
            ("'1.250", 0, "1.250"),
            ("’75 ha", 2, "75"),
            ("2,5 nghìn ha", 2, "2.500"),
            ("ước đạt 20", 0, "khoảng\u{a0}20"),
            ("xấp xỉ 20 ha", 2, "khoảng\u{a0}20"),
        ] {
            assert_eq!(show(text, decimals, &[], None), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_has_two_readings_is_not_guessed() {
        for text in ["đang rà soát", "", "1.2.3", "12 người", "1.250.00", "20 - 30", "=1+1", "-5", "1e5", "٣", "5 ‰"]
        {
            assert!(show(text, 2, &[], None).starts_with('?'), "{text}: {}", show(text, 2, &[], None));
        }
        assert!(show("1.250", 3, &[], None).starts_with('?'), "group or three decimals");
        assert!(show("2,300", 2, &[], None).starts_with('?'), "group of English or three decimals");
        assert!(show("12,000", 0, &[], None).starts_with('?'), "twelve thousand, or twelve with three zeros behind it");
    }

    #[test]
    fn the_column_and_the_last_period_decide_between_two_readings() {
        assert_eq!(show("1.250", 2, &["420,5"], None), "1.250");
        assert!(show("1.250", 2, &["420.5"], None).starts_with('?'), "the column has decimal dots");
        assert_eq!(show("1.250", 0, &["420.5"], None), "1.250", "nothing is half a person");
        assert_eq!(show("1.250", 2, &["420.5"], Some("1190")), "1.250");
        assert_eq!(show("1.250", 2, &["420.5"], Some("1.3")), "1,25");
        assert_eq!(show("1,250", 2, &["420.5"], None), "1.250");
        assert_eq!(show("1,250", 2, &["420,5"], None), "1,25");
        assert!(read("1.250", 2, &["420.5"], Some("1190")).unwrap().1.contains("kỳ trước"));
    }

    proptest! {
        #[test]
        fn a_printed_number_reads_back_as_itself(units in 0i64..1_000_000_000_000, decimals in 0u32..=2) {
            let value = Decimal::new(units, decimals).normalize();
            let (quantity, _) = read(&number::decimal(value), 2, &[], None).unwrap();
            prop_assert_eq!(quantity.value, value);
        }
    }
}
