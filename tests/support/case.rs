//! A sketch checked as the one workbook of a conference.

use super::golden::{sample, templates, worker};
use super::sketch::Sketch;
use briefbook::{CheckOptions, CheckReport, check};
use chrono::NaiveDate;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Checks the case and what the sketch puts next to it.
pub fn report(sketch: &Sketch, folder: &Path) -> CheckReport {
    // Beside the sample's own files a case is a file from elsewhere.
    let conference = if sketch.with_sample { sample() } else { conference(sketch, folder) };
    let files = if sketch.with_sample { folder.to_owned() } else { conference.join("submissions") };
    std::fs::create_dir_all(&files).unwrap();
    let mut paths = vec![files.join("case.xlsx")];
    sketch.write(&paths[0]);
    for (name, beside) in &sketch.beside {
        let path = files.join(name);
        beside.write(&path);
        paths.push(path);
    }
    let options =
        CheckOptions { conference: Some(conference), templates: templates(), paths, jobs: 0, worker: Some(worker()) };
    let mut report = check(&options).unwrap();
    // Most sketches have no list and no supplement; only those that are about it say so.
    report.findings.retain(|finding| sketch.less_sent || *finding.rule != *"V34");
    report
}

/// A copy of the sample's conference with what the sketch changes, next to the conference before it.
fn conference(sketch: &Sketch, folder: &Path) -> PathBuf {
    let copy = folder.join("conference");
    declare(sketch, &copy);
    if !sketch.received.is_empty() {
        let rows = sketch.received.iter().map(|(file, at)| format!("{file},{at}\n"));
        let register: String = std::iter::once("file,received\n".to_owned()).chain(rows).collect();
        std::fs::write(copy.join("received.csv"), register).unwrap();
    }
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
    if let Some(data_to) = sketch.conference.get("data_to") {
        text = met_after(&text, data_to);
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

/// The sample's declaration with the days of meeting and deadline as long after another day as they are after its own, and
/// without its tasks, which are for those who were there then.
pub fn met_after(text: &str, data_to: &str) -> String {
    let later = data_to.parse::<NaiveDate>().unwrap() - NaiveDate::from_ymd_opt(2021, 6, 14).unwrap();
    let moved = |line: &str| {
        let day = |at: usize| line[at..at + 10].parse::<NaiveDate>().unwrap() + later;
        match line.split_once(" = ").map(|(key, _)| key) {
            Some("date") => format!("date = {}", day(7)),
            Some("deadline") => format!("deadline = {}{}", day(11), &line[21..]),
            _ => line.to_owned(),
        }
    };
    let mut in_task = false;
    let is_kept = |line: &&str| {
        in_task = *line == "[[task]]" || (in_task && !line.starts_with('['));
        !in_task
    };
    text.lines().filter(is_kept).map(|line| moved(line) + "\n").collect()
}
