//! What figures say, from values to insights: `tests/insights/cases.toml`.

use super::fixture::fullest_submission;
use super::prepare::{self, Seen};
use crate::consolidate::{Scope, consolidate};
use crate::model::conclusion::{AddresseeKind, Progress, Task};
use crate::model::declared::Declared;
use crate::model::diff::{Change, Changes, Side};
use crate::model::doubt::Doubts;
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::history::{Concluded, Past, PastPeriod, PastValue};
use crate::model::insight::{Ends, Insight, Matter, Mover, Movers};
use crate::model::message::Message;
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
    /// By code of a locality what it explains, `18 = …`.
    #[serde(default)]
    explained: BTreeMap<String, String>,
    /// What an earlier edition said of the country, and whose values changed since, by line.
    #[serde(default)]
    earlier: BTreeMap<String, Earlier>,
    /// Tasks of the conclusion before: the day that each was due, and the day it was done or `withdrawn`.
    #[serde(default)]
    tasks: Vec<String>,
    says: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    said: String,
    by: Vec<String>,
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
    let mut project = Project::load(Path::new("input/2026-12-hoi-nghi-ccn"), Path::new("templates")).unwrap();
    let cases: Cases = toml::from_str(include_str!("../../tests/insights/cases.toml")).unwrap();
    let wrong = cases.case.iter().filter_map(|case| {
        let (concluded, progress) = concluded(&project, case);
        project.conference.progress = progress;
        let said = said(&project, case, concluded);
        (said != case.says).then(|| format!("{}:\n  wanted {:?}\n  found  {said:?}", case.name, case.says))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the country's figures say of the kind.
fn said(project: &Project, case: &Case, concluded: Concluded) -> Vec<String> {
    let (past, doubts) = (past(case, concluded), doubts(project, case));
    let targets: Vec<Target> = case.targets.iter().map(|(line, value)| target(line, *value)).collect();
    let declared = prepare::scope(project, Coverage::default(), &past);
    let scope = Scope { doubts: &doubts, targets: &targets, ..declared };
    let book = consolidate(scope, &submissions(project, case));
    let today = case.today.map_or(day(2027, 1, 7), |day| day.to_string().parse().unwrap());
    let (findings, changes) = (explanations(case), changes(case));
    let seen = Seen { findings: &findings, changes: &changes };
    let insights = prepare::insights(project, &book, &past, seen, today);
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
    Doubts::of(&findings, &[], &project.pack.form)
}

/// Findings that weigh nothing, with what the localities say about them.
fn explanations(case: &Case) -> Vec<Finding> {
    let finding = |(code, text): (&String, &String)| {
        let (line, explanation) = text.split_once(" = ").unwrap();
        let finding = Finding::new("V16", Severity::Info, "x").with_line(line).with_place(Some(Place::parse(code)));
        Finding { explanation: Some(explanation.to_owned()), ..finding }
    };
    case.explained.iter().map(finding).collect()
}

fn changes(case: &Case) -> Vec<Changes> {
    let change = |place: Place, line: &str, text: &str| Change {
        place,
        line: line.into(),
        before: Side { text: text.to_owned(), cell: String::new() },
        after: Side::default(),
    };
    let of_line = |(line, earlier): (&String, &Earlier)| Changes {
        since: Message::verbatim("x"),
        totals: vec![change(Place::Country, line, &earlier.said)],
        cells: earlier.by.iter().map(|code| change(Place::parse(code), line, "")).collect(),
        ranks: Vec::new(),
        sentences: Vec::new(),
    };
    case.earlier.iter().map(of_line).collect()
}

/// Tasks of an own unit that the conference before set, each sketched as the day it is due and what became of it.
fn concluded(project: &Project, case: &Case) -> (Concluded, Vec<Progress>) {
    let rules = project.pack.conclusion.as_ref().unwrap();
    let own = rules.addressees.iter().find(|addressee| addressee.kind == AddresseeKind::Own).unwrap();
    let (mut tasks, mut declared) = (Vec::new(), Vec::new());
    for (n, sketch) in case.tasks.iter().enumerate() {
        let (due, outcome) = sketch.split_once(' ').unwrap_or((sketch, ""));
        let id: Arc<str> = n.to_string().into();
        let (to, due) = (own.name.clone(), Some(due.parse().unwrap()));
        let (task, declared_at) = (Arc::clone(&id), Declared::default());
        tasks.push(Task { id, text: "x".to_owned(), to, due, done_when: None, declared: declared_at });
        let done = outcome.parse().ok();
        if !outcome.is_empty() {
            declared.push(Progress { task, done, withdrawn: outcome == "withdrawn", evidence: "x".to_owned() });
        }
    }
    (Concluded { title: "x".to_owned(), date: project.conference.date, tasks }, declared)
}

fn past(case: &Case, concluded: Concluded) -> Past {
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
        concluded,
        conference: "x".to_owned(),
        period: Period::of_year(2025),
        data_to: day(2026, 6, 14),
        vintage: crate::model::locality::Vintage::V34,
        values: values.collect(),
        submissions: BTreeMap::new(),
    };
    Past { periods: if case.past.is_empty() && then.concluded.tasks.is_empty() { Vec::new() } else { vec![then] } }
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
        Matter::Stalled(stalled) => format!(" follows {}{}", stalled.follows, list("by", &stalled.made_by)),
        Matter::Pace(pace) => format!(" {:?}", pace.outlook),
        Matter::Duty(duty) => format!(" {} days {:?}", duty.days_left, duty.moved),
        Matter::Movers(Movers { up, down, among, aside, .. }) => {
            let mover = |word: &str, mover: &Option<Mover>| {
                let because = |mover: &Mover| mover.explained.as_ref().map(|why| format!(" because {why}"));
                let of = |mover: &Mover| format!(" {word} {}{}", mover.place, because(mover).unwrap_or_default());
                mover.as_ref().map(of).unwrap_or_default()
            };
            mover("up", up) + &mover("down", down) + &format!(" of {among}") + &codes("aside", aside)
        }
        Matter::Structure(structure) => {
            list("", &structure.first).replacen("  ", " ", 1) + &format!(" have {}", structure.share.normalize())
        }
        Matter::Divergence(apart) => {
            format!(" {} {} to {} apart {}", apart.region, apart.least, apart.most, apart.spread.normalize())
        }
        Matter::Outliers(far) => list("above", &far.above) + &list("below", &far.below),
        Matter::Revised(revised) => format!(" was {}{}", revised.before, list("by", &revised.by)),
        Matter::Promises(promises) => {
            let tally = promises.tally;
            let counts = [tally.in_time, tally.late, tally.open, tally.overdue, tally.withdrawn];
            format!("of {}: {}", tally.all, counts.map(|count| count.to_string()).join(" "))
        }
    };
    format!("{}{what}{}", insight.line, codes("unsure", &insight.unsure))
}
