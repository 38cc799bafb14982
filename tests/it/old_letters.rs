//! Workbooks typed before Unicode, in a format that tells no fonts, say what they said.

use crate::golden::{root, sample};
use crate::reading::context;
use crate::sketch::form;
use briefbook::intake::Intake;
use briefbook::localities::LocalityMap;
use briefbook::model::finding::Checked;
use briefbook::model::reading;
use briefbook::model::submission::Submission;
use briefbook::model::workbook::{Hint, RawValue, RawWorkbook};
use briefbook::normalise;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Spellings in one encoding, by letter. A capital that has none is typed in a font of capitals, as its small letter.
fn spellings(column: usize) -> BTreeMap<char, String> {
    let table = fs::read_to_string(root().join("src/localities/legacy_charmap.csv")).unwrap();
    let rows = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.map(|row| (row[0].chars().next().unwrap(), row[column].to_owned())).collect()
}

fn typed(text: &str, spellings: &BTreeMap<char, String>) -> String {
    let spelled = |c: char| {
        let small = c.to_lowercase().next().unwrap();
        spellings.get(&c).or_else(|| spellings.get(&small)).cloned().unwrap_or_else(|| c.to_string())
    };
    text.chars().map(spelled).collect()
}

/// The same workbook with its texts in an encoding and nothing that its formats or fonts could tell of them.
fn as_typed(raw: &RawWorkbook, spellings: &BTreeMap<char, String>) -> RawWorkbook {
    let mut old = raw.clone();
    for cell in old.sheets.iter_mut().flat_map(|sheet| &mut sheet.cells) {
        cell.hint = Hint { legacy: None, ..cell.hint.clone() };
        if let RawValue::Text(text) = &mut cell.value {
            *text = typed(text, spellings);
        }
    }
    old
}

fn words(submission: &Submission) -> Vec<String> {
    let rows = submission.tables.values().flatten();
    rows.flat_map(|row| row.cells.iter()).map(|(_, value)| value.shown().to_lowercase()).collect()
}

#[test]
fn a_workbook_that_is_old_as_a_whole_says_what_it_said() {
    let (conference, _) = briefbook::config::conference(&sample()).unwrap();
    let map = LocalityMap::load(conference.vintage, conference.data_to).unwrap();
    let intake = Intake::new(conference.limits, None).unwrap();
    let context = context(&conference, form(), &map);
    let read = |raw: &RawWorkbook| normalise::submission(raw, &context);
    let rules = |read: &Checked<Option<Submission>>| -> Vec<String> {
        let rules = read.findings.iter().map(|finding| finding.rule.to_string());
        rules.filter(|rule| rule != reading::LEGACY).collect()
    };
    let mut paths: Vec<PathBuf> =
        fs::read_dir(sample().join("submissions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let raw = intake.workbook("old.xlsx", &fs::read(&path).unwrap(), &|_| true).value.unwrap();
        let before = read(&raw);
        let submission = before.value.as_ref().unwrap();
        for column in [2, 3] {
            let old = read(&as_typed(&raw, &spellings(column)));
            let again = old.value.as_ref().unwrap();
            let whose = format!("{}, column {column}", path.display());
            assert_eq!(again.locality.id.code, submission.locality.id.code, "{whose}");
            let values = |one: &Submission| one.lines.iter().map(|(code, r)| (code.clone(), r.quantity)).collect();
            let (now, then): (Vec<_>, Vec<_>) = (values(again), values(submission));
            assert_eq!(now, then, "{whose}");
            assert_eq!(words(again), words(submission), "{whose}");
            assert_eq!(rules(&old), rules(&before), "{whose}");
            assert!(old.findings.iter().any(|finding| *finding.rule == *reading::LEGACY), "{whose}");
        }
    }
}
