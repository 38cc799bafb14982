//! What number formats and fonts say about cells.

use super::number_format::NumberFormat;
use crate::model::workbook::{Hint, Legacy};
use calamine::Data;

/// The styles of a workbook, by number.
#[derive(Default)]
pub(super) struct CellStyles(Vec<CellStyle>);

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
        CellStyles(styles)
    }

    /// The styles that calamine reads of a package.
    pub(super) fn of(styles: &[calamine::Style]) -> CellStyles {
        let style = |style: &calamine::Style| CellStyle {
            format: style.number_format.as_ref().map(|f| NumberFormat::parse(&f.format_code)).unwrap_or_default(),
            font: style.font.as_ref().map_or(Font::default(), |font| {
                Font::new(font.strikethrough, font.name.as_deref().unwrap_or_default())
            }),
        };
        CellStyles(styles.iter().map(style).collect())
    }

    /// What a style says about a value.
    pub(super) fn hint(&self, style: usize, value: &Data) -> Hint {
        let Some(style) = self.0.get(style) else { return Hint::default() };
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
    fn encodings_are_told_by_font() {
        assert_eq!(
            [legacy(".VnTime"), legacy(".VnArialH"), legacy("VNI-Times"), legacy("Times New Roman"), legacy("ế")],
            [Some(Legacy::Tcvn3), Some(Legacy::Tcvn3Capitals), Some(Legacy::Vni), None, None]
        );
    }
}
