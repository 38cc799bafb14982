//! One small workbook per case: `tests/cases/<name>.toml` in, `tests/cases/<name>.txt` out.

use crate::golden::{self, root, sample, templates, worker};
use crate::sketch::Sketch;
use briefbook::{CheckOptions, CheckReport, check};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn cases() -> Vec<(String, Sketch)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let sketch = toml::from_str(&std::fs::read_to_string(&file).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            (file.file_stem().unwrap().to_str().unwrap().to_owned(), sketch)
        })
        .collect()
}

/// Checks the case and what the sketch puts beside it; only what is said of these files is kept.
pub fn report(sketch: &Sketch, folder: &Path) -> CheckReport {
    let mut paths = vec![folder.join("case.xlsx")];
    sketch.write(&paths[0]);
    for (name, beside) in &sketch.beside {
        let path = folder.join(name);
        beside.write(&path);
        paths.push(path);
    }
    let files: BTreeSet<String> = paths.iter().map(|path| file_name(path)).collect();
    if sketch.with_sample {
        let submissions = std::fs::read_dir(sample().join("submissions")).unwrap().map(|entry| entry.unwrap().path());
        paths.extend(submissions.filter(|path| !file_name(path).starts_with("08-")));
    }
    let conference = Some(conference(sketch, folder));
    let mut report =
        check(&CheckOptions { conference, templates: templates(), paths, jobs: 0, worker: Some(worker()) }).unwrap();
    let ours = |at: &str| files.iter().any(|file| at == file || at.starts_with(&format!("{file} ·")));
    report.findings.retain(|finding| ours(&finding.at.to_string()));
    report.submissions.retain(|submission| files.contains(&*submission.file));
    report
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The sample's conference, or a copy of it with the sketch's choice of files.
fn conference(sketch: &Sketch, folder: &Path) -> PathBuf {
    if sketch.accept.is_empty() {
        return sample();
    }
    let mut text = std::fs::read_to_string(sample().join("conference.toml")).unwrap();
    text.push_str("\n[accept]\n");
    for (code, file) in &sketch.accept {
        writeln!(text, "{code:?} = {file:?}").unwrap();
    }
    let copy = folder.join("conference");
    std::fs::create_dir_all(&copy).unwrap();
    std::fs::write(copy.join("conference.toml"), text).unwrap();
    copy
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

fn describe(report: &CheckReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let line = finding.line.as_deref().unwrap_or("-");
        writeln!(out, "{} {} line {line} at {}", finding.severity, finding.rule, finding.at).unwrap();
        writeln!(out, "  {}", finding.message).unwrap();
        for (name, text) in [("left", &finding.left), ("right", &finding.right), ("mend", &finding.suggestion)] {
            if let Some(text) = text {
                writeln!(out, "  {name}: {text}").unwrap();
            }
        }
    }
    if out.is_empty() { "no findings\n".to_owned() } else { out }
}

#[test]
fn every_case_gives_the_findings_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, sketch) in cases() {
        assert!(!sketch.about.is_empty(), "{name} does not say what it shows");
        let report = report(&sketch, folder.path());
        let text = describe(&report) + &readings(&report, &sketch.show);
        golden::compare(&format!("cases/{name}.txt"), &text);
    }
}

/// The rule that speaks of absent files is exercised in `book.rs`, the one that speaks of late ones in `status.rs`.
const ELSEWHERE: [&str; 2] = ["R08", "R14"];

#[test]
fn every_rule_fires_in_one_case_and_is_silent_in_another() {
    let folder = tempfile::tempdir().unwrap();
    let fired: Vec<BTreeSet<String>> = cases()
        .iter()
        .map(|(_, sketch)| report(sketch, folder.path()).findings.iter().map(|f| f.rule.to_string()).collect())
        .collect();
    for rule in rules() {
        assert!(fired.iter().any(|rules| rules.contains(&rule)), "{rule} fires in no case");
        assert!(fired.iter().any(|rules| !rules.contains(&rule)), "{rule} fires in every case");
    }
}

/// Ids of all rules: relations of the form, rules in code, rules of reading.
fn rules() -> BTreeSet<String> {
    let (conference, _) = briefbook::schema::conference(&sample()).unwrap();
    let form = briefbook::schema::pack(&templates(), &conference).unwrap().form;
    let declared = form.relations.iter().map(|relation| relation.rule.to_string());
    let coded = briefbook::validate::RULES.iter().map(|rule| rule.id.to_owned());
    let reading = (1..=14).map(|n| format!("R{n:02}"));
    declared.chain(coded).chain(reading).filter(|rule| !ELSEWHERE.contains(&rule.as_str())).collect()
}

/// A relation of the form that no case breaks proves nothing; each is broken by its own smallest change.
#[test]
fn every_relation_of_the_form_can_be_broken() {
    let (conference, _) = briefbook::schema::conference(&sample()).unwrap();
    let form = briefbook::schema::pack(&templates(), &conference).unwrap().form;
    let folder = tempfile::tempdir().unwrap();
    for relation in &form.relations {
        let lines = breaking(&relation.must).into_iter().map(|(line, value)| (line.to_owned(), value.to_owned()));
        let sketch = Sketch { lines: lines.collect(), ..Sketch::default() };
        let found = report(&sketch, folder.path()).findings;
        let fired = found.iter().any(|finding| finding.rule == relation.rule);
        assert!(fired, "{:?} is not broken by {:?}: {found:?}", relation.must, sketch.lines);
    }
}

fn breaking(must: &briefbook::model::form::Must) -> Vec<(&str, &'static str)> {
    use briefbook::model::form::Must;
    match must {
        Must::Equals { line, .. } | Must::AtMost { line, .. } => vec![(line, "99999")],
        Must::ZeroWith { line, .. } => vec![(line, "0")],
        Must::Share { of, .. } => vec![(of, "1")],
        Must::Rate { line, .. } => vec![(line, "1")],
    }
}
