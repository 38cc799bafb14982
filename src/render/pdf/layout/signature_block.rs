//! End of a document: recipients on the left, the signer's post on the right (Nghị định 30/2020, boxes 9b and 7).

use super::super::display_list::{LineBox, NodeId, Paint};
use super::super::measure::MM;
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use super::pages::Item;
use crate::model::document::{Closing, Inline, Role, SignatureField, SignatureOf};

/// Space above.
const ABOVE: f64 = 14.0;
/// Space between the post and the name (Nghị định 30/2020, Appendix I, boxes 7b and 7c).
const SIGNATURE: f64 = 30.0 * MM;
/// Width of a signature's picture, centred below the post.
const SIGNATURE_WIDTH: f64 = 50.0 * MM;
/// A ministry's round seal [C]: its picture has the seal's real size and covers a third of the signature's, on its left.
const SEAL: f64 = 36.0 * MM;

pub(super) fn set(flow: &mut Flow<'_>, closing: &Closing) {
    let half = flow.width / 2.0;
    let recipients = recipients(flow, closing, half);
    let (mut signer, last) = signer(flow, closing, half);
    let fields = closing.signatures.iter().map(|field| signature(flow, field, half, last)).collect();
    signer.push(Row { height: SIGNATURE, paints: fields });
    keep_with_text(flow);
    for line_box in side_by_side(recipients, signer, flow.height) {
        flow.push(line_box);
    }
}

/// One line of a column.
struct Row {
    height: f64,
    paints: Vec<Paint>,
}

fn recipients(flow: &mut Flow<'_>, closing: &Closing, width: f64) -> Vec<Row> {
    if closing.recipients.is_empty() {
        return Vec::new();
    }
    let head = flow.structure.add(Tag::Paragraph, None);
    let mut rows = rows(flow, Role::RecipientsHead, &closing.title, (0.0, width), head);
    for recipient in &closing.recipients {
        let node = flow.structure.add(Tag::Paragraph, None);
        rows.extend(self::rows(flow, Role::Recipients, &format!("- {recipient}"), (0.0, width), node));
    }
    rows
}

/// The signer's lines, and the element of the last.
fn signer(flow: &mut Flow<'_>, closing: &Closing, half: f64) -> (Vec<Row>, Option<NodeId>) {
    let (mut all, mut last) = (Vec::new(), None);
    for line in &closing.signer {
        let node = flow.structure.add(Tag::Paragraph, None);
        all.extend(rows(flow, Role::Signature, line, (half, half), node));
        last = Some(node);
    }
    (all, last)
}

/// Where a signature goes, from the post's last line down; its element stands in that of the line.
fn signature(flow: &mut Flow<'_>, field: &SignatureField, half: f64, post: Option<NodeId>) -> Paint {
    let left = half + (half - SIGNATURE_WIDTH) / 2.0;
    let area = match field.of {
        SignatureOf::Signer => (left, 0.0, SIGNATURE_WIDTH, SIGNATURE),
        SignatureOf::Seal => (left + SIGNATURE_WIDTH / 3.0 - SEAL, SIGNATURE - SEAL, SEAL, SEAL),
    };
    let element = flow.structure.add(Tag::Form, post);
    Paint::Signature { area, element, field: field.clone() }
}

fn rows(flow: &Flow<'_>, role: Role, text: &str, (x, width): (f64, f64), node: NodeId) -> Vec<Row> {
    let role = flow.role(role);
    let height = flow.line_height(&role);
    let row = |line| Row { height, paints: line_paints(flow.measure, line, role.size, height, (x, 0.0), Some(node)) };
    flow.lines(&role, &[Inline::text(text)], width).into_iter().map(row).collect()
}

/// One line box with both columns; what of the left one is higher than a page goes on below it, line by line.
fn side_by_side(left: Vec<Row>, right: Vec<Row>, page: f64) -> Vec<LineBox> {
    let mut first = LineBox { before: ABOVE, ..LineBox::default() };
    let mut rest = Vec::new();
    let mut used = 0.0;
    for row in left {
        if used + row.height <= page {
            first.paints.extend(row.paints.into_iter().map(|paint| paint.moved(0.0, used)));
            used += row.height;
        } else {
            rest.push(LineBox { height: row.height, paints: row.paints, ..LineBox::default() });
        }
    }
    first.height = used;
    let mut used = 0.0;
    for row in right {
        first.paints.extend(row.paints.into_iter().map(|paint| paint.moved(0.0, used)));
        used += row.height;
    }
    first.height = first.height.max(used);
    std::iter::once(first).chain(rest).collect()
}

/// The signature must not stand on a page without text: the last line box goes with it, and with that, by the rule
/// against single lines, the one before.
fn keep_with_text(flow: &mut Flow<'_>) {
    if let Some(Item::LineBox(last)) = flow.items.last_mut() {
        last.keep_next = true;
    }
}
