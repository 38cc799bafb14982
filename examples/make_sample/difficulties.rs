//! Difficulties and proposals, in the four groups the conference discussed: two to four rows for each locality. Several
//! contents share one proposal word for word, as offices write them.

use crate::cluster::Cluster;
use crate::dice::Dice;
use crate::locality::Locality;
use anyhow::{Context, Result};
use briefbook::model::number;
use rust_decimal::Decimal;

pub(crate) struct Difficulty {
    pub(crate) group: String,
    pub(crate) content: String,
    pub(crate) proposal: String,
    pub(crate) agency: String,
}

/// A row of the pool: group, content with placeholders, proposal, agency.
pub(crate) type Entry = (String, String, String, String);

pub(crate) fn pool(table: &str) -> Result<Vec<Entry>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.context("the pool of difficulties")).collect()
}

/// Two to four different rows that apply to the locality.
pub(crate) fn choose(pool: &[Entry], locality: &Locality, clusters: &[Cluster], dice: &mut Dice) -> Vec<Difficulty> {
    let facts = facts(locality, clusters);
    let mut rows: Vec<Difficulty> = pool.iter().filter_map(|entry| fill(entry, &facts)).collect();
    dice.shuffle(&mut rows);
    let wanted = dice.between(2, 4);
    rows.truncate(usize::try_from(wanted).unwrap_or(2));
    rows
}

/// Placeholders and what they stand for here; nothing where the sentence would be about no cluster at all.
fn facts(locality: &Locality, clusters: &[Cluster]) -> [(&'static str, Option<String>); 5] {
    let count = |is_meant: fn(&&Cluster) -> bool| match clusters.iter().filter(is_meant).count() {
        0 => None,
        n => Some(format!("{n:02}")),
    };
    let operating = || clusters.iter().filter(|cluster| cluster.is_operating());
    let industrial: i64 = operating().map(|cluster| cluster.industrial).sum();
    let leased: i64 = operating().map(|cluster| cluster.leased).sum();
    // Below one half: the rate that founding another cluster asks for.
    let is_low = leased * 2 < industrial;
    let rate = is_low.then(|| number::decimal(Decimal::new(leased * 1000 / industrial, 1)) + "%");
    [
        ("{địa phương}", Some(locality.full_name())),
        ("{chưa thành lập}", count(|cluster| cluster.decision.is_none())),
        ("{chưa xử lý}", count(|cluster| cluster.is_operating() && cluster.wastewater == 0)),
        ("{cụm nhỏ}", count(|cluster| cluster.area < 2000)),
        ("{lấp đầy}", rate),
    ]
}

fn fill((group, content, proposal, agency): &Entry, facts: &[(&str, Option<String>)]) -> Option<Difficulty> {
    let mut content = content.clone();
    for (placeholder, value) in facts {
        if content.contains(placeholder) {
            content = content.replace(placeholder, value.as_ref()?);
        }
    }
    Some(Difficulty { group: group.clone(), content, proposal: proposal.clone(), agency: agency.clone() })
}
