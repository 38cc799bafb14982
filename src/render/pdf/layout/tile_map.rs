//! A map of one square per locality, with its legend to the left. It stands whole on a page.

use super::super::display_list::{BLACK, Colour, LineBox, Paint, colour};
use super::super::lines::{self, Setting};
use super::super::measure::{Face, MM};
use super::flow::{Flow, line_paints};
use super::text;
use crate::model::document::{Align, Inline, LegendEntry, MapTile, Role, TileFill, TileMap};
use crate::model::palette;
use crate::model::style::RoleStyle;

/// Half of the space between two squares.
const GAP: f64 = 0.25 * MM;
/// Space between the edge of a square and its words, and between a square of the legend and what it stands for.
const PAD: f64 = 0.4 * MM;
const BESIDE: f64 = 1.5 * MM;
/// Words of squares are no smaller than this.
const LEAST_SIZE: u8 = 4;
/// A map with its title leaves this share of a page to what stands around it, at least.
const SHARE: f64 = 0.85;
/// Hatching of what is missing, and the distance of its lines.
const HATCH: Colour = (0xBF, 0xBF, 0xBF);
const HATCH_PT: f64 = 0.5;
const HATCH_STEP: f64 = 1.3 * MM;
/// Frames: of what has no colour, broken where the value is there and does not count, and of islands.
const FRAME: Colour = (0x7F, 0x7F, 0x7F);
const FRAME_PT: f64 = 0.6;
const DASH: f64 = 0.9 * MM;
const ISLANDS: Colour = (0x1F, 0x38, 0x64);
const ISLANDS_PT: f64 = 1.2;

pub(super) fn set(flow: &mut Flow<'_>, map: &TileMap) -> anyhow::Result<()> {
    let figure = text::figure(flow, &map.alt, &map.caption);
    let grid = Grid::new(flow, map)?;
    let mut paints = vec![Paint::Begin(figure)];
    paints.extend(grid.legend());
    paints.extend(map.tiles.iter().flat_map(|tile| grid.tile(tile)));
    paints.push(Paint::End);
    let height = grid.side * grid.rows as f64;
    flow.push(LineBox { height, after: 2.0 * MM, paints, ..LineBox::default() });
    Ok(())
}

/// The squares of a map on the page.
struct Grid<'a, 'g> {
    flow: &'a Flow<'g>,
    map: &'a TileMap,
    /// Of a square.
    side: f64,
    rows: usize,
    /// Left edge of the legend.
    left: f64,
    classes: Vec<Colour>,
    /// Of names; values are bold.
    role: RoleStyle,
    legend_role: RoleStyle,
}

/// Left, top, width, height.
type Area = (f64, f64, f64, f64);

impl<'a, 'g> Grid<'a, 'g> {
    fn new(flow: &'a Flow<'g>, map: &'a TileMap) -> anyhow::Result<Grid<'a, 'g>> {
        let (columns, rows) = map.size();
        let (columns, rows) = (columns + TileMap::LEGEND_COLUMNS, rows.max(map.legend_rows()).max(1));
        let style = &flow.style.chart;
        let room = f64::min(flow.width / columns as f64, flow.height * SHARE / rows as f64);
        let side = (style.tile_mm * MM).min(room);
        let legend_role = flow.role(Role::Chart);
        let classes = palette::spread(&style.classes, map.classes);
        let mut grid = Grid {
            flow,
            map,
            side,
            rows,
            left: (flow.width - side * columns as f64) / 2.0,
            classes: classes.into_iter().map(colour).collect::<anyhow::Result<_>>()?,
            role: flow.style.tile(),
            legend_role,
        };
        grid.role.size = grid.fitting_size();
        Ok(grid)
    }

    /// The largest size at which the longest word stands on its square.
    fn fitting_size(&self) -> u8 {
        let words: Vec<&str> = self
            .map
            .tiles
            .iter()
            .filter(|tile| tile.span == 1)
            .flat_map(|tile| tile.name.split(' ').chain(tile.below()))
            .collect();
        let widest =
            |size| words.iter().map(|word| self.flow.measure.width(Face::Bold, size, word)).fold(0.0, f64::max);
        let room = self.side - 2.0 * (GAP + PAD);
        (LEAST_SIZE..=self.role.size).rev().find(|size| widest(*size) <= room).unwrap_or(LEAST_SIZE)
    }

    fn area(&self, row: usize, column: usize, span: usize) -> Area {
        let (x, y) = (self.left + self.side * column as f64, self.side * row as f64);
        (x + GAP, y + GAP, self.side * span as f64 - 2.0 * GAP, self.side - 2.0 * GAP)
    }

    fn tile(&self, tile: &MapTile) -> Vec<Paint> {
        let area = self.area(tile.row, TileMap::LEGEND_COLUMNS + tile.column, tile.span);
        let mut paints = self.ground(tile.fill, area);
        if tile.framed {
            paints.extend(frame(area, ISLANDS, ISLANDS_PT));
        }
        let below = tile.below().map(|words| (words, true));
        let (left, top, width, height) = area;
        let lines: Vec<(lines::Line, Face)> = std::iter::once((tile.name.as_str(), false))
            .chain(below)
            .flat_map(|(words, strong)| self.set(words, width - 2.0 * PAD, strong))
            .collect();
        let line = self.flow.measure.line(self.role.size);
        let start = top + (height - line * lines.len() as f64) / 2.0;
        for (n, (words, _)) in lines.into_iter().enumerate() {
            let at = (left + PAD, start + line * n as f64);
            paints.extend(self.inked(tile.fill, line_paints(self.flow.measure, words, self.role.size, line, at, None)));
        }
        paints
    }

    fn set(&self, words: &str, width: f64, strong: bool) -> Vec<(lines::Line, Face)> {
        let face = Face::of(strong, false);
        let setting = Setting { size: self.role.size, face, align: Align::Center, width, indent: 0.0 };
        let lines = lines::set(self.flow.measure, &[Inline::text(words)], &setting);
        lines.into_iter().map(|line| (line, face)).collect()
    }

    /// Words in the ink that reads on their ground.
    fn inked(&self, fill: TileFill, words: Vec<Paint>) -> Vec<Paint> {
        let ground = if let TileFill::Class(n) = fill { self.classes.get(n).copied() } else { None };
        let white = ground.is_some_and(palette::takes_white);
        words.into_iter().flat_map(|paint| white.then_some(Paint::White).into_iter().chain([paint])).collect()
    }

    fn ground(&self, fill: TileFill, area: Area) -> Vec<Paint> {
        match fill {
            TileFill::Class(n) => {
                let colour = self.classes.get(n).copied().unwrap_or(HATCH);
                vec![Paint::Fill { area, colour }]
            }
            TileFill::Missing => [hatching(area), frame(area, FRAME, FRAME_PT)].concat(),
            TileFill::Held => broken_frame(area),
        }
    }

    /// The unit, then a square and its words for each entry.
    fn legend(&self) -> Vec<Paint> {
        let unit = (!self.map.unit_title.is_empty()).then_some(&*self.map.unit_title);
        let mut paints = unit.map_or_else(Vec::new, |unit| self.words(unit, 0, 0));
        for (row, LegendEntry { fill, text }) in (usize::from(unit.is_some())..).zip(&self.map.legend) {
            let (x, y, width, height) = self.area(row, 0, 1);
            paints.extend(self.ground(*fill, (x, y + height / 6.0, width, height * 2.0 / 3.0)));
            paints.extend(self.words(text, row, 1));
        }
        paints
    }

    /// Words of the legend in the middle of a row, from a column on.
    fn words(&self, text: &str, row: usize, column: usize) -> Vec<Paint> {
        let span = TileMap::LEGEND_COLUMNS - column;
        let (x, y, width, height) = self.area(row, column, span);
        let beside = if column > 0 { BESIDE - GAP } else { 0.0 };
        let RoleStyle { size, .. } = self.legend_role;
        let setting = Setting { size, face: Face::Regular, align: Align::Left, width: width - beside, indent: 0.0 };
        let lines = lines::set(self.flow.measure, &[Inline::text(text)], &setting);
        let line = self.flow.measure.line(size);
        let top = y + (height - line * lines.len() as f64) / 2.0;
        let at = |n: usize| (x + beside, top + line * n as f64);
        let paints = lines.into_iter().enumerate();
        paints.flat_map(|(n, words)| line_paints(self.flow.measure, words, size, line, at(n), None)).collect()
    }
}

fn rule(from: (f64, f64), to: (f64, f64), width: f64, colour: Colour) -> Paint {
    Paint::Rule { from, to, width, colour }
}

fn frame((x, y, width, height): Area, colour: Colour, pt: f64) -> Vec<Paint> {
    let (right, bottom) = (x + width, y + height);
    let corners = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)];
    corners.windows(2).map(|pair| rule(pair[0], pair[1], pt, colour)).collect()
}

/// A frame of dashes that begins and ends with one on each side.
fn broken_frame((x, y, width, height): Area) -> Vec<Paint> {
    let dashes = |length: f64| {
        let count = ((length / DASH).round() as usize) | 1;
        let dash = length / count as f64;
        (0..count).step_by(2).map(move |n| (dash * n as f64, dash * (n + 1) as f64))
    };
    let across =
        dashes(width).flat_map(|(from, to)| [y, y + height].map(|y| rule((x + from, y), (x + to, y), FRAME_PT, BLACK)));
    let down =
        dashes(height).flat_map(|(from, to)| [x, x + width].map(|x| rule((x, y + from), (x, y + to), FRAME_PT, BLACK)));
    across.chain(down).collect()
}

/// Lines rising to the right, cut at the edges.
fn hatching((x, y, width, height): Area) -> Vec<Paint> {
    let count = ((width + height) / HATCH_STEP) as usize;
    let line = |n: usize| {
        let reach = HATCH_STEP * (n as f64 + 0.5);
        let low = (f64::max(reach - height, 0.0), f64::min(reach, height));
        let high = (f64::min(reach, width), f64::max(reach - width, 0.0));
        rule((x + low.0, y + low.1), (x + high.0, y + high.1), HATCH_PT, HATCH)
    };
    (0..count).map(line).collect()
}
