//! How cells look, and how numbers are shown.

use crate::messages::Catalogue;
use crate::model::figure::CARRIED;
use crate::model::quantity::Qualifier;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::BTreeMap;

/// Finest fraction shown; a cell keeps all its digits.
const FINEST: u32 = 10;

/// Formats by role.
pub(super) struct Look {
    pub(super) title: Format,
    pub(super) remark: Format,
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) centred: Format,
    pub(super) wrapped: Format,
    number: Format,
    numbers: BTreeMap<String, Format>,
}

impl Look {
    pub(super) fn new() -> Look {
        let font = || Format::new().set_font_name("Times New Roman").set_font_size(11).set_align(FormatAlign::Top);
        let boxed = || font().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x99_99_99));
        let centre = FormatAlign::Center;
        Look {
            title: font().set_bold().set_font_size(14),
            remark: font().set_italic(),
            head: boxed()
                .set_bold()
                .set_text_wrap()
                .set_align(centre)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDC_E6_F1)),
            text: boxed(),
            centred: boxed().set_align(centre),
            wrapped: boxed().set_text_wrap(),
            number: boxed().set_align(FormatAlign::Right),
            numbers: BTreeMap::new(),
        }
    }

    /// The format of numbers with a pattern.
    pub(super) fn number(&mut self, pattern: String) -> &Format {
        let base = &self.number;
        self.numbers.entry(pattern).or_insert_with_key(|pattern| base.clone().set_num_format(pattern))
    }
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

/// A pattern with the mark of what is carried forward behind the number.
pub(super) fn marked(pattern: String, carried: bool) -> String {
    if carried { format!("{pattern}\"{CARRIED}\"") } else { pattern }
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
        assert_eq!(marked(digits(1), true), "#,##0.0\"*\"");
    }
}
