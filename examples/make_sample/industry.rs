//! What happens in a cluster: land laid out and leased, projects, workers, infrastructure; amounts add up to the sums of
//! the locality's profile.

use crate::cluster::{Cluster, Stage};
use crate::dice::{Dice, Draws};
use crate::locality::{Profile, Terrain};
use anyhow::Result;

/// What is usual in a terrain; ranges are low and high.
pub(crate) struct Usual {
    pub(crate) smallest_area: i64,
    project_area: (i64, i64),
    workers_per_hectare: (i64, i64),
    capital_per_hectare: (i64, i64),
    foreign_percent: i64,
    pub(crate) craft_percent: i64,
    treated_percent: i64,
}

pub(crate) fn usual(terrain: Terrain) -> Usual {
    let (smallest_area, project_area, workers_per_hectare, capital_per_hectare, percents) = match terrain {
        Terrain::Mountain => (500, (180, 480), (18, 48), (60, 190), (3, 6, 9)),
        Terrain::Plain => (1000, (36, 116), (48, 92), (110, 260), (6, 17, 18)),
        Terrain::City => (1000, (30, 90), (60, 115), (150, 320), (9, 4, 40)),
        Terrain::South => (1000, (110, 290), (45, 95), (120, 280), (16, 3, 26)),
    };
    let (foreign_percent, craft_percent, treated_percent) = percents;
    Usual {
        smallest_area,
        project_area,
        workers_per_hectare,
        capital_per_hectare,
        foreign_percent,
        craft_percent,
        treated_percent,
    }
}

/// Industrial land for every cluster that has left the plan, leased land where there are projects.
pub(crate) fn lay_out_land(clusters: &mut [Cluster], profile: &Profile, dice: &mut Dice) -> Result<()> {
    let share = profile.industrial_share;
    let (mut industrial, mut leased) = (Draws::default(), Draws::default());
    for cluster in clusters.iter_mut().filter(|cluster| cluster.stage == Stage::Established) {
        cluster.industrial = percent(cluster.area, dice.between(share - 6, share + 6)) / 10 * 10;
    }
    for cluster in clusters.iter().filter(|cluster| cluster.is_operating()) {
        let draw = percent(cluster.area, dice.between(share - 6, share + 6)) / 10 * 10;
        industrial.push(draw, (percent(cluster.area, share - 8), percent(cluster.area, share + 8)));
    }
    let industrial = industrial.adding_up_to(profile.industrial_area, 10)?;
    for land in &industrial {
        let occupancy = dice.between(profile.occupancy - 28, profile.occupancy + 28).clamp(8, 100);
        leased.push(percent(*land, occupancy) / 5 * 5, (percent(*land, 5).max(1), *land));
    }
    let leased = leased.adding_up_to(profile.leased_area, 5)?;
    let operating = clusters.iter_mut().filter(|cluster| cluster.is_operating());
    for ((cluster, industrial), leased) in operating.zip(industrial).zip(leased) {
        cluster.industrial = industrial;
        cluster.leased = leased;
        if dice.chance(30) {
            cluster.approved_only = percent(industrial, dice.between(3, 10)).min(industrial - leased);
        }
    }
    Ok(())
}

fn percent(of: i64, percent: i64) -> i64 {
    of * percent / 100
}

pub(crate) fn bring_projects(
    clusters: &mut [Cluster],
    profile: &Profile,
    usual: &Usual,
    dice: &mut Dice,
) -> Result<()> {
    let (mut projects, mut capital, mut workers) = (Draws::default(), Draws::default(), Draws::default());
    for cluster in clusters.iter().filter(|cluster| cluster.is_operating()) {
        let leased = cluster.leased;
        let size = dice.between(usual.project_area.0, usual.project_area.1);
        projects.push(leased / size, (1, (leased / 20).max(1)));
        let per_hectare = dice.between(usual.capital_per_hectare.0, usual.capital_per_hectare.1);
        capital.push(leased * per_hectare / 100, (10, (leased * 4).max(10)));
        let density = dice.between(usual.workers_per_hectare.0, usual.workers_per_hectare.1);
        workers.push(leased * density / 100, (5, leased.max(5)));
    }
    let projects = projects.adding_up_to(profile.projects, 1)?;
    let capital = capital.adding_up_to(profile.capital, 1)?;
    let workers = workers.adding_up_to(profile.workers, 1)?;
    let operating = clusters.iter_mut().filter(|cluster| cluster.is_operating());
    for (((cluster, projects), capital), workers) in operating.zip(projects).zip(capital).zip(workers) {
        cluster.projects = projects;
        cluster.capital = capital;
        cluster.workers = workers;
        cluster.foreign = (0..projects).filter(|_| dice.chance(usual.foreign_percent)).count().try_into()?;
        cluster.capital_usd = (0..cluster.foreign).map(|_| dice.between(8, 95)).sum();
        cluster.running = (projects - (0..projects).filter(|_| dice.chance(16)).count() as i64).max(1);
    }
    Ok(())
}

pub(crate) fn build_infrastructure(cluster: &mut Cluster, usual: &Usual, dice: &mut Dice) {
    let (approved_percent, paid, treated_percent) = match cluster.stage {
        Stage::Operating => (85, (22, 82), usual.treated_percent),
        Stage::Established => (55, (0, 18), 0),
        Stage::Unestablished => (25, (30, 75), 2),
        Stage::Planned => (0, (0, 0), 0),
    };
    if cluster.detailed_plan && dice.chance(approved_percent) {
        let approved = cluster.area * dice.between(28, 68) / 100;
        cluster.infrastructure = Some((approved, percent(approved, dice.between(paid.0, paid.1))));
    }
    let is_treated = dice.chance(treated_percent);
    let is_being_built = cluster.stage != Stage::Planned && dice.chance(13);
    cluster.wastewater = if is_treated { 2 } else { i64::from(is_being_built) };
}
