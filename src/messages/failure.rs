//! Errors about the installation and its declarations, as messages.

use super::catalogue::Catalogue;
use crate::model::language::Language;
use crate::model::message::Message;
use std::error::Error;
use std::fmt;

/// Why the program cannot run, with what caused it. Its `Display` is English, for logs; people get it worded
/// by [`crate::error_text`].
#[derive(Debug)]
pub struct Failure {
    /// What failed.
    pub message: Message,
    source: Option<anyhow::Error>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Catalogue::embedded(Language::En).text(&self.message))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source: &(dyn Error + Send + Sync + 'static) = self.source.as_ref()?.as_ref();
        Some(source)
    }
}

/// An error that is a message: `return Err(fail(msg!("…")))`.
pub fn fail(message: Message) -> anyhow::Error {
    Failure { message, source: None }.into()
}

/// Says in a message what failed.
pub trait Explain<T> {
    /// The error told under a message, or nothing told as an error.
    ///
    /// # Errors
    /// The value is absent or an error already.
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Explain<T> for Result<T, E> {
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.map_err(|error| Failure { message: message(), source: Some(error.into()) }.into())
    }
}

impl<T> Explain<T> for Option<T> {
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.ok_or_else(|| fail(message()))
    }
}
