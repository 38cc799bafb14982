//! A document in English from Vietnamese workbooks.

use crate::declarations::copy;
use crate::golden::{check, root, templates, worker};
use briefbook::{PreviewOptions, preview};

#[test]
fn a_template_in_english_makes_an_english_document() {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("templates");
    copy(&templates(), &packs);
    std::fs::copy(root().join("tests/english/report-en.hbs"), packs.join("cum-cong-nghiep/documents/report-en.hbs"))
        .unwrap();
    let report = |format: &str| {
        let found = preview(&PreviewOptions {
            conference: root().join("input/2026-12-hoi-nghi-ccn"),
            templates: packs.clone(),
            out: folder.path().join("output"),
            document: "report-en".to_owned(),
            place: None,
            format: format.to_owned(),
            draft: None,
            jobs: 0,
            worker: Some(worker()),
        });
        found.unwrap().bytes
    };
    let text = String::from_utf8(report("txt")).unwrap();
    if let Err(diff) = check("english/report-en.txt", &text) {
        panic!("{diff}");
    }
    // Names of places are Vietnamese in any language; the program's own words are not.
    for word in ["Bảng", "Hình", "Phụ lục", "địa phương", "Nơi nhận", "ngày", "năm", "cụm", "đồng"]
    {
        assert!(!text.contains(word), "{word}");
    }
    let pdf = report("pdf");
    assert!(pdf.windows(15).any(|part| part == b"<rdf:li>en-GB</"), "the PDF declares its language");
}
