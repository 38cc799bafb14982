//! Finished files compared with the tree they were made from, before any of them is published: the first figure that a file
//! does not print is an error.

use crate::model::document::{Block, Document, Inline, MapTile, Row, Strip};
use crate::model::read_back::ReadBack;
use anyhow::{Result, bail, ensure};

/// Letters around a figure that have to stand next to it in the file as well: a `5` alone would be found anywhere.
const BESIDE: usize = 12;

/// A figure and the words next to it, white space left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Piece {
    before: String,
    figure: String,
    behind: String,
}

/// Every figure of a document has to stand in the file, between the words it stands between in the tree and in the
/// same order; those of charts anywhere, because formats order the parts of a chart differently.
///
/// # Errors
/// A figure is not there: the renderer is wrong, and the file must not go out.
pub(crate) fn hold(document: &Document, extension: &str, read: &ReadBack) -> Result<()> {
    let (text, charts) = (squeezed(&read.text), squeezed(&read.charts));
    let blocks = || document.sections.iter().flat_map(|section| &section.blocks);
    if let Some(Piece { before, figure, behind }) = first_missing(&text, blocks().flat_map(pieces)) {
        bail!("{}.{extension} does not print {figure:?} between {before:?} and {behind:?}", document.path);
    }
    let notes = blocks().flat_map(Block::notes).flat_map(|note| of_line(note.content.iter()));
    if let Some(Piece { before, figure, behind }) = first_missing(&squeezed(&read.notes), notes) {
        bail!("a note of {}.{extension} does not print {figure:?} between {before:?} and {behind:?}", document.path);
    }
    for chart in blocks().filter_map(Block::chart) {
        for point in chart.series.iter().flat_map(|series| series.points.iter().flatten()) {
            let printed = squeezed(&point.text);
            let there = text.contains(&printed) || charts.contains(&printed);
            ensure!(there, "a chart of {}.{extension} does not print {printed:?}", document.path);
        }
    }
    Ok(())
}

/// The first piece that does not stand in the text behind the figure before it.
fn first_missing(text: &str, mut pieces: impl Iterator<Item = Piece>) -> Option<Piece> {
    let mut end = 0_usize;
    pieces.find(|piece| {
        // The words before a figure may be those behind the one before it.
        let from = text.floor_char_boundary(end.saturating_sub(piece.before.len()));
        let words = format!("{}{}{}", piece.before, piece.figure, piece.behind);
        let found = text[from..].find(&words).map(|at| from + at + piece.before.len() + piece.figure.len());
        end = found.unwrap_or(end);
        found.is_none()
    })
}

/// The figures of a block.
fn pieces(block: &Block) -> Vec<Piece> {
    match block {
        Block::Heading(heading) => of_line(heading.content.iter()),
        Block::Paragraph(paragraph) => of_line(paragraph.content.iter()),
        Block::List(list) => list.items.iter().flat_map(|item| of_line(item.iter())).collect(),
        Block::Table(table) => {
            let rows = table.header.iter().chain(&table.rows);
            rows.flat_map(|row: &Row| of_line(row.cells.iter().flat_map(|cell| &cell.content))).collect()
        }
        // A value stands below the name of its locality.
        Block::TileMap(map) => map.tiles.iter().filter_map(tile).collect(),
        // Its figures stand behind the name of a strip.
        Block::Strips(strips) => strips.strips.iter().flat_map(strip).collect(),
        // Charts are looked up apart; the others print no figures of the data.
        Block::Masthead(_)
        | Block::TitleBlock(_)
        | Block::Contents(_)
        | Block::Chart(_)
        | Block::PageBreak
        | Block::Closing(_) => Vec::new(),
    }
}

fn tile(tile: &MapTile) -> Option<Piece> {
    let point = tile.value.as_ref()?;
    Some(Piece { before: last_letters(&squeezed(&tile.name)), figure: squeezed(&point.text), behind: String::new() })
}

fn strip(strip: &Strip) -> Vec<Piece> {
    let name = squeezed(&strip.name);
    let texts: Vec<String> = strip.figures.iter().map(|figure| squeezed(&figure.text)).collect();
    let piece = |(n, figure): (usize, &String)| Piece {
        before: last_letters(n.checked_sub(1).and_then(|before| texts.get(before)).unwrap_or(&name)),
        figure: figure.clone(),
        behind: String::new(),
    };
    texts.iter().enumerate().map(piece).collect()
}

/// The last letters of words, as many as stand beside a figure.
fn last_letters(words: &str) -> String {
    let letters = words.chars().count();
    words.chars().skip(letters.saturating_sub(BESIDE)).collect()
}

fn of_line<'a>(line: impl Iterator<Item = &'a Inline>) -> Vec<Piece> {
    let line: Vec<&Inline> = line.collect();
    let words = |at: Option<usize>| match at.and_then(|at| line.get(at)) {
        Some(Inline::Text { text, .. } | Inline::Figure { text, .. }) => squeezed(text),
        Some(Inline::Target { .. } | Inline::Reference { .. } | Inline::Note(_) | Inline::Break) | None => {
            String::new()
        }
    };
    let piece = |(at, inline): (usize, &&Inline)| {
        let Inline::Figure { text, .. } = inline else { return None };
        Some(Piece {
            before: last_letters(&words(at.checked_sub(1))),
            figure: squeezed(text),
            behind: words(at.checked_add(1)).chars().take(BESIDE).collect(),
        })
    };
    line.iter().enumerate().filter_map(piece).collect()
}

/// Without the white space, which formats set as they need.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(text: &str) -> Option<String> {
        let piece = |before: &str, figure: &str, behind: &str| {
            let [before, figure, behind] = [before, figure, behind].map(str::to_owned);
            Piece { before, figure, behind }
        };
        let pieces =
            [piece("lập", "968", "cụm,"), piece("cụm,", "30.912", "ha"), piece("", "5", "5"), piece("5", "5", "")];
        first_missing(text, pieces.into_iter()).map(|piece| piece.figure)
    }

    #[test]
    fn a_figure_must_stand_where_the_tree_has_it() {
        assert_eq!(missing("Đã thành lập968cụm,30.912ha:55"), None);
        assert_eq!(missing("lập986cụm,30.912ha:55;968").as_deref(), Some("968"), "another number at its place");
        assert_eq!(missing("30.912ha;lập968cụm,:55").as_deref(), Some("30.912"), "another order");
        assert_eq!(missing("lập968cụm,30.912ha:5.").as_deref(), Some("5"), "one of two equal ones");
    }
}
