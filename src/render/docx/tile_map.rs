//! A map of one tile per locality as a table of shaded cells; its title and legend in a cell at the left, below the cards that
//! it stands beside.

use super::bookmarks::{Bookmarks, TOP};
use super::page::{Page, mm, pt};
use super::table::fixed;
use super::{measure, styles, text};
use crate::model::document::{MapTile, Role, TileFill, TileMap};
use crate::model::palette;
use crate::model::style::{Look, RoleStyle};
use crate::render::tile_type::{self, TileType};
use docx_rs::{
    BorderType, BreakType, HeightRule, LineSpacing, LineSpacingType, Paragraph, Run, Shading, ShdType, Table,
    TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableRow, TextBorder, VAlignType,
    VMergeType, WidthType,
};

/// A map leaves this share of a page, in percent, to what stands around it, at least.
const SHARE: u32 = 85;
/// Space between the map and what stands left of it.
const BETWEEN_MM: f64 = 3.0;
/// Words of a tile have less room than it has by this, for its rules and the space beside them.
const RULES_MM: (f64, f64) = (0.8, 0.5);
/// Space above and below the words of the fullest tile together, where it has the room.
const AIR_MM: f64 = 1.1;
/// Hatching of what is missing.
const HATCH: &str = "BFBFBF";
/// Frames: of what is missing, of what does not count, and of islands. They are wider than the white rules between tiles, so
/// that they stand where both meet.
const FRAME: (&str, BorderType, usize) = ("7F7F7F", BorderType::Single, 14);
const BROKEN: (&str, BorderType, usize) = ("000000", BorderType::Dashed, 14);
const ISLANDS: (&str, BorderType, usize) = ("1F3864", BorderType::Single, 18);
const WHITE: &str = "FFFFFF";

/// Spaces in the colour of a class.
const SAMPLE: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// How a map stands on its page.
pub(super) struct Plan {
    /// Width and height of a tile without the rule between two rows, in twips.
    tile: (u32, u32),
    words: TileType,
    /// Of what stands left of it.
    left: u32,
}

impl Plan {
    pub(super) fn new(map: &TileMap, page: Page, look: &Look) -> Plan {
        let (columns, rows) = map.size();
        let [width, height] = look.style.chart.tile_mm.map(mm);
        let room = page.width().saturating_sub(mm(TileMap::LEFT_MM + BETWEEN_MM)) / columns.max(1) as u32;
        let (width, height) = (width.min(room), height.min(page.height() * SHARE / 100 / rows.max(1) as u32));
        let points = |twips: u32, less: f64| f64::from(twips.saturating_sub(mm(less))) / 20.0;
        let own = look.style.tile();
        let measured = |text: &str, size, bold| {
            f64::from(measure::width(text, RoleStyle { size, bold, ..own }, &look.faces)) / 20.0
        };
        let room = (points(width, RULES_MM.0), points(height, RULES_MM.1));
        let words = tile_type::fitting(map, room, own.size, measured);
        let height = height.min(pt(words.height()) + mm(RULES_MM.1 + AIR_MM)).saturating_sub(mm(RULES_MM.1));
        Plan { tile: (width, height), words, left: page.width().saturating_sub(width * columns as u32) }
    }

    /// Room for cards and the title.
    pub(super) fn left(&self) -> u32 {
        self.left.saturating_sub(mm(BETWEEN_MM))
    }
}

/// The table. Its style is its own, by which `finish` finds it to say what it shows.
pub(super) fn table(
    map: &TileMap,
    plan: &Plan,
    (cards, title): (Option<Table>, Paragraph),
    look: &Look,
    bookmarks: &mut Bookmarks,
) -> Table {
    let (columns, rows) = map.size();
    let grid = Grid { map, look, plan, columns, rows };
    let left = TableCell::new().vertical_align(VAlignType::Top);
    let left = cards.into_iter().fold(left, TableCell::add_table);
    let left = left.add_paragraph(title).add_paragraph(grid.legend());
    let mut left = Some(left.vertical_merge(VMergeType::Restart));
    // One row more than the map has: it takes what stands left of it where that is higher.
    let rows = (0..=rows).map(|row| grid.row(row, left.take(), bookmarks)).collect();
    let widths = std::iter::once(plan.left as usize).chain(vec![plan.tile.0 as usize; columns]);
    fixed(rows, widths.collect()).style(styles::TILE_MAP)
}

struct Grid<'a> {
    map: &'a TileMap,
    look: &'a Look,
    plan: &'a Plan,
    columns: usize,
    rows: usize,
}

impl Grid<'_> {
    /// A row of tiles; the first has what stands left of all.
    fn row(&self, row: usize, left: Option<TableCell>, bookmarks: &mut Bookmarks) -> TableRow {
        let left = left.unwrap_or_else(|| self.blank(row).vertical_merge(VMergeType::Continue));
        let mut cells = vec![left.width(self.plan.left as usize, WidthType::Dxa)];
        let placed = |cell: TableCell, span: usize| {
            let cell = cell.width(self.plan.tile.0 as usize * span, WidthType::Dxa).vertical_align(VAlignType::Center);
            if span > 1 { cell.grid_span(span) } else { cell }
        };
        let mut at = 0;
        for tile in self.map.tiles.iter().filter(|tile| tile.row == row) {
            cells.extend((tile.column > at).then(|| placed(self.blank(row), tile.column - at)));
            cells.push(placed(self.tile(tile, bookmarks), tile.span));
            at = tile.column + tile.span;
        }
        cells.extend((self.columns > at).then(|| placed(self.blank(row), self.columns - at)));
        let height = if row < self.rows { self.plan.tile.1 } else { 1 };
        let rule = if row < self.rows { HeightRule::Exact } else { HeightRule::AtLeast };
        TableRow::new(cells).row_height(height as f32).height_rule(rule).cant_split()
    }

    /// The unit, then a sample and its words for each entry.
    fn legend(&self) -> Paragraph {
        let mut paragraph = text::styled(styles::id(Role::Chart)).keep_next(self.rows > 1);
        if !self.map.unit_title.is_empty() {
            text::put(&mut paragraph, text::words(&self.map.unit_title).add_break(BreakType::TextWrapping));
        }
        let role = self.look.style.of(Role::Chart);
        let mut used = 0;
        for entry in &self.map.legend {
            let taken = measure::width(&format!("{SAMPLE}{}   ", entry.text), role, &self.look.faces);
            if used > 0 && used + taken > self.plan.left() {
                text::put(&mut paragraph, Run::new().add_break(BreakType::TextWrapping));
                used = 0;
            }
            used += taken;
            let sample = text::words(SAMPLE);
            text::put(
                &mut paragraph,
                match entry.fill {
                    TileFill::Class(_) => sample.shading(solid(self.class(entry.fill))),
                    TileFill::Missing => sample.shading(hatched()),
                    TileFill::Held => {
                        sample.text_border(TextBorder::new().border_type(BROKEN.1).size(6).color(BROKEN.0))
                    }
                },
            );
            text::put(&mut paragraph, text::words(&format!("\u{a0}{}   ", entry.text)));
        }
        paragraph
    }

    fn tile(&self, tile: &MapTile, bookmarks: &mut Bookmarks) -> TableCell {
        let class = self.class(tile.fill);
        let white = class.and_then(palette::rgb).is_some_and(palette::takes_white);
        let inked = |words: &str| {
            let run = text::words(words).size(usize::from(self.plan.words.size) * 2);
            if white { run.color(WHITE) } else { run }
        };
        let mut paragraph = self.line();
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
        self.cell(row, self.line())
    }

    /// All rows stay on one page.
    fn cell(&self, row: usize, paragraph: Paragraph) -> TableCell {
        TableCell::new().add_paragraph(paragraph.keep_next(row < self.rows))
    }

    fn line(&self) -> Paragraph {
        let twips = f64::from(self.plan.words.size) * tile_type::LEADING * 20.0;
        let line = LineSpacing::new().line(twips.round() as i32).line_rule(LineSpacingType::Exact);
        text::styled(styles::MAP_TILE).line_spacing(line)
    }

    fn class(&self, fill: TileFill) -> Option<&str> {
        let TileFill::Class(n) = fill else { return None };
        palette::spread(&self.look.style.chart.classes, self.map.classes).get(n).copied()
    }
}

fn solid(class: Option<&str>) -> Shading {
    Shading::new().fill(styles::colour(class.unwrap_or(HATCH)))
}

fn hatched() -> Shading {
    Shading::new().shd_type(ShdType::ThinReverseDiagStripe).color(HATCH).fill(WHITE)
}

fn filled(cell: TableCell, fill: TileFill, class: Option<&str>) -> TableCell {
    match fill {
        TileFill::Class(_) => cell.shading(solid(class)),
        TileFill::Missing => framed(cell.shading(hatched()), FRAME),
        TileFill::Held => framed(cell, BROKEN),
    }
}

fn framed(cell: TableCell, (colour, kind, size): (&str, BorderType, usize)) -> TableCell {
    use TableCellBorderPosition::{Bottom, Left, Right, Top};
    let side = |position| TableCellBorder::new(position).color(colour).border_type(kind).size(size);
    let none = TableCellBorders::with_empty();
    cell.set_borders([Top, Left, Bottom, Right].into_iter().fold(none, |all, position| all.set(side(position))))
}
