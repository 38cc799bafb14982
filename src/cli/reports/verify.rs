//! What became of the figures of edited documents.

use super::json::write_json;
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::{Verified, VerifiedDocument, WrongFigure, msg};
use std::io::{self, Write};

/// What is wrong in edited documents, or the contract's JSON.
pub fn verified(verified: &Verified, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(verified);
    }
    let mut out = io::stdout().lock();
    for file in &verified.documents {
        let VerifiedDocument { file: name, document, right, gone, wrong } = file;
        let (right, gone, bad) = (right.to_string(), gone.to_string(), wrong.len().to_string());
        let told = msg!(
            "report-verified",
            file = name.to_string(),
            document = document.to_string(),
            right = right,
            wrong = bad,
            gone = gone
        );
        writeln!(out, "{}", words.text(&told))?;
        write_wrong(&mut out, wrong, words)?;
    }
    Ok(())
}

/// Figures that say something else, each with the words around it.
pub(super) fn write_wrong(out: &mut impl Write, wrong: &[WrongFigure], words: &Catalogue) -> Result<()> {
    for figure in wrong {
        let (says, should) = (figure.says.as_str(), figure.should.as_str());
        let told = msg!("report-wrong-figure", figure = figure.key.as_str(), says = says, should = should);
        writeln!(out, "    {}", words.text(&told))?;
        writeln!(out, "        … {} …", figure.context)?;
    }
    Ok(())
}
