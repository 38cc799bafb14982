//! What changed: workbooks that replaced others, and the edition of a book before.

use crate::book::{build_at, json};
use crate::declarations::copy;
use crate::golden::{sample, templates};
use crate::sketch::{Sketch, form};
use briefbook::render::text::{Provenance, text};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What the form calls the workers, for tables and findings.
fn workers() -> &'static str {
    &form().line("25").unwrap().short
}

/// Hà Nam with so many workers, in its first or second sending.
fn sent(folder: &Path, file: &str, revision: &str, workers: &str) {
    let info =
        [("Địa phương", "Hà Nam"), ("Lần gửi", revision)].map(|(label, value)| (label.to_owned(), value.to_owned()));
    let lines = [("25".to_owned(), workers.to_owned())].into();
    Sketch { info: info.into(), lines, ..Sketch::default() }.write(&folder.join("submissions").join(file));
}

/// The sample, in which Hà Nam has sent a workbook of our own.
fn conference(workers: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    std::fs::remove_file(conference.join("submissions/35-ha-nam.xlsx")).unwrap();
    sent(&conference, "hà nam.xlsx", "1", workers);
    (folder, conference)
}

fn report(conference: &Path) -> String {
    let documents = briefbook::documents(conference, &templates()).unwrap();
    text(documents.iter().find(|document| document.path == "bao-cao-tong-hop").unwrap(), Provenance::Shown)
}

const SECTION: &str = "THAY ĐỔI SỐ LIỆU";

#[test]
fn a_newer_sending_is_told_with_both_cells_totals_ranks_and_sentences() {
    let (folder, conference) = conference("5200");
    assert!(!report(&conference).contains(SECTION), "nothing has changed yet");
    sent(&conference, "hà nam lần 2.xlsx", "2", "15200");
    let report = report(&conference);
    let bound = report.replace('\u{a0}', " ");
    assert!(bound.contains(SECTION) && bound.contains("lần gửi trước của địa phương"), "{report}");
    let name = workers();
    assert!(bound.contains(&format!("Hà Nam, {name}: 5.200 người → 15.200⟨35/25⟩ người")), "{report}");
    let book = build_at(&conference, &folder.path().join("out"), 0).folder;
    let list = std::fs::read_to_string(book.join("thay-doi.md")).unwrap();
    let cells = format!("| Hà Nam | 25 {name} | 5.200 người | 15.200 người |");
    assert!(list.contains(&cells), "{list}");
    assert!(
        list.contains("hà nam.xlsx · BIEU\\_04\\!D") && list.contains("hà nam lần 2.xlsx · BIEU\\_04\\!D"),
        "{list}"
    );
    let country = format!("| Cả nước | 25 {name} |");
    for part in ["### Tổng số và tỷ lệ", &country, "### Thứ hạng trong cả nước", "### Câu trong tài liệu"]
    {
        assert!(list.contains(part), "no {part} in\n{list}");
    }
    assert!(list.contains("tạo việc làm cho"), "the sentence that names the workers of the country\n{list}");
}

#[test]
fn an_edition_is_compared_with_the_one_before_it() {
    let (folder, conference) = conference("5200");
    let out = folder.path().join("out");
    let first = build_at(&conference, &out, 0).folder;
    let list = |book: &Path| std::fs::read_to_string(book.join("thay-doi.md")).unwrap();
    assert!(list(&first).contains("Không có thay đổi"), "{}", list(&first));
    assert!(json(&first, "manifest.json").get("compared_with").is_none());
    let figures = json(&first, "manifest.json")["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|file| file["path"] == "figures.json")
        .unwrap()["sha256"]
        .clone();
    sent(&conference, "hà nam.xlsx", "1", "6200");
    let second = build_at(&conference, &out, 0).folder;
    let changed = list(&second);
    assert!(changed.contains("## So với bản lập lúc 15h00 ngày 01/7/2021"), "{changed}");
    let cells = format!("| Hà Nam | 25 {} | 5.200 người | 6.200 người |", workers());
    assert!(changed.contains(&cells), "{changed}");
    assert_eq!(json(&second, "manifest.json")["compared_with"]["figures"], figures);
    // The edition before has to be what its manifest says.
    let path = second.join("figures.json");
    let altered = std::fs::read_to_string(&path).unwrap().replacen("\"6200\"", "\"9200\"", 1);
    std::fs::write(&path, altered).unwrap();
    sent(&conference, "hà nam.xlsx", "1", "7200");
    let third = build_at(&conference, &out, 0).folder;
    assert!(!list(&third).contains("9.200"), "{}", list(&third));
}
