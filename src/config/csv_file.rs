//! Registers as people keep them: CSV from Excel or an editor, comma or semicolon.

/// A line that is not blank: its number, and its cells without empty ones at its end, which Excel leaves.
pub(super) type Row = (usize, Vec<String>);

/// The first line tells the separator: Excel on a Vietnamese computer writes `;`.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let rows = (1..).zip(text.lines()).map(|(line, text)| (line, cells(text, separator)));
    rows.filter(|(_, cells)| !cells.is_empty()).collect()
}

/// Cells of the columns of these names, a row each; empty where the register has no such column.
pub(super) fn columns<const N: usize>(text: &str, names: [&str; N]) -> Vec<[String; N]> {
    let mut rows = rows(text).into_iter();
    let head = rows.next().map(|(_, cells)| cells).unwrap_or_default();
    let at = names.map(|name| head.iter().position(|known| known == name));
    let cells = |(_, cells): Row| at.map(|at| at.and_then(|at| cells.get(at)).cloned().unwrap_or_default());
    rows.map(cells).collect()
}

/// Cells of one line; a name of a file has no line break, so that a line is a row.
fn cells(line: &str, separator: u8) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(line.trim().as_bytes());
    let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let mut cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
    cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
    cells
}
