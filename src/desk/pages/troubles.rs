//! Pages that say why there is no page.

use crate::desk::answer::{Answer, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::msg;
use serde_json::json;

/// Says what is wrong.
pub(in crate::desk) fn trouble(desk: &Desk, call: &Call, trouble: Trouble) -> Answer {
    let (status, title, text) = match &trouble {
        Trouble::NotFound => (404, msg!("desk-not-found"), desk.say(&msg!("desk-not-found-text"))),
        Trouble::Refused(why) => (422, msg!("desk-refused"), desk.say(why)),
        Trouble::Failed(error) if Trouble::is_failure(error) => {
            tracing::error!("{}: {error:#}", call.asked);
            (500, msg!("desk-failed"), desk.error_text(error))
        }
        Trouble::Failed(error) => (422, msg!("desk-cannot"), desk.error_text(error)),
    };
    let title = desk.say(&title);
    let lines: Vec<&str> = text.lines().collect();
    let page = desk.page(call, "khong-duoc", &title, json!({ "lines": lines }));
    match page {
        Ok(page) => page.with_status(status),
        Err(_) => {
            tracing::error!("the page of errors itself cannot be filled");
            Answer::of("text/plain; charset=utf-8", format!("{title}\n{text}").into_bytes()).with_status(status)
        }
    }
}

/// Nobody is known to ask: the page to log in, or how a desk for one person is opened.
pub(in crate::desk) fn unknown(desk: &Desk, call: &Call) -> Answer {
    if desk.options.accounts {
        return Answer::redirect("/login");
    }
    trouble(desk, call, Trouble::Refused(msg!("desk-open-anew"))).with_status(401)
}
