//! The administrative map: localities of both vintages, regions, the 63→34 mapping. A name that is unknown or fits two
//! localities comes back with its nearest names, never as a guess.
//!
//! Sources: codes and names of both vintages from the statistical office's list (Quyết định 19/2025/QĐ-TTg for the
//! 34); mapping from Nghị quyết 202/2025/QH15; see `changes.csv` for what changed within a vintage. The regions of
//! the 34 are those of Nghị quyết 306/NQ-CP, known from reports on it (B).

use super::legacy_encoding::LegacyTables;
use super::names::{self, Lookup};
use super::normalise_name::slug;
use super::succession::Succession;
use super::tables;
use crate::model::conference::LocalityList;
use crate::model::locality::{self, Locality, Region, Vintage};
use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Localities of one vintage as they were on a day, with the names they go by.
#[derive(Debug, Clone)]
pub struct LocalityMap {
    localities: Vec<Arc<Locality>>,
    regions: Vec<Arc<Region>>,
    names: names::Names,
    former: Option<Former>,
    legacy: LegacyTables,
}

impl LocalityMap {
    /// The map of a vintage on a day.
    ///
    /// # Errors
    /// Only if an embedded table is damaged, which a test rules out.
    pub fn load(vintage: Vintage, on: NaiveDate) -> Result<LocalityMap> {
        let (localities, regions) = tables::localities(vintage, on)?;
        let names = names::Names::load(&localities)?;
        let former = if vintage == Vintage::V34 { Some(Former::load()?) } else { None };
        Ok(LocalityMap { localities, regions, names, former, legacy: LegacyTables::load()? })
    }

    /// The map a conference is held on: its own list, or that of its vintage on the day its data run to.
    ///
    /// # Errors
    /// The list has a line that is not understood, or a code twice; the message names file and line.
    pub fn of(list: Option<&LocalityList>, vintage: Vintage, on: NaiveDate) -> Result<LocalityMap> {
        let Some(list) = list else { return LocalityMap::load(vintage, on) };
        let (localities, regions) = tables::listed(list, vintage)?;
        let names = names::Names::plain(&localities);
        Ok(LocalityMap { localities, regions, names, former: None, legacy: LegacyTables::load()? })
    }

    /// All localities in the order of their codes.
    pub fn localities(&self) -> &[Arc<Locality>] {
        &self.localities
    }

    /// Regions from north to south.
    pub fn regions(&self) -> &[Arc<Region>] {
        &self.regions
    }

    /// The locality with a code of this vintage.
    pub fn by_code(&self, code: &str) -> Option<&Arc<Locality>> {
        locality::by_code(&self.localities, code)
    }

    /// The encodings from before Unicode.
    pub fn legacy(&self) -> &LegacyTables {
        &self.legacy
    }

    /// The locality a text names: case, composition, tone placement and prefixes (tỉnh, TP., UBND, Sở Công Thương)
    /// do not matter.
    pub fn by_name(&self, text: &str) -> Lookup {
        self.names.find(text)
    }

    /// The locality of the map before that a text names, and the one of this map it went into; nothing where this map is the
    /// older one, or still has the name.
    pub fn former(&self, text: &str) -> Option<(Arc<Locality>, &Arc<Locality>)> {
        let former = self.former.as_ref()?;
        let (Lookup::Unknown { .. }, Some(old)) = (self.by_name(text), former.find(text)) else { return None };
        let succession = former.successions.iter().find(|succession| succession.from == old.id)?;
        Some((old, self.by_code(&succession.to.code)?))
    }
}

/// The map of 63, for names that are on it only.
#[derive(Debug, Clone)]
struct Former {
    localities: Vec<Arc<Locality>>,
    names: names::Names,
    successions: Vec<Succession>,
}

impl Former {
    fn load() -> Result<Former> {
        let successions = successions()?;
        let last = successions.first().and_then(|succession| succession.on.pred_opt()).unwrap_or_default();
        let (localities, _) = tables::localities(Vintage::V63, last)?;
        let names = names::Names::load(&localities)?;
        Ok(Former { localities, names, successions })
    }

    /// The locality that a text names, also typed without accents.
    fn find(&self, text: &str) -> Option<Arc<Locality>> {
        if let Lookup::Found(locality) = self.names.find(text) {
            return Some(locality);
        }
        let wanted = slug(text);
        let mut same = self.localities.iter().filter(|locality| slug(&locality.name) == wanted);
        let first = same.next().cloned();
        first.filter(|_| same.next().is_none())
    }
}

/// Where each of the 63 went, by its code.
///
/// # Errors
/// Only if an embedded table is damaged, which a test rules out.
pub fn successions() -> Result<Vec<Succession>> {
    tables::successions()
}

/// The map of 63 as it was on its last day, next to that of 34.
#[derive(Debug, Clone)]
pub struct MapBefore {
    /// Its localities in the order of their codes.
    pub localities: Vec<Arc<Locality>>,
    /// By code of the 34, the names of the 63 that went into each.
    pub merged: BTreeMap<Arc<str>, Vec<Arc<str>>>,
}

impl MapBefore {
    /// The map, and what became of it.
    ///
    /// # Errors
    /// Only if an embedded table is damaged, which a test rules out.
    pub fn load() -> Result<MapBefore> {
        let successions = successions()?;
        let on = successions.first().context("nothing was merged")?.on;
        let (localities, _) = tables::localities(Vintage::V63, on.pred_opt().unwrap_or(on))?;
        let mut merged: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
        for locality in &localities {
            let into = successions.iter().find(|succession| succession.from.code == locality.id.code);
            let into = into.with_context(|| format!("{} went into none of the 34", locality.name))?;
            merged.entry(Arc::clone(&into.to.code)).or_default().push(Arc::clone(&locality.name));
        }
        Ok(MapBefore { localities, merged })
    }
}
