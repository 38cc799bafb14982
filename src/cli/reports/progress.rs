//! Progress bars on a terminal; nothing in a pipe.

use briefbook::Progress;
use briefbook::messages::Catalogue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Mutex;

/// Progress bars, one per stage.
pub struct Bars<'a> {
    bar: Mutex<ProgressBar>,
    words: &'a Catalogue,
}

impl<'a> Bars<'a> {
    /// No bar yet.
    pub fn new(words: &'a Catalogue) -> Bars<'a> {
        Bars { bar: Mutex::new(ProgressBar::hidden()), words }
    }

    /// Removes the last bar.
    pub fn finish(&self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bars<'_> {
    fn stage(&self, name: &'static str, steps: usize) {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(self.words.word(name));
        if let Ok(mut current) = self.bar.lock() {
            current.finish_and_clear();
            *current = bar;
        }
    }

    fn step(&self) {
        if let Ok(bar) = self.bar.lock() {
            bar.inc(1);
        }
    }
}
