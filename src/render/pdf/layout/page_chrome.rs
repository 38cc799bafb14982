//! What stands outside the text of every page: its number in the top margin and the foot line.

use super::super::display_list::Paint;
use super::super::lines::{self, Setting};
use super::super::measure::{MM, Measure};
use super::flow::line_paints;
use super::frame::Frame;
use crate::model::document::{Inline, Role};
use crate::model::style::{RoleStyle, Style};

/// Points; a foot line is set no smaller.
const SMALLEST: u8 = 5;

/// Nghị định 30/2020, Appendix I: the number stands alone, centred in the top margin and not on the first page, of an annex
/// neither. The foot line is one line, and so is the legend above it.
pub(super) fn paints(
    measure: &Measure<'_>,
    style: &Style,
    frame: &Frame,
    number: usize,
    (legend, footer): (&str, &str),
) -> Vec<Paint> {
    let line = |role: RoleStyle, text: &str, middle: f64| {
        let height = measure.line(role.size) * role.line;
        let set = lines::set(measure, &[Inline::text(text)], &Setting::of(&role, frame.width));
        let top = middle - height / 2.0;
        let at = move |n: usize| (0.0, top + height * n as f64);
        let paint = move |(n, line)| line_paints(measure, line, role.size, height, at(n), None);
        set.into_iter().enumerate().flat_map(paint).collect::<Vec<_>>()
    };
    let head = -frame.origin_mm.1 * MM / 2.0;
    let number = (number > 1).then(|| line(style.of(Role::PageNumber), &number.to_string(), head));
    let role = style.of(Role::Footer);
    let foot = frame.height + frame.bottom_mm * MM / 2.0;
    let above = foot - measure.line(role.size) * role.line;
    let feet = [(legend, above), (footer, foot)].into_iter().filter(|(text, _)| !text.is_empty());
    let feet = feet.flat_map(|(text, middle)| line(one_line(measure, role, text, frame.width), text, middle));
    number.into_iter().flatten().chain(feet).collect()
}

/// The role in the largest size, up to its own, in which a text stands on one line.
fn one_line(measure: &Measure<'_>, role: RoleStyle, text: &str, width: f64) -> RoleStyle {
    let sized = |size| RoleStyle { size, ..role };
    let fits = |role: &RoleStyle| lines::set(measure, &[Inline::text(text)], &Setting::of(role, width)).len() <= 1;
    let mut sizes = (SMALLEST..=role.size).rev().map(sized);
    sizes.clone().find(fits).or_else(|| sizes.next_back()).unwrap_or(role)
}
