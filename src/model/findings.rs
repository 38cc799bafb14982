//! What is found in one file, while it is being found. Of very many alike the first are kept and the others counted: a column
//! pasted from elsewhere takes no more memory, and makes no longer a document, than one with some mistakes.

use super::excerpt::excerpt;
use super::figure::Place;
use super::finding::{Finding, Severity};
use super::message::Message;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Findings of one kind that are kept of a file: several times the rows of the longest list that any locality has (149), so
/// that each cell of a real list can still be marked, and about a megabyte.
pub const KEPT: usize = 1_000;

/// Characters that a finding quotes of a workbook at a time: five times the longest that a locality wrote (205).
const QUOTED: usize = 1_000;

/// Findings of one kind are told by the same rule with the same weight in the same sentence, of one line, of cells of
/// one column of one sheet, or of sheets of one file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    place: Option<Place>,
    file: Option<String>,
    rule: Arc<str>,
    severity: Severity,
    sentence: String,
    line: Option<Arc<str>>,
    sheet: Option<String>,
    columns: Vec<Arc<str>>,
}

impl Kind {
    fn of(finding: &Finding) -> Kind {
        Kind {
            place: finding.place.clone(),
            file: finding.at.file().map(str::to_owned),
            rule: Arc::clone(&finding.rule),
            severity: finding.severity,
            sentence: finding.message.key().to_owned(),
            line: finding.line.clone(),
            // What is said of a whole sheet is the same of the next.
            sheet: finding.at.cell().map(|cell| cell.sheet.to_string()),
            columns: finding.cause.columns.clone(),
        }
    }
}

/// Findings in the order in which they were made, at most [`KEPT`] of a kind.
#[derive(Default)]
pub struct Findings {
    kept: Vec<Finding>,
    /// The first of each kind among those kept, and how many there were.
    kinds: BTreeMap<Kind, (usize, usize)>,
}

impl Findings {
    /// No findings so far.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// One finding more. From [`KEPT`] of its kind on it is only counted, by [`Finding::others`] of the first.
    pub fn push(&mut self, finding: Finding) {
        let (first, count) = self.kinds.entry(Kind::of(&finding)).or_insert((self.kept.len(), 0));
        *count += 1;
        if *count <= KEPT {
            self.kept.push(shortened(finding));
        } else if let Some(first) = self.kept.get_mut(*first) {
            first.others += 1 + finding.others;
        }
    }

    /// Those that are kept.
    pub fn into_vec(self) -> Vec<Finding> {
        self.kept
    }
}

/// A finding that quotes no more than [`QUOTED`] characters of a cell.
fn shortened(mut finding: Finding) -> Finding {
    let quoted = |text: String| excerpt(&text, QUOTED).into_owned();
    let said = |message: Message| match message.quotes_more_than(QUOTED) {
        true => message.map_text(&|text| excerpt(text, QUOTED).into_owned()),
        false => message,
    };
    finding.cause.key = finding.cause.key.map(quoted);
    Finding {
        raw: finding.raw.map(quoted),
        message: said(finding.message),
        left: finding.left.map(said),
        right: finding.right.map(said),
        ..finding
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Findings {
        let mut all = Findings::new();
        all.extend(findings);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_alike_are_a_thousand_and_a_number() {
        let found: Findings = (0..100_000).map(|_| Finding::new("R11", Severity::Warning, "x")).collect();
        let kept = found.into_vec();
        assert_eq!((kept.len(), kept[0].others, kept[1].others), (KEPT, 100_000 - KEPT, 0));
    }

    #[test]
    fn another_sentence_is_another_kind() {
        let found: Findings = [crate::msg!("absent"), crate::msg!("absent-send"), crate::msg!("absent")]
            .into_iter()
            .map(|message| Finding::new("R08", Severity::Error, message))
            .collect();
        assert_eq!(found.into_vec().len(), 3);
    }
}
