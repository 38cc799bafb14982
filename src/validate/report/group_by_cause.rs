//! One root cause, told once.
//!
//! In: findings. Out: fewer, each with those it explains under it. Must not: let a light finding hide a heavy one; what
//! explains an error is told as an error.

use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::workbook::CellRef;
use crate::msg;
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
        let causes = Causes::of(group, &findings);
        for &child in group {
            parent[child] = causes.cause(child, &findings, &parent);
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

/// What findings that explain each other are both about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Topic<'f> {
    Line(&'f str),
    List(&'f str),
    Cell(&'f CellRef),
}

/// Findings on one file that may explain others, by rule and topic: a list may have as many findings as it has rows, and
/// to hold each against all others would take minutes.
struct Causes<'f>(BTreeMap<(&'f str, Topic<'f>), Vec<usize>>);

impl<'f> Causes<'f> {
    fn of(group: &[usize], findings: &'f [Finding]) -> Causes<'f> {
        let mut causes = Causes(BTreeMap::new());
        for &i in group.iter().filter(|&&i| findings[i].severity != Severity::Info) {
            for topic in topics(&findings[i], findings[i].at.sheet()) {
                causes.0.entry((&findings[i].rule, topic)).or_default().push(i);
            }
        }
        causes
    }

    /// The finding that explains another: of the rule its own names first, the first.
    fn cause(&self, child: usize, findings: &[Finding], parent: &[Option<usize>]) -> Option<usize> {
        let finding = findings.get(child)?;
        let is_cause = |i: &usize| *i != child && root(*i, parent) != child && explains(&findings[*i], finding);
        finding.premises.after.iter().find_map(|rule| {
            let about = topics(finding, finding.premises.sheet.as_deref());
            about.filter_map(|topic| self.0.get(&(&**rule, topic))?.iter().copied().find(is_cause)).min()
        })
    }
}

/// What a finding is about, with the list it stands on or adds up.
fn topics<'f>(finding: &'f Finding, list: Option<&'f str>) -> impl Iterator<Item = Topic<'f>> {
    let cell = finding.at.cell().map(Topic::Cell);
    lines(finding).map(Topic::Line).chain(list.map(Topic::List)).chain(cell)
}

/// Lines a finding is about or compares.
fn lines(finding: &Finding) -> impl Iterator<Item = &str> {
    finding.premises.lines.iter().chain(&finding.line).map(|line| &**line)
}

/// Whether one finding explains another: the other names its rule, and both are about the same value or list.
pub(super) fn explains(cause: &Finding, finding: &Finding) -> bool {
    let same_line = || lines(cause).any(|line| lines(finding).any(|read| read == line));
    let same_list = || {
        finding.premises.sheet.as_deref().is_some_and(|sheet| cause.at.sheet() == Some(sheet))
            && (cause.premises.columns.is_empty()
                || cause.premises.columns.iter().any(|column| finding.premises.columns.contains(column)))
    };
    let same_cell = || cause.at.cell().is_some() && cause.at.cell() == finding.at.cell();
    cause.severity != Severity::Info
        && cause.place == finding.place
        && finding.premises.after.contains(&cause.rule)
        && (same_line() || same_list() || same_cell())
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
        finding.message = msg!("same-elsewhere", message = finding.message, count = same.len(), places = same);
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn finding(rule: &str, row: u32, col: u32, after: &[&str]) -> Finding {
        let cell = CellRef { file: "a.xlsx".into(), sheet: "DANH_MUC".into(), row, col };
        let mut finding = Finding::new(rule, Severity::Error, "Sai.").with_cell(&cell, "x");
        finding.premises.after = after.iter().map(|rule| Arc::from(*rule)).collect();
        finding
    }

    /// Each held against all others, this would take minutes.
    #[test]
    fn the_findings_of_a_long_list_are_folded_cell_by_cell_in_no_time() {
        let rows = 0..20_000;
        let causes = rows.clone().map(|row| finding("R11", row, 2, &[]));
        let explained = rows.clone().map(|row| finding("V20", row, 2, &["R05", "R11"]));
        let beside = rows.map(|row| finding("V20", row, 1, &["R05", "R11"]));
        let started = Instant::now();
        let told = fold(causes.chain(explained).chain(beside).collect());
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        let under = |finding: &Finding| finding.explains.len() == usize::from(&*finding.rule == "R11");
        assert!(told.len() == 40_000 && told.iter().all(under));
    }
}
