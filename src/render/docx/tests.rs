//! Documents rendered and read back. They ask what a reader of the file sees, not how it was made.

use super::read;
use crate::messages::Catalogues;
use crate::model::document::*;
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::standing::Standing;
use crate::model::style::{Faces, Look};
use crate::model::word_base::{BaseBlock, BaseInline, BaseParagraph, PartKind, WordBase};
use crate::render::Batch;
use calamine::{Data, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::{CompressionMethod, DateTime, ZipArchive};

const STYLE: &str = include_str!("../../../templates/styles/nd30.toml");
const REGULAR: &[u8] = include_bytes!("../../../templates/fonts/LiberationSerif-Regular.ttf");

pub(super) fn look() -> Look {
    let face = || REGULAR.into();
    let faces = Faces { regular: face(), bold: face(), italic: face(), bold_italic: face() };
    Look { style: toml::from_str(STYLE).unwrap(), faces }
}

fn document(sections: Vec<Section>) -> Document {
    let created = "2021-07-02T08:00:00+07:00".parse().unwrap();
    let meta = Meta {
        title: "Báo cáo <1> & phụ lục".into(),
        subject: "Cụm công nghiệp".into(),
        author: "Bộ Công Thương".into(),
        created,
    };
    Document {
        conference: "2021-07-02-ccn".into(),
        facts: Default::default(),
        path: "bao-cao".into(),
        language: Default::default(),
        meta,
        footer: "Dữ liệu giả định".into(),
        legend: Vec::new(),
        sections,
    }
}

fn portrait(blocks: Vec<Block>) -> Section {
    Section { orientation: Orientation::Portrait, annex: false, blocks }
}

fn body(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { role: Role::Body, content })
}

fn words(text: &str) -> Block {
    body(vec![Inline::text(text)])
}

fn cell(text: &str) -> Cell {
    Cell { content: vec![Inline::text(text)], span: 1, behind: 0 }
}

fn row(kind: RowKind, texts: &[&str]) -> Row {
    Row { kind, cells: texts.iter().map(|text| cell(text)).collect() }
}

fn table(rows: Vec<Row>) -> Table {
    let column = |share, align| Column { share, align };
    Table {
        look: TableLook::Grid,
        caption: vec![Inline::text("Bảng 1. Theo vùng")],
        columns: vec![column(700, Align::Left), column(300, Align::Right)],
        header: vec![row(RowKind::Head, &["Vùng", "Số cụm"]), row(RowKind::Head, &["(1)", "(2)"])],
        rows,
    }
}

fn key() -> FigureKey {
    FigureKey { place: Place::Country, line: "1".into(), aspect: Aspect::Value }
}

fn figure(text: &str) -> Inline {
    Inline::Figure { key: key(), text: text.into(), emphasis: Emphasis { bold: true, italic: true }, source: None }
}

fn chart(kind: ChartKind) -> Chart {
    let point = |value: &str, text: &str| Some(Point { value: value.parse().unwrap(), text: text.into(), key: key() });
    Chart {
        kind,
        caption: vec![Inline::text("Hình 1. Số cụm")],
        alt: "Bắc: 1.704; \"Nam\" & <khác>: chưa có".into(),
        unit: "cụm".into(),
        unit_title: "Đơn vị: cụm".into(),
        compact: false,
        days: vec![],
        categories: vec!["Bắc".into(), "Nam & <khác>".into(), "=1+1".into()],
        remarks: vec![],
        series: vec![
            Series {
                name: "Quy hoạch".into(),
                target: false,
                points: vec![point("1704", "1.704"), None, point("12.5", "12,5")],
            },
            Series {
                name: "Thành lập".into(),
                target: false,
                points: vec![point("968", "968"), point("3", "03"), None],
            },
        ],
    }
}

/// One of everything.
pub(super) fn rich() -> Document {
    let masthead = Masthead {
        agency: "BỘ CÔNG THƯƠNG".into(),
        motto: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(), "Độc lập - Tự do - Hạnh phúc".into()],
        number: "Số: /BC-BCT".into(),
        draft: "DỰ THẢO".into(),
        about: "V/v báo cáo cụm công nghiệp".into(),
        place_date: "Hà Nội, ngày 02 tháng 7 năm 2021".into(),
        kind: "BÁO CÁO".into(),
        summary: "Tình hình cụm công nghiệp".into(),
    };
    let heading =
        Heading { level: 1, number: "I.".into(), annex: false, content: vec![Inline::text("TÌNH HÌNH CHUNG")] };
    let list = List { marks: vec!["-".into(); 2], items: vec![vec![Inline::text("một")], vec![Inline::text("hai")]] };
    let group =
        Row { kind: RowKind::Group, cells: vec![Cell { content: vec![Inline::text("Bắc")], span: 2, behind: 0 }] };
    let rows = vec![group, row(RowKind::Body, &["Tuyên Quang", "5"]), row(RowKind::Total, &["Cả nước", "968"])];
    let closing = Closing {
        title: "Nơi nhận:".into(),
        recipients: vec!["Như trên;".into()],
        signer: vec!["KT. BỘ TRƯỞNG".into()],
        signatures: Vec::new(),
    };
    document(vec![
        portrait(vec![
            Block::Masthead(masthead),
            Block::TitleBlock(TitleBlock {
                over: "Tài liệu phục vụ chủ trì".into(),
                name: "Tỉnh Tuyên Quang".into(),
                beside: "miền núi & trung du".into(),
            }),
            Block::Heading(heading),
            body(vec![Inline::text("Có "), figure("1.704"), Inline::Break, Inline::text(" cụm,\u{a0}58.123 ha.")]),
            Block::List(list),
            Block::Chart(chart(ChartKind::Grouped)),
        ]),
        Section { orientation: Orientation::Landscape, annex: false, blocks: vec![Block::Table(table(rows))] },
        portrait(vec![Block::PageBreak, Block::Chart(chart(ChartKind::Ranked)), words("./."), Block::Closing(closing)]),
    ])
}

fn render(documents: &[Document], look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    let catalogues = Catalogues::built_in();
    super::render(documents, Batch::new(documents, look, &catalogues).heading_pages()?, look, &catalogues)
}

fn rendered(document: Document) -> Vec<u8> {
    render(&[document], &look()).unwrap().remove(0)
}

fn bytes_of(docx: &[u8], path: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name(path).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn part(docx: &[u8], path: &str) -> String {
    String::from_utf8(bytes_of(docx, path)).unwrap()
}

fn names(docx: &[u8]) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len()).map(|n| archive.by_index(n).unwrap().name().unwrap().into_owned()).collect()
}

fn said(docx: &[u8]) -> Vec<String> {
    read::text(docx).unwrap().into_iter().filter(|text| !text.is_empty()).collect()
}

#[test]
fn text_reads_back_in_reading_order() {
    let expected = [
        "BỘ CÔNG THƯƠNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /BC-BCT",
        "DỰ THẢO",
        "V/v báo cáo cụm công nghiệp",
        "Hà Nội, ngày 02 tháng 7 năm 2021",
        "BÁO CÁO",
        "Tình hình cụm công nghiệp",
        "Tài liệu phục vụ chủ trì",
        "Tỉnh Tuyên Quang",
        "miền núi & trung du",
        "I. TÌNH HÌNH CHUNG",
        "Có 1.704\n cụm,\u{a0}58.123 ha.",
        "-\tmột",
        "-\thai",
        "Hình 1. Số cụm",
        "Bảng 1. Theo vùng",
        "Vùng",
        "Số cụm",
        "(1)",
        "(2)",
        "Bắc",
        "Tuyên Quang",
        "5",
        "Cả nước",
        "968",
        "Hình 1. Số cụm",
        "./.",
        "Nơi nhận:",
        "- Như trên;",
        "KT. BỘ TRƯỞNG",
    ];
    assert_eq!(said(&rendered(rich())), expected);
}

/// What a paragraph of the base says.
fn base_text(base: &WordBase, paragraph: &BaseParagraph) -> String {
    let one = |inline: &BaseInline| match inline {
        BaseInline::Text(text) => text.clone(),
        BaseInline::Figure(n) => base.figures[*n].text.clone(),
    };
    paragraph.content.iter().map(one).collect()
}

fn base_paragraphs(block: &BaseBlock) -> Vec<&BaseParagraph> {
    match block {
        BaseBlock::Paragraph(paragraph) => vec![paragraph],
        BaseBlock::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs).collect()
        }
    }
}

#[test]
fn a_document_says_what_its_base_says_it_was_generated_as() {
    let note = Note::numbered(1, "Ghi chú 1".into(), vec![Inline::text("gồm "), figure("12")]);
    let noted = body(vec![figure("5"), Inline::Note(note), Inline::text(" và "), figure("6,5%†")]);
    let document = {
        let mut document = rich();
        document.sections[0].blocks.push(noted);
        document.facts = BTreeMap::from([(
            key(),
            FigureFacts { value: "6.54".parse().ok(), unit: "cụm".into(), standing: Standing::Doubtful },
        )]);
        document
    };
    let docx = rendered(document.clone());
    let base = read::base(&docx).unwrap().unwrap();
    assert_eq!((&*base.conference, &*base.document), ("2021-07-02-ccn", "bao-cao"));
    let says = |kind| -> Vec<String> {
        let paragraphs = base.blocks(kind).flat_map(base_paragraphs);
        paragraphs.map(|paragraph| base_text(&base, paragraph)).collect()
    };
    assert_eq!(says(PartKind::Body), read::text(&docx).unwrap());
    assert_eq!(says(PartKind::Notes), read::notes(&docx).unwrap().split_off(2), "after the two lines above notes");
    assert_eq!(says(PartKind::Foot).concat(), read::feet(&docx).unwrap().concat());
    let texts: Vec<&str> = base.figures.iter().map(|figure| &*figure.text).collect();
    assert_eq!(texts, ["1.704", "5", "6,5%†", "12"]);
    let known = &base.figures[2];
    assert_eq!((known.value, &*known.unit, known.standing), ("6.54".parse().ok(), "cụm", Standing::Doubtful));
    let charts = read::charts(&docx).unwrap();
    assert_eq!(base.charts.len(), charts.len());
    for (known, shown) in base.charts.iter().zip(&charts) {
        assert_eq!(known.categories, shown.categories);
        for (known, shown) in known.series.iter().zip(&shown.series) {
            let values: Vec<_> = known.points.iter().map(|point| Some(point.as_ref()?.value.to_string())).collect();
            let labels: Vec<_> = known.points.iter().map(|point| Some(point.as_ref()?.label.clone())).collect();
            assert_eq!((&known.name, &values, &labels), (&shown.name, &shown.values, &shown.labels));
        }
    }
}

#[test]
fn every_figure_carries_its_name_as_a_tip_and_as_a_tag() {
    let docx = rendered(rich());
    let figure = "<w:hyperlink w:tooltip=\"k1\" w:anchor=\"so_vn_1\" w:history=\"1\"><w:sdt><w:sdtPr><w:tag w:val=\"k1\"/>\
                  </w:sdtPr><w:sdtContent><w:r>";
    assert_eq!(part(&docx, "word/document.xml").matches(figure).count(), 1);
    assert!(!part(&docx, "word/document.xml").contains("<w:text/>"), "LibreOffice breaks such a control");
    let relationships = part(&docx, "word/_rels/document.xml.rels");
    assert!(relationships.contains("Target=\"../customXml/item1.xml\""), "{relationships}");
}

#[test]
fn markup_formulas_and_control_characters_are_text() {
    let odd = "{{x}} <script>&amp;</script> \"=1+1\" a\u{1}b\u{b}c\nd\u{fffe}e PAGE \\* MERGEFORMAT";
    let docx =
        rendered(document(vec![portrait(vec![words(odd), Block::Table(table(vec![row(RowKind::Body, &[odd])]))])]));
    let expected = "{{x}} <script>&amp;</script> \"=1+1\" a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e PAGE \\* MERGEFORMAT";
    assert_eq!(said(&docx).iter().filter(|text| *text == expected).count(), 2);
    let document = part(&docx, "word/document.xml");
    assert_eq!(document.matches("<w:instrText").count(), document.matches(" SEQ Bảng ").count());
}

#[test]
fn captions_are_numbered_by_fields_where_a_field_gives_their_number() {
    let caption = |text: &str| Block::Table(Table { caption: vec![Inline::text(text)], ..table(vec![]) });
    let captions = ["Bảng 1. Một", "Bảng 2. Hai. Ba", "Bảng 7. Lệch", "Không số", "Bảng & 3. Lạ"];
    let docx = rendered(document(vec![portrait(captions.map(caption).to_vec())]));
    let said = said(&docx);
    captions.iter().for_each(|caption| assert!(said.contains(&(*caption).to_owned()), "{caption}"));
    assert_eq!(part(&docx, "word/document.xml").matches(" SEQ Bảng \\* ARABIC ").count(), 2);
}

#[test]
fn exactly_the_head_rows_repeat_and_no_row_is_split() {
    let document = part(&rendered(rich()), "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(document.matches("<w:tr>").count(), document.matches("<w:cantSplit").count());
}

/// The parts of a table of ten times the rows are ten times as many, each row is there once and in order.
#[test]
fn a_table_of_all_communes_has_every_row_once_and_one_head_that_repeats() {
    let rows = |count: usize| (0..count).map(|n| row(RowKind::Body, &["Xã", &format!("số {n};")])).collect();
    let made = |count: usize| rendered(document(vec![portrait(vec![Block::Table(table(rows(count)))])]));
    let (few, many) = (made(332), made(3321));
    let [few, whole] = [&few, &many].map(|docx| part(docx, "word/document.xml"));
    assert_eq!(whole.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(whole.matches("<w:tr>").count(), 3321 + 2);
    assert!(whole.matches('<').count() <= 11 * few.matches('<').count());
    let all: String = (0..3321).map(|n| format!("Xãsố {n};")).collect();
    assert!(said(&many).concat().ends_with(&all));
}

#[test]
fn notes_are_words_own() {
    let note = |number: usize, words: &str| {
        Inline::Note(Note::numbered(number, format!("Ghi chú {number}"), vec![Inline::text(words)]))
    };
    let docx = rendered(document(vec![portrait(vec![
        body(vec![Inline::text("Đầu"), note(1, "Một & hai."), Inline::text(" và")]),
        body(vec![Inline::text("Cuối"), note(2, "Ba.")]),
    ])]));
    let (text, notes) = (part(&docx, "word/document.xml"), part(&docx, "word/footnotes.xml"));
    for n in [1, 2] {
        assert_eq!(text.matches(&format!("<w:footnoteReference w:id=\"{n}\"/>")).count(), 1);
        assert_eq!(notes.matches(&format!("<w:footnote w:id=\"{n}\">")).count(), 1);
    }
    assert_eq!(notes.matches("<w:footnoteRef/>").count(), 2);
    assert!(part(&docx, "[Content_Types].xml").contains("/word/footnotes.xml"));
    assert!(part(&docx, "word/_rels/document.xml.rels").contains("footnotes.xml"));
    assert!(part(&docx, "word/settings.xml").contains("<w:footnotePr>"));
    let back = super::read::back(&docx).unwrap();
    assert!(back.text.contains("Đầu¹ và") && back.text.contains("Cuối²") && !back.text.contains("Một"));
    assert_eq!(back.notes, " Một & hai. Ba.");
    assert!(!names(&rendered(rich())).contains(&"word/footnotes.xml".to_owned()), "no part where there are no notes");
}

#[test]
fn a_lying_section_swaps_the_page() {
    let document = part(&rendered(rich()), "word/document.xml");
    let sizes: Vec<&str> = document.split("<w:pgSz ").skip(1).filter_map(|rest| rest.split("/>").next()).collect();
    let upright = r#"w:w="11906" w:h="16838" "#;
    assert_eq!(sizes, [upright, r#"w:w="16838" w:h="11906" w:orient="landscape" "#, upright]);
}

#[test]
fn only_the_first_page_of_all_has_no_number() {
    let docx = rendered(rich());
    assert_eq!(part(&docx, "word/document.xml").matches("<w:titlePg").count(), 1);
    let numbered = part(&docx, "word/header1.xml");
    assert!(numbered.contains("PAGE") && !numbered.contains("NUMPAGES"), "a number, not \"2/3\"");
    assert!(!part(&docx, "word/header2.xml").contains("PAGE"));
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        assert!(part(&docx, footer).contains("Dữ liệu giả định"));
    }
}

#[test]
fn no_line_of_the_foot_breaks_at_a_hyphen() {
    let mut document = rich();
    document.footer = "Số liệu & mã 7K3Q-9XWB-20ME".to_owned();
    let docx = rendered(document);
    let text = |words: &str| format!(r#"<w:t xml:space="preserve">{words}</w:t>"#);
    let foot = ["Số liệu &amp; mã 7K3Q", "9XWB", "20ME"].map(text).join("<w:noBreakHyphen/>");
    assert!(part(&docx, "word/footer1.xml").contains(&foot), "{}", part(&docx, "word/footer1.xml"));
    assert_eq!(read::feet(&docx).unwrap(), vec!["Số liệu & mã 7K3Q-9XWB-20ME"; 2]);
}

#[test]
fn every_part_is_well_formed() {
    let docx = rendered(rich());
    for name in names(&docx).iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        let text = part(&docx, name);
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")), quick_xml::events::Event::Eof) {}
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_came_before() {
    let alone = rendered(rich());
    let batch = render(&[document(vec![portrait(vec![words("khác")])]), rich(), rich()], &look()).unwrap();
    assert!(batch[1] == alone && batch[2] == alone);
}

#[test]
fn entries_are_in_order_deflated_and_dated_alike() {
    let docx = rendered(rich());
    assert_eq!(names(&docx)[..3], ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"]);
    let mut archive = ZipArchive::new(Cursor::new(&docx[..])).unwrap();
    for n in 0..archive.len() {
        let entry = archive.by_index(n).unwrap();
        assert_eq!(entry.last_modified(), Some(DateTime::default()));
        assert_eq!(entry.compression(), CompressionMethod::Deflated);
    }
}

#[test]
fn charts_show_values_and_printed_labels() {
    let some = |text: &str| Some(text.to_owned());
    let charts = read::charts(&rendered(rich())).unwrap();
    assert_eq!(charts.len(), 2);
    assert_eq!(charts[0].categories, ["Bắc", "Nam & <khác>", "=1+1"]);
    assert_eq!(charts[0].series[0].name, "Quy hoạch");
    assert_eq!(charts[0].series[0].values, [some("1704"), None, some("12.5")]);
    assert_eq!(charts[0].series[0].labels, [some("1.704"), None, some("12,5")]);
    assert_eq!(charts[1].series[1].labels, [some("968"), some("03"), None]);
}

#[test]
fn every_kind_of_chart_is_words_own() {
    for (kind, drawn, grouping, place) in [
        (ChartKind::Ranked, "c:barChart", "clustered", "outEnd"),
        (ChartKind::Grouped, "c:barChart", "clustered", "outEnd"),
        (ChartKind::Stacked, "c:barChart", "stacked", "ctr"),
        (ChartKind::Funnel, "c:barChart", "clustered", "outEnd"),
        (ChartKind::Line, "c:lineChart", "standard", "t"),
        (ChartKind::Progress, "c:barChart", "clustered", "inBase"),
    ] {
        let remarks = vec!["(100%)".into(), String::new(), "(0,7%)".into()];
        let docx = rendered(document(vec![portrait(vec![Block::Chart(Chart { remarks, ..chart(kind) })])]));
        let part = part(&docx, "word/charts/chart1.xml");
        assert!(part.contains(&format!("<c:grouping val=\"{grouping}\"/>")), "{kind:?}");
        assert!(
            part.contains(&format!("<{drawn}>")) && part.contains(&format!("<c:dLblPos val=\"{place}\"/>")),
            "{kind:?}"
        );
        let mut series = read::charts(&docx).unwrap().remove(0).series;
        if kind == ChartKind::Progress {
            // The target is written first, so that the value lies on it.
            series.reverse();
        }
        assert_eq!(
            series[0].labels,
            [Some("1.704\u{a0}(100%)".into()), None, Some("12,5\u{a0}(0,7%)".into())],
            "{kind:?}"
        );
        assert_eq!(series[1].labels, [Some("968".into()), Some("03".into()), None]);
    }
}

#[test]
fn charts_of_change_are_words_own() {
    let labels = |kind: ChartKind, series: usize| {
        let mut chart = chart(kind);
        chart.series.truncate(series);
        let docx = rendered(document(vec![portrait(vec![Block::Chart(chart)])]));
        let charts = read::charts(&docx).unwrap();
        let labels = charts.iter().map(|chart| chart.series.iter().flat_map(|series| series.labels.iter().flatten()));
        labels.map(|labels| labels.cloned().collect::<Vec<_>>().join("|")).collect::<Vec<_>>()
    };
    assert_eq!(labels(ChartKind::Slope, 2), ["Quy hoạch\u{a0}\u{a0}1.704|12,5|Thành lập\u{a0}\u{a0}968|03"]);
    assert_eq!(labels(ChartKind::Waterfall, 1), ["1.704|12,5"]);
    assert_eq!(labels(ChartKind::Multiples, 2), ["1.704|12,5", "968|03"]);
}

#[test]
fn the_workbook_of_a_chart_holds_the_same_values() {
    let docx = rendered(rich());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes_of(&docx, "word/embeddings/chart1.xlsx"))).unwrap();
    let sheet = book.worksheet_range("Sheet1").unwrap();
    assert_eq!(sheet.get_value((2, 0)), Some(&Data::String("Nam & <khác>".into())));
    assert_eq!(sheet.get_value((3, 0)), Some(&Data::String("=1+1".into())));
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::Float(1704.0)));
    assert_eq!(sheet.get_value((3, 1)), Some(&Data::Float(12.5)));
    assert_eq!(sheet.get_value((1, 3)), Some(&Data::String("1.704".into())));
    assert_eq!(sheet.get_value((2, 4)), Some(&Data::String("03".into())));
}

#[test]
fn drawings_have_their_own_ids_and_alternative_text() {
    let document = part(&rendered(rich()), "word/document.xml");
    for n in 1..=2 {
        assert_eq!(document.matches(&format!("<wp:docPr id=\"{n}\"")).count(), 1);
    }
    assert_eq!(document.matches("descr=\"Bắc: 1.704; &quot;Nam&quot; &amp; &lt;khác&gt;: chưa có\"").count(), 2);
}

#[test]
fn properties_and_language_are_those_of_the_document() {
    let docx = rendered(rich());
    let core = part(&docx, "docProps/core.xml");
    for expected in [
        "<dc:title>Báo cáo &lt;1&gt; &amp; phụ lục</dc:title>",
        "<dc:subject>Cụm công nghiệp</dc:subject>",
        "<dc:creator>Bộ Công Thương</dc:creator>",
        ">2021-07-02T01:00:00Z</dcterms:created>",
        ">2021-07-02T01:00:00Z</dcterms:modified>",
    ] {
        assert!(core.contains(expected), "{expected} in {core}");
    }
    assert!(part(&docx, "word/styles.xml").contains("<w:lang w:val=\"vi-VN\""));
    assert!(part(&docx, "word/settings.xml").contains("<w:themeFontLang w:val=\"vi-VN\"/>"));
}

#[test]
fn headings_are_words_own() {
    let styles = part(&rendered(rich()), "word/styles.xml");
    for level in 1..=3 {
        assert!(styles.contains(&format!("<w:name w:val=\"heading {level}\" />")));
        assert!(styles.contains(&format!("<w:outlineLvl w:val=\"{}\" />", level - 1)));
    }
}

#[test]
fn contents_are_a_field_filled_in_with_links_to_bookmarks() {
    let heading = |level, words: &str| {
        Block::Heading(Heading { level, number: "1.".into(), annex: false, content: vec![Inline::text(words)] })
    };
    let entry = |level, text: &str, heading| Entry { level, text: text.into(), heading, annex: false };
    let entries = vec![entry(1, "1. Một & hai", 0), entry(2, "1. Ba", 2)];
    let contents = Block::Contents(Contents { title: "MỤC LỤC".into(), entries });
    let blocks = vec![heading(1, "Một & hai"), heading(3, "Sâu"), Block::PageBreak, heading(2, "Ba"), contents];
    let docx = rendered(document(vec![portrait(blocks), portrait(vec![words("Hết")])]));
    let text = said(&docx);
    assert_eq!(text[..3], ["1. Một & hai", "1. Sâu", "1. Ba"]);
    assert_eq!(text[3..], ["MỤC LỤC", "1. Một & hai\t1", "1. Ba\t2", "Hết"]);
    let document = part(&docx, "word/document.xml");
    assert_eq!(document.matches("Table of Contents").count(), 1);
    for n in 1..=3 {
        assert_eq!(document.matches(&format!("w:name=\"_Toc{n:09}\"")).count(), 1);
    }
    assert!(document.contains("w:anchor=\"_Toc000000003\"") && document.contains(" PAGEREF _Toc000000003 "));
    let marks = |kind: &str| document.matches(&format!("w:fldCharType=\"{kind}\"")).count();
    assert_eq!([marks("begin"), marks("separate"), marks("end")], [3, 3, 3]);
    assert_eq!(document.matches("<w:sectPr").count(), 2);
    assert!(!part(&docx, "word/settings.xml").contains("updateFields"));
}

#[test]
fn style_names_have_no_commas() {
    let styles = part(&rendered(rich()), "word/styles.xml");
    let names = styles.split("<w:name w:val=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert!(names.into_iter().all(|name| !name.contains(',')));
}

#[test]
fn what_is_no_document_is_an_error() {
    assert!(read::text(b"khong phai Word").is_err());
    assert!(read::charts(b"").is_err());
}

#[test]
fn odd_input_neither_fails_nor_loses_text() {
    let none = Table { look: TableLook::Grid, caption: vec![], columns: vec![], header: vec![], rows: vec![] };
    let bare = Table { rows: vec![row(RowKind::Body, &["không cột"]), row(RowKind::Body, &[])], ..none.clone() };
    let wide = Cell { content: vec![Inline::text("quá rộng")], span: usize::MAX, behind: 0 };
    let wide = table(vec![Row { kind: RowKind::Body, cells: vec![wide, cell("ngoài")] }]);
    let empty = Chart { categories: vec![], series: vec![], unit: String::new(), ..chart(ChartKind::Ranked) };
    let list = List { marks: vec![], items: vec![vec![Inline::text("không dấu")], vec![]] };
    let label =
        Block::Paragraph(Paragraph { role: Role::Chart, content: vec![Inline::text("không phải biểu đồ")] });
    let blocks = vec![
        Block::PageBreak,
        Block::Masthead(Masthead::default()),
        Block::Closing(Closing::default()),
        Block::Table(none),
        Block::Table(bare.clone()),
        Block::Table(bare),
        Block::Table(wide),
        Block::Chart(empty),
        Block::List(list),
        label,
        words(""),
        Block::PageBreak,
    ];
    let lying =
        Section { orientation: Orientation::Landscape, annex: false, blocks: vec![Block::Closing(Closing::default())] };
    let docx = rendered(document(vec![portrait(vec![]), portrait(blocks), lying.clone(), lying]));
    assert_eq!(part(&docx, "word/document.xml").matches("w:orient=\"landscape\"").count(), 2);
    let text = said(&docx);
    for expected in ["không cột", "quá rộng", "ngoài", "\tkhông dấu", "không phải biểu đồ"] {
        assert!(text.iter().any(|found| found == expected), "{expected}");
    }
    assert!(said(&rendered(document(vec![]))).is_empty());
}
