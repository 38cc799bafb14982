//! Letters to localities: to whom, about what, and that they say what was found and when.

use crate::declarations::copy;
use crate::golden::{sample, templates};
use briefbook::model::document::{Block, Document};
use briefbook::model::finding::Severity;
use briefbook::render::text::{Provenance, text};
use briefbook::{CheckOptions, check, documents};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Letters of a conference by file name.
fn letters(conference: &Path) -> BTreeMap<String, Document> {
    let documents = documents(conference, &templates()).unwrap().into_iter();
    documents.filter_map(|document| Some((document.path.strip_prefix("phan-hoi/")?.to_owned(), document))).collect()
}

/// What is to be corrected or explained, as the codes of those who are to.
fn asked(conference: &Path) -> Vec<(Severity, String)> {
    let options = CheckOptions {
        conference: Some(conference.to_owned()),
        templates: templates(),
        paths: vec![conference.join("submissions")],
        jobs: 0,
        worker: None,
    };
    let findings = check(&options).unwrap().findings.into_iter();
    let open = findings.filter(|finding| match finding.severity {
        Severity::Error => true,
        // The spelling of a name is told in the workbook alone.
        Severity::Warning => finding.explanation.is_none() && finding.line.is_some(),
        Severity::Info => false,
    });
    open.filter_map(|finding| Some((finding.severity, finding.place?.to_string()))).collect()
}

/// The sample without Cao Bằng's workbook, with one of Hà Giang for another period.
fn conference(folder: &Path) -> PathBuf {
    let conference = folder.join("2021-07-02-ccn");
    copy(&sample(), &conference);
    std::fs::remove_file(conference.join("submissions/04-cao-bang.xlsx")).unwrap();
    let other = crate::sketch::Sketch {
        info: [("Địa phương", "Hà Giang"), ("Kỳ báo cáo", "năm 2020")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .into(),
        ..Default::default()
    };
    other.write(&conference.join("submissions/02-ha-giang.xlsx"));
    let register = "file,received\n08-tuyen-quang.xlsx,2021-06-29T16:05:00+07:00\n";
    std::fs::write(conference.join("received.csv"), register).unwrap();
    conference
}

fn about(document: &Document) -> &str {
    match &document.sections[0].blocks[0] {
        Block::Masthead(masthead) => &masthead.about,
        other => panic!("a letter begins with its masthead, not {other:?}"),
    }
}

#[test]
fn whoever_is_asked_for_something_gets_a_letter_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let conference = conference(folder.path());
    let (letters, asked) = (letters(&conference), asked(&conference));
    // A letter is named by code and name. The two whose workbooks do not count are asked for them.
    let found: BTreeSet<&str> = letters.keys().map(|name| name.split('-').next().unwrap()).collect();
    let wanted: BTreeSet<&str> = asked.iter().map(|(_, place)| &**place).chain(["02", "04"]).collect();
    assert_eq!(found, wanted);
    // The last words of a paragraph hold together.
    let of = |name: &str| text(&letters[name], Provenance::Hidden).replace('\u{a0}', " ");
    assert_eq!(about(&letters["08-tuyen-quang"]), "V/v chỉnh sửa số liệu báo cáo về cụm công nghiệp");
    let corrections = of("08-tuyen-quang");
    assert!(corrections.contains("Kính gửi: Sở Công Thương tỉnh Tuyên Quang"), "{corrections}");
    assert!(corrections.contains("(tệp 08-tuyen-quang.xlsx, nhận lúc 16h05 ngày 29/6/2021)"), "{corrections}");
    let items = corrections.lines().filter(|line| line.starts_with("- ") && line.contains("BIEU_04!")).count();
    let lines = asked.iter().filter(|(severity, place)| (*severity, &**place) == (Severity::Error, "08")).count();
    assert!(items == lines && corrections.contains("- BIEU_04!D32: Chỉ tiêu 19"), "{corrections}");
    // No moment was given: nothing is said of the deadline as past.
    assert!(corrections.contains("trước 17h00 ngày 29/6/2021") && !corrections.contains("đã qua"), "{corrections}");
    assert_eq!(corrections.matches("Giải trình").count(), 1, "one place to explain: {corrections}");
    assert_eq!(about(&letters["04-cao-bang"]), "V/v đôn đốc báo cáo về cụm công nghiệp");
    let reminder = of("04-cao-bang");
    assert!(reminder.contains("chưa nhận được báo cáo của tỉnh Cao Bằng"), "{reminder}");
    assert_eq!(about(&letters["02-ha-giang"]), "V/v gửi lại báo cáo về cụm công nghiệp");
    let again = of("02-ha-giang");
    assert!(
        again.contains("02-ha-giang.xlsx")
            && again.contains("không được tính; kỳ của hội nghị là 6 tháng đầu năm 2021"),
        "{again}"
    );
    for letter in letters.keys().map(|name| of(name)) {
        assert!(letter.contains("Quý Sở./.") && letter.contains("- Như trên;"), "{letter}");
    }
}
