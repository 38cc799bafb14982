//! Dates as people type them, day before month: `6/14/2021` is no date here.

use crate::model::workbook::{RawValue, day_of};
use chrono::NaiveDate;

/// A serial number, or text: `14/6/2021`, `14-06-21`, `ngày 14 tháng 6 năm 2021`, `2021-06-14`.
pub(super) fn date(value: &RawValue) -> Option<NaiveDate> {
    match value {
        RawValue::Date(days) | RawValue::Number(days) => day_of(*days),
        RawValue::Text(text) => spelled(text),
        _ => None,
    }
}

fn spelled(text: &str) -> Option<NaiveDate> {
    // A time of day behind the date says nothing here.
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.contains(':')).collect();
    let words = words.join(" ");
    let numbers: Vec<&str> = words.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = numbers[..] else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let number = |text: &str| text.parse::<u32>().ok();
    let year = match (year.len(), number(year)?) {
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month)?, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let read = |text: &str| date(&RawValue::Text(text.to_owned())).map(|day| day.to_string());
        for text in [
            "14/6/2021",
            "14-06-21",
            "14.6.2021",
            " 14 / 6 / 2021 ",
            "ngày 14 tháng 6 năm 2021",
            "2021-06-14",
            "14/06/2021 00:00:00",
        ] {
            assert_eq!(read(text).as_deref(), Some("2021-06-14"), "{text}");
        }
        for text in ["6/14/2021", "14/6", "31/6/2021", "tháng 6 năm 2021", "14/6/202"] {
            assert_eq!(read(text), None, "{text}");
        }
        let serial = RawValue::Date(44361.into());
        assert_eq!(date(&serial), NaiveDate::from_ymd_opt(2021, 6, 14));
    }
}
