//! `[[generate]]` of `conference.toml`: when the book is made.

use super::toml_file::TomlFile;
use crate::model::schedule::{Below, Generation};
use crate::model::viet_nam;
use crate::msg;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// An entry as it is written: `at` or `before`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GenerateFile {
    name: Option<String>,
    at: Option<Spanned<Datetime>>,
    before: Option<Spanned<String>>,
    minimum_coverage: Option<Spanned<usize>>,
    #[serde(default)]
    below: Below,
}

/// The moment the meeting begins: at 8 in the morning in Viet Nam where no `time` is given.
pub(super) fn begins(file: &TomlFile, date: NaiveDate, time: Option<&Spanned<Datetime>>) -> DateTime<FixedOffset> {
    let of_day = time.and_then(|time| {
        let text = time.get_ref().to_string();
        let parsed = ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(&text, form).ok());
        if parsed.is_none() {
            file.wrong(&time.span(), msg!("not-an-hour"));
        }
        parsed
    });
    let of_day = of_day.or_else(|| NaiveTime::from_hms_opt(8, 0, 0)).unwrap_or_default();
    let moment = FixedOffset::east_opt(viet_nam::OFFSET)
        .and_then(|zone| date.and_time(of_day).and_local_timezone(zone).single());
    moment.unwrap_or_default()
}

/// The schedule in order of time. `expected` is how many localities there are.
pub(super) fn schedule(
    file: &TomlFile,
    entries: &Spanned<Vec<GenerateFile>>,
    begins: DateTime<FixedOffset>,
    expected: usize,
) -> Vec<Generation> {
    let mut schedule: Vec<Generation> =
        entries.get_ref().iter().filter_map(|entry| generation(file, entry, entries, begins, expected)).collect();
    schedule.sort_by_key(|generation| generation.at);
    for twice in schedule.windows(2).filter(|pair| pair[0].at == pair[1].at) {
        file.wrong(&entries.span(), msg!("generate-twice", at = twice[0].at.to_rfc3339()));
    }
    if entries.get_ref().is_empty() {
        file.wrong(&entries.span(), msg!("generate-empty"));
    }
    schedule
}

fn generation(
    file: &TomlFile,
    entry: &GenerateFile,
    entries: &Spanned<Vec<GenerateFile>>,
    begins: DateTime<FixedOffset>,
    expected: usize,
) -> Option<Generation> {
    let (at, named) = match (&entry.at, &entry.before) {
        (Some(at), None) => {
            let moment = file.moment(at);
            (moment, moment.to_rfc3339())
        }
        (None, Some(before)) => {
            let Some(span) = lead(before.get_ref()) else {
                file.wrong(&before.span(), msg!("not-a-span"));
                return None;
            };
            (begins.checked_sub_signed(span)?, format!("{} before", before.get_ref()))
        }
        _ => {
            file.wrong(&entries.span(), msg!("generate-at-or-before"));
            return None;
        }
    };
    let minimum = entry.minimum_coverage.as_ref();
    if let Some(minimum) = minimum.filter(|minimum| *minimum.get_ref() > expected) {
        file.wrong(&minimum.span(), msg!("localities-expected", count = expected));
    }
    Some(Generation {
        name: entry.name.clone().unwrap_or(named),
        at,
        minimum: minimum.map_or(0, |minimum| *minimum.get_ref()),
        below: entry.below,
    })
}

/// `7d`, `36h`, `90m`; at most ten years.
fn lead(text: &str) -> Option<TimeDelta> {
    let unit = text.chars().last()?;
    let count: u32 = text.strip_suffix(unit)?.parse().ok()?;
    let minutes = match unit {
        'd' => 24 * 60,
        'h' => 60,
        'm' => 1,
        _ => return None,
    };
    let minutes = i64::from(count) * minutes;
    (minutes <= 10 * 366 * 24 * 60).then(|| TimeDelta::minutes(minutes))
}
