//! End of a document: recipients on the left, the signer's post on the right (Nghị định 30/2020, boxes 9b and 7).
//!
//! In: a [`Closing`]. Out: one strip, kept on the page of the last lines of the text. Must not: be split; recipients
//! that no page holds beside the signature are the only exception.

use super::super::display_list::{NodeId, Paint, Strip};
use super::super::measure::MM;
use super::super::structure::Tag;
use super::pages::Item;
use super::{Galley, line_paints};
use crate::model::document::{Closing, Inline, Role};

/// Space above, and for seal and signature below the post.
const ABOVE: f64 = 14.0;
const SIGNATURE: f64 = 20.0 * MM;

pub(super) fn set(galley: &mut Galley<'_>, closing: &Closing) {
    let half = galley.width / 2.0;
    let recipients = recipients(galley, closing, half);
    let signer = signer(galley, closing, half);
    let signed: f64 = signer.iter().map(|row| row.height).sum::<f64>() + SIGNATURE;
    keep_with_text(galley);
    for strip in side_by_side(recipients, signer, signed, galley.height) {
        galley.push(strip);
    }
}

/// One line of a column.
struct Row {
    height: f64,
    paints: Vec<Paint>,
}

fn recipients(galley: &mut Galley<'_>, closing: &Closing, width: f64) -> Vec<Row> {
    if closing.recipients.is_empty() {
        return Vec::new();
    }
    let head = galley.structure.add(Tag::Paragraph, None);
    let mut rows = rows(galley, Role::RecipientsHead, &closing.title, (0.0, width), head);
    for recipient in &closing.recipients {
        let node = galley.structure.add(Tag::Paragraph, None);
        rows.extend(self::rows(galley, Role::Recipients, &format!("- {recipient}"), (0.0, width), node));
    }
    rows
}

fn signer(galley: &mut Galley<'_>, closing: &Closing, half: f64) -> Vec<Row> {
    let mut all = Vec::new();
    for line in &closing.signer {
        let node = galley.structure.add(Tag::Paragraph, None);
        all.extend(rows(galley, Role::Signature, line, (half, half), node));
    }
    all
}

fn rows(galley: &Galley<'_>, role: Role, text: &str, (x, width): (f64, f64), node: NodeId) -> Vec<Row> {
    let role = galley.role(role);
    let height = galley.line_height(&role);
    let row = |line| Row { height, paints: line_paints(galley.measure, line, role.size, height, (x, 0.0), Some(node)) };
    galley.lines(&role, &[Inline::text(text)], width).into_iter().map(row).collect()
}

/// One strip with both columns; what of the left one is higher than a page goes on below it, line by line.
fn side_by_side(left: Vec<Row>, right: Vec<Row>, signed: f64, page: f64) -> Vec<Strip> {
    let mut first = Strip { before: ABOVE, height: signed, ..Strip::default() };
    let mut rest = Vec::new();
    let mut used = 0.0;
    for row in left {
        if used + row.height <= page {
            first.paints.extend(row.paints.into_iter().map(|paint| paint.moved(0.0, used)));
            used += row.height;
        } else {
            rest.push(Strip { height: row.height, paints: row.paints, ..Strip::default() });
        }
    }
    first.height = first.height.max(used);
    let mut used = 0.0;
    for row in right {
        first.paints.extend(row.paints.into_iter().map(|paint| paint.moved(0.0, used)));
        used += row.height;
    }
    std::iter::once(first).chain(rest).collect()
}

/// The signature must not stand on a page without text: the last strip goes with it, and with that, by the rule
/// against single lines, the one before.
fn keep_with_text(galley: &mut Galley<'_>) {
    if let Some(Item::Strip(last)) = galley.items.last_mut() {
        last.keep_next = true;
    }
}
