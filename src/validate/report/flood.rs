//! Very many findings of one kind on one sheet, reported as one: a column pasted from elsewhere must not make a report of a
//! hundred pages.

use super::same_elsewhere::same_elsewhere;
use crate::model::finding::{Finding, Location};
use crate::model::workbook::CellRef;
use std::collections::{BTreeMap, BTreeSet};

/// From how many on findings of one kind are reported once: more than a person corrects one by one.
const MANY: usize = 30;
/// How many of their places are named.
const NAMED: usize = 10;

/// Reports findings of one rule, weight and wording on one sheet once where they are very many and nobody explained or waived
/// them. A form has few lines, so those on lines are all told.
pub(super) fn flood(findings: Vec<Finding>) -> Vec<Finding> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let unsettled = |finding: &Finding| finding.explanation.is_none() && finding.waiver.is_none();
    for (i, finding) in findings.iter().enumerate().filter(|(_, f)| f.line.is_none() && unsettled(f)) {
        if let Some(sheet) = finding.at.sheet() {
            let kind = (finding.rule.clone(), finding.severity, finding.message.key().to_owned());
            alike.entry((finding.place.clone(), finding.at.file(), sheet, kind)).or_default().push(i);
        }
    }
    let groups: BTreeMap<usize, Vec<usize>> = alike
        .into_values()
        .filter(|group| group.len() >= MANY)
        .filter_map(|group| Some((*group.first()?, group)))
        .collect();
    if groups.is_empty() {
        return findings;
    }
    let places: Vec<Location> = findings.iter().map(|finding| finding.at.clone()).collect();
    let gone: BTreeSet<usize> = groups.values().flat_map(|group| group.iter().skip(1).copied()).collect();
    let told = findings.into_iter().enumerate().filter(|(i, _)| !gone.contains(i));
    told.map(|(i, finding)| match groups.get(&i) {
        Some(group) => of_many(finding, group.iter().skip(1).filter_map(|i| places.get(*i)?.cell()), group.len() - 1),
        None => finding,
    })
    .collect()
}

/// The first of many: how many others there are, and where the first of them stand.
fn of_many<'f>(mut first: Finding, others: impl Iterator<Item = &'f CellRef>, count: usize) -> Finding {
    let cells: Vec<CellRef> = others.take(NAMED).cloned().collect();
    first.message = same_elsewhere(first.message, count, cells.iter().map(CellRef::a1), NAMED);
    first.more.extend(cells);
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::Severity;

    fn on(row: u32, key: &'static str) -> Finding {
        let cell = CellRef { file: "a.xlsx".into(), sheet: "S".into(), row, col: 1 };
        Finding::new("R10", Severity::Warning, crate::model::message::Message::new(key)).with_cell(&cell, "")
    }

    #[test]
    fn thousands_of_one_kind_are_one() {
        let many = (0..5000).map(|row| on(row, "a")).chain((0..29).map(|row| on(row, "b")));
        let told = flood(many.collect());
        assert_eq!(told.len(), 30);
        assert_eq!(told[0].more.len(), NAMED);
        let count = told[0].message.facts().find(|(name, _)| *name == "count");
        assert_eq!(count.map(|(_, fact)| fact.clone()), Some(4999usize.into()));
    }
}
