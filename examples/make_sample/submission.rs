//! One locality's submission as a value, before it becomes a workbook.

use crate::cluster::{self, Cluster};
use crate::conference::Conference;
use crate::defects;
use crate::delegates::{self, Delegate};
use crate::dice::Dice;
use crate::difficulties::{self, Difficulty};
use crate::lines::{self, Lines};
use crate::locality::{self, Locality};
use crate::place_names;
use anyhow::{Context, Result};

pub(crate) struct Submission {
    pub(crate) locality: Locality,
    /// The name as its office typed it.
    pub(crate) typed_name: String,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) lines: Lines,
    pub(crate) difficulties: Vec<Difficulty>,
    pub(crate) delegates: Vec<Delegate>,
}

/// All submissions of a conference, in the order of its profiles.
pub(crate) fn make_all(conference: &Conference) -> Result<Vec<Submission>> {
    let pool = difficulties::pool()?;
    let make = |locality: Locality| {
        let who = locality.full_name();
        make(conference, &pool, locality).with_context(|| who)
    };
    locality::read(conference)?.into_iter().map(make).collect()
}

fn make(conference: &Conference, pool: &[difficulties::Entry], locality: Locality) -> Result<Submission> {
    // A sequence of its own: changing one locality moves no other.
    let mut dice = Dice::new(conference.seed + locality.number()?);
    let clusters = cluster::build(conference, &locality, &mut dice)?;
    let mut lines = lines::count(&clusters, &mut dice)?;
    let difficulties = difficulties::choose(pool, &locality, &clusters, &mut dice);
    let mut delegates = delegates::invite(&locality, &mut dice);
    delegates.retain(|delegate| !defects::is_left_out(conference.defects, &locality.code, delegate.number));
    for defect in conference.defects.iter().filter(|defect| defect.code == locality.code) {
        defect.spoil(&mut lines)?;
    }
    let typed_name = match defects::spelling(conference.defects, &locality.code) {
        Some(odd) => odd.to_owned(),
        None => place_names::capitalised(&locality.full_name()),
    };
    Ok(Submission { locality, typed_name, clusters, lines, difficulties, delegates })
}
