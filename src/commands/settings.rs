//! The settings of `conference.toml` that a form or a question asks for: how each is typed, how it is written, and what is wrong
//! in what was typed.

use crate::config::{self, DeclarationErrors};
use crate::key;
use crate::localities::successions;
use crate::model::conference::Conference;
use crate::model::message::Message;
use crate::model::period::Period;
use crate::msg;
use crate::project::Project;
use crate::validate;
use anyhow::{Error, Result};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::collections::BTreeSet;
use std::path::Path;

/// How a value is typed and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words on one line.
    Text,
    /// Digits.
    Number,
    /// `2027-01-08` or `08/01/2027`.
    Day,
    /// `2026-12-31T17:00` or `31/12/2026 17:00`, by Viet Nam's clock.
    Moment,
    /// `08:00` or `8h30`.
    Time,
    /// `true`, or nothing for no.
    Yes,
}

/// How much a setting is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// There is no conference without it.
    Required,
    /// It may be left empty.
    Optional,
    /// Few conferences have it: it is among other settings, and `new` does not ask for it.
    Rare,
}

/// A setting that can be asked for.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its key in the file; that of the first book's moment is `generate`.
    pub key: &'static str,
    /// How it is typed.
    pub kind: Kind,
    /// How much it is asked for.
    pub need: Need,
    /// Key of its name.
    pub label: &'static str,
    /// Key of its explanation.
    pub hint: &'static str,
}

const fn setting(key: &'static str, kind: Kind, need: Need, (label, hint): (&'static str, &'static str)) -> Setting {
    Setting { key, kind, need, label, hint }
}

/// The first book's moment, which stands in a table of its own.
pub(crate) const GENERATE: &str = "generate";

/// The settings, in the order of questions and file.
pub const SETTINGS: [Setting; 22] = [
    setting("title", Kind::Text, Need::Required, (key!("setting-title"), key!("setting-title-hint"))),
    setting("date", Kind::Day, Need::Required, (key!("setting-date"), key!("setting-date-hint"))),
    setting("venue", Kind::Text, Need::Required, (key!("setting-venue"), key!("setting-venue-hint"))),
    setting("pack", Kind::Text, Need::Required, (key!("setting-pack"), key!("setting-pack-hint"))),
    setting("form", Kind::Text, Need::Required, (key!("setting-form"), key!("setting-form-hint"))),
    setting("style", Kind::Text, Need::Required, (key!("setting-style"), key!("setting-style-hint"))),
    setting("vintage", Kind::Number, Need::Required, (key!("setting-vintage"), key!("setting-vintage-hint"))),
    setting("period", Kind::Text, Need::Required, (key!("setting-period"), key!("setting-period-hint"))),
    setting("data_to", Kind::Day, Need::Required, (key!("setting-data-to"), key!("setting-data-to-hint"))),
    setting("deadline", Kind::Moment, Need::Required, (key!("setting-deadline"), key!("setting-deadline-hint"))),
    setting("answer_by", Kind::Moment, Need::Optional, (key!("setting-answer-by"), key!("setting-answer-by-hint"))),
    setting("contact", Kind::Text, Need::Optional, (key!("setting-contact"), key!("setting-contact-hint"))),
    setting("previous", Kind::Text, Need::Optional, (key!("setting-previous"), key!("setting-previous-hint"))),
    setting("localities", Kind::Text, Need::Optional, (key!("setting-localities"), key!("setting-localities-hint"))),
    setting(
        "next_edition",
        Kind::Day,
        Need::Optional,
        (key!("setting-next-edition"), key!("setting-next-edition-hint")),
    ),
    setting(GENERATE, Kind::Moment, Need::Required, (key!("setting-generate"), key!("setting-generate-hint"))),
    setting("time", Kind::Time, Need::Rare, (key!("setting-time"), key!("setting-time-hint"))),
    setting("four_eyes", Kind::Yes, Need::Rare, (key!("setting-four-eyes"), key!("setting-four-eyes-hint"))),
    setting("history", Kind::Number, Need::Rare, (key!("setting-history"), key!("setting-history-hint"))),
    setting("form_outside_its_time", Kind::Text, Need::Rare, (key!("setting-outside"), key!("setting-outside-hint"))),
    setting("synthetic", Kind::Yes, Need::Rare, (key!("setting-synthetic"), key!("setting-synthetic-hint"))),
    setting(
        "synthetic_previous",
        Kind::Yes,
        Need::Rare,
        (key!("setting-previous-made-up"), key!("setting-previous-made-up-hint")),
    ),
];

/// What is wrong, and in which setting; with an empty key where that is not known.
#[derive(Debug, Clone)]
pub struct SettingError {
    /// Key of the setting.
    pub key: String,
    /// Line of the file; 0 where there is no file yet.
    pub line: usize,
    /// What is wrong.
    pub what: Message,
}

/// A value or all mistakes.
pub type Saved<T> = Result<T, Vec<SettingError>>;

/// A setting by its key, and its value as it was typed.
pub type SettingValue = (&'static str, String);

/// The value of a setting; empty where there is none.
pub(crate) fn value_of<'v>(values: &'v [SettingValue], key: &str) -> &'v str {
    values.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value)
}

/// A value as TOML writes it; nothing where it is not understood.
pub(crate) fn literal(value: &str, kind: Kind) -> Option<String> {
    match kind {
        Kind::Text if value.contains(['\n', '\r']) => None,
        Kind::Text => Some(toml::Value::String(value.to_owned()).to_string()),
        Kind::Number => value.parse::<u32>().ok().map(|number| number.to_string()),
        Kind::Day => day(value).map(|day| day.to_string()),
        Kind::Moment => moment(value),
        Kind::Time => time(value),
        Kind::Yes => (value == "true").then(|| value.to_owned()),
    }
}

/// A time of day as browsers send it or as people in Viet Nam write it.
fn time(text: &str) -> Option<String> {
    let spelled = text.trim_end_matches('h').replace(['h', 'g'], ":");
    let whole = if spelled.contains(':') { spelled } else { format!("{spelled}:00") };
    let shapes = ["%H:%M", "%H:%M:%S"];
    shapes.iter().find_map(|shape| NaiveTime::parse_from_str(&whole, shape).ok()).map(|time| time.to_string())
}

/// A day as browsers send it or as people in Viet Nam write it.
fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|shape| NaiveDate::parse_from_str(text, shape).ok())
}

/// A moment with its zone, or by Viet Nam's clock.
fn moment(text: &str) -> Option<String> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_rfc3339());
    }
    let shapes = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y"];
    let local = shapes.iter().find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())?;
    Some(format!("{}+07:00", local.format("%Y-%m-%dT%H:%M:%S")))
}

/// What is wrong in a value by itself: it is needed, or has another shape.
pub fn wrong_value(setting: &Setting, value: &str) -> Option<SettingError> {
    let what = match value {
        "" if setting.need == Need::Required => msg!("setting-needed"),
        "" => return None,
        value if literal(value, setting.kind).is_some() => return None,
        value => match setting.kind {
            Kind::Day => msg!("setting-no-day", text = value),
            Kind::Moment => msg!("setting-no-moment", text = value),
            Kind::Text | Kind::Number | Kind::Time | Kind::Yes => msg!("setting-not-understood", text = value),
        },
    };
    Some(SettingError { key: setting.key.to_owned(), line: 0, what })
}

/// Settings that must have a value and have none, or one of another shape.
pub(crate) fn wrong_values(values: &[SettingValue]) -> Vec<SettingError> {
    SETTINGS.iter().filter_map(|setting| wrong_value(setting, value_of(values, setting.key))).collect()
}

/// What can be chosen for a setting, by its key: packs, their forms and styles, maps, the conferences in a folder.
///
/// # Errors
/// A folder cannot be listed.
pub fn choices(templates: &Path, conferences: &Path) -> Result<Vec<(&'static str, Vec<String>)>> {
    let stand_ins = config::stand_ins(templates, None)?;
    let each = |of: fn(&Conference) -> &String| -> Vec<String> {
        stand_ins.iter().map(|one| of(one).clone()).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let earlier = if conferences.is_dir() { config::conferences(conferences)? } else { Vec::new() };
    let earlier = earlier.into_iter().map(|(id, _)| id).collect();
    let maps = ["34", "63"].map(str::to_owned).into();
    Ok(vec![
        ("pack", each(|one| &one.pack)),
        ("form", each(|one| &one.form)),
        ("style", each(|one| &one.style)),
        ("vintage", maps),
        ("previous", earlier),
    ])
}

/// What most would choose for a setting after the others were typed; nothing where that cannot be known.
///
/// # Errors
/// A declaration of the packs is wrong.
pub fn suggested(key: &str, values: &[SettingValue], templates: &Path) -> Result<Option<String>> {
    let only = |key: &str| -> Result<Option<String>> {
        let choices = choices(templates, templates)?;
        let all = choices.into_iter().find(|(known, _)| *known == key).map(|(_, all)| all).unwrap_or_default();
        Ok(all.iter().find(|one| *one == STYLE).or(if let [one] = &all[..] { Some(one) } else { None }).cloned())
    };
    let date = |key: &str| day(value_of(values, key));
    let data_to = || date("data_to").or_else(|| date("date"));
    Ok(match key {
        "pack" | "style" => only(key)?,
        "form" => match data_to() {
            Some(day) => newest_form(templates, value_of(values, "pack"), day)?,
            None => None,
        },
        "vintage" => {
            let on = successions()?.first().map(|succession| succession.on);
            data_to().zip(on).map(|(day, on)| if day < on { "63" } else { "34" }.to_owned())
        }
        "data_to" => Period::parse(value_of(values, "period")).and_then(Period::cut_off).map(|day| day.to_string()),
        // The afternoon before the meeting.
        GENERATE => date("date").map(|day| format!("{}T15:00", day - TimeDelta::days(1))),
        _ => None,
    })
}

/// The style of Nghị định 30/2020/NĐ-CP.
const STYLE: &str = "nd30";

/// The form of a pack that is in force on a day, the newest of several.
fn newest_form(templates: &Path, pack: &str, day: NaiveDate) -> Result<Option<String>> {
    let forms = config::forms(templates, &validate::built_in())?.into_iter();
    let mut fit: Vec<String> = forms
        .filter(|(of, form)| of == pack && form.in_force.holds_on(day))
        .map(|(_, form)| form.id.to_string())
        .collect();
    fit.sort();
    Ok(fit.pop())
}

/// All mistakes of a text as the file of a folder, and of the declarations that it names.
pub(crate) fn mistakes(text: &str, folder: &Path, templates: &Path) -> Result<Vec<SettingError>> {
    let checked: Result<Conference> = config::conference_of(text, folder);
    match checked.and_then(|conference| Project::of(conference, templates)) {
        Ok(_) => Ok(Vec::new()),
        Err(error) => told(text, error),
    }
}

fn told(text: &str, error: Error) -> Result<Vec<SettingError>> {
    let errors = match error.downcast::<DeclarationErrors>() {
        Ok(errors) => errors,
        // A pack or a form that is not there.
        Err(other) => match other.downcast::<crate::messages::Failure>() {
            Ok(failure) => return Ok(vec![SettingError { key: String::new(), line: 0, what: failure.message }]),
            Err(other) => return Err(other),
        },
    };
    let mistake = |one: &crate::config::DeclarationError| SettingError {
        key: key_at(text, one.at.line),
        line: one.at.line,
        what: one.what.clone(),
    };
    Ok(errors.iter().map(mistake).collect())
}

/// The setting on a line: its key, or `generate` in that table.
fn key_at(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let own = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
    let before = lines.get(..line).unwrap_or(&lines);
    let table = before.iter().rev().find(|line| line.trim_start().starts_with('['));
    match table {
        Some(table) if table.contains(GENERATE) => GENERATE.to_owned(),
        Some(_) => String::new(),
        None => own.split('=').next().unwrap_or_default().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_typed_as_people_write_them() {
        for (text, kind, wanted) in [
            ("08/01/2027", Kind::Day, Some("2027-01-08")),
            ("8/1/2027", Kind::Day, Some("2027-01-08")),
            ("2027-01-08", Kind::Day, Some("2027-01-08")),
            ("31/02/2027", Kind::Day, None),
            ("31/12/2026 17:00", Kind::Moment, Some("2026-12-31T17:00:00+07:00")),
            ("2026-12-31T17:00", Kind::Moment, Some("2026-12-31T17:00:00+07:00")),
            ("2026-12-31T10:00:00Z", Kind::Moment, Some("2026-12-31T10:00:00+00:00")),
            ("31/12/2026", Kind::Moment, None),
            ("08:30", Kind::Time, Some("08:30:00")),
            ("8h30", Kind::Time, Some("08:30:00")),
            ("14h", Kind::Time, Some("14:00:00")),
            ("25:00", Kind::Time, None),
            ("true", Kind::Yes, Some("true")),
            ("1", Kind::Yes, None),
            ("34", Kind::Number, Some("34")),
            ("ba mươi tư", Kind::Number, None),
            ("Hội nghị \"A\"", Kind::Text, Some("'Hội nghị \"A\"'")),
            ("hai\ndòng", Kind::Text, None),
        ] {
            assert_eq!(literal(text, kind).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_mistake_belongs_to_its_setting() {
        const FILE: &str = "# About it.\n\ntitle = \"A\"\ndate = 2027-01-08\n\ndeadline = 2026-12-31T17:00:00+07:00\n\
                            [[generate]]\nat = 2027-01-07T15:00:00+07:00\n\n[limits]\nrows = 5\n";
        assert_eq!([3, 4, 6, 8, 11].map(|line| key_at(FILE, line)), ["title", "date", "deadline", "generate", ""]);
    }
}
