//! The whole sample book: what is in it, and that what is wrong with one file stays with that file.

use crate::declarations::{Quiet, copy};
use crate::edits::part_of;
use crate::golden::{sample, templates, worker};
use briefbook::{BuildOptions, Built, build};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The sample's book, built once for all tests.
pub fn book() -> &'static Path {
    static BOOK: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, folder) = BOOK.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        let built = build_at(&sample(), out.path(), 0);
        (out, built.folder)
    });
    folder
}

pub fn build_at(conference: &Path, out: &Path, jobs: usize) -> Built {
    build(&options(conference, out, jobs), &Quiet).unwrap()
}

pub fn options(conference: &Path, out: &Path, jobs: usize) -> BuildOptions {
    BuildOptions {
        conference: conference.to_owned(),
        templates: templates(),
        out: out.to_owned(),
        at: None,
        jobs,
        fresh: false,
        worker: Some(worker()),
    }
}

pub fn json(folder: &Path, file: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join(file)).unwrap()).unwrap()
}

/// Figures by place and line.
pub fn figures(folder: &Path) -> BTreeMap<(String, String), Value> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = json(folder, "figures.json");
    let figures = all["figures"].as_array().unwrap().iter();
    figures.map(|figure| ((text(&figure["place"]), text(&figure["line"])), figure.clone())).collect()
}

/// Findings in the contract's order.
pub fn findings(folder: &Path) -> Vec<Value> {
    json(folder, "findings.json")["findings"].as_array().unwrap().clone()
}

/// Every file of a book, the books before it apart.
pub fn all_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap() == ".history" {
            } else if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn national_figures_and_tuyen_quang_are_those_of_the_source() {
    let figures = figures(book());
    let value =
        |place: &str, line: &str| figures[&(place.to_owned(), line.to_owned())]["value"].as_str().unwrap().to_owned();
    assert_eq!([1, 2, 3, 4].map(|n| value("vn", &n.to_string())), ["1704", "58123", "968", "30912"]);
    let lines = ["3", "4", "17", "18", "19", "20", "B1"];
    assert_eq!(lines.map(|line| value("08", line)), ["5", "300", "196", "108.7", "51.6", "21", "2300"]);
    let capital = &figures[&("08".to_owned(), "B1".to_owned())];
    assert_eq!((capital["text"].as_str(), capital["qualifier"].as_str()), (Some("trên\u{a0}2.300"), Some("trên")));
    let rate = &figures[&("08".to_owned(), "19".to_owned())];
    assert_eq!((rate["computed"].as_str(), rate["text"].as_str()), (Some("55.46"), Some("51,6%")));
    let source = &figures[&("08".to_owned(), "18".to_owned())]["sources"][0];
    assert_eq!(
        (source["file"].as_str(), source["sheet"].as_str(), source["cell"].as_str(), source["raw"].as_str()),
        (Some("08-tuyen-quang.xlsx"), Some("BIEU_04"), Some("D31"), Some("108.7"))
    );
    assert_eq!(figures[&("vn".to_owned(), "B1".to_owned())]["qualifier"], "trên", "a total keeps its part's word");
}

#[test]
fn tuyen_quangs_occupancy_is_caught() {
    let findings = findings(book());
    let found = findings.iter().find(|f| f["place"] == "08" && f["rule"] == "V07").unwrap();
    assert_eq!((found["severity"].as_str(), found["cell"].as_str()), (Some("error"), Some("D32")));
    let message = found["message"].as_str().unwrap();
    assert!(message.contains("108,7 ÷ 196 = 55,46%") && message.contains("51,6%"), "{message}");
}

#[test]
fn the_index_leads_every_figure_to_the_workbook_with_its_cell() {
    let index = std::fs::read_to_string(book().join("index.html")).unwrap();
    let rows: BTreeMap<&str, &str> = index.split("<tr id=\"").skip(1).map(|row| row.split_once('"').unwrap()).collect();
    for ((place, line), figure) in figures(book()).iter().filter(|(_, figure)| figure["value"] != Value::Null) {
        let row = rows[&*format!("{place}/{line}")];
        let row = row.split("</tr>").next().unwrap();
        let text = row.split("<td class=\"number\">").nth(1).unwrap().split('<').next().unwrap();
        let approximate = if figure["approximate"].is_number() { "≈\u{a0}" } else { "" };
        assert_eq!(text.trim_end_matches(['†', '‡']), format!("{approximate}{}", figure["text"].as_str().unwrap()));
        let sign = match figure["standing"].as_str().unwrap() {
            "held" => Some('‡'),
            "doubtful" => Some('†'),
            _ => None,
        };
        assert_eq!(text.chars().last().filter(|last| "†‡".contains(*last)), sign, "{place}/{line}: {row}");
        let source = &figure["sources"][0];
        if let (Some(sheet), Some(cell)) = (source["sheet"].as_str(), source["cell"].as_str()) {
            assert!(row.contains(&format!(">{sheet}!{cell}</td>")), "{place}/{line}: {row}");
            let of_locality =
                index.split(&format!("<li data-noi=\"{place} ")).nth(1).unwrap().split("<table").next().unwrap();
            let workbook =
                of_locality.split("href=\"").find(|link| link.starts_with("phan-hoi/") && link.contains(".xls"));
            let workbook = workbook.unwrap().split('"').next().unwrap();
            assert!(
                book().join(workbook).is_file() && workbook.starts_with(&format!("phan-hoi/{place}-")),
                "{workbook}"
            );
        }
    }
}

#[test]
fn the_index_leads_to_every_document_and_has_a_square_for_every_locality_and_the_islands() {
    let index = std::fs::read_to_string(book().join("index.html")).unwrap();
    let manifest = json(book(), "manifest.json");
    let outputs = manifest["outputs"].as_array().unwrap().iter().map(|output| output["path"].as_str().unwrap());
    for file in outputs.filter(|file| !file.ends_with(".html") && !file.ends_with(".md")) {
        assert!(index.contains(&format!("href=\"{file}\"")), "{file}");
    }
    let squares = index.split("<span class=\"tile ").skip(1).map(|square| square.split("</span>").next().unwrap());
    let labels: Vec<&str> = squares.map(|square| square.rsplit('>').next().unwrap()).collect();
    assert_eq!(labels.len(), 65, "{labels:?}");
    for islands in ["Quần đảo Hoàng Sa (Đà Nẵng)", "Quần đảo Trường Sa (Khánh Hòa)"] {
        assert!(labels.contains(&islands), "{labels:?}");
    }
}

/// Browsers run only the script whose hash the page's policy names.
#[test]
fn the_index_says_first_what_the_report_says() {
    let index = std::fs::read_to_string(book().join("index.html")).unwrap();
    let said = index.split("<section id=\"thong-diep\"").nth(1).unwrap().split("</section>").next().unwrap();
    let leads: Vec<&str> =
        said.split("<strong>").skip(1).map(|lead| lead.split(".</strong>").next().unwrap()).collect();
    assert_eq!(leads.len(), 4);
    let xml = String::from_utf8(part_of(&book().join("bao-cao-tong-hop.docx"), "word/document.xml")).unwrap();
    let texts = xml.split("<w:t").filter(|piece| piece.starts_with(['>', ' ']));
    let texts = texts.filter_map(|piece| piece.split_once('>')?.1.split("</w:t>").next());
    let report = texts.collect::<String>().replace('\u{a0}', " ");
    for lead in leads {
        assert!(report.contains(&lead.replace('\u{a0}', " ")), "{lead}");
    }
}

#[test]
fn the_policy_of_the_index_names_its_script() {
    use sha2::{Digest, Sha256};
    let index = std::fs::read_to_string(book().join("index.html")).unwrap();
    let script = index.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    let hash = base64(&Sha256::digest(script));
    assert!(
        index.contains(&format!("script-src 'sha256-{hash}'")),
        "script-src 'sha256-{hash}' belongs in index.html.hbs"
    );
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let bits = (0..3).fold(0_usize, |bits, n| bits << 8 | usize::from(three.get(n).copied().unwrap_or(0)));
        let letter = move |n: usize| if n > three.len() { '=' } else { LETTERS[bits >> (18 - 6 * n) & 63].into() };
        (0..4).map(letter).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[test]
fn at_least_ten_localities_have_findings_of_different_kinds() {
    let findings = findings(book());
    let mut places: Vec<&str> = findings.iter().map(|f| f["place"].as_str().unwrap()).collect();
    let mut rules: Vec<&str> = findings.iter().map(|f| f["rule"].as_str().unwrap()).collect();
    places.dedup();
    rules.sort_unstable();
    rules.dedup();
    assert!(places.len() >= 10 && rules.len() >= 8, "{places:?} {rules:?}");
    assert!(places.is_sorted(), "findings are sorted by place");
}

#[test]
fn a_total_that_misses_a_locality_says_so() {
    let figures = figures(book());
    let workers = &figures[&("vn".to_owned(), "25".to_owned())];
    assert_eq!(workers["reported"], 62);
    assert_eq!(workers["sources"].as_array().unwrap().len(), 62);
    assert_eq!(figures[&("11".to_owned(), "25".to_owned())]["value"], Value::Null);
}

/// A book is whole where its manifest names every file of it with its hash; gives the manifest.
pub fn whole(folder: &Path) -> Value {
    let manifest = json(folder, "manifest.json");
    let mut files = all_files(folder);
    files.remove("manifest.json").unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let outputs = manifest["outputs"].as_array().unwrap().iter();
    let listed: BTreeMap<String, String> = outputs.map(|file| (text(&file["path"]), text(&file["sha256"]))).collect();
    let hashed = files.into_iter().map(|(name, bytes)| {
        (name, Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    });
    assert_eq!(listed, hashed.collect(), "{}", folder.display());
    manifest
}

#[test]
fn the_manifest_names_every_file_with_its_hash() {
    let manifest = whole(book());
    assert_eq!(manifest["inputs"].as_array().unwrap().len(), 64);
    assert_eq!(manifest["generated_at"], "2021-07-01T15:00:00+07:00");
    let root = crate::golden::root();
    assert!(!manifest.to_string().contains(root.to_str().unwrap()), "no absolute path");
}

#[test]
fn a_second_build_elsewhere_with_other_threads_gives_the_same_bytes_and_leaves_nothing_beside() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    let out = folder.path().join("out");
    build_at(&conference, &out, 1);
    let again = build_at(&conference, &out, 3);
    let (one, other) = (all_files(book()), all_files(&again.folder));
    assert!(one.keys().eq(other.keys()));
    for (name, bytes) in &one {
        assert!(other[name] == *bytes, "{name} differs");
    }
    let beside = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name());
    let seen: Vec<_> = beside.filter(|name| !name.to_str().unwrap().starts_with('.')).collect();
    assert_eq!(seen, ["2021-07-02-ccn"], "only the book is to be seen in the output folder");
    let room = std::fs::read_dir(out.join(".briefbook/2021-07-02-ccn")).unwrap();
    let room: std::collections::BTreeSet<_> = room.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(room, ["kept", "lock"].map(Into::into).into(), "nothing unfinished stays");
}

#[test]
fn a_workbook_that_cannot_be_opened_leaves_the_other_62_intact() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    let broken = conference.join("submissions/01-ha-noi.xlsx");
    let bytes = std::fs::read(&broken).unwrap();
    std::fs::write(&broken, &bytes[..bytes.len() / 2]).unwrap();
    // Locks and hidden files are no submissions.
    std::fs::write(conference.join("submissions/~$08-tuyen-quang.xlsx"), b"lock").unwrap();
    std::fs::write(conference.join("submissions/.DS_Store"), b"x").unwrap();
    let built = build_at(&conference, &folder.path().join("out"), 0);
    assert_eq!((built.coverage.accepted, built.coverage.expected), (62, 63));
    assert_eq!(built.coverage.missing.iter().map(|code| &**code).collect::<Vec<_>>(), ["01"]);
    let named = |rule: &str| built.report.findings.iter().find(|finding| &*finding.rule == rule).unwrap();
    assert!(named("R01").at.to_string().contains("01-ha-noi.xlsx"), "{:?}", named("R01"));
    assert_eq!(named("R08").place.as_ref().unwrap().to_string(), "01");
    let (whole, without) = (figures(book()), figures(&built.folder));
    for ((place, line), figure) in whole.iter().filter(|((place, _), _)| place.parse::<u8>().is_ok() && place != "01") {
        assert_eq!(without[&(place.clone(), line.clone())], *figure, "{place} {line}");
    }
    assert_eq!(without[&("vn".to_owned(), "3".to_owned())]["reported"], 62);
    assert!(built.folder.join("tom-tat/01-ha-noi.pdf").exists(), "its brief says that it is missing");
}

#[test]
fn the_newest_revision_counts_and_of_two_alike_the_first_until_it_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    let again = |name: &str, revision: &str, value: &str| {
        let sketch = crate::sketch::Sketch {
            info: [("Lần gửi".to_owned(), revision.to_owned())].into(),
            lines: [("25".to_owned(), value.to_owned())].into(),
            ..Default::default()
        };
        sketch.write(&conference.join("submissions").join(name));
    };
    let report = |folder: &Path| build_at(&conference, folder, 0);
    again("08-lan-2.xlsx", "2", "5200");
    let newer = report(&folder.path().join("a"));
    assert_eq!(figures(&newer.folder)[&("08".to_owned(), "25".to_owned())]["value"], "5200");
    assert!(
        newer
            .report
            .findings
            .iter()
            .any(|f| &*f.rule == "R06" && briefbook::messages::built_in(&f.message).contains("08-tuyen-quang.xlsx"))
    );
    again("08-lan-2b.xlsx", "2", "5201");
    let contested = report(&folder.path().join("b"));
    assert_eq!((contested.coverage.received, contested.coverage.accepted), (63, 63));
    assert_eq!(contested.coverage.waiting.len(), 1);
    assert_eq!(figures(&contested.folder)[&("08".to_owned(), "25".to_owned())]["value"], "5200");
}
