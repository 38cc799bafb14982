//! Tells a program of the secretariat's what became of a run, so that it can send a message.
//!
//! In: the command of `[notify]`, the status of the run. Out: nothing. Must not: use a shell, wait longer than the limit,
//! or make a run fail.

use crate::schedule::Run;
use crate::schema;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Longest that the program may take.
const LIMIT: Duration = Duration::from_secs(30);

/// Runs the conference's command, where it has one, with the status as one line of JSON behind its arguments.
pub fn notify(conference: &Path, run: &Run) {
    let Ok((conference, _)) = schema::conference(conference) else { return };
    let Some((program, arguments)) = conference.notify.split_first() else { return };
    let Ok(status) = serde_json::to_string(run) else { return };
    let mut command = Command::new(program);
    command.args(arguments).arg(status).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let ended = command.spawn().and_then(|child| within(child, LIMIT));
    match ended {
        Ok(true) => {}
        Ok(false) => tracing::warn!("{program:?} of [notify] failed, or took longer than {} s", LIMIT.as_secs()),
        Err(error) => tracing::warn!("{program:?} of [notify] did not run: {error}"),
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
