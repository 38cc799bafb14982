//! Head of a paper that is no administrative document: a small line, a large name and what is said of it, and a rule.

use super::super::display_list::{BLACK, LineBox, Paint};
use super::super::measure::{Face, MM};
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use super::text;
use crate::model::document::{Inline, Role, TitleBlock};

/// Thickness of the rule, and its distance from the name and from what follows.
const RULE_PT: f64 = 0.8;
const RULE_GAP: f64 = 4.0;
/// Between the name and what is said of it.
const GAP: f64 = 4.0 * MM;

pub(super) fn set(flow: &mut Flow<'_>, title: &TitleBlock) {
    if !title.over.is_empty() {
        let node = flow.structure.add(Tag::Paragraph, None);
        let role = flow.role(Role::TitleOver);
        text::paragraph_strips(flow, &role, &[Inline::text(title.over.as_str())], node);
    }
    if title.name.is_empty() && title.beside.is_empty() {
        return;
    }
    let named = named(flow, title);
    flow.push(named);
}

/// One box, which no page break divides: the lines of the name, and what is said of it on the last of them.
fn named(flow: &mut Flow<'_>, title: &TitleBlock) -> LineBox {
    let (name, beside) = (flow.role(Role::TitleName), flow.role(Role::TitleBeside));
    let wanted = flow.measure.width(Face::role(&beside), beside.size, &title.beside);
    let taken = flow.measure.width(Face::role(&name), name.size, &title.name);
    let shared = taken + GAP + wanted <= flow.width;
    let (node, other) = (flow.structure.add(Tag::Paragraph, None), flow.structure.add(Tag::Paragraph, None));
    let mut paints = Vec::new();
    let mut used = name.before_pt;
    let height = flow.line_height(&name);
    let mut baseline = used;
    for line in flow.lines(&name, &[Inline::text(title.name.as_str())], flow.width) {
        baseline = used + flow.measure.baseline(name.size, height);
        paints.extend(line_paints(flow.measure, line, name.size, height, (0.0, used), Some(node)));
        used += height;
    }
    let low = flow.line_height(&beside);
    let mut top = if shared { baseline - flow.measure.baseline(beside.size, low) } else { used };
    for line in flow.lines(&beside, &[Inline::text(title.beside.as_str())], flow.width) {
        paints.extend(line_paints(flow.measure, line, beside.size, low, (0.0, top), Some(other)));
        top += low;
    }
    let end = used.max(top) + RULE_GAP;
    paints.push(Paint::Rule { from: (0.0, end), to: (flow.width, end), width: RULE_PT, colour: BLACK });
    LineBox { height: end + RULE_GAP, paints, keep_next: true, ..LineBox::default() }
}
