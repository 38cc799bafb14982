//! Letters to localities: to whom, about what, and that they say what was found and when.

use crate::declarations::copy;
use crate::golden::{sample, templates};
use briefbook::documents;
use briefbook::model::document::{Block, Document};
use briefbook::render::text::{Provenance, text};
use std::collections::BTreeMap;

/// Letters of the sample without Cao Bằng's workbook, with one of Hà Giang for another period, by file name.
fn letters() -> BTreeMap<String, Document> {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
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
    let documents = documents(&conference, &templates()).unwrap().into_iter();
    documents.filter_map(|document| Some((document.path.strip_prefix("phan-hoi/")?.to_owned(), document))).collect()
}

fn about(document: &Document) -> &str {
    match &document.sections[0].blocks[0] {
        Block::Masthead(masthead) => &masthead.about,
        other => panic!("a letter begins with its masthead, not {other:?}"),
    }
}

#[test]
fn whoever_is_asked_for_something_gets_a_letter_and_nobody_else() {
    let letters = letters();
    // The last words of a paragraph hold together.
    let of = |name: &str| text(&letters[name], Provenance::Hidden).replace('\u{a0}', " ");
    assert!(letters.len() < 30 && !letters.contains_key("10-lao-cai"), "{:?}", letters.keys());
    assert_eq!(about(&letters["08-tuyen-quang"]), "V/v chỉnh sửa số liệu báo cáo về cụm công nghiệp");
    let corrections = of("08-tuyen-quang");
    assert!(corrections.contains("Kính gửi: Sở Công Thương tỉnh Tuyên Quang"), "{corrections}");
    assert!(corrections.contains("(tệp 08-tuyen-quang.xlsx, nhận lúc 16h05 ngày 29/6/2021)"), "{corrections}");
    assert!(corrections.contains("Sửa 01 điểm") && corrections.contains("| BIEU_04!D32 |"), "{corrections}");
    assert!(corrections.contains("hạn báo cáo 17h00 ngày 29/6/2021 đã qua"), "{corrections}");
    assert_eq!(about(&letters["04-cao-bang"]), "V/v đôn đốc báo cáo về cụm công nghiệp");
    let reminder = of("04-cao-bang");
    assert!(reminder.contains("chưa nhận được báo cáo của tỉnh Cao Bằng"), "{reminder}");
    assert!(reminder.contains("đã có báo cáo được tính của 61/63 địa phương"), "{reminder}");
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
