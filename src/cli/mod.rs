//! The command line: arguments, reports on the terminal, progress.

mod args;
mod backup;
mod common_args;
#[cfg(feature = "desk")]
mod desk;
#[cfg(feature = "desk")]
mod desk_args;
mod help;
mod language;
mod log;
mod new;
mod packs;
mod reports;
mod run;

pub use run::run;
