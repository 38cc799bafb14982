//! Files of the book.

use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::publish;

/// A file that the book's manifest names, and no other. PDF may be shown in the page.
pub(in crate::desk) fn file(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    desk.folder(id)?;
    let path = call.part("path");
    let bytes = publish::book_file(&desk.options.out.join(id), path).ok_or(Trouble::NotFound)?;
    Ok(Answer::file(path, bytes, call.query.get("xem") == "1"))
}
