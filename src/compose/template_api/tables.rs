//! Fenced blocks, and what rows and columns of tables can be.

use super::word::{Word, word};
use crate::key;

/// Fenced blocks.
pub const BLOCKS: [Word; 14] = [
    word("table", key!("api-block-table")),
    word("cards", key!("api-block-cards")),
    word("chart", key!("api-block-chart")),
    word("map", key!("api-block-map")),
    word("strip", key!("api-block-strip")),
    word("note", key!("api-block-note")),
    word("sources", key!("api-block-sources")),
    word("contents", key!("api-block-contents")),
    word("annex", key!("api-block-annex")),
    word("addressed", key!("api-block-addressed")),
    word("beside", key!("api-block-beside")),
    word("page", key!("api-block-page")),
    word("carried", key!("api-block-carried")),
    word("closing", key!("api-block-closing")),
];

/// What stands in the rows of a table.
pub const ROWS: [Word; 10] = [
    word("localities", key!("api-rows-localities")),
    word("regions", key!("api-rows-regions")),
    word("lines", key!("api-rows-lines")),
    word("findings", key!("api-rows-findings")),
    word("waivers", key!("api-rows-waivers")),
    word("doubts", key!("api-rows-doubts")),
    word("decisions", key!("api-rows-decisions")),
    word("followed", key!("api-rows-followed")),
    word("methods", key!("api-rows-methods")),
    word("matrix", key!("api-rows-matrix")),
];

/// What a column can show of rows that are localities.
pub const OF_LOCALITIES: [Word; 9] = [
    word("index", key!("api-of-locality-index")),
    word("name", key!("api-of-locality-name")),
    word("code", key!("api-of-locality-code")),
    word("file", key!("api-of-locality-file")),
    word("revision", key!("api-of-locality-revision")),
    word("data_to", key!("api-of-locality-data-to")),
    word("received", key!("api-of-locality-received")),
    word("lines", key!("api-of-locality-lines")),
    word("layout", key!("api-of-locality-layout")),
];

/// What a column can show of rows that are regions.
pub const OF_REGIONS: [Word; 1] = [word("name", key!("api-of-region-name"))];

/// What a column can show of rows that are lines, besides what a figure can show.
pub const OF_LINES: [Word; 10] = [
    word("index", key!("api-of-line-index")),
    word("code", key!("api-of-line-code")),
    word("label", key!("api-of-line-label")),
    word("short", key!("api-of-line-short")),
    word("unit", key!("api-of-line-unit")),
    word("coverage", key!("api-of-line-coverage")),
    word("country_value", key!("api-of-line-country-value")),
    word("region_value", key!("api-of-line-region-value")),
    word("cell", key!("api-of-line-cell")),
    word("layouts", key!("api-of-line-layouts")),
];

/// What a column can show of rows that are findings.
pub const OF_FINDINGS: [Word; 12] = [
    word("index", key!("api-of-finding-index")),
    word("rule", key!("api-of-finding-rule")),
    word("severity", key!("api-of-finding-severity")),
    word("place", key!("api-of-finding-place")),
    word("address", key!("api-of-finding-address")),
    word("within", key!("api-of-finding-within")),
    word("message", key!("api-of-finding-message")),
    word("told", key!("api-of-finding-told")),
    word("also", key!("api-of-finding-also")),
    word("explanation", key!("api-of-finding-explanation")),
    word("suggestion", key!("api-of-finding-suggestion")),
    word("basis", key!("api-of-finding-basis")),
];

/// What a column can show of rows that are waivers.
pub const OF_WAIVERS: [Word; 9] = [
    word("index", key!("api-of-waiver-index")),
    word("rule", key!("api-of-waiver-rule")),
    word("place", key!("api-of-waiver-place")),
    word("line", key!("api-of-waiver-line")),
    word("value", key!("api-of-waiver-value")),
    word("message", key!("api-of-waiver-message")),
    word("reason", key!("api-of-waiver-reason")),
    word("by", key!("api-of-waiver-by")),
    word("until", key!("api-of-waiver-until")),
];

/// What a column can show of rows that are held or doubtful values.
pub const OF_DOUBTS: [Word; 9] = [
    word("index", key!("api-of-doubt-index")),
    word("place", key!("api-of-doubt-place")),
    word("line", key!("api-of-doubt-line")),
    word("short", key!("api-of-doubt-short")),
    word("value", key!("api-of-doubt-value")),
    word("unit", key!("api-of-doubt-unit")),
    word("standing", key!("api-of-doubt-standing")),
    word("effect", key!("api-of-doubt-effect")),
    word("rules", key!("api-of-doubt-rules")),
];

/// What a column can show of rows that are decisions on values.
pub const OF_DECISIONS: [Word; 12] = [
    word("index", key!("api-of-decision-index")),
    word("id", key!("api-of-decision-id")),
    word("kind", key!("api-of-decision-kind")),
    word("place", key!("api-of-decision-place")),
    word("line", key!("api-of-decision-line")),
    word("short", key!("api-of-decision-short")),
    word("value", key!("api-of-decision-value")),
    word("source", key!("api-of-decision-source")),
    word("by", key!("api-of-decision-by")),
    word("at", key!("api-of-decision-at")),
    word("reason", key!("api-of-decision-reason")),
    word("unit", key!("api-of-decision-unit")),
];

/// What a column can show of rows that are tasks of the conference before.
pub const OF_FOLLOWED: [Word; 6] = [
    word("index", key!("api-of-followed-index")),
    word("id", key!("api-of-followed-id")),
    word("text", key!("api-of-followed-text")),
    word("to", key!("api-of-followed-to")),
    word("due", key!("api-of-followed-due")),
    word("state", key!("api-of-followed-state")),
];

/// What a column can show of rows that are ways of reckoning.
pub const OF_METHODS: [Word; 4] = [
    word("index", key!("api-of-method-index")),
    word("title", key!("api-of-method-title")),
    word("value", key!("api-of-method-value")),
    word("coverage", key!("api-of-method-coverage")),
];

/// What a column can show of rows of a table sheet, besides the sheet's own columns.
pub const OF_SHEETS: [Word; 2] = [word("index", key!("api-of-sheet-index")), word("place", key!("api-of-sheet-place"))];

/// What rows can show, by what stands in them; of lines without what a figure can show.
pub const SHOWS: [(&str, &[Word]); 10] = [
    ("localities", &OF_LOCALITIES),
    ("regions", &OF_REGIONS),
    ("lines", &OF_LINES),
    ("findings", &OF_FINDINGS),
    ("waivers", &OF_WAIVERS),
    ("doubts", &OF_DOUBTS),
    ("decisions", &OF_DECISIONS),
    ("followed", &OF_FOLLOWED),
    ("methods", &OF_METHODS),
    ("sheet", &OF_SHEETS),
];
