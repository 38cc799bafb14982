//! What became of places that are named as they were on the map before.

use crate::config;
use crate::localities::LocalityMap;
use crate::model::message::Message;
use crate::msg;
use std::path::Path;

/// What the localities of the map before that are named went into. What is wrong with the conference or a name, the command
/// says that uses them.
pub fn former_places(conference: &Path, names: &[String]) -> Vec<Message> {
    let Ok((conference, _)) = config::conference(conference) else { return Vec::new() };
    let Ok(map) = LocalityMap::of(conference.localities.as_ref(), conference.vintage, conference.data_to) else {
        return Vec::new();
    };
    let former = names.iter().filter(|name| map.place(name).is_ok()).filter_map(|name| map.former(name));
    former.map(|(old, now)| msg!("place-now", name = &old.name, now = now.title(), code = &now.id.code)).collect()
}
