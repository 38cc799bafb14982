//! `conference.toml` as it is written, turned into a [`Conference`].
//!
//! In: the file. Out: the conference, dates and period understood. Must not: accept an unknown key.

use super::folders;
use super::form_file::{day, decimal};
use super::schedule_file::{self, GenerateFile};
use super::target_file::{self, ApportionFile, TargetFile};
use super::toml_file::TomlFile;
use crate::localities::LocalityMap;
use crate::model::conference::{CarryForward, Conference, LocalityList};
use crate::model::figure::Place;
use crate::model::form::Form;
use crate::model::limits::Limits;
use crate::model::locality::Vintage;
use crate::model::period::{Period, Span};
use crate::model::viet_nam;
use crate::model::waiver::Waiver;
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
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
    localities: Option<Spanned<String>>,
    period: Spanned<String>,
    data_to: Spanned<Datetime>,
    deadline: Spanned<Datetime>,
    previous: Option<Spanned<String>>,
    carry_forward: Option<Spanned<CarryForwardFile>>,
    #[serde(default)]
    synthetic: bool,
    history: Option<Spanned<usize>>,
    #[serde(default)]
    accept: BTreeMap<Spanned<String>, String>,
    limits: Option<Spanned<Limits>>,
    #[serde(default)]
    waiver: Vec<WaiverFile>,
    #[serde(default)]
    targets: BTreeMap<Spanned<String>, TargetFile>,
    #[serde(default)]
    apportion: ApportionFile,
    time: Option<Spanned<Datetime>>,
    generate: Spanned<Vec<GenerateFile>>,
    #[serde(default)]
    notify: NotifyFile,
}

/// `true` for all stocks, `false` for none, or codes of lines.
#[derive(Deserialize)]
#[serde(untagged, expecting = "carry_forward is true, false, or a list of lines like [\"3\", \"4\"]")]
enum CarryForwardFile {
    All(bool),
    Lines(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiverFile {
    rule: String,
    place: Spanned<String>,
    line: Option<String>,
    value: Option<Spanned<String>>,
    by: String,
    reason: String,
    until: Spanned<Datetime>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotifyFile {
    command: Vec<String>,
}

/// Books kept where the file does not say how many.
const HISTORY: usize = 5;

/// How many books are kept: one at least, since a book is compared with the one before it.
fn history(file: &TomlFile, number: Option<Spanned<usize>>) -> Result<usize> {
    match number {
        Some(none) if *none.get_ref() == 0 => {
            Err(file.error(&none.span(), "history is at least 1: a book tells what changed since the one before it"))
        }
        number => Ok(number.map_or(HISTORY, Spanned::into_inner)),
    }
}

/// The limits, none of which stops the reader before it has a workbook.
fn limits(file: &TomlFile, raw: Option<Spanned<Limits>>) -> Result<Limits> {
    match raw {
        Some(small) if small.get_ref().memory_mb < Limits::LEAST_MEMORY_MB => {
            let least = Limits::LEAST_MEMORY_MB;
            Err(file.error(
                &small.span(),
                format!("memory_mb is at least {least}: the reading process itself takes half of it"),
            ))
        }
        given => Ok(given.map(Spanned::into_inner).unwrap_or_default()),
    }
}

/// Reads the conference with the id of its folder.
pub(super) fn parse(file: &TomlFile, folder: &Path) -> Result<Conference> {
    let raw: ConferenceFile = file.parse()?;
    let period = Period::parse(raw.period.get_ref())
        .ok_or_else(|| file.error(&raw.period.span(), "period is not like \"6 tháng đầu năm 2021\" or \"năm 2026\""))?;
    let data_to = day(file, &raw.data_to)?;
    let list = raw.localities.as_ref().map(|name| list(file, folder, name)).transpose()?;
    let map = LocalityMap::of(list.as_ref(), raw.vintage, data_to)?;
    let begins = schedule_file::begins(file, day(file, &raw.date)?, raw.time.as_ref())?;
    let schedule = schedule_file::schedule(file, &raw.generate, begins, map.localities().len())?;
    Ok(Conference {
        accept: accepted(file, &raw.accept, &map)?,
        waivers: raw.waiver.iter().map(|waiver| waived(file, waiver, &map)).collect::<Result<_>>()?,
        carry_forward: carry_forward(file, raw.carry_forward.as_ref(), raw.previous.is_some())?,
        previous: raw.previous.map(|name| previous(file, folder, &name, &raw.pack)).transpose()?,
        targets: target_file::targets(file, &raw.targets)?,
        apportion: target_file::apportion(file, &raw.apportion)?,
        id: id(folder)?,
        title: raw.title,
        date: day(file, &raw.date)?,
        venue: raw.venue,
        pack: raw.pack,
        form: raw.form,
        style: raw.style,
        vintage: raw.vintage,
        localities: list,
        period,
        data_to,
        deadline: moment(file, &raw.deadline)?,
        generate_at: schedule.iter().map(|generation| generation.at).max().context("generate has no entry")?,
        schedule,
        notify: raw.notify.command,
        synthetic: raw.synthetic,
        history: history(file, raw.history)?,
        limits: limits(file, raw.limits)?,
    })
}

/// The conference's own list of localities, a file beside its declaration.
fn list(file: &TomlFile, folder: &Path, name: &Spanned<String>) -> Result<LocalityList> {
    let named = name.get_ref();
    let text = match Path::new(named).file_name() {
        Some(only) if only.to_str() == Some(named) => fs::read_to_string(folder.join(named)).map_err(|e| e.to_string()),
        _ => Err("it has to lie in the conference's folder".to_owned()),
    };
    let text = text.map_err(|wrong| file.error(&name.span(), format!("the list of localities {named:?}: {wrong}")))?;
    Ok(LocalityList { file: named.clone(), text: text.into() })
}

/// Name of the conference's folder.
fn id(folder: &Path) -> Result<String> {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned).context("the conference folder's name is not valid text")
}

/// The conference named, or the one of the period named, among the folders beside this one.
fn previous(file: &TomlFile, folder: &Path, name: &Spanned<String>, pack: &str) -> Result<String> {
    let beside = folder.parent().unwrap_or(folder);
    let named = name.get_ref();
    if beside.join(named).join("conference.toml").is_file() {
        return Ok(named.clone());
    }
    if let Some(period) = Period::parse(named) {
        for other in folders(beside)? {
            let Ok(declared) = TomlFile::read(&other.join("conference.toml")) else { continue };
            let declared: toml::Table = declared.parse()?;
            let text = |key: &str| declared.get(key).and_then(toml::Value::as_str);
            if text("pack") == Some(pack) && text("period").and_then(Period::parse) == Some(period) {
                return id(&other);
            }
        }
    }
    Err(file.error(&name.span(), format!("there is no conference {named:?} beside this one, nor one of such a period")))
}

/// Which values stand in for a locality of which nothing counts. There have to be some to take.
fn carry_forward(
    file: &TomlFile,
    raw: Option<&Spanned<CarryForwardFile>>,
    has_previous: bool,
) -> Result<Option<CarryForward>> {
    let Some(raw) = raw else { return Ok(None) };
    let lines = match raw.get_ref() {
        CarryForwardFile::All(false) => return Ok(None),
        CarryForwardFile::All(true) => None,
        CarryForwardFile::Lines(lines) => Some(lines.iter().map(|line| line.as_str().into()).collect()),
    };
    if !has_previous {
        return Err(
            file.error(&raw.span(), "carry_forward takes values from the conference before: name it in `previous`")
        );
    }
    Ok(Some(CarryForward { lines, declared: file.at(&raw.span()) }))
}

/// Whether the lines to be carried forward are stocks of the form.
pub(super) fn carries(conference: &Conference, form: &Form) -> Result<()> {
    let Some(carry) = &conference.carry_forward else { return Ok(()) };
    for code in carry.lines.iter().flatten() {
        let at = &carry.declared;
        let line = form.line(code).with_context(|| format!("{at}: the form {} has no line {code:?}", form.id))?;
        ensure!(
            CarryForward::fits(line),
            "{at}: line {code:?} cannot be carried forward: it is not a stock that is added up"
        );
    }
    Ok(())
}

/// Files chosen by hand, each for a locality there is.
fn accepted(
    file: &TomlFile,
    raw: &BTreeMap<Spanned<String>, String>,
    map: &LocalityMap,
) -> Result<BTreeMap<Arc<str>, String>> {
    raw.iter().map(|(code, name)| Ok((locality(file, code, map)?, name.clone()))).collect()
}

/// A waiver of a locality there is.
fn waived(file: &TomlFile, raw: &WaiverFile, map: &LocalityMap) -> Result<Waiver> {
    Ok(Waiver {
        rule: raw.rule.as_str().into(),
        place: Place::Locality(locality(file, &raw.place, map)?),
        line: raw.line.as_deref().map(Into::into),
        value: raw.value.as_ref().map(|value| decimal(file, value)).transpose()?,
        by: raw.by.clone(),
        reason: raw.reason.clone(),
        until: day(file, &raw.until)?,
    })
}

fn locality(file: &TomlFile, code: &Spanned<String>, map: &LocalityMap) -> Result<Arc<str>> {
    let found = map.by_code(code.get_ref()).map(|locality| Arc::clone(&locality.id.code));
    found.ok_or_else(|| file.error(&code.span(), format!("there is no locality with code {:?}", code.get_ref())))
}

/// A moment in Viet Nam's time, whose day documents print.
pub(super) fn moment(file: &TomlFile, value: &Spanned<Datetime>) -> Result<DateTime<FixedOffset>> {
    value
        .get_ref()
        .to_string()
        .parse()
        .map(viet_nam::time)
        .map_err(|_| file.error(&value.span(), "this must be a moment, like 2021-07-01T15:00:00+07:00"))
}

/// A conference with nothing but a pack, a form and a style.
pub(super) fn stand_in(pack: &str, form: &str, style: &str) -> Conference {
    // The day the new map came into force: both maps had been drawn by then, and every form of today is of later days.
    let day = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap_or_default();
    let moment = day.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset();
    Conference {
        id: pack.to_owned(),
        title: "x".to_owned(),
        date: day,
        venue: "x".to_owned(),
        pack: pack.to_owned(),
        form: form.to_owned(),
        style: style.to_owned(),
        vintage: Vintage::V34,
        localities: None,
        period: Period { year: 2025, span: Span::Year },
        data_to: day,
        previous: None,
        carry_forward: None,
        targets: Vec::new(),
        apportion: BTreeMap::new(),
        waivers: Vec::new(),
        accept: BTreeMap::new(),
        deadline: moment,
        schedule: Vec::new(),
        generate_at: moment,
        notify: Vec::new(),
        synthetic: true,
        history: HISTORY,
        limits: Limits::default(),
    }
}
