//! Conferences as they were last read, so that a page opens at once; read again when a file of theirs changes. What was read
//! of workbooks stays until a declaration changes.

use crate::commands::snapshot::{Snapshot, SnapshotOptions};
use crate::config;
use crate::pipeline::loader::{self, Look};
use crate::pipeline::readings::Readings;
use anyhow::Result;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Files of a conference's folder in which people add lines. How workbooks are read does not depend on them; whose one is, as
/// `decisions.toml` may say, readings know themselves.
const REGISTERS: [&str; 4] = [config::RECEIPTS, config::DECISIONS, config::EXPLANATIONS, config::SENT];

/// What was read of a conference, and what was seen of the files it was read from.
#[derive(Default)]
struct Read {
    declared: Vec<Look>,
    readings: Arc<Readings>,
    received: Look,
    /// With when somebody began to look.
    snapshot: Option<(Instant, Arc<Snapshot>)>,
}

/// Snapshots by the name of the conference's folder.
#[derive(Default)]
pub(super) struct Snapshots(Mutex<BTreeMap<String, Arc<Mutex<Read>>>>);

impl Snapshots {
    /// The conference as it was at a moment or later. Whoever asks while it is read waits, and looks again only where that
    /// began before the moment: however many ask at once, two readings serve them.
    ///
    /// # Errors
    /// As for [`Snapshot::take`].
    pub(super) fn get(&self, id: &str, options: &SnapshotOptions, since: Instant) -> Result<Arc<Snapshot>> {
        let place = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(id.to_owned()).or_default())
        };
        let mut read = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, snapshot)) = read.snapshot.as_ref().filter(|(begun, _)| *begun >= since) {
            return Ok(Arc::clone(snapshot));
        }
        let begun = Instant::now();
        let (declared, received) = looks(options)?;
        if read.declared != declared {
            *read = Read { declared, ..Read::default() };
        }
        let same = read.snapshot.as_ref().filter(|_| read.received == received).map(|(_, same)| Arc::clone(same));
        let snapshot = match same {
            Some(same) => same,
            None => Arc::new(Snapshot::sharing(options, Arc::clone(&read.readings))?),
        };
        (read.received, read.snapshot) = (received, Some((begun, Arc::clone(&snapshot))));
        Ok(snapshot)
    }
}

/// Sizes and times of change of all that a snapshot is made from: declarations, with those of earlier conferences and all that
/// lies there, and what is received.
fn looks(options: &SnapshotOptions) -> Result<(Vec<Look>, Look)> {
    let below = |folder: &Path| if folder.is_dir() { loader::look_below(folder) } else { Ok(Look::new()) };
    let mut declared = vec![below(&options.conference.join(config::OWN_TEMPLATES))?, below(&options.templates)?];
    let mut folder = options.conference.clone();
    let (mut conference, _) = config::conference(&folder)?;
    // A conference has one before it that is over: what it says is no circle.
    while let Some(id) = conference.previous {
        folder = folder.with_file_name(id);
        declared.push(loader::look(&folder)?);
        (conference, _) = config::conference(&folder)?;
    }
    let submissions = options.conference.join("submissions");
    let is_register =
        |path: &Path| path.file_name().and_then(OsStr::to_str).is_some_and(|name| REGISTERS.contains(&name));
    let is_received = |path: &Path| path.starts_with(&submissions) || is_register(path);
    let (received, own) = loader::look(&options.conference)?.into_iter().partition(|(path, _)| is_received(path));
    declared.push(own);
    Ok((declared, received))
}
