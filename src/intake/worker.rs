//! The parent's side: files are read in processes that may die. A verdict does not depend on the files a worker read
//! before.

use super::job::Job;
use super::serve::{receive, room, send};
use super::timeout::{Ended, Watch};
use super::{Read, Reason};
use crate::model::limits::Limits;
use crate::msg;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How a worker's allocator is limited: it has what it reserves when it starts, and takes no more from the system. This holds on
/// systems that limit no address space, too. See `mi_option_reserve_os_memory` and `mi_option_disallow_os_alloc` of mimalloc 2.
fn allocator(limits: &Limits) -> [(&'static str, String); 4] {
    [
        ("MIMALLOC_RESERVE_OS_MEMORY", format!("{}M", limits.memory_mb)),
        ("MIMALLOC_DISALLOW_OS_ALLOC", "1".to_owned()),
        ("MIMALLOC_ARENA_RESERVE", "0".to_owned()),
        // The C library reserves 64 megabytes of address space for every thread, and that is limited where it can be.
        ("MALLOC_ARENA_MAX", "1".to_owned()),
    ]
}

/// What Windows wants to be told to load its own libraries.
const SYSTEM: &str = "SystemRoot";

/// What a program is started with to serve as a worker; no command of people.
pub const COMMAND: &str = "read-workbooks";

/// Bytes of an answer up to which its worker is kept for the next file. One that read more, or refused a file, may hold as much
/// memory as it is allowed while it waits: a new one starts in some milliseconds.
const USUAL: usize = 8 << 20;

/// Workers kept warm, one per thread that reads.
pub(super) struct Workers {
    program: PathBuf,
    limits: Limits,
    job: Job,
    idle: Mutex<Vec<Worker>>,
    watch: Watch,
}

/// A process that reads one file after another.
struct Worker {
    child: Arc<Mutex<Child>>,
    input: ChildStdin,
    output: ChildStdout,
    used: bool,
}

/// Why a worker gave no answer.
enum Failure {
    Late,
    /// It stood still: stopped, or without any time of the processor.
    Stalled,
    Died,
}

impl Workers {
    /// Starts the first, so that a worker that cannot be started is reported before any file is blamed.
    pub(super) fn start(program: &Path, limits: Limits) -> Result<Workers> {
        let job = Job::create().context("cannot limit the life of readers")?;
        let first = Worker::start(program, &limits, &job)
            .with_context(|| format!("cannot start the reader of workbooks, {}", program.display()))?;
        let watch =
            Watch::start(Duration::from_secs(limits.seconds)).context("cannot watch the reader of workbooks")?;
        Ok(Workers { program: program.to_owned(), limits, job, idle: Mutex::new(vec![first]), watch })
    }

    /// Has a file read.
    pub(super) fn read(&self, file: &str, bytes: &[u8]) -> Result<Read, Reason> {
        let failure = match self.attempt(bytes) {
            Ok(answer) => return answer,
            // A worker that read other files before may have died of them; a new one has not. One that was only stopped says
            // nothing of the file.
            Err((Failure::Died, true) | (Failure::Stalled, _)) => match self.attempt_anew(bytes) {
                Ok(answer) => return answer,
                Err(failure) => failure,
            },
            Err((failure, _)) => failure,
        };
        Err(match failure {
            Failure::Late => {
                tracing::warn!("{file:?}: stopped reading after {} s of processor", self.limits.seconds);
                msg!("reading-timeout", seconds = self.limits.seconds.to_string())
            }
            Failure::Stalled => {
                tracing::warn!("{file:?}: the reader stood still, and again");
                msg!("reading-stalled")
            }
            Failure::Died => {
                tracing::warn!("{file:?}: the reader died of it");
                msg!("reading-worker-ended")
            }
        })
    }

    /// One attempt with an idle worker; a failure says whether the worker had read other files.
    fn attempt(&self, bytes: &[u8]) -> Result<Result<Read, Reason>, (Failure, bool)> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(worker) => {
                let used = worker.used;
                self.exchange(worker, bytes).map_err(|failure| (failure, used))
            }
            None => self.attempt_anew(bytes).map_err(|failure| (failure, false)),
        }
    }

    fn attempt_anew(&self, bytes: &[u8]) -> Result<Result<Read, Reason>, Failure> {
        let worker = Worker::start(&self.program, &self.limits, &self.job).map_err(|error| {
            tracing::error!("cannot start a reader: {error:#}");
            Failure::Died
        })?;
        self.exchange(worker, bytes)
    }

    fn exchange(&self, mut worker: Worker, bytes: &[u8]) -> Result<Result<Read, Reason>, Failure> {
        let bytes = worker.exchange(bytes, &self.limits, &self.watch)?;
        let answer: Result<Read, Reason> = postcard::from_bytes(&bytes).map_err(|_| Failure::Died)?;
        if answer.is_ok() && bytes.len() <= USUAL {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        }
        Ok(answer)
    }
}

impl Worker {
    fn start(program: &Path, limits: &Limits, job: &Job) -> Result<Worker> {
        let mut child = Command::new(program)
            .arg(COMMAND)
            .env_clear()
            .envs(allocator(limits))
            .envs(std::env::var_os(SYSTEM).map(|folder| (SYSTEM, folder)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Readers print when they panic; what a file made them print is of no use to anyone.
            .stderr(Stdio::null())
            .spawn()?;
        if let Err(error) = job.add(&child) {
            tracing::warn!("a reader may live on for some seconds if this program is killed: {error}");
        }
        let input = child.stdin.take().context("no pipe to the worker")?;
        let output = child.stdout.take().context("no pipe from the worker")?;
        let mut worker = Worker { child: Arc::new(Mutex::new(child)), input, output, used: false };
        send(&mut worker.input, postcard::to_extend(limits, room())?)?;
        Ok(worker)
    }

    /// Sends a file and waits for the answer; the watch ends the process when time is up.
    fn exchange(&mut self, bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Vec<u8>, Failure> {
        self.used = true;
        let mut message = room();
        message.extend_from_slice(bytes);
        let watched = watch.over(&self.child);
        let sent = send(&mut self.input, message).is_ok();
        let answer = if sent { receive(&mut self.output, limits.memory()).ok().flatten() } else { None };
        match (watched.was_ended(), answer) {
            (Some(Ended::Late), _) => Err(Failure::Late),
            (Some(Ended::Stalled), _) => Err(Failure::Stalled),
            (None, Some(answer)) => Ok(answer),
            (None, None) => Err(Failure::Died),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Either may fail where the process is gone; waiting leaves no zombie behind.
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}
