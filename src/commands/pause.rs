//! `pause` and `resume`: a conference's schedule makes no book for a while. That is a file, which `due`, `run-due` and `watch`
//! read.

use crate::config;
use crate::contracts::Paused;
use crate::messages::fail;
use crate::model::pause::Pause;
use crate::msg;
use crate::project::{remove_pause, write_pause};
use anyhow::Result;
use std::path::Path;

/// Pauses the schedule of a conference, or changes the pause there is.
///
/// # Errors
/// Nobody decided it or nothing says why; it ends before it begins; there is no conference; the folder cannot be written.
pub fn pause(conference: &Path, pause: &Pause) -> Result<Paused> {
    let (declared, _) = config::conference(conference)?;
    if pause.by.trim().is_empty() || pause.reason.trim().is_empty() {
        return Err(fail(msg!("pause-by-and-reason")));
    }
    if pause.until.is_some_and(|until| until <= pause.since) {
        return Err(fail(msg!("pause-ends-before")));
    }
    write_pause(conference, &config::pause_text(pause)?)?;
    let Pause { since, until, by, reason } = pause.clone();
    Ok(Paused { conference: declared.id, since: Some(since), until, by: Some(by), reason: Some(reason) })
}

/// Ends the pause; gives how it is now, and the one that is over, where there was one.
///
/// # Errors
/// There is no conference, the file has mistakes, or the folder cannot be written.
pub fn resume(conference: &Path) -> Result<(Paused, Option<Pause>)> {
    let (declared, _) = config::conference(conference)?;
    let pause = config::pause(conference)?;
    if pause.is_some() {
        remove_pause(conference)?;
    }
    Ok((Paused { conference: declared.id, since: None, until: None, by: None, reason: None }, pause))
}
