//! One locality's submission as a value, before it becomes a workbook.

use crate::cluster::{self, Cluster};
use crate::conference::{Conference, Span};
use crate::defects;
use crate::delegates::{self, Delegate};
use crate::dice::Dice;
use crate::difficulties::{self, Difficulty};
use crate::lines::{self, Lines};
use crate::locality::{self, Locality};
use crate::place_names;
use crate::rewind;
use crate::uneven;
use anyhow::{Context, Result};

pub(crate) struct Submission {
    pub(crate) locality: Locality,
    pub(crate) file_name: String,
    /// The name as its office typed it.
    pub(crate) typed_name: String,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) lines: Lines,
    pub(crate) difficulties: Vec<Difficulty>,
    pub(crate) delegates: Vec<Delegate>,
}

/// All submissions of a conference, in the order of its profiles.
pub(crate) fn make_all(conference: &Conference) -> Result<Vec<Submission>> {
    let pool = difficulties::pool(conference.difficulties)?;
    let make = |locality: Locality| {
        let who = locality.full_name();
        make(conference, &pool, locality).with_context(|| who)
    };
    let mut localities = locality::read(conference)?;
    localities.retain(|locality| !conference.absent.contains(&locality.code.as_str()));
    localities.into_iter().map(make).collect()
}

/// Workbooks that came by mistake: another locality's numbers under a name that is no longer on the map.
pub(crate) fn strays(conference: &Conference) -> Result<Vec<Submission>> {
    let made = |(file_name, typed_name, like): &(&str, &str, &str)| -> Result<Submission> {
        let mut all = make_all(conference)?;
        all.retain(|submission| submission.locality.code == *like);
        let one = all.pop().with_context(|| format!("no locality {like}"))?;
        Ok(Submission { file_name: (*file_name).to_owned(), typed_name: (*typed_name).to_owned(), ..one })
    };
    conference.strays.iter().map(made).collect()
}

fn make(conference: &Conference, pool: &[difficulties::Entry], locality: Locality) -> Result<Submission> {
    // A sequence of its own: changing one locality moves no other.
    let mut dice = Dice::new(conference.seed + locality.number()?);
    let mut clusters = cluster::build(conference, &locality, &mut dice)?;
    if conference.span == Span::HalfOfYear {
        let mut dice = Dice::new(conference.seed + 1000 + locality.number()?);
        rewind::to_june(&mut clusters, i64::from(conference.as_of.2), &mut dice);
    }
    uneven::spread(&mut clusters, conference, &locality)?;
    let mut lines = lines::count(&clusters, conference.span, &mut dice)?;
    uneven::spread_lines(&mut lines, conference, &locality)?;
    let difficulties = difficulties::choose(pool, &locality, &clusters, &mut dice);
    let mut delegates = delegates::invite(conference, &locality, &mut dice);
    delegates.retain(|delegate| !defects::is_left_out(conference.defects, &locality.code, delegate.number));
    for defect in conference.defects.iter().filter(|defect| defect.code == locality.code) {
        defect.spoil(&mut lines)?;
    }
    let typed_name = match defects::spelling(conference.defects, &locality.code) {
        Some(odd) => odd.to_owned(),
        None => place_names::capitalised(&locality.full_name()),
    };
    let file_name = locality.file_name();
    Ok(Submission { locality, file_name, typed_name, clusters, lines, difficulties, delegates })
}
