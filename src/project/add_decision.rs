//! Adds entries to `decisions.toml`, so that two people on a shared folder lose nothing of each other.

use super::editions;
use super::load::Project;
use super::lock::lock;
use crate::config::{self, DECISIONS, DeclarationErrors};
use crate::messages::fail;
use crate::model::decision::Decisions;
use crate::model::message::Message;
use crate::msg;
use crate::publish;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use std::fmt::Write;
use std::path::Path;

/// An entry before it has an id: its keys as they are written.
pub(crate) struct NewDecision {
    /// `kind`, `place`, `line` … with their texts, in the order of the file.
    pub(crate) texts: Vec<(&'static str, String)>,
    /// Last day of a waiver.
    pub(crate) until: Option<NaiveDate>,
    /// Day of a document that is issued.
    pub(crate) day: Option<NaiveDate>,
    /// When it was decided.
    pub(crate) at: DateTime<FixedOffset>,
}

/// The lock of a conference's decisions.
const LOCK: &str = ".decisions.lock";

/// Adds entries and gives their ids. All entries are checked as they will stand before a byte is written; the file is
/// replaced in one step.
///
/// # Errors
/// An entry or one before it has mistakes, somebody else holds the file for long, or the folder cannot be written.
pub(crate) fn add_decisions(project: &Project, folder: &Path, new: &[NewDecision]) -> Result<Vec<String>> {
    let _lock = lock(folder, LOCK)?;
    let path = folder.join(DECISIONS);
    let before = config::read_text_if_any(&path)?.unwrap_or_default();
    let check = |text: &str| config::decisions_of(text, &path, &project.map, &project.pack.form);
    let first = free_id(&check(&before)?);
    let ids: Vec<String> = (first..).take(new.len()).map(|id| id.to_string()).collect();
    let entries = ids.iter().zip(new).map(|(id, new)| written(id, new)).collect::<Result<String>>()?;
    let text = before + &entries;
    let decisions = check(&text).map_err(|errors| refused(&errors))?;
    let strictly = (&*ids, project.conference.approvals());
    editions::check(folder, &decisions, strictly).map_err(|errors| refused(&errors))?;
    publish::write_alone(&path, text.as_bytes())?;
    Ok(ids)
}

/// What is wrong with the entry, without the line on which it does not stand yet.
fn refused(errors: &DeclarationErrors) -> anyhow::Error {
    let what: Vec<Message> = errors.iter().map(|error| error.what.clone()).collect();
    fail(msg!("decision-refused", what = what))
}

/// The lowest number above all that stand there.
fn free_id(decisions: &Decisions) -> u64 {
    let numbers = decisions.all().iter().filter_map(|decision| decision.id.parse::<u64>().ok());
    numbers.max().unwrap_or(0) + 1
}

/// The entry as TOML, texts quoted by the library.
fn written(id: &str, new: &NewDecision) -> Result<String> {
    let mut text = format!("\n[[decision]]\nid = {}\n", quoted(id));
    for (key, value) in &new.texts {
        writeln!(text, "{key} = {}", quoted(value))?;
    }
    for (key, day) in [("until", new.until), ("day", new.day)] {
        if let Some(day) = day {
            writeln!(text, "{key} = {day}")?;
        }
    }
    writeln!(text, "at = {}", new.at.to_rfc3339_opts(SecondsFormat::Secs, false))?;
    Ok(text)
}

fn quoted(text: &str) -> toml::Value {
    toml::Value::String(text.to_owned())
}
