//! What is reported of everything that was found.

use super::figure::Place;
use super::finding::Finding;
use super::reading;
use super::waiver::Waiver;

/// Findings with one root cause reported once, explained, waived, or on trial.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Reported to localities and in documents, in the contract's order.
    pub findings: Vec<Finding>,
    /// Reported to the secretariat alone: findings of rules on trial.
    pub trial: Vec<Finding>,
    /// How many there were before those with one cause were grouped, rules on trial apart.
    pub before_grouping: usize,
    /// Waivers that apply, with what they waive.
    pub waived: Vec<Waived>,
}

impl Report {
    /// What is reported of a place: findings stand in order of their places.
    pub fn of(&self, place: &Place) -> &[Finding] {
        let wanted = place.to_string();
        let its = |finding: &Finding| finding.place.as_ref().map(Place::to_string);
        let start = self.findings.partition_point(|finding| its(finding).is_none_or(|its| its < wanted));
        let end = self.findings.partition_point(|finding| its(finding).is_none_or(|its| its <= wanted));
        self.findings.get(start..end).unwrap_or_default()
    }

    /// What documents of a place tell: of the country everything, of a locality not what is for the secretariat alone.
    pub fn told_to(&self, place: &Place) -> Vec<&Finding> {
        match place {
            Place::Country => self.findings.iter().collect(),
            _ => self.of(place).iter().filter(|finding| !reading::is_for_secretariat(&finding.rule)).collect(),
        }
    }
}

/// A waiver and the finding it waives, as it was.
#[derive(Debug, Clone)]
pub struct Waived {
    /// The decision.
    pub waiver: Waiver,
    /// On what.
    pub finding: Finding,
}
