//! The link that opens a desk for one person.

use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::session::cookie;
use crate::desk::shared::Desk;
use crate::desk::store::{LASTS, Opened};
use crate::desk::visitor::Role;
use crate::msg;

/// Opens a session with the token, which is good once.
pub(in crate::desk) fn with_token(desk: &Desk, call: &Call) -> Done {
    if desk.options.accounts || !desk.takes_start(call.query.get("token")) {
        return Err(Trouble::Refused(msg!("desk-start-used")));
    }
    let name = desk.options.words.word(crate::key!("desk-one-person"));
    let opened = Opened { account: None, link: None, name, role: Role::Lead, place: None };
    let token = desk.store.open_session(&opened, call.now)?;
    let to = desk.options.conference.as_ref().map_or_else(|| "/".to_owned(), |id| format!("/c/{id}"));
    let seconds = LASTS.num_seconds();
    Ok(Answer::redirect(to).with_header("set-cookie", cookie(&token, desk.options.is_https(), seconds)))
}
