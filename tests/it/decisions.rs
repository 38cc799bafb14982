//! Decisions of the secretariat: written so that nothing is lost, applied while their file counts.

use crate::book::build_at;
use crate::golden::{sample, templates, worker};
use crate::sketch::Sketch;
use briefbook::messages::built_in;
use briefbook::{DecideOptions, decide};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A conference with the sample's declaration and a few of its workbooks.
pub fn conference(workbooks: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    std::fs::create_dir_all(conference.join("submissions")).unwrap();
    std::fs::copy(sample().join("conference.toml"), conference.join("conference.toml")).unwrap();
    for name in workbooks {
        std::fs::copy(sample().join("submissions").join(name), conference.join("submissions").join(name)).unwrap();
    }
    (folder, conference)
}

/// A decision of a kind, without what it is about.
pub fn deciding(conference: &Path, kind: &str) -> DecideOptions {
    DecideOptions {
        conference: conference.to_owned(),
        templates: templates(),
        kind: Some(kind.to_owned()).filter(|kind| kind != "undo"),
        place: None,
        rule: None,
        line: None,
        file: None,
        value: None,
        source: None,
        until: None,
        undoes: None,
        by: "Cục trưởng".to_owned(),
        reason: "theo công văn \"số 12\"\nngày 30/6".to_owned(),
        at: "2021-06-30T08:00:00+07:00".parse().unwrap(),
        jobs: 1,
        worker: Some(worker()),
    }
}

fn waiving(conference: &Path, line: &str) -> DecideOptions {
    DecideOptions {
        rule: Some("V07".to_owned()),
        place: Some("08".to_owned()),
        line: Some(line.to_owned()),
        ..deciding(conference, "waive")
    }
}

pub fn written(conference: &Path) -> String {
    std::fs::read_to_string(conference.join("decisions.toml")).unwrap_or_default()
}

#[test]
fn two_at_once_lose_nothing_of_each_other() {
    let (_folder, conference) = conference(&[]);
    let by_hand = "# ghi tay, không có dòng mới ở cuối";
    std::fs::write(conference.join("decisions.toml"), by_hand).unwrap();
    let ids: Vec<String> = std::thread::scope(|scope| {
        let writer = |line: &'static str| {
            let conference = &conference;
            scope.spawn(move || (0..5).map(|_| decide(&waiving(conference, line)).unwrap().id).collect::<Vec<_>>())
        };
        let writers = ["17", "18", "19"].map(writer);
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 15, "{ids:?}");
    let text = written(&conference);
    assert!(text.starts_with(by_hand), "{text}");
    let entries: toml::Table = text.parse().unwrap();
    let entries = entries["decision"].as_array().unwrap();
    let of_line = |line: &str| entries.iter().filter(|entry| entry["line"].as_str() == Some(line)).count();
    assert_eq!(["17", "18", "19"].map(of_line), [5, 5, 5]);
    assert!(entries.iter().all(|entry| entry["reason"].as_str() == Some("theo công văn \"số 12\"\nngày 30/6")));
    let left: Vec<_> = std::fs::read_dir(&conference).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "a lock, the decisions, the conference, its submissions: {left:?}");
}

#[test]
fn what_does_not_fit_is_not_written() {
    let (_folder, conference) = conference(&["08-tuyen-quang.xlsx"]);
    decide(&waiving(&conference, "19")).unwrap();
    let before = written(&conference);
    let text = |text: &str| Some(text.to_owned());
    let accept = |line: &str, value: Option<String>| DecideOptions {
        place: text("08"),
        line: text(line),
        value,
        ..deciding(&conference, "accept")
    };
    let counts = |place: &str, file: &str| DecideOptions {
        place: text(place),
        file: text(file),
        ..deciding(&conference, "counts")
    };
    for (wrong, wanted) in [
        (waiving(&conference, "99"), "the form bieu-04@2024-10-01 has no line \"99\""),
        (DecideOptions { by: " ".to_owned(), ..waiving(&conference, "19") }, "must not be empty"),
        (deciding(&conference, "counts"), "counts needs `place`, counts needs `file`"),
        (counts("08", "không có.xlsx"), "there is no file \"không có.xlsx\""),
        (counts("08", "../conference.toml"), "there is no file \"../conference.toml\""),
        (counts("99", "08-tuyen-quang.xlsx"), "no locality with code \"99\""),
        (DecideOptions { undoes: text("7"), ..deciding(&conference, "undo") }, "there is no decision \"7\""),
        (deciding(&conference, "undo"), "a decision needs `kind`"),
        (accept("19", text("51.7")), "line 19 in the file 08-tuyen-quang.xlsx is 51.6"),
        (DecideOptions { place: text("01"), ..accept("19", None) }, "no file of the locality 01 counts"),
    ] {
        let error = format!("{:#}", decide(&wrong).expect_err(wanted));
        assert!(error.contains(wanted), "wanted {wanted}\nfound  {error}");
        assert_eq!(written(&conference), before);
    }
    let decided = decide(&accept("19", None)).unwrap();
    assert_eq!((decided.id.as_str(), decided.value.as_deref()), ("2", Some("51.6")));
    let damaged = format!("{before}\n[[decision]]\nid = \"1\"\n");
    std::fs::write(conference.join("decisions.toml"), &damaged).unwrap();
    let error = format!("{:#}", decide(&waiving(&conference, "19")).expect_err("the file is damaged"));
    assert!(error.contains("decisions.toml:14: the key \"by\" is missing"), "{error}");
    assert_eq!(written(&conference), damaged);
}

/// A correction is about one content of a file: renaming keeps it, another content ends it.
#[test]
fn a_correction_lasts_until_another_file_counts() {
    let (folder, conference) = conference(&["08-tuyen-quang.xlsx"]);
    let text = |text: &str| Some(text.to_owned());
    decide(&DecideOptions {
        place: text("08"),
        line: text("18"),
        value: text("109.2"),
        source: text("điện thoại ngày 30/6/2021"),
        ..deciding(&conference, "correct")
    })
    .unwrap();
    let void = || {
        let found = build_at(&conference, &folder.path().join("out"), 0).report.findings.clone();
        let void = found.iter().filter(|finding| *finding.rule == *"R15");
        void.map(|finding| built_in(&finding.message)).collect::<Vec<_>>()
    };
    let submissions = conference.join("submissions");
    assert_eq!(void(), [""; 0]);
    std::fs::rename(submissions.join("08-tuyen-quang.xlsx"), submissions.join("08.xlsx")).unwrap();
    assert_eq!(void(), [""; 0]);
    let newer = |lines: &[(&str, &str)]| Sketch {
        info: [("Lần gửi".to_owned(), "2".to_owned())].into(),
        lines: lines.iter().map(|(line, value)| ((*line).to_owned(), (*value).to_owned())).collect(),
        ..Sketch::default()
    };
    newer(&[]).write(&submissions.join("08 gửi lại.xlsx"));
    let replaced = void();
    assert!(
        replaced.len() == 1 && replaced[0].contains("tệp được tính nay không phải 08-tuyen-quang.xlsx"),
        "{replaced:?}"
    );
    std::fs::remove_file(submissions.join("08.xlsx")).unwrap();
    let gone = void();
    assert!(gone.len() == 1 && gone[0].contains("không còn tệp 08-tuyen-quang.xlsx"), "{gone:?}");
    decide(&DecideOptions { undoes: text("1"), ..deciding(&conference, "undo") }).unwrap();
    assert_eq!(void(), [""; 0]);
}

/// An edition is known by its manifest, and its steps follow each other.
#[test]
fn an_edition_is_approved_issued_and_reopened() {
    let (folder, conference) = conference(&[]);
    let manifest = |conference: &str| {
        format!(
            "{{\"tool\":\"x\",\"made_with\":\"x\",\"conference\":\"{conference}\",\"generated_at\":\
             \"2021-07-01T15:00:00+07:00\",\"inputs\":[],\"templates\":[],\"outputs\":[],\"rebuilt\":[]}}"
        )
    };
    let book = folder.path().join("out");
    std::fs::create_dir_all(&book).unwrap();
    let step = |kind: &str, file: &Path| {
        let file = Some(file.to_str().unwrap().to_owned());
        decide(&DecideOptions { file, ..deciding(&conference, kind) }).map_err(|error| format!("{error:#}"))
    };
    std::fs::write(book.join("manifest.json"), manifest("2021-another")).unwrap();
    assert!(step("approve", &book).unwrap_err().contains("has no edition"), "of another conference");
    std::fs::write(book.join("manifest.json"), manifest("2021-07-02-ccn")).unwrap();
    assert!(step("issue", &book).unwrap_err().contains("does not follow"), "not approved yet");
    assert_eq!(written(&conference), "");
    let name = step("approve", &book).unwrap().file.unwrap();
    assert!(name.starts_with("2021-07-01-") && conference.join("editions").join(&name).is_file(), "{name}");
    assert!(step("approve", &book).unwrap_err().contains("does not follow"), "approved already");
    for (kind, id) in [("issue", "2"), ("reopen", "3"), ("approve", "4")] {
        assert_eq!(step(kind, Path::new(&name)).unwrap().id, id);
    }
    std::fs::write(conference.join("editions").join(&name), manifest("2021-07-02-ccn") + " ").unwrap();
    let error = decide(&waiving(&conference, "19")).map_err(|error| format!("{error:#}")).unwrap_err();
    assert!(error.contains("decisions.toml:3: editions/ has no edition"), "{error}");
    assert_eq!(error.matches("has no edition").count(), 4, "all at once: {error}");
}
