//! What changed between two editions of the book.

use super::conference_frame as frame;
use crate::commands::compare_editions::{ChangedFigure, FileChange, KnownEdition, compare_editions, editions};
use crate::compose::place_name;
use crate::desk::answer::{Done, Trouble, encoded};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::dates;
use crate::msg;
use chrono::DateTime;
use serde_json::{Value, json};

/// Figures that the page shows; the rest is counted.
const SHOWN: usize = 500;

/// The page: by default from the edition before to the newest.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let snapshot = desk.snapshot(id, call.arrived)?;
    let known = editions(&desk.options.out.join(id));
    let asked = |name: &str, usual: usize| {
        let asked = call.query.some(name);
        let named = asked.and_then(|asked| known.iter().position(|edition| code(edition) == asked));
        named.unwrap_or(usual.min(known.len().saturating_sub(1)))
    };
    let (from, to) = (asked("tu", 1), asked("den", 0));
    let (before, after) = known.get(from).zip(known.get(to)).ok_or(Trouble::Refused(msg!("edit-no-book")))?;
    let changes = compare_editions(before, after)?;
    let subject = &snapshot.subject;
    let figure = |changed: &ChangedFigure| {
        let line = subject.form.line(&changed.line);
        json!({
            "place": place_name(subject, Some(&changed.place)),
            "place_path": encoded(&changed.place.to_string()),
            "line": *changed.line,
            "line_path": encoded(&changed.line),
            "short": line.map_or("", |line| &line.short),
            "unit": line.map_or("", |line| &line.unit),
            "before": changed.before.as_deref().unwrap_or("…"),
            "after": changed.after.as_deref().unwrap_or("…"),
        })
    };
    let file = |(path, change): &(String, FileChange)| {
        let change = match change {
            FileChange::Added => msg!("desk-file-added"),
            FileChange::Gone => msg!("desk-file-gone"),
            FileChange::Changed => msg!("desk-file-changed"),
        };
        json!({ "path": path, "change": desk.say(&change) })
    };
    let choices = |here: usize| -> Vec<Value> {
        let choice = |(at, edition): (usize, &KnownEdition)| {
            let made = DateTime::parse_from_rfc3339(&edition.made).map(dates::moment);
            let made = made.unwrap_or_else(|_| edition.made.clone());
            json!({ "code": code(edition), "made": made, "number": edition.number.is_some(), "here": at == here })
        };
        known.iter().enumerate().map(choice).collect()
    };
    let data = json!({
        "from": choices(from),
        "to": choices(to),
        "only_one": known.len() < 2,
        "figures": changes.figures.iter().take(SHOWN).map(figure).collect::<Vec<_>>(),
        "figures_count": changes.figures.len().to_string(),
        "more": changes.figures.len().saturating_sub(SHOWN).to_string(),
        "any_more": changes.figures.len() > SHOWN,
        "files": changes.files.iter().map(file).collect::<Vec<_>>(),
        "files_count": changes.files.len().to_string(),
    });
    frame::page(desk, call, ("ban-lap", "tai-lieu"), msg!("desk-editions"), data)
}

/// How an address names an edition.
fn code(edition: &KnownEdition) -> String {
    edition.number.map_or_else(|| "nay".to_owned(), |number| number.to_string())
}
