//! What the program has reason to doubt: held values count nowhere until somebody decides, doubtful ones bear a sign.

use crate::book::{build_at, figures};
use crate::decisions::deciding;
use crate::declarations::copy;
use crate::golden::root;
use briefbook::{DecideOptions, decide};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The sample of December 2026 with the conferences before it. In it Lai Châu's line 14 says 9.100 tỷ đồng, and 9,1 in June.
fn december() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let names = ["2021-07-02-ccn", "2026-06-so-ket-ccn", "2026-12-hoi-nghi-ccn"];
    for name in names {
        copy(&root().join("input").join(name), &folder.path().join(name));
    }
    let december = folder.path().join("2026-12-hoi-nghi-ccn");
    (folder, december)
}

fn decided(conference: &Path, kind: &str, value: &str, source: Option<&str>) {
    let text = |text: &str| Some(text.to_owned());
    decide(&DecideOptions {
        place: text("12"),
        line: text("14"),
        value: text(value),
        source: source.map(str::to_owned),
        ..deciding(conference, kind)
    })
    .unwrap();
}

/// The country's line 14 in a new book: value, how many localities it covers, and with what is held.
fn total(folder: &Path, december: &Path) -> [Value; 3] {
    let built = build_at(december, &folder.join("out"), 0);
    let figure = figures(&built.folder)[&("vn".to_owned(), "14".to_owned())].clone();
    [figure["value"].clone(), figure["reported"].clone(), figure["with_held"].clone()]
}

#[test]
fn a_held_value_counts_nowhere_until_it_is_decided() {
    let (folder, december) = december();
    assert_eq!(total(folder.path(), &december), [json!("62777.1"), json!(32), json!("71877.1")]);
    let book = folder.path().join("out/2026-12-hoi-nghi-ccn");
    let own = &figures(&book)[&("12".to_owned(), "14".to_owned())];
    assert_eq!((&own["value"], &own["standing"]), (&json!("9100"), &json!("held")));
    assert_eq!(own["doubt"], json!(["V18:12:14"]));
    let held = crate::book::json(&book, "figures.json")["coverage"]["held"].clone();
    assert_eq!(held, json!([{ "place": "12", "line": "14" }]));
    decided(&december, "correct", "9.1", Some("điện thoại ngày 05/01/2027"));
    assert_eq!(total(folder.path(), &december), [json!("62786.2"), json!(33), Value::Null]);
    let own = &figures(&book)[&("12".to_owned(), "14".to_owned())];
    assert_eq!((&own["method"], &own["standing"]), (&json!("corrected"), &json!("sound")));
    std::fs::remove_file(december.join("decisions.toml")).unwrap();
    decided(&december, "accept", "9100", None);
    assert_eq!(total(folder.path(), &december), [json!("71877.1"), json!(33), Value::Null]);
}
