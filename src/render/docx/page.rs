//! The paper: sizes in twips (1/20 point), the unit of WordprocessingML.

use crate::model::document::{Orientation, Role, Section};
use crate::model::style::Style;
use docx_rs::{
    FooterReference, HeaderReference, PageMargin, PageNumType, PageOrientationType, PageSize, SectionProperty,
};

/// A4 in twips.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;

/// Paper and margins of one orientation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    orientation: Orientation,
    top: u32,
    right: u32,
    bottom: u32,
    left: u32,
    /// Height of the line in the top margin.
    number: u32,
}

/// What a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The document.
    Document,
    /// An annex, whose pages are counted from 1.
    Annex,
    /// Nothing: its pages are counted on.
    Further,
}

impl Start {
    /// That of the n-th section.
    pub(super) fn of(n: usize, section: &Section) -> Start {
        match n {
            0 => Start::Document,
            _ if section.annex => Start::Annex,
            _ => Start::Further,
        }
    }
}

/// Millimetres in twips.
pub(super) fn mm(millimetres: f64) -> u32 {
    pt(millimetres * 72.0 / 25.4)
}

/// Points in twips; a negative or absurd length is cut to what Word takes.
pub(super) fn pt(points: f64) -> u32 {
    (points * 20.0).round().clamp(0.0, 31_680.0) as u32
}

impl Page {
    /// A lying page turns the margins with the paper: the left one, where it is bound, comes to the top.
    pub(super) fn new(orientation: Orientation, style: &Style) -> Page {
        let page = style.page;
        let [top, right, bottom, left] = match orientation {
            Orientation::Portrait => [page.top_mm, page.right_mm, page.bottom_mm, page.left_mm],
            Orientation::Landscape => [page.left_mm, page.top_mm, page.right_mm, page.bottom_mm],
        }
        .map(mm);
        let number = pt(f64::from(style.of(Role::PageNumber).size) * 1.15);
        Page { orientation, top, right, bottom, left, number }
    }

    /// Width of the lines.
    pub(super) fn width(&self) -> u32 {
        self.size().0.saturating_sub(self.left + self.right)
    }

    /// Height of the text area.
    pub(super) fn height(&self) -> u32 {
        self.size().1.saturating_sub(self.top + self.bottom)
    }

    fn size(&self) -> (u32, u32) {
        match self.orientation {
            Orientation::Portrait => (SHORT, LONG),
            Orientation::Landscape => (LONG, SHORT),
        }
    }

    /// Properties of a section of such pages, with the headers and footers that docx-rs files under these names. The first page
    /// of a document and of an annex has no number.
    pub(super) fn section(&self, start: Start) -> SectionProperty {
        let (width, height) = self.size();
        let size = PageSize::new().size(width, height);
        let size = match self.orientation {
            Orientation::Portrait => size,
            Orientation::Landscape => size.orient(PageOrientationType::Landscape),
        };
        let mut property = SectionProperty::new().page_size(size).page_margin(self.margins());
        property.header_reference = Some(HeaderReference::new("default", "rIdHeader1"));
        property.footer_reference = Some(FooterReference::new("default", "rIdFooter1"));
        property.page_num_type = (start == Start::Annex).then(|| PageNumType::new().start(1));
        if start != Start::Further {
            property.first_header_reference = Some(HeaderReference::new("first", "rIdHeader2"));
            property.first_footer_reference = Some(FooterReference::new("first", "rIdFooter2"));
            property.title_pg = true;
        }
        property
    }

    /// Margins, with the page number in the middle of the top one.
    fn margins(&self) -> PageMargin {
        let header = self.top.saturating_sub(self.number) / 2;
        PageMargin {
            top: self.top as i32,
            right: self.right as i32,
            bottom: self.bottom as i32,
            left: self.left as i32,
            header: header as i32,
            footer: mm(10.0).min(self.bottom / 2) as i32,
            gutter: 0,
        }
    }
}
