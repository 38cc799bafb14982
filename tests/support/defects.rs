//! The defects, made from raw parts. A name says what is wrong.

use super::golden::root;
use super::package::{Parts, compound, patched, record, relations, strings, styles, workbook, worksheet};
use std::sync::LazyLock;

type Defect = (&'static str, Vec<u8>);

/// A sound workbook.
pub fn sound() -> Vec<u8> {
    Parts::sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.5</v></c></row>").zip()
}

/// Each group is made when it is asked for; the one that takes long comes last.
static GROUPS: [LazyLock<Vec<Defect>>; 9] = [
    LazyLock::new(outside),
    LazyLock::new(archives),
    LazyLock::new(compounds),
    LazyLock::new(declarations),
    LazyLock::new(addresses),
    LazyLock::new(cells),
    LazyLock::new(styled),
    LazyLock::new(others),
    LazyLock::new(amounts),
];

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Defect> {
    GROUPS.iter().flat_map(|group| group.iter())
}

/// The bytes of one.
pub fn of(name: &str) -> Option<&'static [u8]> {
    all().find(|(known, _)| *known == name).map(|(_, bytes)| &**bytes)
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/bad").join(name)).unwrap()
}

fn cell(cell: &str) -> Parts {
    Parts::sheet(&format!("<row r=\"1\">{cell}</row>"))
}

/// Not a workbook at all.
fn outside() -> Vec<Defect> {
    vec![
        ("zero-bytes", Vec::new()),
        ("only-zeros", vec![0; 4096]),
        ("html-named-xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec()),
        ("html-after-mark", b"\xEF\xBB\xBF\r\n<!DOCTYPE html><html></html>".to_vec()),
        ("web-archive", b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec()),
        ("spreadsheet-2003-xml", b"<?xml version=\"1.0\"?><Workbook/>".to_vec()),
        ("plain-text", "TT;Chỉ tiêu;Kết quả\n1;Số cụm;14\n".into()),
        ("pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3".to_vec()),
        ("rtf", b"{\\rtf1\\ansi x}".to_vec()),
        ("rar", b"Rar!\x1A\x07\x01\x00".to_vec()),
        ("excel-5", b"\x09\x08\x08\x00\x00\x05\x05\x00\xFF\xFF".to_vec()),
        ("noise", (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect()),
    ]
}

/// The zip around the workbook.
fn archives() -> Vec<Defect> {
    let sound = sound();
    let sheet = "xl/worksheets/sheet1.xml";
    let twin = Parts::sheet("").with("xl/worksheets/sheetX.xml", worksheet("")).zip();
    let names = |name: &str| Parts::sheet("").with(name, "x").zip();
    let mut many = Parts::sheet("");
    for n in 0..300 {
        many = many.with(&format!("xl/media/{n}.png"), "x");
    }
    let empty = Parts::none().zip();
    vec![
        ("truncated-zip", sound[..sound.len() / 2].to_vec()),
        ("only-the-start-of-a-zip", b"PK\x03\x04".to_vec()),
        ("only-the-end-of-a-zip", empty),
        ("same-part-twice", patched(twin, b"sheetX.xml", b"sheet1.xml")),
        ("part-name-absolute", names("/etc/passwd")),
        ("part-name-leads-out", names("xl/../../../etc/passwd")),
        ("part-name-backslash", patched(names("xl-..-..-x.xml"), b"xl-..-..-x", b"xl\\..\\..\\x")),
        (
            "part-name-control-characters",
            lying(&Parts::sheet("").with("xl/\u{202E}\u{1b}[2J.xml", "<x>hai mươi byte là đủ</x>").zip()),
        ),
        ("part-name-drive", names("C:/Windows/x.xml")),
        ("too-many-parts", many.zip()),
        ("part-encrypted", encrypted(&sound)),
        ("declared-size-lies", lying(&sound)),
        ("word-document", Parts::none().with("[Content_Types].xml", "x").with("word/document.xml", "x").zip()),
        ("slides", Parts::none().with("[Content_Types].xml", "x").with("ppt/presentation.xml", "x").zip()),
        ("zip-of-pictures", Parts::none().with("a.jpg", "x").zip()),
        ("workbook-part-missing", Parts::sheet("").without("xl/workbook.xml").zip()),
        ("only-content-types", Parts::none().with("[Content_Types].xml", "<Types/>").zip()),
        ("relations-missing", Parts::sheet("").without("_rels/.rels").zip()),
        ("sheet-part-missing", Parts::sheet("").without(sheet).zip()),
        ("sheet-part-empty", Parts::sheet("").with(sheet, "").zip()),
        (
            "sheet-part-cut",
            Parts::sheet("").with(sheet, "<worksheet><sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"B").zip(),
        ),
        ("sheet-part-utf16", Parts::sheet("").with(sheet, utf16("<worksheet><sheetData/></worksheet>")).zip()),
        ("no-sheet", Parts::sheet("").with("xl/workbook.xml", workbook("")).zip()),
    ]
}

/// The first part with content says it is ten bytes long.
fn lying(zip: &[u8]) -> Vec<u8> {
    let mut bytes = zip.to_vec();
    let directory = (0..bytes.len()).rfind(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&10u32.to_le_bytes());
    bytes
}

/// Every part says it is encrypted.
fn encrypted(zip: &[u8]) -> Vec<u8> {
    let mut bytes = zip.to_vec();
    for (header, flags) in [(b"PK\x01\x02", 8), (b"PK\x03\x04", 6)] {
        let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(header)).collect();
        places.iter().for_each(|at| bytes[at + flags] |= 1);
    }
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Compound files.
fn compounds() -> Vec<Defect> {
    let at = |place: usize, value: u32| {
        let mut bytes = compound(&["Workbook"]);
        bytes[place..place + 4].copy_from_slice(&value.to_le_bytes());
        bytes
    };
    let xls = fixture("sample.xls");
    let begin = (0..xls.len()).find(|at| xls[*at..].starts_with(&[0x09, 0x08, 0x10, 0x00])).unwrap() + 20;
    let mut password = xls.clone();
    password[begin..begin + 2].copy_from_slice(&[0x2F, 0x00]);
    password[begin + 4] = 1;
    vec![
        ("xlsx-with-password", compound(&["EncryptionInfo", "EncryptedPackage"])),
        ("xls-with-password", password),
        ("xls-header-only", compound(&["Workbook"])[..300].to_vec()),
        ("xls-sector-size", at(30, 77)),
        ("xls-table-count-lies", at(44, u32::MAX)),
        ("xls-small-table-count-lies", at(64, 0x4000_0000)),
        ("xls-empty", compound(&["Workbook"])),
        ("xls-cut", xls[..xls.len() / 3].to_vec()),
        ("word-97", compound(&["WordDocument"])),
        ("compound-of-something", compound(&["Something"])),
        ("xls-sound", xls),
    ]
}

/// What a part declares and is not true, or must not declare.
fn declarations() -> Vec<Defect> {
    let table = |head: &str| {
        let table = strings("<si><t>một</t></si>").replacen("<sst", &format!("<sst {head}"), 1);
        cell("<c r=\"A1\" t=\"s\"><v>0</v></c>").with("xl/sharedStrings.xml", table).zip()
    };
    let sheet = |text: String| Parts::sheet("").with("xl/worksheets/sheet1.xml", text).zip();
    let sized = |reference: &str| {
        let size = format!("<dimension ref=\"{reference}\"/><sheetData>");
        sheet(worksheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").replacen("<sheetData>", &size, 1))
    };
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let entities = format!("{laughs}{}", worksheet("<row><c t=\"str\"><v>&b;</v></c></row>"));
    let named = |part: &str| {
        let parts = Parts::sheet("").without("xl/worksheets/sheet1.xml").with(&format!("xl/{part}"), entities.as_str());
        parts.with("xl/_rels/workbook.xml.rels", relations(&[("worksheet", part)])).zip()
    };
    let merged = "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
    vec![
        ("string-count-lies", table("count=\"4000000000\" uniqueCount=\"4000000000\"")),
        ("string-count-garbage", table("uniqueCount=\"nhiều\"")),
        ("string-count-small", table("count=\"0\" uniqueCount=\"0\"")),
        ("dimension-lies", sized("A1:XFD1048576")),
        ("dimension-garbage", sized("ÔÔÔ")),
        (
            "merged-whole-sheet",
            sheet(worksheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").replace("</sheetData>", merged)),
        ),
        ("entities", sheet(entities.clone())),
        ("entities-in-a-part-named-bin", named("worksheets/sheet1.bin")),
        ("entities-in-a-part-named-in-capitals", named("worksheets/SHEET1.XML")),
        ("entity-of-a-file", sheet(format!("{outside}{}", worksheet("<row><c t=\"str\"><v>&a;</v></c></row>")))),
        ("dtd-after-a-long-comment", sheet(format!("<!--{}-->{outside}{}", " ".repeat(9000), worksheet("")))),
        ("unknown-entity", cell("<c r=\"A1\" t=\"str\"><v>&x;</v></c>").zip()),
        ("deep-nesting", sheet(worksheet(&"<a>".repeat(200_000)))),
    ]
}

/// Too much of something.
fn amounts() -> Vec<Defect> {
    let sheets: String = (0..100_000).map(|n| format!("<sheet name=\"{n}\" sheetId=\"{n}\" r:id=\"r1\"/>")).collect();
    let row = "<c><v>1</v></c>".repeat(1000);
    let long = strings(&format!("<si><t>{}</t></si>", "dài ".repeat(10_000)));
    let table = strings(&format!("<si><t>{}</t></si>", "a".repeat(30 << 20)));
    let row_of_long = "<c t=\"s\"><v>0</v></c>".repeat(1000);
    let spaces = " ".repeat(1 << 20);
    let bomb = worksheet(&spaces.repeat(1000));
    let rows: String = (1..=100_001).map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>1</v></c></row>")).collect();
    vec![
        ("hundred-thousand-sheets", Parts::sheet("").with("xl/workbook.xml", workbook(&sheets)).zip()),
        ("gigabyte-of-sheet", Parts::sheet("").with("xl/worksheets/sheet1.xml", bomb).zip()),
        (
            "well-compressed-sheet",
            Parts::sheet("").with("xl/worksheets/sheet1.xml", worksheet(&spaces.repeat(40))).zip(),
        ),
        ("string-table-of-30-mb", Parts::sheet("").with("xl/sharedStrings.xml", table).zip()),
        ("long-text", cell("<c r=\"A1\" t=\"s\"><v>0</v></c>").with("xl/sharedStrings.xml", long.clone()).zip()),
        (
            "one-long-text-in-every-cell",
            Parts::sheet(&format!("<row>{row_of_long}</row>").repeat(100)).with("xl/sharedStrings.xml", long).zip(),
        ),
        ("too-many-cells", Parts::sheet(&format!("<row>{row}</row>").repeat(301)).zip()),
        ("too-many-rows", Parts::sheet(&rows).zip()),
        ("larger-than-20-mb", [b"PK\x03\x04".as_slice(), &vec![7; 21 << 20]].concat()),
    ]
}

/// Places that are not on the sheet, or are far out on it.
fn addresses() -> Vec<Defect> {
    let at = |address: &str| cell(&format!("<c r=\"{address}\"><v>1</v></c>")).zip();
    vec![
        ("far-cell", at("XFD1048576")),
        ("column-beyond-the-last", at("XFE1")),
        ("column-wraps-round", at("ZZZZZZZZ1")),
        ("row-beyond-the-last", at("A1048577")),
        ("row-wraps-round", at("A4294967297")),
        ("row-zero", at("A0")),
        ("address-garbage", at("1A")),
        ("address-absent", Parts::sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>").zip()),
        ("cells-in-any-order", cell("<c r=\"B2\"><v>4</v></c><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c>").zip()),
        ("cell-twice", cell("<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>").zip()),
    ]
}

/// What stands in a cell.
fn cells() -> Vec<Defect> {
    let text = |text: &str| cell(&format!("<c r=\"A1\" t=\"str\"><v>{text}</v></c>")).zip();
    vec![
        ("string-index-out-of-range", cell("<c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>999</v></c>").zip()),
        ("string-table-missing", cell("<c r=\"A1\" t=\"s\"><v>0</v></c>").without("xl/sharedStrings.xml").zip()),
        (
            "empty-strings-keep-their-place",
            cell("<c r=\"A1\" t=\"s\"><v>2</v></c>")
                .with("xl/sharedStrings.xml", strings("<si/><si></si><si><t>ba</t></si>"))
                .zip(),
        ),
        ("type-unknown", cell("<c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"zz\"><v>1</v></c>").zip()),
        ("number-not-a-number", cell("<c r=\"A1\"><v>NaN</v></c><c r=\"B1\"><v>1e999</v></c>").zip()),
        ("number-with-comma", cell("<c r=\"A1\"><v>12,5</v></c>").zip()),
        ("number-too-long", cell("<c r=\"A1\"><v>1e300</v></c><c r=\"B1\"><v>0.1000000000000000055</v></c>").zip()),
        ("formula-without-value", cell("<c r=\"A1\"><f>SUM(B1:B9)</f></c><c r=\"B1\"><f>1+1</f><v>2</v></c>").zip()),
        (
            "formula-shared-without-value",
            cell("<c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">B1*2</f></c><c r=\"A2\"><f t=\"shared\" si=\"0\"/></c>")
                .zip(),
        ),
        ("formula-with-error", cell("<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>").zip()),
        ("text-control-characters", text("a_x0001_b\u{202E}c\u{200B}d")),
        ("text-of-markup", text("{{x}} # a | b | &lt;script&gt; =1+1 @SUM")),
        ("text-decomposed", text("Ha\u{300} No\u{302}\u{323}i")),
        ("text-in-private-use", text("\u{E000}\u{E001}")),
        ("link-to-another-file", linked()),
        (
            "binary-part-of-an-add-in",
            cell("<c r=\"A1\"><v>1</v></c>").with("xl/customProperty1.bin", utf16("<a/>")).zip(),
        ),
        ("macros-are-not-read", Parts::sheet("").with("xl/vbaProject.bin", vec![0xCC; 4096]).zip()),
    ]
}

fn linked() -> Vec<u8> {
    let links =
        relations(&[("worksheet", "worksheets/sheet1.xml"), ("externalLink", "externalLinks/externalLink1.xml")]);
    cell("<c r=\"A1\"><f>[1]S!A1</f><v>5</v></c>")
        .with("xl/_rels/workbook.xml.rels", links)
        .with("xl/externalLinks/externalLink1.xml", "<!DOCTYPE x SYSTEM \"http://example.invalid/x\"><externalLink/>")
        .zip()
}

/// What formats, fonts and the workbook say about cells.
fn styled() -> Vec<Defect> {
    let formats =
        "<numFmt numFmtId=\"170\" formatCode=\"0.0%\"/><numFmt numFmtId=\"171\" formatCode=\"0&quot;%&quot;\"/>";
    let fonts =
        ["Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times"].map(|n| format!("<font><name val=\"{n}\"/></font>"));
    let cell_formats = ["9", "170", "171", "14"].map(|id| format!("<xf numFmtId=\"{id}\" fontId=\"0\"/>")).concat()
        + &["1", "2", "3", "99"].map(|id| format!("<xf numFmtId=\"0\" fontId=\"{id}\"/>")).concat();
    let row: String = (0..9).zip('A'..).map(|(s, c)| format!("<c r=\"{c}1\" s=\"{s}\"><v>1</v></c>")).collect();
    let formatted = |row: &str| cell(row).with("xl/styles.xml", styles(formats, &fonts.concat(), &cell_formats));
    let since_1904 = workbook("<sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/>").replacen(
        "<sheets>",
        "<workbookPr date1904=\"1\"/><sheets>",
        1,
    );
    let hidden = "<sheet name=\"Một\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/>\
                  <sheet name=\"Hai\u{202E}\" sheetId=\"2\" state=\"veryHidden\" r:id=\"r1\"/>";
    vec![
        ("styles", formatted(&row).zip()),
        ("styles-damaged", cell("<c r=\"A1\" s=\"1\"><v>1</v></c>").with("xl/styles.xml", "<styleSheet><fonts>").zip()),
        (
            "dates-since-1904",
            formatted("<c r=\"A1\" s=\"3\"><v>42899</v></c>").with("xl/workbook.xml", since_1904).zip(),
        ),
        ("date-in-words", cell("<c r=\"A1\" t=\"d\"><v>2021-06-14</v></c><c r=\"B1\" t=\"d\"><v>14/6</v></c>").zip()),
        (
            "broken-sheet-with-control-characters",
            cell("<c r=\"A1\" t=\"s\"><v>9</v></c>")
                .with("xl/workbook.xml", workbook("<sheet name=\"A\u{202E}B\" sheetId=\"1\" r:id=\"r1\"/>"))
                .zip(),
        ),
        ("hidden-sheets", cell("<c r=\"A1\"><v>1</v></c>").with("xl/workbook.xml", workbook(hidden)).zip()),
    ]
}

/// `.ods` and `.xlsb`.
fn others() -> Vec<Defect> {
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>\
                  <text:s text:c=\"2000000000\"/></text:p></table:table-cell></table:table-row>";
    let repeated = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                    table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    let kinds = "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2021-06-14\"/>\
                 <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
                 <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" \
                 calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>\
                 <table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/></table:table-row>";
    let string = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [(text.chars().count() as u32).to_le_bytes().to_vec(), units].concat()
    };
    let real = record(5, &[&[0; 8][..], &1.5f64.to_le_bytes()].concat());
    let text = record(6, &[&[1, 0, 0, 0, 0, 0, 0, 0][..], &string("hai")].concat());
    let lost = record(7, &[2, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0]);
    vec![
        ("ods-cut", cut_ods()),
        ("ods-sound", fixture("sample.ods")),
        ("ods-kinds", ods(kinds)),
        ("ods-two-billion-spaces", ods(spaces)),
        ("ods-repeated-cells", ods(repeated)),
        ("xlsb-sound", xlsb(&[real.clone(), text.clone()].concat())),
        ("xlsb-string-index-out-of-range", xlsb(&[real.clone(), lost].concat())),
        ("xlsb-record-length-lies", xlsb(&[real, vec![6, 0xFF, 0xFF, 0xFF, 0x7F]].concat())),
        ("xlsb-cut", xlsb(&text[..7])),
    ]
}

/// A workbook of LibreOffice whose only part with cells stops in the middle of a table.
fn cut_ods() -> Vec<u8> {
    ods_of("<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">".to_owned())
}

fn ods(rows: &str) -> Vec<u8> {
    ods_of(format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    ))
}

fn ods_of(content: String) -> Vec<u8> {
    Parts::none()
        .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .with("META-INF/manifest.xml", "<manifest:manifest/>")
        .with("content.xml", content)
        .zip()
}

fn xlsb(cells: &[u8]) -> Vec<u8> {
    let name = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [(text.len() as u32).to_le_bytes().to_vec(), units].concat()
    };
    let sheet = record(0x9C, &[vec![0, 0, 0, 0, 1, 0, 0, 0], name("r1"), name("S")].concat());
    let book = [record(0x8F, &[]), sheet, record(0x90, &[]), record(0x84, &[])].concat();
    let rows = record(0, &[0; 25]);
    let part = [record(0x81, &[]), record(0x94, &[0; 16]), record(0x91, &[]), rows, cells.to_vec(), record(0x92, &[])];
    Parts::none()
        .with("[Content_Types].xml", "<Types/>")
        .with("_rels/.rels", relations(&[("officeDocument", "xl/workbook.bin")]))
        .with("xl/workbook.bin", book)
        .with("xl/_rels/workbook.bin.rels", relations(&[("worksheet", "worksheets/sheet1.bin")]))
        .with("xl/worksheets/sheet1.bin", part.concat())
        .zip()
}
