//! How documents look, by role: page, type sizes, spacing, rules and colours, from `templates/styles/*.toml`. The same role
//! looks the same in every document.

use super::document::{Align, Role};
use serde::de::{Error, IntoDeserializer as _};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;

/// A style file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// Name written into Word documents, whose reader has it installed.
    pub word_font: String,
    /// File stem under `templates/fonts/`, embedded into PDF: `<stem>-Regular.ttf` and so on.
    pub pdf_font: String,
    /// Paper and margins, upright; a lying page turns them with it.
    pub page: Page,
    /// Look of each role.
    pub role: BTreeMap<Role, RoleStyle>,
    /// Rules and fills of tables.
    pub table: TableStyle,
    /// Colours and sizes of charts.
    pub chart: ChartStyle,
}

/// Margins in millimetres on A4.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// 20–25.
    #[serde(deserialize_with = "margin")]
    pub top_mm: f64,
    /// 20–25.
    #[serde(deserialize_with = "margin")]
    pub bottom_mm: f64,
    /// 30–35.
    #[serde(deserialize_with = "margin")]
    pub left_mm: f64,
    /// 15–20.
    #[serde(deserialize_with = "margin")]
    pub right_mm: f64,
}

/// Look of one role.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleStyle {
    /// Points, whole.
    #[serde(deserialize_with = "size")]
    pub size: u8,
    /// Heavier.
    #[serde(default)]
    pub bold: bool,
    /// Slanted.
    #[serde(default)]
    pub italic: bool,
    /// How lines stand.
    #[serde(default)]
    pub align: Align,
    /// Points before the paragraph.
    #[serde(default, deserialize_with = "margin")]
    pub before_pt: f64,
    /// Points after it.
    #[serde(default, deserialize_with = "margin")]
    pub after_pt: f64,
    /// Multiple of the font's own line height.
    #[serde(default = "single", deserialize_with = "line")]
    pub line: f64,
    /// Indent of the first line in millimetres.
    #[serde(default, deserialize_with = "margin")]
    pub first_line_mm: f64,
    /// Stays on the page of what follows.
    #[serde(default)]
    pub keep_next: bool,
}

fn single() -> f64 {
    1.0
}

/// Space at an edge of the page or of a paragraph. Two of the widest leave half of the narrow side of A4.
fn margin<'de, D: Deserializer<'de>>(value: D) -> Result<f64, D::Error> {
    within(value, 0.0..=50.0)
}

/// Rules, and space next to them, narrow enough for the narrowest column.
fn thin<'de, D: Deserializer<'de>>(value: D) -> Result<f64, D::Error> {
    within(value, 0.0..=5.0)
}

fn line<'de, D: Deserializer<'de>>(value: D) -> Result<f64, D::Error> {
    within(value, 0.5..=4.0)
}

fn size<'de, D: Deserializer<'de>>(value: D) -> Result<u8, D::Error> {
    within(value, 4..=48)
}

fn chart_height<'de, D: Deserializer<'de>>(value: D) -> Result<f64, D::Error> {
    within(value, 20.0..=200.0)
}

fn bar<'de, D: Deserializer<'de>>(value: D) -> Result<f64, D::Error> {
    within(value, 2.0..=50.0)
}

fn tile<'de, D: Deserializer<'de>>(value: D) -> Result<[f64; 2], D::Error> {
    let sides = <[f64; 2]>::deserialize(value)?;
    for side in sides {
        within(side.into_deserializer(), 4.0..=20.0)?;
    }
    Ok(sides)
}

/// A number that a page can be set with; one that is no number at all is outside every range.
fn within<'de, D, T>(value: D, range: RangeInclusive<T>) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + PartialOrd + Display,
{
    let number = T::deserialize(value)?;
    let wrong = || D::Error::custom(format!("{number} is not from {} to {}", range.start(), range.end()));
    if range.contains(&number) { Ok(number) } else { Err(wrong()) }
}

/// Rules and fills of tables; colours are six hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// Width of the rules in points.
    #[serde(deserialize_with = "thin")]
    pub rule_pt: f64,
    /// Colour of the rules.
    pub rule: String,
    /// Fill of head rows.
    pub head_fill: String,
    /// Fill of group rows.
    pub group_fill: String,
    /// Fill of total rows.
    pub total_fill: String,
    /// Space between a rule and the words next to it.
    #[serde(deserialize_with = "thin")]
    pub pad_x_mm: f64,
    /// Space between a rule and the words below or above it.
    #[serde(deserialize_with = "thin")]
    pub pad_y_mm: f64,
}

/// Colours and sizes of charts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartStyle {
    /// One per series, used in turn.
    pub colours: Vec<String>,
    /// Of the classes of a map, from the lowest: each darker than the one before.
    #[serde(default = "blues")]
    pub classes: Vec<String>,
    /// Height of an upright chart.
    #[serde(deserialize_with = "chart_height")]
    pub height_mm: f64,
    /// Height of one bar of a ranked chart with its gap.
    #[serde(deserialize_with = "bar")]
    pub bar_mm: f64,
    /// Width and height of a tile of a map, where the page has the room.
    #[serde(default = "tile_mm", deserialize_with = "tile")]
    pub tile_mm: [f64; 2],
}

/// From the sequential "Blues" of ColorBrewer (Brewer, Harrower, Pennsylvania State University), which colour-blind readers tell
/// apart. Each is darker than the one before by 11 of 100 steps of lightness (CIE L*) or more, for grey prints.
/// <https://colorbrewer2.org/#type=sequential&scheme=Blues>
fn blues() -> Vec<String> {
    ["EFF3FF", "BDD7E7", "6BAED6", "2171B5", "08306B"].map(str::to_owned).into()
}

fn tile_mm() -> [f64; 2] {
    [10.6, 5.8]
}

impl Style {
    /// The look of a role. `schema` has checked that the file gives every role one.
    pub fn of(&self, role: Role) -> RoleStyle {
        self.role.get(&role).copied().unwrap_or(RoleStyle {
            size: 12,
            bold: false,
            italic: false,
            align: Align::Left,
            before_pt: 0.0,
            after_pt: 0.0,
            line: 1.0,
            first_line_mm: 0.0,
            keep_next: false,
        })
    }
}

impl Style {
    /// The look of the title beside a map, which has less room than others.
    pub fn map_title(&self) -> RoleStyle {
        let caption = self.of(Role::Caption);
        let size = (caption.size * 5 / 6).max(4);
        RoleStyle {
            size,
            align: Align::Left,
            before_pt: caption.before_pt / 2.0,
            after_pt: caption.after_pt / 2.0,
            ..caption
        }
    }

    /// The look of words on a square of a map: two thirds of the size of other words in charts.
    pub fn tile(&self) -> RoleStyle {
        let chart = self.of(Role::Chart);
        RoleStyle { size: (chart.size * 2 / 3).max(4), ..chart }
    }
}

/// A style with the four faces it is drawn in.
#[derive(Debug, Clone)]
pub struct Look {
    /// Sizes, spacing, colours.
    pub style: Style,
    /// The bundled font.
    pub faces: Faces,
}

/// TrueType files of one family.
#[derive(Debug, Clone)]
pub struct Faces {
    /// Upright, normal weight.
    pub regular: std::sync::Arc<[u8]>,
    /// Upright, heavy.
    pub bold: std::sync::Arc<[u8]>,
    /// Slanted, normal weight.
    pub italic: std::sync::Arc<[u8]>,
    /// Slanted, heavy.
    pub bold_italic: std::sync::Arc<[u8]>,
}
