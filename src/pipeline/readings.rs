//! What was read of a conference's files, shared by all who look at it while it does not change: a desk is asked about the
//! same files many times a minute.

use crate::intake::Intake;
use crate::model::finding::Finding;
use crate::model::submission::Submission;
use crate::pipeline::earlier::Earlier;
use crate::pipeline::received::Received;
use crate::project::Declared;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Which file, with which content, decided to be whose.
type Key = (String, String, Option<Arc<str>>);

/// What a submission says, and what is wrong with it by itself.
type Judged = (Submission, Vec<Finding>);

/// Declarations, files as they were read and checked under them, the processes that read them, and what earlier conferences
/// say. All of it holds as long as the declarations stay what they are: whoever keeps it forgets it when one of them changes.
#[derive(Default)]
pub(crate) struct Readings {
    files: Mutex<BTreeMap<Key, Arc<Received>>>,
    /// By the name of the file as messages show it.
    judged: Mutex<BTreeMap<Arc<str>, Arc<Judged>>>,
    declared: Once<Declared>,
    intake: Once<Intake>,
    earlier: Once<Earlier>,
}

/// Something that is made when it is first asked for. Whoever asks meanwhile waits for the same.
struct Once<T>(Mutex<Option<Arc<T>>>);

impl<T> Default for Once<T> {
    fn default() -> Once<T> {
        Once(Mutex::new(None))
    }
}

impl<T> Once<T> {
    fn get(&self, make: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*made {
            return Ok(Arc::clone(known));
        }
        let new = Arc::new(make()?);
        *made = Some(Arc::clone(&new));
        Ok(new)
    }
}

impl Readings {
    /// The declarations themselves, read once.
    pub(crate) fn declared(&self, read: impl FnOnce() -> Result<Declared>) -> Result<Arc<Declared>> {
        self.declared.get(read)
    }

    /// What earlier conferences say, read once.
    pub(crate) fn earlier(&self, read: impl FnOnce() -> Result<Earlier>) -> Result<Arc<Earlier>> {
        self.earlier.get(read)
    }

    /// The stage that reads, whose processes wait for the next file.
    pub(crate) fn intake(&self, start: impl FnOnce() -> Result<Intake>) -> Result<Arc<Intake>> {
        self.intake.get(start)
    }

    /// What is wrong with a submission by itself: found before where it says the same as then.
    pub(crate) fn findings(&self, submission: &Submission, check: impl FnOnce() -> Vec<Finding>) -> Vec<Finding> {
        let known = self.judged.lock().unwrap_or_else(PoisonError::into_inner).get(&submission.file).cloned();
        if let Some(known) = known.filter(|known| known.0 == *submission) {
            return known.1.clone();
        }
        let found = check();
        let judged = Arc::new((submission.clone(), found.clone()));
        let mut all = self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(Arc::clone(&submission.file), judged);
        found
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
        let shown: BTreeSet<&str> = files.iter().map(|file| &*file.shown).collect();
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).retain(|file, _| shown.contains(&**file));
    }
}
