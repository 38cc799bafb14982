//! `conference.toml` as it is written, turned into a [`Conference`].
//!
//! In: the file. Out: the conference, dates and period understood. Must not: accept an unknown key.

use super::toml_file::TomlFile;
use crate::model::conference::Conference;
use crate::model::limits::Limits;
use crate::model::locality::Vintage;
use crate::model::period::Period;
use crate::registry::Registry;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConferenceFile {
    title: String,
    date: Spanned<Datetime>,
    venue: String,
    pack: String,
    form: String,
    style: String,
    vintage: Vintage,
    period: Spanned<String>,
    data_to: Spanned<Datetime>,
    deadline: Spanned<Datetime>,
    #[serde(default)]
    synthetic: bool,
    #[serde(default)]
    accept: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    limits: Limits,
    generate: Spanned<Vec<Generate>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Generate {
    at: Spanned<Datetime>,
}

/// Reads the conference with the id of its folder.
pub(super) fn parse(file: &TomlFile, id: &str) -> Result<Conference> {
    let raw: ConferenceFile = file.parse()?;
    let period = Period::parse(raw.period.get_ref())
        .ok_or_else(|| file.error(&raw.period.span(), "period is not like \"6 tháng đầu năm 2021\" or \"năm 2026\""))?;
    let data_to = day(file, &raw.data_to)?;
    Ok(Conference {
        accept: accepted(file, &raw.accept, raw.vintage, data_to)?,
        id: id.to_owned(),
        title: raw.title,
        date: day(file, &raw.date)?,
        venue: raw.venue,
        pack: raw.pack,
        form: raw.form,
        style: raw.style,
        vintage: raw.vintage,
        period,
        data_to,
        deadline: moment(file, &raw.deadline)?,
        generate_at: last_generation(file, &raw.generate)?,
        synthetic: raw.synthetic,
        limits: raw.limits,
    })
}

/// Files chosen by hand, each for a locality there is.
fn accepted(
    file: &TomlFile,
    raw: &BTreeMap<Spanned<String>, String>,
    vintage: Vintage,
    on: NaiveDate,
) -> Result<BTreeMap<Arc<str>, String>> {
    if raw.is_empty() {
        return Ok(BTreeMap::new());
    }
    let registry = Registry::load(vintage, on)?;
    let chosen = raw.iter().map(|(code, name)| match registry.by_code(code.get_ref()) {
        Some(locality) => Ok((Arc::clone(&locality.id.code), name.clone())),
        None => Err(file.error(&code.span(), format!("there is no locality with code {:?}", code.get_ref()))),
    });
    chosen.collect()
}

fn last_generation(file: &TomlFile, entries: &Spanned<Vec<Generate>>) -> Result<DateTime<FixedOffset>> {
    let times: Result<Vec<_>> = entries.get_ref().iter().map(|entry| moment(file, &entry.at)).collect();
    times?.into_iter().max().ok_or_else(|| file.error(&entries.span(), "generate needs at least one entry"))
}

fn day(file: &TomlFile, value: &Spanned<Datetime>) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(&value.get_ref().to_string(), "%Y-%m-%d")
        .map_err(|_| file.error(&value.span(), "this must be a day, like 2021-06-14"))
}

fn moment(file: &TomlFile, value: &Spanned<Datetime>) -> Result<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(&value.get_ref().to_string())
        .map_err(|_| file.error(&value.span(), "this must be a moment, like 2021-07-01T15:00:00+07:00"))
}
