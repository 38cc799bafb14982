//! A locality: its sheets with each finding on its cell, what is asked of it, what it sent, what may be decided.

use super::board::file;
use super::conference_frame as frame;
use super::{finding_rows, grid, letters};
use crate::commands::send::next_reminder;
use crate::commands::snapshot::Snapshot;
use crate::compose;
use crate::desk::answer::{Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::dates;
use crate::model::decision::Decision;
use crate::model::figure::Place;
use crate::model::finding::Finding;
use crate::model::locality::by_code;
use crate::model::reading;
use crate::msg;
use crate::normalise;
use crate::pipeline::receipts::Receipt;
use crate::publish::Manifest;
use serde_json::{Value, json};
use std::sync::Arc;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let snapshot = desk.snapshot(id, call.arrived)?;
    let subject = &snapshot.subject;
    let locality = by_code(&subject.book.localities, call.part("code")).ok_or(Trouble::NotFound)?;
    let code = &locality.id.code;
    let place = Place::Locality(Arc::clone(code));
    let mut found: Vec<&Finding> = subject.report.of(&place).iter().collect();
    found.sort_by_key(|finding| (!finding_rows::is_open(finding), finding.severity));
    let numbered: Vec<(usize, &Finding)> = (1..).zip(found.iter().copied()).collect();
    let senders = snapshot.senders();
    let receipts = senders.get(code).map_or(&[][..], Vec::as_slice);
    let receipt = asked_file(&snapshot, call, code, receipts);
    let workbook = receipt.and_then(|receipt| snapshot.workbook(receipt));
    let on_file: Vec<(usize, &Finding)> =
        numbered.iter().filter(|(_, one)| one.at.file() == receipt.map(|receipt| &*receipt.file)).copied().collect();
    let sheet = workbook.as_ref().map_or(0, |workbook| {
        call.query.get("trang").parse().ok().unwrap_or_else(|| grid::worst_sheet(workbook, &on_file))
    });
    let status = snapshot.status();
    let files = status.localities.iter().filter(|one| one.place == *code).flat_map(|one| &one.files);
    let board = compose::board(subject)?;
    let rows = board.get("rows").and_then(Value::as_array);
    let row = rows.and_then(|rows| rows.iter().find(|row| row.get("code") == Some(&json!(**code))));
    let before = snapshot.replaced.iter().find(|old| old.locality.id.code == *code);
    let changed = before.zip(subject.submission(code)).map(|(old, new)| normalise::differences(old, new));
    let changed: Vec<String> = changed.unwrap_or_default().iter().map(|one| subject.catalogue.text(one)).collect();
    let deadline = subject.conference.deadline;
    let reminder = next_reminder(deadline, call.now).filter(|_| receipts.is_empty());
    let data = json!({
        "code": **code,
        "name": *locality.name,
        "row": row,
        "files": files.map(file).collect::<Vec<_>>(),
        "any_files": !receipts.is_empty(),
        "file": receipt.map_or("", |receipt| &receipt.file),
        "findings": numbered.iter().map(|(n, one)| finding_rows::row(&snapshot, one, *n)).collect::<Vec<_>>(),
        "findings_count": numbered.len().to_string(),
        "open_count": numbered.iter().filter(|(_, one)| finding_rows::is_open(one)).count().to_string(),
        "workbook": workbook.as_ref().map(|workbook| grid::grid(workbook, sheet, &on_file)),
        "changed": changed,
        "any_changed": !changed.is_empty(),
        "reason": reason_for_change(&found),
        "compared": compose::comparison(subject, code, before),
        "letters": letters::rows(desk, &desk.folder(id)?, Some(code))?,
        "letter_kinds": letters::kinds(desk),
        "reminder": reminder.map(dates::moment).unwrap_or_default(),
        "decisions": decisions(desk, &snapshot, code),
        "backs": backs(desk, id, &locality.slug),
        "seen": snapshot.project.decisions.all().len().to_string(),
    });
    frame::page(desk, call, ("dia-phuong", "bang"), msg!("desk-locality", place = &locality.name), data)
}

/// What the locality said when it sent other figures than it had sent before.
fn reason_for_change(found: &[&Finding]) -> String {
    let said = |finding: &&Finding| finding.explanation.clone().filter(|_| reading::takes_reason(finding));
    found.iter().rev().find_map(said).unwrap_or_default()
}

/// The file that is asked for, or else the one that counts, or the last.
fn asked_file<'r>(snapshot: &Snapshot, call: &Call, code: &str, receipts: &[&'r Receipt]) -> Option<&'r Receipt> {
    let asked = call.query.get("tep");
    let counting = snapshot.subject.submission(code).map(|submission| &submission.file);
    let named = receipts.iter().find(|receipt| *receipt.file == *asked);
    let counts = || receipts.iter().find(|receipt| Some(&receipt.file) == counting);
    named.or_else(counts).or_else(|| receipts.iter().max_by_key(|receipt| (receipt.received, &receipt.name))).copied()
}

/// Decisions in force that are about a locality.
fn decisions(desk: &Desk, snapshot: &Snapshot, code: &str) -> Vec<Value> {
    let is_its = |decision: &&Decision| {
        decision.ruling.as_ref().and_then(|ruling| ruling.place()).is_some_and(|place| **place == *code)
    };
    let in_force = snapshot.project.decisions.in_force();
    in_force.into_iter().filter(is_its).map(|decision| row(desk, decision)).collect()
}

/// A decision as lists show it.
pub(super) fn row(desk: &Desk, decision: &Decision) -> Value {
    let ruling = decision.ruling.as_ref();
    json!({
        "id": *decision.id,
        "kind": ruling.map_or_else(String::new, |ruling| desk.say(&ruling.name())),
        "place": ruling.and_then(|ruling| ruling.place()).map_or("", |place| place),
        "by": decision.by,
        "at": dates::moment(decision.at),
        "reason": decision.reason,
    })
}

/// What the book has for a locality to send back: its marked workbook, its letter.
fn backs(desk: &Desk, id: &str, slug: &str) -> Vec<Value> {
    let Some(manifest) = Manifest::of(&desk.options.out.join(id)) else { return Vec::new() };
    let outputs = manifest.outputs.iter().map(|output| output.file.path.as_str());
    let its = outputs.filter(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        path.contains('/') && name.split('.').next() == Some(slug)
    });
    its.map(|path| json!({ "path": path })).collect()
}
