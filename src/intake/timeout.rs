//! The one thread that ends workers whose time is up. It is not woken for files that are read in time: on a small machine
//! that costs more than the file.
//!
//! Time is the processor's: a machine that has other work, or that slept, is no fault of the file. Only a worker that gets no
//! processor at all is ended by the clock, after [`PATIENCE`] times as long.

use std::collections::BTreeMap;
use std::io;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How many times its seconds of processor a reading may take by the clock.
pub(super) const PATIENCE: u32 = 12;

/// Why a reading was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// The file takes more of the processor than it may.
    Late,
    /// The worker stood still.
    Stalled,
}

/// Watches workers until it is dropped.
pub(super) struct Watch {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    time: Duration,
    state: Mutex<State>,
    closing: Condvar,
}

#[derive(Default)]
struct State {
    readings: Vec<Reading>,
    /// Those that were ended, until they are asked for.
    ended: BTreeMap<u64, Ended>,
    begun: u64,
    closed: bool,
}

/// One file in the hands of one worker.
struct Reading {
    number: u64,
    /// When it is looked at next.
    look: Instant,
    /// When it is ended, whatever it does.
    until: Instant,
    /// What its worker had taken of the processor before.
    before: Option<Duration>,
    worker: Arc<Mutex<Child>>,
}

/// Longest wait of a look, where the limit is further off than clocks can tell.
const LONGEST: Duration = Duration::from_secs(1 << 30);

/// A reading that is watched.
pub(super) struct Watched<'a> {
    shared: &'a Shared,
    number: u64,
}

impl Watch {
    /// Begins to watch; each reading has so much time.
    pub(super) fn start(time: Duration) -> io::Result<Watch> {
        let shared = Arc::new(Shared { time, state: Mutex::default(), closing: Condvar::new() });
        let its = Arc::clone(&shared);
        let thread = thread::Builder::new().name("watch".to_owned()).spawn(move || its.keep())?;
        Ok(Watch { shared, thread: Some(thread) })
    }

    /// Watches over a worker from now on.
    pub(super) fn over(&self, worker: &Arc<Mutex<Child>>) -> Watched<'_> {
        let before = processor_time(worker);
        let (now, time) = (Instant::now(), self.shared.time.min(LONGEST / PATIENCE));
        let (look, until) = (now + time, now + time * PATIENCE);
        let mut state = self.shared.state();
        state.begun += 1;
        let number = state.begun;
        state.readings.push(Reading { number, look, until, before, worker: Arc::clone(worker) });
        Watched { shared: &self.shared, number }
    }
}

impl Watched<'_> {
    /// Stops watching, and says why the worker was ended, where it was.
    pub(super) fn was_ended(self) -> Option<Ended> {
        let mut state = self.shared.state();
        state.readings.retain(|reading| reading.number != self.number);
        state.ended.remove(&self.number)
    }
}

impl Reading {
    /// Whether it is to be ended now; where not yet, when it is looked at again.
    fn judge(&mut self, now: Instant, time: Duration) -> Option<Ended> {
        let used = processor_time(&self.worker).zip(self.before).map(|(used, before)| used.saturating_sub(before));
        // Where the system does not tell, the clock has to do.
        let left = used.map_or(Duration::ZERO, |used| time.saturating_sub(used));
        if left.is_zero() {
            return Some(Ended::Late);
        }
        if now >= self.until {
            return Some(Ended::Stalled);
        }
        self.look = (now + left).min(self.until);
        None
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sleeps till the next look. Where there is none it sleeps for the time of a reading, because one that begins meanwhile
    /// ends later than that; so nobody has to wake it.
    fn keep(&self) {
        let mut state = self.state();
        while !state.closed {
            let now = Instant::now();
            let State { readings, ended, .. } = &mut *state;
            readings.retain_mut(|reading| {
                let over = if reading.look <= now { reading.judge(now, self.time) } else { None };
                if let Some(why) = over {
                    ended.insert(reading.number, why);
                    // Where the process is gone already, there is nothing to end.
                    let _ = reading.worker.lock().unwrap_or_else(PoisonError::into_inner).kill();
                }
                over.is_none()
            });
            let next = state.readings.iter().map(|reading| reading.look.saturating_duration_since(now)).min();
            // A time of nothing must not become a loop without rest.
            let rest = next.unwrap_or(self.time).clamp(Duration::from_millis(1), LONGEST);
            state = self.closing.wait_timeout(state, rest).map_or_else(|error| error.into_inner().0, |woken| woken.0);
        }
    }
}

/// What a process has taken of the processor since it was started.
#[cfg(target_os = "linux")]
fn processor_time(worker: &Mutex<Child>) -> Option<Duration> {
    /// Ticks a second of `/proc/<process>/stat` (proc(5)): Linux tells every program this number.
    const TICKS: u64 = 100;
    let process = worker.lock().unwrap_or_else(PoisonError::into_inner).id();
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before the last bracket may hold anything; the times are fields 14 and 15 of the whole.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_ascii_whitespace().skip(11).map(|ticks| ticks.parse::<u64>().ok());
    let ticks = times.next()??.saturating_add(times.next()??);
    Some(Duration::from_millis(ticks.saturating_mul(1000 / TICKS)))
}

/// Other systems tell it in ways that take a library.
#[cfg(not(target_os = "linux"))]
fn processor_time(_: &Mutex<Child>) -> Option<Duration> {
    None
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.state().closed = true;
        self.shared.closing.notify_all();
        // A thread that failed has nothing to tell any more.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
