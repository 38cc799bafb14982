//! `docs/new-pack.md` followed word by word in an empty folder.

use crate::book::{figures, findings};
use crate::declarations::{Quiet, copy};
use crate::golden::{root, templates};
use briefbook::{BuildOptions, Built, build};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::path::Path;

/// Writes the files the guide shows under a line "Tệp `path`:". Blocks inside a block stand there with `~~~`.
fn write_files(guide: &str, folder: &Path) -> usize {
    let mut count = 0;
    for part in guide.split("\nTệp `").skip(1) {
        let (path, rest) = part.split_once("`:").unwrap();
        let body = rest.split_once("```").unwrap().1.split_once('\n').unwrap().1;
        let (body, _) = body.split_once("\n```\n").unwrap();
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, body.replace("~~~", "```") + "\n").unwrap();
        count += 1;
    }
    count
}

/// Types the table the guide shows under "Trang `NAME`:" as a person would, numbers with a comma.
fn type_sheet(guide: &str, name: &str, sheet: &mut Worksheet) {
    sheet.set_name(name).unwrap();
    let table = guide.split_once(&format!("Trang `{name}`:\n\n")).unwrap().1;
    let rows = table.lines().take_while(|line| line.starts_with('|')).filter(|line| !line.starts_with("|---"));
    for (row, line) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(line.trim_matches('|').split('|').map(str::trim)) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
}

fn run(folder: &Path) -> anyhow::Result<Built> {
    let options = BuildOptions {
        conference: folder.join("input/2026-cho"),
        templates: folder.join("templates"),
        out: folder.join("output"),
        at: None,
        jobs: 0,
        fresh: false,
        worker: None,
    };
    build(&options, &Quiet)
}

#[test]
fn an_official_with_a_text_editor_makes_a_pack() {
    let guide = std::fs::read_to_string(root().join("docs/new-pack.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for shared in ["fonts", "styles", "partials"] {
        copy(&templates().join(shared), &folder.path().join("templates").join(shared));
    }
    std::fs::copy(templates().join("index.html.hbs"), folder.path().join("templates/index.html.hbs")).unwrap();
    assert_eq!(write_files(&guide, folder.path()), 4);
    let mut workbook = Workbook::new();
    for name in ["THONG_TIN", "CHO"] {
        type_sheet(&guide, name, workbook.add_worksheet());
    }
    let submissions = folder.path().join("input/2026-cho/submissions");
    std::fs::create_dir_all(&submissions).unwrap();
    workbook.save(submissions.join("lao-cai.xlsx")).unwrap();

    let built = run(folder.path()).unwrap();
    assert_eq!((built.coverage.accepted, built.coverage.expected, built.documents), (1, 34, 35));
    let figures = figures(&built.folder);
    let text = |place: &str, line: &str| figures[&(place.to_owned(), line.to_owned())]["text"].clone();
    assert_eq!([text("vn", "1"), text("vn", "2"), text("vn", "3"), text("15", "4")], ["40", "30", "75%", "12,5"]);
    let findings = findings(&built.folder);
    let of_lao_cai: Vec<_> = findings.iter().filter(|finding| finding["place"] == "15").collect();
    let [finding] = &of_lao_cai[..] else { panic!("{of_lao_cai:?}") };
    assert_eq!(finding["rule"], "C02");
    assert!(finding["message"].as_str().unwrap().contains("30 ÷ 40 = 75%"), "{finding}");
    assert!(built.folder.join("tom-tat/15-lao-cai.docx").exists());

    let report = folder.path().join("templates/cho/documents/bao-cao.hbs");
    let wrong = std::fs::read_to_string(&report).unwrap().replacen("{{fig \"1\"", "{{fig \"9\"", 1);
    std::fs::write(&report, wrong).unwrap();
    let error = format!("{:#}", run(folder.path()).unwrap_err());
    assert!(error.contains("documents/bao-cao.hbs:21:") && error.contains("the form has no line \"9\""), "{error}");
}
