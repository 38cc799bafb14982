//! The style sheet and the script of all pages.

use crate::desk::answer::{Answer, Done};
use crate::desk::call::Call;
use crate::desk::shared::Desk;

/// The style sheet.
pub(in crate::desk) fn style(desk: &Desk, _: &Call) -> Done {
    Ok(asset("text/css; charset=utf-8", &desk.style))
}

/// The script, without which everything works too.
pub(in crate::desk) fn script(desk: &Desk, _: &Call) -> Done {
    Ok(asset("text/javascript; charset=utf-8", &desk.script))
}

fn asset(kind: &str, text: &str) -> Answer {
    Answer::of(kind, text.as_bytes().to_vec()).with_header("cache-control", "max-age=300")
}
