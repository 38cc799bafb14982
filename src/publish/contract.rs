//! `figures.json` and `findings.json`: the contracts other programs depend on.
//!
//! In: the consolidated figures and the findings. Out: JSON with one element per line, so that a difference between two
//! books reads line by line. Must not: change a name or a type of the contract.

use crate::model::book::{Carried, Consolidated};
use crate::model::conference::Conference;
use crate::model::figure::Figure;
use crate::model::finding::Finding;
use crate::model::form::Form;
use anyhow::Result;
use serde::Serialize;

/// Everything of `figures.json` but the figures.
#[derive(Serialize)]
struct Head<'a> {
    conference: &'a str,
    form: &'a str,
    period: String,
    vintage: u8,
    coverage: &'a crate::model::figure::Coverage,
    #[serde(skip_serializing_if = "Option::is_none")]
    carried: Option<&'a Carried>,
}

/// Figures by place, then in the form's order.
///
/// # Errors
/// Never for these types; serde's signature allows it.
pub fn figures_json(conference: &Conference, form: &Form, book: &Consolidated) -> Result<Vec<u8>> {
    let head = Head {
        conference: &conference.id,
        form: &form.id,
        period: conference.period.to_string(),
        vintage: conference.vintage.into(),
        coverage: &book.coverage,
        carried: book.carried.as_ref(),
    };
    let order = form.order();
    let mut figures: Vec<&Figure> = Vec::new();
    for (_, lines) in book.figures.places() {
        let first = figures.len();
        figures.extend(lines.iter().map(|(_, figure)| figure));
        figures[first..].sort_by_key(|figure| order.get(&*figure.line).copied());
    }
    let head = serde_json::to_string(&head)?;
    let head = head.strip_suffix('}').unwrap_or(&head);
    let mut out = format!("{head},\"figures\":").into_bytes();
    array(&mut out, &figures)?;
    out.extend(b"}\n");
    Ok(out)
}

/// Findings in the contract's order.
///
/// # Errors
/// Never for these types; serde's signature allows it.
pub fn findings_json(findings: &[Finding]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    array(&mut out, findings)?;
    out.push(b'\n');
    Ok(out)
}

fn array<T: Serialize>(out: &mut Vec<u8>, items: &[T]) -> Result<()> {
    out.push(b'[');
    for (i, item) in items.iter().enumerate() {
        out.extend(if i == 0 { b"\n".as_slice() } else { b",\n" });
        serde_json::to_writer(&mut *out, item)?;
    }
    out.extend(b"\n]");
    Ok(())
}
