//! The clusters of a year as they were at the end of its first half: not yet decided, less leased, less built, and nothing
//! greater than it will be in December.

use crate::cluster::{Cluster, Stage};
use crate::dice::Dice;

/// Last day of the half-year's data: month and day.
const CUT_OFF: (i64, i64) = (6, 14);

pub(crate) fn to_june(clusters: &mut [Cluster], year: i64, dice: &mut Dice) {
    for cluster in clusters {
        let decided = cluster.decision.as_ref().map(|decision| decision.on);
        if decided.is_some_and(|(of, month, day)| of == year && (month, day) > CUT_OFF) {
            undo(cluster);
        } else if cluster.is_operating() {
            earlier(cluster, dice);
        }
        if let Some((approved, paid)) = cluster.infrastructure {
            cluster.infrastructure = Some((approved, part(paid, dice.between(84, 100))));
        }
        // Built in the second half of the year, or begun in it.
        if cluster.wastewater > 0 && dice.chance(14) {
            cluster.wastewater -= 1;
        }
    }
}

/// Still a plan.
fn undo(cluster: &mut Cluster) {
    cluster.stage = Stage::Planned;
    cluster.decision = None;
    cluster.developer = None;
    cluster.industrial = 0;
    cluster.infrastructure = None;
    cluster.wastewater = 0;
}

fn earlier(cluster: &mut Cluster, dice: &mut Dice) {
    cluster.leased = (part(cluster.leased, dice.between(93, 100)) / 5 * 5).max(1);
    cluster.projects = part(cluster.projects, dice.between(92, 100)).max(1);
    cluster.foreign = cluster.foreign.min(cluster.projects);
    cluster.running = part(cluster.running, dice.between(90, 100)).clamp(1, cluster.projects);
    cluster.capital = part(cluster.capital, dice.between(94, 100));
    cluster.workers = part(cluster.workers, dice.between(94, 100));
}

fn part(of: i64, percent: i64) -> i64 {
    of * percent / 100
}
