//! JSON on standard output.

use anyhow::Result;
use briefbook::contracts::{Contract, Versioned};
use std::io::{self, Write};

/// A contract on one line.
pub(super) fn write_json(contract: &impl Contract) -> Result<()> {
    let mut out = io::stdout().lock();
    // As an error of the system, so that a reader who closes the pipe early is known for that.
    serde_json::to_writer(&mut out, &Versioned::new(contract)).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}
