//! One small workbook per case: `tests/cases/<name>.toml` in, `tests/cases/<name>.txt` out.

use crate::support::case::report;
use crate::support::golden::{self, root};
use crate::support::sketch::{CLEAN, Sketch, form};
use briefbook::CheckReport;
use briefbook::messages::built_in;
use briefbook::model::finding::Finding;
use briefbook::model::relation::Must;
use briefbook::model::rule::Status;
use briefbook::model::standing::Standing;
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

pub fn trials() -> Vec<Trial> {
    let cases = golden::stems("cases", "toml");
    let mut trials: Vec<Trial> =
        cases.into_iter().map(|name| Trial::test(format!("cases/{name}"), move || case(&name))).collect();
    trials.push(Trial::test("cases: each .txt has its .toml", each_golden_has_a_case));
    trials.push(Trial::test("rules: each fires in one case and is silent in another", each_rule_has_cases));
    trials.push(Trial::test("rules: each relation of the form can be broken", each_relation_can_be_broken));
    trials
}

fn case(name: &str) -> Result<(), Failed> {
    let sketch: Sketch = toml::from_str(&std::fs::read_to_string(root().join(format!("tests/cases/{name}.toml")))?)?;
    if sketch.about.is_empty() {
        return Err("it does not say what it shows: `about` is empty".into());
    }
    let folder = tempfile::tempdir()?;
    let report = report(&sketch, folder.path());
    report.findings.iter().try_for_each(weighs_what_its_card_says)?;
    Ok(golden::check(&format!("cases/{name}.txt"), &(describe(&report) + &readings(&report, &sketch.show)))?)
}

/// What the list of rules says of the weight of a rule of reading is what is found.
fn weighs_what_its_card_says(finding: &Finding) -> Result<(), Failed> {
    let card = briefbook::model::reading::rules().into_iter().find(|rule| rule.id == finding.rule);
    let as_told = card.is_none_or(|rule| rule.severity.contains(&finding.severity));
    if as_told || !finding.explains.is_empty() { Ok(()) } else { Err(format!("{finding:?}").into()) }
}

/// Value, unit, raw text and rule of reading of the lines a case shows.
fn readings(report: &CheckReport, show: &[String]) -> String {
    let report = serde_json::to_value(report).unwrap();
    let mut out = String::new();
    for submission in report["submissions"].as_array().unwrap().iter().filter(|s| s["file"] == "case.xlsx") {
        for code in show {
            let line = submission["lines"].as_array().unwrap().iter().find(|line| line["line"] == code.as_str());
            let text = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
            match line {
                Some(line) => {
                    let of = |key| text(line, key);
                    let value = [of("qualifier"), of("value"), of("unit")].join(" ");
                    let place = format!("{}!{} {:?}", of("sheet"), of("cell"), of("raw"));
                    writeln!(out, "{code} = {} from {place}: {}", value.trim(), of("reading")).unwrap();
                }
                None => writeln!(out, "{code} has no value").unwrap(),
            }
        }
    }
    out
}

pub fn describe(report: &CheckReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let line = finding.line.as_deref().unwrap_or("-");
        writeln!(out, "{} {} line {line} at {}", finding.severity, finding.rule, finding.address()).unwrap();
        writeln!(out, "  {}", built_in(&finding.message)).unwrap();
        // Cells that are counted only.
        if finding.others > 0 {
            writeln!(out, "  count: {}", finding.count()).unwrap();
        }
        if finding.standing != Standing::Sound {
            let off = finding.stake.map(|stake| format!(" by {}", stake.normalize())).unwrap_or_default();
            writeln!(out, "  standing: {:?}{off}", finding.standing).unwrap();
        }
        for (name, text) in [
            ("left", &finding.left.as_ref().map(built_in)),
            ("right", &finding.right.as_ref().map(built_in)),
            ("mend", &finding.suggestion.as_ref().map(built_in)),
            ("basis", &finding.basis().as_ref().map(built_in)),
            ("explained", &finding.explanation),
            ("waived", &finding.waiver.as_ref().map(|waiver| waiver.reason.clone())),
        ] {
            if let Some(text) = text {
                writeln!(out, "  {name}: {text}").unwrap();
            }
        }
        for folded in &finding.explains {
            let cell = folded.at.cell().map_or_else(|| "-".to_owned(), |cell| cell.a1());
            let held = if folded.standing == Standing::Held { " (held)" } else { "" };
            let message = built_in(&folded.message);
            writeln!(out, "  explains: {} {} at {cell}{held}: {message}", folded.severity, folded.rule).unwrap();
        }
    }
    if out.is_empty() { "no findings\n".to_owned() } else { out }
}

/// Nobody would notice that a golden without a case is never compared.
fn each_golden_has_a_case() -> Result<(), Failed> {
    let cases = golden::stems("cases", "toml");
    none_of("no case writes these files below tests/cases", golden::stems("cases", "txt"), |name| cases.contains(name))
}

/// The rule that speaks of absent files is exercised in `book.rs`, the one that speaks of late ones in `status.rs`, the one
/// that speaks of macros and links in `tests/bad`.
const ELSEWHERE: [&str; 3] = ["R08", "R14", "R23"];

/// What the goldens say is what is found, or the case fails by itself.
fn each_rule_has_cases() -> Result<(), Failed> {
    let mut fired = Vec::new();
    for name in golden::stems("cases", "txt") {
        let text = std::fs::read_to_string(root().join(format!("tests/cases/{name}.txt")))?;
        // Findings are reported as `severity rule line …`; what belongs to one is indented.
        let rules = text.lines().filter_map(|line| {
            let (severity, rest) = line.split_once(' ')?;
            matches!(severity, "error" | "warning" | "info").then(|| rest.split(' ').next().map(str::to_owned))?
        });
        fired.push(rules.collect::<BTreeSet<String>>());
    }
    none_of("no case fires these rules", rules(), |rule| fired.iter().any(|rules| rules.contains(rule)))?;
    none_of("every case fires these rules", rules(), |rule| fired.iter().any(|rules| !rules.contains(rule)))
}

/// An error that lists those that are not as they should be.
fn none_of(what: &str, names: impl IntoIterator<Item = String>, good: impl Fn(&String) -> bool) -> Result<(), Failed> {
    let bad: Vec<String> = names.into_iter().filter(|name| !good(name)).collect();
    if bad.is_empty() { Ok(()) } else { Err(format!("{what}: {}", bad.join(", ")).into()) }
}

/// Ids of all rules that speak to localities: the form's, the program's, those of reading.
fn rules() -> BTreeSet<String> {
    let active = form().rules.iter().filter(|rule| rule.status == Status::Active).map(|rule| rule.id.to_string());
    active.filter(|rule| !ELSEWHERE.contains(&rule.as_str())).collect()
}

/// A relation of the form that no case breaks proves nothing; each is broken by its own smallest change.
fn each_relation_can_be_broken() -> Result<(), Failed> {
    for relation in &form().relations {
        let folder = tempfile::tempdir()?;
        let Some(sketch) = breaking(&relation.must) else { continue };
        let found = report(&sketch, folder.path()).findings;
        let fired = found.iter().any(|finding| {
            finding.rule == relation.rule || finding.explains.iter().any(|folded| folded.rule == relation.rule)
        });
        if !fired {
            return Err(format!("{:?} is not broken by {:?}: {found:?}", relation.must, sketch.lines).into());
        }
    }
    Ok(())
}

/// A sketch that breaks a relation between lines or of a line with its list; the others have cases of their own.
fn breaking(must: &Must) -> Option<Sketch> {
    let set = |line: &str, value: &str| BTreeMap::from([(line.to_owned(), value.to_owned())]);
    let lines = match must {
        Must::Equals { line, .. } => set(line, "99999"),
        // A line of the supplement has no value of its own in a sketch.
        Must::AtMost { line, plus, limit } => {
            let supplement = plus.iter().chain([limit]).filter(|code| code.starts_with('B'));
            let ones = supplement.map(|code| (code.to_string(), "1".to_owned()));
            set(line, "99999").into_iter().chain(ones).collect()
        }
        Must::Needs { with, .. } => set(with, "0"),
        Must::ZeroWith { line, .. } => set(line, "0"),
        Must::Share { of, .. } => set(of, "1"),
        Must::Average { of, .. } => set(of, "0.5"),
        Must::Rate { line, .. } => set(line, "1"),
        Must::Denominator { line, .. } => set(line, "43.48"),
        Must::Recomputed { line, .. } => {
            let rows = vec![vec!["Cụm A".to_owned(), "Doanh nghiệp".to_owned(), "50".to_owned()]];
            let lines = set(line, "3");
            return Some(Sketch { lines, rows: [("DANH_MUC_CCN".to_owned(), rows)].into(), ..Sketch::default() });
        }
        Must::NotFalling { line } | Must::CoversHalf { line, .. } => {
            let (period, day) = ("\"năm 2021\"".to_owned(), "2021-12-14".to_owned());
            // More than now, and not so much that the value of then would be held.
            let now: Decimal = CLEAN.iter().find(|(code, _)| **code == **line)?.1.parse().ok()?;
            let more = (now * Decimal::new(15, 1) + Decimal::ONE).trunc().to_string();
            let before = Sketch { lines: set(line, &more), ..Sketch::default() };
            let info = [("Kỳ báo cáo", "năm 2021"), ("Số liệu đến ngày", "14/12/2021")];
            return Some(Sketch {
                conference: [("period".to_owned(), period), ("data_to".to_owned(), day)].into(),
                info: info.map(|(label, text)| (label.to_owned(), text.to_owned())).into(),
                before: Some(Box::new(before)),
                ..Sketch::default()
            });
        }
        _ => return None,
    };
    Some(Sketch { lines, ..Sketch::default() })
}
