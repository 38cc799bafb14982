//! Finding a locality by a name as people write it: one locality, or the nearest names.

use super::normalise_name::{ascii, fold};
use super::tables;
use crate::model::locality::Locality;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Words before a name that do not belong to it, folded, longest first.
const PREFIXES: [&str; 9] =
    ["ủy ban nhân dân", "sở công thương", "thành phố", "thủ đô", "ubnd", "tỉnh", "tp", "sct", "của"];

/// Outcome of a search.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// Exactly one locality goes by that name.
    Found(Arc<Locality>),
    /// None or several do; the three nearest names, nearest first.
    Unknown {
        /// `Hà Nam`, `Hà Nội`, `Hà Giang`.
        nearest: Vec<Arc<str>>,
    },
}

/// Localities by folded name.
#[derive(Debug, Clone)]
pub(super) struct Names {
    by_key: BTreeMap<String, BTreeSet<usize>>,
    localities: Vec<Arc<Locality>>,
    prefixes: Vec<String>,
}

impl Names {
    /// By their own names alone.
    pub(super) fn plain(localities: &[Arc<Locality>]) -> Names {
        let mut by_key: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (i, locality) in localities.iter().enumerate() {
            by_key.entry(fold(&locality.name)).or_default().insert(i);
        }
        let prefixes = PREFIXES.iter().map(|prefix| fold(prefix)).collect();
        Names { by_key, localities: localities.to_vec(), prefixes }
    }

    /// With the names they had before, and the spellings of the embedded tables.
    pub(super) fn load(localities: &[Arc<Locality>]) -> Result<Names> {
        let Names { mut by_key, localities, prefixes } = Names::plain(localities);
        let mut known: BTreeMap<String, usize> =
            localities.iter().enumerate().map(|(i, locality)| (locality.name.to_string(), i)).collect();
        if let Some(vintage) = localities.first().map(|locality| locality.id.vintage) {
            for (code, name) in tables::earlier_names(vintage)? {
                if let Some(i) = localities.iter().position(|locality| *locality.id.code == *code) {
                    by_key.entry(fold(&name)).or_default().insert(i);
                    known.insert(name, i);
                }
            }
        }
        // The alias table files Thừa Thiên Huế under its later name.
        if let Some(&i) = known.get("Thừa Thiên Huế") {
            known.insert("Huế".to_owned(), i);
        }
        for (name, spelling) in tables::spellings()? {
            if let Some(&i) = known.get(&name) {
                by_key.entry(fold(&spelling)).or_default().insert(i);
            }
        }
        Ok(Names { by_key, localities, prefixes })
    }

    pub(super) fn find(&self, text: &str) -> Lookup {
        let whole = fold(text);
        let mut key = whole.as_str();
        loop {
            if let Some(found) = self.by_key.get(key)
                && let (1, Some(locality)) = (found.len(), found.first().and_then(|i| self.localities.get(*i)))
            {
                return Lookup::Found(Arc::clone(locality));
            }
            match self.without_prefix(key) {
                Some(rest) => key = rest,
                None => return Lookup::Unknown { nearest: self.nearest(key) },
            }
        }
    }

    fn without_prefix<'k>(&self, key: &'k str) -> Option<&'k str> {
        self.prefixes.iter().find_map(|prefix| key.strip_prefix(prefix.as_str())?.strip_prefix(' '))
    }

    fn nearest(&self, key: &str) -> Vec<Arc<str>> {
        // A cell may hold a page of text; a name is short, so only its start decides nearness.
        let wanted: String = ascii(key).chars().take(40).collect();
        let mut scored: Vec<(usize, &Arc<Locality>)> =
            self.localities.iter().map(|l| (strsim::levenshtein(&wanted, &ascii(&l.name)), l)).collect();
        scored.sort_by_key(|(distance, locality)| (*distance, Arc::clone(&locality.id.code)));
        scored.into_iter().take(3).map(|(_, locality)| Arc::clone(&locality.name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::localities::{LocalityMap, Lookup};
    use crate::model::locality::Vintage;
    use chrono::NaiveDate;

    fn map(vintage: Vintage, year: i32) -> LocalityMap {
        LocalityMap::load(vintage, NaiveDate::from_ymd_opt(year, 12, 14).unwrap()).unwrap()
    }

    fn code(map: &LocalityMap, text: &str) -> String {
        match map.by_name(text) {
            Lookup::Found(locality) => locality.id.code.to_string(),
            Lookup::Unknown { nearest } => format!("? {}", nearest.join(", ")),
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let old = map(Vintage::V63, 2021);
        for (text, wanted) in [
            ("UBND tỉnh Hoà Bình", "17"),
            ("Sở Công Thương tỉnh Đắk Lắk", "66"),
            ("TP. HỒ CHÍ MINH", "79"),
            ("Thừa Thiên - Huế", "46"),
            ("Huế", "46"),
            ("  tha\u{300}nh phố Ha\u{300} No\u{323}\u{302}i ", "01"),
            ("Tuyªn Quang", "08"),
        ] {
            assert_eq!(code(&old, text), wanted, "{text}");
        }
    }

    #[test]
    fn an_unknown_name_is_not_guessed() {
        let old = map(Vintage::V63, 2021);
        assert_eq!(code(&old, "Hà Nọi"), "? Hà Nội, Hà Nam, Lào Cai");
        assert!(code(&old, "").starts_with('?'));
        assert!(code(&map(Vintage::V34, 2026), "Hà Giang").starts_with('?'));
    }

    #[test]
    fn a_code_means_another_place_in_another_vintage() {
        let name = |vintage, year| map(vintage, year).by_code("15").unwrap().name.to_string();
        assert_eq!((name(Vintage::V63, 2021), name(Vintage::V34, 2026)), ("Yên Bái".into(), "Lào Cai".into()));
    }

    #[test]
    fn both_vintages_are_complete_and_types_follow_the_date() {
        let count = |r: &LocalityMap| r.localities().iter().filter(|l| l.title().starts_with("tỉnh")).count();
        let (old, new) = (map(Vintage::V63, 2021), map(Vintage::V34, 2026));
        assert_eq!((old.localities().len(), old.regions().len(), count(&old)), (63, 6, 58));
        assert_eq!((new.localities().len(), new.regions().len(), count(&new)), (34, 6, 25));
        assert_eq!(count(&map(Vintage::V34, 2025)), 28);
        let successions = crate::localities::successions().unwrap();
        let targets: std::collections::BTreeSet<_> = successions.iter().map(|s| s.to.code.clone()).collect();
        assert_eq!((successions.len(), targets.len()), (63, 34));
        assert!(successions.iter().all(|s| old.by_code(&s.from.code).is_some() && new.by_code(&s.to.code).is_some()));
    }
}
