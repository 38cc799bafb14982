//! The command line: arguments, reports on the terminal, progress.

mod args;
mod language;
mod reports;
mod run;

pub use run::run;
