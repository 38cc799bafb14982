//! A map of one square per locality, as a table of shaded cells with its legend to the left.

use super::bookmarks::{Bookmarks, TOP};
use super::page::{Page, mm};
use super::table::fixed;
use super::{styles, text};
use crate::model::document::{MapTile, Role, TileFill, TileMap};
use crate::model::palette;
use crate::model::style::Style;
use docx_rs::{
    BorderType, BreakType, HeightRule, Paragraph, Shading, ShdType, Table, TableAlignmentType, TableCell,
    TableCellBorder, TableCellBorderPosition, TableCellBorders, TableRow, VAlignType, WidthType,
};

/// A map leaves this share of a page, in percent, to what stands around it, at least.
const SHARE: u32 = 85;
/// Hatching of what is missing.
const HATCH: &str = "BFBFBF";
/// Frames: of what is missing, of what does not count, and of islands. They are wider than the white rules between squares, so
/// that they stand where both meet.
const FRAME: (&str, BorderType, usize) = ("7F7F7F", BorderType::Single, 14);
const BROKEN: (&str, BorderType, usize) = ("000000", BorderType::Dashed, 14);
const ISLANDS: (&str, BorderType, usize) = ("1F3864", BorderType::Single, 18);
const WHITE: &str = "FFFFFF";

/// The table. Its style is its own, by which `finish` finds it to say what it shows.
pub(super) fn table(map: &TileMap, page: Page, look: &Style, bookmarks: &mut Bookmarks) -> Table {
    let (columns, rows) = map.size();
    let (columns, rows) = (columns + TileMap::LEGEND_COLUMNS, rows.max(map.legend_rows()).max(1));
    let room = (page.width() / columns as u32).min(page.height() * SHARE / 100 / rows as u32);
    let grid = Grid { map, look, side: mm(look.chart.tile_mm).min(room), columns, rows };
    let rows = (0..rows).map(|row| grid.row(row, bookmarks)).collect();
    let widths = vec![grid.side as usize; columns];
    fixed(rows, widths).style(styles::TILE_MAP).align(TableAlignmentType::Center)
}

struct Grid<'a> {
    map: &'a TileMap,
    look: &'a Style,
    /// Of a square, in twips.
    side: u32,
    columns: usize,
    rows: usize,
}

/// What stands in a row: cells with the columns they cover.
type Cells = Vec<(usize, TableCell)>;

impl Grid<'_> {
    fn row(&self, row: usize, bookmarks: &mut Bookmarks) -> TableRow {
        let mut cells = self.legend(row);
        let mut at = TileMap::LEGEND_COLUMNS;
        for tile in self.map.tiles.iter().filter(|tile| tile.row == row) {
            let column = TileMap::LEGEND_COLUMNS + tile.column;
            cells.extend((column > at).then(|| (column - at, self.blank(row))));
            cells.push((tile.span, self.tile(tile, bookmarks)));
            at = column + tile.span;
        }
        cells.extend((self.columns > at).then(|| (self.columns - at, self.blank(row))));
        let cells = cells.into_iter().map(|(span, cell)| {
            let cell = cell.width(self.side as usize * span, WidthType::Dxa).vertical_align(VAlignType::Center);
            if span > 1 { cell.grid_span(span) } else { cell }
        });
        TableRow::new(cells.collect()).row_height(self.side as f32).height_rule(HeightRule::Exact).cant_split()
    }

    fn legend(&self, row: usize) -> Cells {
        let above = usize::from(!self.map.unit_title.is_empty());
        let words = |words: &str| self.cell(row, text::plain(styles::id(Role::Chart), words));
        if row < above {
            return vec![(TileMap::LEGEND_COLUMNS, words(&self.map.unit_title))];
        }
        match self.map.legend.get(row - above) {
            Some(entry) => {
                let square = filled(self.blank(row), entry.fill, self.class(entry.fill));
                vec![(1, square), (TileMap::LEGEND_COLUMNS - 1, words(&entry.text))]
            }
            None => vec![(TileMap::LEGEND_COLUMNS, self.blank(row))],
        }
    }

    fn tile(&self, tile: &MapTile, bookmarks: &mut Bookmarks) -> TableCell {
        let class = self.class(tile.fill);
        let white = class.and_then(palette::rgb).is_some_and(palette::takes_white);
        let inked = |words: &str| if white { text::words(words).color(WHITE) } else { text::words(words) };
        let mut paragraph = text::styled(styles::MAP_TILE);
        let name = inked(&tile.name);
        let name = if tile.below().is_some() { name.add_break(BreakType::TextWrapping) } else { name };
        text::put(&mut paragraph, name);
        match &tile.value {
            Some(point) => {
                let run = inked(&point.text).bold();
                text::figure(&mut paragraph, (&point.key, &point.text), TOP, run, bookmarks);
            }
            None => tile.below().into_iter().for_each(|below| text::put(&mut paragraph, inked(below).bold())),
        }
        let cell = filled(self.cell(tile.row, paragraph), tile.fill, class);
        if tile.framed { framed(cell, ISLANDS) } else { cell }
    }

    fn blank(&self, row: usize) -> TableCell {
        self.cell(row, text::styled(styles::MAP_TILE))
    }

    /// All rows stay on one page.
    fn cell(&self, row: usize, paragraph: Paragraph) -> TableCell {
        TableCell::new().add_paragraph(paragraph.keep_next(row + 1 < self.rows))
    }

    fn class(&self, fill: TileFill) -> Option<&str> {
        let TileFill::Class(n) = fill else { return None };
        palette::spread(&self.look.chart.classes, self.map.classes).get(n).copied()
    }
}

fn filled(cell: TableCell, fill: TileFill, class: Option<&str>) -> TableCell {
    match fill {
        TileFill::Class(_) => cell.shading(Shading::new().fill(styles::colour(class.unwrap_or(HATCH)))),
        TileFill::Missing => {
            let hatch = Shading::new().shd_type(ShdType::ThinReverseDiagStripe).color(HATCH).fill(WHITE);
            framed(cell.shading(hatch), FRAME)
        }
        TileFill::Held => framed(cell, BROKEN),
    }
}

fn framed(cell: TableCell, (colour, kind, size): (&str, BorderType, usize)) -> TableCell {
    use TableCellBorderPosition::{Bottom, Left, Right, Top};
    let side = |position| TableCellBorder::new(position).color(colour).border_type(kind).size(size);
    let none = TableCellBorders::with_empty();
    cell.set_borders([Top, Left, Bottom, Right].into_iter().fold(none, |all, position| all.set(side(position))))
}
