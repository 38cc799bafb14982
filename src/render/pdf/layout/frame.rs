//! Where text stands on a page.

use crate::model::document::Orientation;
use crate::model::style::Page;
use crate::render::pdf::display_list::Paint;
use crate::render::pdf::draw::{A4_MM, Sheet};
use crate::render::pdf::measure::MM;

/// Where text stands on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) orientation: Orientation,
    /// Distance of the text from the upper left corner of the page.
    pub(super) origin_mm: (f64, f64),
    pub(super) bottom_mm: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Frame {
    /// A lying page is an upright one turned clockwise: its left margin, where it is bound, comes to lie on top.
    pub(super) fn of(page: &Page, orientation: Orientation) -> Frame {
        let (long, short) = A4_MM;
        let ((width, height), (top, right, bottom, left)) = match orientation {
            Orientation::Portrait => ((short, long), (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm)),
            Orientation::Landscape => ((long, short), (page.left_mm, page.top_mm, page.right_mm, page.bottom_mm)),
        };
        Frame {
            orientation,
            origin_mm: (left, top),
            bottom_mm: bottom,
            width: (width - left - right) * MM,
            height: (height - top - bottom) * MM,
        }
    }

    pub(super) fn sheet(&self, paints: Vec<Paint>) -> Sheet {
        Sheet { orientation: self.orientation, origin_mm: self.origin_mm, page_chrome: Vec::new(), paints }
    }
}
