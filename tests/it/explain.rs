//! Figures explained: compared with the book's `figures.json`, and in the words of the terminal.

use crate::book::{book, figures, findings};
use crate::golden::{sample, templates, worker};
use briefbook::{ExplainOptions, explain};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::process::{Command, Output};
use std::str::FromStr;

fn explained(place: &str, line: Option<&str>) -> anyhow::Result<Value> {
    let explanation = explain(&ExplainOptions {
        conference: sample(),
        templates: templates(),
        place: place.to_owned(),
        line: line.map(str::to_owned),
        jobs: 0,
        worker: None,
    })?;
    Ok(serde_json::to_value(explanation)?)
}

fn run(arguments: &[&str]) -> Output {
    Command::new(worker())
        .arg("explain")
        .arg(sample())
        .args(arguments)
        .arg("--templates")
        .arg(templates())
        .output()
        .unwrap()
}

fn number(value: &Value) -> Decimal {
    Decimal::from_str(value.as_str().unwrap()).unwrap()
}

/// That there is no value is what was found.
#[test]
fn a_figure_without_a_value_has_its_findings() {
    let found = explained("06", Some("24")).unwrap();
    assert_eq!(found["figure"]["value"], Value::Null);
    let rules: Vec<&str> = found["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"R04"), "{rules:?}");
}

#[test]
fn a_locality_s_rate_leads_to_its_cells_and_its_finding() {
    for explanation in
        [explained("08", Some("19")), explained("08/19", None), explained("Tỉnh Tuyên Quang", Some("19"))]
    {
        let found = explanation.unwrap();
        assert_eq!((&found["key"], &found["name"]), (&json!("08/19"), &json!("Tuyên Quang")));
        assert_eq!(found["figure"], figures(book())[&("08".to_owned(), "19".to_owned())]);
        let terms = found["terms"].as_array().unwrap();
        let cells: Vec<Value> = terms
            .iter()
            .map(|term| {
                let part = &term["contributions"][0];
                json!([term["role"], term["line"], part["file"], part["sheet"], part["cell"], part["raw"]])
            })
            .collect();
        let cell = |role, line, cell, raw| json!([role, line, "08-tuyen-quang.xlsx", "BIEU_04", cell, raw]);
        assert_eq!(
            cells,
            [
                cell("value", "19", "D32", "51.6"),
                cell("numerator", "18", "D31", "108.7"),
                cell("denominator", "17", "D30", "196")
            ]
        );
        let mut told = found["findings"].as_array().unwrap().iter();
        assert!(told.any(|one| (&one["rule"], &one["cell"]) == (&json!("V07"), &json!("D32"))), "{found}");
    }
}

#[test]
fn contributions_of_a_total_add_up_to_it_exactly() {
    for ((place, line), figure) in
        figures(book()).iter().filter(|((place, _), _)| place == "vn" || place == "r:tay-nguyen")
    {
        let found = explained(place, Some(line)).unwrap();
        assert_eq!(found["figure"], *figure, "{place}/{line}");
        for term in found["terms"].as_array().unwrap() {
            let parts = term["contributions"].as_array().unwrap();
            let values: Vec<Decimal> = parts.iter().map(|part| number(&part["value"])).collect();
            assert!(values.is_sorted_by(|a, b| a >= b), "{place}/{line}: the largest first");
            assert_eq!(parts.len(), usize::try_from(figure["reported"].as_u64().unwrap()).unwrap());
            assert_eq!(values.iter().sum::<Decimal>(), number(&term["total"]), "{place}/{line}");
            let shares: Decimal = parts
                .iter()
                .filter_map(|part| part["share"].as_str())
                .map(|share| Decimal::from_str(share).unwrap())
                .sum();
            assert!(
                (shares - Decimal::ONE_HUNDRED).abs() < Decimal::ONE || shares.is_zero(),
                "{place}/{line}: {shares}"
            );
        }
        if figure["method"] == "sum" {
            assert_eq!(found["terms"][0]["total"], figure["value"]);
        }
    }
}

#[test]
fn a_national_rate_shows_how_far_ways_of_reckoning_are_apart_and_who_is_not_covered() {
    let rate = explained("vn", Some("19")).unwrap();
    let roles: Vec<&Value> = rate["terms"].as_array().unwrap().iter().map(|term| &term["role"]).collect();
    assert_eq!(roles, ["numerator", "denominator"]);
    let ways: Vec<Decimal> =
        rate["figure"]["methods"].as_array().unwrap().iter().map(|way| number(&way["value"])).collect();
    assert_eq!(number(&rate["spread"]), ways.iter().max().unwrap() - ways.iter().min().unwrap());
    let workers = explained("Cả nước", Some("25")).unwrap();
    let absent = workers["absent"].as_array().unwrap();
    assert_eq!((absent.len(), &workers["expected"]), (1, &json!(63)));
    assert!(workers["findings"].as_array().unwrap().iter().any(|found| found["place"] == absent[0]), "it says why");
    let all = findings(book());
    assert!(workers["findings"].as_array().unwrap().iter().all(|found| all.contains(found)), "as the book tells them");
}

#[test]
fn the_terminal_shows_number_cell_text_and_finding() {
    let shown = run(&["08", "19"]);
    let text = String::from_utf8(shown.stdout).unwrap();
    let lines: Vec<String> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for wanted in [
        "figure 08/19",
        "value 51,6%",
        "recomputed 55,46%",
        "08 Tuyên Quang 108,7 ha 100% 08-tuyen-quang.xlsx · BIEU_04!D31 \"108.7\"",
        "ERROR V07 · 08-tuyen-quang.xlsx · BIEU_04!D32",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(wanted)), "no {wanted:?} in\n{text}");
    }
}

#[test]
fn a_wrong_place_or_line_is_told_with_the_nearest() {
    for (arguments, wanted) in [
        (&["Tuyên Kwang", "3"][..], "briefbook: there is no place \"Tuyên Kwang\"; the nearest names are Tuyên Quang"),
        (&["08", "15.9"], "briefbook: the form has no line \"15.9\"; the nearest is \"15.1\""),
        (&["08"], "briefbook: \"08\" needs a line"),
        (&["r:tay-bac", "3"], "briefbook: there is no region \"r:tay-bac\"; the regions are r:"),
    ] {
        let refused = run(arguments);
        let error = String::from_utf8(refused.stderr).unwrap();
        assert_eq!((refused.status.code(), error.lines().count()), (Some(2), 1), "{error}");
        assert!(error.starts_with(wanted), "{error}");
    }
}
