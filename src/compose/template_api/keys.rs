//! Keys of the TOML in templates: front matter and fenced blocks.

use super::word::{Word, word};
use crate::key;

/// What stands between the `+++` lines.
pub const FRONT: [Word; 13] = [
    word("per", key!("api-front-per")),
    word("for", key!("api-front-for")),
    word("language", key!("api-front-language")),
    word("names", key!("api-front-names")),
    word("group", key!("api-front-group")),
    word("path", key!("api-front-path")),
    word("title", key!("api-front-title")),
    word("subject", key!("api-front-subject")),
    word("author", key!("api-front-author")),
    word("footer", key!("api-front-footer")),
    word("masthead", key!("api-front-masthead")),
    word("title_block", key!("api-front-title-block")),
    word("closing", key!("api-front-closing")),
];

/// `[masthead]` of the front matter.
pub const MASTHEAD: [Word; 7] = [
    word("agency", key!("api-masthead-agency")),
    word("number", key!("api-masthead-number")),
    word("draft", key!("api-masthead-draft")),
    word("place_date", key!("api-masthead-place-date")),
    word("about", key!("api-masthead-about")),
    word("kind", key!("api-masthead-kind")),
    word("summary", key!("api-masthead-summary")),
];

/// `[title_block]` of the front matter.
pub const TITLE_BLOCK: [Word; 3] = [
    word("over", key!("api-title-block-over")),
    word("name", key!("api-title-block-name")),
    word("beside", key!("api-title-block-beside")),
];

/// `[closing]` of the front matter.
pub const CLOSING: [Word; 2] =
    [word("recipients", key!("api-closing-recipients")), word("signer", key!("api-closing-signer"))];

/// A `table` block.
pub const TABLE: [Word; 17] = [
    word("caption", key!("api-table-caption")),
    word("name", key!("api-table-name")),
    word("sources", key!("api-table-sources")),
    word("rows", key!("api-table-rows")),
    word("columns", key!("api-table-columns")),
    word("section", key!("api-table-section")),
    word("lines", key!("api-table-lines")),
    word("only", key!("api-table-only")),
    word("most", key!("api-table-most")),
    word("having", key!("api-table-having")),
    word("peers", key!("api-table-peers")),
    word("group_by", key!("api-table-group-by")),
    word("matrix", key!("api-table-matrix")),
    word("by_region", key!("api-table-by-region")),
    word("total", key!("api-table-total")),
    word("severity", key!("api-table-severity")),
    word("most_columns", key!("api-table-most-columns")),
];

/// A column of a table.
pub const COLUMN: [Word; 6] = [
    word("head", key!("api-column-head")),
    word("line", key!("api-column-line")),
    word("show", key!("api-column-show")),
    word("of", key!("api-column-of")),
    word("only", key!("api-column-only")),
    word("align", key!("api-column-align")),
];

/// `matrix` of a table.
pub const MATRIX: [Word; 8] = [
    word("table", key!("api-matrix-table")),
    word("down", key!("api-matrix-down")),
    word("across", key!("api-matrix-across")),
    word("count", key!("api-matrix-count")),
    word("most", key!("api-matrix-most")),
    word("rest", key!("api-matrix-rest")),
    word("blank", key!("api-matrix-blank")),
    word("all", key!("api-matrix-all")),
];

/// A `chart` block.
pub const CHART: [Word; 9] = [
    word("caption", key!("api-chart-caption")),
    word("name", key!("api-chart-name")),
    word("kind", key!("api-chart-kind")),
    word("rows", key!("api-chart-rows")),
    word("lines", key!("api-chart-lines")),
    word("top", key!("api-chart-top")),
    word("show", key!("api-chart-show")),
    word("against", key!("api-chart-against")),
    word("compact", key!("api-chart-compact")),
];
/// `against` of a chart.
pub const AGAINST: [Word; 2] = [word("show", key!("api-against-show")), word("names", key!("api-against-names"))];

/// Kinds of charts.
pub const KINDS: [Word; 9] = [
    word("ranked", key!("api-kind-ranked")),
    word("grouped", key!("api-kind-grouped")),
    word("stacked", key!("api-kind-stacked")),
    word("funnel", key!("api-kind-funnel")),
    word("line", key!("api-kind-line")),
    word("progress", key!("api-kind-progress")),
    word("slope", key!("api-kind-slope")),
    word("waterfall", key!("api-kind-waterfall")),
    word("multiples", key!("api-kind-multiples")),
];

/// A `cards` block.
pub const CARDS: [Word; 2] = [word("lines", key!("api-cards-lines")), word("across", key!("api-cards-across"))];

/// A `map` block.
pub const MAP: [Word; 5] = [
    word("caption", key!("api-map-caption")),
    word("name", key!("api-map-name")),
    word("line", key!("api-map-line")),
    word("show", key!("api-map-show")),
    word("breaks", key!("api-map-breaks")),
];

/// A `strip` block.
pub const STRIP: [Word; 5] = [
    word("caption", key!("api-strip-caption")),
    word("name", key!("api-strip-name")),
    word("lines", key!("api-strip-lines")),
    word("show", key!("api-strip-show")),
    word("columns", key!("api-strip-columns")),
];
/// A column of a strip.
pub const STRIP_COLUMN: [Word; 2] =
    [word("head", key!("api-strip-column-head")), word("show", key!("api-strip-column-show"))];

/// Other blocks.
pub const NOTE: [Word; 1] = [word("text", key!("api-note-text"))];
/// A `sources` block.
pub const SOURCES: [Word; 1] = [word("text", key!("api-sources-text"))];
/// A `contents` block.
pub const CONTENTS: [Word; 1] = [word("title", key!("api-contents-title"))];
/// An `annex` block.
pub const ANNEX: [Word; 2] = [word("title", key!("api-annex-title")), word("name", key!("api-annex-name"))];
/// An `addressed` block.
pub const ADDRESSED: [Word; 1] = [word("to", key!("api-addressed-to"))];
/// A `beside` block.
pub const BESIDE: [Word; 1] = [word("column", key!("api-beside-column"))];
/// `[[column]]` of a `beside` block.
pub const BESIDE_COLUMN: [Word; 2] = [word("head", key!("api-beside-head")), word("items", key!("api-beside-items"))];
/// A `page` block.
pub const PAGE: [Word; 1] = [word("orientation", key!("api-page-orientation"))];

/// Every list of keys, with the key of what it is of.
pub const KEYS: [(&str, &[Word]); 22] = [
    (key!("api-keys-front"), &FRONT),
    (key!("api-keys-masthead"), &MASTHEAD),
    (key!("api-keys-title-block"), &TITLE_BLOCK),
    (key!("api-keys-closing"), &CLOSING),
    (key!("api-keys-table"), &TABLE),
    (key!("api-keys-column"), &COLUMN),
    (key!("api-keys-matrix"), &MATRIX),
    (key!("api-keys-chart"), &CHART),
    (key!("api-keys-kind"), &KINDS),
    (key!("api-keys-against"), &AGAINST),
    (key!("api-keys-cards"), &CARDS),
    (key!("api-keys-map"), &MAP),
    (key!("api-keys-strip"), &STRIP),
    (key!("api-keys-strip-column"), &STRIP_COLUMN),
    (key!("api-keys-note"), &NOTE),
    (key!("api-keys-sources"), &SOURCES),
    (key!("api-keys-contents"), &CONTENTS),
    (key!("api-keys-annex"), &ANNEX),
    (key!("api-keys-beside"), &BESIDE),
    (key!("api-keys-beside-column"), &BESIDE_COLUMN),
    (key!("api-keys-page"), &PAGE),
    (key!("api-keys-addressed"), &ADDRESSED),
];
