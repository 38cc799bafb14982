//! One test per file that says what is wanted, under the file's name. `UPDATE=1 cargo test --test goldens` rewrites them.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

#[path = "../support/mod.rs"]
mod support;

mod bad;
mod cases;
mod charts;
mod commands;
mod documents;
mod edits;
mod figures;
mod floods;
mod insights;
mod mail;
mod readings;
mod refresh;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = libtest_mimic::Arguments::from_args();
    let trials = [
        cases::trials(),
        charts::trials(),
        commands::trials(),
        readings::trials(),
        bad::trials(),
        documents::trials(),
        edits::trials(),
        figures::trials(),
        floods::trials(),
        insights::trials(),
        mail::trials(),
        refresh::trials(),
    ];
    let trials = trials.into_iter().flatten().collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}
