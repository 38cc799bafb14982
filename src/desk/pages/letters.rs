//! Letters to localities: made as drafts, or noted as sent another way, as the command `send` does; and those that were.

use crate::commands::send::{SendOptions, send};
use crate::config;
use crate::contracts::LetterKind;
use crate::desk::answer::{Answer, Done, Trouble, encoded};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::dates;
use crate::model::sent::SentEntry;
use crate::msg;
use crate::pipeline::loader;
use chrono::{DateTime, Timelike as _};
use serde_json::{Value, json};
use std::path::Path;

/// Folder of a conference for drafts.
const OUTBOX: &str = "outbox";

/// Largest draft: a marked workbook and a letter.
const LARGEST: u64 = 64 << 20;

/// Makes the letters that are due, of one locality or of all, or notes one that went out another way.
pub(in crate::desk) fn make(desk: &Desk, call: &Call) -> Done {
    let (id, fields) = (call.part("id"), &call.form.fields);
    let is_kind = |kind: &LetterKind| kind.name() == fields.get("loai");
    let only_note = fields.some("da-gui").is_some();
    let kinds: Vec<LetterKind> = LetterKind::ALL.into_iter().filter(is_kind).collect();
    let places: Vec<String> = fields.some("noi").into_iter().collect();
    if only_note && (kinds.is_empty() || places.is_empty()) {
        return Err(Trouble::NotFound);
    }
    let sent = send(&SendOptions {
        conference: desk.folder(id)?,
        templates: desk.options.templates.clone(),
        out: desk.options.out.clone(),
        outbox: None,
        kinds,
        places,
        only_note,
        from: None,
        at: call.now,
        jobs: desk.options.jobs,
        worker: Some(desk.options.worker.clone()),
    })?;
    for letter in &sent.letters {
        let kind = desk.options.words.word(letter.kind.key());
        let what = match only_note {
            true => msg!("desk-trail-letter-noted", kind = kind, place = &letter.name),
            false => msg!("desk-trail-letter", kind = kind, place = &letter.name),
        };
        desk.note(call, id, "letter", &what)?;
    }
    let done = match (sent.letters.is_empty(), only_note) {
        (true, _) => "khong-co-thu",
        (false, true) => "thu-da-gui",
        (false, false) => "thu",
    };
    let to = fields.some("noi").map_or_else(|| "schedule".to_owned(), |place| format!("l/{}", encoded(&place)));
    Ok(Answer::redirect(format!("/c/{id}/{to}?xong={done}#thu")))
}

/// A draft that `sent.csv` names, and no other file.
pub(in crate::desk) fn draft(desk: &Desk, call: &Call) -> Done {
    let folder = desk.folder(call.part("id"))?;
    let name = call.part("name");
    let is_known = config::sent(&folder)?.iter().any(|entry| entry.file == name);
    let is_name = !name.is_empty() && !name.contains(['/', '\\']);
    let bytes = if is_known && is_name { loader::bytes(&folder.join(OUTBOX).join(name), LARGEST) } else { None };
    Ok(Answer::file(name, bytes.ok_or(Trouble::NotFound)?, false))
}

/// Letters that were made, of one locality or of all, the newest first.
pub(super) fn rows(desk: &Desk, folder: &Path, place: Option<&str>) -> anyhow::Result<Vec<Value>> {
    let row = |entry: &SentEntry| {
        let kind = LetterKind::ALL.into_iter().find(|kind| kind.name() == entry.kind);
        let made =
            DateTime::parse_from_rfc3339(&entry.made).map(|made| dates::moment(made.with_second(0).unwrap_or(made)));
        let is_there = !entry.file.is_empty() && folder.join(OUTBOX).join(&entry.file).is_file();
        json!({
            "made": made.unwrap_or_else(|_| entry.made.clone()),
            "kind": kind.map_or_else(|| entry.kind.clone(), |kind| desk.options.words.word(kind.key())),
            "place": entry.place,
            "file": entry.file,
            "path": if is_there { encoded(&entry.file) } else { String::new() },
            "noted": entry.file.is_empty(),
        })
    };
    let is_asked = |entry: &&SentEntry| place.is_none_or(|place| entry.place == place);
    Ok(config::sent(folder)?.iter().rev().filter(is_asked).map(row).collect())
}

/// Kinds of letters to choose from.
pub(super) fn kinds(desk: &Desk) -> Vec<Value> {
    let kind = |kind: LetterKind| json!({ "code": kind.name(), "name": desk.options.words.word(kind.key()) });
    LetterKind::ALL.into_iter().map(kind).collect()
}
