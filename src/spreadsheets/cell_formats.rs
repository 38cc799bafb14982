//! Formats of cells, the same set for every workbook that is written from nothing, and patterns of numbers.

use crate::messages::Catalogue;
use crate::model::figure::APPROXIMATE;
use crate::model::quantity::Qualifier;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::BTreeMap;

/// Finest fraction shown; a cell keeps all its digits.
const FINEST: u32 = 10;

/// Pattern of cells of words: a telephone number keeps its zero.
pub(super) const WORDS: &str = "@";
/// Pattern of days as they are written here.
pub(super) const DAY: &str = "dd/mm/yyyy";

/// Formats of cells by role. Only those that cells use reach the file.
pub(super) struct CellFormats {
    pub(super) title: Format,
    pub(super) remark: Format,
    /// Outside tables, before what it names.
    pub(super) label: Format,
    pub(super) head: Format,
    /// Numbers of columns, under the heads.
    pub(super) numbering: Format,
    pub(super) section: Format,
    pub(super) text: Format,
    pub(super) centred: Format,
    pub(super) wrapped: Format,
    /// What a form says next to a value that cannot be right.
    pub(super) verdict: Format,
    pub(super) border: Format,
    number: Format,
    input: Format,
    shown: Format,
    with_pattern: BTreeMap<(Base, String), Format>,
}

/// Formats that numbers are shown with in many patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Base {
    Number,
    Input,
    Shown,
}

impl CellFormats {
    /// Those of a table of figures: small, with light lines, wrapped only where that is said.
    pub(super) fn of_figures() -> CellFormats {
        CellFormats::of(11, |boxed| boxed.set_border_color(Color::RGB(0x99_99_99)))
    }

    /// Those of a form: large enough to write in by hand, every cell wrapped; cells to fill in are light and open, all others
    /// locked.
    pub(super) fn of_form() -> CellFormats {
        CellFormats::of(12, Format::set_text_wrap)
    }

    /// From the size of letters, in points, and what is particular to a cell of a table.
    fn of(size: u8, cell: fn(Format) -> Format) -> CellFormats {
        let font = || Format::new().set_font_name("Times New Roman").set_font_size(size).set_align(FormatAlign::Top);
        let boxed = || cell(font().set_border(FormatBorder::Thin));
        let centre = FormatAlign::Center;
        CellFormats {
            title: font().set_bold().set_font_size(14),
            remark: font().set_italic(),
            label: font().set_bold(),
            head: boxed()
                .set_bold()
                .set_text_wrap()
                .set_align(centre)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDC_E6_F1)),
            numbering: boxed().set_italic().set_align(centre),
            section: boxed().set_bold(),
            text: boxed(),
            centred: boxed().set_align(centre),
            wrapped: boxed().set_text_wrap(),
            verdict: font().set_font_color(Color::RGB(0xC0_00_00)).set_text_wrap(),
            border: Format::new().set_border(FormatBorder::Thin),
            number: boxed().set_align(FormatAlign::Right),
            input: boxed().set_unlocked().set_background_color(Color::RGB(0xFF_FB_E6)),
            shown: font()
                .set_font_color(Color::RGB(0x59_59_59))
                .set_background_color(Color::RGB(0xED_ED_ED))
                .set_border(FormatBorder::Thin),
            with_pattern: BTreeMap::new(),
        }
    }

    /// A number of a table.
    pub(super) fn number(&mut self, pattern: &str) -> &Format {
        self.with_pattern(Base::Number, pattern)
    }

    /// A cell to fill in.
    pub(super) fn input(&mut self, pattern: &str) -> &Format {
        self.with_pattern(Base::Input, pattern)
    }

    /// A value that a form only shows.
    pub(super) fn shown(&mut self, pattern: &str) -> &Format {
        self.with_pattern(Base::Shown, pattern)
    }

    fn with_pattern(&mut self, base: Base, pattern: &str) -> &Format {
        let format = match base {
            Base::Number => &self.number,
            Base::Input => &self.input,
            Base::Shown => &self.shown,
        };
        self.with_pattern.entry((base, pattern.to_owned())).or_insert_with(|| format.clone().set_num_format(pattern))
    }
}

/// The pattern with a unit behind the number; the percent sign in quotes, because only a bare one multiplies.
pub(super) fn with_unit(pattern: &str, unit: &str) -> String {
    let space = if unit == "%" { "" } else { " " };
    format!("{pattern}\"{space}{}\"", unit.replace('"', ""))
}

/// `#,##0.00` with as many decimals as the value has, and at least so many.
pub(super) fn pattern(value: Decimal, decimals: u32) -> String {
    digits(decimals.max(value.normalize().scale()))
}

/// The same with the word a value came with before it, so that "over 2,300" is a number that says so.
pub(super) fn qualified(value: Decimal, decimals: u32, qualifier: Option<Qualifier>, catalogue: &Catalogue) -> String {
    let word = qualifier.map(|qualifier| catalogue.text(&qualifier.into()).replace('"', ""));
    format!("{}{}", word.map_or_else(String::new, |word| format!("\"{word} \"")), pattern(value, decimals))
}

/// A pattern with signs behind the number.
pub(super) fn signed(pattern: String, signs: impl Iterator<Item = char>) -> String {
    let signs: String = signs.collect();
    if signs.is_empty() { pattern } else { format!("{pattern}\"{signs}\"") }
}

/// A pattern with the sign of totals of approximate values before the number.
pub(super) fn approximate(pattern: String, values: usize) -> String {
    if values == 0 { pattern } else { format!("\"{APPROXIMATE} \"{pattern}") }
}

/// `#,##0.00` for two decimals.
pub(super) fn digits(decimals: u32) -> String {
    match decimals.min(FINEST) {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals as usize)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;

    #[test]
    fn patterns_show_every_digit_and_the_word() {
        let catalogue = Catalogue::embedded(Language::Vi);
        assert_eq!(qualified(Decimal::new(2300, 0), 0, Some(Qualifier::Over), catalogue), "\"trên \"#,##0");
        assert_eq!(pattern(Decimal::new(1087, 1), 2), "#,##0.00");
        assert_eq!(pattern(Decimal::new(1234, 3), 2), "#,##0.000");
        assert_eq!(signed(digits(1), "*‡".chars()), "#,##0.0\"*‡\"");
        assert_eq!(approximate(signed(digits(1), "".chars()), 2), "\"≈ \"#,##0.0");
    }
}
