//! The one thread that ends workers whose time is up. It is not woken for files that are read in time: on a small machine
//! that costs more than the file.

use std::collections::VecDeque;
use std::io;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

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
    /// By deadline, the nearest first: all have the same time from their beginning.
    readings: VecDeque<Reading>,
    begun: u64,
    closed: bool,
}

/// One file in the hands of one worker.
struct Reading {
    number: u64,
    /// None is further off than clocks can tell.
    until: Option<Instant>,
    worker: Arc<Mutex<Child>>,
}

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
        let mut state = self.shared.state();
        state.begun += 1;
        let number = state.begun;
        let until = Instant::now().checked_add(self.shared.time);
        state.readings.push_back(Reading { number, until, worker: Arc::clone(worker) });
        Watched { shared: &self.shared, number }
    }
}

impl Watched<'_> {
    /// Stops watching, and says whether the worker was ended.
    pub(super) fn was_ended(self) -> bool {
        let mut state = self.shared.state();
        let place = state.readings.iter().position(|reading| reading.number == self.number);
        place.and_then(|place| state.readings.remove(place)).is_none()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sleeps till the nearest deadline. Where there is none it sleeps for the time of a reading, because one that
    /// begins meanwhile ends later than that; so nobody has to wake it.
    fn keep(&self) {
        let mut state = self.state();
        while !state.closed {
            let now = Instant::now();
            while state.readings.front().is_some_and(|reading| reading.until.is_some_and(|until| until <= now)) {
                // Where the process is gone already, there is nothing to end.
                let late = state.readings.pop_front();
                let _ = late.map(|late| late.worker.lock().unwrap_or_else(PoisonError::into_inner).kill());
            }
            let rest = state.readings.front().and_then(|reading| reading.until).map_or(self.time, |until| until - now);
            // A time of nothing must not become a loop without rest.
            let rest = rest.max(Duration::from_millis(1));
            state = self.closing.wait_timeout(state, rest).map_or_else(|error| error.into_inner().0, |woken| woken.0);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.state().closed = true;
        self.shared.closing.notify_all();
        // A thread that failed has nothing to tell any more.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
