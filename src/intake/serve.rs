//! The worker's side: reads files for its parent until there are no more. Limits come first on standard input, then the
//! files, each led by its length; answers go to standard output in the same form. From the first file on it can open no
//! file and no connection, and start no program.

use super::open;
use super::timeout::PATIENCE;
use crate::model::limits::Limits;
use anyhow::{Context, Result, ensure};
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use std::{process, thread};

/// Bytes of a message's length.
const LENGTH: usize = 8;
/// Bytes of stack of the thread that looks at the clock: address space is limited.
const STACK: usize = 1 << 16;

/// Serves until standard input ends. For a process of its own: the limits stay for the rest of its life.
///
/// # Errors
/// The limits cannot be read or set, or the parent is gone.
pub fn serve() -> Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let limits = receive(&mut input, u64::from(u16::MAX))?.context("no limits were sent")?;
    let limits: Limits = postcard::from_bytes(&limits)?;
    let clock = Clock::start(limits.seconds)?;
    confine(&limits)?;
    while let Some(bytes) = receive(&mut input, limits.file() + 1)? {
        clock.set();
        let mut answer = postcard::to_extend(&open::read(&bytes, &limits), room())?;
        // Standard output is passed on by lines; a last one that is complete makes one piece of the whole.
        answer.push(b'\n');
        send(&mut output, answer)?;
        clock.clear();
    }
    Ok(())
}

/// Ends the process where nobody waits for it any more: the parent is gone, or it would have ended a file that takes so long by
/// the clock.
/// The thread behind it allocates nothing, because the allocator would reserve address space for it.
struct Clock(Arc<AtomicI64>);

/// Seconds beyond the limit in which the parent ends the process itself.
const GRACE: u64 = 5;
/// What the clock shows while no file is read.
const IDLE: i64 = i64::MIN;

impl Clock {
    fn start(limit: u64) -> Result<Clock> {
        let seconds = Arc::new(AtomicI64::new(IDLE));
        let (seen, parent) = (Arc::clone(&seconds), parent());
        let limit = limit.saturating_mul(PATIENCE.into()).saturating_add(GRACE);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let watch = move || {
            loop {
                thread::sleep(Duration::from_secs(1));
                if parent != self::parent() || seen.fetch_add(1, Ordering::Relaxed) > limit {
                    process::exit(0);
                }
            }
        };
        thread::Builder::new().stack_size(STACK).spawn(watch).context("cannot start the clock")?;
        Ok(Clock(seconds))
    }

    /// A file is read from now on.
    fn set(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// It is read.
    fn clear(&self) {
        self.0.store(IDLE, Ordering::Relaxed);
    }
}

/// The process that started this one; another where that one is gone.
#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

/// Where the system does not tell, the job that the worker belongs to ends it.
#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

/// Bytes of address space that a worker takes besides what its allocator has: the program itself, libraries, stacks.
#[cfg(unix)]
const PROGRAM: u64 = 128 << 20;

/// Limits of the operating system: address space, and no file, connection or process beyond those there are.
#[cfg(unix)]
fn confine(limits: &Limits) -> Result<()> {
    use rlimit::Resource;
    let space = limits.memory().saturating_add(PROGRAM);
    for (resource, most) in [(Resource::AS, space), (Resource::NOFILE, 0), (Resource::NPROC, 0), (Resource::CORE, 0)] {
        // Some systems lack one of them; time is limited from outside on all.
        if let Err(error) = rlimit::setrlimit(resource, most, most) {
            tracing::debug!("{} is not limited here: {error}", resource.as_name());
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn confine(_: &Limits) -> Result<()> {
    Ok(())
}

/// The beginning of a message: room for its length.
pub(super) fn room() -> Vec<u8> {
    vec![0; LENGTH]
}

/// Sends one message that begins with [`room`], in one piece: each piece costs the other side a wake-up.
pub(super) fn send(to: &mut impl Write, mut message: Vec<u8>) -> io::Result<()> {
    let length = message.len().saturating_sub(LENGTH) as u64;
    message.iter_mut().zip(length.to_le_bytes()).for_each(|(place, byte)| *place = byte);
    to.write_all(&message)?;
    to.flush()
}

/// Receives one message; nothing where the other side is done.
pub(super) fn receive(from: &mut impl Read, longest: u64) -> Result<Option<Vec<u8>>> {
    let mut length = [0; LENGTH];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from_le_bytes(length);
    ensure!(length <= longest, "a message of {length} bytes");
    let mut message = vec![0; length as usize];
    from.read_exact(&mut message)?;
    Ok(Some(message))
}
