//! What became of the figures of edited documents.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{RemovedFigure, SeenIn, Unproven, UnprovenKind, WrongFigure};
use briefbook::messages::Catalogue;
use briefbook::model::message::Message;
use briefbook::{Verified, VerifiedDocument, Wrongness, msg};
use std::io::{self, Write};

/// Of figures that are gone so many are listed on the terminal: a deleted annex has thousands.
const MOST: usize = 20;

/// What is wrong in edited documents, or the contract's JSON.
pub fn verified(verified: &Verified, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(verified);
    }
    let mut out = io::stdout().lock();
    for file in &verified.documents {
        one(file, words, &mut out)?;
    }
    Ok(())
}

fn one(file: &VerifiedDocument, words: &Catalogue, out: &mut impl Write) -> Result<()> {
    let count = |list: usize| list.to_string();
    let told = msg!(
        "report-verified",
        file = file.file.as_str(),
        document = file.document.as_str(),
        right = count(file.right),
        wrong = count(file.wrong.len()),
        gone = count(file.gone),
        unproven = count(file.unproven.len())
    );
    writeln!(out, "{}", words.text(&told))?;
    write_wrong(out, &file.wrong, words)?;
    for RemovedFigure { key, text, context } in file.removed.iter().take(MOST) {
        let told = msg!("report-removed-figure", figure = key.as_str(), text = text.as_str());
        entry(out, &words.text(&told), context)?;
    }
    if file.removed.len() > MOST {
        let more = msg!("report-removed-more", count = count(file.removed.len() - MOST));
        entry(out, &words.text(&more), "")?;
    }
    for Unproven { what, says, context } in &file.unproven {
        let told = match what {
            UnprovenKind::Number => msg!("report-unproven-number", says = says.as_str()),
            UnprovenKind::Name => msg!("report-unproven-name", says = says.as_str()),
            UnprovenKind::Embedded => msg!("report-unproven-embedded"),
        };
        entry(out, &words.text(&told), context)?;
    }
    Ok(())
}

/// What is wrong, each with the words around it.
pub(super) fn write_wrong(out: &mut impl Write, all: &[WrongFigure], words: &Catalogue) -> Result<()> {
    all.iter().try_for_each(|figure| entry(out, &wrong(figure, words), &figure.context))
}

fn entry(out: &mut impl Write, told: &str, context: &str) -> Result<()> {
    writeln!(out, "    {told}")?;
    if !context.is_empty() {
        writeln!(out, "        … {} …", context.replace(['\n', '\t'], " "))?;
    }
    Ok(())
}

fn wrong(figure: &WrongFigure, words: &Catalogue) -> String {
    let (says, should) = (figure.says.as_str(), figure.should.as_str());
    let told: Message = match figure.what {
        Wrongness::Value => msg!("report-wrong-value", says = says, should = should),
        Wrongness::Mark => msg!("report-wrong-mark", says = says, should = should),
        Wrongness::Unit => msg!("report-wrong-unit", says = says, should = should),
        Wrongness::Hidden => msg!("report-wrong-hidden", should = should),
        Wrongness::Struck => msg!("report-wrong-struck", should = should),
        Wrongness::Row => msg!("report-wrong-row", says = says, should = should),
        Wrongness::Column => msg!("report-wrong-column", says = says, should = should),
        Wrongness::Place => msg!("report-wrong-place", says = says, should = should),
        Wrongness::Direction => msg!("report-wrong-direction", says = says, should = should),
        Wrongness::Number => msg!("report-wrong-number", says = says, should = should),
        Wrongness::Chart => msg!("report-wrong-chart", says = says, should = should),
    };
    let key = if figure.key.is_empty() { String::new() } else { format!("{}: ", figure.key) };
    let view = match figure.view {
        SeenIn::Both => String::new(),
        SeenIn::Final => format!(" ({})", words.text(&msg!("report-view-final"))),
        SeenIn::Original => format!(" ({})", words.text(&msg!("report-view-original"))),
    };
    format!("{key}{}{view}", words.text(&told))
}
