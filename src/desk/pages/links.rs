//! Links of localities: made, shown once, withdrawn.

use super::conference_frame as frame;
use crate::config;
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::dates;
use crate::model::locality::by_code;
use crate::msg;
use chrono::{DateTime, Days, FixedOffset};
use serde_json::{Value, json};

/// Days after the meeting for which a link is good: localities are asked for corrections until then.
const DAYS: u64 = 30;

/// The list.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    shown(desk, call, &[])
}

fn shown(desk: &Desk, call: &Call, made: &[(String, String)]) -> Done {
    let id = call.part("id");
    let snapshot = desk.snapshot(id, call.arrived)?;
    let links = desk.store.links(id)?;
    let moment = |text: &str| DateTime::parse_from_rfc3339(text).map(dates::moment).unwrap_or_default();
    let rows: Vec<Value> = snapshot
        .subject
        .book
        .localities
        .iter()
        .map(|locality| {
            let link = links.iter().find(|link| *link.place == *locality.id.code);
            let token = made.iter().find(|(code, _)| **code == *locality.id.code);
            json!({
                "code": *locality.id.code,
                "name": *locality.name,
                "made": link.map(|link| moment(&link.made)).unwrap_or_default(),
                "expires": link.map(|link| moment(&link.expires)).unwrap_or_default(),
                "any": link.is_some(),
                "path": token.map(|(_, token)| format!("/open/{token}")).unwrap_or_default(),
            })
        })
        .collect();
    let data = json!({ "rows": rows, "any_made": !made.is_empty() });
    frame::page(desk, call, ("lien-ket", "cai-dat"), msg!("desk-links"), data)
}

/// Makes a link for one locality or for all, or withdraws one. A link is shown once: only its hash is kept.
pub(in crate::desk) fn change(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let fields = &call.form.fields;
    let snapshot = desk.snapshot(id, call.arrived)?;
    let localities = &snapshot.subject.book.localities;
    let by = &call.visitor()?.name;
    if let Some(code) = fields.some("thu-hoi") {
        desk.store.withdraw_link((id, &code), call.now)?;
        desk.note(call, id, "link", &msg!("desk-trail-link-withdrawn", place = code))?;
        return Ok(Answer::redirect(format!("/c/{id}/links?xong=thu-hoi")));
    }
    let codes: Vec<String> = match fields.get("cho") {
        "tat-ca" => localities.iter().map(|locality| locality.id.code.to_string()).collect(),
        code => vec![by_code(localities, code).ok_or(Trouble::NotFound)?.id.code.to_string()],
    };
    let expires = expires(desk, id)?;
    let mut made = Vec::new();
    for code in codes {
        let token = desk.store.make_link((id, &code), by, (call.now, expires))?;
        desk.note(call, id, "link", &msg!("desk-trail-link", place = &code))?;
        made.push((code, token));
    }
    shown(desk, call, &made)
}

fn expires(desk: &Desk, id: &str) -> Result<DateTime<FixedOffset>, Trouble> {
    let (conference, _) = config::conference(&desk.folder(id)?)?;
    let last = conference.date.checked_add_days(Days::new(DAYS)).unwrap_or(conference.date);
    let end = last.and_hms_opt(23, 59, 59).unwrap_or_default();
    let end = end.and_local_timezone(*conference.deadline.offset()).single();
    Ok(end.unwrap_or(conference.deadline))
}
