//! Which values of localities are not sound, and why.

use super::decision::ValueDecisions;
use super::figure::Place;
use super::finding::Finding;
use super::form::{Form, Line};
use super::standing::Standing;
use super::submission::Submission;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why a value of a locality is not sound.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Doubt {
    /// The heaviest that any finding makes of it.
    pub standing: Standing,
    /// Ids of the findings, in the contract's order.
    pub findings: Vec<Arc<str>>,
    /// How far off the value may be, in its unit, where the findings tell it: the difference between the two sides.
    pub stake: Option<Decimal>,
}

/// The values of localities that are not sound, by code and line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Doubts(BTreeMap<Arc<str>, BTreeMap<Arc<str>, Doubt>>);

impl Doubts {
    /// No doubt of any value.
    pub const fn none() -> Doubts {
        Doubts(BTreeMap::new())
    }

    /// What the findings of a report make of the values of localities. A rate that does not fit casts no doubt on what it is
    /// made from, and what is said of a file that does not count none on those that do.
    pub fn of(findings: &[Finding], counting: &[Submission], form: &Form) -> Doubts {
        let counting: BTreeSet<&str> = counting.iter().map(|submission| &*submission.file).collect();
        let counts = |finding: &&Finding| finding.at.file().is_none_or(|file| counting.contains(file));
        let is_rate = |code: &str| form.line(code).is_some_and(Line::is_rate);
        let mut doubts = Doubts::default();
        for finding in findings.iter().filter(counts) {
            let Some(Place::Locality(code)) = &finding.place else { continue };
            if finding.standing != Standing::Sound {
                for line in finding.struck(is_rate) {
                    doubts.of_value(code, line).add(&finding.id, finding.standing, finding.stake);
                }
            }
            let held = finding.explains.iter().filter(|folded| folded.standing == Standing::Held);
            for line in held.filter_map(|folded| folded.line.clone()) {
                let doubt = doubts.of_value(code, line);
                if doubt.standing != Standing::Held {
                    doubt.add(&finding.id, Standing::Held, None);
                }
            }
        }
        doubts
    }

    fn of_value(&mut self, code: &Arc<str>, line: Arc<str>) -> &mut Doubt {
        self.0.entry(Arc::clone(code)).or_default().entry(line).or_default()
    }

    /// The same without those that were settled by a decision.
    #[must_use]
    pub fn settled(mut self, values: &ValueDecisions) -> Doubts {
        for (place, line) in values.keys() {
            if let Some(lines) = self.0.get_mut(place) {
                lines.remove(line);
            }
        }
        self
    }

    /// Why a value is not sound; nothing where it is.
    pub fn get(&self, code: &str, line: &str) -> Option<&Doubt> {
        self.0.get(code)?.get(line)
    }

    /// Every doubt with its locality and line.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>, &Doubt)> {
        self.0.iter().flat_map(|(code, lines)| lines.iter().map(move |(line, doubt)| (code, line, doubt)))
    }
}

impl Doubt {
    fn add(&mut self, finding: &Arc<str>, standing: Standing, stake: Option<Decimal>) {
        // One finding that does not tell how far off the value is leaves it open.
        self.stake = match (self.findings.is_empty(), self.stake, stake) {
            (true, _, stake) => stake,
            (false, Some(known), Some(more)) => Some(known.max(more)),
            (false, ..) => None,
        };
        self.standing = self.standing.max(standing);
        if !self.findings.contains(finding) {
            self.findings.push(Arc::clone(finding));
        }
    }
}
