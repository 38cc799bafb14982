//! What stands outside the text of every page: its number in the top margin and the foot line.

use super::super::display_list::Paint;
use super::super::lines::{self, Setting};
use super::super::measure::{MM, Measure};
use super::flow::line_paints;
use super::frame::Frame;
use crate::model::document::{Inline, Role};
use crate::model::style::Style;

/// Nghị định 30/2020, Appendix I: the number stands centred in the top margin and not on the first page.
pub(super) fn paints(
    measure: &Measure<'_>,
    style: &Style,
    frame: &Frame,
    (page, total): (usize, usize),
    footer: &str,
) -> Vec<Paint> {
    let line = |role: Role, text: String, middle: f64| {
        let role = style.of(role);
        let height = measure.line(role.size) * role.line;
        let set = lines::set(measure, &[Inline::text(text)], &Setting::of(&role, frame.width));
        let top = middle - height / 2.0;
        let at = move |n: usize| (0.0, top + height * n as f64);
        let paint = move |(n, line)| line_paints(measure, line, role.size, height, at(n), None);
        set.into_iter().enumerate().flat_map(paint)
    };
    let number = (page > 1).then(|| line(Role::PageNumber, format!("{page}/{total}"), -frame.origin_mm.1 * MM / 2.0));
    let foot = line(Role::Footer, footer.to_owned(), frame.height + frame.bottom_mm * MM / 2.0);
    number.into_iter().flatten().chain(foot).collect()
}
