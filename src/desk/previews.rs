//! Documents that somebody looks at before they are saved, for a while.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// As many as are kept: the newest.
const KEPT: usize = 8;

/// Documents by the token they are asked for with.
#[derive(Default)]
pub(super) struct Previews(Mutex<VecDeque<(String, Vec<u8>)>>);

impl Previews {
    /// Keeps a document.
    pub(super) fn keep(&self, token: String, bytes: Vec<u8>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((token, bytes));
        if kept.len() > KEPT {
            kept.pop_front();
        }
    }

    /// A document, where it is still kept.
    pub(super) fn get(&self, token: &str) -> Option<Vec<u8>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == token).map(|(_, bytes)| bytes.clone())
    }
}
