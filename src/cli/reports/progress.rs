//! Progress bars on a terminal; nothing in a pipe.

use briefbook::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Mutex;

/// Progress bars, one per stage.
pub struct Bars(Mutex<ProgressBar>);

impl Bars {
    /// No bar yet.
    pub fn new() -> Bars {
        Bars(Mutex::new(ProgressBar::hidden()))
    }

    /// Removes the last bar.
    pub fn finish(&self) {
        if let Ok(bar) = self.0.lock() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bars {
    fn stage(&self, name: &'static str, steps: usize) {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(name);
        if let Ok(mut current) = self.0.lock() {
            current.finish_and_clear();
            *current = bar;
        }
    }

    fn step(&self) {
        if let Ok(bar) = self.0.lock() {
            bar.inc(1);
        }
    }
}
