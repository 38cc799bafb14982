//! How documents look, by role: page, type sizes, spacing, rules and colours.
//!
//! In: read by `schema` from `templates/styles/*.toml`. Out: read by the renderers. Must not: depend on a
//! document; the same role looks the same everywhere.

use super::document::{Align, Role};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    pub top_mm: f64,
    /// 20–25.
    pub bottom_mm: f64,
    /// 30–35.
    pub left_mm: f64,
    /// 15–20.
    pub right_mm: f64,
}

/// Look of one role.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleStyle {
    /// Points, whole.
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
    #[serde(default)]
    pub before_pt: f64,
    /// Points after it.
    #[serde(default)]
    pub after_pt: f64,
    /// Multiple of the font's own line height.
    #[serde(default = "single")]
    pub line: f64,
    /// Indent of the first line in millimetres.
    #[serde(default)]
    pub first_line_mm: f64,
    /// Stays on the page of what follows.
    #[serde(default)]
    pub keep_next: bool,
}

fn single() -> f64 {
    1.0
}

/// Rules and fills of tables; colours are six hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// Width of the rules in points.
    pub rule_pt: f64,
    /// Colour of the rules.
    pub rule: String,
    /// Fill of head rows.
    pub head_fill: String,
    /// Fill of group rows.
    pub group_fill: String,
    /// Fill of total rows.
    pub total_fill: String,
    /// Space between a rule and the words beside it.
    pub pad_x_mm: f64,
    /// Space between a rule and the words below or above it.
    pub pad_y_mm: f64,
}

/// Colours and sizes of charts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartStyle {
    /// One per series, used in turn.
    pub colours: Vec<String>,
    /// Height of an upright chart.
    pub height_mm: f64,
    /// Height of one bar of a ranked chart with its gap.
    pub bar_mm: f64,
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
