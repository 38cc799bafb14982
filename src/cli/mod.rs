//! The command line: arguments, reports on the terminal, progress.

mod args;
mod backup;
#[cfg(feature = "desk")]
mod desk;
mod help;
mod language;
mod log;
mod new;
mod packs;
mod reports;
mod run;

pub use run::run;
