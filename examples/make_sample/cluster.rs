//! The clusters of a locality, founded: names, areas, decisions, developers; together they add up to the locality's profile
//! exactly. Areas are hundredths of a hectare, money is tenths of tỷ đồng (or of a million USD).

use crate::conference::{Conference, Span};
use crate::dice::{Dice, Draws};
use crate::industry::{self, Usual};
use crate::locality::{Locality, Profile};
use crate::place_names;
use anyhow::{Result, ensure};

/// How far a cluster has come.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    #[default]
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

#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    #[default]
    Ordinary,
    CraftVillage,
    Specialised,
}

pub(crate) struct Decision {
    pub(crate) text: String,
    /// Year, month, day.
    pub(crate) on: (i64, i64, i64),
    pub(crate) in_period: bool,
}

#[derive(Default)]
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

const LARGEST_AREA: i64 = 7500;

/// Builds all clusters of a locality: established ones first, then those never established, then the plan.
pub(crate) fn build(conference: &Conference, locality: &Locality, dice: &mut Dice) -> Result<Vec<Cluster>> {
    let profile = &locality.profile;
    let usual = industry::usual(profile.terrain);
    let mut clusters = found(conference, locality, &usual, dice)?;
    industry::lay_out_land(&mut clusters, profile, dice)?;
    industry::bring_projects(&mut clusters, profile, &usual, dice)?;
    for cluster in &mut clusters {
        industry::build_infrastructure(cluster, &usual, dice);
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
        let developer = developer(stage, kind, &number, &committee(conference, district), dice);
        clusters.push(Cluster {
            name: format!("CCN Mẫu {number} {}", names[i]),
            commune: commune(conference, names[i].as_str(), district),
            detailed_plan: dice.chance(plan_percent(stage)),
            stage,
            kind,
            decision,
            developer,
            area,
            ..Cluster::default()
        });
    }
    Ok(clusters)
}

/// Since 1/7/2025 there are no districts.
fn has_districts(conference: &Conference) -> bool {
    conference.vintage == "63"
}

fn commune(conference: &Conference, name: &str, district: i64) -> String {
    if has_districts(conference) { format!("xã {name}, huyện Mẫu {district}") } else { format!("xã {name}") }
}

fn committee(conference: &Conference, number: i64) -> String {
    format!("UBND {} Mẫu {number}", if has_districts(conference) { "huyện" } else { "xã" })
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
    // The first half of a year is the year taken back, so it is founded as the year is.
    let end_month = if conference.span == Span::HalfOfYear { 12 } else { end_month };
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
    let shown = if month <= 2 { format!("{month:02}") } else { month.to_string() };
    Some(Decision {
        text: format!("Số {number}/QĐ-UBND ngày {day:02}/{shown}/{year}"),
        on: (year, month, day),
        in_period,
    })
}

fn developer(
    stage: Stage,
    kind: Kind,
    number: &str,
    committee: &str,
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
        (committee.to_owned(), DeveloperKind::Committee)
    })
}
