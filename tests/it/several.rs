//! Several files of one locality, files of nobody, files in folders: which counts, which waits, and who is told.

use crate::book::build_at;
use crate::decisions;
use crate::golden::{sample, templates, worker};
use crate::sketch::{CLEAN, Sketch};
use crate::status::status_of;
use briefbook::contracts::{State, Status};
use briefbook::messages::built_in;
use briefbook::{CheckOptions, DecideOptions, check, decide};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn conference() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    std::fs::create_dir_all(conference.join("submissions")).unwrap();
    std::fs::copy(sample().join("conference.toml"), conference.join("conference.toml")).unwrap();
    (folder, conference)
}

fn add_sample(conference: &Path, name: &str, to: &str) {
    let to = conference.join("submissions").join(to);
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    std::fs::copy(sample().join("submissions").join(name), to).unwrap();
}

/// State of a locality, and of each of its files whether it counts and whether it waits.
fn files(status: &Status, code: &str) -> (State, Vec<(String, bool, bool)>) {
    let locality = status.localities.iter().find(|locality| *locality.place == *code).unwrap();
    let files = locality.files.iter().map(|file| (file.file.to_string(), file.counts, file.waits));
    (locality.state, files.collect())
}

fn deciding(conference: &Path, kind: &str, place: &str, file: &str) -> DecideOptions {
    let (place, file) = (Some(place.to_owned()), Some(file.to_owned()));
    let reason = "đã xác minh".to_owned();
    DecideOptions { place, file, reason, ..decisions::deciding(conference, kind) }
}

#[test]
fn nothing_that_arrives_takes_a_locality_out() {
    let (_folder, conference) = conference();
    add_sample(&conference, "08-tuyen-quang.xlsx", "08.xlsx");
    let changed = Sketch { lines: [("25".to_owned(), "5201".to_owned())].into(), ..Sketch::default() };
    changed.write(&conference.join("submissions/08 (2).xlsx"));
    let status = status_of(&conference);
    let wanted = vec![("08 (2).xlsx".to_owned(), true, false), ("08.xlsx".to_owned(), false, true)];
    assert_eq!(files(&status, "08"), (State::Accepted, wanted));
    assert_eq!(status.coverage.waiting.iter().map(|code| &**code).collect::<Vec<_>>(), ["08"]);
    decide(&deciding(&conference, "counts", "08", "08.xlsx")).unwrap();
    let status = status_of(&conference);
    let wanted = vec![("08 (2).xlsx".to_owned(), false, false), ("08.xlsx".to_owned(), true, false)];
    assert_eq!((files(&status, "08"), status.coverage.waiting.len()), ((State::Accepted, wanted), 0));
    std::fs::remove_file(conference.join("submissions/08.xlsx")).unwrap();
    let alone = vec![("08 (2).xlsx".to_owned(), true, false)];
    assert_eq!(
        files(&status_of(&conference), "08"),
        (State::Accepted, alone),
        "the file chosen is gone, another counts"
    );
}

/// `hostile/spoof-ha-noi.xlsm` of the shared cases: data of Tuyên Quang under the name of Hà Nội with a higher number.
#[test]
fn a_file_under_anothers_name_does_not_count_until_it_is_decided() {
    let (_folder, conference) = conference();
    add_sample(&conference, "01-ha-noi.xlsx", "01-ha-noi.xlsx");
    let rows = ["CCN Lạ 1", "CCN Lạ 2", "CCN Lạ 3"].map(|name| vec![name.to_owned()]);
    let info = [("Địa phương", "Thành phố Hà Nội"), ("Lần gửi", "9")];
    let spoof = Sketch {
        info: info.map(|(label, text)| (label.to_owned(), text.to_owned())).into(),
        rows: [("DANH_MUC_CCN".to_owned(), rows.into())].into(),
        ..Sketch::default()
    };
    spoof.write(&conference.join("submissions/ha-noi-moi.xlsx"));
    let wanted = vec![("01-ha-noi.xlsx".to_owned(), true, false), ("ha-noi-moi.xlsx".to_owned(), false, true)];
    assert_eq!(files(&status_of(&conference), "01"), (State::Accepted, wanted));
    decide(&deciding(&conference, "belongs", "08", "ha-noi-moi.xlsx")).unwrap();
    let status = status_of(&conference);
    assert_eq!(files(&status, "08").1, [("ha-noi-moi.xlsx".to_owned(), true, false)]);
    assert_eq!(files(&status, "01").1, [("01-ha-noi.xlsx".to_owned(), true, false)]);
}

#[test]
fn a_file_that_cannot_be_read_is_received_when_it_is_decided_whose_it_is() {
    let (folder, conference) = conference();
    std::fs::create_dir_all(conference.join("submissions/dot-2")).unwrap();
    std::fs::write(conference.join("submissions/dot-2/anh chup.xlsx"), "không phải Excel").unwrap();
    let before = status_of(&conference);
    assert_eq!((before.unplaced.len(), before.coverage.unreadable.len()), (1, 0));
    decide(&deciding(&conference, "belongs", "08", "dot-2/anh chup.xlsx")).unwrap();
    let status = status_of(&conference);
    assert_eq!(files(&status, "08"), (State::Unreadable, vec![("dot-2/anh chup.xlsx".to_owned(), false, false)]));
    assert_eq!((status.coverage.received, status.coverage.unreadable.len()), (1, 1));
    let built = build_at(&conference, &folder.path().join("out"), 0);
    let of_place = |finding: &&briefbook::model::finding::Finding| {
        finding.place.as_ref().is_some_and(|place| place.to_string() == "08") && *finding.rule == *"R08"
    };
    let told = built.report.findings.iter().find(of_place).map(|finding| built_in(&finding.message)).unwrap();
    assert!(told.starts_with("Đã nhận dot-2/anh chup.xlsx"), "{told}");
}

#[test]
fn files_in_folders_are_read_and_the_same_file_is_one() {
    let (_folder, conference) = conference();
    add_sample(&conference, "08-tuyen-quang.xlsx", "vung 1/08.xlsx");
    add_sample(&conference, "08-tuyen-quang.xlsx", "vung 1/lan 2/08.xlsx");
    add_sample(&conference, "01-ha-noi.xlsx", ".an/01.xlsx");
    std::fs::write(conference.join("received.csv"), "file,received,from\nvung 1/08.xlsx,2021-06-20T08:00:00+07:00,x\n")
        .unwrap();
    let status = status_of(&conference);
    let wanted = vec![("vung 1/08.xlsx".to_owned(), true, false), ("vung 1/lan 2/08.xlsx".to_owned(), false, false)];
    assert_eq!(files(&status, "08"), (State::Accepted, wanted));
    assert_eq!((status.coverage.received, status.coverage.waiting.len()), (1, 0), "what is hidden is passed over");
}

/// What is wrong with a file that replaces nothing says nothing of the values that count.
#[test]
fn a_later_file_of_another_period_holds_no_value_of_the_one_that_counts() {
    let (_folder, conference) = conference();
    add_sample(&conference, "08-tuyen-quang.xlsx", "08.xlsx");
    let heads = [vec!["Số liệu năm 2020"], vec!["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"], vec![]];
    let older = Sketch {
        info: [("Lần gửi".to_owned(), "2".to_owned())].into(),
        heads: Some(heads.map(|row| row.into_iter().map(str::to_owned).collect()).into()),
        ..Sketch::default()
    };
    older.write(&conference.join("submissions/08 lan 2.xlsx"));
    let status = status_of(&conference);
    let wanted = vec![("08.xlsx".to_owned(), true, false), ("08 lan 2.xlsx".to_owned(), false, false)];
    assert_eq!((files(&status, "08"), status.coverage.held.len()), ((State::Accepted, wanted), 0));
    std::fs::remove_file(conference.join("submissions/08.xlsx")).unwrap();
    let status = status_of(&conference);
    assert_eq!((files(&status, "08").0, status.coverage.held.len()), (State::Accepted, 35), "alone it counts, held");
}

#[test]
fn an_explanation_that_is_refused_leaves_the_finding_open() {
    let (folder, conference) = conference();
    add_sample(&conference, "08-tuyen-quang.xlsx", "08.xlsx");
    let told = || {
        let built = build_at(&conference, &folder.path().join("out"), 0);
        let found = built.report.findings.iter().find(|finding| *finding.rule == *"V07").unwrap().clone();
        (found.explanation, found.suggestion.as_ref().map(built_in).unwrap_or_default())
    };
    let answer = |value: &str| DecideOptions {
        rule: Some("V07".to_owned()),
        file: None,
        value: Some(value.to_owned()),
        ..deciding(&conference, "explanation", "08", "")
    };
    decide(&answer("refused")).unwrap();
    let (explanation, suggestion) = told();
    assert!(explanation.is_none() && suggestion.contains("chưa được chấp nhận: đã xác minh"), "{suggestion}");
    decide(&answer("accepted")).unwrap();
    let (explanation, suggestion) = told();
    assert_eq!(explanation.as_deref(), Some("đã xác minh"));
    assert!(!suggestion.contains("chưa được chấp nhận"), "the last answer stands: {suggestion}");
}

/// What is said of one file, as `check` says it: rules and files.
fn findings(conference: &Path, file: &Path) -> Vec<(String, String)> {
    let options = CheckOptions {
        conference: Some(conference.to_owned()),
        templates: templates(),
        paths: vec![file.to_owned()],
        jobs: 0,
        worker: Some(worker()),
    };
    let found = check(&options).unwrap().findings.into_iter();
    found.map(|finding| (finding.rule.to_string(), finding.at.file().unwrap_or_default().to_owned())).collect()
}

/// A change of one line, so that a file is another one.
fn other(workers: &str) -> Sketch {
    Sketch { lines: [("25".to_owned(), workers.to_owned())].into(), ..Sketch::default() }
}

fn of_choice(findings: Vec<(String, String)>) -> Vec<(String, String)> {
    findings.into_iter().filter(|(rule, _)| ["R06", "R15"].contains(&&**rule)).collect()
}

#[test]
fn a_file_is_checked_beside_the_others_of_its_conference() {
    let (folder, conference) = conference();
    let submissions = conference.join("submissions");
    let (first, second) = (submissions.join("08.xlsx"), submissions.join("08 (2).xlsx"));
    other("5200").write(&first);
    other("5201").write(&second);
    let waits = vec![("R06".to_owned(), "08.xlsx".to_owned())];
    assert_eq!(of_choice(findings(&conference, &first)), waits, "the other one counts");
    assert_eq!(of_choice(findings(&conference, &second)), [], "what is said of the other does not concern it");

    let declared = conference.join("conference.toml");
    let text = std::fs::read_to_string(&declared).unwrap();
    let waiver = "[[waiver]]\nrule = \"V16\"\nplace = \"33\"\nline = \"3\"\nby = \"Cục trưởng\"\nuntil = 2021-12-31\nreason = \"đúng\"\n";
    std::fs::write(&declared, format!("{text}\n[accept]\n08 = \"08.xlsx\"\n{waiver}")).unwrap();
    assert_eq!(of_choice(findings(&conference, &first)), [], "it was chosen");
    let not_chosen = vec![("R06".to_owned(), "08 (2).xlsx".to_owned())];
    assert_eq!(of_choice(findings(&conference, &second)), not_chosen);
    let new = folder.path().join("new.xlsx");
    other("5202").write(&new);
    assert_eq!(of_choice(findings(&conference, &new)), [], "it stands for all that its locality has sent");

    std::fs::remove_file(&first).unwrap();
    assert_eq!(of_choice(findings(&conference, &second)), not_chosen, "the file that was chosen is gone");
    assert_eq!(of_choice(findings(&conference, &new)), []);
}

#[test]
fn a_form_that_came_back_empty_is_no_report_and_zeros_wait() {
    let (_folder, conference) = conference();
    let all = |value: &str| CLEAN.iter().map(|(code, _)| ((*code).to_owned(), value.to_owned())).collect();
    let empty = Sketch { lines: all(""), ..Sketch::default() };
    empty.write(&conference.join("submissions/08 (2).xlsx"));
    let refused = ("08 (2).xlsx".to_owned(), false, false);
    assert_eq!(files(&status_of(&conference), "08"), (State::Refused, vec![refused.clone()]));
    other("5200").write(&conference.join("submissions/08.xlsx"));
    let counts = ("08.xlsx".to_owned(), true, false);
    assert_eq!(files(&status_of(&conference), "08"), (State::Accepted, vec![refused, counts]));

    let rows = vec![vec!["CCN An Hòa".to_owned(), "Doanh nghiệp".to_owned(), "50".to_owned()]];
    let info = [("Địa phương".to_owned(), "Thành phố Hà Nội".to_owned())].into();
    let zeros = Sketch { lines: all("0"), info, rows: [("DANH_MUC_CCN".to_owned(), rows)].into(), ..Sketch::default() };
    zeros.write(&conference.join("submissions/01.xlsx"));
    let status = status_of(&conference);
    assert_eq!(files(&status, "01"), (State::Contested, vec![("01.xlsx".to_owned(), false, true)]));
    assert_eq!(status.coverage.waiting.iter().map(|code| &**code).collect::<Vec<_>>(), ["01"]);
    assert_eq!((status.coverage.received, status.coverage.accepted), (2, 1));
    decide(&deciding(&conference, "counts", "01", "01.xlsx")).unwrap();
    assert_eq!(files(&status_of(&conference), "01"), (State::Accepted, vec![("01.xlsx".to_owned(), true, false)]));
}
