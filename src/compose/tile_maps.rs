//! Maps of one square per locality, declared in templates: their classes, legend and words for readers who cannot see them.

use super::classes;
use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::points;
use super::report_context::{ReportContext, place_name};
use crate::localities::{self, Tile, TileKind};
use crate::model::document::{Inline, LegendEntry, MapTile, Point, TileFill, TileMap, plain};
use crate::model::figure::{Aspect, FigureKey, HELD, Place};
use crate::model::form::Line;
use crate::model::standing::Standing;
use crate::msg;
use anyhow::{Context as _, Result, bail};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;

/// A `map` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MapBlock {
    caption: String,
    /// For references to it.
    name: Option<String>,
    /// Whose values colour the squares.
    line: String,
    /// What of the line: `value`, `computed` …
    #[serde(default = "points::value")]
    show: String,
    /// Where the second and each further class begins; without them classes of about as many localities each.
    #[serde(default)]
    breaks: Vec<Decimal>,
}

/// Builds figure number `count` of a document. A conference with its own list of localities has no map.
pub(super) fn build(subject: &ReportContext, block: &MapBlock, count: usize) -> Result<Option<TileMap>> {
    let line = TemplateError::line(&subject.form, &block.line)?;
    let aspect = points::aspect(&block.show)?;
    check(&block.breaks)?;
    let caption = points::caption(subject, &block.caption, block.name.as_deref(), count)?;
    if !subject.has_map() {
        return Ok(None);
    }
    let tiles = localities::tiles(subject.conference.vintage)?;
    let (land, islands): (Vec<Tile>, Vec<Tile>) = tiles.into_iter().partition(|tile| tile.kind == TileKind::Land);
    let mut values = Vec::with_capacity(land.len());
    for tile in &land {
        values.push(Value::of(subject, line, aspect, tile)?);
    }
    let counted: Vec<Decimal> = values.iter().filter_map(Value::counted).collect();
    let boundaries = if block.breaks.is_empty() { classes::boundaries(&counted) } else { block.breaks.clone() };
    let names = classes::names(subject, &boundaries, &counted);
    let mut squares: Vec<MapTile> =
        land.iter().zip(values).map(|(tile, value)| square(subject, tile, value, &boundaries)).collect();
    for tile in &islands {
        squares.push(islands_of(&squares, &land, tile));
    }
    squares.sort_by_key(|tile| (tile.row, tile.column));
    let unit = subject.named(&line.unit);
    let unit_title = if unit == "%" { String::new() } else { subject.say(msg!("chart-unit", unit = unit)) };
    let legend = legend(subject, names, &squares);
    let mut map =
        TileMap { caption, alt: String::new(), unit_title, classes: boundaries.len() + 1, legend, tiles: squares };
    map.alt = spoken(subject, &map);
    Ok(Some(map))
}

/// Boundaries ascend, and leave no more classes than can be told apart.
fn check(breaks: &[Decimal]) -> Result<()> {
    if breaks.len() >= TileMap::CLASSES || breaks.windows(2).any(|pair| pair[0] >= pair[1]) {
        bail!(TemplateError::new(msg!("template-map-breaks-ascend", most = (TileMap::CLASSES - 1).to_string())));
    }
    Ok(())
}

/// What a locality has to show.
enum Value {
    /// It counts.
    Counted(Point),
    /// It was reported and does not count.
    Held(Point),
    /// There is none.
    None,
}

impl Value {
    fn of(subject: &ReportContext, line: &Line, aspect: Aspect, tile: &Tile) -> Result<Value> {
        let place = Place::Locality(tile.code.as_str().into());
        if let Some(point) = points::point_in(subject, &place, (line, aspect), Spot::Running)? {
            return Ok(Value::Counted(point));
        }
        let figure = subject.book.figure(&place, &line.code).context("there is no such figure")?;
        let held = figure.value.filter(|_| figure.standing == Standing::Held);
        Ok(held.map_or(Value::None, |value| {
            let key = FigureKey { place, line: Arc::clone(&line.code), aspect: Aspect::Value };
            let text = figures::text(&key, figure, subject, Spot::Running);
            Value::Held(Point { value, text, key })
        }))
    }

    fn counted(&self) -> Option<Decimal> {
        if let Value::Counted(point) = self { Some(point.value) } else { None }
    }
}

fn square(subject: &ReportContext, tile: &Tile, value: Value, boundaries: &[Decimal]) -> MapTile {
    let (fill, value) = match value {
        Value::Counted(point) => (TileFill::Class(classes::class_of(boundaries, point.value)), Some(point)),
        Value::Held(point) => (TileFill::Held, Some(point)),
        Value::None => (TileFill::Missing, None),
    };
    let without = if value.is_none() { subject.say(msg!("map-missing-here")) } else { String::new() };
    let name = label(subject, tile);
    MapTile { row: tile.row, column: tile.column, span: 1, name, value, without, fill, framed: false }
}

/// The short name of the square, or the one that the document has for the place.
fn label(subject: &ReportContext, tile: &Tile) -> String {
    let place = Place::Locality(tile.code.as_str().into());
    let (name, printed) = (subject.say(subject.book.place_name(&place)), place_name(subject, Some(&place)));
    if printed == name { subject.named(&tile.label).to_owned() } else { printed }
}

/// Islands in the colour of their province. Off the coast there is room for their names on the two columns before their own,
/// and the map needs one column less.
fn islands_of(squares: &[MapTile], land: &[Tile], tile: &Tile) -> MapTile {
    let of = land.iter().zip(squares).find(|(land, _)| land.code == tile.code);
    let fill = of.map_or(TileFill::Missing, |(_, square)| square.fill);
    let (column, span) = (tile.column.saturating_sub(2), 2);
    let (name, without) = (tile.label.clone(), String::new());
    MapTile { row: tile.row, column, span, name, value: None, without, fill, framed: true }
}

/// The classes from the lowest, then what has no colour, as far as it is on the map.
fn legend(subject: &ReportContext, names: Vec<String>, squares: &[MapTile]) -> Vec<LegendEntry> {
    let classes = names.into_iter().enumerate().map(|(n, text)| LegendEntry { fill: TileFill::Class(n), text });
    let others =
        [(TileFill::Missing, msg!("map-missing")), (TileFill::Held, msg!("map-held", sign = HELD.to_string()))];
    let there = others.into_iter().filter(|(fill, _)| squares.iter().any(|square| square.fill == *fill));
    classes.chain(there.map(|(fill, text)| LegendEntry { fill, text: subject.say(text) })).collect()
}

/// What a reader who cannot see the map hears: the caption, then each class with its localities and their values.
fn spoken(subject: &ReportContext, map: &TileMap) -> String {
    let of = |fill: TileFill| {
        let named = |tile: &&MapTile| tile.fill == fill && !tile.framed;
        let words = map.tiles.iter().filter(named).map(|tile| match &tile.value {
            Some(point) => format!("{} {}", tile.name, point.text),
            None => tile.name.clone(),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let classes = map.legend.iter().map(|entry| (entry, of(entry.fill))).filter(|(_, places)| !places.is_empty());
    let classes: Vec<String> = classes.map(|(entry, places)| format!("{}: {places}", entry.text)).collect();
    let islands = map.tiles.iter().filter(|tile| tile.framed).map(|tile| &*tile.name).collect::<Vec<_>>().join(", ");
    let unit = if map.unit_title.is_empty() { String::new() } else { format!(" {}.", map.unit_title) };
    let islands = subject.say(msg!("map-islands", islands = islands));
    format!(
        "{}.{unit} {} {}. {islands}",
        plain_caption(&map.caption),
        subject.say(msg!("map-of-squares")),
        classes.join("; ")
    )
}

fn plain_caption(caption: &[Inline]) -> String {
    plain(caption).trim_end_matches('.').to_owned()
}
