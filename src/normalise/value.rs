//! A cell to a quantity of the unit asked for, with the receipt.
//!
//! In: the cell, the unit and what else is known. Out: an exact quantity and how it was read, or why there is none.
//! Must not: change a value in silence; the receipt tells every step.

use super::parse_number::numeral;
use super::separator_inference::{Evidence, decide};
use super::typed_number::Typed;
use super::unit::{Meant, meant};
use crate::model::form::{Scale, Unit};
use crate::model::number::{decimal, with_unit};
use crate::model::quantity::{LIMIT, Quantity};
use crate::model::workbook::{RawCell, RawValue};
use rust_decimal::Decimal;

/// What a cell is asked for.
#[derive(Clone, Copy)]
pub(super) struct Input<'f> {
    /// Unit of the form; `None` for a bare number.
    pub(super) unit: Option<&'f Unit>,
    /// The other unit that the row or the column states.
    pub(super) stated: Option<&'f Scale>,
    /// What decides between two readings.
    pub(super) evidence: Evidence,
}

/// A value with its receipt.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value<'f> {
    pub(super) quantity: Quantity,
    pub(super) reading: String,
    /// The other unit it was converted from.
    pub(super) from: Option<&'f Scale>,
}

/// Reads a cell.
pub(super) fn interpret<'f>(cell: &RawCell, asked: Input<'f>) -> Result<Value<'f>, String> {
    let mut value = match &cell.value {
        RawValue::Number(n) if n.is_sign_negative() && !n.is_zero() => Err("số âm".to_owned()),
        RawValue::Number(n) => number(*n, cell.hint.percent, asked),
        RawValue::Text(text) => typed(text, asked),
        RawValue::Uncomputed(_) => Err("công thức chưa được tính".to_owned()),
        RawValue::Error(code) => Err(format!("công thức lỗi {code}")),
        RawValue::Date(_) => Err("ô đang ở dạng ngày tháng".to_owned()),
        RawValue::Bool(_) => Err("ô chứa giá trị đúng/sai".to_owned()),
        RawValue::Unrepresentable(_) => Err("số quá lớn hoặc quá nhiều chữ số".to_owned()),
    }?;
    if cell.hint.formula {
        value.reading.push_str("; kết quả công thức lưu trong tệp");
    }
    Ok(value)
}

fn number(n: Decimal, shown_in_percent: bool, asked: Input<'_>) -> Result<Value<'_>, String> {
    let quantity = Quantity { value: n, qualifier: None };
    if shown_in_percent && asked.unit.is_some_and(|unit| &*unit.name == "%") {
        let value = checked(n, Decimal::ONE_HUNDRED)?;
        let reading = format!("ô định dạng phần trăm, {} hiển thị là {}%", decimal(n), decimal(value));
        return Ok(Value { quantity: Quantity { value, ..quantity }, reading, from: None });
    }
    converted(Value { quantity, reading: "số trong ô".to_owned(), from: asked.stated }, asked.unit)
}

fn typed<'f>(text: &str, asked: Input<'f>) -> Result<Value<'f>, String> {
    let (qualifier, digits, words) = match Typed::read(text)? {
        Typed::Number { qualifier, digits, unit } => (qualifier, digits, unit),
        Typed::Nothing => {
            let quantity = Quantity { value: Decimal::ZERO, qualifier: None };
            return Ok(Value { quantity, reading: format!("“{}” đọc là 0", text.trim()), from: None });
        }
    };
    let from = match (asked.unit, words.as_str()) {
        (_, "") => asked.stated,
        (Some(unit), words) => match meant(unit, words) {
            Some(Meant::Own) => None,
            Some(Meant::Other(scale)) => Some(scale),
            None => return Err(format!("“{words}” không phải đơn vị tính của chỉ tiêu")),
        },
        (None, words) => return Err(format!("“{words}” không thuộc về một con số")),
    };
    let (value, mut reading) = decide(&numeral(&digits)?, asked.evidence)?;
    if let Some(qualifier) = qualifier {
        reading.push_str(&format!("; giữ từ “{qualifier}”"));
    }
    converted(Value { quantity: Quantity { value, qualifier }, reading, from }, asked.unit)
}

/// The value in the form's unit.
fn converted<'f>(mut value: Value<'f>, unit: Option<&Unit>) -> Result<Value<'f>, String> {
    let (Some(scale), Some(unit)) = (value.from, unit) else { return Ok(value) };
    let before = value.quantity.value;
    let after = checked(before, scale.factor)?;
    let step = format!("{} = {}", with_unit(&decimal(before), &scale.name), with_unit(&decimal(after), &unit.name));
    value.reading.push_str(&format!("; đổi đơn vị: {step}"));
    value.quantity.value = after;
    Ok(value)
}

fn checked(value: Decimal, factor: Decimal) -> Result<Decimal, String> {
    let product = value.checked_mul(factor).filter(|product| *product < LIMIT);
    product.map(|product| product.normalize()).ok_or_else(|| "số quá lớn".to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::separator_inference::Habit;
    use super::*;
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
        let asked = Input { unit: Some(&unit), stated: None, evidence };
        interpret(&cell, asked).map(|value| (value.quantity, value.reading))
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
            ("600 trở lên", 0, "trên\u{a0}600"),
            ("tối đa 75 ha", 2, "dưới\u{a0}75"),
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
