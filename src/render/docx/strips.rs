//! Strips as a table: names, one drawing of all dots over all rows, figures at the right.

use super::bookmarks::{Bookmarks, TOP};
use super::chart::Size;
use super::page::mm;
use super::table::fixed;
use super::{measure, styles, text};
use crate::model::document::{Role, Strip, StripFigure, Strips};
use crate::model::style::{Look, RoleStyle};
use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Run, Tab, TabValueType, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableRow, VAlignType, VMergeType, WidthType,
};

/// Height of a strip.
const HEIGHT_MM: f64 = 6.2;
/// Space around words.
const PAD_MM: f64 = 2.4;
/// Names take no more than this share of the width, in percent.
const NAMES: u32 = 40;

/// Size of the drawing of all dots.
pub(super) fn size(strips: &Strips, width: u32, look: &Look) -> Size {
    let width = grid(strips, width, look).get(1).copied().unwrap_or_default();
    Size { width: u32::try_from(width).unwrap_or_default(), height: mm(HEIGHT_MM) * strips.strips.len() as u32 }
}

/// Widths of the columns: names, dots, figures.
fn grid(strips: &Strips, width: u32, look: &Look) -> Vec<usize> {
    let role = look.style.of(Role::Chart);
    let wide = |text: &str, bold: bool| measure::width(text, RoleStyle { bold, ..role }, &look.faces);
    let names = strips.strips.iter().map(|strip| wide(&strip.name, true)).max().unwrap_or_default() + mm(PAD_MM);
    let names = names.min(width * NAMES / 100);
    let columns = strips.heads.iter().enumerate().map(|(n, head)| {
        let figures = strips.strips.iter().filter_map(|strip| strip.figures.get(n));
        figures.map(|figure| wide(&figure.text, n == 0)).fold(wide(head, false), u32::max) + mm(PAD_MM)
    });
    let columns: Vec<u32> = columns.collect();
    let dots = width.saturating_sub(names + columns.iter().sum::<u32>()).max(mm(20.0));
    [names, dots].into_iter().chain(columns).map(|width| width as usize).collect()
}

/// The table; `finish` puts the drawing in.
pub(super) fn table(strips: &Strips, width: u32, look: &Look, bookmarks: &mut Bookmarks) -> Table {
    let grid = grid(strips, width, look);
    let head = std::iter::once(head(strips, &grid));
    let count = strips.strips.len();
    let rows = strips.strips.iter().enumerate().map(|(n, strip)| row(strip, (n, n + 1 == count), &grid, bookmarks));
    fixed(head.chain(rows).collect(), grid).style(styles::FRAME)
}

fn head(strips: &Strips, grid: &[usize]) -> TableRow {
    let [low, high] = &strips.ends;
    let right = grid.get(1).copied().unwrap_or_default();
    let mut ends = text::plain(styles::id(Role::Chart), low).add_tab(Tab::new().val(TabValueType::Right).pos(right));
    text::put(&mut ends, Run::new().add_tab());
    text::put(&mut ends, text::words(high));
    let heads = strips.heads.iter().map(|head| words(head, false).align(AlignmentType::Right));
    let cells = [text::styled(styles::id(Role::Chart)), ends].into_iter().chain(heads);
    let below = TableCellBorder::new(TableCellBorderPosition::Bottom).size(6).color("000000");
    let ruled = |cell: TableCell| cell.set_borders(TableCellBorders::with_empty().set(below.clone()));
    let cells = cells.zip(grid).map(|(paragraph, width)| ruled(cell(paragraph.keep_next(true), *width)));
    TableRow::new(cells.collect()).cant_split()
}

fn row(strip: &Strip, (n, last): (usize, bool), grid: &[usize], bookmarks: &mut Bookmarks) -> TableRow {
    let dots = if n == 0 { text::styled(styles::CHART) } else { text::styled(styles::id(Role::Chart)) };
    let merge = if n == 0 { VMergeType::Restart } else { VMergeType::Continue };
    let figures = strip.figures.iter().enumerate();
    let figures = figures.map(|(n, shown)| figure(shown, n == 0, bookmarks).align(AlignmentType::Right));
    let cells = [words(&strip.name, true), dots].into_iter().chain(figures).zip(grid).enumerate();
    let cells = cells.map(|(at, (paragraph, width))| {
        let cell = cell(paragraph.keep_next(!last), *width);
        if at == 1 { cell.vertical_merge(merge) } else { cell }
    });
    let row = TableRow::new(cells.collect()).row_height(mm(HEIGHT_MM) as f32);
    row.height_rule(HeightRule::Exact).cant_split()
}

fn figure(shown: &StripFigure, bold: bool, bookmarks: &mut Bookmarks) -> Paragraph {
    let mut paragraph = text::styled(styles::id(Role::Chart));
    let run = text::words(&shown.text);
    let run = if bold { run.bold() } else { run };
    text::figure(&mut paragraph, (&shown.key, &shown.text), TOP, run, bookmarks);
    paragraph
}

fn words(words: &str, bold: bool) -> Paragraph {
    let mut paragraph = text::styled(styles::id(Role::Chart));
    let run = text::words(words);
    text::put(&mut paragraph, if bold { run.bold() } else { run });
    paragraph
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new().add_paragraph(paragraph).width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
}
