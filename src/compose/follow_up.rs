//! What became of the tasks that the conference before concluded.

use super::followed::Followed;
use super::insights::capitalised;
use super::list_excerpt::value_text;
use super::report_context::ReportContext;
use crate::model::conclusion::{AddresseeKind, DoneBound, Task};
use crate::model::figure::{Figure, Place};
use crate::model::follow_up::TaskState;
use crate::model::locality::Locality;
use crate::model::standing::Standing;
use crate::msg;
use serde_json::{Value, json};

/// How far a task is at a locality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The figures show it done.
    Shown,
    /// The locality says it is done; no figure tells otherwise.
    Claimed,
    /// The locality says it is done, the figures do not.
    Disputed,
    /// The figures, or the locality, say it is not done.
    Open,
    /// Nobody says anything.
    Unknown,
}

/// The tasks of the conference before for one locality: `text`, `due`, `state`.
pub(super) fn of_place(subject: &ReportContext, locality: &Locality) -> Value {
    let told = |task: &&Task| {
        json!({
            "id": *task.id,
            "text": task.text,
            "due": due(subject, task),
            "state": in_words(subject, task, state(subject, locality, task)),
        })
    };
    provincial(subject).iter().map(told).collect()
}

/// All tasks of the conference before.
pub(super) fn all(subject: &ReportContext) -> Vec<Followed> {
    let told = |task: &Task| {
        let state = if is_provincial(subject, task) { counted(subject, task) } else { own(subject, task) };
        let due = due(subject, task);
        Followed { id: task.id.to_string(), text: capitalised(&task.text), to: task.to.clone(), due, state }
    };
    subject.past.last().map(|before| &before.concluded.tasks).into_iter().flatten().map(told).collect()
}

/// The same for templates.
pub(super) fn list(subject: &ReportContext) -> Value {
    let told = |task: Followed| json!({ "id": task.id, "text": task.text, "to": task.to, "due": task.due, "state": task.state });
    all(subject).into_iter().map(told).collect()
}

fn due(subject: &ReportContext, task: &Task) -> String {
    task.due.map_or_else(|| subject.say(msg!("task-standing")), |due| subject.short_date(due))
}

fn is_provincial(subject: &ReportContext, task: &Task) -> bool {
    let day = subject.past.last().map(|before| before.concluded.date).unwrap_or_default();
    let rules = subject.conclusion.as_ref();
    let addressee = rules.and_then(|rules| rules.addressee(&task.to, day));
    addressee.is_some_and(|addressee| addressee.kind == AddresseeKind::Province)
}

fn provincial(subject: &ReportContext) -> Vec<&Task> {
    let tasks = subject.past.last().map(|before| &before.concluded.tasks).into_iter().flatten();
    tasks.filter(|task| is_provincial(subject, task)).collect()
}

/// A task is overdue on the day of the document where that is not before the day it was due.
fn is_overdue(subject: &ReportContext, task: &Task) -> bool {
    task.was_due(subject.created.date_naive())
}

fn state(subject: &ReportContext, locality: &Locality, task: &Task) -> State {
    match (claimed(subject, locality, task), shown(subject, locality, task)) {
        (_, Some(true)) => State::Shown,
        (Some(true), Some(false)) => State::Disputed,
        (Some(true), None) => State::Claimed,
        (Some(false), _) | (None, Some(false)) => State::Open,
        (None, None) => State::Unknown,
    }
}

/// What the locality itself says.
fn claimed(subject: &ReportContext, locality: &Locality, task: &Task) -> Option<bool> {
    let reports = subject.conclusion.as_ref()?.reports.as_ref()?;
    let rows = subject.submission(&locality.id.code)?.tables.get(&*reports.table)?;
    let cell = |row: &crate::model::submission::TableRow, column: &str| {
        row.cells.get(column).map_or_else(String::new, |cell| value_text(subject, cell).trim().to_lowercase())
    };
    let id = task.id.to_lowercase();
    let row = rows.iter().find(|row| cell(row, &reports.task) == id)?;
    Some(cell(row, &reports.state) == reports.done.to_lowercase())
}

/// What the figures say, where they can and are sound.
fn shown(subject: &ReportContext, locality: &Locality, task: &Task) -> Option<bool> {
    let done = task.done_when.as_ref()?;
    let place = Place::Locality(locality.id.code.clone());
    let sound = |figure: &&Figure| figure.standing == Standing::Sound;
    let value = |line: &str| subject.book.figure(&place, line).filter(sound).and_then(|figure| figure.value);
    let own = value(&done.line)?;
    Some(match &done.bound {
        DoneBound::AtMost(most) => own <= *most,
        DoneBound::Reaches(line) => own >= value(line)?,
    })
}

fn in_words(subject: &ReportContext, task: &Task, state: State) -> String {
    let overdue = is_overdue(subject, task);
    subject.say(match state {
        State::Shown => msg!("task-shown-done"),
        State::Claimed => msg!("task-claimed-done"),
        State::Disputed => msg!("task-disputed"),
        State::Open if overdue => msg!("task-overdue"),
        State::Open => msg!("task-open"),
        State::Unknown => msg!("task-unreported"),
    })
}

/// How many localities have done a task, how many have not, how many say nothing.
fn counted(subject: &ReportContext, task: &Task) -> String {
    let states: Vec<State> = subject.book.localities.iter().map(|one| state(subject, one, task)).collect();
    let count = |wanted: &[State]| states.iter().filter(|state| wanted.contains(state)).count();
    let text = |count: usize| subject.count(count);
    let (open, unknown) = (count(&[State::Open, State::Disputed]), count(&[State::Unknown]));
    let done = match count(&[State::Shown, State::Claimed]) {
        0 => msg!("task-done-by-none"),
        some => msg!("task-done-by", count = text(some)),
    };
    let open = (open > 0).then(|| match is_overdue(subject, task) {
        true => msg!("task-overdue-at", count = text(open)),
        false => msg!("task-open-at", count = text(open)),
    });
    let unknown = (unknown > 0).then(|| msg!("task-unreported-by", count = text(unknown)));
    let parts = std::iter::once(done).chain(open).chain(unknown);
    parts.map(|part| subject.say(part)).collect::<Vec<_>>().join(", ")
}

/// What became of a task of the ministry, of a peer or of those above, as the conference declares it.
fn own(subject: &ReportContext, task: &Task) -> String {
    let progress = subject.conference.progress_of(task);
    let state = task.state(progress, subject.created.date_naive());
    let Some(evidence) = progress.map(|progress| &progress.evidence) else {
        let overdue = state == TaskState::Overdue;
        return subject.say(if overdue { msg!("task-unreported-overdue") } else { msg!("task-unreported") });
    };
    subject.say(match state {
        TaskState::Withdrawn => msg!("task-withdrawn", evidence = evidence),
        TaskState::DoneLate => msg!("task-done-late", evidence = evidence),
        TaskState::DoneInTime => msg!("task-done-in-time", evidence = evidence),
        TaskState::Overdue => msg!("task-not-done-overdue", evidence = evidence),
        TaskState::Open => msg!("task-not-done", evidence = evidence),
    })
}
