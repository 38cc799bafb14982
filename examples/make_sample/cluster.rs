//! The clusters of a locality: everything the form asks is counted from them.
//!
//! In: a locality's profile and its dice. Out: one `Cluster` per planned cluster, adding up to the profile exactly.
//! Areas are hundredths of a hectare, money is tenths of tỷ đồng (or of a million USD).

use crate::conference::Conference;
use crate::dice::{Dice, Draws};
use crate::locality::{Locality, Profile, Terrain};
use crate::place_names;
use anyhow::{Result, ensure};

/// How far a cluster has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Planned,
    Established,
    Operating,
    /// Operating since before 5/10/2009 without a decision.
    Unestablished,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeveloperKind {
    Enterprise,
    PublicUnit,
    Committee,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Ordinary,
    CraftVillage,
    Specialised,
}

pub(crate) struct Decision {
    pub(crate) text: String,
    pub(crate) in_period: bool,
}

pub(crate) struct Cluster {
    pub(crate) name: String,
    pub(crate) commune: String,
    pub(crate) stage: Stage,
    pub(crate) kind: Kind,
    pub(crate) decision: Option<Decision>,
    pub(crate) developer: Option<(String, DeveloperKind)>,
    pub(crate) area: i64,
    pub(crate) industrial: i64,
    pub(crate) leased: i64,
    /// With an approved investment, not leased yet.
    pub(crate) approved_only: i64,
    pub(crate) projects: i64,
    pub(crate) foreign: i64,
    pub(crate) running: i64,
    pub(crate) capital: i64,
    pub(crate) capital_usd: i64,
    pub(crate) workers: i64,
    /// 0 none, 1 being built, 2 meets the standard.
    pub(crate) wastewater: i64,
    pub(crate) detailed_plan: bool,
    /// Infrastructure capital of an approved project: approved, paid.
    pub(crate) infrastructure: Option<(i64, i64)>,
}

impl Cluster {
    pub(crate) fn is_established(&self) -> bool {
        matches!(self.stage, Stage::Established | Stage::Operating)
    }

    pub(crate) fn is_operating(&self) -> bool {
        matches!(self.stage, Stage::Operating | Stage::Unestablished)
    }

    pub(crate) fn has_developer(&self, kind: DeveloperKind) -> bool {
        self.developer.as_ref().is_some_and(|(_, of)| *of == kind)
    }
}

/// What is usual in a terrain; ranges are low and high.
struct Usual {
    smallest_area: i64,
    project_area: (i64, i64),
    workers_per_hectare: (i64, i64),
    capital_per_hectare: (i64, i64),
    foreign_percent: i64,
    craft_percent: i64,
    treated_percent: i64,
}

fn usual(terrain: Terrain) -> Usual {
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

const LARGEST_AREA: i64 = 7500;

/// Builds all clusters of a locality: established ones first, then those never established, then the plan.
pub(crate) fn build(conference: &Conference, locality: &Locality, dice: &mut Dice) -> Result<Vec<Cluster>> {
    let profile = &locality.profile;
    let usual = usual(profile.terrain);
    let mut clusters = found(conference, locality, &usual, dice)?;
    lay_out_land(&mut clusters, profile, dice)?;
    bring_projects(&mut clusters, profile, &usual, dice)?;
    for cluster in &mut clusters {
        build_infrastructure(cluster, &usual, dice);
    }
    Ok(clusters)
}

fn stages(profile: &Profile) -> Result<Vec<Stage>> {
    let idle = profile.established - profile.operating;
    let planned = profile.planned - profile.established - profile.unestablished;
    ensure!(
        idle >= 0 && planned >= 0 && profile.operating > 0,
        "more clusters operating or established than there are"
    );
    let counts = [
        (Stage::Operating, profile.operating),
        (Stage::Established, idle),
        (Stage::Unestablished, profile.unestablished),
        (Stage::Planned, planned),
    ];
    Ok(counts.into_iter().flat_map(|(stage, count)| (0..count).map(move |_| stage)).collect())
}

/// Names, areas, decisions and developers.
fn found(conference: &Conference, locality: &Locality, usual: &Usual, dice: &mut Dice) -> Result<Vec<Cluster>> {
    let profile = &locality.profile;
    let stages = stages(profile)?;
    let established = usize::try_from(profile.established)?;
    // Some offices keep areas to half a hectare, some to a tenth, some to a hundredth.
    let step = [50, 50, 10, 10, 1][dice.index(5)];
    let mut areas = areas(profile.established_area, established, step, usual, dice)?;
    let rest = profile.planned_area - profile.established_area;
    areas.extend(self::areas(rest, stages.len() - established, step, usual, dice)?);
    let names = place_names::invented(stages.len(), dice);
    ensure!(names.len() == stages.len(), "not enough invented names for {} clusters", stages.len());
    let mut clusters = Vec::new();
    for (i, (stage, area)) in stages.into_iter().zip(areas).enumerate() {
        let number = format!("{}-{:02}", locality.code, i + 1);
        let district = dice.between(1, (profile.planned / 4).clamp(2, 12));
        let kind = if dice.chance(usual.craft_percent) { Kind::CraftVillage } else { ordinary_or_specialised(dice) };
        let decision = decision(conference, stage, dice);
        let developer = developer(stage, kind, &number, district, dice);
        clusters.push(Cluster {
            name: format!("CCN Mẫu {number} {}", names[i]),
            commune: format!("xã {}, huyện Mẫu {district}", names[i]),
            detailed_plan: dice.chance(plan_percent(stage)),
            ..bare(stage, kind, decision, developer, area)
        });
    }
    Ok(clusters)
}

fn bare(
    stage: Stage,
    kind: Kind,
    decision: Option<Decision>,
    developer: Option<(String, DeveloperKind)>,
    area: i64,
) -> Cluster {
    Cluster {
        name: String::new(),
        commune: String::new(),
        stage,
        kind,
        decision,
        developer,
        area,
        industrial: 0,
        leased: 0,
        approved_only: 0,
        projects: 0,
        foreign: 0,
        running: 0,
        capital: 0,
        capital_usd: 0,
        workers: 0,
        wastewater: 0,
        detailed_plan: false,
        infrastructure: None,
    }
}

fn areas(total: i64, count: usize, step: i64, usual: &Usual, dice: &mut Dice) -> Result<Vec<i64>> {
    let mut draws = Draws::default();
    let mean = total / i64::try_from(count)?.max(1);
    for _ in 0..count {
        let draw = dice.between(mean * 45 / 100, mean * 155 / 100) / step * step;
        draws.push(draw, (usual.smallest_area, LARGEST_AREA));
    }
    draws.adding_up_to(Some(total), step)
}

fn ordinary_or_specialised(dice: &mut Dice) -> Kind {
    if dice.chance(4) { Kind::Specialised } else { Kind::Ordinary }
}

fn plan_percent(stage: Stage) -> i64 {
    match stage {
        Stage::Operating => 100,
        Stage::Established => 75,
        Stage::Unestablished => 70,
        Stage::Planned => 6,
    }
}

/// A decision of the provincial committee. A cluster founded within the period cannot have projects yet.
fn decision(conference: &Conference, stage: Stage, dice: &mut Dice) -> Option<Decision> {
    let (_, end_month, end_year) = conference.as_of;
    let (_, _, start_year) = conference.period_start;
    let (end_year, start_year) = (i64::from(end_year), i64::from(start_year));
    let in_period = stage == Stage::Established && dice.chance(9);
    let (year, month) = match stage {
        Stage::Planned | Stage::Unestablished => return None,
        _ if in_period => (end_year, dice.between(1, i64::from(end_month))),
        Stage::Established => (dice.between(start_year - 5, start_year), dice.between(1, 11)),
        Stage::Operating => (dice.between(start_year - 10, start_year - 1), dice.between(1, 12)),
    };
    // The period ends on day 14 of its last month.
    let day = if in_period { dice.between(2, 14) } else { dice.between(2, 28) };
    let number = dice.between(11, 3200);
    let month = if month <= 2 { format!("{month:02}") } else { month.to_string() };
    Some(Decision { text: format!("Số {number}/QĐ-UBND ngày {day:02}/{month}/{year}"), in_period })
}

fn developer(
    stage: Stage,
    kind: Kind,
    number: &str,
    district: i64,
    dice: &mut Dice,
) -> Option<(String, DeveloperKind)> {
    let (enterprise, public_unit) = match stage {
        Stage::Planned => return None,
        Stage::Established if dice.chance(15) => return None,
        Stage::Established => (65, 75),
        Stage::Operating if kind == Kind::CraftVillage => (20, 40),
        Stage::Operating => (48, 72),
        Stage::Unestablished => (0, 25),
    };
    let draw = dice.between(1, 100);
    Some(if draw <= enterprise {
        (format!("Công ty mẫu A{number}"), DeveloperKind::Enterprise)
    } else if draw <= public_unit {
        (format!("Trung tâm phát triển CCN mẫu {number}"), DeveloperKind::PublicUnit)
    } else {
        (format!("UBND huyện Mẫu {district}"), DeveloperKind::Committee)
    })
}

/// Industrial land for every cluster that has left the plan, leased land where there are projects.
fn lay_out_land(clusters: &mut [Cluster], profile: &Profile, dice: &mut Dice) -> Result<()> {
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

fn bring_projects(clusters: &mut [Cluster], profile: &Profile, usual: &Usual, dice: &mut Dice) -> Result<()> {
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

fn build_infrastructure(cluster: &mut Cluster, usual: &Usual, dice: &mut Dice) {
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
