//! Files come in: each gets its verdict; unknown senders are given one, and of two that contend one is chosen.

use super::board::file;
use super::conference_frame as frame;
use crate::commands::check::{CheckOptions, check};
use crate::commands::receive::{INBOX, ReceiveOptions, receive};
use crate::commands::snapshot::Snapshot;
use crate::compose::place_name;
use crate::contracts::{CheckedSubmission, FileStatus, ItemState, TakenItem};
use crate::desk::answer::{Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::figure::Place;
use crate::model::finding::Severity;
use crate::model::number;
use crate::msg;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;

/// Where files are given in, and what waits for somebody.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    shown(desk, call, (&[], call.arrived))
}

/// Takes files in and says what became of each.
pub(in crate::desk) fn take(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let from_inbox = call.form.fields.some("hop-thu").is_some();
    if call.form.files.is_empty() && !from_inbox {
        return Err(Trouble::Refused(msg!("desk-no-files")));
    }
    let inbox = from_inbox.then(|| desk.folder(id).map(|folder| folder.join(INBOX))).transpose()?;
    let visitor = call.visitor()?;
    let taken = receive(&ReceiveOptions {
        conference: desk.folder(id)?,
        paths: inbox.into_iter().collect(),
        uploads: call.form.files.clone(),
        at: call.now,
        channel: "desk".to_owned(),
        from: call.form.fields.get("nguoi-gui").to_owned(),
        by: visitor.name.clone(),
    })?;
    let items: Vec<TakenItem> = taken.parcels.into_iter().flat_map(|parcel| parcel.items).collect();
    for item in items.iter().filter(|item| matches!(item.state, ItemState::Stored | ItemState::Unreadable)) {
        desk.note(call, id, "receive", &msg!("desk-trail-received", file = name(item)))?;
    }
    // What came now is among it.
    shown(desk, call, (&items, Instant::now()))
}

/// Its path below `submissions/`, where it lies there.
fn name(item: &TakenItem) -> &str {
    item.file.as_deref().and_then(|file| file.strip_prefix("submissions/")).unwrap_or_default()
}

fn shown(desk: &Desk, call: &Call, (taken, since): (&[TakenItem], Instant)) -> Done {
    let snapshot = desk.snapshot(call.part("id"), since)?;
    let status = snapshot.status();
    let contested: Vec<Value> = status
        .localities
        .iter()
        .filter(|locality| locality.files.iter().any(|file| file.waits))
        .map(|locality| {
            let waiting = locality.files.iter().filter(|file| file.waits || file.counts).map(file);
            json!({ "code": *locality.place, "name": *locality.name, "files": waiting.collect::<Vec<_>>() })
        })
        .collect();
    let places: Vec<Value> = snapshot
        .subject
        .book
        .localities
        .iter()
        .map(|locality| json!({ "code": *locality.id.code, "name": *locality.name }))
        .collect();
    let data = json!({
        "taken": taken.iter().map(|taken| verdict(desk, &snapshot, taken)).collect::<Vec<_>>(),
        "any_taken": !taken.is_empty(),
        "unplaced": status.unplaced.iter().map(|one| unplaced(&snapshot, one)).collect::<Vec<_>>(),
        "any_unplaced": !status.unplaced.is_empty(),
        "contested": contested,
        "any_contested": !contested.is_empty(),
        "places": places,
        "has_inbox": desk.folder(call.part("id"))?.join(INBOX).is_dir(),
        "seen": snapshot.project.decisions.all().len().to_string(),
    });
    frame::page(desk, call, ("tiep-nhan", "tiep-nhan"), msg!("desk-receive"), data)
}

/// A file of which it is not known whose it is, and why.
fn unplaced(snapshot: &Snapshot, one: &FileStatus) -> Value {
    let report = &snapshot.subject.report;
    let mut found = report.findings.iter().filter(|finding| finding.at.file() == Some(&*one.file));
    let why = found.next().map(|finding| snapshot.subject.catalogue.text(&finding.message)).unwrap_or_default();
    let mut row = file(one);
    if let Value::Object(row) = &mut row {
        row.insert("why".to_owned(), json!(why));
    }
    row
}

/// What became of a file: whose it is, whether it counts, what was found in it.
fn verdict(desk: &Desk, snapshot: &Snapshot, taken: &TakenItem) -> Value {
    let name = name(taken);
    let receipt = snapshot.receipts.iter().find(|receipt| receipt.name == name);
    let code = receipt.and_then(|receipt| receipt.code.clone());
    let shown = receipt.map_or("", |receipt| &receipt.file);
    let subject = &snapshot.subject;
    let counts = subject.submissions.iter().any(|submission| *submission.file == *shown);
    let waits = subject.waiting.contains(shown);
    let place = code.clone().map(Place::Locality);
    let found: Vec<_> = match &place {
        Some(place) if counts => subject.report.of(place).iter().collect(),
        _ => subject.report.findings.iter().filter(|finding| finding.at.file() == Some(shown)).collect(),
    };
    let count = |severity| found.iter().filter(|finding| finding.severity == severity).count().to_string();
    let first = found.iter().min_by_key(|finding| finding.severity);
    let replaced = receipt
        .filter(|_| counts)
        .and_then(|receipt| {
            let code = receipt.code.as_ref()?;
            snapshot.replaced.iter().find(|old| old.locality.id.code == *code).map(|old| Arc::clone(&old.file))
        })
        .unwrap_or_else(|| "".into());
    json!({
        "given": taken.name,
        "file": name,
        "known": taken.state == ItemState::Same,
        "refused": name.is_empty(),
        "note": taken.note.as_ref().map(|note| desk.say(note)).unwrap_or_default(),
        "code": code.as_deref().unwrap_or_default(),
        "place": place_name(subject, place.as_ref()),
        "revision": receipt.and_then(|receipt| receipt.revision).map(|number| number.to_string()).unwrap_or_default(),
        "counts": counts,
        "waits": waits,
        "replaced": *replaced,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "first": first.map(|finding| subject.catalogue.text(&finding.message)).unwrap_or_default(),
    })
}

/// The files of a locality that contend, side by side: every line in which they differ.
pub(in crate::desk) fn compare(desk: &Desk, call: &Call) -> Done {
    let snapshot = desk.snapshot(call.part("id"), call.arrived)?;
    let code = call.part("code");
    let senders = snapshot.senders();
    let (known, receipts) = senders.get_key_value(code).ok_or(Trouble::NotFound)?;
    let options = CheckOptions {
        conference: Some(desk.folder(call.part("id"))?),
        templates: desk.options.templates.clone(),
        paths: receipts.iter().map(|receipt| receipt.path.clone()).collect(),
        jobs: desk.options.jobs,
        worker: Some(desk.options.worker.clone()),
    };
    let report = check(&options)?;
    // Each was named by itself, so a name is the last part of a path.
    let of_file = |name: &str| {
        let last = name.rsplit('/').next().unwrap_or(name);
        report.submissions.iter().find(|submission| *submission.file == *last)
    };
    let read: Vec<Option<&CheckedSubmission>> = receipts.iter().map(|receipt| of_file(&receipt.file)).collect();
    let form = &snapshot.subject.form;
    let lines = form.lines.iter().filter_map(|line| {
        let values: Vec<Option<_>> = read
            .iter()
            .map(|one| one.and_then(|one| one.lines.iter().find(|reported| reported.line == line.code)))
            .map(|reported| reported.map(|reported| (reported.value, reported.qualifier)))
            .collect();
        let differ = values.windows(2).any(|pair| pair.first() != pair.last());
        let text = |value: &Option<(rust_decimal::Decimal, _)>| {
            value.map_or_else(|| "…".to_owned(), |(value, _): (_, _)| number::decimal(value))
        };
        differ.then(|| {
            json!({
                "line": *line.code,
                "short": line.short,
                "unit": *line.unit,
                "values": values.iter().map(text).collect::<Vec<_>>(),
            })
        })
    });
    let lines: Vec<Value> = lines.collect();
    let subject = &snapshot.subject;
    let files: Vec<Value> = receipts
        .iter()
        .map(|receipt| {
            json!({
                "name": receipt.name,
                "revision": receipt.revision.map(|number| number.to_string()).unwrap_or_default(),
                "received": receipt.received.map(crate::model::dates::moment).unwrap_or_default(),
                "counts": subject.submissions.iter().any(|submission| submission.file == receipt.file),
                "waits": subject.waiting.contains(&receipt.file),
            })
        })
        .collect();
    let name = place_name(subject, Some(&Place::Locality(Arc::clone(known))));
    let data = json!({
        "code": code,
        "name": name,
        "files": files,
        "lines": lines,
        "any_lines": !lines.is_empty(),
        "seen": snapshot.project.decisions.all().len().to_string(),
    });
    frame::page(desk, call, ("chon-tep", "tiep-nhan"), msg!("desk-compare", place = name), data)
}
