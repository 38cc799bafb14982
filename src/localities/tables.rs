//! The embedded tables: `provinces.csv` (63 rows, each with its place among the 34) and `changes.csv` (what a locality was
//! called, and was, until a day). When the law changes, rows are added and none is edited.

use super::normalise_name::slug;
use super::succession::Succession;
use crate::model::conference::LocalityList;
use crate::model::figure::Place;
use crate::model::locality::{Locality, LocalityId, LocalityKind, Region, Vintage};
use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

const PROVINCES: &str = include_str!("provinces.csv");
const CHANGES: &str = include_str!("changes.csv");
const ALIASES: &str = include_str!("aliases.csv");

/// Regions from north to south, of both vintages.
const NORTH_TO_SOUTH: [&str; 8] = [
    "Trung du và miền núi phía Bắc",
    "Đồng bằng sông Hồng",
    "Bắc Trung Bộ",
    "Bắc Trung Bộ và Duyên hải miền Trung",
    "Tây Nguyên",
    "Duyên hải Nam Trung Bộ và Tây Nguyên",
    "Đông Nam Bộ",
    "Đồng bằng sông Cửu Long",
];

#[derive(Deserialize)]
struct Province {
    code_63: String,
    name_63: String,
    type_63: String,
    region_6: String,
    code_34: String,
    name_34: String,
    type_34: String,
    region_after: String,
}

#[derive(Deserialize)]
struct Change {
    vintage: Vintage,
    code: String,
    until: NaiveDate,
    name: String,
    kind: String,
}

#[derive(Deserialize)]
struct Alias {
    name_63: String,
    alias: String,
}

fn rows<T: for<'de> Deserialize<'de>>(text: &'static str) -> Result<Vec<T>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.context("embedded table")).collect()
}

/// First day of the map of 34 localities, Nghị quyết 202/2025/QH15.
const MERGED_ON: (i32, u32, u32) = (2025, 7, 1);

/// Each row of the 63 and the one of the 34 it went into.
pub(super) fn successions() -> Result<Vec<Succession>> {
    let (year, month, day) = MERGED_ON;
    let on = NaiveDate::from_ymd_opt(year, month, day).context("the day of the merger")?;
    let id = |code: String, vintage| LocalityId { code: code.into(), vintage };
    let rows = rows::<Province>(PROVINCES)?.into_iter();
    Ok(rows.map(|p| Succession { from: id(p.code_63, Vintage::V63), to: id(p.code_34, Vintage::V34), on }).collect())
}

/// Every spelling with the name it stands for. Names of the 34 are all names of the 63 too, so the spellings serve
/// both vintages.
pub(super) fn spellings() -> Result<Vec<(String, String)>> {
    Ok(rows::<Alias>(ALIASES)?.into_iter().map(|alias| (alias.name_63, alias.alias)).collect())
}

/// Names a locality had before, as (code, name).
pub(super) fn earlier_names(vintage: Vintage) -> Result<Vec<(String, String)>> {
    let changes: Vec<Change> = rows(CHANGES)?;
    Ok(changes
        .into_iter()
        .filter(|change| change.vintage == vintage)
        .map(|change| (change.code, change.name))
        .collect())
}

/// Localities by code, and regions from north to south.
pub(super) type Map = (Vec<Arc<Locality>>, Vec<Arc<Region>>);

/// The map of a vintage as it was on a day.
pub(super) fn localities(vintage: Vintage, on: NaiveDate) -> Result<Map> {
    let mut changes: Vec<Change> = rows(CHANGES)?;
    changes.retain(|change| change.vintage == vintage && on <= change.until);
    let mut regions = BTreeMap::new();
    let mut found = BTreeMap::new();
    for province in rows::<Province>(PROVINCES)? {
        let (code, name, kind, region) = match vintage {
            Vintage::V63 => (province.code_63, province.name_63, province.type_63, province.region_6),
            Vintage::V34 => (province.code_34, province.name_34, province.type_34, province.region_after),
        };
        let then = changes.iter().find(|change| change.code == code);
        let (name, kind) = then.map_or((&name, &kind), |change| (&change.name, &change.kind));
        let order = NORTH_TO_SOUTH.iter().position(|known| *known == region).context("unknown region")?;
        let region = regions
            .entry(order)
            .or_insert_with(|| Arc::new(Region { order, slug: slug(&region).into(), name: region.as_str().into() }));
        let locality = locality(&code, vintage, name, kind, region)?;
        found.entry(code).or_insert_with(|| Arc::new(locality));
    }
    Ok((found.into_values().collect(), regions.into_values().collect()))
}

/// A row of a conference's own list.
#[derive(Deserialize)]
struct Listed {
    code: String,
    name: String,
    kind: String,
    region: String,
}

/// The localities of a conference's own list by code, and its regions in the order they come in.
pub(super) fn listed(list: &LocalityList, vintage: Vintage) -> Result<Map> {
    let (mut regions, mut found): (Vec<Arc<Region>>, _) = (Vec::new(), BTreeMap::new());
    let mut reader = csv::Reader::from_reader(list.text.as_bytes());
    for (row, line) in reader.deserialize::<Listed>().zip(2..) {
        let at = || format!("{}:{line}", list.file);
        let Listed { code, name, kind, region } = row.with_context(at)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        ensure!(
            code != Place::Country.to_string(),
            "{}: {code:?} is the country in the data of a book; take another code",
            at()
        );
        ensure!(
            !code.is_empty() && code.chars().all(plain),
            "{}: a code is letters, digits, hyphens, not {code:?}",
            at()
        );
        ensure!(!found.contains_key(&code), "{}: the code {code:?} comes twice", at());
        let order = regions.iter().position(|known| *known.name == *region).unwrap_or(regions.len());
        if order == regions.len() {
            let named = slug(&region);
            if let Some(alike) = regions.iter().find(|known| *known.slug == *named) {
                bail!("{}: the regions {:?} and {region:?} would have one name in files: {named}", at(), alike.name);
            }
            regions.push(Arc::new(Region { order, slug: named.into(), name: region.as_str().into() }));
        }
        let region = regions.get(order).with_context(at)?;
        found.insert(code.clone(), Arc::new(locality(&code, vintage, &name, &kind, region).with_context(at)?));
    }
    ensure!(!found.is_empty(), "{}: no locality is listed", list.file);
    Ok((found.into_values().collect(), regions))
}

fn locality(code: &str, vintage: Vintage, name: &str, kind: &str, region: &Arc<Region>) -> Result<Locality> {
    let kind = match kind {
        "tỉnh" => LocalityKind::Province,
        "thành phố trực thuộc trung ương" => LocalityKind::City,
        other => bail!("unknown type of locality {other:?}"),
    };
    Ok(Locality {
        id: LocalityId { code: code.into(), vintage },
        name: name.into(),
        kind,
        region: Arc::clone(region),
        slug: format!("{code}-{}", slug(name)).into(),
    })
}
