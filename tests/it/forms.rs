//! Forms that are sent out, and what comes back when nothing, something or all of them is filled in.

use crate::case::met_after;
use crate::case::report;
use crate::golden::{sample, templates, worker};
use crate::reading::context;
use crate::sketch::{CLEAN, Sketch, form};
use briefbook::intake::Intake;
use briefbook::localities::LocalityMap;
use briefbook::model::finding::Checked;
use briefbook::model::submission::{Submission, TableValue};
use briefbook::{FormOptions, forms};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

fn made(conference: &Path, places: &[&str], out: &Path) -> Vec<PathBuf> {
    let options = FormOptions {
        conference: conference.to_owned(),
        templates: templates(),
        places: places.iter().map(|place| (*place).to_owned()).collect(),
        out: out.to_owned(),
        jobs: 0,
        worker: Some(worker()),
    };
    forms(&options).unwrap().files
}

/// The workbook as the program reads what localities send.
fn read(bytes: &[u8]) -> Checked<Option<Submission>> {
    let (conference, _) = briefbook::config::conference(&sample()).unwrap();
    let map = LocalityMap::load(conference.vintage, conference.data_to).unwrap();
    let intake = Intake::new(conference.limits, None).unwrap();
    let raw = intake.workbook("form.xlsx", bytes, &|_| true);
    assert!(raw.findings.is_empty(), "{:?}", raw.findings);
    let context = context(&conference, form(), &map);
    briefbook::normalise::submission(&raw.value.unwrap(), &context)
}

/// The form with cells written into its parts, by part and address. Numbers as numbers, anything else as text.
fn filled(bytes: &[u8], cells: &BTreeMap<(&str, String), String>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        let mut text = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut text).unwrap();
        let mut text = String::from_utf8(text).unwrap();
        for ((_, at), value) in cells.iter().filter(|((part, _), _)| name == format!("xl/worksheets/{part}.xml")) {
            let inside = match value.parse::<f64>() {
                Ok(_) => format!("><v>{value}</v></c>"),
                Err(_) => format!(" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
            };
            let start = format!("<c r=\"{at}\"");
            match text.find(&start) {
                Some(found) => {
                    let end = found + text[found..].find("/>").unwrap();
                    text.replace_range(end..end + 2, &inside);
                }
                None => {
                    let row: String = at.chars().filter(char::is_ascii_digit).collect();
                    let cell = format!("<row r=\"{row}\">{start}{inside}</row></sheetData>");
                    text = text.replace("</sheetData>", &cell);
                }
            }
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Part and address of each line's value: the form's own layout, five rows of head and a row before each section.
fn address(code: &str) -> (&'static str, String) {
    let line = form().line(code).unwrap();
    let before = form().lines.iter().take_while(|other| other.code != line.code);
    let own: Vec<_> = before.filter(|other| other.sheet == line.sheet).collect();
    let sections: std::collections::BTreeSet<&str> =
        own.iter().map(|other| &*other.section).chain([&*line.section]).collect();
    let part = if &*line.sheet == "bieu" { "sheet2" } else { "sheet3" };
    (part, format!("D{}", 5 + own.len() + sections.len() + 1))
}

#[test]
fn an_untouched_form_of_any_locality_is_its_own_and_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&sample(), &[], folder.path());
    assert_eq!(files.len(), 63);
    let required = form().lines.iter().filter(|line| line.required).count();
    for file in files {
        let Checked { value, findings } = read(&std::fs::read(&file).unwrap());
        let submission = value.unwrap();
        assert_eq!(file.file_stem().unwrap().to_str().unwrap(), &*submission.locality.slug);
        assert_eq!(submission.period.unwrap().to_string(), "6 tháng đầu năm 2021");
        assert_eq!((submission.revision, submission.data_to.unwrap().to_string()), (1, "2021-06-14".to_owned()));
        assert!(submission.lines.is_empty() && submission.tables.values().all(Vec::is_empty), "{file:?}");
        assert_eq!(findings.len(), required, "{findings:?}");
        assert!(findings.iter().all(|finding| &*finding.rule == "R04"));
    }
}

#[test]
fn what_is_filled_in_reads_back_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = made(&sample(), &["08"], folder.path()).remove(0);
    assert_eq!(file.file_name().unwrap(), "08-tuyen-quang.xlsx");
    let blank = std::fs::read(file).unwrap();
    let supplement = [("B1", "trên 2.300"), ("B4", "12.5")];
    for lines in [&CLEAN[..12], &CLEAN[..]] {
        let values: BTreeMap<&str, &str> = lines.iter().copied().chain(supplement).collect();
        let mut cells: BTreeMap<(&str, String), String> =
            values.iter().map(|(code, value)| (address(code), (*value).to_owned())).collect();
        cells.insert(("sheet4", "B5".to_owned()), "CCN Sông Một".to_owned());
        cells.insert(("sheet5", "C5".to_owned()), "=1+1 là chữ".to_owned());
        let submission = read(&filled(&blank, &cells)).value.unwrap();
        let found: BTreeMap<&str, String> =
            submission.lines.iter().map(|(code, reported)| (&**code, reported.raw.to_string())).collect();
        let wanted = values.iter().map(|(code, value)| (*code, (*value).to_owned())).collect();
        assert_eq!(found, wanted);
        assert_eq!(submission.tables["danh_muc"].len(), 1);
        let said = submission.tables["vuong_mac"][0].cells.get("noi_dung").unwrap();
        assert_eq!(*said, TableValue::Text("=1+1 là chữ".to_owned(), 2));
        assert!(submission.tables["dai_bieu"].is_empty());
    }
}

#[test]
fn the_period_before_stands_beside_and_its_lasting_columns_are_carried() {
    let folder = tempfile::tempdir().unwrap();
    let (before, now) = (folder.path().join("before"), folder.path().join("now"));
    crate::declarations::copy(&sample(), &before);
    let declared = std::fs::read_to_string(sample().join("conference.toml")).unwrap();
    let declared = met_after(&declared, "2021-12-14")
        .replace("6 tháng đầu năm 2021", "năm 2021")
        .replace("data_to = 2021-06-14", "data_to = 2021-12-14\nprevious = \"before\"");
    std::fs::create_dir_all(&now).unwrap();
    std::fs::write(now.join("conference.toml"), declared).unwrap();
    let file = made(&now, &["08"], &folder.path().join("out")).remove(0);
    let submission = read(&std::fs::read(&file).unwrap()).value.unwrap();
    assert!(submission.lines.is_empty(), "what was is not what is: {:?}", submission.lines);
    let old = read(&std::fs::read(before.join("submissions/08-tuyen-quang.xlsx")).unwrap()).value.unwrap();
    let (carried, rows) = (&submission.tables["danh_muc"], &old.tables["danh_muc"]);
    assert_eq!(carried.len(), rows.len());
    for (new, old) in carried.iter().zip(rows) {
        for column in form().table("danh_muc").unwrap() {
            let said = |row: &briefbook::model::submission::TableRow| row.cells.get(&column.key).map(TableValue::shown);
            assert_eq!(said(new), said(old).filter(|_| column.carry), "{}", column.key);
        }
    }
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let lines = std::io::read_to_string(archive.by_name("xl/worksheets/sheet2.xml").unwrap()).unwrap();
    let (_, at) = address("18");
    let beside = lines.split(&format!("<c r=\"H{}\"", &at[1..])).nth(1).unwrap();
    assert!(beside.split("</c>").next().unwrap().contains("<v>108.7</v>"), "the value of the period before");
}

#[test]
fn forms_are_the_same_bytes_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    let first = made(&sample(), &["08", "01"], &one);
    let second = made(&sample(), &["08", "01"], &other);
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
    }
    assert_eq!(std::fs::read_dir(&one).unwrap().count(), 2, "nothing is left beside them");
}

#[test]
fn an_unknown_locality_is_one_sentence_and_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let options = FormOptions {
        conference: sample(),
        templates: templates(),
        places: vec!["08".to_owned(), "99".to_owned()],
        out: out.clone(),
        jobs: 0,
        worker: Some(worker()),
    };
    let error = forms(&options).unwrap_err().to_string();
    assert_eq!(error, "there is no locality with code \"99\"");
    assert!(!out.exists());
}

#[test]
fn a_form_of_another_locality_is_told_but_read() {
    let folder = tempfile::tempdir().unwrap();
    let mark = [
        ["briefbook-form/1", ""],
        ["form", "bieu-04@2024-10-01"],
        ["conference", "x"],
        ["place", "'01"],
        ["vintage", "'63"],
    ];
    let rows = mark.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let sketch = Sketch { grid: [("_BIEU_MAU".to_owned(), rows)].into(), ..Sketch::default() };
    let report = report(&sketch, folder.path());
    let told = report.findings.iter().find(|finding| &*finding.rule == "R16" && finding.left.is_some());
    let told = told.unwrap_or_else(|| panic!("{:?}", report.findings));
    assert_eq!((told.left.as_ref(), told.right.as_ref()), (Some(&"Hà Nội".into()), Some(&"Tuyên Quang".into())));
    assert_eq!(report.submissions.len(), 1);
}

/// A form has the name under which its workbook comes back.
#[test]
fn forms_are_not_put_among_the_workbooks_that_came() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    crate::declarations::copy(&sample(), &conference);
    let came = conference.join("submissions");
    let before = crate::book::all_files(&came);
    let options = FormOptions {
        conference,
        templates: templates(),
        places: vec!["08".to_owned()],
        out: came.clone(),
        jobs: 0,
        worker: Some(worker()),
    };
    let error = forms(&options).unwrap_err().to_string();
    assert!(error.ends_with("holds the workbooks that came: forms need another folder"), "{error}");
    assert!(crate::book::all_files(&came) == before);
}
