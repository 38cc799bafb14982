//! Conferences that follow each other: what `previous` leads to, and rules on trial.

use crate::book::{json, options};
use crate::case::met_after;
use crate::declarations::Quiet;
use crate::golden::sample;
use crate::sketch::Sketch;
use briefbook::model::form::LineKind;
use briefbook::{BuildOptions, Built, build};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Localities that send the same every time.
const PLACES: [(&str, &str); 12] = [
    ("01", "Hà Nội"),
    ("02", "Hà Giang"),
    ("04", "Cao Bằng"),
    ("06", "Bắc Kạn"),
    ("08", "Tuyên Quang"),
    ("10", "Lào Cai"),
    ("11", "Điện Biên"),
    ("12", "Lai Châu"),
    ("14", "Sơn La"),
    ("15", "Yên Bái"),
    ("17", "Hòa Bình"),
    ("19", "Thái Nguyên"),
];

fn send(folder: &Path, place: &str, info: &[(&str, &str)], lines: &[(&str, &str)]) {
    let text = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let mut info = text(info);
    info.insert("Địa phương".to_owned(), place.to_owned());
    std::fs::create_dir_all(folder.join("submissions")).unwrap();
    let sketch = Sketch { info, lines: text(lines), ..Sketch::default() };
    sketch.write(&folder.join("submissions").join(format!("{place}.xlsx")));
}

fn declare(folder: &Path, change: impl Fn(String) -> String) {
    let text = std::fs::read_to_string(sample().join("conference.toml")).unwrap();
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("conference.toml"), change(text)).unwrap();
}

/// A half-year of twelve localities and the year after it, in which one locality has three times its workers.
fn built(previous: &str) -> Built {
    let folder = tempfile::tempdir().unwrap();
    let (half, year) = (folder.path().join("half"), folder.path().join("year"));
    declare(&half, |text| text);
    declare(&year, |text| {
        met_after(&text, "2021-12-14")
            .replace("period = \"6 tháng đầu năm 2021\"", "period = \"năm 2021\"")
            .replace("data_to = 2021-06-14", "data_to = 2021-12-14")
            .replace("synthetic =", &format!("previous = {previous:?}\nsynthetic ="))
    });
    for (code, place) in PLACES {
        send(&half, place, &[], &[]);
        let workers = if code == "08" { "15600" } else { "5300" };
        let info = [("Kỳ báo cáo", "năm 2021"), ("Số liệu đến ngày", "14/12/2021")];
        send(&year, place, &info, &[("25", workers)]);
    }
    let templates = on_trial(folder.path());
    let options = BuildOptions { templates, ..options(&year, &folder.path().join("out"), 0) };
    let built = build(&options, &Quiet).unwrap();
    let manifest = json(&built.folder, "manifest.json");
    let inputs: Vec<&str> = manifest["inputs"].as_array().unwrap().iter().filter_map(|i| i["path"].as_str()).collect();
    assert!(inputs.contains(&"previous/half/submissions/Hà Nội.xlsx"), "{inputs:?}");
    let index = std::fs::read_to_string(built.folder.join("index.html")).unwrap();
    assert!(index.contains("Quy tắc chạy thử") && index.contains("V25"), "the secretariat is not told");
    let told = std::fs::read_to_string(built.folder.join("findings.json")).unwrap();
    assert!(!told.contains("V25"), "localities are told");
    built
}

/// The packs, with the rule of changes on trial.
fn on_trial(folder: &Path) -> PathBuf {
    let templates = folder.join("templates");
    crate::declarations::copy(&crate::golden::templates(), &templates);
    let form = templates.join("cum-cong-nghiep/forms/bieu-04@2024-10-01.toml");
    let text = std::fs::read_to_string(&form).unwrap();
    let extended = "extends = \"V25\"\n";
    assert!(text.contains(extended));
    std::fs::write(&form, text.replace(extended, &format!("{extended}status = \"trial\"\n"))).unwrap();
    templates
}

#[test]
fn a_rule_on_trial_is_told_to_the_secretariat_alone() {
    let built = built("half");
    let shadow: Vec<String> = built.report.trial.iter().map(|f| format!("{} {:?}", f.rule, f.line)).collect();
    assert!(shadow.contains(&"V25 Some(\"25\")".to_owned()), "{shadow:?}");
    assert!(built.report.findings.iter().all(|finding| &*finding.rule != "V25"));
}

#[test]
fn the_conference_before_can_be_named_by_its_period() {
    assert!(!built("6 tháng đầu năm 2021").report.trial.is_empty());
}

/// A book is made from the forms of the conferences before it too.
#[test]
fn a_changed_form_of_an_earlier_conference_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().join("templates");
    crate::declarations::copy(&crate::golden::templates(), &templates);
    let forms = templates.join("cum-cong-nghiep/forms");
    let form = std::fs::read_to_string(forms.join("bieu-04@2024-10-01.toml")).unwrap();
    let old = forms.join("bieu-04@2019-01-01.toml");
    std::fs::write(&old, form.replace("bieu-04@2024-10-01", "bieu-04@2019-01-01")).unwrap();
    let (half, year) = (folder.path().join("half"), folder.path().join("year"));
    declare(&half, |text| text.replace("bieu-04@2024-10-01", "bieu-04@2019-01-01"));
    declare(&year, |text| {
        met_after(&text, "2021-12-14")
            .replace("period = \"6 tháng đầu năm 2021\"", "period = \"năm 2021\"")
            .replace("data_to = 2021-06-14", "data_to = 2021-12-14")
            .replace("synthetic =", "previous = \"half\"\nsynthetic =")
    });
    send(&half, "Hà Nội", &[], &[]);
    send(&year, "Hà Nội", &[("Kỳ báo cáo", "năm 2021"), ("Số liệu đến ngày", "14/12/2021")], &[]);
    let options = BuildOptions { templates, ..options(&year, &folder.path().join("out"), 0) };
    let hash = || {
        let built = build(&options, &Quiet).unwrap();
        let manifest = json(&built.folder, "manifest.json");
        let mut inputs = manifest["inputs"].as_array().unwrap().iter();
        let named = inputs.find(|file| file["path"] == "previous/half/cum-cong-nghiep/forms/bieu-04@2019-01-01.toml");
        named.unwrap()["sha256"].as_str().unwrap().to_owned()
    };
    let before = hash();
    std::fs::write(&old, std::fs::read_to_string(&old).unwrap() + "# changed\n").unwrap();
    assert_ne!(hash(), before);
}

/// Figures of the year 2021 after a conference of an earlier period.
fn figures_after(period: &str, data_to: &str) -> Vec<serde_json::Value> {
    let folder = tempfile::tempdir().unwrap();
    let (before, year) = (folder.path().join("before"), folder.path().join("year"));
    let declared = |period: &str, day: &str, text: &str| {
        met_after(text, day)
            .replace("period = \"6 tháng đầu năm 2021\"", &format!("period = {period:?}"))
            .replace("data_to = 2021-06-14", &format!("data_to = {day}"))
    };
    declare(&before, |text| declared(period, data_to, &text));
    declare(&year, |text| {
        declared("năm 2021", "2021-12-14", &text).replace("synthetic =", "previous = \"before\"\nsynthetic =")
    });
    let day = |iso: &str| iso.split('-').rev().collect::<Vec<_>>().join("/");
    for (_, place) in PLACES {
        send(&before, place, &[("Kỳ báo cáo", period), ("Số liệu đến ngày", &day(data_to))], &[]);
        send(&year, place, &[("Kỳ báo cáo", "12 tháng năm 2021"), ("Số liệu đến ngày", "14/12/2021")], &[]);
    }
    let built = build(&options(&year, &folder.path().join("out"), 0), &Quiet).unwrap();
    assert_eq!(built.coverage.accepted, PLACES.len(), "{period}");
    json(&built.folder, "figures.json")["figures"].as_array().unwrap().clone()
}

/// What happened in twelve months is no more or less than what happened in six: nothing is computed of the two. What there is
/// on a day is compared with any other day, and a year with a year.
#[test]
fn flows_of_unequal_length_are_not_compared() {
    let form = crate::sketch::form();
    let flows: Vec<&str> =
        form.lines.iter().filter(|line| line.kind == LineKind::Flow).map(|line| &*line.code).collect();
    assert!(!flows.is_empty());
    // How many figures are compared with the earlier ones: of flows, of all others.
    let compared = |figures: &[serde_json::Value]| {
        let is_compared = |figure: &&serde_json::Value| {
            let past = figure["past"].as_array().map_or(&[][..], Vec::as_slice);
            past.iter().any(|past| ["base", "change", "change_percent"].iter().any(|key| !past[*key].is_null()))
        };
        let is_flow = |figure: &serde_json::Value| flows.contains(&figure["line"].as_str().unwrap());
        let (of_flows, others): (Vec<_>, Vec<_>) =
            figures.iter().filter(is_compared).partition(|figure| is_flow(figure));
        (of_flows.len(), others.len())
    };
    let (of_flows, others) = compared(&figures_after("6 tháng đầu năm 2021", "2021-06-14"));
    assert_eq!(of_flows, 0, "flows of half a year and of a year");
    assert!(others > 100, "{others}");
    let (of_flows, others) = compared(&figures_after("năm 2020", "2020-12-14"));
    assert!(of_flows > 10 && others > 100, "{of_flows} {others}");
}
