//! From files as they were read to those that count.

use crate::model::arrival::{Arrival, Selected};
use crate::model::figure::Place;
use crate::model::finding::{Checked, Finding, Location, Severity};
use crate::model::reading;
use crate::model::receipts::Receipts;
use crate::model::result_sheet::Reply;
use crate::model::submission::Submission;
use crate::msg;
use crate::normalise::{self, Choice};
use crate::pipeline::beside::Beside;
use crate::pipeline::loader::ReadContext;
use crate::pipeline::received::Received;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What came, and what of it counts.
pub(crate) struct Selection {
    pub(crate) selected: Selected,
    /// Every workbook that says whose it is, in order of the files.
    pub(crate) all: Vec<Submission>,
    /// Everything to be said of the files and of the choice.
    pub(crate) findings: Vec<Finding>,
}

/// Chooses which files count; where files are checked, `beside` others, all of them are kept. Of the others nothing is reported or
/// given back.
pub(crate) fn select(
    read: &ReadContext<'_>,
    register: Option<&Receipts>,
    received: Vec<Received>,
    beside: Option<Beside>,
) -> Selection {
    let keeps_all = beside.is_some();
    let Beside { others, elsewhere } = beside.unwrap_or_default();
    let choice = Choice {
        conference: read.conference,
        form: read.form,
        localities: read.map.localities(),
        decisions: read.decisions,
        past: read.past,
        elsewhere: &elsewhere,
    };
    let mut of_choice = Vec::new();
    let (mut arrivals, mut of_files, mut replies) = (Vec::new(), Vec::new(), Vec::new());
    let moment = |file: &Received| register.and_then(|register| register.moment(&file.name));
    for mut file in without_copies(received, &mut of_choice) {
        let (shown, received) = (Arc::clone(&file.shown), moment(&file));
        if let Some(reply) = file.reply.take() {
            of_choice.push(only_reply(&shown, &reply));
            replies.push((received, shown, reply));
            continue;
        }
        arrivals.extend(arrival(file.submission.take(), &file, received));
        of_files.push((shown, file.findings));
    }
    let all = arrivals.iter().filter(|_| keeps_all).map(|arrival| arrival.submission.clone()).collect();
    arrivals.extend(others.into_iter().filter_map(|mut file| {
        let received = moment(&file);
        arrival(file.submission.take(), &file, received)
    }));
    let Checked { value: mut selected, findings } = normalise::select(choice, arrivals);
    of_choice.extend(findings);
    replies.sort_by(|(one, name, _), (other, name_of_other, _)| (other, name_of_other).cmp(&(one, name)));
    for submission in &mut selected.accepted {
        add_replies(submission, replies.iter().map(|(_, _, reply)| reply));
    }
    // Of a file that another stands for nothing is to be fixed any more, unless all files are asked about.
    let is_told = |file: &Arc<str>| keeps_all || !selected.superseded.contains(file);
    let of_files = of_files.into_iter().filter(|(file, _)| is_told(file)).flat_map(|(_, findings)| findings);
    let findings = of_files.chain(of_choice).collect();
    Selection { selected, all, findings }
}

fn arrival(
    submission: Option<Submission>,
    file: &Received,
    received: Option<DateTime<FixedOffset>>,
) -> Option<Arrival> {
    let has_reading_errors = file.findings.iter().any(is_reading_error);
    let sha256 = file.manifest.sha256.as_str().into();
    let has_unread_sheet = file.findings.iter().any(is_of_whole_sheet);
    submission.map(|submission| Arrival { submission, sha256, received, has_reading_errors, has_unread_sheet })
}

/// The same bytes are one file, however often they came: the first by name.
fn without_copies(received: Vec<Received>, findings: &mut Vec<Finding>) -> Vec<Received> {
    let mut first: BTreeMap<String, Arc<str>> = BTreeMap::new();
    // A file that could not be opened has no content to compare.
    for file in received.iter().filter(|file| file.manifest.bytes > 0) {
        let name = first.entry(file.manifest.sha256.clone()).or_insert_with(|| Arc::clone(&file.shown));
        if file.shown < *name {
            *name = Arc::clone(&file.shown);
        }
    }
    let mut kept = Vec::new();
    for file in received {
        if let Some(same) = first.get(&file.manifest.sha256).filter(|same| **same != file.shown) {
            let place = file.submission.as_ref().map(Submission::place);
            let message = msg!("several-same-file", file = &file.shown, by = same);
            let finding = Finding::new(reading::SEVERAL, Severity::Info, message);
            findings.push(finding.with_place(place).with_location(Location::File(file.shown)));
            continue;
        }
        kept.push(file);
    }
    kept
}

/// An error of reading, apart from those that are about the choice itself.
fn is_reading_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error && reading::rules().iter().any(|rule| rule.id == finding.rule)
}

/// An error for which nothing of a sheet of lines is read: no header, no result among its columns, two of them.
fn is_of_whole_sheet(finding: &Finding) -> bool {
    let is_of_sheet = finding.line.is_none() && finding.at.sheet().is_some() && finding.cause.columns.is_empty();
    let rules = [reading::UNOPENABLE, reading::SHEET, reading::TWICE, reading::COLUMN];
    finding.severity == Severity::Error && is_of_sheet && rules.iter().any(|rule| *finding.rule == **rule)
}

fn only_reply(shown: &Arc<str>, reply: &Reply) -> Finding {
    Finding::new(reading::SEVERAL, Severity::Info, msg!("several-only-reply", file = shown))
        .with_place(Some(Place::Locality(Arc::clone(&reply.place))))
        .with_location(Location::File(Arc::clone(shown)))
}

/// What a locality says on a sheet of results that came alone belongs to the file that counts; the newest comes first.
fn add_replies<'r>(submission: &mut Submission, replies: impl Iterator<Item = &'r Reply>) {
    let own = replies.filter(|reply| reply.place == submission.locality.id.code);
    let listed = own.flat_map(|reply| reply.listed.iter().cloned());
    submission.listed = listed.chain(std::mem::take(&mut submission.listed)).collect();
}
