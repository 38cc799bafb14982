//! Documents read and aligned.

use super::*;
use crate::model::word_base::{BaseFigure, PartKind, WordBase};
use std::io::{Cursor, Write};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document of this body.
fn document(body: &str) -> Vec<u8> {
    with_parts(&[("word/document.xml", &format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"))])
}

fn with_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn texts(body: &str, view: View) -> Vec<String> {
    let read = read(&document(body)).unwrap();
    of_part(&read.parts[0], view).iter().map(Line::text).collect()
}

#[test]
fn recorded_changes_are_read_in_both_views() {
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\"><w:r><w:delText>968</w:delText></w:r></w:del><w:ins w:id=\"2\">{}</w:ins>{}</w:p>\
         <w:p><w:moveFrom w:id=\"3\">{}</w:moveFrom></w:p><w:p><w:moveTo w:id=\"4\">{}</w:moveTo></w:p>",
        run("có "),
        run("986"),
        run(" cụm"),
        run("đi"),
        run("đi"),
    );
    assert_eq!(texts(&body, View::Final), ["có 986 cụm", "", "đi"]);
    assert_eq!(texts(&body, View::Original), ["có 968 cụm", "đi", ""]);
}

#[test]
fn text_that_no_reader_takes_as_valid_is_set_apart() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>";
    let struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>8</w:t></w:r>";
    let before = "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>7</w:t></w:r>";
    let off = "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>6</w:t></w:r>";
    let read = read(&document(&format!("<w:p>{hidden}{struck}{before}{off}</w:p>"))).unwrap();
    let lines = of_part(&read.parts[0], View::Final);
    assert_eq!(lines[0].text(), "76");
    let unread: Vec<(&str, Unread)> =
        lines[0].cells[0].unread.iter().map(|(piece, why)| (piece.text.as_str(), *why)).collect();
    assert_eq!(unread, [("9", Unread::Hidden), ("8", Unread::Struck)]);
}

#[test]
fn a_style_hides_what_stands_in_it() {
    let styles = format!(
        "<w:styles {WORD}><w:style w:styleId=\"A\"><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>"
    );
    let body = format!(
        "<w:document {WORD}><w:body><w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr>{}</w:p><w:p><w:r><w:rPr>\
         <w:rStyle w:val=\"A\"/></w:rPr><w:t>b</w:t></w:r>{}</w:p></w:body></w:document>",
        run("a"),
        run("c")
    );
    let bytes = with_parts(&[("word/styles.xml", &styles), ("word/document.xml", &body)]);
    let lines = of_part(&read(&bytes).unwrap().parts[0], View::Final);
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["", "c"]);
}

#[test]
fn every_carrier_is_known_and_pages_are_not_read() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r>\
             <w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run(result)
        )
    };
    let body = format!(
        "<w:p><w:hyperlink w:tooltip=\"k1\">{}</w:hyperlink><w:hyperlink w:tgtFrame=\"k2\"><w:sdt><w:sdtContent>{}</w:sdtContent>\
         </w:sdt></w:hyperlink><w:sdt><w:sdtPr><w:tag w:val=\"k3\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}{}\
         <w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>",
        run("a"),
        run("b"),
        run("c"),
        field("SEQ Bảng", "4"),
        field("PAGEREF _Toc1 \\h", "17"),
        run("18"),
    );
    let read = read(&document(&body)).unwrap();
    let lines = of_part(&read.parts[0], View::Final);
    let pieces: Vec<(&str, Option<usize>)> =
        lines[0].cells[0].pieces.iter().map(|piece| (piece.text.as_str(), piece.figure)).collect();
    assert_eq!(pieces, [("a", Some(0)), ("b", Some(1)), ("c", Some(2)), ("4", None)]);
}

#[test]
fn boxes_nested_tables_and_fallbacks_are_read_once() {
    let inner = format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", run("b"));
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p>{}</w:p>{inner}\
         <w:p/></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run("a"),
        run("c")
    );
    let boxed = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("d"));
    let body = format!(
        "{table}<w:p><w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback>\
         </mc:AlternateContent></w:r>{}</w:p>",
        run("e")
    );
    let read = read(&document(&body)).unwrap();
    let lines = of_part(&read.parts[0], View::Final);
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["a\nb\n\tc", "d", "e"]);
    assert_eq!((lines[0].kind, lines[0].cells[1].column), (Kind::Head, 2));
}

#[test]
fn hostile_documents_end_in_a_sentence() {
    let deep = "<w:hyperlink>".repeat(200_000) + &run("1") + &"</w:hyperlink>".repeat(200_000);
    let deep = format!("<w:p>{deep}</w:p>");
    let entity = "<!DOCTYPE a [<!ENTITY a \"aaaa\">]><a>&a;</a>";
    let chart = "<c:ser><c:val><c:pt idx=\"99999\"><c:v>1</c:v></c:pt></c:val></c:ser>".repeat(20);
    let whole = format!("<w:document {WORD}/>");
    for (parts, what) in [
        (vec![("word/document.xml", entity)], "a document type"),
        (vec![("word/document.xml", "<a><b>")], "an element that does not end"),
        (vec![("word/header1.xml", "<a/>")], "no body"),
        (vec![("word/document.xml", &deep)], "elements in each other without end"),
        (vec![("word/document.xml", &whole), ("word/charts/chart1.xml", &format!("<a>{chart}</a>"))], "a wide chart"),
    ] {
        assert!(read(&with_parts(&parts)).is_err(), "{what}");
    }
    let bomb = " ".repeat(30 << 20);
    assert!(read(&with_parts(&[("word/document.xml", &format!("<a>{bomb}</a>"))])).is_err());
    assert!(read(b"PK").is_err());
    assert!(read(&[&b"PK\x01\x02"[..]; 5000].concat()).is_err());
}

fn line(text: &str) -> Line {
    let mut cells = Vec::new();
    for (column, text) in text.split('|').enumerate() {
        // `[968]1` is the first figure.
        let mut cell = CellText { column, span: 1, ..CellText::default() };
        for (n, part) in text.split('[').enumerate() {
            if n == 0 {
                cell.pieces.push(Piece { text: part.into(), figure: None });
                continue;
            }
            let (shown, rest) = part.split_once(']').unwrap();
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let figure = rest[..digits].parse::<usize>().ok();
            cell.pieces.push(Piece { text: shown.into(), figure });
            cell.pieces.push(Piece { text: rest[digits..].into(), figure: None });
        }
        cells.push(cell);
    }
    let kind = if cells.len() > 1 { Kind::Row } else { Kind::Paragraph };
    Line { kind, block: 0, row: 0, cells }
}

fn aligned(before: &[&str], after: &[&str]) -> Vec<Option<usize>> {
    let items = |texts: &[&str]| texts.iter().map(|text| line(text).item(By::Number)).collect::<Vec<_>>();
    align(&items(before), &items(after))
}

#[test]
fn lines_are_found_by_figures_then_by_words() {
    assert_eq!(aligned(&["a [1]1", "b [2]2"], &["x [2]2", "mới", "y [1]1"]), [Some(2), Some(0)], "by figures, moved");
    assert_eq!(aligned(&["có [968]1 cụm", "ở [5]2"], &["ở 6", "có 970 cụm"]), [Some(1), Some(0)], "numbers are masked");
    let long = "Cả nước đã thành lập [968]1 cụm công nghiệp với diện tích [30.912]2 ha";
    let edited = "Đến nay cả nước đã thành lập 968 cụm công nghiệp, tổng diện tích 30.912 ha";
    assert_eq!(aligned(&["đầu", long, "cuối"], &["đầu", "thêm một câu", edited, "cuối"]), [Some(0), Some(2), Some(3)]);
    assert_eq!(aligned(&["Hà Nội|[1]1", "Huế|[2]2"], &["Huế|2"]), [None, Some(0)], "a row that went");
    assert_eq!(aligned(&["một câu", "hai"], &["một câu|hai"]), [None, None], "no row is a paragraph");
    assert_eq!(aligned(&["x [1]1"], &["x [1]1", "x [1]1"]), [Some(0)], "a copy");
}

#[test]
fn a_base_has_the_lines_of_its_document() {
    let figure = BaseFigure { key: "vn/3".into(), text: "968".into(), ..BaseFigure::default() };
    let base = WordBase { figures: vec![figure], ..WordBase::default() };
    assert!(of_base(&base, PartKind::Body).is_empty());
}
