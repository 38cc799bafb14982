//! What the terminal shows of a book that was compared with its manifest, and of PDFs that were with theirs.

use super::json::write_json;
use anyhow::Result;
use briefbook::Verdict;
use briefbook::contracts::{Original, Originals};
use briefbook::messages::Catalogue;
use briefbook::model::issued::IssuedDocument;
use briefbook::model::message::Message;
use briefbook::model::signature::Signature;
use briefbook::msg;
use std::io::{self, Write};

/// What is wrong with a book, a file a line, and which files bear the code asked for.
pub fn book_verified(found: &Verdict, code: Option<&str>, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(found);
    }
    let mut out = io::stdout().lock();
    for wrong in &found.wrong {
        writeln!(out, "{}: {}", of_file(wrong.what, words), wrong.path)?;
    }
    for signed in &found.signed {
        write_signatures(&mut out, &signed.path, &signed.signatures, words)?;
    }
    for issued in &found.issued {
        write_issued(&mut out, issued, words)?;
    }
    for path in &found.withdrawn {
        writeln!(out, "{}", words.text(&msg!("book-withdrawn", path = path.to_string())))?;
    }
    for path in &found.bear_code {
        writeln!(out, "{}", words.text(&msg!("book-bears-code", path = path.to_string())))?;
    }
    if let (Some(code), true) = (code, found.bear_code.is_empty()) {
        writeln!(out, "{}", words.text(&msg!("book-bears-no-code", code = code)))?;
    }
    let state = if found.wrong.is_empty() { msg!("book-whole") } else { msg!("book-changed") };
    let (conference, at) = (found.conference.to_string(), found.generated_at.to_string());
    let told = msg!("book-verified", conference = conference, at = at, files = found.files.to_string(), state = state);
    writeln!(out, "{}", words.text(&told))?;
    Ok(())
}

/// Of each PDF which document it is, and whether it is as it was made.
pub fn originals(found: &Originals, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(found);
    }
    let mut out = io::stdout().lock();
    for Original { file, conference, document, generated_at, as_made, issued, signatures } in &found.documents {
        let of_book = conference.as_ref().zip(document.as_ref()).zip(generated_at.as_ref());
        let told = match of_book {
            None => msg!("pdf-of-no-book", file = file),
            Some(((conference, document), at)) => {
                let state = if *as_made { msg!("pdf-as-made") } else { msg!("pdf-changed") };
                msg!("pdf-verified", file = file, document = document, conference = conference, at = at, state = state)
            }
        };
        writeln!(out, "{}", words.text(&told))?;
        issued.iter().try_for_each(|issued| write_issued(&mut out, issued, words))?;
        write_signatures(&mut out, file, signatures, words)?;
    }
    Ok(())
}

/// Under which number and on which day a document went out.
pub(super) fn write_issued(out: &mut impl Write, issued: &IssuedDocument, words: &Catalogue) -> Result<()> {
    let IssuedDocument { path, document, number, day, .. } = issued;
    let told = msg!("document-issued", path = path, document = document, number = number, day = day);
    Ok(writeln!(out, "{}", words.text(&told))?)
}

/// Who signed a document and when, a line each.
pub(super) fn write_signatures(
    out: &mut impl Write,
    path: &str,
    signatures: &[Signature],
    words: &Catalogue,
) -> Result<()> {
    for Signature { field, by, at } in signatures {
        let by = by.as_deref().unwrap_or("?");
        let at = at.as_deref().unwrap_or("?");
        writeln!(out, "{}", words.text(&msg!("document-signed", path = path, field = field, by = by, at = at)))?;
    }
    Ok(())
}

/// What is wrong with a file of a book.
fn of_file(what: &str, words: &Catalogue) -> String {
    words.text(&match what {
        "changed" => msg!("book-file-changed"),
        "missing" => msg!("book-file-missing"),
        "not of this book" => msg!("book-file-extra"),
        "bears another code" => msg!("book-file-other-code"),
        "open in a program" => msg!("book-file-open"),
        other => Message::verbatim(other),
    })
}
