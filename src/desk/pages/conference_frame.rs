//! What the pages of a conference have at their top: its name, what it has, how long there is to the deadline.

use crate::config;
use crate::desk::answer::{Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::message::Message;
use crate::msg;
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

/// A page of a conference; `tab` is the word of the part it belongs to.
pub(super) fn page(desk: &Desk, call: &Call, (name, tab): (&str, &str), title: Message, data: Value) -> Done {
    let id = call.part("id");
    let (conference, _) = config::conference(&desk.folder(id)?)?;
    let left = desk.say(&left(call.now, conference.deadline));
    let mut all = json!({
        "conference": {
            "id": id,
            "title": conference.title,
            "period": desk.say(&Message::verbatim(conference.period)),
            "deadline": desk.say(&Message::verbatim(conference.deadline)),
            "left": left,
            "overdue": call.now > conference.deadline,
            "synthetic": conference.synthetic,
        },
        "tab": tab,
    });
    if let (Value::Object(all), Value::Object(own)) = (&mut all, data) {
        all.extend(own);
    }
    desk.page(call, name, &desk.say(&title), all)
}

/// How long there is to a moment, in the largest unit that says enough.
pub(super) fn left(now: DateTime<FixedOffset>, to: DateTime<FixedOffset>) -> Message {
    let minutes = (to - now).num_minutes();
    let count = |of: i64| usize::try_from(minutes / of).unwrap_or_default();
    match minutes {
        ..=0 => msg!("desk-left-none"),
        1..120 => msg!("desk-left-minutes", count = count(1)),
        120..2880 => msg!("desk-left-hours", count = count(60)),
        _ => msg!("desk-left-days", days = count(1440), hours = count(60) % 24),
    }
}

/// A trouble of declarations that its own page can show, so that the pages that repair them stay open.
pub(super) fn problem(desk: &Desk, trouble: Trouble) -> Result<String, Trouble> {
    match trouble {
        Trouble::Failed(error) if !Trouble::is_failure(&error) => Ok(desk.error_text(&error)),
        other => Err(other),
    }
}
