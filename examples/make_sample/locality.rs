//! The localities that submit, each with the size it is built to, in the order of the profiles, or of their codes where
//! they are grown from those of an earlier conference.

use crate::conference::{Conference, Growth, Profiles};
use crate::place_names;
use anyhow::{Context, Result, bail};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const REGISTRY: &str = include_str!("../../src/localities/provinces.csv");

/// What the country is like there; it decides the usual size, density and occupancy of clusters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terrain {
    Mountain,
    Plain,
    City,
    South,
}

/// One row of the profiles. Areas in hundredths of a hectare, capital in tenths of tỷ đồng.
pub(crate) struct Profile {
    pub(crate) terrain: Terrain,
    pub(crate) planned: i64,
    pub(crate) planned_area: i64,
    pub(crate) established: i64,
    pub(crate) established_area: i64,
    /// Established and with at least one project.
    pub(crate) operating: i64,
    /// With projects since before 5/10/2009, never established.
    pub(crate) unestablished: i64,
    /// Usual share of industrial land, per cent.
    pub(crate) industrial_share: i64,
    /// Usual share of it that is leased, per cent.
    pub(crate) occupancy: i64,
    /// Sums that are given and not drawn.
    pub(crate) industrial_area: Option<i64>,
    pub(crate) leased_area: Option<i64>,
    pub(crate) projects: Option<i64>,
    pub(crate) capital: Option<i64>,
    pub(crate) workers: Option<i64>,
}

/// A province or a city as it was on the day of the conference.
pub(crate) struct Locality {
    pub(crate) code: String,
    /// `Tuyên Quang`
    pub(crate) name: String,
    /// `tỉnh` or `thành phố`
    pub(crate) kind: String,
    pub(crate) profile: Profile,
}

impl Locality {
    /// `tỉnh Tuyên Quang`
    pub(crate) fn full_name(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }

    /// `08-tuyen-quang.xlsx`
    pub(crate) fn file_name(&self) -> String {
        format!("{}-{}.xlsx", self.code, place_names::slug(&self.name))
    }

    /// The code as a number, for seeds.
    pub(crate) fn number(&self) -> Result<u64> {
        self.code.parse().with_context(|| format!("code {:?} is not a number", self.code))
    }
}

/// Reads the profiles and names their localities from the registry.
pub(crate) fn read(conference: &Conference) -> Result<Vec<Locality>> {
    match &conference.profiles {
        Profiles::Given(table) => given_profiles(conference, table),
        Profiles::Grown { from, growth } => grown(conference, read(from)?, growth),
    }
}

/// Localities put together from their parts.
fn grown(conference: &Conference, parts: Vec<Locality>, growth: &Growth) -> Result<Vec<Locality>> {
    let names = registry(conference)?;
    let mut old: BTreeMap<String, Profile> = parts.into_iter().map(|part| (part.code, part.profile)).collect();
    let mut heirs: BTreeMap<String, Vec<Profile>> = BTreeMap::new();
    for row in csv::Reader::from_reader(REGISTRY.as_bytes()).deserialize() {
        let row: BTreeMap<String, String> = row?;
        let code = field(&row, "code_63")?;
        let part = old.remove(code).with_context(|| format!("no profile of {code}"))?;
        heirs.entry(field(&row, "code_34")?.to_owned()).or_default().push(part);
    }
    let locality = |(code, parts): (String, Vec<Profile>)| {
        let (name, kind) = names.get(&code).cloned().with_context(|| format!("code {code} is not in the registry"))?;
        Ok(Locality { profile: together(&parts, growth)?, code, name, kind })
    };
    heirs.into_iter().map(locality).collect()
}

/// Sums, grown; what is usual there weighs by the number of clusters. Areas stay whole hectares.
fn together(parts: &[Profile], growth: &Growth) -> Result<Profile> {
    let sum = |of: fn(&Profile) -> i64| parts.iter().map(of).sum::<i64>();
    let grown = |of: fn(&Profile) -> i64, percent: i64| sum(of) * percent / 100;
    let hectares = |hundredths: i64| hundredths / 100 * 100;
    let largest = parts.iter().max_by_key(|part| part.planned).context("a locality without parts")?;
    let weighed = |of: fn(&Profile) -> i64| {
        let weights = sum(|part| part.operating + part.unestablished).max(1);
        parts.iter().map(|part| of(part) * (part.operating + part.unestablished)).sum::<i64>() / weights
    };
    let established = grown(|part| part.established, growth.established);
    let unestablished = sum(|part| part.unestablished);
    let planned = grown(|part| part.planned, growth.planned).max(established + unestablished);
    Ok(Profile {
        terrain: largest.terrain,
        planned,
        planned_area: hectares(grown(|part| part.planned_area, growth.planned_area)),
        established,
        established_area: hectares(grown(|part| part.established_area, growth.established_area)),
        operating: grown(|part| part.operating, growth.operating).min(established).max(1),
        unestablished,
        industrial_share: weighed(|part| part.industrial_share).clamp(58, 72),
        occupancy: (weighed(|part| part.occupancy) + growth.occupancy).min(88),
        industrial_area: None,
        leased_area: None,
        projects: None,
        capital: None,
        workers: None,
    })
}

fn given_profiles(conference: &Conference, table: &str) -> Result<Vec<Locality>> {
    let names = registry(conference)?;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut localities = Vec::new();
    for row in reader.deserialize() {
        let row: BTreeMap<String, String> = row?;
        let code = field(&row, "code")?.to_owned();
        let (name, kind) = names.get(&code).cloned().with_context(|| format!("code {code} is not in the registry"))?;
        let profile = profile(&row).with_context(|| format!("profile of {code} {name}"))?;
        localities.push(Locality { code, name, kind, profile });
    }
    Ok(localities)
}

fn registry(conference: &Conference) -> Result<BTreeMap<String, (String, String)>> {
    let vintage = conference.vintage;
    let mut names = BTreeMap::new();
    for row in csv::Reader::from_reader(REGISTRY.as_bytes()).deserialize() {
        let row: BTreeMap<String, String> = row?;
        let kind = field(&row, &format!("type_{vintage}"))?.replace(" trực thuộc trung ương", "");
        let name = field(&row, &format!("name_{vintage}"))?.to_owned();
        names.insert(field(&row, &format!("code_{vintage}"))?.to_owned(), (name, kind));
    }
    for (code, name, kind) in conference.names_then {
        names.insert((*code).to_owned(), ((*name).to_owned(), (*kind).to_owned()));
    }
    Ok(names)
}

fn profile(row: &BTreeMap<String, String>) -> Result<Profile> {
    Ok(Profile {
        terrain: terrain(field(row, "terrain")?)?,
        planned: given(row, "planned", 0)?,
        planned_area: given(row, "planned_ha", 2)?,
        established: given(row, "established", 0)?,
        established_area: given(row, "established_ha", 2)?,
        operating: given(row, "operating", 0)?,
        unestablished: given(row, "unestablished", 0)?,
        industrial_share: given(row, "industrial_share", 0)?,
        occupancy: given(row, "occupancy", 0)?,
        industrial_area: amount(row, "industrial_ha", 2)?,
        leased_area: amount(row, "leased_ha", 2)?,
        projects: amount(row, "projects", 0)?,
        capital: amount(row, "capital", 1)?,
        workers: amount(row, "workers", 0)?,
    })
}

fn terrain(text: &str) -> Result<Terrain> {
    Ok(match text {
        "mountain" => Terrain::Mountain,
        "plain" => Terrain::Plain,
        "city" => Terrain::City,
        "south" => Terrain::South,
        other => bail!("unknown terrain {other:?}"),
    })
}

fn field<'a>(row: &'a BTreeMap<String, String>, name: &str) -> Result<&'a str> {
    row.get(name).map(String::as_str).with_context(|| format!("no column {name:?}"))
}

fn given(row: &BTreeMap<String, String>, name: &str, decimals: u32) -> Result<i64> {
    amount(row, name, decimals)?.with_context(|| format!("column {name:?} is empty"))
}

/// The cell times 10 to the power of `decimals`, exactly; nothing where the cell is empty.
fn amount(row: &BTreeMap<String, String>, name: &str, decimals: u32) -> Result<Option<i64>> {
    let text = field(row, name)?;
    if text.is_empty() {
        return Ok(None);
    }
    let value: Decimal = text.parse().with_context(|| format!("column {name:?}: {text:?} is not a number"))?;
    let scaled = value * Decimal::from(10_i64.pow(decimals));
    let whole: i64 = scaled.try_into().with_context(|| format!("column {name:?}: {text} is too big"))?;
    if Decimal::from(whole) != scaled {
        bail!("column {name:?}: {text} has more than {decimals} decimals");
    }
    Ok(Some(whole))
}
