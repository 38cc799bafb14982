//! `conference.toml` as it is written, turned into a [`Conference`].

use super::errors::DeclarationErrors;
use super::files::folders;
use super::schedule_file::{self, GenerateFile};
use super::target_file::{self, ApportionFile, TargetFile};
use super::task_file::{self, ProgressFile, TaskFile};
use super::text_file::read_text;
use super::toml_file::TomlFile;
use crate::localities::LocalityMap;
use crate::messages::Explain as _;
use crate::model::conference::{CarryForward, Conference, LocalityList};
use crate::model::declared::Declared;
use crate::model::figure::Place;
use crate::model::form::Form;
use crate::model::limits::Limits;
use crate::model::locality::Vintage;
use crate::model::message::Message;
use crate::model::period::Period;
use crate::model::waiver::Waiver;
use crate::msg;
use anyhow::Result;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
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
    form: Spanned<String>,
    form_outside_its_time: Option<String>,
    style: String,
    vintage: Spanned<u8>,
    localities: Option<Spanned<String>>,
    period: Spanned<String>,
    data_to: Spanned<Datetime>,
    deadline: Spanned<Datetime>,
    answer_by: Option<Spanned<Datetime>>,
    #[serde(default)]
    contact: String,
    previous: Option<Spanned<String>>,
    carry_forward: Option<Spanned<CarryForwardFile>>,
    #[serde(default)]
    synthetic: bool,
    #[serde(default)]
    synthetic_previous: bool,
    #[serde(default)]
    four_eyes: bool,
    history: Option<Spanned<usize>>,
    next_edition: Option<Spanned<Datetime>>,
    #[serde(default)]
    accept: BTreeMap<Spanned<String>, String>,
    limits: Option<Spanned<Limits>>,
    #[serde(default)]
    waiver: Vec<WaiverFile>,
    #[serde(default)]
    targets: BTreeMap<Spanned<String>, TargetFile>,
    #[serde(default)]
    apportion: ApportionFile,
    #[serde(default)]
    task: Vec<TaskFile>,
    #[serde(default)]
    progress: Vec<ProgressFile>,
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
    rule: Spanned<String>,
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

/// Books that stay where the file does not say how many.
const HISTORY: usize = 5;

/// How many books stay: one at least, since a book is compared with the one before it.
fn history(file: &TomlFile, number: Option<Spanned<usize>>) -> usize {
    if let Some(none) = number.as_ref().filter(|number| *number.get_ref() == 0) {
        file.wrong(&none.span(), msg!("history-at-least-one"));
    }
    number.map_or(HISTORY, Spanned::into_inner)
}

/// The day on which the next book is due, after the meeting of this one.
fn next_edition(file: &TomlFile, day: &Spanned<Datetime>, meeting: NaiveDate) -> NaiveDate {
    let next = file.day(day);
    if next <= meeting {
        file.wrong(&day.span(), msg!("next-edition-after-meeting", meeting = meeting));
    }
    next
}

/// The limits, none of which stops the reader before it has a workbook.
fn limits(file: &TomlFile, raw: Option<Spanned<Limits>>) -> Limits {
    if let Some(small) = raw.as_ref().filter(|limits| limits.get_ref().memory_mb < Limits::LEAST_MEMORY_MB) {
        let least = Limits::LEAST_MEMORY_MB;
        file.wrong(&small.span(), msg!("memory-at-least", least = least.to_string()));
    }
    raw.map(Spanned::into_inner).unwrap_or_default()
}

/// Reads the conference with the id of its folder.
pub(super) fn parse(file: &TomlFile, folder: &Path) -> Result<Conference> {
    let id = id(folder)?;
    let conference = file.parse().map(|raw| conference(file, raw, id, folder)).transpose()?;
    Ok(file.finish(conference.flatten())?)
}

/// The conference, or nothing where what is noted leaves too little of it.
fn conference(file: &TomlFile, raw: ConferenceFile, id: String, folder: &Path) -> Result<Option<Conference>> {
    let period = Period::parse(raw.period.get_ref());
    if period.is_none() {
        file.wrong(&raw.period.span(), msg!("period-not-understood"));
    }
    let (date, data_to, deadline) = (file.day(&raw.date), file.day(&raw.data_to), file.moment(&raw.deadline));
    let list = raw.localities.as_ref().and_then(|name| list(file, folder, name));
    let vintage = Vintage::try_from(*raw.vintage.get_ref()).unwrap_or_else(|_| {
        file.wrong(&raw.vintage.span(), msg!("vintage-of-no-map"));
        Vintage::V34
    });
    let map = LocalityMap::of(list.as_ref(), vintage, data_to);
    let map = map.map_err(|error| {
        let at = raw.localities.as_ref().map_or(0..0, Spanned::span);
        file.wrong(&at, format!("{error:#}"));
    });
    let begins = schedule_file::begins(file, date, raw.time.as_ref());
    if deadline > begins {
        file.wrong(&raw.deadline.span(), msg!("deadline-after-meeting", deadline = deadline, begins = begins));
    }
    let answer = raw.answer_by.as_ref().map(|at| (at.span(), file.moment(at)));
    if let Some((at, answer)) = answer.as_ref().filter(|(_, answer)| *answer > begins) {
        file.wrong(at, msg!("deadline-after-meeting", deadline = *answer, begins = begins));
    }
    if date < data_to {
        file.wrong(&raw.date.span(), msg!("meeting-before-data", day = data_to));
    }
    if let Some(period) = period.filter(|period| !period.may_end_on(data_to)) {
        file.wrong(&raw.data_to.span(), msg!("data-outside-period", day = data_to, period = period));
    }
    let localities = map.as_ref().map(|map| map.localities().len()).unwrap_or(usize::MAX);
    let schedule = schedule_file::schedule(file, &raw.generate, begins, localities);
    let map = map.as_ref().ok();
    let accept = raw.accept.iter().map(|(code, name)| (locality(file, code, map), name.clone())).collect();
    let waivers = raw.waiver.iter().map(|waiver| waived(file, waiver, map)).collect();
    let carry_forward = carry_forward(file, raw.carry_forward.as_ref(), raw.previous.is_some());
    let previous_id = raw.previous.as_ref().map(|name| previous(file, folder, name, &raw.pack)).transpose()?.flatten();
    if let (Some(id), Some(name)) = (&previous_id, &raw.previous) {
        let may_be_synthetic = raw.synthetic || raw.synthetic_previous;
        fits_previous(file, name, &folder.with_file_name(id), data_to, may_be_synthetic);
    }
    let (targets, apportion) =
        (target_file::targets(file, &raw.targets), target_file::apportion(file, &raw.apportion)?);
    let (history, limits) = (history(file, raw.history), limits(file, raw.limits));
    let Some((period, generate_at)) = period.zip(schedule.iter().map(|generation| generation.at).max()) else {
        return Ok(None);
    };
    Ok(Some(Conference {
        accept,
        waivers,
        carry_forward,
        previous: previous_id,
        targets,
        apportion,
        tasks: task_file::tasks(file, &raw.task, date),
        progress: task_file::progress(file, &raw.progress),
        id,
        title: raw.title,
        date,
        venue: raw.venue,
        pack: raw.pack,
        form_declared: file.declared(&raw.form.span()),
        form: raw.form.into_inner(),
        form_outside_its_time: raw.form_outside_its_time,
        style: raw.style,
        vintage,
        localities: list,
        period,
        data_to,
        deadline,
        answer: answer.map(|(_, answer)| answer),
        contact: raw.contact,
        generate_at,
        schedule,
        notify: raw.notify.command,
        synthetic: raw.synthetic,
        four_eyes: raw.four_eyes,
        history,
        next_edition: raw.next_edition.as_ref().map(|day| next_edition(file, day, date)),
        limits,
    }))
}

/// The conference's own list of localities, a file next to its declaration.
fn list(file: &TomlFile, folder: &Path, name: &Spanned<String>) -> Option<LocalityList> {
    let named = name.get_ref();
    let text = match Path::new(named).file_name() {
        Some(only) if only.to_str() == Some(named) => {
            read_text(&folder.join(named)).map_err(|error| Message::verbatim(format!("{error:#}")))
        }
        _ => Err(msg!("list-not-in-folder")),
    };
    match text {
        Ok(text) => Some(LocalityList { file: named.clone(), text: text.into() }),
        Err(wrong) => {
            file.wrong(&name.span(), msg!("list-of-localities", name = named, why = wrong));
            None
        }
    }
}

/// Name of the conference's folder.
fn id(folder: &Path) -> Result<String> {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned).explain(|| msg!("conference-folder-name"))
}

/// The conference named, or the one of the period named, among the folders next to this one.
fn previous(file: &TomlFile, folder: &Path, name: &Spanned<String>, pack: &str) -> Result<Option<String>> {
    let all = folder.parent().unwrap_or(folder);
    let named = name.get_ref();
    if all.join(named).join("conference.toml").is_file() {
        return Ok(Some(named.clone()));
    }
    if let Some(period) = Period::parse(named) {
        for other in folders(all)? {
            let Ok(declared) = TomlFile::read(&other.join("conference.toml")) else { continue };
            let declared: Option<toml::Table> = declared.parse();
            let text = |key: &str| declared.as_ref()?.get(key).and_then(toml::Value::as_str);
            if text("pack") == Some(pack) && text("period").and_then(Period::parse) == Some(period) {
                return id(&other).map(Some);
            }
        }
    }
    file.wrong(&name.span(), msg!("no-such-conference", name = named));
    Ok(None)
}

/// Whether a conference can be compared with the one before it: that one's data end earlier, and they are not made up
/// where its own are real. What else is wrong there is reported when it is read.
fn fits_previous(file: &TomlFile, name: &Spanned<String>, previous: &Path, data_to: NaiveDate, may_be_synthetic: bool) {
    let Ok(declared) = TomlFile::read(&previous.join("conference.toml")) else { return };
    let Some(declared) = declared.parse::<toml::Table>() else { return };
    if !may_be_synthetic && declared.get("synthetic").and_then(toml::Value::as_bool) == Some(true) {
        file.wrong(&name.span(), msg!("previous-synthetic", name = name.get_ref()));
    }
    let day = declared.get("data_to").and_then(toml::Value::as_datetime);
    let day = day.and_then(|day| day.to_string().parse::<NaiveDate>().ok());
    if let Some(day) = day.filter(|day| *day >= data_to) {
        file.wrong(&name.span(), msg!("previous-not-before", name = name.get_ref(), day = day));
    }
}

/// Which values stand in for a locality of which nothing counts. There have to be some to take.
fn carry_forward(file: &TomlFile, raw: Option<&Spanned<CarryForwardFile>>, has_previous: bool) -> Option<CarryForward> {
    let raw = raw?;
    let lines = match raw.get_ref() {
        CarryForwardFile::All(false) => return None,
        CarryForwardFile::All(true) => None,
        CarryForwardFile::Lines(lines) => Some(lines.iter().map(|line| line.as_str().into()).collect()),
    };
    if !has_previous {
        file.wrong(&raw.span(), msg!("carry-forward-needs-previous"));
    }
    Some(CarryForward { lines, declared: file.declared(&raw.span()) })
}

/// Whether a conference fits its form: the time of its data, the lines it carries forward, the rules it waives.
pub(super) fn fits(conference: &Conference, form: &Form) -> DeclarationErrors {
    let mut errors = DeclarationErrors::default();
    if !form.in_force.holds_on(conference.data_to) && conference.form_outside_its_time.is_none() {
        let (from, day) = (form.in_force.from.to_string(), conference.data_to.to_string());
        let what = match form.in_force.to {
            Some(to) => {
                msg!("form-outside-its-days", form = &form.id, from = from, to = to.to_string(), day = day)
            }
            None => msg!("form-before-its-time", form = &form.id, from = from, day = day),
        };
        errors.push(conference.form_declared.clone(), what);
    }
    if let Some(carry) = &conference.carry_forward {
        for code in carry.lines.iter().flatten() {
            match form.line(code) {
                None => errors.push(carry.declared.clone(), msg!("form-has-no-line", form = &form.id, line = code)),
                Some(line) if !CarryForward::fits(line) => {
                    errors.push(carry.declared.clone(), msg!("line-not-carried", line = code))
                }
                Some(_) => {}
            }
        }
    }
    for waiver in conference.waivers.iter().filter(|waiver| form.rule(&waiver.rule).is_none()) {
        errors.push(waiver.declared.clone(), msg!("form-has-no-rule", form = &form.id, rule = &waiver.rule));
    }
    errors
}

/// A waiver of a locality there is.
fn waived(file: &TomlFile, raw: &WaiverFile, map: Option<&LocalityMap>) -> Waiver {
    Waiver {
        rule: raw.rule.get_ref().as_str().into(),
        place: Place::Locality(locality(file, &raw.place, map)),
        line: raw.line.as_deref().map(Into::into),
        value: raw.value.as_ref().map(|value| file.decimal(value)),
        by: raw.by.clone(),
        reason: raw.reason.clone(),
        until: Some(file.day(&raw.until)),
        declared: file.declared(&raw.rule.span()),
    }
}

/// The code of a locality of the map; where the map itself is wrong nothing is said of it.
pub(super) fn locality(file: &TomlFile, code: &Spanned<String>, map: Option<&LocalityMap>) -> Arc<str> {
    if map.is_some_and(|map| map.by_code(code.get_ref()).is_none()) {
        file.wrong(&code.span(), msg!("no-locality-with-code", code = code.get_ref()));
    }
    code.get_ref().as_str().into()
}

/// A conference with nothing but a pack, a form and a style.
pub(super) fn placeholder(pack: &str, form: &str, style: &str) -> Conference {
    // The day the new map came into force: both maps had been drawn by then.
    let day = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap_or_default();
    let moment = day.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset();
    Conference {
        id: pack.to_owned(),
        title: "x".to_owned(),
        date: day,
        venue: "x".to_owned(),
        pack: pack.to_owned(),
        form: form.to_owned(),
        form_declared: Declared::default(),
        form_outside_its_time: Some("x".to_owned()),
        style: style.to_owned(),
        vintage: Vintage::V34,
        localities: None,
        period: Period::of_year(2025),
        data_to: day,
        previous: None,
        carry_forward: None,
        targets: Vec::new(),
        tasks: Vec::new(),
        progress: Vec::new(),
        apportion: BTreeMap::new(),
        waivers: Vec::new(),
        accept: BTreeMap::new(),
        deadline: moment,
        answer: None,
        schedule: Vec::new(),
        generate_at: moment,
        notify: Vec::new(),
        synthetic: true,
        four_eyes: false,
        history: HISTORY,
        contact: "x".to_owned(),
        next_edition: Some(day),
        limits: Limits::default(),
    }
}
