//! Who sent what and when: a handful of workbooks, a register of receipt, a deadline of its own.

use crate::book::{build_at, findings, json};
use crate::golden::{sample, templates, worker};
use crate::sketch::{Sketch, form};
use briefbook::contracts::Status;
use briefbook::{StatusOptions, status};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A conference whose deadline is 12h00 of 20/6/2021, with a workbook for every state.
fn conference() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    let submissions = conference.join("submissions");
    std::fs::create_dir_all(&submissions).unwrap();
    let text = std::fs::read_to_string(sample().join("conference.toml")).unwrap();
    let text = text.replace("deadline = 2021-06-29T17:00:00+07:00", "deadline = 2021-06-20T12:00:00+07:00");
    std::fs::write(conference.join("conference.toml"), text).unwrap();
    for name in ["01-ha-noi.xlsx", "04-cao-bang.xlsx", "08-tuyen-quang.xlsx", "10-lao-cai.xlsx", "11-dien-bien.xlsx"] {
        std::fs::copy(sample().join("submissions").join(name), submissions.join(name)).unwrap();
    }
    let sent = |file: &str, place: &str, other: &[(&str, &str)], workers: &str, without: &[&str]| {
        let info = [("Địa phương", place)].into_iter().chain(other.iter().copied());
        let info = info.map(|(label, value)| (label.to_owned(), value.to_owned()));
        let lines = [("25".to_owned(), workers.to_owned())].into();
        let without = without.iter().map(|&sheet| sheet.to_owned()).collect();
        Sketch { info: info.collect(), lines, without, ..Sketch::default() }.write(&submissions.join(file));
    };
    sent("08 gửi lại.xlsx", "Tuyên Quang", &[("Lần gửi", "2")], "5200", &[]);
    sent("10 gửi lại.xlsx", "Lào Cai", &[("Lần gửi", "2")], "5200", &[]);
    sent("hà nam.xlsx", "Hà Nam", &[], "5200", &[]);
    sent("hà nam (2).xlsx", "Hà Nam", &[], "5201", &[]);
    sent("sơn la.xlsx", "Sơn La", &[("Kỳ báo cáo", "6 tháng đầu năm 2020")], "5200", &[]);
    sent("huế.xlsx", "Thừa Thiên Huế", &[], "5200", &["BIEU_04"]);
    std::fs::write(submissions.join("hỏng.xlsx"), "không phải Excel").unwrap();
    (folder, conference)
}

/// As Excel on a Vietnamese computer writes it. 04 is in time by an instant, told in another zone; the first workbook
/// of 08 was in time, that of 10 may have been, those of 01 and 35 were not.
const REGISTER: &str = "\u{feff}file;received\r\n\
    01-ha-noi.xlsx;2021-06-20T12:00:01+07:00\r\n\
    04-cao-bang.xlsx;2021-06-20T05:00:00Z\r\n\
    08-tuyen-quang.xlsx;2021-06-20T11:00:00+07:00\r\n\
    08 gửi lại.xlsx;2021-06-21T09:30:00+07:00\r\n\
    10 gửi lại.xlsx;2021-06-21T09:30:00+07:00\r\n\
    hà nam.xlsx;2021-06-22T08:00:00+07:00\r\n\
    hà nam (2).xlsx;2021-06-22T09:00:00+07:00\r\n\
    hỏng.xlsx;2021-06-19T09:00:00+07:00\r\n";

/// Who sent what to a conference, as the command reads it.
pub fn status_of(conference: &Path) -> Status {
    let options = StatusOptions {
        conference: conference.to_owned(),
        templates: templates(),
        out: None,
        keeps: false,
        at: None,
        jobs: 0,
        worker: Some(worker()),
    };
    status(&options).unwrap()
}

fn state(conference: &Path) -> Value {
    serde_json::to_value(status_of(conference)).unwrap()
}

fn locality<'s>(status: &'s Value, code: &str) -> &'s Value {
    status["localities"].as_array().unwrap().iter().find(|locality| locality["place"] == code).unwrap()
}

#[test]
fn status_tells_who_sent_what_and_when() {
    let (_folder, conference) = conference();
    std::fs::write(conference.join("received.csv"), REGISTER).unwrap();
    let status = state(&conference);
    assert_eq!(status["conference"], "2021-07-02-ccn");
    assert_eq!(status["deadline"], "2021-06-20T12:00:00+07:00");
    let coverage = &status["coverage"];
    assert_eq!([&coverage["expected"], &coverage["received"], &coverage["accepted"]], [63, 8, 6]);
    assert_eq!(coverage["late"], json!(["01", "35"]));
    assert_eq!(coverage["missing"].as_array().unwrap().len(), 57);
    let states: Vec<(&Value, &Value)> = ["01", "02", "04", "08", "10", "14", "35", "46"]
        .map(|code| locality(&status, code))
        .map(|locality| (&locality["state"], &locality["late"]))
        .into();
    let wanted = [
        (json!("accepted"), json!(true)),
        (json!("missing"), json!(false)),
        (json!("accepted"), json!(false)),
        (json!("accepted"), json!(false)),
        (json!("accepted"), json!(false)),
        (json!("refused"), json!(false)),
        (json!("accepted"), json!(true)),
        (json!("refused"), json!(false)),
    ];
    assert_eq!(states, wanted.iter().map(|(state, late)| (state, late)).collect::<Vec<_>>());
    assert_eq!(
        locality(&status, "08")["files"],
        json!([
            {"file": "08-tuyen-quang.xlsx", "revision": 1, "received": "2021-06-20T11:00:00+07:00", "counts": false, "waits": false},
            {"file": "08 gửi lại.xlsx", "revision": 2, "received": "2021-06-21T09:30:00+07:00", "counts": true, "waits": false},
        ])
    );
    assert_eq!(locality(&status, "46")["files"][0]["revision"], Value::Null, "it has no sheet with the lines");
    assert_eq!((&locality(&status, "11")["errors"], &locality(&status, "02")["errors"]), (&json!(1), &json!(1)));
    assert_eq!(locality(&status, "01")["infos"], 1, "that it is late");
    let workers = status["lines"].as_array().unwrap().iter().find(|line| line["line"] == "25").unwrap();
    let absent = workers["absent"].as_array().unwrap();
    let short = json!(form().line("25").unwrap().short);
    assert_eq!((&workers["short"], &workers["reported"], absent.len()), (&short, &json!(5), 58));
    assert!(absent.contains(&json!("11")) && absent.contains(&json!("02")) && !absent.contains(&json!("01")));
    assert_eq!(
        status["unplaced"],
        json!([{"file": "hỏng.xlsx", "revision": null, "received": "2021-06-19T09:00:00+07:00", "counts": false, "waits": false}])
    );
}

#[test]
fn the_book_names_who_was_late() {
    let (folder, conference) = conference();
    std::fs::write(conference.join("received.csv"), REGISTER).unwrap();
    let built = build_at(&conference, &folder.path().join("out"), 0);
    assert_eq!(json(&built.folder, "figures.json")["coverage"]["late"], json!(["01", "35"]));
    let findings = findings(&built.folder);
    let late: Vec<&Value> = findings.iter().filter(|f| f["rule"] == "R14").collect();
    assert_eq!(late.iter().map(|finding| &finding["file"]).collect::<Vec<_>>(), ["01-ha-noi.xlsx", "hà nam.xlsx"]);
    assert_eq!(late[1]["severity"], "info");
    assert_eq!(late[1]["message"], "Báo cáo đến sau hạn: nhận lúc 8h00 ngày 22/6/2021, hạn 12h00 ngày 20/6/2021.");
    let manifest = json(&built.folder, "manifest.json");
    assert!(manifest["inputs"].as_array().unwrap().iter().any(|input| input["path"] == "received.csv"));
    let named = "ửi sau hạn (12h00 ngày 20/6/2021): Hà Nội, Hà Nam";
    let index = std::fs::read_to_string(built.folder.join("index.html")).unwrap();
    assert!(index.contains(named), "{index}");
    let documents = briefbook::documents(&conference, &templates()).unwrap();
    let report = documents.iter().find(|document| document.path == "bao-cao-tong-hop").unwrap();
    let report =
        briefbook::render::text::text(report, briefbook::render::text::Provenance::Hidden).replace('\u{a0}', " ");
    assert!(report.contains(named), "{report}");
    let source = |name: &str| report.lines().rfind(|line| line.contains(&format!("| {name} |"))).unwrap();
    assert!(source("Cao Bằng").contains("| 04-cao-bang.xlsx | 1 |"), "{}", source("Cao Bằng"));
    assert!(source("Cao Bằng").contains("| 12h00 ngày 20/6/2021 |"), "{}", source("Cao Bằng"));
    assert!(source("Bắc Giang").contains("| … | … | … | … | …"), "{}", source("Bắc Giang"));
}

#[test]
fn without_a_register_nobody_is_late() {
    let (_folder, conference) = conference();
    let status = state(&conference);
    assert_eq!((&status["register"], &status["coverage"]["late"]), (&json!(false), &json!([])));
    let run =
        Command::new(worker()).args(["status", "--templates"]).arg(templates()).arg(&conference).output().unwrap();
    let table = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(0), "errors in data are no failure: {table}");
    let lines: Vec<String> = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let workers = format!("25 {} 5/63 11", form().line("25").unwrap().short);
    for wanted in [
        "late not known: there is no received.csv",
        "46 Thừa Thiên Huế refused huế.xlsx – – ",
        "08 Tuyên Quang 08 gửi lại.xlsx 2 – yes",
        workers.as_str(),
        "hỏng.xlsx – –",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(wanted)), "no {wanted:?} in\n{table}");
    }
    assert!(!table.contains("04-cao-bang.xlsx"), "it is fine:\n{table}");
}

/// What was asked for is done, whoever reads what is printed or does not.
#[test]
fn a_closed_standard_output_is_no_failure() {
    let mut command = Command::new(worker());
    command.args(["status", "--templates"]).arg(templates()).arg(crate::golden::sample());
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
