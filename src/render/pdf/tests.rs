//! Whole documents rendered, read back and compared with their trees.

use super::coverage::Alphabet;
use super::display_list::Paint;
use super::lines::Setting;
use super::measure::{Face, MM, Measure};
use super::placeholder_font::PlaceholderFont;
use super::{lines, measure, read};
use crate::model::document::*;
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::style::{Faces, Look};
use genpdf::fonts::FontCache;
use lopdf::{Document as File, Object};

pub(super) fn look() -> Look {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let face = |name: &str| std::fs::read(format!("{root}/fonts/LiberationSerif-{name}.ttf")).unwrap().into();
    let style = std::fs::read_to_string(format!("{root}/styles/nd30.toml")).unwrap();
    let faces =
        Faces { regular: face("Regular"), bold: face("Bold"), italic: face("Italic"), bold_italic: face("BoldItalic") };
    Look { style: toml::from_str(&style).unwrap(), faces }
}

pub(super) fn render(documents: &[Document], look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    super::render(&super::lay_out(documents, look)?, look)
}

fn heading_pages(document: &Document) -> Vec<usize> {
    super::lay_out(std::slice::from_ref(document), &look()).unwrap().heading_pages()[0].clone()
}

fn document(path: &str, sections: Vec<(Orientation, Vec<Block>)>) -> Document {
    let created = chrono::DateTime::parse_from_rfc3339("2021-07-02T08:00:00+07:00").unwrap();
    let sections =
        sections.into_iter().map(|(orientation, blocks)| Section { orientation, annex: false, blocks }).collect();
    let meta = Meta {
        title: "Báo cáo & phụ lục".to_owned(),
        subject: "Hội nghị".to_owned(),
        author: "Bộ Công Thương".to_owned(),
        created,
    };
    Document {
        conference: "2021-07-02-ccn".into(),
        facts: Default::default(),
        path: path.to_owned(),
        language: Default::default(),
        meta,
        footer: "Dữ liệu minh họa".to_owned(),
        legend: Vec::new(),
        sections,
    }
}

pub(super) fn upright(blocks: Vec<Block>) -> Document {
    document("thu", vec![(Orientation::Portrait, blocks)])
}

pub(super) fn body(text: &str) -> Block {
    Block::Paragraph(Paragraph { role: Role::Body, content: vec![Inline::text(text)] })
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading(Heading { level, number: "I.".to_owned(), annex: false, content: vec![Inline::text(words)] })
}

fn cells(kind: RowKind, words: &[&str]) -> Row {
    let cell = |words: &&str| Cell { content: vec![Inline::text(*words)], span: 1, behind: 0 };
    Row { kind, cells: words.iter().map(cell).collect() }
}

fn table(rows: Vec<Row>) -> Block {
    let column = |share, align| Column { share, align };
    Block::Table(Table {
        look: TableLook::Grid,
        caption: vec![Inline::text("Bảng 1. Cụm công nghiệp")],
        columns: vec![column(300, Align::Left), column(700, Align::Right)],
        header: vec![cells(RowKind::Head, &["Địa phương", "Diện tích (ha)"])],
        rows,
    })
}

fn chart(kind: ChartKind, count: usize) -> Block {
    let key = FigureKey { place: Place::Country, line: "1".into(), aspect: Aspect::Value };
    let point = |n: usize| Some(Point { value: n.into(), text: format!("{n},5"), key: key.clone() });
    let series = |name: &str| Series { name: name.to_owned(), target: false, points: (0..count).map(point).collect() };
    Block::Chart(Chart {
        kind,
        caption: vec![Inline::text("Hình 1. Số cụm")],
        alt: "Biểu đồ".to_owned(),
        unit: "cụm".to_owned(),
        unit_title: "Đơn vị: cụm".into(),
        compact: false,
        days: vec![],
        categories: (0..count).map(|n| format!("Vùng thứ {n}")).collect(),
        remarks: vec![],
        series: vec![series("Quy hoạch"), series("Thành lập")],
    })
}

fn rich() -> Document {
    let masthead = Masthead {
        agency: "BỘ CÔNG THƯƠNG".to_owned(),
        motto: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(), "Độc lập - Tự do - Hạnh phúc".to_owned()],
        number: "Số: 05/BC-BCT".to_owned(),
        draft: "DỰ THẢO".to_owned(),
        about: "V/v báo cáo cụm công nghiệp".to_owned(),
        place_date: "Hà Nội, ngày 02 tháng 7 năm 2021".to_owned(),
        kind: "BÁO CÁO".to_owned(),
        summary: "Tình hình cụm công nghiệp".to_owned(),
    };
    let bold = Emphasis { bold: true, italic: false };
    let mixed = vec![
        Inline::text("Có "),
        Inline::Text { text: "968 cụm".to_owned(), emphasis: bold },
        Inline::text(", tỷ lệ lấp đầy 51,6% và "),
        Inline::Break,
        Inline::text("đất: 30.912\u{a0}ha."),
    ];
    let closing = Closing {
        title: "Nơi nhận:".into(),
        recipients: vec!["Như trên;".to_owned(), "Lưu: VT.".to_owned()],
        signer: vec!["BỘ TRƯỞNG".to_owned()],
        signatures: super::signature_tests::signatures(),
    };
    let upright = vec![
        Block::Masthead(masthead),
        Block::TitleBlock(TitleBlock {
            over: "Tài liệu phục vụ chủ trì".to_owned(),
            name: "Tỉnh Tuyên Quang".to_owned(),
            beside: "trung du, miền núi".to_owned(),
        }),
        heading(1, "KẾT QUẢ"),
        Block::Paragraph(Paragraph { role: Role::Body, content: mixed }),
        body(&"Ưu điểm, khuyết điểm và ý kiến của địa phương; ".repeat(60)),
        Block::List(List { marks: vec!["-".to_owned()], items: vec![vec![Inline::text("Một là quỹ đất.")]] }),
        chart(ChartKind::Ranked, 5),
        chart(ChartKind::Grouped, 9),
    ];
    let lying = vec![
        table((0..60).map(|n| cells(RowKind::Body, &["Đắk Nông", &format!("{n}.000,5")])).collect()),
        Block::PageBreak,
        body("Hết./."),
        Block::Closing(closing),
    ];
    document("bao-cao", vec![(Orientation::Portrait, upright), (Orientation::Landscape, lying)])
}

pub(super) fn one(document: Document) -> Vec<u8> {
    render(&[document], &look()).unwrap().remove(0)
}

/// Text without spaces: where a line ends says nothing about the words.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect()
}

fn read_back(bytes: &[u8]) -> String {
    squeezed(&read::body(bytes).unwrap().concat())
}

#[test]
fn text_reads_back_as_the_tree_has_it() {
    let text = read_back(&one(rich()));
    let paragraph = squeezed(&"Ưu điểm, khuyết điểm và ý kiến của địa phương; ".repeat(60));
    let rows: String = (0..60).map(|n| format!("ĐắkNông{n}.000,5")).collect();
    let start = "BỘCÔNGTHƯƠNGCỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAMĐộclập-Tựdo-HạnhphúcSố:05/BC-BCTDỰTHẢOV/vbáocáocụmcôngnghiệpHàNội,ngày02tháng7năm2021\
                 BÁOCÁOTìnhhìnhcụmcôngnghiệpTàiliệuphụcvụchủtrìTỉnhTuyênQuangtrungdu,miềnnúiI.KẾTQUẢCó968cụm,tỷlệlấpđầy51,6%vàđất:30.912ha.";
    assert!(text.starts_with(start), "{text}");
    for part in [&paragraph, "-Mộtlàquỹđất.Hình1.Sốcụm", "Vùngthứ00,50,5Vùngthứ11,51,5", "QuyhoạchThànhlập"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let table = format!("Bảng1.CụmcôngnghiệpĐịaphươngDiệntích(ha){rows}Hết./.Nơinhận:-Nhưtrên;-Lưu:VT.BỘTRƯỞNG");
    assert!(text.ends_with(&table), "{text}");
}

const KINDS: [ChartKind; 9] = [
    ChartKind::Ranked,
    ChartKind::Grouped,
    ChartKind::Stacked,
    ChartKind::Funnel,
    ChartKind::Line,
    ChartKind::Progress,
    ChartKind::Slope,
    ChartKind::Waterfall,
    ChartKind::Multiples,
];

#[test]
fn every_kind_of_chart_prints_its_names_values_and_remarks() {
    for kind in KINDS.into_iter().take(6) {
        for count in [1, 7] {
            let Block::Chart(mut chart) = chart(kind, count) else { panic!("no chart") };
            chart.remarks = (0..count).map(|n| format!("({n}%)")).collect();
            chart.series[1].points[0] = None;
            let text = read_back(&one(upright(vec![Block::Chart(chart.clone())])));
            for n in 0..count {
                assert!(text.contains(&format!("Vùngthứ{n}")), "{kind:?}: {text}");
                let labels = (0..2).filter_map(|series| chart.label(series, n)).map(|label| squeezed(&label));
                let point = |label: String| label.split('(').next().unwrap().to_owned();
                let labels = labels.map(|label| if kind.is_horizontal() { label } else { point(label) });
                labels.for_each(|label| assert!(text.contains(&label), "{kind:?} lacks {label}: {text}"));
            }
        }
    }
}

#[test]
fn charts_of_change_print_their_names_and_values() {
    for (kind, count) in [(ChartKind::Slope, 2), (ChartKind::Waterfall, 4), (ChartKind::Multiples, 3)] {
        let Block::Chart(mut chart) = chart(kind, count) else { panic!("no chart") };
        if kind == ChartKind::Waterfall {
            chart.series.truncate(1);
        }
        let text = read_back(&one(upright(vec![Block::Chart(chart.clone())])));
        let labels = (0..chart.series.len()).flat_map(|series| (0..count).map(move |category| (series, category)));
        for label in labels.filter_map(|(series, category)| chart.label(series, category)) {
            assert!(text.contains(&squeezed(&label)), "{kind:?} lacks {label}: {text}");
        }
        let names = chart.series.iter().map(|series| &series.name);
        let names: Vec<&String> =
            if kind == ChartKind::Waterfall { chart.categories.iter().collect() } else { names.collect() };
        names.into_iter().for_each(|name| assert!(text.contains(&squeezed(name)), "{kind:?} lacks {name}: {text}"));
    }
}

#[test]
fn heads_come_again_and_pages_are_numbered_from_the_second() {
    let pages = read::text(&one(rich())).unwrap();
    let with_head = pages.iter().filter(|page| page.contains("Diện tích (ha)")).count();
    assert!(with_head >= 2, "{with_head}");
    for (n, page) in pages.iter().enumerate() {
        assert_eq!(page_number(page), (n > 0).then_some(n + 1));
        assert!(page.contains("Dữ liệu minh họa"));
    }
}

/// The number alone on the first line of a page.
fn page_number(page: &str) -> Option<usize> {
    page.lines().next().and_then(|line| line.trim().parse().ok())
}

#[test]
fn an_annex_counts_its_own_pages() {
    let mut document = document(
        "phu-luc",
        [1, 2, 1].map(|pages: usize| (Orientation::Portrait, vec![body("Một."); pages])).into_iter().collect(),
    );
    for section in &mut document.sections {
        let pages = section.blocks.drain(..).collect::<Vec<_>>();
        section.blocks = pages.into_iter().flat_map(|page| [page, Block::PageBreak]).collect();
        section.blocks.pop();
    }
    document.sections[1].annex = true;
    let numbers: Vec<_> = read::text(&one(document)).unwrap().iter().map(|page| page_number(page)).collect();
    assert_eq!(numbers, [None, None, Some(2), Some(3)], "a section that begins no annex goes on counting");
}

#[test]
fn the_foot_line_is_one_line_however_long() {
    let mut long = upright(vec![body("Một.")]);
    long.footer = "Hội nghị toàn quốc về quản lý, phát triển cụm công nghiệp năm 2026 ".repeat(2);
    let words = long.footer.trim().to_owned();
    let text = read::text(&one(long)).unwrap().concat();
    assert!(text.lines().any(|line| line.trim() == words), "{text}");
}

#[test]
fn each_page_has_the_box_of_its_orientation() {
    let file = File::load_mem(&one(rich())).unwrap();
    let boxes: Vec<(f32, f32)> = file
        .get_pages()
        .into_values()
        .map(|page| {
            let media = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            (media[2].as_float().unwrap(), media[3].as_float().unwrap())
        })
        .collect();
    assert_eq!(boxes.first(), Some(&(595.28, 841.89)));
    assert_eq!(boxes.last(), Some(&(841.89, 595.28)));
}

#[test]
fn a_stretched_line_reaches_the_right_edge() {
    let file = File::load_mem(&one(upright(vec![body(&"nghiệp đỗ ".repeat(60))]))).unwrap();
    let page = file.get_pages().into_values().next().unwrap();
    let width = |font: &[u8], bytes: &[u8]| -> f64 {
        let fonts = file.get_page_fonts(page).unwrap();
        let descendant = fonts[font].get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let widths = file.get_dictionary(descendant).unwrap().get(b"W").unwrap().as_array().unwrap()[1].clone();
        let widths = widths.as_array().unwrap();
        let cids = bytes.chunks(2).map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])));
        cids.map(|cid| widths[cid].as_i64().unwrap() as f64).sum()
    };
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let (mut x, mut edges) = (0.0, Vec::new());
    for operation in &content.operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("BT", _) => x = 0.0,
            ("Td", [across, _]) => x += f64::from(across.as_float().unwrap()),
            ("TJ", [Object::Array(parts)]) => {
                let moved: f64 = parts
                    .iter()
                    .map(|part| match part {
                        Object::String(bytes, _) => width(b"F0", bytes),
                        number => -f64::from(number.as_float().unwrap()),
                    })
                    .sum();
                edges.push(x + moved * 13.0 / 1000.0);
            }
            _ => {}
        }
    }
    let space = 250.0 * 13.0 / 1000.0;
    let right = 190.0 * MM;
    assert!(edges.len() > 3);
    for edge in &edges[..edges.len() - 1] {
        assert!((edge - space - right).abs() < 0.3, "{edge} is not {right} and a space");
    }
}

#[test]
fn a_letter_the_font_lacks_is_an_error_that_names_it() {
    let error = render(&[upright(vec![body("Cụm công nghiệp 漢 Tuyên Quang")])], &look()).unwrap_err();
    let error = format!("{error:#}");
    assert!(error.contains("U+6F22") && error.contains("Cụm công nghiệp 漢 Tuyên Quang"), "{error}");
    assert!(error.contains("thu"), "{error}");
    assert!(render(&[upright(vec![body("dòng 1\ndòng 2")])], &look()).is_err());
}

#[test]
fn a_document_is_the_same_alone_and_in_any_batch() {
    let documents = [rich(), upright(vec![body("Hai")]), upright(vec![heading(3, "Ba"), table(vec![])])];
    let batch = render(&documents, &look()).unwrap();
    for (document, bytes) in documents.iter().zip(&batch) {
        assert!(render(std::slice::from_ref(document), &look()).unwrap()[0] == *bytes, "{}", document.path);
    }
    assert!(render(&documents, &look()).unwrap() == batch);
}

#[test]
fn a_word_wider_than_its_place_is_broken_and_not_lost() {
    let word = "Đườngdâynóng".repeat(40);
    let rows = vec![cells(RowKind::Body, &[&word, "1"])];
    assert!(read_back(&one(upright(vec![body(&word)]))).contains(&word));
    assert!(read_back(&one(upright(vec![table(rows)]))).contains(&word));
}

#[test]
fn a_row_higher_than_a_page_goes_on_over_pages() {
    let long = "khó khăn về đất đai ".repeat(900);
    let bytes = one(upright(vec![table(vec![cells(RowKind::Body, &["Huế", &long])])]));
    let pages = read::body(&bytes).unwrap();
    assert!(pages.len() > 1);
    assert!(squeezed(&pages.concat()).contains(&squeezed(&long)));
}

#[test]
fn odd_trees_make_files() {
    let empty =
        Block::Table(Table { look: TableLook::Grid, caption: vec![], columns: vec![], header: vec![], rows: vec![] });
    let blank = cells(RowKind::Total, &["", ""]);
    let blocks = vec![
        empty,
        table(vec![blank]),
        body(""),
        body("   "),
        heading(9, ""),
        Block::List(List { marks: vec![], items: vec![vec![]] }),
        Block::PageBreak,
        Block::Masthead(Masthead::default()),
        Block::TitleBlock(TitleBlock::default()),
        Block::Closing(Closing::default()),
        Block::PageBreak,
    ];
    let blocks = blocks.into_iter().chain(KINDS.map(|kind| chart(kind, 0))).collect();
    for document in [upright(blocks), upright(vec![]), document("khong", vec![])] {
        assert!(!read::text(&one(document)).unwrap().is_empty());
    }
    assert!(render(&[], &look()).unwrap().is_empty());
}

#[test]
fn a_row_that_does_not_cover_its_columns_is_an_error() {
    let error = render(&[upright(vec![table(vec![cells(RowKind::Body, &["một"])])])], &look()).unwrap_err();
    assert!(format!("{error:#}").contains("covers 1 columns of 2"), "{error:#}");
}

/// A table with a row for each of so many communes.
fn communes(count: usize) -> Document {
    upright(vec![table((0..count).map(|n| cells(RowKind::Body, &["Xã", &format!("số {n};")])).collect())])
}

#[test]
fn a_table_of_all_communes_has_every_row_once_in_order_and_a_head_on_each_page() {
    let bytes = one(communes(3321));
    let pages = read::text(&bytes).unwrap();
    assert!(pages.len() > 40 && pages.iter().all(|page| page.matches("Diện tích (ha)").count() == 1));
    let rows: String = (0..3321).map(|n| format!("Xãsố{n};")).collect();
    assert!(read_back(&bytes).ends_with(&rows));
}

/// Counted, not timed: ten times the rows take ten times the measuring and the paints.
#[test]
fn the_work_of_a_table_grows_with_its_rows() {
    let look = look();
    let fonts = FontCache::new(measure::family(&look.faces).unwrap());
    let work = |rows: usize| {
        let measure = Measure::new(&fonts);
        let laid = super::layout::document(&communes(rows), &look.style, &measure).unwrap();
        let paints: usize = laid.sheets.iter().map(|sheet| sheet.paints.len()).sum();
        (measure.asked(), paints, laid.structure.nodes.len())
    };
    let (few, many) = (work(332), work(3321));
    for (few, many) in [(few.0, many.0), (few.1, many.1), (few.2, many.2)] {
        assert!(few > 332 && many > 3321 && many * 10 <= few * 101, "{few} and {many}");
    }
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_of_its_mark_with_links_both_ways() {
    let note = |number: usize, words: &str| {
        Inline::Note(Note::numbered(number, format!("Ghi chú {number}"), vec![Inline::text(words)]))
    };
    let marked = |words: &str, number: usize| {
        let content = vec![Inline::text(words), note(number, &format!("Lời ghi {number}.")), Inline::text(" và tiếp.")];
        Block::Paragraph(Paragraph { role: Role::Body, content })
    };
    let filler = || body(&"Ưu điểm, khuyết điểm; ".repeat(150));
    let document = upright(vec![marked("Đầu", 1), filler(), filler(), marked("Cuối", 2)]);
    let bytes = one(document);
    let pages = read::text(&bytes).unwrap();
    let page_of = |words: &str| pages.iter().position(|page| squeezed(page).contains(&squeezed(words))).unwrap();
    assert!(pages.len() > 1 && page_of("Lời ghi 1.") == page_of("Đầu¹"));
    assert_eq!(page_of("Lời ghi 2."), page_of("Cuối²"));
    let back = read::back(&bytes).unwrap();
    assert_eq!(squeezed(&back.notes), "¹Lờighi1.²Lờighi2.");
    assert!(squeezed(&back.text).contains("Đầu¹vàtiếp.") && !back.text.contains("Lời"));
    let file = File::load_mem(&bytes).unwrap();
    let links = file.get_pages().into_values().flat_map(|page| file.get_page_annotations(page).unwrap());
    let said: Vec<String> =
        links.map(|link| lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap()).collect();
    assert_eq!(said, ["Ghi chú 1", "¹", "Ghi chú 2", "²"]);
    let elements = file.objects.values().filter_map(|object| object.as_dict().ok());
    let ids =
        elements.filter(|element| element.get(b"S").is_ok_and(|tag| tag.as_name().is_ok_and(|tag| tag == b"Note")));
    assert_eq!(ids.filter(|element| element.has(b"ID")).count(), 2);
}

#[test]
fn long_rankings_are_set() {
    let bytes = one(upright(vec![chart(ChartKind::Ranked, 300), chart(ChartKind::Grouped, 100)]));
    assert!(read_back(&bytes).contains("Vùngthứ299"));
}

#[test]
fn a_file_says_what_it_is() {
    let bytes = one(rich());
    let file = File::load_mem(&bytes).unwrap();
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let title: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain("Báo cáo & phụ lục".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(info.get(b"Title").unwrap().as_str().unwrap(), title);
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20210702080000+07'00'");
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    assert!(catalog.has(b"Outlines") && catalog.has(b"StructTreeRoot"));
    let xmp = String::from_utf8_lossy(&bytes);
    assert!(xmp.contains("<rdf:li xml:lang=\"x-default\">Báo cáo &amp; phụ lục</rdf:li>"));
}

#[test]
fn files_stay_small() {
    let bytes = one(upright(vec![body("Tỷ lệ lấp đầy."), table(vec![cells(RowKind::Total, &["Cả nước", "968"])])]));
    assert!(bytes.len() < 40_000, "{}", bytes.len());
}

#[test]
fn contents_name_the_page_of_each_heading_and_lead_there() {
    let entry = |level, text: &str, heading| Entry { level, text: text.to_owned(), heading, annex: false };
    let entries = vec![entry(1, "I. Một", 0), entry(2, "I. Hai", 1), entry(1, "I. Ba", 3)];
    let contents = Block::Contents(Contents { title: "MỤC LỤC".to_owned(), entries });
    let lines = || std::iter::repeat_with(|| body("Dòng.")).take(50);
    let mut blocks = vec![contents, heading(1, "Một")];
    blocks.extend(lines());
    blocks.extend([heading(2, "Hai"), heading(3, "Không nêu"), Block::PageBreak, heading(1, "Ba")]);
    let document = document("muc-luc", vec![(Orientation::Landscape, blocks)]);
    let expected = heading_pages(&document);
    let bytes = one(document);
    let pages = read::body(&bytes).unwrap();
    let first = squeezed(&pages[0]);
    for (text, heading) in [("I.Một", 0), ("I.Hai", 1), ("I.Ba", 3)] {
        assert!(first.contains(&format!("{text}{}", expected[heading])), "{text}: {first}");
        assert!(squeezed(&pages[expected[heading] - 1]).contains(text));
    }
    assert!(expected[1] > 1 && expected[3] == pages.len());
    let file = File::load_mem(&bytes).unwrap();
    let ids: Vec<_> = file.get_pages().into_values().collect();
    let links = file.get_dictionary(ids[0]).unwrap().get(b"Annots").unwrap().as_array().unwrap();
    let target = |link: &Object| {
        let link = file.get_dictionary(link.as_reference().unwrap()).unwrap();
        let (_, place) = file.dereference(link.get(b"Dest").unwrap()).unwrap();
        place.as_array().unwrap()[0].as_reference().unwrap()
    };
    assert_eq!(links.iter().map(target).collect::<Vec<_>>(), [0, 1, 3].map(|n: usize| ids[expected[n] - 1]));
}

#[test]
fn an_entry_higher_than_a_page_goes_on_over_pages_with_its_number_at_the_end() {
    let words = "từ dài ".repeat(1_500);
    let entries = vec![Entry { level: 1, text: format!("I. {words}"), heading: 0, annex: false }];
    let contents = Block::Contents(Contents { title: "MỤC LỤC".to_owned(), entries });
    let document = upright(vec![contents, Block::PageBreak, heading(1, &words)]);
    let page = heading_pages(&document)[0];
    let bytes = one(document);
    let text = read_back(&bytes);
    let words = squeezed(&words);
    assert!(page > 2 && text.starts_with(&format!("MỤCLỤCI.{words}{page}I.{words}")), "{page}: {text}");
    let file = File::load_mem(&bytes).unwrap();
    for id in file.get_pages().into_values().take(page - 1) {
        assert!(file.get_dictionary(id).unwrap().has(b"Annots"), "each page leads there");
    }
}

#[test]
fn contents_of_a_heading_that_is_not_there_are_an_error() {
    let entries = vec![Entry { level: 1, text: "Không có".to_owned(), heading: 0, annex: false }];
    assert!(
        render(&[upright(vec![Block::Contents(Contents { title: "MỤC LỤC".to_owned(), entries })])], &look()).is_err()
    );
}

/// genpdf draws with faces in place of the real ones: letter by letter it must come to the same place, whether few letters go
/// by a font that every reader has or many are embedded.
#[test]
fn a_stand_in_is_as_wide_as_the_face_it_stands_for() {
    let look = look();
    let fonts = FontCache::new(measure::family(&look.faces).unwrap());
    let measure = Measure::new(&fonts);
    let few = "AVATAR Tổng; Vương Tô, Lộ: 1.704 (55,46%)".to_owned();
    let many = few.chars().chain('!'..='~').chain('\u{a1}'..='\u{17f}').filter(|c| measure.glyph(Face::Bold, *c) > 0);
    for (text, embedded) in [(many.collect(), true), (few, false)] {
        let glyphs = |face| text.chars().map(|c| (c, measure.glyph(face, c))).collect();
        let alphabet = Alphabet { faces: Face::ALL.map(glyphs) };
        let paints = Face::ALL.map(|face| Paint::Text { x: 0.0, y: 0.0, face, size: 1, text: text.clone() });
        let placeholder = PlaceholderFont::of(&look.faces, &[&alphabet], paints.iter()).unwrap();
        assert_eq!(placeholder.face(b"F1").is_some(), embedded);
        let cache = FontCache::new(placeholder.family().unwrap());
        for face in Face::ALL {
            let (drawn, written) = (*face.pick(&cache.default_font_family()), placeholder.written(face, &text));
            let width: f64 = drawn.str_width(&cache, &written, 1).into();
            assert!((width * MM - measure.width(face, 1, &text)).abs() < 1e-6, "{face:?}");
            assert_eq!(drawn.glyph_ids(&cache, written.chars()).len(), text.chars().count());
        }
    }
    assert!(
        measure.width(Face::Regular, 1, "AV")
            < measure.width(Face::Regular, 1, "A") + measure.width(Face::Regular, 1, "V")
    );
}

/// As many letters in a face as no font of a reader has codes for, and as many as it just has.
#[test]
fn every_letter_of_a_face_is_drawn() {
    let look = look();
    let fonts = FontCache::new(measure::family(&look.faces).unwrap());
    let measure = Measure::new(&fonts);
    let all = ('!'..='\u{17f}').chain('\u{1ea0}'..='\u{1ef9}');
    let letters: Vec<char> = all.filter(|c| *c != '\u{a0}' && measure.glyph(Face::Regular, *c) > 0).collect();
    assert!(letters.len() > 300);
    for count in [150, letters.len()] {
        let text: String = letters[..count].iter().collect();
        let bytes = render(&[upright(vec![body(&text)])], &look).unwrap().remove(0);
        let read = read::body(&bytes).unwrap().concat().replace('\n', "");
        assert_eq!(read.trim_end(), text);
    }
}

#[test]
fn a_line_is_set_to_both_edges_unless_that_makes_holes() {
    let look = look();
    let fonts = FontCache::new(measure::family(&look.faces).unwrap());
    let measure = Measure::new(&fonts);
    let setting = |width| Setting { size: 10, face: Face::Regular, align: Align::Justify, width, indent: 0.0 };
    let first = |width| {
        let text = Inline::text("một hai ba bốn mộtchữdàikhôngngắt");
        lines::set(&measure, &[text], &setting(width)).swap_remove(0).spans.len()
    };
    let words = measure.width(Face::Regular, 10, "một hai ba bốn");
    assert_eq!(first(words + 3.0 * 7.4), 4, "each word at its own place");
    assert_eq!(first(words + 3.0 * 7.6), 1, "as they come");
}
