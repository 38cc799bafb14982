//! One small workbook per case: `tests/cases/<name>.toml` in, `tests/cases/<name>.txt` out.

use crate::golden::{self, root, sample, templates, worker};
use crate::sketch::{Sketch, form};
use briefbook::model::relation::Must;
use briefbook::model::rule::{Origin, Status};
use briefbook::{CheckOptions, CheckReport, check};
use std::collections::{BTreeMap, BTreeSet};
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
    report.findings.retain(|finding| ours(&finding.at.to_string()) || *finding.rule == *"R15");
    report.submissions.retain(|submission| files.contains(&*submission.file));
    report
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The sample's conference, or a copy of it with what the sketch changes, beside the conference before it.
fn conference(sketch: &Sketch, folder: &Path) -> PathBuf {
    let same = sketch.accept.is_empty() && sketch.conference.is_empty() && sketch.waivers.is_empty();
    if same && sketch.before.is_none() {
        return sample();
    }
    let copy = folder.join("conference");
    declare(sketch, &copy);
    if let Some(before) = &sketch.before {
        let folder = folder.join("before");
        declare(before, &folder);
        std::fs::create_dir_all(folder.join("submissions")).unwrap();
        before.write(&folder.join("submissions/before.xlsx"));
        for (name, beside) in &before.beside {
            beside.write(&folder.join("submissions").join(name));
        }
    }
    copy
}

fn declare(sketch: &Sketch, folder: &Path) {
    let mut text = std::fs::read_to_string(sample().join("conference.toml")).unwrap();
    for (key, value) in &sketch.conference {
        let old = text.lines().find(|line| line.starts_with(&format!("{key} ="))).unwrap().to_owned();
        text = text.replace(&old, &format!("{key} = {value}"));
    }
    if sketch.before.is_some() {
        text = text.replace("synthetic =", "previous = \"before\"\nsynthetic =");
    }
    text.push_str("\n[accept]\n");
    for (code, file) in &sketch.accept {
        writeln!(text, "{code:?} = {file:?}").unwrap();
    }
    text.push_str(&sketch.waivers);
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("conference.toml"), text).unwrap();
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
        writeln!(out, "{} {} line {line} at {}", finding.severity, finding.rule, finding.address()).unwrap();
        writeln!(out, "  {}", finding.message).unwrap();
        for (name, text) in [
            ("left", &finding.left),
            ("right", &finding.right),
            ("mend", &finding.suggestion),
            ("basis", &finding.basis),
            ("explained", &finding.explanation),
            ("waived", &finding.waiver.as_ref().map(|waiver| waiver.reason.clone())),
        ] {
            if let Some(text) = text {
                writeln!(out, "  {name}: {text}").unwrap();
            }
        }
        for folded in &finding.explains {
            let cell = folded.at.cell().map_or_else(|| "-".to_owned(), |cell| cell.a1());
            writeln!(out, "  explains: {} {} at {cell}: {}", folded.severity, folded.rule, folded.message).unwrap();
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

/// What the list of rules says of their weights is what is found.
#[test]
fn a_rule_of_reading_weighs_what_its_card_says() {
    let folder = tempfile::tempdir().unwrap();
    for (name, sketch) in cases() {
        for finding in report(&sketch, folder.path()).findings {
            let rule = form().rule(&finding.rule).unwrap();
            let of_content = rule.origin != Origin::Reading;
            assert!(
                of_content || rule.severity.contains(&finding.severity) || !finding.explains.is_empty(),
                "{name}: {finding:?}"
            );
        }
    }
}

/// Ids of all rules that speak to localities: the form's, the program's, those of reading.
fn rules() -> BTreeSet<String> {
    let active = form().rules.iter().filter(|rule| rule.status == Status::Active).map(|rule| rule.id.to_string());
    active.filter(|rule| !ELSEWHERE.contains(&rule.as_str())).collect()
}

/// A relation of the form that no case breaks proves nothing; each is broken by its own smallest change.
#[test]
fn every_relation_of_the_form_can_be_broken() {
    let folder = tempfile::tempdir().unwrap();
    for relation in &form().relations {
        let Some(sketch) = breaking(&relation.must) else { continue };
        let found = report(&sketch, folder.path()).findings;
        let fired = found.iter().any(|finding| {
            finding.rule == relation.rule || finding.explains.iter().any(|folded| folded.rule == relation.rule)
        });
        assert!(fired, "{:?} is not broken by {:?}: {found:?}", relation.must, sketch.lines);
    }
}

/// A sketch that breaks a relation between lines or of a line with its list; the others have cases of their own.
fn breaking(must: &Must) -> Option<Sketch> {
    let set = |line: &str, value: &str| BTreeMap::from([(line.to_owned(), value.to_owned())]);
    let lines = match must {
        Must::Equals { line, .. } | Must::AtMost { line, .. } => set(line, "99999"),
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
        Must::NotFalling { line } | Must::CoversHalf { line } => {
            let (period, day) = ("\"năm 2021\"".to_owned(), "2021-12-14".to_owned());
            let before = Sketch { lines: set(line, "99999"), ..Sketch::default() };
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
