//! Which submission of a locality counts.
//!
//! In: all submissions of a conference. Out: at most one per locality, by code, with findings on the others.
//! Must not: look at file times, or choose between two of the same revision that differ.

use crate::model::conference::Conference;
use crate::model::figure::Place;
use crate::model::finding::{Checked, Finding, Location, Severity, reading};
use crate::model::submission::Submission;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The submissions that count, and who sent any.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// One per locality, by code.
    pub accepted: Vec<Submission>,
    /// Codes of localities that sent something, accepted or not.
    pub received: BTreeSet<Arc<str>>,
}

/// Chooses by locality and revision.
pub fn select(conference: &Conference, submissions: Vec<Submission>) -> Checked<Selection> {
    let mut findings = Vec::new();
    let mut by_place: BTreeMap<Arc<str>, Vec<Submission>> = BTreeMap::new();
    let mut received = BTreeSet::new();
    for submission in submissions {
        let code = Arc::clone(&submission.locality.id.code);
        received.insert(Arc::clone(&code));
        let usable = fits(conference, &submission, &mut findings);
        let several = by_place.entry(code).or_default();
        if usable {
            several.push(submission);
        }
    }
    let accepted = by_place.into_values().filter_map(|several| newest(several, &mut findings)).collect();
    Checked { value: Selection { accepted, received }, findings }
}

/// Refuses a workbook that says it is for another period; asks where it does not say.
fn fits(conference: &Conference, submission: &Submission, findings: &mut Vec<Finding>) -> bool {
    let (severity, message, said) = match submission.period {
        Some(period) if period == conference.period => return true,
        Some(period) => (Severity::Error, "Tệp thuộc kỳ báo cáo khác, không được tính", period.to_string()),
        None => (Severity::Warning, "Tệp không ghi rõ kỳ báo cáo, được tính vào kỳ của hội nghị", String::new()),
    };
    findings.push(
        about(submission, reading::PERIOD, severity, format!("{message}: {}.", conference.period))
            .with_sides(said, conference.period.to_string())
            .with_suggestion(format!("Ghi kỳ báo cáo là “{}”.", conference.period)),
    );
    severity != Severity::Error
}

fn newest(mut several: Vec<Submission>, findings: &mut Vec<Finding>) -> Option<Submission> {
    several.sort_by_key(|submission| (Reverse(submission.revision), Arc::clone(&submission.file)));
    let mut rest = several.into_iter();
    let first = rest.next()?;
    let mut contested = false;
    for other in rest {
        let same_revision = other.revision == first.revision;
        if same_revision && !same_content(&first, &other) {
            contested = true;
            let message = format!(
                "Hai tệp cùng lần gửi {} có nội dung khác nhau: {}, {}; chưa tệp nào được tính.",
                first.revision, first.file, other.file
            );
            findings.push(
                about(&other, reading::SEVERAL, Severity::Error, message)
                    .with_sides(&*first.file, &*other.file)
                    .with_suggestion("Gửi lại một tệp với số lần gửi cao hơn."),
            );
        } else {
            let message = format!(
                "Tệp {} (lần gửi {}) được thay bằng {} (lần gửi {}).",
                other.file, other.revision, first.file, first.revision
            );
            findings.push(about(&other, reading::SEVERAL, Severity::Info, message));
        }
    }
    (!contested).then_some(first)
}

/// Whether two workbooks say the same, wherever it stands in them.
fn same_content(a: &Submission, b: &Submission) -> bool {
    let values = |s: &Submission| s.lines.iter().map(|(code, r)| (Arc::clone(code), r.quantity)).collect::<Vec<_>>();
    values(a) == values(b)
}

fn about(submission: &Submission, rule: &str, severity: Severity, message: String) -> Finding {
    Finding::new(rule, severity, message)
        .with_place(Some(Place::Locality(Arc::clone(&submission.locality.id.code))))
        .with_location(Location::File(Arc::clone(&submission.file)))
}
