//! A book that has been elsewhere: its files against its manifest, and codes on paper against its files.

use crate::book::{book, json, whole};
use crate::declarations::copy;
use crate::golden::worker;
use briefbook::Verdict;
use briefbook::publish::code;
use briefbook::render::{bears, pdf};
use std::fs;
use std::path::Path;
use std::process::Command;

fn verify(book: &Path, wanted: Option<&str>) -> anyhow::Result<Verdict> {
    briefbook::publish::verify(book, wanted, &bears)
}

#[test]
fn a_sound_book_is_found_sound_and_its_documents_bear_their_codes() {
    let verdict = verify(book(), None).unwrap();
    assert_eq!(verdict.wrong, []);
    assert_eq!(verdict.files, json(book(), "manifest.json")["outputs"].as_array().unwrap().len());
    let manifest = whole(book());
    for output in manifest["outputs"].as_array().unwrap() {
        let path = output["path"].as_str().unwrap();
        if path.ends_with(".pdf") && path.contains("08-") {
            let code = code(output["made_from"].as_str().unwrap());
            let pages = pdf::read::text(&fs::read(book().join(path)).unwrap()).unwrap();
            assert!(pages.iter().all(|page| page.contains(&code)), "{path} does not bear {code}: {pages:?}");
            let bear = verify(book(), Some(&code.to_lowercase().replace('-', ""))).unwrap().bear_code;
            assert!(bear.contains(&path.to_owned()), "{bear:?}");
        }
    }
}

#[test]
fn what_was_done_to_a_book_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("book");
    copy(book(), &copied);
    fs::write(copied.join("phat-bieu.docx"), b"x").unwrap();
    fs::remove_file(copied.join("tom-tat/08-tuyen-quang.pdf")).unwrap();
    fs::write(copied.join("tom-tat/.secret"), b"x").unwrap();
    let run = Command::new(worker()).args(["verify", copied.to_str().unwrap()]).output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    let told = String::from_utf8(run.stdout).unwrap();
    let lines: Vec<&str> = told.lines().take(3).collect();
    assert_eq!(
        lines,
        ["changed: phat-bieu.docx", "not of the book: tom-tat/.secret", "missing: tom-tat/08-tuyen-quang.pdf"]
    );
    fs::remove_file(copied.join("manifest.json")).unwrap();
    assert!(verify(&copied, None).is_err());
}

/// A code that somebody wrote into the manifest is not the one on paper.
#[test]
fn a_document_bears_the_code_that_its_manifest_gives_it() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("book");
    copy(book(), &copied);
    let mut manifest = whole(&copied);
    for output in manifest["outputs"].as_array_mut().unwrap() {
        if output["path"].as_str().unwrap().starts_with("phat-bieu.") {
            output["made_from"] = "deadbeef".into();
        }
    }
    fs::write(copied.join("manifest.json"), manifest.to_string()).unwrap();
    let verdict = verify(&copied, Some("DEAD-BEEF")).unwrap();
    let wrong: Vec<_> = verdict.wrong.iter().map(|wrong| (wrong.path.as_str(), wrong.what)).collect();
    assert_eq!(wrong, ["phat-bieu.docx", "phat-bieu.pdf"].map(|path| (path, "bears another code")));
    assert_eq!(verdict.bear_code, [""; 0]);
}

#[cfg(unix)]
#[test]
fn pipes_and_links_in_a_book_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("book");
    copy(book(), &copied);
    let pipe = copied.join("phat-bieu.pdf");
    fs::remove_file(&pipe).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink(&copied, copied.join("round")).unwrap();
    let verdict = verify(&copied, None).unwrap();
    let wrong: Vec<_> = verdict.wrong.iter().map(|wrong| (wrong.path.as_str(), wrong.what)).collect();
    assert_eq!(wrong, [("phat-bieu.pdf", "changed"), ("round", "not of this book")]);
}
