//! The administrative map: localities of both vintages, regions, the mapping from 63 to 34, and the spellings of names.

mod instruments;
mod legacy_encoding;
mod map;
mod names;
mod normalise_name;
mod places;
mod succession;
mod syllable;
mod tables;
mod tiles;

pub use instruments::{MERGER, NEW_CITIES};
pub use legacy_encoding::{KnownWords, LegacyTables, has_unicode_letter, is_suspicious};
pub use map::{LocalityMap, MapBefore, successions};
pub use names::Lookup;
pub use normalise_name::{ascii, fold, slug};
pub use succession::Succession;
pub use tiles::{Tile, TileKind, tiles};
