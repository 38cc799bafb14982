//! A decision that was written.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::Decided;
use briefbook::messages::Catalogue;
use briefbook::msg;
use std::io::{self, Write};

/// One sentence, or the contract's JSON.
pub fn decided(decided: &Decided, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(decided);
    }
    Ok(writeln!(io::stdout().lock(), "{}", words.text(&msg!("decided", id = &decided.id)))?)
}
