//! Workbooks that were read wrongly once: `tests/readings/<file>` in, what is read of it and said to it in `<file>.txt` next to it.

use crate::cases::describe;
use crate::support::golden::{self, root, templates, worker};
use briefbook::{CheckOptions, CheckReport, check};
use libtest_mimic::{Failed, Trial};
use std::fmt::Write;
use std::path::PathBuf;

/// Formats of workbooks.
const FORMATS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

pub fn trials() -> Vec<Trial> {
    let files = FORMATS
        .into_iter()
        .flat_map(|format| golden::stems("readings", format).into_iter().map(move |stem| format!("{stem}.{format}")));
    files.map(|file| Trial::test(format!("readings/{file}"), move || reading(&file))).collect()
}

fn reading(file: &str) -> Result<(), Failed> {
    let path = root().join("tests/readings").join(file);
    let conference = Some(conference(file));
    let options =
        CheckOptions { conference, templates: templates(), paths: vec![path], jobs: 0, worker: Some(worker()) };
    let report = check(&options)?;
    Ok(golden::check(&format!("readings/{file}.txt"), &(values(&report) + &describe(&report)))?)
}

/// Those whose names say nothing else report for the first conference.
fn conference(file: &str) -> PathBuf {
    let year =
        ["B2-", "header-", "number-format", "struck-", "zero-province"].iter().any(|start| file.starts_with(start));
    root().join("input").join(if year { "2026-12-hoi-nghi-ccn" } else { "2021-07-02-ccn" })
}

/// Every value by its line, and how many there are.
fn values(report: &CheckReport) -> String {
    let report = serde_json::to_value(report).unwrap();
    let mut out = String::new();
    for submission in report["submissions"].as_array().unwrap() {
        let lines = submission["lines"].as_array().unwrap();
        writeln!(out, "{} of {} lines", submission["place"].as_str().unwrap(), lines.len()).unwrap();
        for line in lines {
            let of = |key: &str| line[key].as_str().unwrap_or_default();
            writeln!(out, "  {} = {} {}: {}", of("line"), of("qualifier"), of("value"), of("reading")).unwrap();
        }
    }
    out
}
