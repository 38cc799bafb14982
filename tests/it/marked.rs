//! The workbook handed back: everything the locality sent is still there, and each finding stands on its cell.

use crate::golden::{root, sample, templates};
use crate::package::{Parts, relations, worksheet};
use crate::reading::context;
use crate::sketch::form;
use briefbook::CheckOptions;
use briefbook::intake::Intake;
use briefbook::localities::LocalityMap;
use briefbook::messages::{Catalogue, built_in};
use briefbook::model::finding::{Finding, Location, Severity};
use briefbook::model::language::Language;
use briefbook::model::limits::Limits;
use briefbook::model::period::Period;
use briefbook::model::result_sheet::{Column, Listed, MARK};
use briefbook::model::submission::Submission;
use briefbook::model::workbook::{CellRef, RawValue, RawWorkbook};
use briefbook::normalise;
use briefbook::render::text::{Provenance, text as text_of};
use briefbook::spreadsheets::annotate::{AnnotatedWorkbook, Annotations, annotated_workbook};
use chrono::DateTime;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// Name of the sheet of results.
const SHEET: &str = "Kết quả kiểm tra";

const FILE: &str = "08-tuyen-quang.xlsx";

fn rich() -> Vec<u8> {
    std::fs::read(root().join("tests/marked/rich.xlsx")).unwrap()
}

fn cell(sheet: &str, row: u32, col: u32) -> CellRef {
    CellRef { file: FILE.into(), sheet: sheet.into(), row, col }
}

fn finding(rule: &str, severity: Severity, at: &CellRef) -> Finding {
    Finding::new(rule, severity, format!("Ô {} cần xem lại & <sửa>", at.a1()))
        .with_cell(at, "=1+1")
        .with_sides("=HYPERLINK(\"http://x\")", "2")
        .with_suggestion("Sửa.")
}

/// On a note with a conversation, a note without, a merged cell, a cell and a row that are not there, a hidden sheet.
fn findings() -> Vec<Finding> {
    let mut many = finding("V15", Severity::Warning, &cell("BIEU_04", 4, 3)).with_line("1");
    many.more = vec![cell("BIEU_04", 5, 3), cell("BIEU_04", 99, 30)];
    vec![
        finding("V07", Severity::Error, &cell("BIEU_04", 31, 3)).with_line("19"),
        finding("V05", Severity::Warning, &cell("BIEU_04", 29, 3)).with_line("17"),
        finding("V12", Severity::Info, &cell("BIEU_04", 5, 7)),
        many,
        finding("V20", Severity::Warning, &cell("Tính toán", 0, 0)),
        Finding::new("R03", Severity::Info, "Trang tính ẩn")
            .with_location(Location::Sheet(FILE.into(), "Tính toán".into())),
    ]
}

fn back(bytes: &[u8], findings: &[Finding], report: &[&Listed]) -> AnnotatedWorkbook {
    let time = |text| DateTime::parse_from_rfc3339(text).unwrap();
    let marking = Annotations {
        code: "08",
        sha256: "0",
        place: "tỉnh Tuyên Quang".to_owned(),
        conference: "Hội nghị",
        period: Period::parse("6 tháng đầu năm 2021").unwrap(),
        file: FILE,
        findings: findings.iter().collect(),
        report: report.to_vec(),
        answer_by: Some(time("2021-07-05T17:00:00+07:00")),
        created: time("2021-07-01T15:00:00+07:00"),
        limits: Limits::default(),
        shown: &str::to_owned,
        form: form(),
        catalogue: Catalogue::embedded(Language::Vi),
    };
    annotated_workbook(&marking, bytes).unwrap()
}

#[test]
fn an_answer_has_one_place_and_a_day_to_come() {
    let cell = |row| CellRef { file: FILE.into(), sheet: "BIEU_04".into(), row, col: 3 };
    let told = [("V05", Severity::Error, 9), ("V17", Severity::Error, 35), ("V11", Severity::Warning, 17)];
    let findings = told.map(|(rule, severity, row)| finding(rule, severity, &cell(row)));
    let after = parts(&back(&rich(), &findings, &[]).bytes);
    let results = after.values().map(|part| String::from_utf8_lossy(part)).find(|part| part.contains(MARK)).unwrap();
    assert!(results.contains("Gửi lại tệp này trước 17h00 ngày 05/7/2021."), "{results}");
    let place = Column::Explanation.place() as u8;
    let style = |row: usize| {
        let cell = results.split(&format!("<c r=\"{}{row}\" s=\"", char::from(b'A' + place))).nth(1).unwrap();
        cell.split('"').next().unwrap().to_owned()
    };
    // Under the title, five lines, an empty one and the heads.
    let [error, earlier, warning] = [9, 10, 11].map(style);
    assert!(error != earlier && earlier == warning, "an error of V17 can be answered: the earlier figure may be wrong");
}

/// Parts by name, unpacked.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |i| {
        let mut file = archive.by_index(i).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(&mut part).collect()
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

fn read(bytes: &[u8]) -> RawWorkbook {
    let read = Intake::new(Limits::default(), None).unwrap().workbook(FILE, bytes, &|_| true);
    read.value.unwrap_or_else(|| panic!("{:?}", read.findings))
}

fn submission(bytes: &[u8]) -> Submission {
    let (conference, _) = briefbook::config::conference(&sample()).unwrap();
    let form = briefbook::config::pack(&templates(), &conference, &briefbook::validate::built_in()).unwrap().form;
    let map = LocalityMap::load(conference.vintage, conference.data_to).unwrap();
    normalise::submission(&read(bytes), &context(&conference, &form, &map)).value.unwrap()
}

/// Text of a cell of the sheet of results.
fn result(book: &RawWorkbook, row: u32, column: Column) -> Option<String> {
    let sheet = book.sheets.iter().find(|sheet| &*sheet.name == SHEET).unwrap();
    sheet.cells.iter().find(|cell| (cell.row, cell.col) == (row, column.place())).map(|cell| cell.value.raw())
}

/// The workbook with an explanation next to the finding of a rule.
fn explained(bytes: &[u8], rule: &str, said: &str) -> Vec<u8> {
    let mut parts = parts(bytes);
    let sheets = parts.keys().filter(|name| name.starts_with("xl/worksheets/sheet")).cloned();
    let (name, sheet) =
        sheets.map(|name| (name.clone(), text(&parts, &name))).find(|(_, text)| text.contains(MARK)).unwrap();
    let (row, _) = sheet.split_once(&format!(">{rule}</t>")).unwrap();
    let row: u32 = row.rsplit("<row r=\"").next().unwrap().split('"').next().unwrap().parse().unwrap();
    let (before, rest) = sheet.split_once(&format!("<c r=\"K{row}\"")).unwrap();
    let (_, after) = rest.split_once("/>").unwrap();
    let sheet = format!("{before}<c r=\"K{row}\" t=\"inlineStr\"><is><t>{said}</t></is></c>{after}");
    parts.insert(name, sheet.into_bytes());
    parts.into_iter().fold(Parts::none(), |all, (name, bytes)| all.with(&name, bytes)).zip()
}

#[test]
fn all_that_was_sent_comes_back() {
    let (sent, marked) = (rich(), back(&rich(), &findings(), &[]));
    assert!(marked.own);
    let (before, after) = (parts(&sent), parts(&marked.bytes));
    let changed: Vec<&str> =
        before.iter().filter(|(name, bytes)| after[*name] != **bytes).map(|(name, _)| name.as_str()).collect();
    let allowed = [
        "[Content_Types].xml",
        "docProps/app.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/persons/person.xml",
        "xl/styles.xml",
        "xl/threadedComments/threadedComment1.xml",
        "xl/workbook.xml",
        // It was selected; now the sheet of results is.
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet7.xml",
    ];
    assert!(changed.iter().all(|name| allowed.contains(name)), "{changed:?}");
    let new: Vec<&str> = after.keys().map(String::as_str).filter(|name| !before.contains_key(*name)).collect();
    assert_eq!(
        new,
        [
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/worksheets/_rels/sheet7.xml.rels",
            "xl/worksheets/sheet8.xml"
        ]
    );
    let (mut before, mut after) = (read(&sent), read(&marked.bytes));
    assert_eq!(&*after.sheets[0].name, SHEET);
    // The notes that were added are taken out again where a workbook is read.
    for sheet in before.sheets.iter_mut().chain(&mut after.sheets) {
        sheet.marks.comments.clear();
    }
    assert_eq!(before.sheets, after.sheets[1..], "cells with their formats, and which sheets are hidden");
    let (before, after) = (submission(&sent), submission(&marked.bytes));
    assert!(before.listed.is_empty() && after.listed.len() == 6);
    assert_eq!(before, Submission { listed: Vec::new(), answers: None, ..after });
    assert_eq!(back(&sent, &findings(), &[]), marked, "the same bytes again");
}

#[test]
fn a_sheet_of_results_comes_first_and_everything_counts_from_it() {
    let after = parts(&back(&rich(), &findings(), &[]).bytes);
    let book = text(&after, "xl/workbook.xml");
    assert!(book.contains("<sheets><sheet xmlns:r=") && book.contains("name=\"Kết quả kiểm tra\" sheetId=\"8\""));
    assert!(book.contains("name=\"_xlnm.Print_Area\" localSheetId=\"2\"") && !book.contains("activeTab"), "{book}");
    let titles = text(&after, "docProps/app.xml");
    assert!(titles.contains("<vt:i4>8</vt:i4>") && titles.contains("<vt:vector size=\"8\" baseType=\"lpstr\">"));
    assert!(titles.contains("><vt:lpstr>Kết quả kiểm tra</vt:lpstr><vt:lpstr>THONG_TIN<"), "{titles}");
    let selected = after.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let selected: Vec<&String> =
        selected.filter(|(name, _)| text(&after, name).contains("tabSelected=\"1\"")).map(|(name, _)| name).collect();
    assert_eq!(selected, ["xl/worksheets/sheet8.xml"], "two selected sheets would be edited together");
    let results = text(&after, "xl/worksheets/sheet8.xml");
    assert!(!results.contains("<f>") && results.contains("=HYPERLINK(&quot;"), "text is text");
    assert!(results.contains("location=\"&apos;Tính toán&apos;!A1\""), "{results}");
}

#[test]
fn each_finding_is_on_its_cell() {
    let after = parts(&back(&rich(), &findings(), &[]).bytes);
    let sheet = text(&after, "xl/worksheets/sheet2.xml");
    let styles = text(&after, "xl/styles.xml");
    let fill = |address: &str| {
        let (_, tag) = sheet.split_once(&format!("<c r=\"{address}\"")).unwrap();
        let format: usize = tag.split("s=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let (_, formats) = styles.split_once("<cellXfs").unwrap();
        let format = formats.split("<xf ").nth(format + 1).unwrap();
        let fill: usize = format.split("fillId=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let fill = styles.split("<fill>").nth(fill + 1).unwrap();
        fill.split("rgb=\"").nth(1).unwrap()[..8].to_owned()
    };
    // The merged cell H6 is seen as G5; AE100 had no cell and no row.
    let marked = ["D32", "D30", "G5", "D5", "D6", "AE100"].map(fill);
    assert_eq!(marked, ["FFF8B4AC", "FFFFE08A", "FFCFE4F7", "FFFFE08A", "FFFFE08A", "FFFFE08A"]);
    let rows: Vec<u32> =
        sheet.split("<row r=\"").skip(1).map(|row| row.split('"').next().unwrap().parse().unwrap()).collect();
    assert!(rows.is_sorted_by(|a, b| a < b), "{rows:?}");
    let notes = text(&after, "xl/comments/comment1.xml");
    assert!(notes.contains("xin kiểm tra &amp; xác nhận &lt;51,6&gt;") && notes.contains("Phòng CCN"), "{notes}");
    assert_eq!(notes.matches("<comment ref=").count(), 6);
    assert_eq!(notes.matches("[LỖI V07]").count(), 1);
    let drawing = text(&after, "xl/drawings/commentsDrawing1.vml");
    assert_eq!(drawing.matches(":Row>").count(), 12, "a box for each of six notes: {drawing}");
    let mut ids: Vec<&str> =
        drawing.split("id=\"_x0000_s").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 6, "{ids:?}");
    let talk = text(&after, "xl/threadedComments/threadedComment1.xml");
    assert!(talk.contains("Đã đối chiếu chưa?") && talk.matches("<threadedComment ").count() == 2, "{talk}");
    let hidden = text(&after, "xl/worksheets/sheet7.xml");
    assert!(hidden.contains("<legacyDrawing") && hidden.contains("<f>BIEU_04!D31/BIEU_04!D30</f>"), "{hidden}");
}

#[test]
fn a_corrected_workbook_brings_explanations_and_loses_old_marks() {
    let first = back(&rich(), &findings(), &[]);
    let explained = explained(&first.bytes, "V05", " Theo quy hoạch ");
    let listed = submission(&explained).listed;
    let said: Vec<_> = listed.iter().filter_map(|listed| listed.explanation.as_deref()).collect();
    assert_eq!(said, ["Theo quy hoạch"]);
    assert!(listed[1].is(&findings()[1], &built_in) && !listed[1].is(&findings()[0], &built_in));
    // V07 has been put right.
    let left = &findings()[1..];
    let second = back(&explained, left, &[&listed[0]]);
    let after = parts(&second.bytes);
    let sheet = text(&after, "xl/worksheets/sheet2.xml");
    let (_, tag) = sheet.split_once("<c r=\"D32\"").unwrap();
    let format: usize = tag.split("s=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let original = text(&parts(&rich()), "xl/worksheets/sheet2.xml");
    let (_, tag) = original.split_once("<c r=\"D32\"").unwrap();
    assert!(tag.contains(&format!("s=\"{format}\"")), "the format it had: {format}");
    let notes = text(&after, "xl/comments/comment1.xml");
    assert_eq!(notes.matches("<comment ref=").count(), 6);
    assert_eq!(notes.matches("[CẢNH BÁO V05]").count(), 1, "not noted twice: {notes}");
    assert_eq!(notes.matches("[LỖI V07]").count(), 0, "what is mended is not noted on: {notes}");
    assert!(notes.contains("xin kiểm tra &amp; xác nhận &lt;51,6&gt;") && notes.contains("Phòng CCN"), "{notes}");
    assert_eq!(text(&after, "xl/drawings/commentsDrawing1.vml").matches(":Row>").count(), 12);
    let book = read(&second.bytes);
    assert_eq!(book.sheets.iter().filter(|sheet| sheet.name.starts_with(SHEET)).count(), 1);
    let rows = 0..40;
    let report = rows.clone().filter(|row| result(&book, *row, Column::Severity).as_deref() == Some("Đã khắc phục"));
    let report: Vec<_> = report.filter_map(|row| result(&book, row, Column::Rule)).collect();
    assert_eq!(report, ["V07"]);
    assert!(submission(&second.bytes).listed.iter().all(|listed| &*listed.rule != "V07"), "told once");
}

#[test]
fn what_cannot_be_changed_safely_gets_the_results_alone() {
    let signed = parts(&rich()).into_iter().fold(Parts::none(), |all, (name, bytes)| all.with(&name, bytes));
    let signed = signed.with("_xmlsignatures/sig1.xml", "<Signature/>").zip();
    let unordered = Parts::sheet("<row r=\"2\"/><row r=\"1\"/>").with("[Content_Types].xml", TYPES).zip();
    let mut found = findings();
    found[0] = finding("V07", Severity::Error, &cell("S", 0, 0));
    for bytes in [b"\xD0\xCF\x11\xE0 an .xls".to_vec(), Vec::new(), signed, unordered] {
        let marked = back(&bytes, &found, &[]);
        assert!(!marked.own);
        let book = read(&marked.bytes);
        assert_eq!(book.sheets.len(), 1);
        let quoted = (0..20).filter_map(|row| result(&book, row, Column::Raw)).filter(|raw| raw == "=1+1").count();
        assert_eq!(quoted, 5, "it quotes the cells");
        let formulas = book.sheets[0].cells.iter().any(|cell| cell.hint.formula || cell.value == RawValue::Bool(true));
        assert!(!formulas);
        assert!(parts(&marked.bytes).contains_key("xl/styles.xml"), "openpyxl looks for formats nowhere else");
    }
}

const TYPES: &str = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-\
                     officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

#[test]
fn macros_do_not_go_back() {
    let types = TYPES.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    let with_project = |rest: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"r2\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" \
             Target=\"vbaProject.bin\"/>{rest}</Relationships>"
        )
    };
    let sent = |relations: &str| {
        Parts::sheet("<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>")
            .with("[Content_Types].xml", types.as_str())
            .with("xl/_rels/workbook.xml.rels", relations)
            .with("xl/vbaProject.bin", *b"macros")
    };
    let found = [finding("V07", Severity::Error, &cell("S", 0, 0))];
    let marked = back(&sent(&with_project("")).zip(), &found, &[]);
    assert!(marked.own);
    let after = parts(&marked.bytes);
    assert!(!after.keys().any(|part| part.contains("vba")), "{:?}", after.keys());
    assert!(!text(&after, "xl/_rels/workbook.xml.rels").contains("vba"));
    assert!(!text(&after, "[Content_Types].xml").contains("macroEnabled"));
    assert_eq!(read(&marked.bytes).sheets[1].cells, read(&sent(&with_project("")).zip()).sheets[0].cells);
    let sheet = with_project("<Relationship Id=\"r3\" Type=\"x/xlMacrosheet\" Target=\"macrosheets/sheet1.xml\"/>");
    let link = with_project("<Relationship Id=\"r3\" Type=\"x/externalLink\" Target=\"link.xml\"/>");
    let linked =
        "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><ddeLink/></externalLink>";
    for running in [sent(&sheet).zip(), sent(&link).with("xl/link.xml", linked).zip()] {
        assert!(!back(&running, &found, &[]).own, "the results alone");
    }
}

/// The strict dialect with prefixes of its own, cells without addresses, no formats, and a sheet that has our name.
#[test]
fn prefixes_and_dialects_are_followed() {
    let strict = |xml: &str| xml.replace("MAIN", "http://purl.oclc.org/ooxml/spreadsheetml/main");
    let sent = Parts::sheet("")
        .with("[Content_Types].xml", TYPES)
        .with(
            "xl/workbook.xml",
            strict(
                "<x:workbook xmlns:x=\"MAIN\" xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">\
                 <x:sheets><x:sheet name=\"KẾT QUẢ kiểm tra\" sheetId=\"3\" q:id=\"r1\"/></x:sheets></x:workbook>",
            ),
        )
        .with(
            "xl/worksheets/sheet1.xml",
            strict(
                "<x:worksheet xmlns:x=\"MAIN\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t=\"b\"><x:v>1</x:v>\
                 </x:c></x:row><x:row/></x:sheetData><x:tableParts/></x:worksheet>",
            ),
        )
        .zip();
    let at = [(0, 1), (1, 2), (7, 0)].map(|(row, col)| cell("KẾT QUẢ kiểm tra", row, col));
    let marked = back(&sent, &at.map(|at| finding("V07", Severity::Error, &at)), &[]);
    assert!(marked.own);
    let after = parts(&marked.bytes);
    let sheet = text(&after, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<x:c t=\"b\" s=\"1\"><x:v>1</x:v></x:c></x:row>"), "{sheet}");
    assert!(sheet.contains("<x:row><x:c r=\"C2\" s=\"1\"/></x:row><x:row r=\"8\"><x:c r=\"A8\" s=\"1\"/></x:row>"));
    assert!(sheet.contains("/relationships\" r:id=\"rIdKetQua2\"/><x:tableParts/>"), "{sheet}");
    let book = text(&after, "xl/workbook.xml");
    assert!(book.contains("<x:sheets><x:sheet ") && book.contains("name=\"Kết quả kiểm tra (2)\" sheetId=\"4\""));
    assert_eq!(read(&marked.bytes).sheets[1].cells, read(&sent).sheets[0].cells);
}

#[test]
fn broken_parts_end_in_the_results_alone() {
    let all = parts(&rich());
    for name in ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml", "xl/comments/comment1.xml"] {
        for content in ["", "<a>", "<!DOCTYPE a><a/>", "<a/>", "\u{feff}<worksheet/>"] {
            let broken = all.clone().into_iter().fold(Parts::none(), |all, (name, bytes)| all.with(&name, bytes));
            let marked = back(&broken.with(name, content).zip(), &findings(), &[]);
            assert_eq!(&*read(&marked.bytes).sheets[0].name, SHEET, "{name} {content:?}");
        }
    }
    let shallow = worksheet(&"<x>".repeat(100_000));
    let deep = Parts::sheet("").with("[Content_Types].xml", TYPES).with("xl/worksheets/sheet1.xml", shallow);
    assert!(!back(&deep.zip(), &[finding("V07", Severity::Error, &cell("S", 0, 0))], &[]).own);
    let loops = relations(&[("officeDocument", "_rels/.rels")]);
    assert!(!back(&Parts::none().with("[Content_Types].xml", TYPES).with("_rels/.rels", loops).zip(), &[], &[]).own);
}

/// The first warning of a book that a locality can explain.
fn asked(book: &Path) -> Value {
    asked_of(book, "warning")
}

/// The first finding of a rule of a form on a value, of this severity.
fn asked_of(book: &Path, severity: &str) -> Value {
    let is_asked = |finding: &Value| {
        finding["severity"] == severity
            && finding["rule"].as_str().unwrap().starts_with('V')
            && finding["line"].is_string()
    };
    crate::book::findings(book).into_iter().find(is_asked).unwrap()
}

/// A conference of one locality and its book.
struct Sent {
    _folder: tempfile::TempDir,
    conference: PathBuf,
    out: PathBuf,
}

impl Sent {
    fn new(file: &str, bytes: &[u8]) -> Sent {
        let folder = tempfile::tempdir().unwrap();
        let conference = folder.path().join("2021-07-02-ccn");
        let submissions = conference.join("submissions");
        std::fs::create_dir_all(&submissions).unwrap();
        std::fs::copy(sample().join("conference.toml"), conference.join("conference.toml")).unwrap();
        std::fs::write(submissions.join(file), bytes).unwrap();
        Sent { out: folder.path().join("out"), _folder: folder, conference }
    }

    fn book(&self) -> PathBuf {
        crate::book::build_at(&self.conference, &self.out, 0).folder
    }

    /// The workbook that goes back, and what is said to the locality.
    fn reply(&self, book: &Path) -> Vec<u8> {
        let mut workbooks = std::fs::read_dir(book.join("phan-hoi")).unwrap().map(|entry| entry.unwrap().path());
        let workbook = workbooks.find(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
        std::fs::read(workbook.unwrap()).unwrap()
    }

    fn answer(&self, bytes: &[u8]) {
        std::fs::write(self.conference.join("submissions/tra loi.xlsx"), bytes).unwrap();
    }
}

/// What cannot be marked goes back as its results alone. Filled in and sent again, they belong to it, and no letter speaks of
/// marks that are not there.
fn results_alone_come_again(file: &str, bytes: &[u8]) {
    let sent = Sent::new(file, bytes);
    let book = sent.book();
    // Errors are corrected; warnings may be explained.
    let warned = crate::book::findings(&book).iter().any(|f| f["severity"] == "warning" && f["line"].is_string());
    let asked = asked_of(&book, if warned { "warning" } else { "error" });
    let reply = sent.reply(&book);
    let results = read(&reply);
    assert_eq!(results.sheets.len(), 1, "the results alone");
    let said: Vec<String> = results.sheets[0]
        .cells
        .iter()
        .filter_map(|cell| if let RawValue::Text(text) = &cell.value { Some(text.to_lowercase()) } else { None })
        .collect();
    assert!(said.iter().any(|said| said.contains("không ghi chú được ngay trong tệp")), "{said:?}");
    let letters = briefbook::documents(&sent.conference, &templates()).unwrap().into_iter();
    let letters = letters.filter(|document| document.path.starts_with("phan-hoi/"));
    let letters = letters.map(|letter| text_of(&letter, Provenance::Hidden).to_lowercase());
    for words in said.iter().cloned().chain(letters) {
        assert!(!["tô màu", "ô màu", "có màu", "đã đánh dấu"].iter().any(|mark| words.contains(mark)), "{words}");
    }
    sent.answer(&explained(&reply, asked["rule"].as_str().unwrap(), "Đúng thực tế"));
    let book = sent.book();
    let findings = crate::book::findings(&book);
    let of = |rule: &str| findings.iter().filter(|finding| finding["rule"] == rule).cloned().collect::<Vec<_>>();
    let same =
        of(asked["rule"].as_str().unwrap()).into_iter().find(|finding| finding["line"] == asked["line"]).unwrap();
    assert_eq!(same["explanation"].as_str(), warned.then_some("Đúng thực tế"));
    assert_eq!((of("R02"), of("R03")), (Vec::new(), Vec::new()), "it is no report that lacks its sheets");
    let coverage = &crate::book::json(&book, "figures.json")["coverage"];
    assert_eq!((coverage["accepted"].as_u64(), coverage["received"].as_u64()), (Some(1), Some(1)));
}

fn of_readings(file: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/readings").join(file)).unwrap()
}

#[test]
fn the_reply_to_a_signed_workbook_is_read() {
    let file = asked(crate::book::book())["file"].as_str().unwrap().to_owned();
    let sent = parts(&std::fs::read(sample().join("submissions").join(&file)).unwrap());
    let signed = sent.into_iter().fold(Parts::none(), |all, (name, bytes)| all.with(&name, bytes));
    results_alone_come_again(&file, &signed.with("_xmlsignatures/sig1.xml", "<Signature/>").zip());
}

#[test]
fn the_reply_to_an_xls_is_read() {
    results_alone_come_again("56-khanh-hoa.xls", include_bytes!("../marked/warned.xls"));
}

#[test]
fn the_reply_to_an_xlsb_is_read() {
    results_alone_come_again("08-tuyen-quang.xlsb", &of_readings("sheetjs.xlsb"));
}

#[test]
fn the_reply_to_an_ods_is_read() {
    results_alone_come_again("56-khanh-hoa.ods", include_bytes!("../marked/warned.ods"));
}

/// A sheet of delegates that ends in the middle: all else is read, nothing can be marked.
#[test]
fn the_reply_to_a_damaged_workbook_is_read() {
    let sent = parts(&std::fs::read(sample().join("submissions").join(FILE)).unwrap());
    let cut = |name: &str, bytes: Vec<u8>| {
        if name == "xl/worksheets/sheet6.xml" { bytes[..bytes.len() / 2].to_vec() } else { bytes }
    };
    let damaged = sent.into_iter().fold(Parts::none(), |all, (name, bytes)| all.with(&name, cut(&name, bytes)));
    results_alone_come_again(FILE, &damaged.zip());
}

/// A file that cannot be opened at all is answered too, and its answer is no second report.
#[test]
fn the_reply_to_what_cannot_be_opened_is_no_report() {
    let sent = Sent::new("08.xlsx", b"\xD0\xCF\x11\xE0 locked");
    let belongs = briefbook::DecideOptions {
        place: Some("08".to_owned()),
        file: Some("08.xlsx".to_owned()),
        ..crate::decisions::deciding(&sent.conference, "belongs")
    };
    briefbook::decide(&belongs).unwrap();
    let reply = sent.reply(&sent.book());
    sent.answer(&reply);
    let book = sent.book();
    let rules: Vec<String> = crate::book::findings(&book)
        .iter()
        .filter(|finding| finding["file"] == "tra loi.xlsx")
        .map(|finding| finding["rule"].as_str().unwrap().to_owned())
        .collect();
    assert!(!rules.iter().any(|rule| rule == "R02" || rule == "R03"), "{rules:?}");
    let coverage = &crate::book::json(&book, "figures.json")["coverage"];
    assert_eq!((coverage["received"].as_u64(), coverage["unreadable"].as_array().unwrap().len()), (Some(1), 1));
}

/// The workbook that goes back and the letter that goes with it name one day to answer by.
#[test]
fn workbook_and_letter_name_one_day_to_answer_by() {
    let sent =
        Sent::new("08-tuyen-quang.xlsx", &std::fs::read(sample().join("submissions/08-tuyen-quang.xlsx")).unwrap());
    for (at, day) in
        [("2021-06-28T08:00:00+07:00", "17h00 ngày 29/6/2021"), ("2021-06-29T18:00:00+07:00", "17h00 ngày 01/7/2021")]
    {
        let options = briefbook::BuildOptions {
            at: Some(at.parse().unwrap()),
            ..crate::book::options(&sent.conference, &sent.out, 0)
        };
        let book = briefbook::build(&options, &crate::declarations::Quiet).unwrap().folder;
        let by = format!("trước {day}");
        let results = read(&sent.reply(&book));
        let first = results.sheets[0].cells.iter();
        let said = first.filter_map(|cell| {
            if let RawValue::Text(text) = &cell.value { Some(text.replace('\u{a0}', " ")) } else { None }
        });
        let said: Vec<String> = said.collect();
        assert!(said.iter().any(|said| said.contains(&by)), "{by}: {said:?}");
        let letter =
            briefbook::render::docx::read::text(&std::fs::read(book.join("phan-hoi/08-tuyen-quang.docx")).unwrap());
        let letter = letter.unwrap().join(" ").replace('\u{a0}', " ");
        assert!(letter.contains(&by), "{by}: {letter}");
    }
}

/// From the book through the locality and back: an explanation goes with its finding, and only with that one.
#[test]
fn an_explanation_comes_back_to_its_finding() {
    let asked = asked(crate::book::book());
    let file = asked["file"].as_str().unwrap();
    let back = std::fs::read(crate::book::book().join("phan-hoi").join(file)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(file);
    std::fs::write(&path, explained(&back, asked["rule"].as_str().unwrap(), "Đúng thực tế &amp; có văn bản")).unwrap();
    let report = briefbook::check(&CheckOptions {
        conference: Some(sample()),
        templates: templates(),
        paths: vec![path],
        jobs: 1,
        worker: None,
    });
    let said: Vec<_> = report
        .unwrap()
        .findings
        .iter()
        .filter_map(|finding| {
            Some((finding.rule.to_string(), finding.line.clone()?.to_string(), finding.explanation.clone()?))
        })
        .collect();
    let of = |name: &str| asked[name].as_str().unwrap().to_owned();
    assert_eq!(said, [(of("rule"), of("line"), "Đúng thực tế & có văn bản".to_owned())]);
}
