//! Days in what people write of when something began.

use super::super::words::{BEFORE, BEFORE_IT, BEGAN, OF_A_DAY};
use crate::localities::fold;
use chrono::{Datelike, NaiveDate};

/// The first day named in a text, `Số 45/QĐ-UBND ngày 12/3/2015`: what follows tells of later changes.
pub(super) fn date_in(text: &str) -> Option<NaiveDate> {
    day_words(text).iter().find_map(|word| day_of(word))
}

/// `12/3/2015`, `12.3.15`.
fn day_of(word: &str) -> Option<NaiveDate> {
    let day =
        ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"].iter().find_map(|form| NaiveDate::parse_from_str(word, form).ok())?;
    if day.year() < 100 { day.with_year(2000 + day.year()) } else { Some(day) }
}

/// Whether a text says that something began before a day: `hình thành trước 05/10/2009`, `trước tháng 10 năm 2009`, `thành
/// lập năm 2005`, `trước Quyết định 105`. `named` are instruments of that day.
pub(super) fn is_from_before(text: &str, day: NaiveDate, named: &[String]) -> bool {
    let words = day_words(text);
    let says_before = |at: usize| words[at.saturating_sub(FAR)..at].iter().any(|word| word == BEFORE);
    let began = words.iter().enumerate().filter(|(_, word)| BEGAN.contains(&word.as_str())).map(|(at, _)| at);
    let first_beginning = began.min();
    let mut times = words.iter().enumerate().filter_map(|(at, word)| Some((at, span_of(word)?)));
    let in_time = times.any(|(at, (first, last))| {
        if says_before(at) { first <= day } else { last < day && first_beginning.is_some_and(|began| began < at) }
    });
    let folded = fold(text);
    let names =
        |name: &String| [BEFORE, BEFORE_IT].iter().any(|before| folded.contains(&fold(&format!("{before} {name}"))));
    in_time || named.iter().any(names)
}

/// How many words [`BEFORE`] may stand before its day: `trước thời điểm ngày`.
const FAR: usize = 4;

/// Words of a text, days of any spelling as `5/10/2009`.
fn day_words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '.' | '-'));
    let words: Vec<&str> = words.map(|word| word.trim_matches(['.', '-'])).filter(|word| !word.is_empty()).collect();
    let mut days: Vec<String> = Vec::new();
    let mut joins = false;
    for (at, word) in words.iter().enumerate() {
        let is_number = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        // The long form of Nghị định 30/2020/NĐ-CP, and spaces around the slashes.
        let between = is_number(at.checked_sub(1).and_then(|at| words.get(at))) && is_number(words.get(at + 1));
        if between && (*word == "/" || OF_A_DAY.contains(word)) {
            joins = true;
        } else if let Some(day) = days.last_mut().filter(|_| std::mem::take(&mut joins)) {
            day.push('/');
            day.push_str(word);
        } else {
            days.push(word.trim_matches('/').to_owned());
        }
    }
    days
}

/// First and last day of a day, a month or a year: `5/10/2009`, `10/2009`, `2009`.
fn span_of(word: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(day) = day_of(word) {
        return Some((day, day));
    }
    let parts: Vec<u32> = word.split(['/', '.', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (month, year) = match parts[..] {
        [year] => (None, year),
        [month, year] => (Some(month), year),
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|year| (1950..2100).contains(year))?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?;
    let months = chrono::Months::new(if month.is_some() { 1 } else { 12 });
    Some((first, first.checked_add_months(months)?.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_decision_is_found_in_its_text() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(date_in("Số 45/QĐ-UBND ngày 12/3/2015"), day(2015, 3, 12));
        assert_eq!(date_in("12/QĐ-UBND, 05.10.2009"), day(2009, 10, 5));
        assert_eq!(date_in("Số 45/QĐ-UBND ngày 05 tháng 3 năm 2010"), day(2010, 3, 5));
        assert_eq!(date_in("05 / 3 / 2010"), day(2010, 3, 5));
        assert_eq!(date_in("QĐ 45 ngày 05/3/25"), day(2025, 3, 5));
        assert_eq!(
            date_in("QĐ 45 ngày 05/3/0100"),
            day(100, 3, 5),
            "a year of three digits is a mistake, and no year of ours"
        );
        assert_eq!(date_in("05/3/2010; điều chỉnh tại QĐ 7 ngày 01/2/2025"), day(2010, 3, 5));
        assert_eq!(date_in("QĐ số 12/2015/QĐ-UBND"), None);
        assert_eq!(date_in("chưa có"), None);
    }

    #[test]
    fn clusters_of_before_a_day_say_so_in_many_ways() {
        let day = NaiveDate::from_ymd_opt(2009, 10, 5).unwrap();
        let named = ["Quyết định 105".to_owned(), "QĐ 105".to_owned()];
        let says = |text: &str| is_from_before(text, day, &named);
        for text in [
            "Hình thành trước 05/10/2009",
            "hình thành trước ngày 05 tháng 10 năm 2009, chưa có quyết định thành lập",
            "Có từ trước tháng 10/2009",
            "trước 5.10.2009",
            "Cụm hình thành trước năm 2009",
            "Thành lập năm 2005",
            "Hình thành từ năm 1998",
            "Trước Quyết định 105/2009/QĐ-TTg",
            "hoạt động từ trước khi có QĐ 105",
        ] {
            assert!(says(text), "{text}");
        }
        for text in
            ["", "Hình thành sau 05/10/2009", "Thành lập năm 2012", "Gần đường 2005", "trước năm 2015", "Mở rộng 2019"]
        {
            assert!(!says(text), "{text}");
        }
    }
}
