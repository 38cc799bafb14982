//! A book that has been elsewhere: its files against its manifest, and codes on paper against its files.

use crate::book::{book, json, whole};
use crate::declarations::{Quiet, copy};
use crate::golden::worker;
use crate::safety::Small;
use crate::support::edit;
use briefbook::publish::code;
use briefbook::render::{docx, pdf};
use briefbook::{Verdict, build};
use std::fs;
use std::path::Path;
use std::process::Command;

fn verify(book: &Path, wanted: Option<&str>) -> anyhow::Result<Verdict> {
    briefbook::verify_book(book, wanted)
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

/// What `verify` says of a Word document of a small book, and its exit code.
fn judged(small: &Small, file: &Path, more: &[&str]) -> (Option<i32>, serde_json::Value) {
    let mut verify = Command::new(worker());
    verify.args(["verify", "--json", "--conference"]).arg(small.conference());
    let run = verify.arg("--templates").arg(small.templates()).args(more).arg(file).output().unwrap();
    let told =
        serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    (run.status.code(), told)
}

fn codes(small: &Small, file: &Path) -> [Option<i32>; 4] {
    [&[][..], &["--allow-removed"], &["--strict"], &["--allow-removed", "--strict"]]
        .map(|more| judged(small, file, more).0)
}

#[test]
fn exit_codes_of_edited_documents_are_those_of_the_lists_that_are_asked_for() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    let made = fs::read(small.book().join("phat-bieu.docx")).unwrap();
    let file = small.out().join("Phát biểu (sửa).docx");
    let edited = |edits: &[&str]| {
        let bytes = edits.iter().fold(made.clone(), |bytes, edit| edit::apply(&bytes, edit));
        fs::write(&file, bytes).unwrap();
        codes(&small, &file)
    };
    let figure = docx::read::base(&made).unwrap().unwrap().figures.into_iter().find(|one| one.key == "vn/3").unwrap();
    let (words, other) = (figure.text.as_str(), "98765");
    let wrong = format!("figure: {words} => {other}");
    let (gone, unproven) = (format!("delete: >{words}<"), format!("after: >{words}< => Có 4.321 hộ phải di dời."));
    assert_eq!(edited(&[]), [Some(0); 4], "nobody edited it");
    assert_eq!(edited(&[&unproven]), [Some(0), Some(0), Some(1), Some(1)], "unproven");
    assert_eq!(edited(&[&gone]), [Some(1), Some(0), Some(1), Some(0)], "gone");
    assert_eq!(edited(&[&unproven, &gone]), [Some(1), Some(0), Some(1), Some(1)], "gone and unproven");
    assert_eq!(edited(&[&wrong]), [Some(1); 4], "wrong");
    fs::write(&file, b"PK").unwrap();
    let none = Command::new(worker()).args(["verify", "--conference"]).arg(small.conference()).arg(&file).output();
    assert_eq!(none.unwrap().status.code(), Some(2), "no document");
}

/// A document is judged by the data as they are now, whatever it was made from.
#[test]
fn a_document_is_judged_by_todays_data() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    let file = small.out().join("before.docx");
    fs::copy(small.book().join("phat-bieu.docx"), &file).unwrap();
    assert_eq!(judged(&small, &file, &[]).0, Some(0));
    fs::remove_file(small.conference().join("submissions/02-ha-giang.xlsx")).unwrap();
    let (code, told) = judged(&small, &file, &[]);
    assert_eq!(code, Some(1));
    let wrong = told["documents"][0]["wrong"].as_array().unwrap();
    let of_country = wrong.iter().find(|wrong| wrong["key"] == "vn/3").unwrap_or_else(|| panic!("{told:#}"));
    let base = docx::read::base(&fs::read(&file).unwrap()).unwrap().unwrap();
    let then = base.figures.iter().find(|figure| figure.key == "vn/3").unwrap();
    assert_eq!((&of_country["what"], &of_country["says"]), (&"value".into(), &then.text.as_str().into()));
    assert_ne!(of_country["should"], of_country["says"]);
    build(&small.options(2), &Quiet).unwrap();
    let now = small.book().join("phat-bieu.docx");
    assert_eq!(judged(&small, &now, &["--strict"]).0, Some(0), "the one that is made from them is right");
}

/// A book of one letter, which was signed since.
fn signed_book(folder: &Path, bytes: &[u8]) -> std::path::PathBuf {
    let made = &bytes[..26_308];
    let book = folder.join("books/2026-12-hoi-nghi-ccn");
    fs::create_dir_all(&book).unwrap();
    let file = serde_json::json!({
        "path": "letter.pdf", "sha256": briefbook::publish::sha256(made), "bytes": made.len(), "made_from": "bf64a758",
    });
    let manifest = serde_json::json!({
        "tool": "briefbook", "made_with": "", "conference": "2026-12-hoi-nghi-ccn",
        "generated_at": "2027-01-07T15:00:00+07:00", "inputs": [], "templates": [], "outputs": [file], "rebuilt": [],
    });
    fs::write(book.join("manifest.json"), manifest.to_string()).unwrap();
    fs::write(book.join("letter.pdf"), bytes).unwrap();
    book
}

const SIGNED: &[u8] = include_bytes!("../signed/letter-signed-twice.pdf");

#[test]
fn a_signed_document_of_a_book_is_as_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let book = signed_book(folder.path(), SIGNED);
    let verdict = verify(&book, Some("BF64-A758")).unwrap();
    assert_eq!((verdict.wrong.len(), verdict.bear_code), (0, vec!["letter.pdf".to_owned()]));
    let fields: Vec<&str> = verdict.signed[0].signatures.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["Sig_Signer", "Sig_Seal"]);
    fs::write(book.join("letter.pdf"), [SIGNED, b"% more"].concat()).unwrap();
    let verdict = verify(&book, None).unwrap();
    assert_eq!((verdict.wrong[0].what, verdict.signed.len()), ("changed", 0));
}

#[test]
fn a_signed_copy_is_found_in_the_books_and_told_from_a_changed_one() {
    let folder = tempfile::tempdir().unwrap();
    signed_book(folder.path(), SIGNED);
    let copy = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let mut verify = Command::new(worker());
        verify.args(["--lang", "en", "verify", "--out"]).arg(folder.path().join("books")).arg(&path);
        let run = verify.output().unwrap();
        (run.status.code(), String::from_utf8(run.stdout).unwrap())
    };
    let (code, told) = copy("signed.pdf", SIGNED);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("letter.pdf, 2026-12-hoi-nghi-ccn") && told.contains("by Co quan at 2026-11-30T12:30:31"),
        "{told}"
    );
    let (code, told) = copy("changed.pdf", &[SIGNED, b"% more"].concat());
    assert!(code == Some(1) && told.contains("changed since it was made or signed"), "{told}");
    let (code, told) = copy("other.pdf", b"%PDF-1.7");
    assert!(code == Some(1) && told.contains("of no book"), "{told}");
}
