//! Draws sheets with genpdf: each is an element of its document, its page chrome comes from the page decorator.

use super::display_list::{Colour, Paint};
use super::measure::{Face, MM};
use super::placeholder_font::PlaceholderFont;
use super::rules;
use super::structure_markers::Mark;
use crate::model::document::Orientation;
use genpdf::elements::PageBreak;
use genpdf::error::Error;
use genpdf::render::Area;
use genpdf::style::{Color, Style};
use genpdf::{Context, Document, Element, Margins, PageDecorator, Position, RenderResult, Size};
use std::collections::VecDeque;

/// Long and short side of A4.
pub(super) const A4_MM: (f64, f64) = (297.0, 210.0);

/// One page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) orientation: Orientation,
    /// Millimetres from the upper left corner of the page to that of its text.
    pub(super) origin_mm: (f64, f64),
    /// Page number and foot line, from the same corner as the text.
    pub(super) page_chrome: Vec<Paint>,
    pub(super) paints: Vec<Paint>,
}

impl Sheet {
    /// Everything on it.
    pub(super) fn paints(&self) -> impl Iterator<Item = &Paint> {
        self.page_chrome.iter().chain(&self.paints)
    }
}

/// Draws all sheets in one genpdf document. Its paper is a square that holds both orientations, with the page in its
/// lower left corner, where PDF counts from.
pub(super) fn draw(sheets: &[Sheet], placeholder: &PlaceholderFont) -> anyhow::Result<Vec<u8>> {
    let mut genpdf = Document::new(placeholder.family()?);
    let mut decorator = Decorator::default();
    genpdf.set_paper_size((A4_MM.0, A4_MM.0));
    // Without it printpdf packs a printer's colour profile of half a megabyte.
    genpdf.set_minimal_conformance();
    for (index, sheet) in sheets.iter().enumerate() {
        if index > 0 {
            genpdf.push(PageBreak::new());
        }
        let above = match sheet.orientation {
            Orientation::Portrait => 0.0,
            Orientation::Landscape => A4_MM.0 - A4_MM.1,
        };
        let margins = Margins::trbl(above + sheet.origin_mm.1, 0.0, 0.0, sheet.origin_mm.0);
        decorator.pages.push_back((margins, written(placeholder, &sheet.page_chrome)));
        genpdf.push(Body { paints: rules::join(written(placeholder, &sheet.paints)) });
    }
    genpdf.set_page_decorator(decorator);
    let mut bytes = Vec::new();
    genpdf.render(&mut bytes)?;
    Ok(bytes)
}

/// Paints with their words in the letters of the faces that genpdf has.
fn written(placeholder: &PlaceholderFont, paints: &[Paint]) -> Vec<Paint> {
    let written = |paint: &Paint| match paint {
        Paint::Text { x, y, face, size, text } => {
            Paint::Text { x: *x, y: *y, face: *face, size: *size, text: placeholder.written(*face, text) }
        }
        Paint::White
        | Paint::Rule { .. }
        | Paint::Fill { .. }
        | Paint::Shape { .. }
        | Paint::Reference { .. }
        | Paint::Lead { .. }
        | Paint::Target { .. }
        | Paint::Signature { .. }
        | Paint::Begin(_)
        | Paint::End => paint.clone(),
    };
    paints.iter().map(written).collect()
}

/// Sets the margins of each page and draws its page chrome.
#[derive(Default)]
struct Decorator {
    pages: VecDeque<(Margins, Vec<Paint>)>,
}

impl PageDecorator for Decorator {
    fn decorate_page<'a>(&mut self, context: &Context, mut area: Area<'a>, _style: Style) -> Result<Area<'a>, Error> {
        if let Some((margins, page_chrome)) = self.pages.pop_front() {
            area.add_margins(margins);
            paint(context, &area, &page_chrome)?;
        }
        Ok(area)
    }
}

/// The text of one page.
struct Body {
    paints: Vec<Paint>,
}

impl Element for Body {
    fn render(&mut self, context: &Context, area: Area<'_>, _style: Style) -> Result<RenderResult, Error> {
        paint(context, &area, &self.paints)?;
        // Any size but nothing tells genpdf that the page is in use.
        Ok(RenderResult { size: Size::new(1, 1), has_more: false })
    }
}

fn paint(context: &Context, area: &Area<'_>, paints: &[Paint]) -> Result<(), Error> {
    // genpdf refuses text that its area does not hold; layout has already seen to that.
    let mut area = area.clone();
    area.set_height((2.0 * A4_MM.0).into());
    let (mut last_width, mut paints) = (None, paints.iter().filter(|one| one.is_drawn()).peekable());
    while let Some(one) = paints.next() {
        match one {
            Paint::Text { x, y, face, size, text } => write(context, &area, (*x, *y), (*face, *size), text)?,
            Paint::Rule { from, to, width, colour } => {
                let width = (width * 100.0).round().max(0.0) as usize;
                if last_width.replace(width) != Some(width) {
                    mark(&area, Mark::Width(width));
                }
                area.draw_line(vec![at(*from), at(*to)], ink(*colour));
            }
            Paint::Fill { area: rectangle, colour } => {
                mark(&area, Mark::Fill);
                area.draw_line(corners(*rectangle), ink(*colour));
            }
            Paint::Shape { corners, colour } => {
                mark(&area, Mark::Fill);
                area.draw_line(corners.iter().copied().map(at).collect(), ink(*colour));
            }
            Paint::White => mark(&area, Mark::White),
            Paint::Begin(node) => mark(&area, Mark::Begin(*node)),
            // An element ends where the next begins; a mark less for each cell.
            Paint::End if matches!(paints.peek(), Some(Paint::Begin(_))) => {}
            Paint::End => mark(&area, Mark::End),
            Paint::Reference { .. } | Paint::Lead { .. } | Paint::Target { .. } | Paint::Signature { .. } => {}
        }
    }
    Ok(())
}

/// Writes on a baseline; genpdf counts from a point above it by the height of the font.
fn write(
    context: &Context,
    area: &Area<'_>,
    (x, y): (f64, f64),
    (face, size): (Face, u8),
    text: &str,
) -> Result<(), Error> {
    let mut style = Style::new().with_font_size(size);
    if face.is_bold() {
        style.set_bold();
    }
    if face.is_italic() {
        style.set_italic();
    }
    let height: f64 = style.font(&context.font_cache).glyph_height(size).into();
    area.print_str(&context.font_cache, Position::new(x / MM, y / MM - height), style, text).map(|_| ())
}

fn mark(area: &Area<'_>, mark: Mark) {
    area.draw_line(vec![Position::default(); 2], Style::from(mark.colour()));
}

fn at((x, y): (f64, f64)) -> Position {
    Position::new(x / MM, y / MM)
}

fn corners((x, y, width, height): (f64, f64, f64, f64)) -> Vec<Position> {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].map(at).to_vec()
}

fn ink((red, green, blue): Colour) -> Style {
    Style::from(Color::Rgb(red, green, blue))
}
