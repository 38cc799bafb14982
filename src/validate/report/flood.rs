//! Very many findings of one kind on one sheet, reported as one: a column pasted from elsewhere must not make a report of a
//! hundred pages.

use super::same_elsewhere::{same_elsewhere, sentence};
use crate::model::finding::Finding;
use crate::model::findings::KEPT;
use crate::model::workbook::CellRef;
use std::collections::BTreeMap;

/// From how many on findings of one kind are reported once: more than a person corrects one by one.
const MANY: usize = 30;
/// How many of their places are named.
const NAMED: usize = 10;

/// Reports findings of one rule, weight and sentence on cells of one sheet, on sheets of one file, or on one line, once where
/// they are very many and nobody explained or waived them.
pub(super) fn flood(findings: Vec<Finding>) -> Vec<Finding> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let unsettled = |finding: &Finding| finding.explanation.is_none() && finding.waiver.is_none();
    for (i, finding) in findings.iter().enumerate().filter(|(_, finding)| unsettled(finding)) {
        if finding.at.sheet().is_some() {
            let sheet = finding.at.cell().map(|cell| &*cell.sheet);
            let kind = (
                finding.rule.clone(),
                finding.severity,
                finding.line.clone(),
                sentence(&finding.message).key().to_owned(),
            );
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
    let mut alone: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    for (first, group) in &groups {
        let others: Vec<Finding> = group.iter().skip(1).filter_map(|i| alone.get_mut(*i)?.take()).collect();
        if let Some(first) = alone.get_mut(*first) {
            *first = first.take().map(|first| of_many(first, others));
        }
    }
    alone.into_iter().flatten().collect()
}

/// The first of many: how many others there are, and where the first of them stand. Their cells go with it as far as a marked
/// workbook shows them.
fn of_many(mut first: Finding, others: Vec<Finding>) -> Finding {
    let all: usize = first.count() + others.iter().map(Finding::count).sum::<usize>();
    let place = |other: &Finding| other.at.cell().map(CellRef::a1).or_else(|| other.at.sheet().map(str::to_owned));
    let places: Vec<String> =
        first.more.iter().map(CellRef::a1).chain(others.iter().filter_map(place)).take(NAMED).collect();
    let cells = others.into_iter().flat_map(|other| other.at.cell().cloned().into_iter().chain(other.more));
    let room = KEPT.saturating_sub(first.more.len());
    first.more.extend(cells.take(room));
    first.others = all - 1 - first.more.len();
    first.message = same_elsewhere(sentence(&first.message).clone(), all - 1, places.into_iter(), NAMED);
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
        assert_eq!((told[0].more.len(), told[0].count()), (KEPT, 5000));
        let count = told[0].message.facts().find(|(name, _)| *name == "count");
        assert_eq!(count.map(|(_, fact)| fact.clone()), Some(4999usize.into()));
    }
}
