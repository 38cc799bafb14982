//! One root cause, told once.
//!
//! In: findings. Out: fewer, each with those it explains under it. Must not: let a light finding hide a heavy one; what
//! explains an error is told as an error.

use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::workbook::CellRef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// From how many cells on the same is told once: two can be read beside each other.
const MANY: usize = 3;

/// Whose file: only findings on one file explain each other.
type Sent = (Option<Place>, Option<Arc<str>>);

/// Puts each finding under the one that explains it. The heaviest weight goes up with it: what explains an error is one.
pub(super) fn fold(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(Finding::order);
    let mut by_file: BTreeMap<Sent, Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        by_file.entry((finding.place.clone(), finding.at.file().map(Arc::from))).or_default().push(i);
    }
    let mut parent: Vec<Option<usize>> = vec![None; findings.len()];
    for group in by_file.values() {
        for &child in group {
            parent[child] = cause(child, group, &findings, &parent);
        }
    }
    let mut told: BTreeMap<usize, Finding> = BTreeMap::new();
    let mut under: Vec<(usize, Finding)> = Vec::new();
    for (i, finding) in findings.into_iter().enumerate() {
        match root(i, &parent) {
            root if root == i => drop(told.insert(i, finding)),
            root => under.push((root, finding)),
        }
    }
    for (root, finding) in under {
        if let Some(cause) = told.get_mut(&root) {
            cause.severity = cause.severity.min(finding.severity);
            cause.explains.extend(finding.folded());
        }
    }
    told.into_values().collect()
}

/// The finding that explains another: of the rule its own names first.
fn cause(child: usize, group: &[usize], findings: &[Finding], parent: &[Option<usize>]) -> Option<usize> {
    let finding = findings.get(child)?;
    finding.premises.after.iter().find_map(|rule| {
        let causes = group.iter().copied().filter(|&i| i != child && root(i, parent) != child);
        causes.filter(|&i| findings[i].rule == *rule).find(|&i| explains(&findings[i], finding))
    })
}

/// Whether one finding explains another: the other names its rule, and both are about the same value or list.
pub(super) fn explains(cause: &Finding, finding: &Finding) -> bool {
    let lines = |f: &Finding| f.premises.lines.iter().chain(&f.line).cloned().collect::<Vec<_>>();
    let read = lines(finding);
    let same_line = lines(cause).iter().any(|line| read.contains(line));
    let same_list = finding.premises.sheet.as_deref().is_some_and(|sheet| cause.at.sheet() == Some(sheet));
    let same_cell = cause.at.cell().is_some() && cause.at.cell() == finding.at.cell();
    cause.severity != Severity::Info
        && cause.place == finding.place
        && finding.premises.after.contains(&cause.rule)
        && (same_line || same_list || same_cell)
}

fn root(mut i: usize, parent: &[Option<usize>]) -> usize {
    while let Some(up) = parent.get(i).copied().flatten() {
        i = up;
    }
    i
}

/// Tells the same of many cells of a sheet once, with their range.
pub(super) fn ranges(findings: Vec<Finding>) -> Vec<Finding> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        if let (Some(sheet), Some(gist)) = (finding.at.sheet(), &finding.premises.gist) {
            let key = (finding.rule.clone(), finding.severity, finding.place.clone(), finding.at.file(), sheet, gist);
            alike.entry(key).or_default().push(i);
        }
    }
    let groups: BTreeMap<usize, usize> = alike
        .into_values()
        .filter(|group| group.len() >= MANY)
        .flat_map(|group| group.clone().into_iter().filter_map(move |i| Some((i, *group.first()?))))
        .collect();
    let mut told: BTreeMap<usize, Finding> = BTreeMap::new();
    for (i, finding) in findings.into_iter().enumerate() {
        match groups.get(&i).filter(|first| **first != i).and_then(|first| told.get_mut(first)) {
            Some(first) => join(first, finding),
            None => drop(told.insert(i, finding)),
        }
    }
    told.into_values().map(counted).collect()
}

fn join(first: &mut Finding, other: Finding) {
    first.more.extend(other.at.cell().cloned());
    first.explains.extend(other.folded());
}

/// Says of how many places a finding speaks.
fn counted(mut finding: Finding) -> Finding {
    let same: Vec<String> = finding
        .explains
        .iter()
        .filter(|folded| folded.rule == finding.rule)
        .filter_map(|folded| folded.line.as_deref().map(str::to_owned).or(folded.at.cell().map(CellRef::a1)))
        .collect();
    if !same.is_empty() && finding.premises.gist.is_some() {
        finding.message = format!("{} Cũng như vậy ở {} chỗ khác: {}.", finding.message, same.len(), same.join(", "));
    }
    finding
}
