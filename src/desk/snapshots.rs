//! Conferences as they were last read, so that a page opens at once; read again when a file of theirs changes.

use crate::commands::snapshot::{Snapshot, SnapshotOptions};
use crate::config;
use crate::pipeline::loader::{self, Look};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// What was seen of the files, and what was read of them.
type Read = Option<(Vec<Look>, Arc<Snapshot>)>;

/// Snapshots by the name of the conference's folder.
#[derive(Default)]
pub(super) struct Snapshots(Mutex<BTreeMap<String, Arc<Mutex<Read>>>>);

impl Snapshots {
    /// The conference as it is now. Whoever asks while it is read waits for the same reading.
    ///
    /// # Errors
    /// As for [`Snapshot::take`].
    pub(super) fn get(&self, id: &str, options: &SnapshotOptions) -> Result<Arc<Snapshot>> {
        let place = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(id.to_owned()).or_default())
        };
        let mut read = place.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = looks(options)?;
        if let Some((before, snapshot)) = &*read
            && *before == seen
        {
            return Ok(Arc::clone(snapshot));
        }
        let snapshot = Arc::new(Snapshot::take(options)?);
        *read = Some((seen, Arc::clone(&snapshot)));
        Ok(snapshot)
    }
}

/// Sizes and times of change of all that a snapshot is made from, the conferences before it apart.
fn looks(options: &SnapshotOptions) -> Result<Vec<Look>> {
    let own = options.conference.join(config::OWN_TEMPLATES);
    let (conference, _) = config::conference(&options.conference)?;
    let pack = options.templates.join(&conference.pack);
    let below = |folder: &Path| if folder.is_dir() { loader::look_below(folder) } else { Ok(Look::new()) };
    Ok(vec![loader::look(&options.conference)?, below(&own)?, below(&pack)?])
}
