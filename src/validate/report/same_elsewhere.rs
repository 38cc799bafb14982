//! What is said of a finding that speaks of other places too.

use crate::model::message::Message;
use crate::msg;

/// The message, with how many other places it speaks of and the first so many of them.
pub(super) fn same_elsewhere(
    message: Message,
    count: usize,
    places: impl Iterator<Item = String>,
    named: usize,
) -> Message {
    let more = (count > named).then(|| "…".to_owned());
    let places: Vec<String> = places.take(named).chain(more).collect();
    msg!("same-elsewhere", message = message, count = count, places = places)
}
