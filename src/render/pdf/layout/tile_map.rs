//! A map of one tile per locality at the right; its title and legend at the left, below the cards that it stands beside. All of
//! it stands whole on a page.

use super::super::display_list::{BLACK, Colour, LineBox, Paint, colour};
use super::super::lines::{self, Setting};
use super::super::measure::{Face, MM, Measure};
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use super::pages::Item;
use super::{table, text};
use crate::model::document::{Align, Inline, MapTile, Role, Table, TileFill, TileMap};
use crate::model::palette;
use crate::model::style::RoleStyle;
use crate::render::tile_type;

/// Half of the space between two tiles.
const GAP: f64 = 0.25 * MM;
/// Space between the edge of a tile and its words.
const PAD: f64 = 0.15 * MM;
/// Space above and below the words of the fullest tile, where it has the room.
const AIR: f64 = 0.4 * MM;
/// Space between the map and what stands left of it, and between entries of the legend.
const BETWEEN: f64 = 3.0 * MM;
/// Width and height of a sample of the legend, and the space between it and its words.
const SAMPLE: (f64, f64) = (5.0 * MM, 2.6 * MM);
const BESIDE: f64 = 1.0 * MM;
/// A map leaves this share of a page to what stands around it, at least.
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

/// Sets a map, beside cards where there are some.
pub(super) fn set(flow: &mut Flow<'_>, map: &TileMap, cards: Option<&Table>) -> anyhow::Result<()> {
    let grid = Grid::new(flow, map)?;
    let width = flow.width - grid.width() - BETWEEN;
    let mut left = Flow {
        measure: flow.measure,
        style: flow.style,
        structure: &mut *flow.structure,
        width,
        height: flow.height,
        items: Vec::new(),
    };
    cards.map_or(Ok(()), |cards| table::set(&mut left, cards))?;
    let figure = left.structure.figure(map.alt.clone());
    let title = left.style.map_title();
    let caption = left.structure.add(Tag::Paragraph, None);
    text::paragraph_strips(&mut left, &title, &map.caption, caption);
    let mut legend = grid.legend(width);
    legend.paints.insert(0, Paint::Begin(figure));
    legend.paints.push(Paint::End);
    left.push(legend);
    let (mut paints, height) = stacked(left.items);
    let x = width + BETWEEN;
    paints.push(Paint::Begin(figure));
    paints.extend(map.tiles.iter().flat_map(|tile| grid.tile(tile)).map(|paint| paint.moved(x, 0.0)));
    paints.push(Paint::End);
    let height = height.max(grid.height());
    flow.push(LineBox { before: BETWEEN, height, after: 2.0 * MM, paints, ..LineBox::default() });
    Ok(())
}

/// One below the other, with the height they take.
fn stacked(items: Vec<Item>) -> (Vec<Paint>, f64) {
    let (mut paints, mut y) = (Vec::new(), 0.0);
    for item in items {
        let Item::LineBox(line_box) = item else { continue };
        let top = if y > 0.0 { y + line_box.before } else { y };
        paints.extend(line_box.paints.into_iter().map(|paint| paint.moved(0.0, top)));
        y = top + line_box.height + line_box.after;
    }
    (paints, y)
}

/// The tiles of a map on the page.
struct Grid<'a> {
    measure: &'a Measure<'a>,
    map: &'a TileMap,
    /// Width and height of a tile.
    tile: (f64, f64),
    classes: Vec<Colour>,
    /// Of names; values are bold.
    size: u8,
    legend_role: RoleStyle,
}

/// Left, top, width, height.
type Area = (f64, f64, f64, f64);

impl<'a> Grid<'a> {
    fn new(flow: &Flow<'a>, map: &'a TileMap) -> anyhow::Result<Grid<'a>> {
        let (columns, rows) = map.size();
        let style = &flow.style.chart;
        let [width, height] = style.tile_mm.map(|side| side * MM);
        let room = (flow.width - TileMap::LEFT_MM * MM - BETWEEN) / columns.max(1) as f64;
        let (width, height) = (width.min(room), height.min(flow.height * SHARE / rows.max(1) as f64));
        let words = (width - 2.0 * (GAP + PAD), height - 2.0 * GAP);
        let measured = |text: &str, size, bold| flow.measure.width(Face::of(bold, false), size, text);
        let words = tile_type::fitting(map, words, flow.style.tile().size, measured);
        let tile = (width, height.min(words.height() + 2.0 * (GAP + AIR)));
        Ok(Grid {
            measure: flow.measure,
            map,
            tile,
            classes: palette::spread(&style.classes, map.classes)
                .into_iter()
                .map(colour)
                .collect::<anyhow::Result<_>>()?,
            size: words.size,
            legend_role: flow.role(Role::Chart),
        })
    }

    fn width(&self) -> f64 {
        self.tile.0 * self.map.size().0 as f64
    }

    fn height(&self) -> f64 {
        self.tile.1 * self.map.size().1 as f64
    }

    fn tile(&self, tile: &MapTile) -> Vec<Paint> {
        let (width, height) = self.tile;
        let (x, y) = (width * tile.column as f64, height * tile.row as f64);
        let area = (x + GAP, y + GAP, width * tile.span as f64 - 2.0 * GAP, height - 2.0 * GAP);
        let mut paints = self.ground(tile.fill, area);
        if tile.framed {
            paints.extend(frame(area, ISLANDS, ISLANDS_PT));
        }
        let below = tile.below().map(|words| (words, true));
        let (left, top, width, height) = area;
        let lines: Vec<lines::Line> = std::iter::once((tile.name.as_str(), false))
            .chain(below)
            .flat_map(|(words, strong)| self.set(words, width - 2.0 * PAD, strong))
            .collect();
        let line = f64::from(self.size) * tile_type::LEADING;
        let start = top + (height - line * lines.len() as f64) / 2.0;
        for (n, words) in lines.into_iter().enumerate() {
            let at = (left + PAD, start + line * n as f64);
            paints.extend(self.inked(tile.fill, line_paints(self.measure, words, self.size, line, at, None)));
        }
        paints
    }

    fn set(&self, words: &str, width: f64, strong: bool) -> Vec<lines::Line> {
        let face = Face::of(strong, false);
        let setting = Setting { size: self.size, face, align: Align::Center, width, indent: 0.0 };
        lines::set(self.measure, &[Inline::text(words)], &setting)
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

    /// The unit, then a sample and its words for each entry, next to each other as far as they have room.
    fn legend(&self, width: f64) -> LineBox {
        let RoleStyle { size, .. } = self.legend_role;
        let line = self.measure.line(size) * self.legend_role.line;
        let wide = |text: &str| self.measure.width(Face::Regular, size, text);
        let words = |text: &str, (x, y): (f64, f64)| {
            let setting =
                Setting { size, face: Face::Regular, align: Align::Left, width: (width - x).max(1.0), indent: 0.0 };
            let lines = lines::set(self.measure, &[Inline::text(text)], &setting);
            let count = lines.len();
            let at = |n: usize| (x, y + line * n as f64);
            let lines = lines.into_iter().enumerate();
            let paints = lines.flat_map(|(n, words)| line_paints(self.measure, words, size, line, at(n), None));
            (paints.collect::<Vec<_>>(), count)
        };
        let (mut paints, mut x, mut y) = (Vec::new(), 0.0, 0.0);
        if !self.map.unit_title.is_empty() {
            paints.extend(words(&self.map.unit_title, (x, y)).0);
            y += line;
        }
        let mut bottom = y;
        for entry in &self.map.legend {
            let taken = SAMPLE.0 + BESIDE + wide(&entry.text);
            if x > 0.0 && x + taken > width {
                (x, y) = (0.0, bottom);
            }
            let area = (x, y + (line - SAMPLE.1) / 2.0, SAMPLE.0, SAMPLE.1);
            paints.extend(self.ground(entry.fill, area));
            let (said, lines) = words(&entry.text, (x + SAMPLE.0 + BESIDE, y));
            paints.extend(said);
            bottom = f64::max(bottom, y + line * lines as f64);
            x += taken + BETWEEN;
        }
        LineBox { before: 1.0 * MM, height: bottom, paints, ..LineBox::default() }
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
