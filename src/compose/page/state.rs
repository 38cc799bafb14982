//! What has become of the report of a locality, in one word.

use crate::compose::context_json::{to_correct, to_explain};
use crate::compose::report_context::ReportContext;
use crate::key;
use crate::model::figure::{DOUBTFUL, HELD, Place};
use crate::model::locality::Locality;
use crate::model::standing::Standing;
use std::sync::Arc;

/// What has become of a report, what asks for most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Nothing came.
    Missing,
    /// What came cannot be opened.
    Unreadable,
    /// Something came and does not count.
    Refused,
    /// A file waits for a decision.
    Waiting,
    /// A value does not count.
    Held,
    /// There is something to correct.
    ToCorrect,
    /// A value counts and is doubtful.
    Doubtful,
    /// There is something to explain.
    ToExplain,
    /// Nothing is asked.
    Sound,
}

impl State {
    /// That of a locality.
    pub(super) fn of(subject: &ReportContext, locality: &Locality) -> State {
        let (code, coverage) = (&locality.id.code, &subject.book.coverage);
        let place = Place::Locality(Arc::clone(code));
        let findings = subject.report.told_to(&place);
        let worst = subject.form.lines.iter().filter_map(|line| subject.book.figure(&place, &line.code));
        let worst = worst.map(|figure| figure.standing).max().unwrap_or_default();
        match () {
            () if coverage.unreadable.contains(code) => State::Unreadable,
            () if coverage.waiting.contains(code) => State::Waiting,
            () if coverage.missing.contains(code) && subject.files.contains_key(code) => State::Refused,
            () if coverage.missing.contains(code) => State::Missing,
            () if worst == Standing::Held => State::Held,
            () if findings.iter().any(|finding| to_correct(finding)) => State::ToCorrect,
            () if worst == Standing::Doubtful => State::Doubtful,
            () if findings.iter().any(|finding| to_explain(finding)) => State::ToExplain,
            () => State::Sound,
        }
    }

    /// For style sheets and filters.
    pub(super) fn name(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::Unreadable => "unreadable",
            State::Refused => "refused",
            State::Waiting => "waiting",
            State::Held => "held",
            State::ToCorrect => "to-correct",
            State::Doubtful => "doubtful",
            State::ToExplain => "to-explain",
            State::Sound => "sound",
        }
    }

    /// Key of its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            State::Missing => key!("submission-missing"),
            State::Unreadable => key!("submission-unreadable"),
            State::Refused => key!("submission-refused"),
            State::Waiting => key!("submission-waiting"),
            State::Held => key!("submission-held"),
            State::ToCorrect => key!("submission-to-correct"),
            State::Doubtful => key!("submission-doubtful"),
            State::ToExplain => key!("submission-to-explain"),
            State::Sound => key!("submission-sound"),
        }
    }

    /// Stands beside its colour, for those who see none.
    pub(super) fn sign(self) -> char {
        match self {
            State::Missing => '–',
            State::Unreadable => '×',
            State::Refused => '∅',
            State::Waiting => '⇄',
            State::Held => HELD,
            State::ToCorrect => '!',
            State::Doubtful => DOUBTFUL,
            State::ToExplain => '?',
            State::Sound => '✓',
        }
    }
}
