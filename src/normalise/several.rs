//! What is to be said of files that do not count, or not yet.

use super::choice::Choice;
use super::look_alike::LookAlike;
use crate::model::arrival::Arrival;
use crate::model::figure::Place;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::{FieldRole, Form};
use crate::model::locality::{Locality, by_code};
use crate::model::message::Message;
use crate::model::period::Stated;
use crate::model::reading;
use crate::model::submission::Submission;
use crate::msg;
use std::cmp::Ordering;
use std::sync::Arc;

/// How many differences a message names.
const NAMED: usize = 10;

pub(super) fn about(submission: &Submission, rule: &str, severity: Severity, message: Message) -> Finding {
    Finding::new(rule, severity, message)
        .with_place(Some(submission.place()))
        .with_location(Location::File(Arc::clone(&submission.file)))
}

/// What a file says in the field of the period.
pub(super) fn period_text<'s>(form: &Form, submission: &'s Submission) -> Option<&'s String> {
    form.field(FieldRole::Period).and_then(|field| submission.info.get(&field.key))
}

/// A file of another period, or of none that is understood.
pub(super) fn other_period(choice: Choice<'_>, submission: &Submission, stated: Stated) -> Finding {
    let (asked, text) = (choice.conference.period, period_text(choice.form, submission));
    let said = text.map(|text| match submission.period {
        Some(period) => Message::verbatim(period),
        None => Message::verbatim(text),
    });
    let (severity, message) = match (stated, &said) {
        (Stated::Another, Some(said)) => (Severity::Error, msg!("period-another", said = said.clone(), asked = asked)),
        _ => (Severity::Warning, msg!("period-unclear", asked = asked)),
    };
    let mut finding = about(submission, reading::PERIOD, severity, message);
    let field = choice.form.field(FieldRole::Period);
    if let Some(at) = field.and_then(|field| submission.info_at.get(&field.key)) {
        finding = finding.with_cell(at, text.cloned().unwrap_or_default());
    }
    finding.left = said;
    finding.right = Some(Message::verbatim(asked));
    finding.with_suggestion(msg!("period-suggestion", asked = asked))
}

/// A file that a later one stands for; where the later one's number is not higher, that is reported.
pub(super) fn replaced(other: &Arrival, counts: &Arrival) -> Finding {
    let (old, new) = (&other.submission, &counts.submission);
    let message = match new.revision.cmp(&old.revision) {
        Ordering::Greater => msg!(
            "several-replaced",
            file = &old.file,
            number = old.revision.to_string(),
            by = &new.file,
            later = new.revision.to_string()
        ),
        _ => msg!("several-not-raised", file = &old.file, by = &new.file, number = new.revision.to_string()),
    };
    about(old, reading::SEVERAL, Severity::Info, message)
}

/// Two files with the same content.
pub(super) fn alike(other: &Submission, counts: &Submission) -> Finding {
    about(other, reading::SEVERAL, Severity::Info, msg!("several-alike", file = &other.file, by = &counts.file))
}

/// Two files of which nothing tells which came later.
pub(super) fn undecided(counts: &Submission, other: &Submission, differences: &[Message]) -> Finding {
    let places: Vec<Message> = differences.iter().take(NAMED).cloned().collect();
    let more = differences.len().saturating_sub(NAMED);
    let message = msg!(
        "several-undecided",
        file = &other.file,
        counts = &counts.file,
        number = counts.revision.to_string(),
        all = differences.len(),
        places = places,
        more = more
    );
    about(other, reading::SEVERAL, Severity::Error, message)
        .with_sides(&*counts.file, &*other.file)
        .with_suggestion(msg!("several-decide", place = &other.locality.id.code, file = &other.file))
}

/// A later file in which something could not be read, while all of an earlier one could.
pub(super) fn not_read_in_full(other: &Submission, counts: &Submission) -> Finding {
    let message = msg!("several-with-errors", file = &other.file, counts = &counts.file);
    about(other, reading::SEVERAL, Severity::Error, message)
        .with_sides(&*counts.file, &*other.file)
        .with_suggestion(msg!("several-decide", place = &other.locality.id.code, file = &other.file))
}

/// A file next to the one that people chose.
pub(super) fn not_chosen(other: &Submission, counts: &Submission, came_later: bool) -> Finding {
    let (file, chosen) = (&other.file, &counts.file);
    let message = if came_later {
        msg!("several-came-after-choice", file = file, counts = chosen)
    } else {
        msg!("several-not-chosen", file = file, number = other.revision.to_string(), counts = chosen)
    };
    about(other, reading::SEVERAL, Severity::Info, message)
        .with_sides(&**chosen, &**file)
        .with_suggestion(msg!("several-choose-again"))
}

/// The file that people chose is not there; the others are taken in their order.
pub(super) fn choice_gone(one: &Submission, chosen: &str) -> Finding {
    about(one, reading::SEVERAL, Severity::Error, msg!("several-choice-gone", file = chosen))
        .with_sides(chosen, &*one.file)
        .with_suggestion(msg!("several-choose-again"))
}

/// A file that looks like another locality's: told to the one it names, and to the one it looks like.
pub(super) fn looks_alike(choice: Choice<'_>, submission: &Submission, look: &LookAlike) -> Vec<Finding> {
    let named = &submission.locality.name;
    let other = match look {
        LookAlike::Mark(code) | LookAlike::List { other: code, .. } => Some(code),
        LookAlike::Leap { .. } => None,
    };
    let locality = other.and_then(|code| by_code(choice.localities, code));
    let name = |code: &Arc<str>| locality.map_or(Arc::clone(code), |locality| Arc::clone(&locality.name));
    let message = match look {
        LookAlike::Mark(code) => msg!("look-alike-mark", named = named, other = name(code)),
        LookAlike::List { other, shared, all } => {
            msg!("look-alike-list", named = named, other = name(other), shared = *shared, all = *all)
        }
        LookAlike::Leap { before } => msg!(
            "look-alike-leap",
            named = named,
            number = submission.revision.to_string(),
            before = before.to_string()
        ),
    };
    let mut told = about(submission, reading::FORM, Severity::Error, message)
        .with_suggestion(msg!("look-alike-suggestion", named = named));
    told.right = Some(Message::verbatim(&**named));
    told.left = other.map(|code| Message::verbatim(name(code)));
    std::iter::once(told).chain(locality.map(|other| told_to_other(submission, other))).collect()
}

fn told_to_other(submission: &Submission, other: &Locality) -> Finding {
    let (file, named, name) = (&submission.file, &submission.locality.name, &other.name);
    Finding::new(reading::FORM, Severity::Info, msg!("look-alike-other", file = file, named = named, other = name))
        .with_place(Some(Place::Locality(Arc::clone(&other.id.code))))
        .with_location(Location::File(Arc::clone(file)))
        .with_suggestion(msg!("look-alike-other-suggestion", other = name))
}
