//! Decisions of the secretariat, `decisions.toml`: entries are only added; one that takes another back names it.

use super::declared::Declared;
use super::figure::Place;
use super::message::Message;
use super::waiver::Waiver;
use crate::msg;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Unique in the file.
    pub id: Arc<str>,
    /// What it settles; nothing where it only takes another back.
    pub ruling: Option<Ruling>,
    /// Id of an earlier entry that no longer applies.
    pub undoes: Option<Arc<str>>,
    /// Who decided: a post, not a person.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Why.
    pub reason: String,
    /// Where it is declared.
    pub declared: Declared,
}

/// What a decision settles. Places are codes of localities of the conference.
#[derive(Debug, Clone, PartialEq)]
pub enum Ruling {
    /// Of the files of a locality this one counts.
    Counts {
        /// Whose.
        place: Arc<str>,
        /// Which file.
        file: FileId,
    },
    /// A file is this locality's, whatever it says itself.
    Belongs {
        /// Whose.
        place: Arc<str>,
        /// Which file.
        file: FileId,
    },
    /// A value of a line counts although it is held.
    Accept(ValueRuling),
    /// Another value stands for that of a line, until another file counts.
    Correct {
        /// The value, in the unit of the line.
        value: ValueRuling,
        /// Where it is from: a telephone call, a letter.
        source: String,
    },
    /// A finding is lived with.
    Waive {
        /// Rule of the finding.
        rule: Arc<str>,
        /// Whose data.
        place: Arc<str>,
        /// Which line; absent for any.
        line: Option<Arc<str>>,
        /// The only value it is given for; absent for any.
        value: Option<Decimal>,
        /// Last day it applies; absent for no end.
        until: Option<NaiveDate>,
    },
    /// What a locality says about a finding is accepted or not.
    Explanation {
        /// Rule of the finding.
        rule: Arc<str>,
        /// Whose data.
        place: Arc<str>,
        /// Which line; absent for any.
        line: Option<Arc<str>>,
        /// The answer.
        answer: Answer,
    },
    /// A step of an edition.
    Edition {
        /// Which step.
        step: EditionStep,
        /// The manifest of the edition, a file of `editions/`.
        manifest: FileId,
        /// Of a document that is issued, the file that went out.
        issued: Option<IssuedFile>,
    },
}

/// A document as it went out, as a decision names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedFile {
    /// Path in the book, without the extension.
    pub document: String,
    /// Number of the administrative document: `12/BC-BCT`.
    pub number: String,
    /// Its day.
    pub day: NaiveDate,
    /// The file that went out, a path below `editions/`.
    pub file: FileId,
}

/// A value of a line, and the file it is said of.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueRuling {
    /// Whose.
    pub place: Arc<str>,
    /// Which line of the form.
    pub line: Arc<str>,
    /// The value, in the unit of the line.
    pub value: Decimal,
    /// The file that counts. Where another one counts, the decision is void.
    pub file: FileId,
}

/// A file by its content. The name is for readers: a file that is renamed stays the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileId {
    /// Path below `submissions/`, of a manifest below `editions/`, with `/`.
    pub name: Arc<str>,
    /// SHA-256 of its bytes, 64 hexadecimal digits in lower case.
    pub sha256: Arc<str>,
}

/// Whether an explanation is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The finding is settled.
    Accepted,
    /// The locality still has to correct or explain.
    Refused,
}

/// What happens to an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionStep {
    /// The draft is approved.
    Approve,
    /// It goes out.
    Issue,
    /// It is a draft again.
    Reopen,
}

/// How far an edition has come since it was last opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionProgress {
    /// Posts that approved it, in order.
    pub approved_by: Vec<String>,
    /// Whether a document of it went out.
    pub is_issued: bool,
}

impl EditionProgress {
    /// Whether as many posts approved it as the conference asks for.
    pub fn is_approved(&self, approvals: usize) -> bool {
        self.is_issued || self.approved_by.len() >= approvals
    }

    /// Whether a post may take a step, where the conference asks for so many approvals, each by another post.
    pub fn may(&self, step: EditionStep, by: &str, approvals: usize) -> bool {
        match step {
            EditionStep::Approve => !self.is_approved(approvals) && !self.approved_by.iter().any(|other| other == by),
            // Each of its documents goes out by itself.
            EditionStep::Issue => self.is_approved(approvals),
            EditionStep::Reopen => self.is_issued || !self.approved_by.is_empty(),
        }
    }

    /// Takes a step.
    pub fn take(&mut self, step: EditionStep, by: &str) {
        match step {
            EditionStep::Approve => self.approved_by.push(by.to_owned()),
            EditionStep::Issue => self.is_issued = true,
            EditionStep::Reopen => *self = EditionProgress::default(),
        }
    }
}

/// All entries in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decisions(Vec<Decision>);

/// Rulings on values that apply to the files that count, by code of the locality and line; of several the last.
pub type ValueDecisions = BTreeMap<(Arc<str>, Arc<str>), Decision>;

impl Decisions {
    /// Entries in the order of the file.
    pub fn new(entries: Vec<Decision>) -> Decisions {
        Decisions(entries)
    }

    /// With the hashes that files have now, where personal data were taken out of them since.
    #[must_use]
    pub fn with_hashes(mut self, now: &BTreeMap<String, String>) -> Decisions {
        for ruling in self.0.iter_mut().filter_map(|decision| decision.ruling.as_mut()) {
            let file = match ruling {
                Ruling::Counts { file, .. } | Ruling::Belongs { file, .. } => file,
                Ruling::Accept(value) | Ruling::Correct { value, .. } => &mut value.file,
                Ruling::Waive { .. } | Ruling::Explanation { .. } | Ruling::Edition { .. } => continue,
            };
            while let Some(new) = now.get(&*file.sha256).filter(|new| ***new != *file.sha256) {
                file.sha256 = new.as_str().into();
            }
        }
        self
    }

    /// Every entry, also those taken back.
    pub fn all(&self) -> &[Decision] {
        &self.0
    }

    /// Entries that no later one takes back, in order. An entry that is itself taken back takes nothing back.
    pub fn in_force(&self) -> Vec<&Decision> {
        let mut undone: Vec<&str> = Vec::new();
        let mut found = Vec::new();
        for entry in self.0.iter().rev() {
            if !undone.contains(&&*entry.id) {
                undone.extend(entry.undoes.as_deref());
                found.push(entry);
            }
        }
        found.reverse();
        found
    }

    /// Steps of editions that were taken, in order.
    pub fn edition_steps(&self) -> impl Iterator<Item = (&Decision, EditionStep, &FileId)> {
        self.in_force().into_iter().filter_map(|decision| match decision.ruling.as_ref()? {
            Ruling::Edition { step, manifest, .. } => Some((decision, *step, manifest)),
            _ => None,
        })
    }

    /// How far an edition has come, by the hash of its manifest.
    pub fn progress_of(&self, sha256: &str) -> EditionProgress {
        let mut progress = EditionProgress::default();
        let steps = self.edition_steps().filter(|(_, _, manifest)| *manifest.sha256 == *sha256);
        steps.for_each(|(decision, step, _)| progress.take(step, &decision.by));
        progress
    }

    /// Documents that went out, each with the entry and the manifest of its edition, in order. What was issued before an edition
    /// was reopened is no longer.
    pub fn issued(&self) -> Vec<(&Decision, &FileId, &IssuedFile)> {
        let mut issued: Vec<(&Decision, &FileId, &IssuedFile)> = Vec::new();
        for (decision, step, edition) in self.edition_steps() {
            if step == EditionStep::Reopen {
                issued.retain(|(_, other, _)| other.sha256 != edition.sha256);
            }
            if let Some(Ruling::Edition { issued: Some(file), .. }) = &decision.ruling {
                issued.push((decision, edition, file));
            }
        }
        issued
    }

    /// The file that counts for a locality, where that was decided last.
    pub fn counting(&self, place: &str) -> Option<(&Decision, &FileId)> {
        self.last(|ruling| match ruling {
            Ruling::Counts { place: whose, file } if **whose == *place => Some(file),
            _ => None,
        })
    }

    /// Whose file it is, where that was decided last.
    pub fn owner(&self, sha256: &str) -> Option<(&Decision, &Arc<str>)> {
        self.last(|ruling| match ruling {
            Ruling::Belongs { place, file } if *file.sha256 == *sha256 => Some(place),
            _ => None,
        })
    }

    /// Waivers that were declared, then those that were decided since.
    pub fn waivers_with(&self, declared: &[Waiver]) -> Vec<Waiver> {
        declared.iter().cloned().chain(self.waivers()).collect()
    }

    /// Findings that are lived with.
    fn waivers(&self) -> Vec<Waiver> {
        let waiver = |decision: &&Decision| match decision.ruling.as_ref()? {
            Ruling::Waive { rule, place, line, value, until } => Some(Waiver {
                rule: Arc::clone(rule),
                place: Place::Locality(Arc::clone(place)),
                line: line.clone(),
                value: *value,
                by: decision.by.clone(),
                reason: decision.reason.clone(),
                until: *until,
                declared: decision.declared.clone(),
            }),
            _ => None,
        };
        self.in_force().iter().filter_map(waiver).collect()
    }

    /// The last entry in force that has what is looked for.
    fn last<'d, T>(&'d self, pick: impl Fn(&'d Ruling) -> Option<T>) -> Option<(&'d Decision, T)> {
        self.in_force().into_iter().rev().find_map(|entry| Some((entry, pick(entry.ruling.as_ref()?)?)))
    }
}

impl Ruling {
    /// Code of the locality it is about; nothing where it is about an edition.
    pub fn place(&self) -> Option<&Arc<str>> {
        match self {
            Ruling::Counts { place, .. }
            | Ruling::Belongs { place, .. }
            | Ruling::Waive { place, .. }
            | Ruling::Explanation { place, .. } => Some(place),
            Ruling::Accept(value) | Ruling::Correct { value, .. } => Some(&value.place),
            Ruling::Edition { .. } => None,
        }
    }

    /// What kind of decision it is, for a list of them.
    pub fn name(&self) -> Message {
        match self {
            Ruling::Counts { .. } => msg!("decision-counts"),
            Ruling::Belongs { .. } => msg!("decision-belongs"),
            Ruling::Accept(_) => msg!("decision-accept"),
            Ruling::Correct { .. } => msg!("decision-correct"),
            Ruling::Waive { .. } => msg!("decision-waive"),
            Ruling::Explanation { answer: Answer::Accepted, .. } => msg!("decision-explanation-accepted"),
            Ruling::Explanation { answer: Answer::Refused, .. } => msg!("decision-explanation-refused"),
            Ruling::Edition { step: EditionStep::Approve, .. } => msg!("decision-approve"),
            Ruling::Edition { step: EditionStep::Issue, .. } => msg!("decision-issue"),
            Ruling::Edition { step: EditionStep::Reopen, .. } => msg!("decision-reopen"),
        }
    }

    /// The value it is about, of those that are about one.
    pub fn value(&self) -> Option<&ValueRuling> {
        match self {
            Ruling::Accept(value) | Ruling::Correct { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The file it is about, of those that are about one.
    pub fn file(&self) -> Option<&FileId> {
        match self {
            Ruling::Counts { file, .. } | Ruling::Belongs { file, .. } => Some(file),
            Ruling::Edition { manifest, .. } => Some(manifest),
            Ruling::Accept(_) | Ruling::Correct { .. } => self.value().map(|value| &value.file),
            Ruling::Waive { .. } | Ruling::Explanation { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(id: &str, file: &str, undoes: Option<&str>) -> Decision {
        let file = FileId { name: file.into(), sha256: file.into() };
        let ruling = Some(Ruling::Counts { place: "08".into(), file });
        Decision { ruling, ..entry(id, undoes) }
    }

    fn entry(id: &str, undoes: Option<&str>) -> Decision {
        Decision {
            id: id.into(),
            ruling: None,
            undoes: undoes.map(Into::into),
            by: "Cục trưởng".to_owned(),
            at: DateTime::default(),
            reason: "x".to_owned(),
            declared: Declared::default(),
        }
    }

    fn counting(entries: &[Decision]) -> Option<String> {
        let decisions = Decisions::new(entries.to_vec());
        decisions.counting("08").map(|(_, file)| file.name.to_string())
    }

    #[test]
    fn what_was_issued_of_an_edition_is_not_once_it_is_reopened() {
        let step = |id: &str, edition: &str, step: EditionStep| {
            let issued = (step == EditionStep::Issue).then(|| IssuedFile {
                document: id.to_owned(),
                number: id.to_owned(),
                day: NaiveDate::default(),
                file: FileId { name: id.into(), sha256: id.into() },
            });
            let manifest = FileId { name: edition.into(), sha256: edition.into() };
            Decision { ruling: Some(Ruling::Edition { step, manifest, issued }), ..entry(id, None) }
        };
        let entries = [
            step("1", "a", EditionStep::Issue),
            step("2", "b", EditionStep::Issue),
            step("3", "a", EditionStep::Reopen),
        ];
        let ids = |entries: &[Decision]| {
            let decisions = Decisions::new(entries.to_vec());
            decisions.issued().iter().map(|(decision, ..)| decision.id.to_string()).collect::<Vec<String>>()
        };
        assert_eq!(ids(&entries[..2]), ["1", "2"]);
        assert_eq!(ids(&entries), ["2"]);
    }

    #[test]
    fn the_last_entry_in_force_counts() {
        let (first, second) = (counts("1", "a", None), counts("2", "b", None));
        assert_eq!(counting(&[]), None);
        assert_eq!(counting(&[first.clone(), second.clone()]).as_deref(), Some("b"));
        let undone = [first.clone(), second.clone(), entry("3", Some("2"))];
        assert_eq!(counting(&undone).as_deref(), Some("a"));
        let restored = [&undone[..], &[entry("4", Some("3"))]].concat();
        assert_eq!(counting(&restored).as_deref(), Some("b"), "what is taken back takes nothing back");
        assert_eq!(counting(&[first, counts("2", "b", Some("1")), entry("3", Some("2"))]).as_deref(), Some("a"));
    }
}
