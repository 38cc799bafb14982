//! What people make of a book outlives the next build: documents they edited, files they changed or added.

use crate::book::{json, options, whole};
use crate::declarations::{Quiet, copy};
use crate::incremental::{anew, same_as_fresh};
use crate::safety::Small;
use crate::support::edit::{parts, with_part};
use briefbook::contracts::BookEdits;
use briefbook::messages::Catalogues;
use briefbook::model::edit::{Change, EditState, RefreshReport};
use briefbook::word_edits::refresh;
use briefbook::{BuildOptions, Built, RefreshOptions, build, refresh as refresh_file};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "phat-bieu.docx";

/// Adds words to the end of the last paragraph of a document of a book.
pub fn write_into(path: &Path, words: &str) {
    let bytes = fs::read(path).unwrap();
    let edited = with_part(&bytes, "word/document.xml", |text| {
        let at = text.rfind("</w:p>").unwrap();
        format!("{}<w:r><w:t>{words}</w:t></w:r>{}", &text[..at], &text[at..])
    });
    fs::write(path, edited).unwrap();
}

pub fn part_of(path: &Path, part: &str) -> Vec<u8> {
    let all = parts(&fs::read(path).unwrap());
    all.into_iter().find(|(name, _)| name == part).unwrap().1
}

/// Everything below a folder of edits.
fn kept(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    if folder.exists() { crate::book::all_files(folder) } else { BTreeMap::new() }
}

fn rebuilt(small: &Small) -> Built {
    build(&small.options(1), &Quiet).unwrap()
}

fn taken(edits: &BookEdits) -> Vec<(&str, Change)> {
    edits.taken.iter().map(|taken| (&*taken.path, taken.change)).collect()
}

#[test]
fn whatever_people_made_of_a_book_is_kept_before_it_is_replaced() {
    let small = Small::new();
    assert_eq!(rebuilt(&small).edits, BookEdits::default());
    write_into(&small.book().join(DOCUMENT), "Lời của chị Thư");
    let hers = fs::read(small.book().join(DOCUMENT)).unwrap();
    fs::write(small.book().join("so-lieu-tong-hop.xlsx"), "changed").unwrap();
    fs::create_dir(small.book().join("ghi chú")).unwrap();
    fs::write(small.book().join("ghi chú/việc cần làm.txt"), "gọi Lào Cai").unwrap();
    fs::write(small.book().join("~$phat-bieu.docx"), "lock").unwrap();
    let built = rebuilt(&small);
    let wanted = [
        ("ghi chú/việc cần làm.txt", Change::Added),
        (DOCUMENT, Change::Edited),
        ("so-lieu-tong-hop.xlsx", Change::Changed),
    ];
    assert_eq!(taken(&built.edits), wanted);
    let kept = kept(&small.conference().join("edits"));
    let copies: Vec<&[u8]> = built.edits.taken.iter().map(|taken| &*kept[&taken.file]).collect();
    assert_eq!(copies, ["gọi Lào Cai".as_bytes(), &hers, b"changed"]);
    let register = String::from_utf8(kept["edits.csv"].clone()).unwrap();
    assert!(
        register.starts_with("file,document,change,edition,sha256\n") && register.lines().count() == 4,
        "{register}"
    );
    assert_eq!(fs::read(small.book().join("ghi chú/việc cần làm.txt")).unwrap(), "gọi Lào Cai".as_bytes());
    let states: Vec<EditState> = built.edits.published.iter().map(|edit| edit.state).collect();
    assert_eq!(states, [EditState::Added, EditState::Refreshed, EditState::Aside]);
    let document = String::from_utf8(part_of(&small.book().join(DOCUMENT), "word/document.xml")).unwrap();
    assert!(document.contains("Lời của chị Thư"));
    let generated =
        String::from_utf8(part_of(&small.book().join("ban-may").join(DOCUMENT), "word/document.xml")).unwrap();
    assert!(!generated.contains("Lời của chị Thư"));
    let index = fs::read_to_string(small.book().join("index.html")).unwrap();
    assert_eq!(index.matches("(bản máy)").count(), 1);
    whole(&small.book());
    assert!(briefbook::verify_book(&small.book(), None).unwrap().wrong.is_empty());
    same_as_fresh(&built, &small.options(1));
    let again = rebuilt(&small);
    assert!(anew(&again).is_empty() && again.edits.taken.is_empty(), "{:?}", again.edits);
    assert_eq!(again.edits.published, built.edits.published);
}

#[test]
fn another_machine_with_the_folder_builds_the_same() {
    let small = Small::new();
    rebuilt(&small);
    write_into(&small.book().join(DOCUMENT), "Lời của chị Thư");
    fs::write(small.book().join("them.txt"), "thêm").unwrap();
    rebuilt(&small);
    let elsewhere = tempfile::tempdir().unwrap();
    let conference = elsewhere.path().join("2021-07-02-ccn");
    copy(&small.conference(), &conference);
    let there = BuildOptions {
        at: small.options(1).at,
        templates: small.templates(),
        ..options(&conference, &elsewhere.path().join("out"), 1)
    };
    let built = build(&there, &Quiet).unwrap();
    assert!(built.edits.taken.is_empty());
    let (here, there) = (crate::book::all_files(&small.book()), crate::book::all_files(&built.folder));
    for (name, bytes) in &here {
        assert!(name == "manifest.json" || there[name] == *bytes, "{name} differs");
    }
    assert_eq!(here.len(), there.len());
}

#[test]
fn an_added_file_follows_what_is_done_with_it() {
    let small = Small::new();
    rebuilt(&small);
    let path = small.book().join("them.txt");
    fs::write(&path, "một").unwrap();
    rebuilt(&small);
    fs::write(&path, "hai").unwrap();
    assert_eq!(taken(&rebuilt(&small).edits), [("them.txt", Change::Added)]);
    assert_eq!(fs::read(&path).unwrap(), b"hai");
    fs::remove_file(&path).unwrap();
    assert_eq!(taken(&rebuilt(&small).edits), [("them.txt", Change::Removed)]);
    assert!(!path.exists());
    assert_eq!(kept(&small.conference().join("edits")).len(), 3, "both copies and the register stay");
    // A generated file never gives way to one of the same name.
    fs::write(&path, "ba").unwrap();
    rebuilt(&small);
    let register = small.conference().join("edits/edits.csv");
    let text = fs::read_to_string(&register).unwrap();
    fs::write(&register, text.replace(",them.txt,added,", ",index.html,added,")).unwrap();
    let built = rebuilt(&small);
    assert!(fs::read_to_string(small.book().join("index.html")).unwrap().starts_with("<!"), "{:?}", built.edits);
    assert_eq!(built.edits.published[0].state, EditState::Aside);
}

#[test]
fn what_cannot_go_to_the_conference_lies_beside_the_book_until_it_can() {
    let small = Small::new();
    rebuilt(&small);
    write_into(&small.book().join(DOCUMENT), "Lời của chị Thư");
    let hers = fs::read(small.book().join(DOCUMENT)).unwrap();
    // A file where the folder would be: nobody can write below it, not even an administrator.
    let edits = small.conference().join("edits");
    fs::write(&edits, "").unwrap();
    let built = rebuilt(&small);
    let beside = small.out().join("2021-07-02-ccn.edits");
    assert_eq!(built.edits.beside.as_deref(), Some(&*beside));
    assert!(kept(&beside).values().any(|bytes| *bytes == hers));
    let first = crate::book::all_files(&small.book());
    fs::remove_file(&edits).unwrap();
    let built = rebuilt(&small);
    assert_eq!((built.edits.beside, beside.exists()), (None, false));
    assert!(kept(&edits).values().any(|bytes| *bytes == hers));
    assert!(crate::book::all_files(&small.book()) == first, "it is the same input from either place");
}

#[test]
fn a_line_that_is_deleted_undoes_an_edit_and_a_mistake_is_told() {
    let small = Small::new();
    rebuilt(&small);
    let generated = fs::read(small.book().join(DOCUMENT)).unwrap();
    write_into(&small.book().join(DOCUMENT), "Lời của chị Thư");
    rebuilt(&small);
    let register = small.conference().join("edits/edits.csv");
    let text = fs::read_to_string(&register).unwrap();
    fs::write(&register, text.lines().next().unwrap().to_owned() + "\n").unwrap();
    let built = rebuilt(&small);
    assert!(built.edits.taken.is_empty() && built.edits.published.is_empty(), "{:?}", built.edits);
    assert!(fs::read(small.book().join(DOCUMENT)).unwrap() == generated);
    fs::write(&register, text.replace("edited", "altered")).unwrap();
    let error = format!("{:#}", build(&small.options(1), &Quiet).unwrap_err());
    assert!(error.contains("edits.csv:2: \"altered\" is no change"), "{error}");
}

/// Every moment at which a build can be ended: what she wrote is in the book, in its history or among the edits.
#[test]
fn a_killed_build_loses_no_edit() {
    let small = Small::new();
    rebuilt(&small);
    for n in 0..12_u32 {
        let words = format!("Lời thứ {n}");
        write_into(&small.book().join(DOCUMENT), &words);
        let hers = fs::read(small.book().join(DOCUMENT)).unwrap();
        let options = small.options(n as usize + 2);
        let mut child = std::process::Command::new(crate::golden::worker())
            .args(["build", options.conference.to_str().unwrap(), "--templates", options.templates.to_str().unwrap()])
            .args(["--out", options.out.to_str().unwrap(), "--at", &options.at.unwrap().to_rfc3339()])
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(u64::from(n) * 150));
        child.kill().unwrap();
        child.wait().unwrap();
        let here = fs::read(small.book().join(DOCUMENT)).unwrap() == hers;
        let kept = kept(&small.conference().join("edits")).into_values().any(|bytes| bytes == hers);
        assert!(here || kept, "after {n}");
        rebuilt(&small);
        let register = json(&small.book(), "manifest.json")["edits"][0]["from"].as_str().unwrap().to_owned();
        let copy: PathBuf = small.conference().join(register);
        assert!(fs::read(copy).unwrap() == hers, "after {n}");
    }
}

/// Every document of a book, refreshed with itself, stays as it is.
#[test]
fn a_document_that_nobody_edited_stays_byte_by_byte() {
    let files = crate::book::all_files(crate::book::book());
    let documents: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(".docx")).collect();
    assert!(documents.len() > 60);
    for (name, bytes) in documents {
        let made = refresh(bytes, bytes, &Catalogues::built_in(), Decimal::ONE).unwrap();
        assert_eq!(made.report, RefreshReport { with_base: true, ..RefreshReport::default() }, "{name}");
        assert!(parts(&made.bytes) == parts(bytes), "{name}");
    }
}

#[test]
fn edits_add_up_and_the_generated_document_takes_them_back() {
    let small = Small::new();
    rebuilt(&small);
    let document = small.book().join(DOCUMENT);
    let says = |words: &str| String::from_utf8(part_of(&document, "word/document.xml")).unwrap().contains(words);
    write_into(&document, "Lời thứ nhất");
    rebuilt(&small);
    write_into(&document, "Lời thứ hai");
    let later = BuildOptions { at: Some("2021-07-09T15:00:00+07:00".parse().unwrap()), ..small.options(1) };
    let built = build(&later, &Quiet).unwrap();
    assert_eq!(taken(&built.edits), [(DOCUMENT, Change::Edited)]);
    assert!(says("Lời thứ nhất") && says("Lời thứ hai"));
    same_as_fresh(&built, &later);
    fs::copy(small.book().join("ban-may").join(DOCUMENT), &document).unwrap();
    let built = build(&later, &Quiet).unwrap();
    assert_eq!((taken(&built.edits), built.edits.published.len()), (vec![(DOCUMENT, Change::Generated)], 0));
    assert!(!says("Lời thứ nhất") && !small.book().join("ban-may").exists());
}

#[test]
fn what_is_no_document_any_more_is_told_and_kept() {
    let small = Small::new();
    rebuilt(&small);
    fs::write(small.book().join(DOCUMENT), "saved by half").unwrap();
    let built = rebuilt(&small);
    assert_eq!(built.edits.published[0].state, EditState::Unreadable);
    assert!(kept(&small.conference().join("edits")).values().any(|bytes| bytes == b"saved by half"));
    whole(&small.book());
    assert!(fs::read(small.book().join(DOCUMENT)).unwrap().starts_with(b"PK"));
}

#[test]
fn a_copy_that_went_round_is_refreshed_whatever_its_name() {
    let small = Small::new();
    rebuilt(&small);
    let file = small.out().join("Bản sửa của chị Thư.docx");
    fs::copy(small.book().join(DOCUMENT), &file).unwrap();
    write_into(&file, "Lời của chị Thư");
    let before = fs::read(&file).unwrap();
    let options = RefreshOptions {
        file: file.clone(),
        conference: small.conference(),
        templates: small.templates(),
        output: None,
        jobs: 1,
        worker: None,
    };
    let made = refresh_file(&options).unwrap();
    assert_eq!((&*made.document, made.report.edited), ("phat-bieu", 1));
    assert_eq!(made.output, small.out().join("Bản sửa của chị Thư-cap-nhat.docx"));
    assert!(fs::read(&file).unwrap() == before, "the copy itself stays");
    let again = refresh_file(&options).unwrap();
    assert_eq!(again.output, small.out().join("Bản sửa của chị Thư-cap-nhat-2.docx"));
    let onto = refresh_file(&RefreshOptions { output: Some(file.clone()), ..options.clone() }).unwrap();
    assert_eq!(onto.output, file);
    let elsewhere = RefreshOptions { conference: crate::golden::root().join("input/2026-06-so-ket-ccn"), ..options };
    let error = format!("{:#}", refresh_file(&elsewhere).unwrap_err());
    assert!(error.contains("is a document of another conference: 2021-07-02-ccn"), "{error}");
}
