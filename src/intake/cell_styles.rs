//! What number formats and fonts say about cells.
//!
//! In: calamine's styles of a workbook. Out: one hint per style. Must not: keep anything else of a style.

use crate::model::workbook::{Hint, Legacy};
use calamine::Style;

/// The hint of each style, by its number.
pub(super) fn of(styles: &[Style]) -> Vec<Hint> {
    styles
        .iter()
        .map(|style| Hint {
            percent: style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code)),
            formula: false,
            legacy: style.font.as_ref().and_then(|font| font.name.as_deref()).and_then(legacy),
        })
        .collect()
}

/// A percent sign outside quotes, not escaped: only such a sign multiplies by 100.
fn is_percent(code: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
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
    fn percent_is_a_sign_that_multiplies() {
        assert!(is_percent("0.0%") && is_percent("#,##0 %;[Red]-0%"));
        assert!(!is_percent("0.0\"%\"") && !is_percent("0\\%") && !is_percent("General"));
    }

    #[test]
    fn encodings_are_told_by_font() {
        assert_eq!(
            [legacy(".VnTime"), legacy(".VnArialH"), legacy("VNI-Times"), legacy("Times New Roman"), legacy("ế")],
            [Some(Legacy::Tcvn3), Some(Legacy::Tcvn3Capitals), Some(Legacy::Vni), None, None]
        );
    }
}
