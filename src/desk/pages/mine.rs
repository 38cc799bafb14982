//! The pages of a locality: what is asked of it, its files, a file checked before it is sent, a receipt. Whose they are the
//! session says, never the address.

use super::conference_frame::left;
use super::{finding_rows, grid};
use crate::commands::acknowledge::acknowledgement;
use crate::commands::check_upload::{check_upload, checked_name};
use crate::commands::form::{FormOptions, forms};
use crate::commands::receive::{ReceiveOptions, Upload, receive};
use crate::commands::snapshot::Snapshot;
use crate::compose;
use crate::contracts::CheckReport;
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::previews::Kept;
use crate::desk::secret;
use crate::desk::shared::Desk;
use crate::messages::{Explain as _, cause};
use crate::model::dates;
use crate::model::explanation::Explanation;
use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::locality::{Locality, by_code};
use crate::model::number;
use crate::model::reading;
use crate::msg;
use crate::pipeline::loader;
use crate::pipeline::receipts::Receipt;
use crate::project::add_explanation;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;

/// Most characters of an explanation.
const LONGEST: usize = 2_000;

/// The conference and the locality of a session.
struct Own {
    id: String,
    snapshot: Arc<Snapshot>,
    locality: Arc<Locality>,
}

impl Own {
    fn of(desk: &Desk, call: &Call) -> Result<Own, Trouble> {
        let (id, code) = call.visitor()?.place.clone().ok_or(Trouble::NotFound)?;
        let snapshot = desk.snapshot(&id, call.arrived)?;
        let locality = by_code(&snapshot.subject.book.localities, &code).cloned().ok_or(Trouble::NotFound)?;
        Ok(Own { id, snapshot, locality })
    }

    fn code(&self) -> &Arc<str> {
        &self.locality.id.code
    }

    /// Its files, the newest last.
    fn receipts(&self) -> Vec<&Receipt> {
        let mut files = self.snapshot.senders().get(self.code()).cloned().unwrap_or_default();
        files.sort_by_key(|receipt| (receipt.received, &receipt.name));
        files
    }

    /// What is told to it, what is open first.
    fn findings(&self) -> Vec<&Finding> {
        let mut found = self.snapshot.subject.report.told_to(&Place::Locality(Arc::clone(self.code())));
        found.sort_by_key(|finding| (!finding_rows::is_open(finding), finding.severity));
        found
    }

    /// Under which its drafts are kept.
    fn owner(&self) -> String {
        format!("{} {}", self.id, self.code())
    }

    fn frame(&self, desk: &Desk, call: &Call) -> Value {
        let conference = &self.snapshot.subject.conference;
        json!({
            "title": conference.title,
            "place": self.locality.name,
            "deadline": dates::moment(conference.deadline),
            "left": desk.say(&left(call.now, conference.deadline)),
            "overdue": call.now > conference.deadline,
            "answer_by": conference.answer_by(Some(call.now)).map(dates::moment).unwrap_or_default(),
            "contact": conference.contact,
        })
    }
}

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let own = Own::of(desk, call)?;
    let (snapshot, subject) = (&own.snapshot, &own.snapshot.subject);
    let files: Vec<Value> = own.receipts().iter().rev().map(|receipt| file(snapshot, receipt)).collect();
    let findings: Vec<Value> = (1..).zip(own.findings()).map(|(n, one)| asked(snapshot, one, n)).collect();
    let open = findings.iter().filter(|one| one.get("open") == Some(&Value::Bool(true))).count();
    let data = json!({
        "own": own.frame(desk, call),
        "row": compose::board_row(subject, &own.locality),
        "files": files,
        "any_files": !files.is_empty(),
        "findings": findings,
        "any_findings": !findings.is_empty(),
        "open": open.to_string(),
        "any_open": open > 0,
    });
    desk.page(call, "cua-toi", &own.locality.name, data)
}

fn asked(snapshot: &Snapshot, finding: &Finding, number: usize) -> Value {
    let mut row = finding_rows::row(snapshot, finding, number);
    let takes = snapshot.subject.form.takes_explanation(finding) && finding.waiver.is_none();
    if let Value::Object(row) = &mut row {
        row.insert("can_explain".to_owned(), json!(takes && finding.severity != Severity::Info));
    }
    row
}

fn file(snapshot: &Snapshot, receipt: &Receipt) -> Value {
    json!({
        "name": *receipt.file,
        "received": receipt.received.map(dates::moment).unwrap_or_default(),
        "revision": receipt.revision.map(|number| number.to_string()).unwrap_or_default(),
        "counts": snapshot.subject.submissions.iter().any(|submission| submission.file == receipt.file),
        "waits": snapshot.subject.waiting.contains(&receipt.file),
        "hash": *receipt.sha256,
        "noted": receipt.received.is_some(),
    })
}

/// The form to fill in.
pub(in crate::desk) fn form(desk: &Desk, call: &Call) -> Done {
    let own = Own::of(desk, call)?;
    let folder = tempfile::tempdir().explain(|| msg!("cannot-make", path = "temp"))?;
    let made = forms(&FormOptions {
        conference: desk.folder(&own.id)?,
        templates: desk.options.templates.clone(),
        places: vec![own.code().to_string()],
        out: folder.path().to_owned(),
        jobs: desk.options.jobs,
        worker: Some(desk.options.worker.clone()),
    })?;
    let path = made.files.first().ok_or(Trouble::NotFound)?;
    let bytes = loader::bytes(path, 64 << 20).ok_or(Trouble::NotFound)?;
    Ok(Answer::file(&format!("{}.xlsx", own.locality.slug), bytes, false))
}

/// Checks a file and shows what would be said of it; it does not count yet.
pub(in crate::desk) fn check(desk: &Desk, call: &Call) -> Done {
    let own = Own::of(desk, call)?;
    let upload = call.form.files.first().ok_or(Trouble::Refused(msg!("desk-no-files")))?;
    let report = check_upload(&own.snapshot, upload)?;
    let submission = report.submissions.first();
    let is_own = submission.is_some_and(|one| one.place == Place::Locality(Arc::clone(own.code())));
    let changed = changes(&own, &report);
    let token = secret::token()?;
    if is_own {
        desk.previews.keep(token.clone(), &own.owner(), upload.clone(), !changed.is_empty());
    }
    let mut found: Vec<&Finding> =
        report.findings.iter().filter(|finding| finding.place.is_some() || !is_own).collect();
    found.sort_by_key(|finding| finding.severity);
    let numbered: Vec<(usize, &Finding)> = (1..).zip(found).collect();
    let name = checked_name(upload);
    let workbook = own.snapshot.workbook_of(&name, &upload.bytes);
    let on_file: Vec<(usize, &Finding)> =
        numbered.iter().filter(|(_, one)| one.at.file() == Some(&name)).copied().collect();
    let sheet = workbook.as_ref().map_or(0, |workbook| grid::worst_sheet(workbook, &on_file));
    let count = |severity| numbered.iter().filter(|(_, one)| one.severity == severity).count().to_string();
    let data = json!({
        "own": own.frame(desk, call),
        "file": upload.name,
        "is_own": is_own,
        "is_read": submission.is_some(),
        "token": token,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "any": !numbered.is_empty(),
        "findings": numbered.iter().map(|(n, one)| asked(&own.snapshot, one, *n)).collect::<Vec<_>>(),
        "grid": workbook.as_ref().and_then(|workbook| grid::grid(workbook, sheet, &on_file).get("grid").cloned()),
        "changed": changed,
        "any_changed": !changed.is_empty(),
        "again": own.snapshot.subject.submission(own.code()).is_some(),
    });
    desk.page(call, "ket-qua", &desk.say(&msg!("desk-verdict")), data)
}

/// Lines whose values differ from those that count now.
fn changes(own: &Own, report: &CheckReport) -> Vec<Value> {
    let subject = &own.snapshot.subject;
    let (Some(before), Some(now)) = (subject.submission(own.code()), report.submissions.first()) else {
        return Vec::new();
    };
    let line = |line: &crate::model::form::Line| {
        let old = before.quantity(&line.code).map(|quantity| quantity.value);
        let new = now.lines.iter().find(|one| one.line == line.code).map(|one| one.value);
        let text = |value: Option<rust_decimal::Decimal>| value.map_or_else(|| "…".to_owned(), number::decimal);
        (old != new)
            .then(|| json!({ "line": *line.code, "short": line.short, "before": text(old), "after": text(new) }))
    };
    subject.form.lines.iter().filter_map(line).collect()
}

/// Sends a file that was checked: now it is received.
pub(in crate::desk) fn send(desk: &Desk, call: &Call) -> Done {
    let own = Own::of(desk, call)?;
    let fields = &call.form.fields;
    let kept = desk.previews.get(fields.get("tep"), &own.owner());
    let Kept { file: upload, asks_reason, .. } = kept.ok_or(Trouble::Refused(msg!("desk-draft-gone")))?;
    let reason = fields.get("ly-do");
    if asks_reason && reason.is_empty() || reason.chars().count() > LONGEST {
        return Err(Trouble::Refused(msg!("desk-reason-length", most = LONGEST)));
    }
    let visitor = call.visitor()?;
    let ending = upload.name.rsplit('.').next().unwrap_or("xlsx").to_owned();
    let taken = receive(&ReceiveOptions {
        conference: desk.folder(&own.id)?,
        paths: Vec::new(),
        // Named after the locality: the name it was sent with says nothing to the secretariat.
        uploads: vec![Upload { name: format!("{}.{ending}", own.locality.slug), bytes: upload.bytes }],
        at: call.now,
        channel: if visitor.account.is_some() { "account" } else { "link" }.to_owned(),
        from: own.locality.name.to_string(),
        by: visitor.name.clone(),
    })?;
    let mut items = taken.parcels.into_iter().flat_map(|parcel| parcel.items);
    let stored = items.find_map(|item| item.file).ok_or(Trouble::Refused(msg!("desk-draft-gone")))?;
    desk.note(call, &own.id, "send", &msg!("desk-trail-sent", file = stored, reason = reason))?;
    if asks_reason && let Err(error) = note_reason(desk, call, &own, reason) {
        // The file is received all the same, and the trail has the reason.
        tracing::error!("the reason of {} is not in explanations.csv: {error:#}", own.code());
    }
    Ok(Answer::redirect("/mine?xong=gui"))
}

/// Writes why figures changed as what the locality says to the file that is replaced, which a build reads. Of a file that
/// replaces nothing by itself only the trail tells.
fn note_reason(desk: &Desk, call: &Call, own: &Own, reason: &str) -> anyhow::Result<()> {
    let Some(before) = own.snapshot.subject.submission(own.code()) else { return Ok(()) };
    let (Ok(now), Ok(folder)) = (desk.snapshot(&own.id, Instant::now()), desk.folder(&own.id)) else { return Ok(()) };
    let place = Place::Locality(Arc::clone(own.code()));
    let is_it = |finding: &&Finding| reading::takes_reason(finding) && finding.at.file() == Some(&before.file);
    let Some(finding) = now.subject.report.of(&place).iter().find(is_it) else { return Ok(()) };
    let new = Explanation { finding: finding.id.to_string(), about: cause(finding), text: reason.to_owned() };
    add_explanation(&folder, &new, &own.locality.name, call.now)
}

/// Writes what the locality says about a finding that is told to it.
pub(in crate::desk) fn explain(desk: &Desk, call: &Call) -> Done {
    let own = Own::of(desk, call)?;
    let (id, text) = (call.form.fields.get("diem"), call.form.fields.get("giai-trinh"));
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Trouble::Refused(msg!("desk-explanation-length", most = LONGEST)));
    }
    let takes = |finding: &&&Finding| own.snapshot.subject.form.takes_explanation(finding);
    let found = own.findings();
    let finding = found.iter().filter(takes).find(|finding| *finding.id == *id).ok_or(Trouble::NotFound)?;
    let new = Explanation { finding: id.to_owned(), about: cause(finding), text: text.to_owned() };
    add_explanation(&desk.folder(&own.id)?, &new, &call.visitor()?.name, call.now)?;
    desk.note(call, &own.id, "explain", &msg!("desk-trail-explained", finding = id, text = text))?;
    Ok(Answer::redirect("/mine?xong=giai-trinh"))
}

/// The receipt of one of its files.
pub(in crate::desk) fn receipt(desk: &Desk, call: &Call) -> Done {
    let own = Own::of(desk, call)?;
    let files = own.receipts();
    let receipt = files.iter().find(|receipt| *receipt.sha256 == *call.part("hash")).ok_or(Trouble::NotFound)?;
    let folder = desk.folder(&own.id)?;
    let (templates, out) = (&desk.options.templates, &desk.options.out);
    let bytes = acknowledgement((&folder, templates, out), own.code(), receipt, &desk.options.worker)?;
    Ok(Answer::file(&format!("bien-nhan-{}.pdf", own.locality.slug), bytes, true))
}
