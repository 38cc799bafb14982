//! A document that was recorded as issued.

use super::json::write_json;
use super::verify::write_wrong;
use super::verify_book::write_signatures;
use anyhow::Result;
use briefbook::contracts::{Compared, Issued};
use briefbook::messages::Catalogue;
use briefbook::msg;
use std::io::{self, Write};

/// What was recorded and how the file compares with its edition, or the contract's JSON.
pub fn issued(issued: &Issued, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(issued);
    }
    let mut out = io::stdout().lock();
    let Issued { document, number, day, file, decision, right, gone, wrong, .. } = issued;
    let told = msg!("issued", document = document, number = number, day = day, file = file, id = decision);
    writeln!(out, "{}", words.text(&told))?;
    let (right, gone, bad) = (right.to_string(), gone.to_string(), wrong.len().to_string());
    let compared = match issued.compared {
        Compared::AsMade => msg!("issued-as-made"),
        Compared::Text => msg!("issued-compared", right = right, wrong = bad, gone = gone),
        Compared::Unread => msg!("issued-unread"),
    };
    writeln!(out, "{}", words.text(&compared))?;
    write_signatures(&mut out, file, &issued.signatures, words)?;
    write_wrong(&mut out, wrong, words)
}
