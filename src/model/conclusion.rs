//! What a conclusion may ask of whom: `conclusion.toml` of a pack. And what was concluded: `[[task]]` and `[[progress]]` of
//! `conference.toml`.

use super::declared::Declared;
use super::in_force::InForce;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;

/// How a draft conclusion is made of what localities ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct ConclusionRules {
    /// So many localities have to ask for the same before it is proposed as a task.
    pub weight: usize,
    /// A proposed task is due so many days after the meeting.
    pub days: u64,
    /// Where localities ask.
    pub petitions: Petitions,
    /// Where localities report on their tasks; they do not where absent.
    pub reports: Option<TaskReports>,
    /// Who may be told something.
    pub addressees: Vec<Addressee>,
}

/// The list of a form in which localities ask, by its key and those of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Petitions {
    /// The list.
    pub table: String,
    /// What they ask for.
    pub text: String,
    /// Of whom.
    pub agency: String,
    /// Words in front of what is asked that say only that it is asked.
    #[serde(default)]
    pub leads: Vec<String>,
}

/// The list of a form in which localities report on their tasks, by its key and those of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskReports {
    /// The list.
    pub table: String,
    /// The id of the task.
    pub task: String,
    /// How far it is.
    pub state: String,
    /// What that column says of a task that is done.
    pub done: String,
}

/// Who stands where to the one who concludes, and so by which word he is told something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddresseeKind {
    /// A unit of the ministry: it is instructed (`giao`).
    Own,
    /// A provincial committee: it is asked (`đề nghị`).
    Province,
    /// Another ministry: it is asked, and a unit of the own one prepares the letter.
    Peer,
    /// Who stands above: a unit of the own ministry prepares a report (`báo cáo`).
    Above,
}

impl AddresseeKind {
    /// The name templates know it by.
    pub fn name(self) -> &'static str {
        match self {
            AddresseeKind::Own => "own",
            AddresseeKind::Province => "province",
            AddresseeKind::Peer => "peer",
            AddresseeKind::Above => "above",
        }
    }
}

/// Someone who may be told something.
#[derive(Debug, Clone, PartialEq)]
pub struct Addressee {
    /// As documents name it.
    pub name: String,
    /// Other names under which localities ask it.
    pub also: Vec<String>,
    /// Where it stands.
    pub kind: AddresseeKind,
    /// The unit of the own ministry that prepares what is asked of a peer or reported above; for an own unit absent.
    pub lead: Option<String>,
    /// When it exists under this name.
    pub in_force: Option<InForce>,
}

/// A task of a conclusion.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Its id, by which later conferences follow it up.
    pub id: Arc<str>,
    /// What is to be done, as a clause that begins with a verb.
    pub text: String,
    /// Who has to do it, an addressee of the pack.
    pub to: String,
    /// The day before which it has to be done; absent for a standing task.
    pub due: Option<NaiveDate>,
    /// By which figure of a locality it is known to be done there.
    pub done_when: Option<DoneWhen>,
    /// Where it is declared.
    pub declared: Declared,
}

/// A figure by which a task is known to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct DoneWhen {
    /// The line.
    pub line: Arc<str>,
    /// Its value reaches so much, or so much is left of it at most.
    pub bound: DoneBound,
}

/// What the line has to reach.
#[derive(Debug, Clone, PartialEq)]
pub enum DoneBound {
    /// No more than this is left.
    AtMost(Decimal),
    /// As many as another line has.
    Reaches(Arc<str>),
}

/// What became of a task that no locality reports on.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The id of the task.
    pub task: Arc<str>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// It was withdrawn.
    pub withdrawn: bool,
    /// The paper that shows it.
    pub evidence: String,
}

impl ConclusionRules {
    /// Who is meant by a name on a day, whatever the case of its letters.
    pub fn addressee(&self, name: &str, day: NaiveDate) -> Option<&Addressee> {
        let same = |known: &str| known.trim().to_lowercase() == name.trim().trim_end_matches('.').to_lowercase();
        let exists = |addressee: &&Addressee| addressee.in_force.is_none_or(|days| days.holds_on(day));
        let mut there = self.addressees.iter().filter(exists);
        there.find(|addressee| same(&addressee.name) || addressee.also.iter().any(|also| same(also)))
    }
}

impl Task {
    /// The lines by which it is known to be done.
    pub fn lines(&self) -> impl Iterator<Item = &Arc<str>> {
        let other = self.done_when.iter().filter_map(|done| match &done.bound {
            DoneBound::Reaches(line) => Some(line),
            DoneBound::AtMost(_) => None,
        });
        self.done_when.iter().map(|done| &done.line).chain(other)
    }
}
