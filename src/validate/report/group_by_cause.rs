//! One root cause, reported once, with the findings it explains under it.

use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::workbook::CellRef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Whose file: only findings on one file explain each other.
type Sent = (Option<Place>, Option<Arc<str>>);

/// Puts each finding under the one that explains it. The heaviest severity goes up with it: what explains an error is one.
pub(super) fn group_by_cause(mut findings: Vec<Finding>) -> Vec<Finding> {
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
    let mut reported: BTreeMap<usize, Finding> = BTreeMap::new();
    let mut under: Vec<(usize, Finding)> = Vec::new();
    for (i, finding) in findings.into_iter().enumerate() {
        match root(i, &parent) {
            root if root == i => drop(reported.insert(i, finding)),
            root => under.push((root, finding)),
        }
    }
    for (root, finding) in under {
        if let Some(cause) = reported.get_mut(&root) {
            cause.severity = cause.severity.min(finding.severity);
            cause.explains.extend(finding.folded());
        }
    }
    reported.into_values().collect()
}

/// What findings that explain each other are both about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Topic<'f> {
    Line(&'f str),
    List(&'f str),
    Cell(&'f CellRef),
}

/// Findings on one file that may explain others, by rule and topic: a list may have as many findings as it has rows, and
/// comparing each with all others would take minutes.
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
        finding.cause.after.iter().find_map(|rule| {
            let about = topics(finding, finding.cause.sheet.as_deref());
            about.filter_map(|topic| self.0.get(&(&**rule, topic))?.iter().copied().find(is_cause)).min()
        })
    }
}

/// What a finding is about, with the list it stands on or adds up.
fn topics<'f>(finding: &'f Finding, list: Option<&'f str>) -> impl Iterator<Item = Topic<'f>> {
    let cell = finding.at.cell().map(Topic::Cell);
    finding.lines().map(Topic::Line).chain(list.map(Topic::List)).chain(cell)
}

/// Whether one finding explains another: the other names its rule, and both are about the same value or list.
pub(super) fn explains(cause: &Finding, finding: &Finding) -> bool {
    let same_line = || cause.lines().any(|line| finding.lines().any(|read| read == line));
    let same_list = || {
        finding.cause.sheet.as_deref().is_some_and(|sheet| cause.at.sheet() == Some(sheet))
            && (cause.cause.columns.is_empty()
                || cause.cause.columns.iter().any(|column| finding.cause.columns.contains(column)))
    };
    let same_cell = || cause.at.cell().is_some() && cause.at.cell() == finding.at.cell();
    cause.severity != Severity::Info
        && cause.place == finding.place
        && finding.cause.after.contains(&cause.rule)
        && (same_line() || same_list() || same_cell())
}

fn root(mut i: usize, parent: &[Option<usize>]) -> usize {
    while let Some(up) = parent.get(i).copied().flatten() {
        i = up;
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn finding(rule: &str, row: u32, col: u32, after: &[&str]) -> Finding {
        let cell = CellRef { file: "a.xlsx".into(), sheet: "DANH_MUC".into(), row, col };
        let mut finding = Finding::new(rule, Severity::Error, "Sai.").with_cell(&cell, "x");
        finding.cause.after = after.iter().map(|rule| Arc::from(*rule)).collect();
        finding
    }

    /// Each compared with all others, this would take minutes.
    #[test]
    fn the_findings_of_a_long_list_are_grouped_cell_by_cell_in_no_time() {
        let rows = 0..20_000;
        let causes = rows.clone().map(|row| finding("R11", row, 2, &[]));
        let explained = rows.clone().map(|row| finding("V20", row, 2, &["R05", "R11"]));
        let beside = rows.map(|row| finding("V20", row, 1, &["R05", "R11"]));
        let started = Instant::now();
        let reported = group_by_cause(causes.chain(explained).chain(beside).collect());
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        let under = |finding: &Finding| finding.explains.len() == usize::from(&*finding.rule == "R11");
        assert!(reported.len() == 40_000 && reported.iter().all(under));
    }
}
