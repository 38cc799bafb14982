//! When the book is due and why it is not made, making what is due now, a pause, as `due`, `run-due` and `pause` do; letters to
//! all localities.

use super::conference_frame as frame;
use super::letters;
use crate::commands::pause as command;
use crate::commands::schedule::{due, run_due};
use crate::commands::send::next_reminder;
use crate::config;
use crate::contracts::{Entry, Outcome};
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::dates;
use crate::model::pause::Pause;
use crate::model::viet_nam;
use crate::msg;
use crate::pipeline::progress::Unwatched;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike as _};
use serde_json::json;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let folder = desk.folder(id)?;
    let due = due(&desk.build_options(id, None)?, call.now)?;
    let row = |(number, entry): (usize, &Entry)| {
        let is_named = entry.name.parse::<DateTime<FixedOffset>>().is_err();
        json!({
            "name": if is_named { &entry.name } else { "" },
            "number": number.to_string(),
            "at": dates::moment(entry.at),
            "state": desk.options.words.word(entry.state.key()),
            "why": desk.say(&entry.why),
        })
    };
    let (conference, _) = config::conference(&folder)?;
    let pause = config::pause(&folder)?;
    let data = json!({
        "entries": (1..).zip(&due.entries).map(row).collect::<Vec<_>>(),
        "any_due": due.due().is_some(),
        "pause": pause.map(|Pause { since, until, by, reason }| {
            let until = until.map(dates::moment).unwrap_or_default();
            json!({ "since": dates::moment(since), "until": until, "by": by, "reason": reason })
        }),
        "reminder": next_reminder(conference.deadline, call.now).map(dates::moment).unwrap_or_default(),
        "letters": letters::rows(desk, &folder, None)?,
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

/// Pauses the schedule, or goes on with it.
pub(in crate::desk) fn pause(desk: &Desk, call: &Call) -> Done {
    let (id, fields) = (call.part("id"), &call.form.fields);
    let folder = desk.folder(id)?;
    if fields.get("viec") == "tiep" {
        if command::resume(&folder)?.1.is_some() {
            desk.note(call, id, "resume", &msg!("desk-trail-resumed"))?;
        }
        return Ok(Answer::redirect(format!("/c/{id}/schedule?xong=tiep-tuc")));
    }
    let until = fields.some("den").map(|text| {
        let local = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").ok().and_then(viet_nam::local);
        local.ok_or(Trouble::Refused(msg!("pause-no-moment", text = text)))
    });
    let (by, reason) = (fields.get("by").to_owned(), fields.get("reason").to_owned());
    // People say minutes.
    let since = call.now.with_second(0).unwrap_or(call.now);
    let pause = Pause { since, until: until.transpose()?, by, reason };
    command::pause(&folder, &pause)?;
    desk.store.remember(&format!("post {}", call.visitor()?.name), &pause.by)?;
    desk.note(call, id, "pause", &msg!("desk-trail-paused", why = pause.why()))?;
    Ok(Answer::redirect(format!("/c/{id}/schedule?xong=tam-dung")))
}
