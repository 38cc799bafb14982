//! Builds that run while people go on working: one for each conference at a time.

use crate::commands::build::{BuildOptions, Built, build};
use crate::commands::error_text::error_text;
use crate::messages::Catalogue;
use crate::model::message::Message;
use crate::msg;
use crate::pipeline::progress::Progress;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The builds, by the name of the conference's folder.
#[derive(Default)]
pub(super) struct Builds(Mutex<BTreeMap<String, Arc<Build>>>);

/// A build that runs or is done.
#[derive(Default)]
pub(super) struct Build {
    stage: Mutex<&'static str>,
    steps: AtomicUsize,
    step: AtomicUsize,
    outcome: Mutex<Option<Outcome>>,
}

/// What a build came to: a sentence, or why it failed, which may be several lines.
pub(super) type Outcome = Result<Message, String>;

impl Progress for Build {
    fn stage(&self, name: &'static str, steps: usize) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = name;
        self.steps.store(steps, Ordering::Relaxed);
        self.step.store(0, Ordering::Relaxed);
    }

    fn step(&self) {
        self.step.fetch_add(1, Ordering::Relaxed);
    }
}

impl Build {
    /// The key of what is being done, how much of it is done, and how much there is; nothing before it begins.
    pub(super) fn progress(&self) -> (&'static str, usize, usize) {
        let stage = *self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        (stage, self.step.load(Ordering::Relaxed), self.steps.load(Ordering::Relaxed))
    }

    /// What it came to, once it is done.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn run(&self, options: &BuildOptions, words: &Catalogue) {
        let outcome = match build(options, self) {
            Ok(Built { fewer: Some(fewer), .. }) => Ok(fewer.message()),
            Ok(built) if built.rebuilt.is_empty() => Ok(msg!("desk-build-same")),
            Ok(built) => Ok(msg!("desk-build-done", documents = built.documents, files = built.rebuilt.len())),
            Err(error) => Err(error_text(&error, words)),
        };
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    }
}

impl Builds {
    /// Begins a build, unless one of the conference runs; says whether it did.
    pub(super) fn start(&self, id: &str, options: BuildOptions, words: Arc<Catalogue>) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.get(id).is_some_and(|build| build.outcome().is_none()) {
            return false;
        }
        let build = Arc::new(Build::default());
        all.insert(id.to_owned(), Arc::clone(&build));
        std::thread::spawn(move || build.run(&options, &words));
        true
    }

    /// The last build of a conference since the desk was started.
    pub(super) fn get(&self, id: &str) -> Option<Arc<Build>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
}
