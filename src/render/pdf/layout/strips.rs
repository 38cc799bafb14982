//! Strips: the name, a dot for each locality on a scale of its own, and figures at the right.

use super::super::display_list::{Colour, LineBox, Paint, colour};
use super::super::lines::{self, Setting};
use super::super::measure::{Face, MM};
use super::flow::{Flow, line_paints};
use super::text;
use crate::model::document::{Align, Inline, Role, Strip, Strips};
use crate::model::style::RoleStyle;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Height of a strip.
const HEIGHT: f64 = 6.2 * MM;
/// Space between columns.
const GAP: f64 = 2.4 * MM;
/// Names take no more than this share of the width.
const NAME_SHARE: f64 = 0.4;
/// Dots of the others, pale with an edge that parts them where they overlap, and the larger one that is marked.
const OTHER: (f64, Colour, Colour) = (0.8 * MM, (0x5B, 0x8D, 0xB8), (0xC6, 0xDB, 0xEF));
const OWN: f64 = 1.25 * MM;
const EDGE: f64 = 0.2 * MM;
/// Corners of a dot.
const CORNERS: usize = 12;
const LINE: Colour = (0xBF, 0xBF, 0xBF);
const LINE_PT: f64 = 0.5;
const BLACK_PT: f64 = 0.7;

pub(super) fn set(flow: &mut Flow<'_>, strips: &Strips) -> anyhow::Result<()> {
    let figure = text::figure(flow, &strips.alt, &strips.caption);
    let columns = Columns::new(flow, strips)?;
    let mut line_boxes = vec![columns.head(strips)];
    line_boxes.extend(strips.strips.iter().map(|strip| columns.strip(strip)));
    let count = line_boxes.len();
    for (n, line_box) in line_boxes.iter_mut().enumerate() {
        line_box.keep_next = n + 1 < count;
        line_box.paints.insert(0, Paint::Begin(figure));
        line_box.paints.push(Paint::End);
    }
    if let Some(last) = line_boxes.last_mut() {
        last.after = 2.0 * MM;
    }
    flow.extend(line_boxes);
    Ok(())
}

/// Where names, dots and figures stand.
struct Columns<'a, 'g> {
    flow: &'a Flow<'g>,
    role: RoleStyle,
    line: f64,
    own: Colour,
    /// Width of the names, and left edge of the scale less the gap.
    names: f64,
    /// Left and right end of the scale.
    scale: (f64, f64),
    /// Right edge of each column of figures.
    edges: Vec<f64>,
}

impl<'a, 'g> Columns<'a, 'g> {
    fn new(flow: &'a Flow<'g>, strips: &Strips) -> anyhow::Result<Columns<'a, 'g>> {
        let role = flow.role(Role::Chart);
        let wide = |text: &str, bold: bool| flow.measure.width(Face::of(bold, false), role.size, text);
        let names = strips.strips.iter().map(|strip| wide(&strip.name, true)).fold(0.0, f64::max);
        let names = names.min(flow.width * NAME_SHARE) + 1.0;
        let widths = strips.heads.iter().enumerate().map(|(n, head)| {
            let texts = strips.strips.iter().filter_map(|strip| strip.figures.get(n));
            texts.map(|figure| wide(&figure.text, n == 0)).fold(wide(head, false), f64::max) + 1.0
        });
        let (mut edges, mut right) = (Vec::new(), flow.width);
        for width in widths.rev() {
            edges.insert(0, right);
            right -= width + GAP;
        }
        let scale = (names + GAP + OWN, (right - OWN).max(names + GAP + 2.0 * OWN));
        let own = flow.style.chart.colours.first().map_or(Ok((0, 0, 0)), |digits| colour(digits))?;
        Ok(Columns { flow, role, line: flow.line_height(&role), own, names, scale, edges })
    }

    /// The ends of the scale and the heads of the figures.
    fn head(&self, strips: &Strips) -> LineBox {
        let (left, right) = (self.scale.0 - OWN, self.scale.1 + OWN);
        let [low, high] = &strips.ends;
        let mut paints = self.words(low, (left, 0.0), right - left, (Align::Left, false));
        paints.extend(self.words(high, (left, 0.0), right - left, (Align::Right, false)));
        for (head, edge) in strips.heads.iter().zip(&self.edges) {
            paints.extend(self.words(head, (0.0, 0.0), *edge, (Align::Right, false)));
        }
        let height = self.line + 0.8 * MM;
        let across =
            Paint::Rule { from: (0.0, height), to: (self.flow.width, height), width: BLACK_PT, colour: (0, 0, 0) };
        paints.push(across);
        LineBox { height, paints, ..LineBox::default() }
    }

    fn strip(&self, strip: &Strip) -> LineBox {
        let lines = self.set(&strip.name, self.names, (Align::Left, true)).len();
        let height = HEIGHT.max(self.line * lines as f64);
        let top = (height - self.line) / 2.0;
        let name = (0.0, (height - self.line * lines as f64) / 2.0);
        let mut paints = self.words(&strip.name, name, self.names, (Align::Left, true));
        let middle = height / 2.0;
        let (from, to) = ((self.scale.0, middle), (self.scale.1, middle));
        paints.push(Paint::Rule { from, to, width: LINE_PT, colour: LINE });
        let (radius, edge, fill) = OTHER;
        for at in &strip.others {
            let centre = (self.at(*at), middle);
            paints.extend([dot(centre, radius, edge), dot(centre, radius - EDGE, fill)]);
        }
        paints.extend(strip.own.map(|at| dot((self.at(at), middle), OWN, self.own)));
        for (n, (figure, edge)) in strip.figures.iter().zip(&self.edges).enumerate() {
            paints.extend(self.words(&figure.text, (0.0, top), *edge, (Align::Right, n == 0)));
        }
        LineBox { height, paints, ..LineBox::default() }
    }

    fn at(&self, share: Decimal) -> f64 {
        self.scale.0 + (self.scale.1 - self.scale.0) * share.to_f64().unwrap_or_default()
    }

    fn set(&self, text: &str, width: f64, (align, bold): (Align, bool)) -> Vec<lines::Line> {
        let face = Face::of(bold, false);
        let setting = Setting { size: self.role.size, face, align, width: width.max(1.0), indent: 0.0 };
        lines::set(self.flow.measure, &[Inline::text(text)], &setting)
    }

    fn words(&self, text: &str, (x, y): (f64, f64), width: f64, look: (Align, bool)) -> Vec<Paint> {
        let lines = self.set(text, width, look).into_iter().enumerate();
        let at = |n: usize| (x, y + self.line * n as f64);
        lines
            .flat_map(|(n, line)| line_paints(self.flow.measure, line, self.role.size, self.line, at(n), None))
            .collect()
    }
}

/// A round dot, near enough.
fn dot((x, y): (f64, f64), radius: f64, colour: Colour) -> Paint {
    let corner = |n: usize| {
        let (sine, cosine) = (std::f64::consts::TAU * n as f64 / CORNERS as f64).sin_cos();
        (x + radius * cosine, y + radius * sine)
    };
    Paint::Shape { corners: (0..CORNERS).map(corner).collect(), colour }
}
