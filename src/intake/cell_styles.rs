//! What number formats and fonts say about cells.

use super::number_format::NumberFormat;
use super::text::STROKE;
use crate::model::workbook::{Hint, Legacy};
use calamine::Data;
use std::collections::BTreeMap;

/// The styles of a workbook, by number.
#[derive(Default)]
pub(super) struct CellStyles {
    styles: Vec<CellStyle>,
    fonts: Vec<Font>,
    texts: RichTexts,
}

/// Where another font begins in texts that cells share, by number of the text: from which unit of UTF-16 on, and the number of
/// the font.
pub(super) type RichTexts = BTreeMap<u32, Vec<(u16, u16)>>;

/// What one style says.
#[derive(Clone, Default)]
pub(super) struct CellStyle {
    pub(super) format: NumberFormat,
    pub(super) font: Font,
}

/// What a font says.
#[derive(Clone, Copy, Default)]
pub(super) struct Font {
    pub(super) struck: bool,
    pub(super) legacy: Option<Legacy>,
}

impl CellStyles {
    pub(super) fn new(styles: Vec<CellStyle>) -> CellStyles {
        CellStyles { styles, ..CellStyles::default() }
    }

    /// The same with the fonts that texts name.
    #[must_use]
    pub(super) fn with_fonts(self, fonts: Vec<Font>) -> CellStyles {
        CellStyles { fonts, ..self }
    }

    /// The same with the texts that cells share.
    #[must_use]
    pub(super) fn with_texts(self, texts: RichTexts) -> CellStyles {
        CellStyles { texts, ..self }
    }

    /// The styles that calamine reads of a package.
    pub(super) fn of(styles: &[calamine::Style]) -> CellStyles {
        let style = |style: &calamine::Style| CellStyle {
            format: style.number_format.as_ref().map(|f| NumberFormat::parse(&f.format_code)).unwrap_or_default(),
            font: style.font.as_ref().map_or(Font::default(), |font| {
                Font::new(font.strikethrough, font.name.as_deref().unwrap_or_default())
            }),
        };
        CellStyles::new(styles.iter().map(style).collect())
    }

    /// A shared text with a stroke behind each character that is struck out, as plain text has it, in a cell of a style; nothing
    /// where the text has one font.
    pub(super) fn stroked(&self, number: u32, style: usize, text: &str) -> Option<String> {
        let runs = self.texts.get(&number)?;
        let begins_struck = self.styles.get(style).is_some_and(|style| style.font.struck);
        let is_struck = |font: u16| self.fonts.get(usize::from(font)).is_some_and(|font| font.struck);
        let mut runs = runs.iter().map(|(start, font)| (usize::from(*start), is_struck(*font))).peekable();
        let (mut struck, mut at, mut out) = (begins_struck, 0, String::with_capacity(text.len()));
        for c in text.chars() {
            while let Some((_, from_here)) = runs.next_if(|(start, _)| *start <= at) {
                struck = from_here;
            }
            out.push(c);
            if struck {
                out.push(STROKE);
            }
            at += c.len_utf16();
        }
        Some(out)
    }

    /// Whether fonts change within a shared text, and the font of its cell is not that of all of it.
    pub(super) fn is_rich(&self, number: u32) -> bool {
        self.texts.contains_key(&number)
    }

    /// What a style says about a value.
    pub(super) fn hint(&self, style: usize, value: &Data) -> Hint {
        let Some(style) = self.styles.get(style) else { return Hint::default() };
        let number = match value {
            Data::Int(n) => Some(*n as f64),
            Data::Float(n) => Some(*n),
            _ => None,
        };
        let section = number.and_then(|number| style.format.section(number));
        Hint {
            percent: section.is_some_and(|section| section.percent),
            shown: section.zip(number).and_then(|(section, number)| section.around(number)),
            struck: style.font.struck,
            legacy: style.font.legacy,
            ..Hint::default()
        }
    }
}

impl Font {
    pub(super) fn new(struck: bool, name: &str) -> Font {
        Font { struck, legacy: legacy(name) }
    }
}

/// The encoding a font from before Unicode draws.
fn legacy(font: &str) -> Option<Legacy> {
    let starts = |with: &str| font.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if starts(".Vn") {
        Some(if font.ends_with('H') { Legacy::Tcvn3Capitals } else { Legacy::Tcvn3 })
    } else {
        starts("VNI-").then_some(Legacy::Vni)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_a_struck_font_are_stroked() {
        let fonts = [false, true].map(|struck| Font { struck, legacy: None });
        let texts = RichTexts::from([(7, vec![(0, 1), (3, 0)]), (8, vec![(1, 0)]), (9, vec![(2, 1)])]);
        let of_cells = fonts.map(|font| CellStyle { font, ..CellStyle::default() });
        let styles = CellStyles::new(of_cells.into()).with_fonts(fonts.into()).with_texts(texts);
        assert_eq!(styles.stroked(7, 0, "998 873").as_deref(), Some("9\u{336}9\u{336}8\u{336} 873"));
        assert_eq!((styles.stroked(8, 0, "998").as_deref(), styles.stroked(1, 0, "998")), (Some("998"), None));
        assert_eq!(styles.stroked(8, 1, "998").as_deref(), Some("9\u{336}98"), "before the first run the cell's font");
        assert_eq!(styles.stroked(9, 0, "\u{1F600}1").as_deref(), Some("\u{1F600}1\u{336}"), "in units of UTF-16");
    }

    #[test]
    fn encodings_are_told_by_font() {
        assert_eq!(
            [legacy(".VnTime"), legacy(".VnArialH"), legacy("VNI-Times"), legacy("Times New Roman"), legacy("ế")],
            [Some(Legacy::Tcvn3), Some(Legacy::Tcvn3Capitals), Some(Legacy::Vni), None, None]
        );
    }
}
