//! Calls a program of the secretariat after a run, so that it can send a message. No shell is used, the wait is limited,
//! and a run never fails by it.

use crate::commands::schedule::{ScheduleOptions, note};
use crate::config;
use crate::contracts::{Outcome, Run, Versioned};
use crate::publish::Record;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Longest that the program may take; what it has started itself goes on.
const LIMIT: Duration = Duration::from_secs(30);

/// Runs the conference's command, where it has one, with the status as one line of JSON behind its arguments.
pub fn notify(conference: &Path, run: &Run) {
    let Ok((conference, _)) = config::conference(conference) else { return };
    let Some((program, arguments)) = conference.notify.split_first() else { return };
    let Ok(status) = serde_json::to_string(&Versioned::new(run)) else { return };
    let mut command = Command::new(program);
    command.args(arguments).arg(status).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let ended = command.spawn().and_then(|child| within(child, LIMIT));
    match ended {
        Ok(true) => {}
        Ok(false) => tracing::warn!("{program:?} of [notify] failed, or took longer than {} s", LIMIT.as_secs()),
        Err(error) => tracing::warn!("{program:?} of [notify] did not run: {error}"),
    }
}

/// As [`notify`], but for runs that a timer starts: the same trouble is reported once, and a run without anything due not at all.
pub fn notify_once(options: &ScheduleOptions, run: &Run) {
    // Nobody can be notified, and nothing is to be written, where there is no conference.
    let Ok((conference, _)) = config::conference(&options.conference) else { return };
    note(options, std::slice::from_ref(run));
    let mut record = Record::read(&options.out, &conference.id);
    let trouble = run.trouble();
    let known = record.told == trouble;
    if !known {
        record.told.clone_from(&trouble);
        if let Err(error) = record.write(&options.out, &conference.id) {
            tracing::warn!("what [notify] is told now is told again: {error:#}");
        }
    }
    if run.outcome != Outcome::Nothing && !(known && trouble.is_some()) {
        notify(&options.conference, run);
    }
}

/// Whether a process ended well in time; one that did not is ended.
fn within(mut child: Child, limit: Duration) -> std::io::Result<bool> {
    let started = Instant::now();
    while started.elapsed() < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    child.wait().map(|_| false)
}
