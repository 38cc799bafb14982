//! Cells: text that stays text, exact numbers, formulas with the value we computed.

use crate::messages::Catalogue;
use crate::msg;
use anyhow::Result;
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Format, Formula, Note, Worksheet};
use std::borrow::Cow;
use std::str::FromStr;

/// Most characters of a cell (ECMA-376, Part 1, 18.3.1.4 as Excel applies it).
const LONGEST: usize = 32_767;

/// Row and column, from 0.
pub(super) type At = (u32, u16);

/// A text, cut where a cell cannot hold it, with three dots that say so.
pub(super) fn clipped(text: &str) -> Cow<'_, str> {
    if text.chars().count() <= LONGEST {
        return text.into();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect::<String>().into()
}

/// Writes words.
pub(super) fn text(sheet: &mut Worksheet, (row, col): At, text: &str, format: &Format) -> Result<()> {
    if text.is_empty() {
        sheet.write_blank(row, col, format)?;
    } else {
        sheet.write_string_with_format(row, col, clipped(text), format)?;
    }
    Ok(())
}

/// Writes a row of words from a cell to the right.
pub(super) fn texts(sheet: &mut Worksheet, (row, first): At, words: &[&str], format: &Format) -> Result<()> {
    for (col, word) in (first..).zip(words) {
        text(sheet, (row, col), word, format)?;
    }
    Ok(())
}

/// Writes a number.
pub(super) fn number(
    sheet: &mut Worksheet,
    at: At,
    value: Decimal,
    format: &Format,
    catalogue: &Catalogue,
) -> Result<()> {
    sheet.write_number_with_format(at.0, at.1, double(value)?, format)?;
    exact(sheet, at, value, catalogue)
}

/// Writes a formula with the value it has, or the words it shows instead.
pub(super) fn formula(
    sheet: &mut Worksheet,
    at: At,
    formula: &str,
    shown: Shown<'_>,
    format: &Format,
    catalogue: &Catalogue,
) -> Result<()> {
    let result = match shown {
        Shown::Value(value) => value.normalize().to_string(),
        Shown::Words(words) => words.to_owned(),
    };
    sheet.write_formula_with_format(at.0, at.1, Formula::new(formula).set_result(result), format)?;
    if let Shown::Value(value) = shown { exact(sheet, at, value, catalogue) } else { Ok(()) }
}

/// Words as a string of a formula.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// A sheet's name as formulas refer to it.
pub(super) fn sheet_name(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// What a formula comes to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown<'a> {
    Value(Decimal),
    Words(&'a str),
}

/// Address with `$` before its row, for formulas that are copied sideways.
pub(super) fn a1((row, col): At) -> String {
    row_col_to_cell(row, col)
}

/// The double nearest to an exact decimal, by way of its digits, so that its shortest spelling is the decimal again.
pub(super) fn double(value: Decimal) -> Result<f64> {
    Ok(value.normalize().to_string().parse()?)
}

/// A spreadsheet keeps about 15 digits. Where the exact value has more, a note on the cell says it.
pub(super) fn exact(sheet: &mut Worksheet, (row, col): At, value: Decimal, catalogue: &Catalogue) -> Result<()> {
    if Decimal::from_str(&double(value)?.to_string()).is_ok_and(|kept| kept == value) {
        return Ok(());
    }
    let words = catalogue.text(&msg!("cell-exact-value", value = value.normalize().to_string()));
    sheet.insert_note(row, col, &Note::new(words).add_author_prefix(false))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_says_that_it_was_cut() {
        let long = "ế".repeat(LONGEST + 5);
        let cut = clipped(&long);
        assert_eq!((cut.chars().count(), cut.chars().last()), (LONGEST, Some('…')));
        assert_eq!(clipped("=1+1"), "=1+1");
    }

    #[test]
    fn doubles_spell_the_decimals_they_were_made_from() {
        for text in ["108.7", "58123", "0.1", "999999999999999", "0.000000001"] {
            let value = Decimal::from_str(text).unwrap();
            assert_eq!(Decimal::from_str(&double(value).unwrap().to_string()).unwrap(), value, "{text}");
        }
    }
}
