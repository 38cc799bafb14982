//! What became of the tasks that a conference concluded, by the day of the document.

use super::conclusion::{Progress, Task};
use chrono::NaiveDate;

/// The states of a task, as reports to the Government have them (1270/BC-TCTTTg of 27 December 2017).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// Not done, and its day has passed.
    Overdue,
    /// Not done, and its day is to come, or it has none.
    Open,
    /// Done, not before its day.
    DoneLate,
    /// Done before its day.
    DoneInTime,
    /// Taken back.
    Withdrawn,
}

/// How many tasks are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// See [`TaskState::DoneInTime`].
    pub in_time: usize,
    /// See [`TaskState::DoneLate`].
    pub late: usize,
    /// See [`TaskState::Open`].
    pub open: usize,
    /// See [`TaskState::Overdue`].
    pub overdue: usize,
    /// See [`TaskState::Withdrawn`].
    pub withdrawn: usize,
}

impl Task {
    /// Whether it had to be done before a day, or on it.
    pub fn was_due(&self, day: NaiveDate) -> bool {
        self.due.is_some_and(|due| day >= due)
    }

    /// Its state on a day, by what is declared of it.
    pub fn state(&self, progress: Option<&Progress>, today: NaiveDate) -> TaskState {
        match progress {
            Some(progress) if progress.withdrawn => TaskState::Withdrawn,
            Some(Progress { done: Some(day), .. }) if self.was_due(*day) => TaskState::DoneLate,
            Some(Progress { done: Some(_), .. }) => TaskState::DoneInTime,
            Some(_) | None if self.was_due(today) => TaskState::Overdue,
            Some(_) | None => TaskState::Open,
        }
    }
}

impl FromIterator<TaskState> for Tally {
    fn from_iter<I: IntoIterator<Item = TaskState>>(states: I) -> Tally {
        let mut tally = Tally::default();
        for state in states {
            tally.all += 1;
            *match state {
                TaskState::Overdue => &mut tally.overdue,
                TaskState::Open => &mut tally.open,
                TaskState::DoneLate => &mut tally.late,
                TaskState::DoneInTime => &mut tally.in_time,
                TaskState::Withdrawn => &mut tally.withdrawn,
            } += 1;
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::declared::Declared;

    #[test]
    fn the_state_follows_from_days() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 9, day).unwrap();
        let task = Task {
            id: "x".into(),
            text: String::new(),
            to: String::new(),
            due: Some(day(15)),
            done_when: None,
            declared: Declared::default(),
        };
        let progress = |done: Option<u32>, withdrawn| {
            Some(Progress { task: "x".into(), done: done.map(day), withdrawn, evidence: String::new() })
        };
        for (progress, today, state) in [
            (None, 14, TaskState::Open),
            (None, 15, TaskState::Overdue),
            (progress(None, false), 14, TaskState::Open),
            (progress(Some(14), false), 30, TaskState::DoneInTime),
            (progress(Some(15), false), 30, TaskState::DoneLate),
            (progress(None, true), 30, TaskState::Withdrawn),
        ] {
            assert_eq!(task.state(progress.as_ref(), day(today)), state, "{progress:?} on {today}");
        }
    }
}
