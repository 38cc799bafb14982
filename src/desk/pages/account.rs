//! Logging in and out, by password or by a locality's link.

use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::session::cookie;
use crate::desk::shared::Desk;
use crate::desk::store::{LASTS, LogIn, Opened, locked};
use crate::desk::visitor::{Role, Visitor};
use crate::model::message::Message;
use crate::msg;
use serde_json::json;

/// Attempts to log in from one computer in a minute.
const ATTEMPTS: u32 = 10;

/// The form.
pub(in crate::desk) fn log_in_page(desk: &Desk, call: &Call) -> Done {
    if !desk.options.accounts {
        return Err(Trouble::NotFound);
    }
    form(desk, call, None)
}

/// Tries name and password.
pub(in crate::desk) fn log_in(desk: &Desk, call: &Call) -> Done {
    if !desk.options.accounts {
        return Err(Trouble::NotFound);
    }
    if !desk.rates.allow(&format!("log in {}", call.from), ATTEMPTS, call.now) {
        return Ok(form(desk, call, Some(&msg!("desk-too-often")))?.with_status(429));
    }
    let (name, fields) = (call.form.fields.get("ten"), &call.form.fields.0);
    let password = fields.iter().find(|(known, _)| known == "mat-khau").map_or("", |(_, password)| password.as_str());
    match desk.store.log_in(name, password, call.now)? {
        LogIn::Account(account) => {
            let opened = Opened {
                account: Some(account.id),
                link: None,
                name: account.name,
                role: account.role,
                place: account.place,
            };
            open(desk, call, &opened, "log-in", &msg!("desk-trail-logged-in"))
        }
        LogIn::Wrong => {
            let what = msg!("desk-trail-wrong-password", name = name);
            desk.note(call, "", "wrong-password", &what)?;
            Ok(form(desk, call, Some(&msg!("desk-wrong-password")))?.with_status(401))
        }
        LogIn::Locked(until) => Ok(form(desk, call, Some(&locked(until)))?.with_status(401)),
    }
}

fn form(desk: &Desk, call: &Call, wrong: Option<&Message>) -> Done {
    let wrong = wrong.map(|wrong| desk.say(wrong)).unwrap_or_default();
    desk.page(call, "dang-nhap", &desk.say(&msg!("desk-log-in")), json!({ "wrong": wrong }))
}

/// Opens a session, and the pages of whoever it is.
fn open(desk: &Desk, call: &Call, opened: &Opened, action: &str, what: &Message) -> Done {
    let token = desk.store.open_session(opened, call.now)?;
    let visitor = Visitor {
        account: opened.account,
        name: opened.name.clone(),
        role: opened.role,
        place: opened.place.clone(),
        form_token: String::new(),
    };
    let conference = opened.place.as_ref().map_or("", |(conference, _)| conference);
    desk.note_as(&visitor, call, conference, (action, what))?;
    let to = if opened.role == Role::Locality { "/mine" } else { "/" };
    Ok(Answer::redirect(to).with_header("set-cookie", cookie(&token, desk.options.is_https(), LASTS.num_seconds())))
}

/// A page with a button, so that what only looks at links in letters opens no session.
pub(in crate::desk) fn open_link_page(desk: &Desk, call: &Call) -> Done {
    let token = call.part("token");
    let link = desk.store.link(token, call.now)?.ok_or(Trouble::Refused(msg!("desk-link-over")))?;
    let data = json!({ "token": token, "conference_name": title(desk, &link.conference), "place": link.place });
    desk.page(call, "mo-lien-ket", &desk.say(&msg!("desk-link")), data)
}

/// Opens the pages of a locality.
pub(in crate::desk) fn open_link(desk: &Desk, call: &Call) -> Done {
    let link = desk.store.link(call.part("token"), call.now)?.ok_or(Trouble::Refused(msg!("desk-link-over")))?;
    let opened = Opened {
        account: None,
        link: Some(link.hash),
        name: link.place.clone(),
        role: Role::Locality,
        place: Some((link.conference, link.place)),
    };
    open(desk, call, &opened, "open-link", &msg!("desk-trail-link-opened"))
}

fn title(desk: &Desk, id: &str) -> String {
    let conference = desk.folder(id).ok().and_then(|folder| crate::config::conference(&folder).ok());
    conference.map_or_else(|| id.to_owned(), |(conference, _)| conference.title)
}

/// Ends the session.
pub(in crate::desk) fn log_out(desk: &Desk, call: &Call) -> Done {
    if let Some(session) = &call.session {
        desk.store.close_session(session)?;
    }
    Ok(Answer::redirect("/").with_header("set-cookie", cookie("", desk.options.is_https(), 0)))
}

/// Ends every session of the account.
pub(in crate::desk) fn log_out_everywhere(desk: &Desk, call: &Call) -> Done {
    if let Some(account) = call.visitor()?.account {
        desk.store.close_sessions(account)?;
    }
    log_out(desk, call)
}
