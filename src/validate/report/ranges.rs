//! The same finding of many cells, reported once with their range.

use super::same_elsewhere::same_elsewhere;
use crate::model::finding::Finding;
use crate::model::workbook::CellRef;
use std::collections::BTreeMap;

/// From how many cells on the same is reported once: two can be read next to each other.
const MANY: usize = 3;
/// How many of the other places are named: as many as a form has lines.
const NAMED: usize = 41;

/// Reports the same of many cells of a sheet once.
pub(super) fn ranges(findings: Vec<Finding>) -> Vec<Finding> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        if let (Some(sheet), Some(cause_key)) = (finding.at.sheet(), &finding.cause.key) {
            let key =
                (finding.rule.clone(), finding.severity, finding.place.clone(), finding.at.file(), sheet, cause_key);
            alike.entry(key).or_default().push(i);
        }
    }
    let groups: BTreeMap<usize, usize> = alike
        .into_values()
        .filter(|group| group.len() >= MANY)
        .flat_map(|group| group.clone().into_iter().filter_map(move |i| Some((i, *group.first()?))))
        .collect();
    let mut reported: BTreeMap<usize, Finding> = BTreeMap::new();
    for (i, finding) in findings.into_iter().enumerate() {
        match groups.get(&i).filter(|first| **first != i).and_then(|first| reported.get_mut(first)) {
            Some(first) => join(first, finding),
            None => drop(reported.insert(i, finding)),
        }
    }
    reported.into_values().map(counted).collect()
}

fn join(first: &mut Finding, other: Finding) {
    let count = other.count();
    let more = first.more.len();
    first.more.extend(other.at.cell().cloned());
    first.others += count - (first.more.len() - more);
    if first.explains.len() < NAMED {
        first.explains.extend(other.folded());
    }
}

/// Says of how many places a finding speaks.
fn counted(mut finding: Finding) -> Finding {
    let same: Vec<String> = finding
        .explains
        .iter()
        .filter(|folded| folded.rule == finding.rule)
        .filter_map(|folded| folded.line.as_deref().map(str::to_owned).or(folded.at.cell().map(CellRef::a1)))
        .collect();
    if !same.is_empty() && finding.cause.key.is_some() {
        let count = same.len().max(finding.count() - 1);
        finding.message = same_elsewhere(finding.message, count, same.into_iter(), NAMED);
    }
    finding
}
