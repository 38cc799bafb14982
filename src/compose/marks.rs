//! Signs behind values: what is carried forward, what a finding calls wrong.
//!
//! The sign of what is carried forward belongs to the text of its figure, so that no template can leave it out. One
//! sign has one meaning in a book.

use super::report_context::{ReportContext, place_name};
use crate::model::document::{Block, Inline, Paragraph, Role, Row};
use crate::model::figure::{Aspect, CARRIED, Place};
use crate::model::finding::Severity;
use crate::msg;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The sign behind contested values: the second one where the first is taken.
fn contested_sign(subject: &ReportContext) -> &'static str {
    if subject.book.carried.is_some() { "**" } else { "*" }
}

/// Marks the contested values of a table. Gives what stands before the words below it, where there are any.
pub(super) fn contested(subject: &ReportContext, rows: &mut [Row]) -> Option<&'static str> {
    let errors = subject.report.findings.iter().filter(|f| f.severity == Severity::Error && f.waiver.is_none());
    let contested: BTreeSet<(String, Arc<str>)> =
        errors.filter_map(|finding| Some((finding.place.as_ref()?.to_string(), finding.line.clone()?))).collect();
    let mut sign = None;
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let [figure @ Inline::Figure { key, .. }] = &cell.content[..] else { continue };
        // What is carried forward is not the value that the finding is about.
        if is_carried(figure) || key.aspect != Aspect::Value {
            continue;
        }
        if contested.contains(&(key.place.to_string(), Arc::clone(&key.line))) {
            let own = contested_sign(subject);
            cell.content.push(Inline::text(own));
            sign = Some(own);
        }
    }
    sign
}

fn is_carried(inline: &Inline) -> bool {
    matches!(inline, Inline::Figure { text, .. } if text.ends_with(CARRIED))
}

/// Whether a block shows something that is carried forward.
pub(super) fn shows_carried(block: &mut Block) -> bool {
    let drawn = if let Block::Chart(chart) = block {
        chart.series.iter().flat_map(|series| &series.points).flatten().any(|point| point.text.ends_with(CARRIED))
    } else {
        false
    };
    drawn || block.contents_mut().into_iter().flatten().any(|inline| is_carried(inline))
}

/// Below a table or a chart: what its signs mean, in short.
pub(super) fn below(subject: &ReportContext) -> Option<Block> {
    let carried = subject.book.carried.as_ref()?;
    let words = subject.say(msg!("carried-below", sign = CARRIED.to_string(), period = carried.period));
    Some(note(words))
}

/// Once in a document: the same with the names of those the values are of.
pub(super) fn in_document(subject: &ReportContext) -> Option<Block> {
    words(subject).map(note)
}

fn note(words: String) -> Block {
    Block::Paragraph(Paragraph { role: Role::Note, content: vec![Inline::text(words)] })
}

/// `Số liệu có dấu * là số kỳ trước (…), hoặc có gồm số kỳ trước, của …`
pub(super) fn words(subject: &ReportContext) -> Option<String> {
    let carried = subject.book.carried.as_ref()?;
    let names: Vec<String> =
        carried.localities.iter().map(|code| place_name(subject, Some(&Place::Locality(Arc::clone(code))))).collect();
    Some(subject.say(msg!(
        "carried-note",
        sign = CARRIED.to_string(),
        period = carried.period,
        day = carried.data_to,
        count = subject.count(names.len()),
        localities = names.join(", "),
    )))
}
