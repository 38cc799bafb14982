//! Which file of each locality counts.
//!
//! Nothing but the folder decides: the files, when they came, what was decided. A file that arrives never makes a locality
//! stop counting; where it is not clear what it is, it waits for a decision.

use super::choice::Choice;
use super::is_report;
use super::look_alike::Lists;
use super::order::{newest, order};
use super::several;
use crate::model::arrival::{Arrival, Selected};
use crate::model::decision::Decision;
use crate::model::finding::{Checked, Finding};
use crate::model::period::Stated;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Chooses one file of each locality.
pub fn select(choice: Choice<'_>, mut arrivals: Vec<Arrival>) -> Checked<Selected> {
    arrivals.sort_by(|one, other| one.submission.file.cmp(&other.submission.file));
    let mut findings = Vec::new();
    let why_unsure = why_unsure(choice, &arrivals);
    let mut by_place: BTreeMap<Arc<str>, Vec<(Arrival, Unsure)>> = BTreeMap::new();
    for (arrival, why) in arrivals.into_iter().zip(why_unsure) {
        let code = Arc::clone(&arrival.submission.locality.id.code);
        let files = by_place.entry(code).or_default();
        if fits(choice, &arrival, &mut findings) {
            files.push((arrival, why));
        }
    }
    let mut selected = Selected::default();
    for (code, files) in by_place {
        Files { choice, code, findings: &mut findings, selected: &mut selected }.choose(files);
    }
    Checked { value: selected, findings }
}

/// Why a file counts only if people choose it; nothing of one that counts by itself.
type Unsure = Vec<Finding>;

/// Of each file whether it looks like another locality's, or says that there is nothing where there is something.
fn why_unsure(choice: Choice<'_>, arrivals: &[Arrival]) -> Vec<Unsure> {
    let lists = Lists::of(choice.form, arrivals, choice.past);
    let why = |(at, arrival): (usize, &Arrival)| {
        let submission = &arrival.submission;
        let has_owner = choice.decisions.owner(&arrival.sha256).is_some();
        match lists.look_alike(at).filter(|_| !has_owner) {
            Some(look) => several::looks_alike(choice, submission, &look),
            None => is_report::is_doubtful_zero(choice, submission).into_iter().collect(),
        }
    };
    arrivals.iter().enumerate().map(why).collect()
}

/// Refuses a form without any number, and a file that says it is for another period; asks where it does not say.
fn fits(choice: Choice<'_>, arrival: &Arrival, findings: &mut Vec<Finding>) -> bool {
    let text = several::period_text(choice.form, &arrival.submission);
    let stated = text.map_or(Stated::Unclear, |text| choice.conference.period.stated_in(text));
    if stated != Stated::This {
        findings.push(several::other_period(choice, &arrival.submission, stated));
    }
    let empty = is_report::is_empty(&arrival.submission);
    let is_report = empty.is_none();
    // Where a sheet could not be read at all, that is why there is no number.
    findings.extend(empty.filter(|_| !arrival.has_unread_sheet));
    is_report && stated != Stated::Another
}

/// The files of one locality.
struct Files<'c> {
    choice: Choice<'c>,
    code: Arc<str>,
    findings: &'c mut Vec<Finding>,
    selected: &'c mut Selected,
}

impl<'c> Files<'c> {
    fn choose(mut self, files: Vec<(Arrival, Unsure)>) {
        let chosen = self.decided(&files);
        let mut usual = Vec::new();
        for (arrival, why) in files {
            if why.is_empty() || chosen.as_ref().is_some_and(|chosen| chosen.is(&arrival)) {
                usual.push(arrival);
            } else {
                self.findings.extend(why);
                self.wait(&arrival);
            }
        }
        match chosen {
            Some(chosen) => self.by_decision(&chosen, usual),
            None => self.by_order(usual),
        }
    }

    /// The file that was decided on, where it is there.
    fn decided(&mut self, files: &[(Arrival, Unsure)]) -> Option<Chosen<'c>> {
        let decision = self.choice.decisions.counting(&self.code);
        let (wanted, file) = match decision {
            Some((decision, file)) => (Chosen::Content(decision, &file.sha256), &*file.name),
            None => {
                let name = self.choice.conference.accept.get(&self.code)?;
                (Chosen::Name(name), name.as_str())
            }
        };
        let is_there = files.iter().any(|(arrival, _)| wanted.is(arrival));
        if !is_there && !self.choice.elsewhere.contains(&self.code) {
            let first = files.first().map(|(arrival, _)| &arrival.submission);
            self.findings.extend(first.map(|first| several::choice_gone(first, file)));
        }
        is_there.then_some(wanted)
    }

    fn by_decision(self, chosen: &Chosen<'_>, files: Vec<Arrival>) {
        let (counts, others): (Vec<Arrival>, Vec<Arrival>) = files.into_iter().partition(|file| chosen.is(file));
        let Some(counts) = counts.into_iter().next() else { return };
        for other in &others {
            let came_later = chosen.decision().zip(other.received).is_some_and(|(it, received)| received > it.at);
            self.findings.push(several::not_chosen(&other.submission, &counts.submission, came_later));
        }
        self.selected.superseded.extend(others.iter().map(|file| Arc::clone(&file.submission.file)));
        let older = others.into_iter().filter(|other| order(other, &counts, false) == Ordering::Less).collect();
        self.accept(counts, older);
    }

    fn by_order(mut self, files: Vec<Arrival>) {
        let by_receipt = files.iter().all(|file| file.received.is_some());
        // What could not be read in full does not replace what could.
        let (mut sound, mut flawed): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| !file.has_reading_errors);
        if sound.is_empty() {
            std::mem::swap(&mut sound, &mut flawed);
        }
        let Some(at) = newest(&sound, by_receipt) else { return };
        let counts = sound.remove(at);
        let mut older = Vec::new();
        for other in sound {
            match order(&other, &counts, by_receipt) {
                Ordering::Equal => self.undecided(&counts, other, &mut older),
                _ => {
                    self.findings.push(several::replaced(&other, &counts));
                    older.push(other);
                }
            }
        }
        for other in flawed {
            if order(&other, &counts, by_receipt) == Ordering::Less {
                self.findings.push(several::replaced(&other, &counts));
                older.push(other);
            } else {
                self.findings.push(several::not_read_in_full(&other.submission, &counts.submission));
            }
        }
        self.accept(counts, older);
    }

    /// Nothing tells which of two came later: the same content is one, another waits.
    fn undecided(&mut self, counts: &Arrival, other: Arrival, older: &mut Vec<Arrival>) {
        let differences = super::diff::differences(&counts.submission, &other.submission);
        if differences.is_empty() {
            self.findings.push(several::alike(&other.submission, &counts.submission));
            self.selected.superseded.push(Arc::clone(&other.submission.file));
            older.push(other);
        } else {
            self.findings.push(several::undecided(&counts.submission, &other.submission, &differences));
            self.wait(&other);
        }
    }

    fn wait(&mut self, arrival: &Arrival) {
        self.selected.waiting.push((Arc::clone(&self.code), Arc::clone(&arrival.submission.file)));
    }

    /// Takes a file, and of the older ones the newest to compare with.
    fn accept(self, counts: Arrival, mut older: Vec<Arrival>) {
        self.selected.superseded.extend(older.iter().map(|file| Arc::clone(&file.submission.file)));
        let by_receipt = older.iter().all(|file| file.received.is_some());
        if let Some(at) = newest(&older, by_receipt) {
            self.selected.replaced.push(older.swap_remove(at).submission);
        }
        self.selected.accepted.push(counts.submission);
    }
}

/// The file that people chose.
enum Chosen<'c> {
    /// By its content, in `decisions.toml`.
    Content(&'c Decision, &'c str),
    /// By its name, under `[accept]` of `conference.toml`.
    Name(&'c str),
}

impl Chosen<'_> {
    fn is(&self, arrival: &Arrival) -> bool {
        match self {
            Chosen::Content(_, sha256) => *arrival.sha256 == **sha256,
            Chosen::Name(name) => *arrival.submission.file == **name,
        }
    }

    fn decision(&self) -> Option<&Decision> {
        match self {
            Chosen::Content(decision, _) => Some(decision),
            Chosen::Name(_) => None,
        }
    }
}
