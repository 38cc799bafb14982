//! What figures say, from values to insights: `tests/insights/cases.toml`.

use super::fixture::fullest_submission;
use super::prepare;
use crate::consolidate::{Scope, consolidate};
use crate::model::declared::Declared;
use crate::model::doubt::Doubts;
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::history::{Past, PastPeriod, PastValue};
use crate::model::insight::{Ends, Insight, Matter, Movers};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::model::target::{Amount, Target};
use crate::project::Project;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    kind: String,
    today: Option<toml::value::Datetime>,
    #[serde(default)]
    targets: BTreeMap<String, Decimal>,
    now: BTreeMap<String, String>,
    #[serde(default)]
    past: BTreeMap<String, String>,
    says: Vec<String>,
}

/// A value of a sketch, and whether it is doubtful.
struct Given {
    line: Arc<str>,
    quantity: Quantity,
    doubtful: bool,
}

fn given(sketch: &str) -> impl Iterator<Item = Given> {
    sketch.split_whitespace().map(|one| {
        let (line, value) = one.split_once('=').unwrap();
        let value = Quantity { value: value.trim_end_matches('?').parse().unwrap(), qualifier: None };
        Given { line: line.into(), quantity: value, doubtful: one.ends_with('?') }
    })
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn figures_say_what_the_cases_want() {
    let project = Project::load(Path::new("input/2026-12-hoi-nghi-ccn"), Path::new("templates")).unwrap();
    let cases: Cases = toml::from_str(include_str!("../../tests/insights/cases.toml")).unwrap();
    let wrong = cases.case.iter().filter_map(|case| {
        let said = said(&project, case);
        (said != case.says).then(|| format!("{}:\n  wanted {:?}\n  found  {said:?}", case.name, case.says))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the country's figures say of the kind.
fn said(project: &Project, case: &Case) -> Vec<String> {
    let (past, doubts) = (past(case), doubts(project, case));
    let targets: Vec<Target> = case.targets.iter().map(|(line, value)| target(line, *value)).collect();
    let declared = prepare::scope(project, Coverage::default(), &past);
    let scope = Scope { doubts: &doubts, targets: &targets, ..declared };
    let book = consolidate(scope, &submissions(project, case));
    let today = case.today.map_or(day(2027, 1, 7), |day| day.to_string().parse().unwrap());
    let insights = prepare::insights(project, &book, &past, today);
    let of_kind = insights.of(&Place::Country).iter().filter(|insight| insight.matter.name() == case.kind);
    of_kind.map(sketch).collect()
}

fn submissions(project: &Project, case: &Case) -> Vec<Submission> {
    let of_locality = |(code, sketch): (&String, &String)| {
        let full = fullest_submission(&project.pack.form, project.map.by_code(code).unwrap());
        let reported = full.lines.values().next().unwrap();
        let line = |given: Given| {
            (given.line, crate::model::submission::Reported { quantity: given.quantity, ..reported.clone() })
        };
        Submission { lines: given(sketch).map(line).collect(), ..full.clone() }
    };
    case.now.iter().map(of_locality).collect()
}

fn doubts(project: &Project, case: &Case) -> Doubts {
    let of_locality = |(code, sketch): (&String, &String)| -> Vec<Finding> {
        let doubtful = given(sketch).filter(|given| given.doubtful);
        let finding = |given: Given| {
            let finding = Finding::new("V01", Severity::Error, "x").with_line(given.line);
            finding.with_place(Some(Place::parse(code))).with_standing(Standing::Doubtful)
        };
        doubtful.map(finding).collect()
    };
    let findings: Vec<Finding> = case.now.iter().flat_map(of_locality).collect();
    Doubts::of(&findings, &project.pack.form)
}

fn past(case: &Case) -> Past {
    let value = |given: Given| {
        let value = PastValue {
            quantity: given.quantity,
            doubtful: given.doubtful,
            stake: None,
            of: Vec::new(),
            cells: Vec::new(),
        };
        (given.line, value)
    };
    let values = case.past.iter().map(|(code, sketch)| (code.as_str().into(), given(sketch).map(value).collect()));
    let then = PastPeriod {
        concluded: Default::default(),
        conference: "x".to_owned(),
        period: Period::of_year(2025),
        data_to: day(2026, 6, 14),
        vintage: crate::model::locality::Vintage::V34,
        values: values.collect(),
        submissions: BTreeMap::new(),
    };
    Past { periods: if case.past.is_empty() { Vec::new() } else { vec![then] } }
}

fn target(line: &str, value: Decimal) -> Target {
    let declared = Declared::default();
    Target { line: line.into(), amount: Amount::Value(value), by: day(2030, 12, 31), declared }
}

fn sketch(insight: &Insight) -> String {
    let list = |word: &str, places: &[Place]| {
        let codes: Vec<String> = places.iter().map(Place::to_string).collect();
        if codes.is_empty() { String::new() } else { format!(" {word} {}", codes.join(" ")) }
    };
    let end = |word: &str, place: &Option<Place>| place.as_ref().map_or_else(String::new, |p| format!(" {word} {p}"));
    let codes = |word: &str, codes: &[Arc<str>]| {
        if codes.is_empty() { String::new() } else { format!(" {word} {}", codes.join(" ")) }
    };
    let what = match &insight.matter {
        Matter::Level(Ends { most, least }) => end("most", most) + &end("least", least),
        Matter::Change(change) => {
            let way = if change.rose { " rose" } else { " fell" };
            way.to_owned() + &list("by", &change.made_by) + &list("against", &change.against)
        }
        Matter::Stalled(stalled) => format!(" follows {}", stalled.follows),
        Matter::Pace(pace) => format!(" {:?}", pace.outlook),
        Matter::Duty(duty) => format!(" {} days {:?}", duty.days_left, duty.moved),
        Matter::Movers(Movers { up, down, among, aside, .. }) => {
            end("up", up) + &end("down", down) + &format!(" of {among}") + &codes("aside", aside)
        }
        Matter::Structure(structure) => {
            list("", &structure.first).replacen("  ", " ", 1) + &format!(" have {}", structure.share.normalize())
        }
    };
    format!("{}{what}{}", insight.line, codes("unsure", &insight.unsure))
}
