//! Letters that were made.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::Sent;
use briefbook::messages::Catalogue;
use briefbook::{key, msg};
use std::io::{self, Write};

/// A letter a line, or the contract's JSON.
pub fn sent(sent: &Sent, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(sent);
    }
    let mut out = io::stdout().lock();
    for letter in &sent.letters {
        let kind = letter.kind.key();
        let to = letter.to.clone().unwrap_or_else(|| words.word(key!("send-no-address")));
        writeln!(out, "{}  {}  {}  {to}  {}", letter.place, letter.name, words.word(kind), letter.file.display())?;
    }
    let said =
        msg!("send-made", count = sent.letters.len(), path = sent.outbox.display(), known = sent.known.to_string());
    Ok(writeln!(out, "{}", words.text(&said))?)
}
