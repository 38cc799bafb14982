//! Which submission of a locality counts.
//!
//! In: all submissions of a conference. Out: at most one per locality, by code, with findings on the others.
//! Must not: look at file times, or choose between two of the same revision that differ; that choice is the
//! organisers', in `[accept]` of `conference.toml`.

use super::diff::differences;
use crate::model::conference::Conference;
use crate::model::figure::Place;
use crate::model::finding::{Checked, Finding, Location, Severity};
use crate::model::form::{FieldRole, Form};
use crate::model::message::Message;
use crate::model::period::Stated;
use crate::model::reading;
use crate::model::submission::Submission;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many differences a message names.
const NAMED: usize = 10;

/// Chooses by locality and revision: the submissions that count, one per locality, by code.
pub fn select(conference: &Conference, form: &Form, submissions: Vec<Submission>) -> Checked<Vec<Submission>> {
    let mut findings = Vec::new();
    let mut by_place: BTreeMap<Arc<str>, Vec<Submission>> = BTreeMap::new();
    for submission in submissions {
        let code = Arc::clone(&submission.locality.id.code);
        let usable = fits(conference, form, &submission, &mut findings);
        let several = by_place.entry(code).or_default();
        if usable {
            several.push(submission);
        }
    }
    let chosen = |code: &Arc<str>| conference.accept.get(code);
    let accepted =
        by_place.into_iter().filter_map(|(code, several)| counting(several, chosen(&code), &mut findings)).collect();
    Checked { value: accepted, findings }
}

/// Workbooks of localities that sent several.
pub fn several(all: &[Submission]) -> Vec<Submission> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for submission in all {
        *counts.entry(&submission.locality.id.code).or_default() += 1;
    }
    all.iter().filter(|one| counts.get(&*one.locality.id.code).is_some_and(|count| *count > 1)).cloned().collect()
}

/// The workbook before the one that counts, of each locality that sent a newer one: the highest of the lower revisions, by
/// name the first of several.
pub fn replaced(conference: &Conference, accepted: &[Submission], several: Vec<Submission>) -> Vec<Submission> {
    let counts: BTreeMap<&str, u32> = accepted.iter().map(|one| (&*one.locality.id.code, one.revision)).collect();
    let mut before: BTreeMap<Arc<str>, Submission> = BTreeMap::new();
    let mut older: Vec<Submission> = several
        .into_iter()
        .filter(|one| one.period.is_none_or(|period| period == conference.period))
        .filter(|one| counts.get(&*one.locality.id.code).is_some_and(|counting| one.revision < *counting))
        .collect();
    older.sort_by_key(|one| (one.revision, Reverse(Arc::clone(&one.file))));
    for one in older {
        before.insert(Arc::clone(&one.locality.id.code), one);
    }
    before.into_values().collect()
}

/// Refuses a workbook that says it is for another period; asks where it does not say.
fn fits(conference: &Conference, form: &Form, submission: &Submission, findings: &mut Vec<Finding>) -> bool {
    let field = form.field(FieldRole::Period);
    let text = field.and_then(|field| submission.info.get(&field.key));
    let stated = text.map_or(Stated::Unclear, |text| conference.period.stated_in(text));
    if stated == Stated::This {
        return true;
    }
    let said = submission.period.map(|period| period.to_string()).or_else(|| text.cloned());
    let other = stated == Stated::Another;
    let (severity, message) = match &said {
        Some(said) if other => {
            (Severity::Error, format!("Tệp ghi kỳ báo cáo {said}, không được tính; kỳ của hội nghị là"))
        }
        _ => (Severity::Warning, "Tệp không ghi rõ kỳ báo cáo, được tính vào kỳ của hội nghị:".to_owned()),
    };
    let mut finding = about(submission, reading::PERIOD, severity, format!("{message} {}.", conference.period));
    if let Some(at) = field.and_then(|field| submission.info_at.get(&field.key)) {
        finding = finding.with_cell(at, text.cloned().unwrap_or_default());
    }
    finding.left = said.map(Message::from);
    finding.right = Some(conference.period.to_string().into());
    findings.push(finding.with_suggestion(format!("Ghi kỳ báo cáo là “{}”.", conference.period)));
    severity != Severity::Error
}

/// The file chosen by hand, or the one of the highest revision, if no other of that revision differs.
fn counting(mut several: Vec<Submission>, chosen: Option<&String>, findings: &mut Vec<Finding>) -> Option<Submission> {
    several.sort_by_key(|submission| (Reverse(submission.revision), Arc::clone(&submission.file)));
    if let Some(name) = chosen {
        return by_hand(several, name, findings);
    }
    let mut rest = several.into_iter();
    let first = rest.next()?;
    let mut contested = false;
    for other in rest {
        let differing = differences(&first, &other);
        if other.revision < first.revision || differing.is_empty() {
            findings.push(not_counted(&first, &other));
        } else {
            contested = true;
            findings.push(differs(&first, &other, &differing));
        }
    }
    (!contested).then_some(first)
}

fn by_hand(several: Vec<Submission>, name: &str, findings: &mut Vec<Finding>) -> Option<Submission> {
    let (mut chosen, others): (Vec<_>, Vec<_>) = several.into_iter().partition(|submission| *submission.file == *name);
    for other in &others {
        let (severity, message) = if chosen.is_empty() {
            (
                Severity::Error,
                format!("Hội nghị chọn tệp {name} cho địa phương này nhưng không có tệp đó; chưa tệp nào được tính."),
            )
        } else {
            (
                Severity::Info,
                format!(
                    "Tệp {} (lần gửi {}) không được tính, vì hội nghị chọn tệp {name}.",
                    other.file, other.revision
                ),
            )
        };
        findings.push(
            about(other, reading::SEVERAL, severity, message)
                .with_sides(name, &*other.file)
                .with_suggestion("Sửa mục [accept] trong conference.toml nếu chọn nhầm."),
        );
    }
    chosen.pop()
}

fn not_counted(first: &Submission, other: &Submission) -> Finding {
    let message = if other.revision < first.revision {
        format!(
            "Tệp {} (lần gửi {}) được thay bằng {} (lần gửi {}).",
            other.file, other.revision, first.file, first.revision
        )
    } else {
        format!(
            "Tệp {} trùng nội dung với {} (cùng lần gửi {}), chỉ tính một tệp.",
            other.file, first.file, first.revision
        )
    };
    about(other, reading::SEVERAL, Severity::Info, message)
}

fn differs(first: &Submission, other: &Submission, differing: &[String]) -> Finding {
    let named = differing.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if differing.len() > NAMED { ", …" } else { "" };
    let message = format!(
        "Hai tệp cùng lần gửi {} có nội dung khác nhau: {}, {}; chưa tệp nào được tính. Khác ở {} chỗ: {named}{more}.",
        first.revision,
        first.file,
        other.file,
        differing.len()
    );
    about(other, reading::SEVERAL, Severity::Error, message).with_sides(&*first.file, &*other.file).with_suggestion(
        format!(
            "Gửi lại một tệp với số lần gửi cao hơn; hoặc ban tổ chức chọn tệp ở mục [accept] của conference.toml: \"{}\" = \"{}\".",
            first.locality.id.code, first.file
        ),
    )
}

fn about(submission: &Submission, rule: &str, severity: Severity, message: String) -> Finding {
    Finding::new(rule, severity, message)
        .with_place(Some(Place::Locality(Arc::clone(&submission.locality.id.code))))
        .with_location(Location::File(Arc::clone(&submission.file)))
}
