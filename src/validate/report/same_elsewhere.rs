//! What is said of a finding that speaks of other places too.

use crate::model::message::{Fact, Message};
use crate::msg;

/// Key of a message that speaks of several places.
const SEVERAL: &str = "same-elsewhere";

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

/// What is said of each place, where a message speaks of several.
pub(super) fn sentence(message: &Message) -> &Message {
    let said = message.facts().filter(|_| message.key() == SEVERAL).find_map(|(name, fact)| match fact {
        Fact::Message(said) if name == "message" => Some(said.as_ref()),
        _ => None,
    });
    said.unwrap_or(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_each_place_is_found_where_a_message_speaks_of_several() {
        let alone = msg!("line-missing", line = "1", name = msg!("line-named", line = "2"));
        assert_eq!(sentence(&alone), &alone, "a message within another is part of it");
        let several = same_elsewhere(alone.clone(), 2, ["B2".to_owned(), "B3".to_owned()].into_iter(), 1);
        assert_eq!(sentence(&several), &alone);
        let places = several.facts().find(|(name, _)| *name == "places").map(|(_, fact)| fact.clone());
        assert_eq!(places, Some(vec!["B2".to_owned(), "…".to_owned()].into()));
    }
}
