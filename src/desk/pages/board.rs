//! The board: who sent what, what is to be done, how long there is.

use super::conference_frame as frame;
use crate::commands::snapshot::Snapshot;
use crate::compose;
use crate::contracts::{FileStatus, LocalityStatus, Status};
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::desk::store::Search;
use crate::localities::ascii;
use crate::model::dates;
use crate::model::figure::Place;
use crate::model::message::Message;
use crate::msg;
use crate::publish::{Manifest, sha256};
use chrono::DateTime;
use serde_json::{Value, json};
use std::sync::Arc;

/// Entries of the trail that the board shows.
const RECENT: usize = 8;

/// States in which nothing is to be done.
const SETTLED: [&str; 1] = ["sound"];

/// The board.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let snapshot = match desk.snapshot(id, call.arrived) {
        Ok(snapshot) => snapshot,
        Err(trouble) => return broken(desk, call, trouble),
    };
    let status = snapshot.status();
    let mut board = compose::board(&snapshot.subject)?;
    let rows: Vec<Value> = rows(&snapshot, &status, board.get_mut("rows"));
    let count = |states: &[&str]| rows.iter().filter(|row| is_of(row, states)).count().to_string();
    let todo: Vec<&Value> = ordered(&rows).into_iter().filter(|row| !is_of(row, &SETTLED)).collect();
    let (state, text, sort) = (call.query.get("tinh-trang"), call.query.get("tim"), call.query.get("xep"));
    let mut shown: Vec<&Value> = rows.iter().filter(|row| fits(row, state, text)).collect();
    if sort == "tinh-trang" {
        shown.sort_by_key(|row| weight(row));
    }
    let data = json!({
        "map": board.get("map"),
        "states": board.get("states"),
        "expected": status.coverage.expected.to_string(),
        "received": status.coverage.received.to_string(),
        "sound": count(&["sound"]),
        "asked": count(&["to-correct", "to-explain", "doubtful", "held"]),
        "held": snapshot.subject.book.coverage.held.len().to_string(),
        "edition": edition(desk, id),
        "todo": todo,
        "todo_count": todo.len().to_string(),
        "rows": shown,
        "filter": { "state": state, "text": text, "sort": sort, "any": !state.is_empty() || !text.is_empty() },
        "unplaced": status.unplaced.len().to_string(),
        "any_unplaced": !status.unplaced.is_empty(),
        "recent": recent(desk, id)?,
        "stamp": stamp(&snapshot),
    });
    frame::page(desk, call, ("bang", "bang"), msg!("desk-board"), data)
}

/// A word that changes when the board does, for the script that keeps the page up to date.
pub(in crate::desk) fn state(desk: &Desk, call: &Call) -> Done {
    let snapshot = desk.snapshot(call.part("id"), call.arrived)?;
    Ok(Answer::of("text/plain; charset=utf-8", stamp(&snapshot).into_bytes()))
}

fn stamp(snapshot: &Snapshot) -> String {
    let files: Vec<(&str, &str)> =
        snapshot.receipts.iter().map(|receipt| (receipt.name.as_str(), &*receipt.sha256)).collect();
    sha256(format!("{files:?} {}", snapshot.project.decisions.all().len()).as_bytes())
}

/// Declarations have mistakes: the board says which, and leads to where they are repaired.
fn broken(desk: &Desk, call: &Call, trouble: Trouble) -> Done {
    let text = frame::problem(desk, trouble)?;
    let id = call.part("id");
    let lines: Vec<&str> = text.lines().collect();
    let data = json!({ "id": id, "lines": lines });
    desk.page(call, "hong", &desk.say(&msg!("desk-cannot")), data)
}

/// Rows of the localities with what came of each, why it is in its state, and what there is to do.
fn rows(snapshot: &Snapshot, status: &Status, rows: Option<&mut Value>) -> Vec<Value> {
    let Some(Value::Array(rows)) = rows.map(Value::take) else { return Vec::new() };
    rows.into_iter().zip(&status.localities).map(|(row, locality)| with_files(snapshot, row, locality)).collect()
}

fn with_files(snapshot: &Snapshot, mut row: Value, locality: &LocalityStatus) -> Value {
    let last = locality.files.iter().find(|file| file.counts).or(locality.files.last());
    let place = Place::Locality(Arc::clone(&locality.place));
    let mut found: Vec<_> = snapshot.subject.report.of(&place).iter().collect();
    found.sort_by_key(|finding| finding.severity);
    let why = found.first().map(|finding| snapshot.subject.catalogue.text(&finding.message)).unwrap_or_default();
    let files: Vec<Value> = locality.files.iter().map(file).collect();
    let own = json!({
        "file": last.map_or("", |file| &file.file),
        "revision": last.and_then(|file| file.revision).map(|number| number.to_string()).unwrap_or_default(),
        "received": last.map(received).unwrap_or_default(),
        "late": locality.late,
        "why": why,
        "files": files,
    });
    if let (Value::Object(row), Value::Object(own)) = (&mut row, own) {
        row.extend(own);
    }
    row
}

/// A file as lists of files show it.
pub(super) fn file(file: &FileStatus) -> Value {
    json!({
        "name": *file.file,
        "revision": file.revision.map(|number| number.to_string()).unwrap_or_default(),
        "received": received(file),
        "counts": file.counts,
        "waits": file.waits,
    })
}

fn received(file: &FileStatus) -> String {
    file.received.map(dates::moment).unwrap_or_default()
}

fn text<'v>(row: &'v Value, name: &str) -> &'v str {
    row.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn is_of(row: &Value, states: &[&str]) -> bool {
    states.contains(&text(row, "state"))
}

/// What asks for most first.
fn ordered(rows: &[Value]) -> Vec<&Value> {
    let mut rows: Vec<&Value> = rows.iter().collect();
    rows.sort_by_key(|row| weight(row));
    rows
}

fn weight(row: &Value) -> usize {
    let order = ["waiting", "held", "refused", "unreadable", "to-correct", "doubtful", "to-explain", "missing"];
    order.iter().position(|state| *state == text(row, "state")).unwrap_or(order.len())
}

/// Whether a row is looked for: its state, and words of its code, name or file whatever their accents.
fn fits(row: &Value, state: &str, words: &str) -> bool {
    let plain = |text: &str| ascii(text);
    let all = plain(&format!("{} {} {}", text(row, "code"), text(row, "name"), text(row, "file")));
    (state.is_empty() || text(row, "state") == state) && plain(words).split_whitespace().all(|word| all.contains(word))
}

/// When the book was made, and whether it is approved; empty where there is none.
fn edition(desk: &Desk, id: &str) -> Value {
    let manifest = Manifest::of(&desk.options.out.join(id));
    let made = manifest.as_ref().and_then(|manifest| DateTime::parse_from_rfc3339(&manifest.generated_at).ok());
    json!({
        "any": manifest.is_some(),
        "made": made.map(|made| desk.say(&Message::verbatim(made))).unwrap_or_default(),
        "files": manifest.map_or(0, |manifest| manifest.outputs.len()).to_string(),
    })
}

fn recent(desk: &Desk, id: &str) -> anyhow::Result<Vec<Value>> {
    let search = Search { conference: Some(id.to_owned()), text: String::new(), most: RECENT };
    let entries = desk.store.trail(&search)?;
    let when = |at: &str| DateTime::parse_from_rfc3339(at).map(|at| at.format("%H:%M %d/%m").to_string());
    Ok(entries
        .iter()
        .map(|entry| json!({ "at": when(&entry.at).unwrap_or_default(), "who": entry.who, "what": entry.what }))
        .collect())
}
