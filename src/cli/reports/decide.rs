//! A decision that was written.

use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::{Decided, msg};
use std::io::{self, Write};

/// One sentence, or the contract's JSON.
pub fn decided(decided: &Decided, json: bool, words: &Catalogue) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, decided)?;
        return Ok(writeln!(out)?);
    }
    Ok(writeln!(out, "{}", words.text(&msg!("decided", id = &decided.id)))?)
}
