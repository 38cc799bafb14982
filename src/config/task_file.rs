//! `[[task]]` and `[[progress]]` of `conference.toml`.

use super::toml_file::TomlFile;
use crate::model::conclusion::{DoneBound, DoneWhen, Progress, Task};
use crate::msg;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskFile {
    id: Spanned<String>,
    text: String,
    to: String,
    due: Option<Spanned<Datetime>>,
    done_when: Option<Spanned<DoneWhenFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DoneWhenFile {
    line: String,
    at_most: Option<Spanned<String>>,
    reaches: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgressFile {
    task: String,
    done: Option<Spanned<Datetime>>,
    #[serde(default)]
    withdrawn: bool,
    evidence: String,
}

/// Tasks, each with an id of its own and due after the meeting.
pub(super) fn tasks(file: &TomlFile, raw: &[TaskFile], meeting: NaiveDate) -> Vec<Task> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for again in raw.iter().filter(|task| !ids.insert(task.id.get_ref())) {
        file.wrong(&again.id.span(), msg!("task-declared-twice", id = again.id.get_ref()));
    }
    raw.iter().map(|raw| task(file, raw, meeting)).collect()
}

fn task(file: &TomlFile, raw: &TaskFile, meeting: NaiveDate) -> Task {
    let due = raw.due.as_ref().map(|due| file.day(due));
    if let (Some(at), Some(due)) = (&raw.due, due.filter(|due| *due <= meeting)) {
        file.wrong(&at.span(), msg!("task-due-before-meeting", id = raw.id.get_ref(), due = due, meeting = meeting));
    }
    Task {
        id: raw.id.get_ref().as_str().into(),
        text: raw.text.clone(),
        to: raw.to.clone(),
        due,
        done_when: raw.done_when.as_ref().and_then(|done| done_when(file, done)),
        declared: file.declared(&raw.id.span()),
    }
}

fn done_when(file: &TomlFile, raw: &Spanned<DoneWhenFile>) -> Option<DoneWhen> {
    let DoneWhenFile { line, at_most, reaches } = raw.get_ref();
    let bound = match (at_most, reaches) {
        (Some(most), None) => DoneBound::AtMost(file.decimal(most)),
        (None, Some(other)) => DoneBound::Reaches(other.as_str().into()),
        _ => {
            file.wrong(&raw.span(), msg!("done-when-of-two-kinds"));
            return None;
        }
    };
    Some(DoneWhen { line: line.as_str().into(), bound })
}

pub(super) fn progress(file: &TomlFile, raw: &[ProgressFile]) -> Vec<Progress> {
    let progress = |raw: &ProgressFile| Progress {
        task: Arc::from(raw.task.as_str()),
        done: raw.done.as_ref().map(|day| file.day(day)),
        withdrawn: raw.withdrawn,
        evidence: raw.evidence.clone(),
    };
    raw.iter().map(progress).collect()
}
