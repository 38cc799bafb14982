//! The trail: who did what when.

use crate::desk::answer::{Answer, Done};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::desk::store::{Entry, Search};
use crate::desk::visitor::Role;
use crate::model::dates;
use crate::msg;
use chrono::DateTime;
use serde_json::{Value, json};

/// Entries that a page shows.
const SHOWN: usize = 300;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let conference = call.query.some("hoi-nghi");
    let search = Search { conference: conference.clone(), text: call.query.get("tim").to_owned(), most: SHOWN };
    let entries: Vec<Value> = desk.store.trail(&search)?.iter().map(|entry| row(desk, entry)).collect();
    let conferences: Vec<Value> = desk
        .conferences()?
        .into_iter()
        .map(|(id, _)| json!({ "here": conference.as_deref() == Some(&id), "id": id }))
        .collect();
    let data = json!({
        "entries": entries,
        "any": !entries.is_empty(),
        "text": call.query.get("tim"),
        "conferences": conferences,
        "tab": "nhat-ky",
    });
    desk.page(call, "nhat-ky", &desk.say(&msg!("desk-trail")), data)
}

fn row(desk: &Desk, entry: &Entry) -> Value {
    let role = Role::of(&entry.role).map(|role| desk.options.words.word(role.key())).unwrap_or_default();
    let at = DateTime::parse_from_rfc3339(&entry.at).map(dates::moment).unwrap_or_default();
    json!({
        "at": at,
        "who": entry.who,
        "role": role,
        "conference": entry.conference,
        "what": entry.what,
        "address": entry.address,
    })
}

/// All of it as a table for a spreadsheet program.
pub(in crate::desk) fn csv(desk: &Desk, call: &Call) -> Done {
    let search = Search { conference: call.query.some("hoi-nghi"), text: String::new(), most: usize::MAX };
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let heads = ["at", "who", "role", "conference", "action", "what", "address"];
    let write = |writer: &mut csv::Writer<Vec<u8>>, cells: &[&str]| {
        // No cell may read as a formula.
        writer.write_record(cells.iter().map(|cell| match cell.starts_with(['=', '+', '-', '@']) {
            true => format!("'{cell}"),
            false => (*cell).to_owned(),
        }))
    };
    write(&mut writer, &heads).map_err(anyhow::Error::from)?;
    for Entry { at, who, role, conference, action, what, address } in desk.store.trail(&search)? {
        write(&mut writer, &[&at, &who, &role, &conference, &action, &what, &address]).map_err(anyhow::Error::from)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(Answer::file("nhat-ky.csv", bytes, false))
}
