//! What is well and what is wrong with an installation.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::Examination;
use briefbook::messages::Catalogue;
use briefbook::msg;
use std::io::{self, Write};

/// A check a line, or the contract's JSON.
pub fn examined(found: &Examination, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(found);
    }
    let mut out = io::stdout().lock();
    let version = msg!("doctor-version", version = env!("CARGO_PKG_VERSION"), system = std::env::consts::OS);
    writeln!(out, "{}", words.text(&version))?;
    for check in &found.checks {
        writeln!(out, "{:8} {}", words.word(check.state.key()), words.text(&check.what))?;
    }
    Ok(())
}
