//! `figures.json` and `findings.json`: the contracts other programs depend on.
//!
//! In: the consolidated figures and the findings. Out: JSON with one element per line, so that a difference between two
//! books reads line by line. Must not: change a name or a type of the contract.

use super::finding_record::FindingRecord;
use crate::messages::Catalogue;
use crate::model::book::{Carried, Consolidated};
use crate::model::conference::Conference;
use crate::model::figure::Figure;
use crate::model::finding::Finding;
use crate::model::form::Form;
use anyhow::Result;
use serde::Serialize;
use std::io::Write;

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

/// Writes figures by place, then in the form's order.
///
/// # Errors
/// What they are written to refuses.
pub fn figures_json(out: &mut dyn Write, conference: &Conference, form: &Form, book: &Consolidated) -> Result<()> {
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
    write!(out, "{head},\"figures\":")?;
    array(out, figures.into_iter())?;
    Ok(out.write_all(b"}\n")?)
}

/// Writes findings in the contract's order.
///
/// # Errors
/// What they are written to refuses.
pub fn findings_json(out: &mut dyn Write, findings: &[Finding], catalogue: &Catalogue) -> Result<()> {
    array(out, findings.iter().map(|finding| FindingRecord::new(finding, catalogue)))?;
    Ok(out.write_all(b"\n")?)
}

fn array<T: Serialize>(out: &mut dyn Write, items: impl Iterator<Item = T>) -> Result<()> {
    out.write_all(b"[")?;
    for (i, item) in items.enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    Ok(out.write_all(b"\n]")?)
}
