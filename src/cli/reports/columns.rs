//! Rows of text in columns that stand under each other.

use anyhow::Result;
use briefbook::messages::Catalogue;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// The row of heads, from their keys.
pub(super) fn heads<const N: usize>(keys: [&'static str; N], words: &Catalogue) -> Vec<String> {
    keys.map(|key| words.word(key)).into()
}

/// A table under its title, unless it has only a header.
pub(super) fn section(out: &mut impl Write, title: &str, rows: &[Vec<String>]) -> Result<()> {
    if rows.len() < 2 {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    write_rows(out, rows)
}

/// Columns two blanks apart; accents take no width of their own.
pub(super) fn write_rows(out: &mut impl Write, rows: &[Vec<String>]) -> Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let padded =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}  ", " ".repeat(width - cell.width())));
        writeln!(out, "{}", padded.collect::<String>().trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_however_accents_are_stored() {
        let row = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let rows = ["code name end", "08 Tuye\u{302}n x", "01 Tuyên y"].map(row);
        let mut out = Vec::new();
        write_rows(&mut out, &rows).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "code  name   end\n08    Tuye\u{302}n  x\n01    Tuyên  y\n");
    }
}
