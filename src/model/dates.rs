//! How days and moments are written in each language; in Vietnamese as Nghị định 30/2020/NĐ-CP, Appendix I has them.

use super::language::Language;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

/// `02/7/2021`, padded as [`long_date`].
pub fn short_date(date: NaiveDate) -> String {
    short_date_in(Language::Vi, date)
}

/// `02/7/2021` in Vietnamese, `2 July 2021` in English.
pub fn short_date_in(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Vi => format!("{:02}/{}/{}", date.day(), month(date), date.year()),
        Language::En => date.format("%-d %B %Y").to_string(),
    }
}

/// `ngày 02 tháng 7 năm 2021`: a leading zero for days below 10 and for months 1 and 2 only (Nghị định 30/2020/NĐ-CP,
/// Appendix I).
pub fn long_date(date: NaiveDate) -> String {
    format!("ngày {:02} tháng {} năm {}", date.day(), month(date), date.year())
}

fn month(date: NaiveDate) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

/// `17h00 ngày 29/6/2021`; seconds only where there are any, `17h00'05''`.
pub fn moment(at: DateTime<FixedOffset>) -> String {
    moment_in(Language::Vi, at)
}

/// `17h00 ngày 29/6/2021` in Vietnamese, `17:00 on 29 June 2021` in English; seconds only where there are any.
pub fn moment_in(language: Language, at: DateTime<FixedOffset>) -> String {
    let day = short_date_in(language, at.date_naive());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    match (language, second) {
        (Language::Vi, 0) => format!("{hour}h{minute:02} ngày {day}"),
        (Language::Vi, _) => format!("{hour}h{minute:02}'{second:02}'' ngày {day}"),
        (Language::En, 0) => format!("{hour}:{minute:02} on {day}"),
        (Language::En, _) => format!("{hour}:{minute:02}:{second:02} on {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_pad_days_and_the_first_two_months() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(long_date(date(2021, 7, 2)), "ngày 02 tháng 7 năm 2021");
        assert_eq!(long_date(date(2026, 2, 14)), "ngày 14 tháng 02 năm 2026");
        assert_eq!(short_date(date(2021, 6, 14)), "14/6/2021");
        assert_eq!(short_date(date(2026, 2, 5)), "05/02/2026");
    }

    #[test]
    fn moments_say_seconds_only_where_there_are_any() {
        let show = |at: &str| moment(DateTime::parse_from_rfc3339(at).unwrap());
        assert_eq!(show("2021-06-29T17:00:00+07:00"), "17h00 ngày 29/6/2021");
        assert_eq!(show("2021-06-29T08:05:09+07:00"), "8h05'09'' ngày 29/6/2021");
    }
}
