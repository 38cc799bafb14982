//! `[[generate]]` of `conference.toml`: when the book is made.
//!
//! In: the entries, the moment the meeting begins. Out: the schedule in order of time. Must not: accept an entry whose
//! moment is not certain, or two of one moment.

use super::toml_file::TomlFile;
use crate::model::schedule::{Below, Generation};
use crate::model::viet_nam;
use anyhow::Result;
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
pub(super) fn begins(
    file: &TomlFile,
    date: NaiveDate,
    time: Option<&Spanned<Datetime>>,
) -> Result<DateTime<FixedOffset>> {
    let of_day = match time {
        None => NaiveTime::from_hms_opt(8, 0, 0),
        Some(time) => {
            let text = time.get_ref().to_string();
            let parsed = ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(&text, form).ok());
            Some(parsed.ok_or_else(|| file.error(&time.span(), "this must be an hour, like 08:30:00"))?)
        }
    };
    let moment = FixedOffset::east_opt(viet_nam::OFFSET)
        .zip(of_day)
        .and_then(|(zone, of_day)| date.and_time(of_day).and_local_timezone(zone).single());
    moment.ok_or_else(|| anyhow::anyhow!("the meeting's day is beyond the calendar"))
}

/// The schedule in order of time. `expected` is how many localities there are.
pub(super) fn schedule(
    file: &TomlFile,
    entries: &Spanned<Vec<GenerateFile>>,
    begins: DateTime<FixedOffset>,
    expected: usize,
) -> Result<Vec<Generation>> {
    let mut schedule = entries
        .get_ref()
        .iter()
        .map(|entry| generation(file, entry, entries, begins, expected))
        .collect::<Result<Vec<_>>>()?;
    schedule.sort_by_key(|generation| generation.at);
    if let Some(twice) = schedule.windows(2).find(|pair| pair[0].at == pair[1].at) {
        return Err(
            file.error(&entries.span(), format!("two entries of generate are for {}", twice[0].at.to_rfc3339()))
        );
    }
    if schedule.is_empty() {
        return Err(file.error(&entries.span(), "generate needs at least one entry"));
    }
    Ok(schedule)
}

fn generation(
    file: &TomlFile,
    entry: &GenerateFile,
    entries: &Spanned<Vec<GenerateFile>>,
    begins: DateTime<FixedOffset>,
    expected: usize,
) -> Result<Generation> {
    let (at, named) = match (&entry.at, &entry.before) {
        (Some(at), None) => {
            let moment = super::conference_file::moment(file, at)?;
            (moment, moment.to_rfc3339())
        }
        (None, Some(before)) => {
            let span = lead(before.get_ref())
                .ok_or_else(|| file.error(&before.span(), "this must be a time like \"7d\", \"36h\" or \"90m\""))?;
            (begins - span, format!("{} before", before.get_ref()))
        }
        _ => return Err(file.error(&entries.span(), "an entry of generate has either at or before")),
    };
    let minimum = entry.minimum_coverage.as_ref();
    if let Some(minimum) = minimum.filter(|minimum| *minimum.get_ref() > expected) {
        return Err(file.error(&minimum.span(), format!("there are {expected} localities")));
    }
    Ok(Generation {
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
