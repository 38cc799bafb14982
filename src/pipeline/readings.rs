//! What was read of a conference's files, shared by all who look at it while it does not change: a desk is asked about the
//! same files many times a minute.

use crate::pipeline::earlier::Earlier;
use crate::pipeline::received::Received;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Which file, with which content, decided to be whose.
type Key = (String, String, Option<Arc<str>>);

/// Files as they were read, and what earlier conferences say. All of it holds as long as the declarations stay what they are:
/// whoever keeps it forgets it when one of them changes.
#[derive(Default)]
pub(crate) struct Readings {
    files: Mutex<BTreeMap<Key, Arc<Received>>>,
    earlier: Mutex<Option<Arc<Earlier>>>,
}

impl Readings {
    /// What earlier conferences say, read once. Whoever asks while they are read waits for the same.
    pub(crate) fn earlier(&self, read: impl FnOnce() -> Result<Earlier>) -> Result<Arc<Earlier>> {
        let mut earlier = self.earlier.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*earlier {
            return Ok(Arc::clone(known));
        }
        let read = Arc::new(read()?);
        *earlier = Some(Arc::clone(&read));
        Ok(read)
    }

    /// A file that was read before, by its name below `submissions/`, the hash of its bytes and its owner.
    pub(crate) fn of(&self, name: &str, sha256: &str, owner: Option<&Arc<str>>) -> Option<Arc<Received>> {
        let key = (name.to_owned(), sha256.to_owned(), owner.cloned());
        self.files.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    /// Keeps a file that could be read. One that could not may be read the next time: its reader may only have been late.
    pub(crate) fn keep(&self, file: &Received) {
        if file.submission.is_none() && file.reply.is_none() {
            return;
        }
        let owner = file.owner.as_ref().map(|owner| Arc::clone(&owner.id.code));
        let key = (file.name.clone(), file.manifest.sha256.clone(), owner);
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::new(file.clone()));
    }

    /// Forgets all but the files that are there now.
    pub(crate) fn keep_only(&self, files: &[Received]) {
        let there: BTreeSet<(&str, &str)> =
            files.iter().map(|file| (file.name.as_str(), file.manifest.sha256.as_str())).collect();
        let is_there = |(name, sha256, _): &Key| there.contains(&(name.as_str(), sha256.as_str()));
        self.files.lock().unwrap_or_else(PoisonError::into_inner).retain(|key, _| is_there(key));
    }
}
