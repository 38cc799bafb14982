//! Files that somebody looks at before they are saved or sent, for a while.

use crate::commands::receive::Upload;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Bytes that are kept in all: the newest.
const MOST: usize = 96 << 20;

/// A file, and whose it is.
#[derive(Clone)]
pub(super) struct Kept {
    token: String,
    owner: String,
    pub(super) file: Upload,
    /// It says something else than what was sent before: whoever sends it says why.
    pub(super) asks_reason: bool,
}

/// Files by the token they are asked for with. Nobody gets another's.
#[derive(Default)]
pub(super) struct Previews(Mutex<VecDeque<Kept>>);

impl Previews {
    /// Keeps a file.
    pub(super) fn keep(&self, token: String, owner: &str, file: Upload, asks_reason: bool) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back(Kept { token, owner: owner.to_owned(), file, asks_reason });
        while kept.len() > 1 && kept.iter().map(|one| one.file.bytes.len()).sum::<usize>() > MOST {
            kept.pop_front();
        }
    }

    /// A file, where it is still kept for this owner.
    pub(super) fn get(&self, token: &str, owner: &str) -> Option<Kept> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|one| one.token == token && one.owner == owner).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_its_owners_and_the_oldest_go_first() {
        let previews = Previews::default();
        let file = |size: usize| Upload { name: "x".to_owned(), bytes: vec![0; size] };
        previews.keep("1".to_owned(), "08", file(MOST / 2), false);
        assert!(previews.get("1", "08").is_some() && previews.get("1", "11").is_none());
        previews.keep("2".to_owned(), "08", file(MOST / 2 + 1), true);
        assert!(previews.get("1", "08").is_none() && previews.get("2", "08").is_some_and(|kept| kept.asks_reason));
    }
}
