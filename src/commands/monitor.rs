//! `monitor`: how the books of conferences stand, from what lies on the disk. Nothing is written.

use crate::commands::schedule::{ScheduleOptions, due};
use crate::config;
use crate::contracts::{Health, HealthState, Stand};
use crate::messages::built_in;
use crate::publish::{Manifest, Record, Trouble};
use anyhow::Result;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::path::PathBuf;

/// How long after its time an entry may be made: timers look every five minutes, and a book of many localities takes a while.
const GRACE: TimeDelta = TimeDelta::minutes(15);

/// How a conference stands, or each of a folder of conferences.
///
/// # Errors
/// The folder cannot be listed. What is wrong in a conference is its state.
pub fn monitor(options: &ScheduleOptions, now: DateTime<FixedOffset>) -> Result<Vec<Health>> {
    let is_alone = options.conference.join("conference.toml").exists();
    let folders = match is_alone {
        true => vec![options.conference.clone()],
        false => config::conferences(&options.conference)?.into_iter().map(|(_, folder)| folder).collect(),
    };
    let of = |conference: PathBuf| one(&ScheduleOptions { conference, ..options.clone() }, now);
    Ok(folders.into_iter().map(of).collect())
}

fn one(options: &ScheduleOptions, now: DateTime<FixedOffset>) -> Health {
    match looked_at(options, now) {
        Ok(health) => health,
        Err(error) => {
            let conference = options.conference.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let why = Some(format!("{error:#}"));
            Health { state: HealthState::Failed, why, ..of_book(options, conference, now) }
        }
    }
}

fn looked_at(options: &ScheduleOptions, now: DateTime<FixedOffset>) -> Result<Health> {
    let (conference, _) = config::conference(&options.conference)?;
    let due = due(options, now)?;
    let trouble = Record::read(&options.out, &conference.id).trouble;
    let health = of_book(options, conference.id, now);
    let next = due.entries.iter().map(|entry| entry.at).find(|at| *at > now);
    let health = Health { next, ..health };
    let entry = |state| due.entries.iter().find(|entry| entry.state == state);
    let (state, since, why) = match (trouble, entry(Stand::Held), entry(Stand::Due)) {
        (Some(Trouble { since, why, failed }), ..) => {
            let state = if failed { HealthState::Failed } else { HealthState::Postponed };
            (state, Some(since), Some(why))
        }
        (None, Some(held), _) => (HealthState::Postponed, Some(held.at), Some(built_in(&held.why))),
        (None, None, Some(late)) if now - late.at > GRACE => {
            (HealthState::Overdue, Some(late.at), Some(built_in(&late.why)))
        }
        _ if health.book.is_none() => (HealthState::Waiting, None, None),
        _ => (HealthState::Good, None, None),
    };
    Ok(Health { state, since, why, ..health })
}

/// What the book itself tells.
fn of_book(options: &ScheduleOptions, conference: String, now: DateTime<FixedOffset>) -> Health {
    let book = options.out.join(&conference);
    let manifest = Manifest::of(&book);
    Health {
        record_damaged: Record::is_damaged(&options.out, &conference),
        conference,
        now,
        state: HealthState::Waiting,
        last_built: manifest.as_ref().and_then(|_| Manifest::placed(&book)),
        generated_at: manifest.as_ref().map(|manifest| manifest.generated_at.clone()),
        book: manifest.map(|_| book),
        since: None,
        why: None,
        next: None,
    }
}
