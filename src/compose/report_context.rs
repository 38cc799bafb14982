//! Everything a document may speak of.

use crate::messages::{Catalogue, Catalogues};
use crate::model::book::Consolidated;
use crate::model::conclusion::ConclusionRules;
use crate::model::conference::Conference;
use crate::model::decision::{Decision, ValueDecisions};
use crate::model::diff::Changes;
use crate::model::figure::Place;
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::insight::Insights;
use crate::model::law::Law;
use crate::model::report::Report;
use crate::model::submission::Submission;
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything a document may speak of. What is of every locality is shared by those that differ in something else.
#[derive(Debug, Clone)]
pub struct ReportContext {
    /// The conference.
    pub conference: Conference,
    /// Its form.
    pub form: Form,
    /// What is law when.
    pub law: Law,
    /// Its figures.
    pub book: Arc<Consolidated>,
    /// What its figures say.
    pub insights: Arc<Insights>,
    /// Submissions that count, by code.
    pub submissions: Arc<[Submission]>,
    /// What is known of earlier periods, on today's map.
    pub past: Arc<Past>,
    /// What changed since earlier states of the figures.
    pub changes: Vec<Changes>,
    /// When the files of those came, where it is noted.
    pub received: BTreeMap<Arc<str>, DateTime<FixedOffset>>,
    /// The files each locality sent, by its code, whether or not they count.
    pub files: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// Names of files that wait for a decision.
    pub waiting: BTreeSet<Arc<str>>,
    /// What was decided on values, by code of the locality and line.
    pub decisions: Arc<ValueDecisions>,
    /// Steps of editions that were taken.
    pub edition_steps: Arc<Vec<Decision>>,
    /// What was found.
    pub report: Arc<Report>,
    /// Made up to try the templates: what chooses rows then gives some even where none fits, so that whatever a template
    /// does with them is tried too.
    pub trial: bool,
    /// Sentences of the language of the documents.
    pub catalogue: Arc<Catalogue>,
    /// Sentences of every language, for a template in another.
    pub catalogues: Catalogues,
    /// What the form and the map call something, and what the documents call it.
    pub names: Arc<BTreeMap<String, String>>,
    /// How a conclusion is made; nothing is concluded where absent.
    pub conclusion: Option<Arc<ConclusionRules>>,
    /// Generation time.
    pub created: DateTime<FixedOffset>,
    /// The moment the documents are made at, where it was given; without one nothing is said of a deadline as past or to come.
    pub moment_given: Option<DateTime<FixedOffset>>,
}

impl ReportContext {
    /// What was decided on values that count, and on editions.
    pub fn decided(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.values().chain(self.edition_steps.iter())
    }

    /// Whether there is a map of the localities: a conference with its own list has none.
    pub(super) fn has_map(&self) -> bool {
        self.conference.localities.is_none()
    }

    /// The submission that counts for the locality of a code.
    pub fn submission(&self, code: &str) -> Option<&Submission> {
        let at = self.submissions.binary_search_by(|submission| (*submission.locality.id.code).cmp(code)).ok()?;
        self.submissions.get(at)
    }
}

/// Name of a place as documents print it; empty where a finding is about none.
pub fn place_name(subject: &ReportContext, place: Option<&Place>) -> String {
    let name = place.map(|place| subject.say(subject.book.place_name(place))).unwrap_or_default();
    subject.named(&name).to_owned()
}
