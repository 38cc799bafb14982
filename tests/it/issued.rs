//! Documents that went out: recorded with their files, and frozen in later books.

use crate::book::{build_at, json};
use crate::decisions::{conference, deciding, written};
use crate::declarations::copy;
use crate::golden::{templates, worker};
use briefbook::contracts::{Compared, Issued};
use briefbook::publish::code;
use briefbook::{DecideOptions, IssueOptions, decide, issue, verify_book, verify_pdf};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A conference of one workbook, its book, and what is issued of it.
struct Office {
    _folder: TempDir,
    conference: PathBuf,
    out: PathBuf,
}

impl Office {
    fn new() -> Office {
        let (folder, conference) = conference(&["08-tuyen-quang.xlsx"]);
        let out = folder.path().join("out");
        let office = Office { _folder: folder, conference, out };
        office.build();
        office
    }

    fn build(&self) {
        build_at(&self.conference, &self.out, 0);
    }

    fn book(&self) -> PathBuf {
        self.out.join("2021-07-02-ccn")
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.out.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn issuing(&self, file: PathBuf, number: &str) -> IssueOptions {
        IssueOptions {
            file,
            number: number.to_owned(),
            day: "2021-07-05".parse().unwrap(),
            document: None,
            conference: self.conference.clone(),
            templates: templates(),
            book: None,
            out: self.out.clone(),
            by: "Cục trưởng".to_owned(),
            reason: None,
            at: "2021-07-05T08:00:00+07:00".parse().unwrap(),
            jobs: 0,
            worker: Some(worker()),
        }
    }

    fn issue(&self, file: PathBuf, number: &str) -> Issued {
        issue(&self.issuing(file, number)).unwrap()
    }

    fn refused(&self, options: &IssueOptions) -> String {
        format!("{:#}", issue(options).expect_err("is refused"))
    }

    fn made_from(&self, path: &str) -> String {
        let manifest = json(&self.book(), "manifest.json");
        let mut outputs = manifest["outputs"].as_array().unwrap().iter();
        outputs.find(|output| output["path"] == path).unwrap()["made_from"].as_str().unwrap().to_owned()
    }
}

/// A PDF as another program would write it: other bytes, the same pages.
fn written_anew(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    lopdf::Document::load(path).unwrap().save_to(&mut bytes).unwrap();
    assert_ne!(bytes, fs::read(path).unwrap());
    bytes
}

#[test]
fn an_issued_document_stays_as_it_went_out_until_its_edition_is_reopened() {
    let office = Office::new();
    let made = fs::read(office.book().join("phat-bieu.pdf")).unwrap();
    let issued = office.issue(office.book().join("phat-bieu.pdf"), "12/BC-BCT");
    assert_eq!(
        (issued.document.as_str(), issued.compared, issued.decision.as_str()),
        ("phat-bieu", Compared::AsMade, "2")
    );
    let kept = office.conference.join("editions").join(&issued.file);
    assert_eq!(fs::read(&kept).unwrap(), made);
    let record: toml::Table = fs::read_to_string(kept.with_extension("toml")).unwrap().parse().unwrap();
    assert_eq!(
        (record["number"].as_str(), record["sha256"].as_str()),
        (Some("12/BC-BCT"), Some(issued.sha256.as_str()))
    );
    let text = written(&office.conference);
    assert!(text.contains("kind = \"approve\"") && text.contains("number = \"12/BC-BCT\""), "{text}");

    let old_code = code(&office.made_from("phat-bieu.pdf"));
    let workbook = office.conference.join("submissions/08-tuyen-quang.xlsx");
    fs::rename(&workbook, office.out.join("away.xlsx")).unwrap();
    fs::copy(crate::golden::sample().join("submissions/15-yen-bai.xlsx"), workbook.with_file_name("15.xlsx")).unwrap();
    office.build();
    let frozen = "da-ban-hanh/phat-bieu-so-12-bc-bct.pdf";
    assert_eq!(fs::read(office.book().join(frozen)).unwrap(), made);
    assert_ne!(fs::read(office.book().join("phat-bieu.pdf")).unwrap(), made);
    assert_eq!(json(&office.book(), "manifest.json")["issued"][0]["path"], frozen);
    let page = fs::read_to_string(office.book().join("index.html")).unwrap();
    assert!(page.contains(frozen) && page.contains("số 12/BC-BCT, ngày 05/7/2021"));
    let verdict = verify_book(&office.book(), Some(&old_code)).unwrap();
    assert_eq!((verdict.wrong.len(), verdict.bear_code), (0, vec![frozen.to_owned()]));
    assert_eq!(verdict.issued[0].number, "12/BC-BCT");
    let original = verify_pdf(&[kept], &office.out).unwrap().documents.remove(0);
    assert!(original.as_made && original.issued.is_some_and(|issued| issued.number == "12/BC-BCT"));

    let reopen = DecideOptions { file: Some(issued.edition.clone()), ..deciding(&office.conference, "reopen") };
    decide(&reopen).unwrap();
    office.build();
    assert!(!office.book().join("da-ban-hanh").exists());
    assert_eq!(json(&office.book(), "manifest.json")["issued"], serde_json::Value::Null);
    assert!(office.conference.join("editions").join(&issued.file).is_file(), "what went out is never lost");
}

#[test]
fn an_edition_that_was_issued_stays_in_the_history() {
    let office = Office::new();
    let declaration = office.conference.join("conference.toml");
    fs::write(&declaration, "history = 1\n".to_owned() + &fs::read_to_string(&declaration).unwrap()).unwrap();
    office.build();
    let edition = fs::read(office.book().join("manifest.json")).unwrap();
    office.issue(office.book().join("phat-bieu.pdf"), "12/BC-BCT");
    for line in ["18", "19"] {
        let waive = DecideOptions {
            rule: Some("V07".to_owned()),
            place: Some("08".to_owned()),
            line: Some(line.to_owned()),
            ..deciding(&office.conference, "waive")
        };
        decide(&waive).unwrap();
        office.build();
    }
    let history = fs::read_dir(office.book().join(".history")).unwrap();
    let manifests: Vec<Vec<u8>> =
        history.map(|entry| fs::read(entry.unwrap().path().join("manifest.json")).unwrap()).collect();
    assert_eq!(manifests.len(), 2, "the newest, and the one that was issued");
    assert!(manifests.contains(&edition));
}

/// A PDF that Word made of the document is known by its code, and its figures are compared with the data.
#[test]
fn a_pdf_of_another_program_is_compared_by_its_text() {
    let office = Office::new();
    let foreign = office.file("in ra.pdf", &written_anew(&office.book().join("tom-tat/08-tuyen-quang.pdf")));
    let issued = office.issue(foreign.clone(), "3/BCT");
    assert_eq!((issued.document.as_str(), issued.compared), ("tom-tat/08-tuyen-quang", Compared::Text));
    assert_eq!((issued.wrong, issued.gone), (vec![], 0));
    assert!(issued.right > 30, "{}", issued.right);

    let correct = DecideOptions {
        place: Some("08".to_owned()),
        line: Some("18".to_owned()),
        value: Some("109.2".to_owned()),
        source: Some("điện thoại".to_owned()),
        ..deciding(&office.conference, "correct")
    };
    decide(&correct).unwrap();
    let issued = office.issue(foreign, "4/BCT");
    let wrong: Vec<(&str, &str)> =
        issued.wrong.iter().map(|wrong| (wrong.says.as_str(), wrong.should.as_str())).collect();
    assert!(wrong.iter().any(|(says, should)| says.contains("108,7") && should.contains("109,2")), "{wrong:?}");
}

#[test]
fn a_scan_is_kept_unread() {
    let office = Office::new();
    let scan = office.file("quet.jpg", b"\xff\xd8\xff\xe0 a picture");
    let options = office.issuing(scan, "15/TB-BCT");
    assert!(office.refused(&options).contains("name it with --document"));
    let issued = issue(&IssueOptions { document: Some("du-thao-ket-luan".to_owned()), ..options }).unwrap();
    assert_eq!((issued.compared, issued.right), (Compared::Unread, 0));
    office.build();
    assert!(office.book().join("da-ban-hanh/du-thao-ket-luan-so-15-tb-bct.jpg").is_file());
    assert_eq!(verify_book(&office.book(), None).unwrap().wrong, []);
}

#[test]
fn what_is_no_document_that_went_out_is_refused() {
    let office = Office::new();
    let before = written(&office.conference);
    let word = office.book().join("phat-bieu.docx");
    assert!(office.refused(&office.issuing(word, "1")).contains("neither a PDF nor a picture"));
    let broken = office.file("hong.pdf", b"%PDF-1.7 broken");
    assert!(office.refused(&office.issuing(broken, "1")).contains("cannot be read as a PDF"));
    let foreign = office.file("khac.pdf", &written_anew(&office.book().join("phat-bieu.pdf")));
    let other = IssueOptions { document: Some("bao-cao-tong-hop".to_owned()), ..office.issuing(foreign, "1") };
    assert!(office.refused(&other).contains("less than half of the figures"));
    let elsewhere =
        IssueOptions { out: office.out.join("none"), ..office.issuing(office.book().join("dai-bieu.pdf"), "1") };
    assert!(office.refused(&elsewhere).contains("there is no book of this conference"));
    assert_eq!(written(&office.conference), before);

    let issued = office.issue(office.book().join("phat-bieu.pdf"), "1");
    let twice = office.issuing(office.book().join("phat-bieu.pdf"), "1");
    assert!(office.refused(&twice).contains("is issued under number 1 already"));
    let kept = office.conference.join("editions").join(&issued.file);
    assert!(kept.is_file(), "the file that was issued before stays");
    fs::write(kept, b"changed").unwrap();
    let error = office.refused(&office.issuing(office.book().join("dai-bieu.pdf"), "2"));
    assert!(error.contains("is not there as it was issued"), "{error}");
}

/// The signed original is known under its signatures, and who signed is recorded.
#[test]
fn a_signed_pdf_is_recorded_with_its_signatures() {
    let office = Office::new();
    let signed: &[u8] = include_bytes!("../signed/letter-signed-twice.pdf");
    let made = &signed[..26_308];
    let book = office.out.join("signed/2021-07-02-ccn");
    copy(&office.book(), &book);
    let mut manifest = json(&book, "manifest.json");
    let output = serde_json::json!({
        "path": "thu.pdf", "sha256": briefbook::publish::sha256(made), "bytes": made.len(), "made_from": "bf64a758",
    });
    manifest["outputs"].as_array_mut().unwrap().push(output);
    fs::write(book.join("manifest.json"), manifest.to_string()).unwrap();
    let file = office.file("thu-da-ky.pdf", signed);
    let issued = issue(&IssueOptions { book: Some(book), ..office.issuing(file, "21/BCT") }).unwrap();
    let fields: Vec<&str> = issued.signatures.iter().map(|signature| signature.field.as_str()).collect();
    assert_eq!((issued.compared, fields), (Compared::AsMade, vec!["Sig_Signer", "Sig_Seal"]));
    office.build();
    let verdict = verify_book(&office.book(), Some("BF64-A758")).unwrap();
    assert_eq!((verdict.wrong.len(), verdict.bear_code), (0, vec!["da-ban-hanh/thu-so-21-bct.pdf".to_owned()]));
    assert_eq!(verdict.signed[0].signatures.len(), 2);
}
