//! The book at its times: what is due and why, each made once, and made again when a workbook lands.
//! Whoever calls reads the clock.

use crate::commands::build::{BuildOptions, Built, build_unless_fewer};
use crate::commands::receive::{INBOX, ReceiveOptions, receive};
use crate::commands::status::{StatusOptions, status};
use crate::config;
use crate::contracts::{Due, Entry, Outcome, Run, Stand};
use crate::messages::built_in;
use crate::model::message::Message;
use crate::model::schedule::{Below, Generation};
use crate::msg;
use crate::pipeline::loader::{self, Look};
use crate::pipeline::progress::Progress;
use crate::publish::{self, Made, Record, Trouble};
use anyhow::{Error, Result};
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where a conference and its book are. `at` of the build is not looked at: the schedule says it.
pub type ScheduleOptions = BuildOptions;

/// Says what is due and why. Workbooks are read only where an entry asks for a number of localities.
///
/// # Errors
/// A declaration is wrong, or the folder cannot be listed.
pub fn due(options: &ScheduleOptions, now: DateTime<FixedOffset>) -> Result<Due> {
    let (conference, _) = config::conference(&options.conference)?;
    let pause = config::pause(&options.conference)?.filter(|pause| pause.is_on(now));
    let record = Record::read(&options.out, &conference.id).declared(&conference.schedule);
    let mut entries = Vec::with_capacity(conference.schedule.len());
    let newest = record.newest();
    // Where several are due, the book of the last that can be made is the one that is wanted.
    let mut wanted = false;
    for generation in conference.schedule.iter().rev() {
        let (state, why) = match record.of(generation.at) {
            Some(made) if made.superseded => {
                (Stand::Superseded, msg!("due-superseded-made", at = made.made.to_string()))
            }
            Some(made) => (Stand::Made, msg!("due-made", at = made.made.to_string())),
            None if generation.at > now => (Stand::Waiting, msg!("due-waiting")),
            None if wanted => (Stand::Superseded, msg!("due-superseded-due")),
            None if newest.is_some_and(|newest| newest.at > generation.at) => {
                (Stand::Superseded, msg!("due-superseded"))
            }
            None => match &pause {
                Some(pause) => (Stand::Held, pause.why()),
                None => judged(options, generation, now)?,
            },
        };
        wanted |= state == Stand::Due;
        entries.push(Entry { name: generation.name.clone(), at: generation.at, state, why });
    }
    entries.reverse();
    Ok(Due { conference: conference.id.clone(), now, entries })
}

/// How long some minutes are, as people say it.
fn span(minutes: i64) -> Message {
    let count = |of: i64| usize::try_from(minutes / of).unwrap_or_default();
    match minutes {
        ..120 => msg!("span-minutes", count = count(1)),
        120..2880 => msg!("span-hours", count = count(60)),
        _ => msg!("span-days", count = count(1440)),
    }
}

/// Whether an entry whose time has come can be made, and why.
fn judged(options: &ScheduleOptions, generation: &Generation, now: DateTime<FixedOffset>) -> Result<(Stand, Message)> {
    let late = (now - generation.at).num_minutes();
    let come = if late == 0 { msg!("due-now") } else { msg!("due-since", span = span(late)) };
    Ok(match lacking(options, generation)? {
        // Not how long ago: the same reason is the same at the next look.
        Some(words) if generation.below == Below::HoldAndWarn => (Stand::Held, words),
        Some(words) => (Stand::Due, msg!("due-lacking", come = come, lacking = words)),
        None => (Stand::Due, come),
    })
}

/// Which localities an entry lacks, where it lacks any.
fn lacking(options: &ScheduleOptions, generation: &Generation) -> Result<Option<Message>> {
    if generation.minimum == 0 {
        return Ok(None);
    }
    let BuildOptions { conference, templates, out, jobs, worker, .. } = options.clone();
    let options = StatusOptions { conference, templates, out: Some(out), keeps: true, at: None, jobs, worker };
    let coverage = status(&options)?.coverage;
    let words = || {
        let missing = coverage.missing.join(" ");
        let (accepted, needed) = (coverage.accepted, generation.minimum);
        msg!("due-localities-lacking", accepted = accepted, needed = needed, missing = missing)
    };
    Ok((coverage.accepted < generation.minimum).then(words))
}

/// Makes what is due, once.
///
/// # Errors
/// As for [`build`](crate::build); the entry then stays due.
pub fn run_due(options: &ScheduleOptions, now: DateTime<FixedOffset>, progress: &dyn Progress) -> Result<Run> {
    let (conference, _) = config::conference(&options.conference)?;
    if let Err(error) = publish::replace_open_files(&options.out, &conference.id) {
        tracing::debug!("files that wait to be replaced wait on: {error:#}");
    }
    let due = due(options, now)?;
    let Some(entry) = due.due() else {
        let held = due.held().cloned();
        let outcome = if held.is_some() { Outcome::Held } else { Outcome::Nothing };
        return Ok(Run { entry: held, ..Run::of(&conference.id, &conference.schedule, now, outcome) });
    };
    let built = match build_unless_fewer(&BuildOptions { at: Some(entry.at), ..options.clone() }, progress)? {
        Ok(built) => built,
        Err(fewer) => {
            let why = msg!("due-fewer", fewer = fewer.message());
            let entry = Entry { state: Stand::Held, why, ..entry.clone() };
            return Ok(Run { entry: Some(entry), ..Run::of(&conference.id, &conference.schedule, now, Outcome::Held) });
        }
    };
    let mut record = Record::read(&options.out, &conference.id).declared(&conference.schedule);
    let come = conference.schedule.iter().map(|generation| generation.at).filter(|at| *at <= entry.at);
    let new: Vec<DateTime<FixedOffset>> = come.filter(|at| record.of(*at).is_none()).collect();
    record.made.extend(new.into_iter().map(|at| Made { at, made: now, superseded: at != entry.at }));
    record.write(&options.out, &conference.id)?;
    let late = (now - entry.at).num_minutes();
    let run = Run::of(&conference.id, &conference.schedule, now, Outcome::Built);
    Ok(Run { late_minutes: Some(late), ..run }.with(entry.clone(), &built))
}

impl Run {
    /// How long after its time it was made, as people say it; nothing where that is less than a minute.
    pub fn late(&self) -> Option<Message> {
        self.late_minutes.filter(|minutes| *minutes > 0).map(span)
    }

    /// A run that could not be done, so that whoever is notified of runs is notified of it.
    pub fn failed(options: &ScheduleOptions, now: DateTime<FixedOffset>, error: &Error) -> Run {
        let (id, schedule) = match config::conference(&options.conference) {
            Ok((conference, _)) => (conference.id, conference.schedule),
            Err(_) => (options.conference.file_name().unwrap_or_default().to_string_lossy().into_owned(), Vec::new()),
        };
        Run { error: Some(format!("{error:#}")), ..Run::of(&id, &schedule, now, Outcome::Failed) }
    }

    /// What keeps the book from being made, where something does; the same as long as nothing changes.
    pub(crate) fn trouble(&self) -> Option<String> {
        let held = self.entry.as_ref().filter(|_| self.outcome == Outcome::Held);
        held.map(|entry| format!("{}: {}", entry.at, built_in(&entry.why))).or_else(|| self.error.clone())
    }

    /// Whether it made a book, or came to trouble that was not reported.
    fn is_news(&self, told: &[String]) -> bool {
        match self.trouble() {
            Some(trouble) => !told.contains(&trouble),
            None => self.outcome != Outcome::Nothing,
        }
    }

    fn of(id: &str, schedule: &[Generation], now: DateTime<FixedOffset>, outcome: Outcome) -> Run {
        Run {
            conference: id.to_owned(),
            now,
            outcome,
            entry: None,
            late_minutes: None,
            coverage: None,
            rebuilt: None,
            edits: None,
            book: None,
            next: schedule.iter().map(|generation| generation.at).find(|at| *at > now),
            error: None,
        }
    }

    fn with(self, entry: Entry, built: &Built) -> Run {
        Run {
            entry: Some(entry),
            coverage: Some(built.coverage.clone()),
            rebuilt: Some(built.rebuilt.len()),
            edits: Some(built.edits.clone()),
            book: Some(built.folder.clone()),
            ..self
        }
    }
}

/// The time, and waiting for it.
pub trait Clock {
    /// What time it is.
    fn now(&self) -> DateTime<FixedOffset>;
    /// Waits; false where the watch is to end.
    fn rest(&self, time: Duration) -> bool;
}

/// A look at the conference's folder and at what people may have made of the book.
fn look(options: &ScheduleOptions) -> Result<Look> {
    let (conference, _) = config::conference(&options.conference)?;
    let mut look = loader::look(&options.conference)?;
    look.extend(publish::look(&options.out.join(&conference.id))?);
    Ok(look)
}

/// What a watch remembers of a conference.
#[derive(Default)]
struct Watched {
    before: Option<Look>,
    shown: Option<Look>,
    told: Vec<String>,
    /// What lay in the inbox at the last look, and when it was last taken in.
    inbox: Option<Look>,
    taken: Option<Look>,
}

impl Watched {
    /// Takes in what lies in the conference's inbox and was the same at two looks. It stays there; what was taken in is known.
    fn take_in(&mut self, options: &ScheduleOptions, now: DateTime<FixedOffset>) {
        let folder = options.conference.join(INBOX);
        let look = if folder.is_dir() { loader::look_below(&folder).ok() } else { None };
        let is_new = look.as_ref().is_some_and(|look| !look.is_empty()) && look != self.taken;
        if is_new && look == self.inbox {
            let conference = options.conference.clone();
            let (paths, channel) = (vec![folder], INBOX.to_owned());
            let taken = receive(&ReceiveOptions {
                conference,
                paths,
                uploads: Vec::new(),
                at: now,
                channel,
                from: String::new(),
                by: String::new(),
            });
            match taken {
                Ok(taken) => {
                    let items = taken.parcels.iter().flat_map(|parcel| &parcel.items);
                    items.filter_map(|item| item.file.as_ref()).for_each(|file| tracing::info!("{file:?} came in"));
                    self.taken.clone_from(&look);
                }
                Err(error) => tracing::error!("the inbox is not taken in: {error:#}"),
            }
        }
        self.inbox = look;
    }

    /// One look: makes what is due, and the newest book again where something landed.
    fn look(
        &mut self,
        options: &ScheduleOptions,
        now: DateTime<FixedOffset>,
        progress: &dyn Progress,
        tell: &dyn Fn(&ScheduleOptions, &Run),
    ) {
        self.take_in(options, now);
        let done = |run: Result<Run>| run.unwrap_or_else(|error| Run::failed(options, now, &error));
        let mut runs = vec![done(run_due(options, now, progress))];
        let look = look(options).ok();
        if look.is_some() && look == self.before && look != self.shown {
            let again = done(rebuild(options, now, progress));
            if again.outcome != Outcome::Failed {
                self.shown.clone_from(&look);
            }
            runs.push(again);
        }
        note(options, &runs);
        runs.iter().filter(|run| run.is_news(&self.told)).for_each(|run| tell(options, run));
        self.told = runs.iter().filter_map(Run::trouble).collect();
        self.before = look;
    }
}

/// Notes for monitoring what keeps the book from being made, where something does.
pub(crate) fn note(options: &ScheduleOptions, runs: &[Run]) {
    let Some(id) = runs.first().map(|run| &run.conference) else { return };
    let trouble = runs
        .iter()
        .find_map(|run| Some(Trouble { since: run.now, why: run.trouble()?, failed: run.outcome == Outcome::Failed }));
    let mut record = Record::read(&options.out, id);
    if record.note(trouble)
        && let Err(error) = record.write(&options.out, id)
    {
        tracing::debug!("monitoring is not told: {error:#}");
    }
}

/// How many days after its meeting a conference among others is watched: late workbooks and corrections still make its book
/// again.
const DAYS_AFTER: i64 = 30;

/// The conferences to look at now: the one that is named, or of a folder of conferences those that are not over. One whose
/// file cannot be read is among them, so that it is told.
fn watched(options: &ScheduleOptions, now: DateTime<FixedOffset>) -> Vec<ScheduleOptions> {
    let is_alone = options.conference.join("conference.toml").exists();
    let within = if is_alone { Vec::new() } else { config::conferences(&options.conference).unwrap_or_default() };
    if within.is_empty() {
        return vec![options.clone()];
    }
    let is_over = |folder: &Path| {
        config::conference(folder)
            .is_ok_and(|(conference, _)| now.date_naive() > conference.date + TimeDelta::days(DAYS_AFTER))
    };
    let running = within.into_iter().map(|(_, folder)| folder).filter(|folder| !is_over(folder));
    running.map(|conference| ScheduleOptions { conference, ..options.clone() }).collect()
}

/// Makes what is due when it is due, and the newest book again when a workbook lands or a document of the book was edited. A
/// file has landed when it is the same
/// at two looks. What keeps a book from being made is reported once, until it changes, and the next look tries again.
///
/// Of a folder of conferences all are watched, each from the moment it is there until some time after its meeting.
pub fn watch(
    options: &ScheduleOptions,
    every: Duration,
    clock: &dyn Clock,
    progress: &dyn Progress,
    tell: &dyn Fn(&ScheduleOptions, &Run),
) {
    let mut known: BTreeMap<PathBuf, Watched> = BTreeMap::new();
    loop {
        let now = clock.now();
        let watched = watched(options, now);
        known.retain(|folder, _| watched.iter().any(|options| options.conference == *folder));
        for options in watched {
            known.entry(options.conference.clone()).or_default().look(&options, now, progress, tell);
        }
        if !clock.rest(every) {
            return;
        }
    }
}

/// The newest book over again; nothing where there is none of the schedule, or where nothing changes. No book is replaced by
/// one of fewer localities while nobody looks on: a folder that is suddenly empty, or half so, is a share that is not mounted.
fn rebuild(options: &ScheduleOptions, now: DateTime<FixedOffset>, progress: &dyn Progress) -> Result<Run> {
    let (conference, _) = config::conference(&options.conference)?;
    let record = Record::read(&options.out, &conference.id).declared(&conference.schedule);
    let newest = record.newest().map(|made| made.at);
    let run = |outcome| Run::of(&conference.id, &conference.schedule, now, outcome);
    let last = conference.schedule.iter().find(|generation| Some(generation.at) == newest);
    // What is due says that it is paused.
    let is_paused = config::pause(&options.conference)?.is_some_and(|pause| pause.is_on(now));
    let Some(last) = last.filter(|_| !is_paused) else { return Ok(run(Outcome::Nothing)) };
    let entry = |state, why| Entry { name: last.name.clone(), at: last.at, state, why };
    let emptied = loader::files(&options.conference.join("submissions"))?.is_empty();
    let lacking = match last.below {
        Below::HoldAndWarn => lacking(options, last)?,
        Below::BuildAndMark => None,
    };
    if let Some(words) = lacking.or_else(|| emptied.then(|| msg!("due-no-workbook"))) {
        let why = msg!("due-book-stays", lacking = words);
        return Ok(Run { entry: Some(entry(Stand::Held, why)), ..run(Outcome::Held) });
    }
    let built = match build_unless_fewer(&BuildOptions { at: Some(last.at), ..options.clone() }, progress)? {
        Ok(built) => built,
        Err(fewer) => {
            let why = msg!("due-fewer", fewer = fewer.message());
            return Ok(Run { entry: Some(entry(Stand::Held, why)), ..run(Outcome::Held) });
        }
    };
    if built.rebuilt.is_empty() && built.edits.taken.is_empty() {
        return Ok(run(Outcome::Nothing));
    }
    let why = msg!("due-changed");
    Ok(run(Outcome::Rebuilt).with(entry(Stand::Made, why), &built))
}

#[cfg(test)]
mod tests {
    use super::span;
    use crate::messages::Catalogue;
    use crate::model::language::Language;

    #[test]
    fn a_span_is_told_in_the_largest_unit_that_says_enough() {
        let spans =
            [1, 119, 120, 2879, 2880, 4380].map(|span| Catalogue::embedded(Language::En).text(&self::span(span)));
        assert_eq!(spans, ["1 minute", "119 minutes", "2 hours", "47 hours", "2 days", "3 days"]);
    }
}
