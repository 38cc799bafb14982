//! What was taken in: each letter with who sent it and when, what became of each file, and what the letter said.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{ItemState, TakenIn, TakenItem, TakenParcel};
use briefbook::messages::Catalogue;
use briefbook::{key, msg};
use std::io::{self, Write};

/// The list, or the contract's JSON.
pub fn received(taken: &TakenIn, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(taken);
    }
    let mut out = io::stdout().lock();
    for parcel in &taken.parcels {
        writeln!(out, "{}", head(parcel, words))?;
        for item in &parcel.items {
            writeln!(out, "  {}", line(item, words))?;
        }
        for text in &parcel.body {
            writeln!(out, "  | {text}")?;
        }
    }
    let items = || taken.parcels.iter().flat_map(|parcel| &parcel.items);
    let count = |state| items().filter(|item| item.state == state).count();
    let [stored, same, unreadable] = [ItemState::Stored, ItemState::Same, ItemState::Unreadable].map(count);
    let sum = msg!("receive-sum", parcels = taken.parcels.len(), stored = stored, same = same, unreadable = unreadable);
    Ok(writeln!(out, "{}", words.text(&sum))?)
}

fn head(parcel: &TakenParcel, words: &Catalogue) -> String {
    let at = parcel.at.map(|at| at.format("%d/%m/%Y %H:%M").to_string());
    let clock = parcel.sender_clock && at.is_some();
    let at = at.map(|at| if clock { words.text(&msg!("receive-sender-clock", moment = at)) } else { at });
    let known = parcel.known.then(|| words.word(key!("receive-known")));
    let parts = [Some(parcel.source.clone()), at, parcel.from.clone(), Some(parcel.subject.clone()), known];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn line(item: &TakenItem, words: &Catalogue) -> String {
    let file = item.file.as_deref().unwrap_or_default();
    let line = match item.state {
        ItemState::Stored => msg!("receive-stored", name = &item.name, file = file),
        ItemState::Same => msg!("receive-same", name = &item.name, file = file),
        ItemState::Unreadable => msg!("receive-unreadable", name = &item.name, file = file),
        ItemState::Kept => msg!("receive-kept", name = &item.name, file = file),
        ItemState::Skipped => msg!("receive-skipped", name = &item.name),
        ItemState::Refused => msg!("receive-refused", name = &item.name),
    };
    let note = item.note.as_ref().map(|note| words.text(note));
    [Some(words.text(&line)), note].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
