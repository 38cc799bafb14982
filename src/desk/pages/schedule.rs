//! When the book is due, and making what is due now, as `due` and `run-due` do.

use super::conference_frame as frame;
use crate::commands::schedule::{due, run_due};
use crate::contracts::{Entry, Outcome};
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::dates;
use crate::msg;
use crate::pipeline::progress::Unwatched;
use serde_json::json;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let due = due(&desk.build_options(call.part("id"), None)?, call.now)?;
    let row = |entry: &Entry| {
        json!({
            "name": entry.name,
            "at": dates::moment(entry.at),
            "state": desk.options.words.word(entry.state.key()),
            "why": desk.say(&entry.why),
        })
    };
    let data = json!({
        "entries": due.entries.iter().map(row).collect::<Vec<_>>(),
        "any_due": due.due().is_some(),
    });
    frame::page(desk, call, ("lich", "lich"), msg!("desk-schedule"), data)
}

/// Makes what is due.
pub(in crate::desk) fn run(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let ran = run_due(&desk.build_options(id, None)?, call.now, &Unwatched)?;
    if ran.outcome != Outcome::Built {
        return Err(Trouble::Refused(ran.entry.map_or_else(|| msg!("desk-nothing-due"), |entry| entry.why)));
    }
    desk.note(call, id, "build", &msg!("desk-trail-build"))?;
    Ok(Answer::redirect(format!("/c/{id}/documents")))
}
