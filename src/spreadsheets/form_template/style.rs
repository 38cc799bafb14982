//! How cells of a form look: those to fill in are light and open, all others locked.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::BTreeMap;

/// Formats by role.
pub(super) struct Style {
    pub(super) title: Format,
    pub(super) remark: Format,
    pub(super) head: Format,
    pub(super) numbering: Format,
    pub(super) section: Format,
    pub(super) text: Format,
    pub(super) centred: Format,
    pub(super) label: Format,
    pub(super) verdict: Format,
    pub(super) border: Format,
    input: Format,
    grey: Format,
    made: BTreeMap<(bool, String), Format>,
}

/// Row of the heads, under the title and what it is for.
pub(super) const HEADS: u32 = 3;

/// Cells of words: a telephone number keeps its zero.
pub(super) const WORDS: &str = "@";
/// Days as they are written here.
pub(super) const DAY: &str = "dd/mm/yyyy";

impl Style {
    pub(super) fn new() -> Style {
        let font = || Format::new().set_font_name("Times New Roman").set_font_size(12).set_align(FormatAlign::Top);
        let boxed = || font().set_border(FormatBorder::Thin).set_text_wrap();
        let centre = FormatAlign::Center;
        let grey = Color::RGB(0x59_59_59);
        Style {
            title: font().set_bold().set_font_size(14),
            remark: font().set_italic(),
            head: boxed()
                .set_bold()
                .set_align(centre)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDC_E6_F1)),
            numbering: boxed().set_italic().set_align(centre),
            section: boxed().set_bold(),
            text: boxed(),
            centred: boxed().set_align(centre),
            label: font().set_bold(),
            verdict: font().set_font_color(Color::RGB(0xC0_00_00)).set_text_wrap(),
            border: Format::new().set_border(FormatBorder::Thin),
            input: boxed().set_unlocked().set_background_color(Color::RGB(0xFF_FB_E6)),
            grey: font()
                .set_font_color(grey)
                .set_background_color(Color::RGB(0xED_ED_ED))
                .set_border(FormatBorder::Thin),
            made: BTreeMap::new(),
        }
    }

    /// A cell to fill in.
    pub(super) fn input(&mut self, pattern: &str) -> &Format {
        self.made(true, pattern)
    }

    /// A value that is only shown.
    pub(super) fn grey(&mut self, pattern: &str) -> &Format {
        self.made(false, pattern)
    }

    fn made(&mut self, open: bool, pattern: &str) -> &Format {
        let base = if open { &self.input } else { &self.grey };
        self.made.entry((open, pattern.to_owned())).or_insert_with(|| base.clone().set_num_format(pattern))
    }
}

/// The pattern with a unit behind the number; the percent sign in quotes, because only a bare one multiplies.
pub(super) fn with_unit(pattern: &str, unit: &str) -> String {
    let space = if unit == "%" { "" } else { " " };
    format!("{pattern}\"{space}{}\"", unit.replace('"', ""))
}
