//! Head of the first page of an administrative document: Nghị định 30/2020/NĐ-CP, Appendix I, boxes 1 to 5.

use super::super::display_list::{BLACK, LineBox, NodeId, Paint};
use super::super::lines::Line;
use super::super::measure::{Face, MM};
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use crate::model::document::{Inline, Masthead, Role};
use crate::model::style::RoleStyle;

/// Length of the short rules: the decree asks for a third to a half of the text above.
const SHORT_RULE: f64 = 0.4;
/// Thickness of the rules.
const RULE_PT: f64 = 0.6;
/// Distance of a rule from the line above it and from what follows: marks below letters must stay clear of it.
const RULE_GAP: f64 = 2.5;

pub(super) fn set(flow: &mut Flow<'_>, masthead: &Masthead) {
    let columns = columns(flow, masthead);
    flow.push(columns);
    let title = line_strips(flow, Role::Title, &masthead.kind, false);
    let summary = line_strips(flow, Role::Subtitle, &masthead.summary, true);
    flow.extend(title);
    flow.extend(summary);
}

/// One column being filled from the top.
struct Column {
    x: f64,
    width: f64,
    used: f64,
}

fn columns(flow: &mut Flow<'_>, masthead: &Masthead) -> LineBox {
    let split = flow.width - right_width(flow, masthead);
    let mut left = Column { x: 0.0, width: split, used: 0.0 };
    let mut right = Column { x: split, width: flow.width - split, used: 0.0 };
    let [name, motto] = &masthead.motto;
    // Read row by row, as the two columns are meant.
    let mut paints = left.add(flow, Role::MastheadName, &masthead.agency, Some(SHORT_RULE));
    paints.extend(right.add(flow, Role::MastheadName, name, None));
    paints.extend(right.add(flow, Role::MastheadMotto, motto, Some(1.0)));
    // Number and date stand on one line.
    let row = left.used.max(right.used);
    (left.used, right.used) = (row, row);
    paints.extend(left.add(flow, Role::MastheadNumber, &masthead.number, None));
    paints.extend(left.add(flow, Role::MastheadDraft, &masthead.draft, None));
    paints.extend(left.add(flow, Role::MastheadAbout, &masthead.about, None));
    paints.extend(right.add(flow, Role::MastheadDate, &masthead.place_date, None));
    LineBox { height: left.used.max(right.used), paints, keep_next: true, ..LineBox::default() }
}

/// The right column holds the national name on one line where the page allows it.
fn right_width(flow: &Flow<'_>, masthead: &Masthead) -> f64 {
    let [name, motto] = &masthead.motto;
    let lines = [(Role::MastheadName, name), (Role::MastheadMotto, motto), (Role::MastheadDate, &masthead.place_date)];
    let widest = lines
        .into_iter()
        .map(|(role, text)| {
            let role = flow.role(role);
            flow.measure.width(Face::role(&role), role.size, text)
        })
        .fold(0.0, f64::max);
    (widest + MM).clamp(flow.width * 0.5, flow.width * 0.65)
}

impl Column {
    fn add(&mut self, flow: &mut Flow<'_>, role: Role, text: &str, rule: Option<f64>) -> Vec<Paint> {
        let mut paints = Vec::new();
        if text.is_empty() {
            return paints;
        }
        let node = flow.structure.add(Tag::Paragraph, None);
        let role = flow.role(role);
        let height = flow.line_height(&role);
        self.used += role.before_pt;
        let mut last = 0.0;
        for line in flow.lines(&role, &[Inline::text(text)], self.width) {
            last = line.width;
            paints.extend(line_paints(flow.measure, line, role.size, height, (self.x, self.used), Some(node)));
            self.used += height;
        }
        if let Some(share) = rule {
            let middle = self.x + self.width / 2.0;
            paints.push(centred_rule(middle, self.used + RULE_GAP, last * share));
            self.used += 2.0 * RULE_GAP;
        }
        self.used += role.after_pt;
        paints
    }
}

/// Full-width lines, the last of them with a short rule below where one is asked for.
fn line_strips(flow: &mut Flow<'_>, role: Role, text: &str, ruled: bool) -> Vec<LineBox> {
    let role = flow.role(role);
    let lines = flow.lines(&role, &[Inline::text(text)], flow.width);
    if lines.is_empty() {
        return Vec::new();
    }
    let node = flow.structure.add(Tag::Paragraph, None);
    let count = lines.len();
    lines.into_iter().enumerate().map(|(n, line)| line_box(flow, &role, line, node, (n, count), ruled)).collect()
}

fn line_box(
    flow: &Flow<'_>,
    role: &RoleStyle,
    line: Line,
    node: NodeId,
    (n, count): (usize, usize),
    ruled: bool,
) -> LineBox {
    let (height, width, last) = (flow.line_height(role), line.width, n + 1 == count);
    let mut line_box = LineBox {
        before: if n == 0 { role.before_pt } else { 0.0 },
        height,
        after: if last { role.after_pt } else { 0.0 },
        keep_next: true,
        paints: line_paints(flow.measure, line, role.size, height, (0.0, 0.0), Some(node)),
        ..LineBox::default()
    };
    if ruled && last {
        line_box.paints.push(centred_rule(flow.width / 2.0, height + RULE_GAP, width * SHORT_RULE));
        line_box.height += 2.0 * RULE_GAP;
    }
    line_box
}

fn centred_rule(middle: f64, y: f64, length: f64) -> Paint {
    let half = length / 2.0;
    Paint::Rule { from: (middle - half, y), to: (middle + half, y), width: RULE_PT, colour: BLACK }
}
