//! The rules as people read them, and how they did in the past.

use crate::golden::{sample, templates, worker};
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use briefbook::{BacktestOptions, CheckOptions, backtest, check, mutations, rules};

#[test]
fn every_rule_says_what_it_asks_and_shows_a_case() {
    for card in rules(&templates()).unwrap().iter().flat_map(|book| &book.rules) {
        let text = |message| Catalogue::embedded(Language::Vi).text(message);
        assert!(![text(&card.title), text(&card.reads), card.defined.clone()].contains(&String::new()), "{card:?}");
        // Rules of reading are shown by what they say.
        assert!(card.id.starts_with('R') || !text(&card.example).is_empty(), "{} has no example", card.id);
        assert!(card.id.starts_with('R') || !card.severity.is_empty(), "{} has no weight", card.id);
    }
}

/// From V01 on, none left out but V23: a distance to a target is a figure and no finding.
#[test]
fn the_rules_of_content_are_numbered_without_gaps() {
    let books = rules(&templates()).unwrap();
    let ids: Vec<&str> = books[0].rules.iter().map(|card| &*card.id).filter(|id| id.starts_with('V')).collect();
    let wanted: Vec<String> = (1..=ids.len() + 1).filter(|n| *n != 23).map(|n| format!("V{n:02}")).collect();
    assert_eq!(ids, wanted);
    assert!(ids.len() >= 26);
}

#[test]
fn a_backtest_counts_what_was_told_and_what_was_folded() {
    let options =
        BacktestOptions { conferences: vec![sample()], templates: templates(), jobs: 0, worker: Some(worker()) };
    let once = backtest(&options).unwrap().rules;
    let checked = CheckOptions {
        conference: Some(sample()),
        templates: templates(),
        paths: vec![sample().join("submissions")],
        jobs: 0,
        worker: Some(worker()),
    };
    let findings = check(&checked).unwrap().findings;
    let told = |rule: &str| findings.iter().filter(|finding| &*finding.rule == rule).count();
    let folded = |rule: &str| findings.iter().flat_map(|f| &f.explains).filter(|folded| &*folded.rule == rule).count();
    // Trà Vinh: more land leased than there is, so its rate is above 100 %.
    assert!(told("V07") > 0 && folded("V07") > 0 && told("V06") > 0);
    for rule in ["V06", "V07"] {
        let record = &once[rule];
        assert_eq!((record.fired, record.grouped), (told(rule) + folded(rule), folded(rule)), "{rule}");
    }
    let twice = backtest(&BacktestOptions { conferences: vec![sample(), sample()], ..options }).unwrap().rules;
    assert!(once.iter().all(|(rule, record)| twice[rule].fired == 2 * record.fired));
}

/// A part that is doubled breaks the sum it stands in; a thousand times the area cannot be.
#[test]
fn values_made_wrong_are_told_by_relations_and_held_by_bounds() {
    let (_folder, conference) = crate::decisions::conference(&["08-tuyen-quang.xlsx"]);
    let options =
        BacktestOptions { conferences: vec![conference], templates: templates(), jobs: 0, worker: Some(worker()) };
    let lines = mutations(&options).unwrap().lines;
    let seen = |line: &str, factor: &str| {
        let factors = &lines.iter().find(|one| &*one.line == line).unwrap().factors;
        let seen = factors.iter().find(|seen| seen.factor == factor).unwrap();
        (seen.tried, seen.told, seen.held)
    };
    assert_eq!(seen("16.1", "×2"), (1, 1, 0));
    assert_eq!(seen("4", "×1000"), (1, 1, 1));
    assert_eq!(seen("24", "×2"), (1, 0, 0));
    assert_eq!(seen("B5", "×10"), (1, 1, 0), "told by the list of clusters, which no other line is compared with");
}
