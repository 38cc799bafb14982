//! A population as uneven as the country: real neighbours differ in workers per leased hectare by a factor of 2 to 16, the
//! samples by 1,3.
//!
//! Every locality has a level of its own. Spreads are those of public figures of 2017 to 2026: standard deviations of
//! logarithms 0,84 for workers per hectare, 0,3 to 0,4 for capital, about 0,6 per project. No value of this population is
//! wrong.

use crate::cluster::Cluster;
use crate::conference::{CCN_2026, CCN_2026_HALF, Conference, Span};
use crate::dice::Dice;
use crate::lines::{Cell, Lines};
use crate::locality::Locality;
use crate::{audit, files, submission};
use anyhow::{Context, Result, ensure};
use rust_decimal::Decimal;
use std::path::Path;

/// The declaration of the second conference; that of the first differs in what is replaced below.
const DECLARED: [(&str, &str); 2] = [
    ("uneven-half", include_str!("../../input/2026-06-so-ket-ccn/conference.toml")),
    ("uneven-year", include_str!("../../input/2026-12-hoi-nghi-ccn/conference.toml")),
];

/// Two conferences, of the half-year and the year: folders under `out`.
pub(crate) fn write(seed: u64, out: &Path) -> Result<()> {
    let half = Conference { folder: DECLARED[0].0, ..uneven(seed, CCN_2026_HALF) };
    let year = Conference { folder: DECLARED[1].0, ..uneven(seed, CCN_2026) };
    for (conference, (_, declared)) in [half, year].iter().zip(DECLARED) {
        let submissions = submission::make_all(conference)?;
        let complaints = audit::complaints(conference, &submissions);
        ensure!(complaints.is_empty(), "the population breaks rules by itself:\n  {}", complaints.join("\n  "));
        let folder = out.join(conference.folder);
        files::write(&files::wanted(conference, &submissions, Some(folder.join("submissions")))?)?;
        let path = folder.join("conference.toml");
        std::fs::write(&path, declaration(declared)).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// The same localities, nothing spoilt.
fn uneven(seed: u64, like: Conference) -> Conference {
    Conference { uneven: Some(seed), defects: &[], absent: &[], strays: &[], ..like }
}

/// The year follows the half-year, and the half-year nothing.
fn declaration(sample: &str) -> String {
    let keep = |line: &&str| !line.starts_with("previous = \"2021");
    let line = |line: &str| match line.starts_with("previous =") {
        true => format!("previous = \"{}\"\n", DECLARED[0].0),
        false => format!("{line}\n"),
    };
    sample.lines().filter(keep).map(line).collect()
}

/// A factor to scale by: a step to the power of a sum of twelve draws, about normal with a deviation of 2,83.
struct Level {
    steps: i64,
    permille: i64,
}

impl Level {
    fn draw(dice: &mut Dice, permille: i64) -> Level {
        Level { steps: (0..12).map(|_| dice.between(-1, 1)).sum(), permille }
    }

    fn scale(&self, amount: i64) -> i64 {
        (0..self.steps.abs()).fold(amount, |amount, _| match self.steps > 0 {
            true => amount * self.permille / 1000,
            false => amount * 1000 / self.permille,
        })
    }
}

/// Percent of the year's amount that was there in June: all of it in more than half of the localities, most in a third, and
/// in one of ten much less.
fn so_far(dice: &mut Dice, least: i64) -> i64 {
    match dice.between(1, 100) {
        1..=57 => 100,
        58..=90 => dice.between(85, 100),
        _ => dice.between(least, 100),
    }
}

/// Puts a locality on a level of its own; in the first half of a year it has come less far, some much less.
pub(crate) fn spread(clusters: &mut [Cluster], conference: &Conference, locality: &Locality) -> Result<()> {
    let Some(seed) = conference.uneven else { return Ok(()) };
    let mut dice = Dice::new(seed.wrapping_mul(1000) + locality.number()?);
    let dice = &mut dice;
    // With the differences that terrain makes it comes to 0,84.
    let workers = Level::draw(dice, 1300);
    let capital = Level::draw(dice, 1150);
    // Where there are more workers there are more projects: half of the difference is in their number.
    let own = Level::draw(dice, 1230);
    let projects = Level { steps: (workers.steps + own.steps) / 2, ..own };
    let approved = Level::draw(dice, 1200);
    let occupancy = dice.between(35, 130);
    let since_june = [60, 60, 65, 60].map(|least| so_far(dice, least));
    let [w, c, p, paid] = if conference.span == Span::HalfOfYear { since_june } else { [100; 4] };
    for cluster in clusters.iter_mut().filter(|cluster| cluster.is_operating()) {
        cluster.leased = (cluster.leased * occupancy / 100).clamp(1, cluster.industrial);
        cluster.approved_only = cluster.approved_only.min(cluster.industrial - cluster.leased);
        let before = cluster.projects;
        cluster.projects = (projects.scale(cluster.projects) * p / 100).max(1);
        let foreign = (cluster.foreign * cluster.projects + before - 1) / before.max(1);
        cluster.foreign = foreign.min(cluster.projects);
        cluster.running = (cluster.running * cluster.projects / before.max(1)).clamp(1, cluster.projects);
        cluster.capital = (capital.scale(cluster.capital * occupancy / 100) * c / 100).max(1);
        cluster.capital_usd = if cluster.foreign == 0 { 0 } else { cluster.capital_usd * c / 100 };
        cluster.workers = (workers.scale(cluster.workers * occupancy / 100) * w / 100).max(1);
    }
    for cluster in clusters.iter_mut() {
        // No plant without a project to use it.
        cluster.wastewater = if cluster.is_operating() { cluster.wastewater } else { 0 };
        if let Some((of, done)) = cluster.infrastructure {
            cluster.infrastructure = Some((approved.scale(of), approved.scale(done) * paid / 100));
        }
    }
    Ok(())
}

/// Revenue per worker, tax on revenue and capital paid in differ as well.
pub(crate) fn spread_lines(lines: &mut Lines, conference: &Conference, locality: &Locality) -> Result<()> {
    let Some(seed) = conference.uneven else { return Ok(()) };
    let mut dice = Dice::new(seed.wrapping_mul(1000) + 500 + locality.number()?);
    let revenue = Level::draw(&mut dice, 1210);
    let tax = Level::draw(&mut dice, 1210);
    let paid = dice.between(60, 130);
    let mut scaled = |code: &str, scale: &dyn Fn(i64) -> i64| -> Result<()> {
        let value = crate::lines::meaning(lines, code)? * Decimal::TEN;
        let scaled = scale(value.trunc().try_into()?);
        lines.insert(code.to_owned(), Cell::number(Decimal::new(scaled, 1)));
        Ok(())
    };
    scaled("23", &|tenths| revenue.scale(tenths).max(1))?;
    scaled("24", &|tenths| tax.scale(revenue.scale(tenths)).max(1))?;
    scaled("B3", &|tenths| tenths * paid / 130)
}
