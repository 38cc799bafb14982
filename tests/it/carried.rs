//! Values carried forward from the conference before: who gets them, and that their mark is everywhere they flow.

use crate::book::{build_at, figures, json, options};
use crate::declarations::{Quiet, copy};
use crate::golden::{root, templates};
use crate::incremental::{anew, same_as_fresh};
use briefbook::model::document::{Block, Document, Inline};
use briefbook::render::FORMATS;
use briefbook::{ExplainOptions, build, explain};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

const CONFERENCE: &str = "2026-12-hoi-nghi-ccn";
const BEFORE: &str = "2026-06-so-ket-ccn";

/// The conference of 34 with those before it, without the workbook of Cao Bằng; that of Cà Mau is missing anyway.
fn declare(folder: &Path, carry_forward: &str) -> PathBuf {
    for conference in [CONFERENCE, BEFORE, "2021-07-02-ccn"] {
        copy(&root().join("input").join(conference), &folder.join(conference));
    }
    let conference = folder.join(CONFERENCE);
    fs::remove_file(conference.join("submissions/04-cao-bang.xlsx")).unwrap();
    let declared = conference.join("conference.toml");
    let text = fs::read_to_string(&declared).unwrap();
    fs::write(&declared, text.replace("synthetic = true", &format!("{carry_forward}\nsynthetic = true"))).unwrap();
    conference
}

/// Its inputs and its book, built once.
pub fn book() -> (&'static Path, &'static Path) {
    static BOOK: OnceLock<(TempDir, PathBuf, PathBuf)> = OnceLock::new();
    let (_, conference, book) = BOOK.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let conference = declare(folder.path(), "carry_forward = true");
        let built = build_at(&conference, &folder.path().join("out"), 0);
        (folder, conference, built.folder)
    });
    (conference, book)
}

#[test]
fn stocks_of_the_conference_before_stand_in_for_who_is_missing() {
    let figures = figures(book().1);
    let at = |place: &str, line: &str| &figures[&(place.to_owned(), line.to_owned())];
    let planned = at("04", "1");
    assert_eq!(
        (&planned["value"], &planned["text"], &planned["method"]),
        (&json!("14"), &json!("14*"), &json!("carried"))
    );
    assert_eq!((&planned["reported"], &planned["carried"]), (&json!(0), &json!(["04"])));
    let source = &planned["sources"][0];
    assert_eq!((&source["file"], &source["cell"]), (&json!(format!("{BEFORE}/04-cao-bang.xlsx")), &json!("D4")));
    assert_eq!((&planned["past"][0]["value"], &planned["past"][0]["change"]), (&json!("14"), &Value::Null));
    // A flow belongs to its period; a rate is rebuilt from its parts.
    assert_eq!((&at("04", "5")["value"], &at("04", "23")["value"]), (&Value::Null, &Value::Null));
    let (rate, leased, land) = (at("04", "19"), at("04", "18"), at("04", "17"));
    assert_eq!((&leased["value"], &land["value"], &rate["value"]), (&json!("20.8"), &json!("49"), &json!("42.45")));
    // Totals count whom they have by what, and changes only whom they have twice.
    let country = at("vn", "1");
    assert_eq!((&country["reported"], &country["carried"]), (&json!(32), &json!(["04", "96"])));
    assert!(country["text"].as_str().unwrap().ends_with('*'), "{country}");
    assert_eq!(country["past"][0]["compared"], 32);
    assert_eq!(at("vn", "19")["methods"][0]["carried"], json!(["04", "96"]));
    assert_eq!(at("vn", "27")["target"]["carried"], json!(["04", "96"]));
    assert_eq!(at("vn", "5")["carried"], Value::Null);
    let book = json(book().1, "figures.json");
    assert_eq!(
        (&book["carried"]["conference"], &book["carried"]["localities"]),
        (&json!(BEFORE), &json!(["04", "96"]))
    );
    assert_eq!(book["coverage"]["missing"], json!(["04", "96"]), "they are still missing");
}

/// Whether a document shows something carried forward, and how often it says what the mark means.
fn shown_and_told(document: &Document) -> (bool, usize) {
    let (mut shown, mut told) = (false, 0);
    for mut block in document.sections.iter().flat_map(|section| section.blocks.clone()) {
        if let Block::Chart(chart) = &block {
            let mut points = chart.series.iter().flat_map(|series| &series.points).flatten();
            shown |= points.any(|point| point.text.ends_with('*'));
        }
        for inline in block.contents_mut().into_iter().flatten() {
            match inline {
                Inline::Figure { text, .. } => shown |= text.ends_with('*'),
                other => told += usize::from(other.as_str().contains("Số liệu có dấu *")),
            }
        }
    }
    (shown, told)
}

#[test]
fn every_document_that_shows_a_carried_value_says_so_once() {
    let documents = briefbook::documents(book().0, &templates()).unwrap();
    let mut silent = Vec::new();
    for document in &documents {
        let (shown, told) = shown_and_told(document);
        assert_eq!(told, usize::from(shown), "{}", document.path);
        silent.extend((!shown).then_some(document.path.as_str()));
    }
    assert!(silent.iter().all(|path| path.starts_with("phan-hoi/") || path.contains("dai-bieu")), "{silent:?}");
}

#[test]
fn the_mark_is_in_both_formats_and_two_signs_do_not_collide() {
    let total = figures(book().1)[&("vn".to_owned(), "3".to_owned())]["text"].as_str().unwrap().to_owned();
    for format in FORMATS {
        let read = |path: &str| {
            let bytes = fs::read(book().1.join(format!("{path}.{}", format.extension))).unwrap();
            (format.read)(&bytes).unwrap().text.replace('\u{a0}', " ")
        };
        let (report, brief) = (read("bao-cao-tong-hop"), read("tom-tat/04-cao-bang"));
        assert!(report.contains(&format!("đã thành lập {total} CCN")), "{}", format.extension);
        assert!(report.contains("của 02 địa phương chưa có báo cáo để tổng hợp: Cao Bằng, Cà Mau."), "{report}");
        assert!(!report.contains("Các tổng số dưới đây không gồm"), "they are in the totals");
        assert!(report.contains('†') && report.contains('*'), "{report}");
        assert!(report.contains(&format!("{BEFORE}/04-cao-bang.xlsx")), "the sources name the workbook of then");
        assert!(brief.contains("Số liệu gần nhất, đến 14/6/2026: 03 cụm công nghiệp (CCN) đã thành lập"), "{brief}");
        assert!(brief.contains("Số liệu có dấu * là số kỳ trước"), "{brief}");
    }
    let index = fs::read_to_string(book().1.join("index.html")).unwrap();
    assert!(index.contains("Số liệu có dấu *") && index.contains(&format!("{BEFORE}/04-cao-bang.xlsx · BIEU_04!D4")));
}

fn explained(conference: &Path, place: &str, line: &str) -> Value {
    let options = ExplainOptions {
        conference: conference.to_owned(),
        templates: templates(),
        place: place.to_owned(),
        line: Some(line.to_owned()),
        jobs: 0,
        worker: None,
    };
    serde_json::to_value(explain(&options).unwrap()).unwrap()
}

#[test]
fn an_explanation_says_from_which_conference_a_part_is() {
    let found = explained(book().0, "vn", "1");
    let parts = found["terms"][0]["contributions"].as_array().unwrap();
    let carried: Vec<&Value> = parts.iter().filter(|part| !part["carried_from"].is_null()).collect();
    assert_eq!((parts.len(), carried.len(), &found["rank"]), (34, 2, &Value::Null));
    for part in carried {
        assert_eq!(part["carried_from"], BEFORE);
        assert!(part["file"].as_str().unwrap().starts_with(BEFORE), "{part}");
    }
    assert_eq!(explained(book().0, "04", "1")["rank"], Value::Null, "a value of another day has no rank");
}

#[test]
fn without_the_declaration_nothing_is_carried() {
    let folder = tempfile::tempdir().unwrap();
    for carry_forward in ["", "carry_forward = false"] {
        let conference = declare(folder.path(), carry_forward);
        let found = explained(&conference, "vn", "1");
        assert_eq!((&found["figure"]["carried"], &found["absent"]), (&Value::Null, &json!(["04", "96"])));
        assert_eq!(explained(&conference, "04", "1")["figure"]["value"], Value::Null);
    }
    let conference = declare(folder.path(), "carry_forward = [\"1\"]");
    assert_eq!(explained(&conference, "04", "1")["figure"]["value"], "14");
    assert_eq!(explained(&conference, "04", "2")["figure"]["value"], Value::Null, "one line alone");
}

/// What is carried is declared in a file of the conference: a book made without it is not one made with it.
#[test]
fn a_book_follows_the_declaration() {
    let folder = tempfile::tempdir().unwrap();
    let conference = declare(folder.path(), "carry_forward = true");
    let options = options(&conference, &folder.path().join("out"), 0);
    let with = build(&options, &Quiet).unwrap();
    let text = |figures: &BTreeMap<_, Value>| figures[&("vn".to_owned(), "1".to_owned())]["text"].clone();
    let carried = text(&figures(&with.folder));
    assert!(carried.as_str().unwrap().ends_with('*'), "{carried}");
    for (carry_forward, marked) in [("carry_forward = false", false), ("carry_forward = true", true)] {
        declare(folder.path(), carry_forward);
        let built = build(&options, &Quiet).unwrap();
        let now = text(&figures(&built.folder));
        assert_eq!(now.as_str().unwrap().ends_with('*'), marked, "{now}");
        for document in ["bao-cao-tong-hop.pdf", "tom-tat/04-cao-bang.docx", "so-lieu-tong-hop.xlsx", "index.html"] {
            assert!(anew(&built).contains(document), "{document}");
        }
        same_as_fresh(&built, &options);
    }
}

#[test]
fn over_a_merger_the_sum_is_carried_and_never_a_part() {
    let folder = tempfile::tempdir().unwrap();
    crate::boundaries::declare(folder.path(), "carry_forward = true\n\n[[generate]]");
    let year = folder.path().join("year");
    // Lào Cai of today is Lào Cai and Yên Bái of then.
    let found = explained(&year, "15", "3");
    let part = &found["terms"][0]["contributions"][0];
    let files = [&part["file"], &part["more"][0]["file"]].map(|file| file.as_str().unwrap());
    assert_eq!(files, ["2021-07-02-ccn/10-lao-cai.xlsx", "2021-07-02-ccn/15-yen-bai.xlsx"]);
    assert_eq!(found["figure"]["value"], found["figure"]["past"][0]["value"]);
    let workers = explained(&year, "vn", "25");
    assert_eq!((&workers["figure"]["reported"], &workers["absent"]), (&json!(2), &json!(["11"])), "Điện Biên had none");
    assert_eq!(workers["figure"]["carried"].as_array().unwrap().len(), 31);
}

#[test]
fn a_declaration_that_carries_nothing_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for (declared, wanted) in [
        ("carry_forward = [\"5\"]", "line \"5\" cannot be carried forward: it is not a stock that is added up"),
        ("carry_forward = [\"19\"]", "line \"19\" cannot be carried forward"),
        ("carry_forward = [\"99\"]", "has no line \"99\""),
        ("carry_forward = \"all\"", "carry_forward is true, false, or a list of lines like [\"3\", \"4\"]"),
    ] {
        let conference = declare(folder.path(), declared);
        let error = format!("{:#}", briefbook::documents(&conference, &templates()).unwrap_err());
        assert!(error.contains("conference.toml:16:") && error.contains(wanted), "{error}");
    }
    let conference = declare(folder.path(), "carry_forward = true");
    let declared = conference.join("conference.toml");
    let text = fs::read_to_string(&declared).unwrap();
    fs::write(&declared, text.replace("previous = ", "# previous = ")).unwrap();
    let error = format!("{:#}", briefbook::documents(&conference, &templates()).unwrap_err());
    assert!(error.contains("conference.toml:16:") && error.contains("name it in `previous`"), "{error}");
}
