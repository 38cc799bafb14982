//! Composed documents, and the PDF and Word files read back and compared with them.

use crate::book::{book, build_at, figures};
use crate::golden::{root, sample, templates};
use briefbook::model::document::{Block, Document, Inline, Role, Row, TableLook, plain};
use briefbook::model::figure::{Aspect, FigureKey};
use briefbook::model::number::NBSP;
use briefbook::render::text::{Provenance, text};
use briefbook::render::{docx, pdf};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

fn documents() -> &'static [Document] {
    static DOCUMENTS: OnceLock<Vec<Document>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| briefbook::documents(&sample(), &templates()).unwrap())
}

fn document(path: &str) -> &'static Document {
    documents().iter().find(|document| document.path == path).unwrap()
}

/// Every figure of a document: its key and its printed text.
fn printed(document: &'static Document) -> Vec<(&'static FigureKey, &'static str)> {
    let mut found = Vec::new();
    let mut inlines = |content: &'static [Inline]| {
        for inline in content {
            if let Inline::Figure { key, text, .. } = inline {
                found.push((key, text.as_str()));
            }
        }
    };
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading(heading) => inlines(&heading.content),
            Block::Paragraph(paragraph) => inlines(&paragraph.content),
            Block::List(list) => list.items.iter().for_each(|item| inlines(item)),
            Block::Table(table) => rows(table).flat_map(|row| &row.cells).for_each(|cell| inlines(&cell.content)),
            _ => {}
        }
    }
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        found.extend(block.drawn());
    }
    found
}

fn rows(table: &briefbook::model::document::Table) -> impl Iterator<Item = &Row> {
    table.header.iter().chain(&table.rows)
}

#[test]
fn every_printed_figure_is_the_one_in_figures_json() {
    assert!(count_printed(documents(), &figures(book())) > 12_000);
}

/// The conference of 34, which has a past and a target.
#[test]
fn so_is_every_earlier_value_change_and_target() {
    let folder = root().join("input/2026-12-hoi-nghi-ccn");
    let documents: &'static [Document] = Vec::leak(briefbook::documents(&folder, &templates()).unwrap());
    let out = tempfile::tempdir().unwrap();
    let figures = figures(&build_at(&folder, out.path(), 0).folder);
    assert!(count_printed(documents, &figures) > 6_000);
    let aspects = documents.iter().flat_map(printed).map(|(key, _)| key.aspect);
    let mut found: Vec<Aspect> = aspects.filter(|aspect| !matches!(aspect, Aspect::Method(_))).collect();
    found.sort_unstable();
    found.dedup();
    for wanted in [Aspect::Previous(0), Aspect::Previous(1), Aspect::Moved(1), Aspect::ChangePercent(1), Aspect::Gap] {
        assert!(found.contains(&wanted), "no {wanted:?}");
    }
    let report = documents.iter().find(|document| document.path == "bao-cao-tong-hop").unwrap();
    let report = text(report, Provenance::Hidden);
    tells_the_books_coverage_once(&report);
    let said = report.replace(NBSP, " ");
    // The paper is of 07/01/2027.
    assert!(said.contains("chưa có quyết định thành lập, đã quá hạn 31/12/2026.") && !said.contains("ngày đến hạn"));
    assert!(said.contains("theo Thông tư số 14/2024/TT-BCT, Phụ lục I, Biểu 04"), "in force on the day");
    assert!(said.contains("(cộng lại là 842, kém tổng số 01 cụm; số liệu của Lâm Đồng chưa khớp)"));
}

/// The paper of 2021 cites no law of 2024, and parts that add up are followed by nothing.
#[test]
fn law_of_another_day_is_not_cited_and_parts_that_add_up_are_not_told() {
    let report = text(document("bao-cao-tong-hop"), Provenance::Hidden);
    let own = report.lines().filter(|line| line.contains("Biểu 04") || line.contains("phải được thành lập trước ngày"));
    assert!(own.clone().count() > 0 && own.clone().all(|line| !line.contains("2024")), "{:?}", own.collect::<Vec<_>>());
}

/// 1 is not 1.1 and 1.2 together, because Đắk Lắk's are not; 3 is 3.1 and 3.2.
#[test]
fn parts_are_told_where_they_do_not_add_up_and_only_there() {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("templates");
    crate::declarations::copy(&templates(), &packs);
    let template = packs.join("khuyen-cong/documents/bao-cao.hbs");
    let plain = std::fs::read_to_string(&template).unwrap();
    let noted = plain.replace("đạt {{fig \"5\"}}.", "đạt {{fig \"5\"}}{{sum_note \"3\" \"3.1\" \"3.2\"}}.");
    assert_ne!(noted, plain);
    std::fs::write(&template, noted).unwrap();
    let documents = briefbook::documents(&root().join("input/2026-11-khuyen-cong"), &packs).unwrap();
    let report = documents.iter().find(|document| document.path == "bao-cao").unwrap();
    let report = text(report, Provenance::Hidden).replace(NBSP, " ");
    assert!(
        report.contains("địa phương (cộng lại là 421, kém tổng số 03 đề án; số liệu của Đắk Lắk chưa khớp)."),
        "{report}"
    );
    assert!(report.contains("đạt 82,6%. Đơn vị thụ hưởng"), "{report}");
}

/// One locality of 34 sent nothing that counts, another left one line out.
fn tells_the_books_coverage_once(report: &str) {
    let report = report.replace(NBSP, " ");
    let line = |start: &str| report.lines().find(|line| line.starts_with(start)).unwrap();
    let paragraph = line("Theo phương án phát triển");
    assert!(paragraph.contains("ha (33/34 địa phương). Đến nay"), "{paragraph}");
    assert_eq!(paragraph.matches("(33/34 địa phương)").count(), 1, "{paragraph}");
    let money = line("Các CCN đã thu hút");
    assert_eq!(money.matches("(33/34 địa phương)").count(), 1, "{money}");
    assert_eq!(money.matches("tỷ đồng (32/34 địa phương)").count(), 1, "{money}");
    let totals: Vec<&str> = report.lines().filter(|line| line.starts_with("| Cả nước (33/34)")).collect();
    assert!(totals.len() > 5 && totals.iter().all(|row| row.matches("(33/34)").count() == 1), "{totals:?}");
    assert!(totals.iter().any(|row| row.contains("(32/34)")), "{totals:?}");
    let head = line("| Mã | Chỉ tiêu | Đơn vị | 6 tháng đầu năm 2021");
    assert!(head.contains("| Kỳ này (33/34) |"), "{head}");
}

#[test]
fn tables_pad_no_count() {
    let blocks = documents().iter().flat_map(|document| &document.sections).flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    // In a sentence within a cell a count is padded like in any sentence.
    let cells = tables.flat_map(rows).flat_map(|row| &row.cells);
    let alone = cells.filter_map(|cell| if let [only] = &cell.content[..] { Some(only) } else { None });
    let figures = alone.filter(|inline| matches!(inline, Inline::Figure { .. })).map(Inline::as_str);
    let figures: Vec<&str> = figures.collect();
    assert!(figures.len() > 1000 && figures.iter().all(|text| unpadded(text) == *text));
}

/// `05` as the contract has it.
fn unpadded(text: &str) -> &str {
    text.strip_prefix('0').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

/// Holds every printed figure against `figures.json`; how many there are.
fn count_printed(documents: &'static [Document], figures: &BTreeMap<(String, String), Value>) -> usize {
    let mut count = 0;
    for document in documents {
        for (key, text) in printed(document) {
            let figure = &figures[&(key.place.to_string(), key.line.to_string())];
            // A column has all decimals of its line, and a sign before a total of approximate values.
            let text = signless(text);
            let text = unpadded(text.trim_start_matches("≈\u{a0}"));
            match key.aspect {
                Aspect::Value => {
                    assert_eq!(
                        figure["text"].as_str().map(signless).as_deref().map(short),
                        Some(short(text)),
                        "{key} in {}",
                        document.path
                    )
                }
                Aspect::Computed if figure["method"] == "ratio" => {
                    assert_eq!(figure["text"].as_str().map(signless).as_deref().map(short), Some(short(text)));
                }
                Aspect::Computed => {
                    let computed =
                        figure["computed"].as_str().map_or("…".to_owned(), |c| format!("{}%", c.replace('.', ",")));
                    assert_eq!(short(&computed), short(text), "{key} in {}", document.path);
                }
                Aspect::Reported => assert_eq!(figure["reported"].to_string(), text),
                Aspect::Method(n) => assert_eq!(
                    short(&format!("{}%", figure["methods"][n]["value"].as_str().unwrap().replace('.', ","))),
                    short(text),
                    "{key}"
                ),
                Aspect::Spread => {
                    let rates = figure["methods"].as_array().unwrap().iter();
                    let rates: Vec<Decimal> = rates.map(|m| m["value"].as_str().unwrap().parse().unwrap()).collect();
                    let spread = rates.iter().max().unwrap() - rates.iter().min().unwrap();
                    assert_eq!(spread.normalize().to_string().replace('.', ","), text, "{key}");
                }
                Aspect::Numerator => assert_eq!(figure["terms"]["of"]["value"], exact(text), "{key}"),
                Aspect::Denominator => assert_eq!(figure["terms"]["per"]["value"], exact(text), "{key}"),
                Aspect::Previous(n) => assert_eq!(figure["past"][n]["base"], exact(text), "{key}"),
                Aspect::Current(n) => assert_eq!(figure["past"][n]["current"], exact(text), "{key}"),
                Aspect::Change(n) | Aspect::Moved(n) => {
                    assert_eq!(bare(&figure["past"][n]["change"]), bare(&exact(text)), "{key}");
                }
                Aspect::ChangePercent(n) | Aspect::MovedPercent(n) => {
                    let percent = to_one_decimal(&figure["past"][n]["change_percent"]);
                    assert_eq!(bare(&percent), bare(&exact(text)), "{key}");
                }
                Aspect::Target => assert_eq!(figure["target"]["value"], exact(text), "{key}"),
                Aspect::Gap => assert_eq!(figure["target"]["gap"], exact(text), "{key}"),
                Aspect::PerYear => assert_eq!(figure["target"]["per_year"], exact(text), "{key}"),
                Aspect::RankInCountry | Aspect::RankInRegion => {
                    assert!(["…", "x"].contains(&text) || text.contains('/'), "{text}");
                }
            }
            count += 1;
        }
    }
    count
}

/// A percentage of `figures.json` as documents round it, null where there is none.
fn to_one_decimal(value: &Value) -> Value {
    let number = value.as_str().map(|value| value.parse::<Decimal>().unwrap());
    let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    number.map_or(Value::Null, |n| n.round_dp_with_strategy(1, half_up).normalize().to_string().into())
}

/// A printed number as `figures.json` writes it, null where there is none.
fn exact(text: &str) -> Value {
    let number = text.rsplit('\u{a0}').next().unwrap_or(text).trim_end_matches('%').trim_start_matches('+');
    let number = short(number);
    if ["…", "x"].contains(&&*number) {
        Value::Null
    } else {
        Value::String(number.replace('.', "").replace(',', "."))
    }
}

/// Without the signs of doubtful and held values.
fn signless(text: &str) -> String {
    text.replace(['†', '‡'], "")
}

/// A printed number without the zeros at its end that a column adds: `108,70%` is `108,7%`.
fn short(text: &str) -> String {
    let number = text.trim_end_matches(['*', '%']);
    let signs = &text[number.len()..];
    let number = if number.contains(',') { number.trim_end_matches('0').trim_end_matches(',') } else { number };
    format!("{number}{signs}")
}

/// The same without its sign.
fn bare(number: &Value) -> &str {
    number.as_str().unwrap_or("…").trim_start_matches('-')
}

/// A table of 63 localities and a dozen columns is readable on a lying page: no number of it is broken over lines.
#[test]
fn numbers_of_wide_tables_stand_on_one_line() {
    let bytes = std::fs::read(book().join("bao-cao-tong-hop.pdf")).unwrap();
    let pages = pdf::read::body(&bytes).unwrap();
    let lines: std::collections::BTreeSet<&str> = pages.iter().flat_map(|page| page.lines()).map(str::trim).collect();
    let sections = document("bao-cao-tong-hop").sections.iter();
    let lying = sections.filter(|section| section.orientation == briefbook::model::document::Orientation::Landscape);
    let mut wide = 0;
    for block in lying.flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if let [Inline::Figure { text, .. }] = &cell.content[..] {
                assert!(lines.contains(text.replace('\u{a0}', " ").as_str()), "{text} is broken");
                wide += usize::from(table.columns.len() >= 12);
            }
        }
    }
    assert!(wide > 63 * 10, "only {wide} figures in tables of twelve columns");
}

#[test]
fn doubtful_values_bear_a_sign_that_is_told_at_the_foot() {
    let report = document("bao-cao-tong-hop");
    let shown = text(report, Provenance::Shown);
    assert!(shown.contains("| 51,60%†⟨08/19⟩ |"), "{shown}");
    let legend: Vec<&str> = report.legend.iter().map(|sign| sign.words.as_str()).collect();
    assert!(legend.iter().any(|words| words.starts_with("† đang xác minh")), "{legend:?}");
}

/// Where the figures of the tables of a document lead, with how many there are of each place.
fn leads(path: &str) -> std::collections::BTreeMap<String, (String, usize)> {
    let mut leads = std::collections::BTreeMap::new();
    let blocks = document(path).sections.iter().flat_map(|section| &section.blocks);
    for table in blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }) {
        for inline in rows(table).flat_map(|row| &row.cells).flat_map(|cell| &cell.content) {
            if let Inline::Figure { key, source: Some(source), .. } = inline {
                let lead = leads.entry(key.place.to_string()).or_insert_with(|| (source.to_string(), 0));
                assert_eq!(lead.0, **source, "{key}");
                lead.1 += 1;
            }
        }
    }
    leads
}

#[test]
fn figures_of_tables_lead_to_the_row_of_their_workbook() {
    let leads = leads("bao-cao-tong-hop");
    assert_eq!(leads.keys().filter(|place| !place.contains(':') && *place != "vn").count(), 63);
    assert!(leads.iter().all(|(place, (source, _))| *source == format!("nguon:{place}")), "{leads:?}");
    assert!(leads["08"].1 > 40, "{leads:?}");
}

/// Where the figures of a brief's table lead: by key, the words of the target.
fn cells_of(brief: &'static Document) -> BTreeMap<(String, String), String> {
    let blocks = || brief.sections.iter().flat_map(|section| &section.blocks);
    let lists = blocks().filter_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::Sources => Some(&paragraph.content),
        _ => None,
    });
    let words: BTreeMap<&str, &str> = lists
        .flatten()
        .filter_map(|inline| match inline {
            Inline::Target { name, text, .. } => Some((&**name, text.as_str())),
            _ => None,
        })
        .collect();
    let tables = blocks().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let inlines = tables.flat_map(rows).flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
    let led = inlines.filter_map(|inline| match inline {
        Inline::Figure { key, source: Some(source), .. } => {
            Some(((key.place.to_string(), key.line.to_string()), words[&**source].to_owned()))
        }
        _ => None,
    });
    led.collect()
}

#[test]
fn figures_of_a_brief_lead_to_the_cell_that_figures_json_names() {
    let figures = figures(book());
    let mut count = 0;
    for brief in documents().iter().filter(|document| document.path.starts_with("tom-tat/")) {
        let code = brief.path.split(['/', '-']).nth(2).unwrap();
        let led = cells_of(brief);
        for ((place, line), figure) in figures.iter().filter(|((place, _), _)| place == code) {
            let cell = figure["sources"][0]["cell"].as_str();
            let told = led.get(&(place.clone(), line.clone())).map(String::as_str);
            assert_eq!(told, cell.map(|cell| format!("{line}\u{a0}{cell}")).as_deref(), "{place}/{line}");
            count += usize::from(told.is_some());
        }
        let said = link_words(&std::fs::read(book().join(format!("{}.pdf", brief.path))).unwrap());
        for told in led.values().map(|told| told.replace('\u{a0}', " ")) {
            assert!(said.contains(&told), "{}: no link to {told}", brief.path);
        }
    }
    assert!(count > 63 * 35, "{count} figures lead to their cells");
}

/// What is said of each link of a PDF, whose place is a page of it.
fn link_words(bytes: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let mut words = Vec::new();
    for page in file.get_pages().into_values() {
        let is_link =
            |annotation: &&lopdf::Dictionary| annotation.get(b"Subtype").unwrap().as_name().unwrap() == b"Link";
        for link in file.get_page_annotations(page).unwrap().into_iter().filter(is_link) {
            words.push(lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap());
            let place = link.get(b"Dest").unwrap().as_array().unwrap();
            assert!(file.get_dictionary(place[0].as_reference().unwrap()).is_ok());
        }
    }
    words
}

#[test]
fn links_of_a_pdf_have_words_and_a_place_and_are_few() {
    let bytes = std::fs::read(book().join("bao-cao-tong-hop.pdf")).unwrap();
    let words = link_words(&bytes);
    let to = |target: &str| words.iter().filter(|said| *said == target).count();
    // One for each row of a table that has figures of the locality.
    assert!((4..=9).contains(&to("08-tuyen-quang.xlsx")), "{} links", to("08-tuyen-quang.xlsx"));
    assert!(to("Phụ lục II") > 0 && to("Bảng 1") == 0);
}

#[test]
fn links_and_fields_of_word_files_name_bookmarks_that_are_there_once() {
    let part = |path: &str| {
        let file = std::fs::File::open(book().join(format!("{path}.docx"))).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap()
    };
    let all = |text: &str, before: &str, end: char| -> Vec<String> {
        text.split(before).skip(1).map(|rest| rest.split(end).next().unwrap().to_owned()).collect()
    };
    for (path, least) in [("bao-cao-tong-hop", 1000), ("tom-tat/08-tuyen-quang", 0)] {
        let text = part(path);
        let names: Vec<String> =
            all(&text, "<w:bookmarkStart ", '>').iter().map(|start| all(start, "w:name=\"", '"').remove(0)).collect();
        let once: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(once.len(), names.len(), "{path}");
        assert!(names.iter().all(|name| name.len() <= 40), "{names:?}");
        let asked = all(&text, "w:anchor=\"", '"').into_iter().chain(all(&text, " REF ", ' '));
        let asked: Vec<String> = asked.collect();
        assert!(asked.len() >= least, "{path}: {asked:?}");
        // Figures of pictures lead to the top: a name of Word's own.
        assert!(asked.iter().all(|name| *name == "_top" || once.contains(name)), "{path}");
        assert!(once.iter().any(|name| name.starts_with("so_")), "figures of running text have bookmarks");
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a format must print, in reading order: each entry in one piece. Charts and mastheads come apart, because formats may
/// order their parts differently.
fn pieces(document: &Document) -> (Vec<String>, Vec<String>) {
    let (mut in_order, mut somewhere) = (Vec::new(), Vec::new());
    let mut add = |text: String| in_order.push(squeezed(&text));
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Masthead(m) => {
                let [name, motto] = &m.motto;
                let number = [&m.number, &m.draft, &m.about];
                for part in [&m.agency, name, motto, &m.place_date, &m.kind, &m.summary].into_iter().chain(number) {
                    somewhere.push(squeezed(part));
                }
            }
            Block::TitleBlock(title) => {
                [&title.over, &title.name, &title.beside].into_iter().for_each(|part| add(part.clone()));
            }
            Block::Heading(heading) => add(format!("{}{}", heading.number, plain(&heading.content))),
            // Pages are layout, not tree: each format has its own behind an entry, and what stands between two pieces is
            // not looked at.
            Block::Contents(contents) => {
                add(contents.title.clone());
                contents.entries.iter().for_each(|entry| add(entry.text.clone()));
            }
            Block::Paragraph(paragraph) => add(plain(&paragraph.content)),
            Block::List(list) => {
                list.marks.iter().zip(&list.items).for_each(|(mark, item)| add(format!("{mark}{}", plain(item))));
            }
            Block::Table(table) => {
                add(plain(&table.caption));
                rows(table).for_each(|row| add(row.cells.iter().map(|cell| plain(&cell.content)).collect()));
            }
            Block::Chart(chart) => {
                add(plain(&chart.caption));
                somewhere.extend(chart.categories.iter().map(|category| squeezed(category)));
                let points = chart.series.iter().flat_map(|series| series.points.iter().flatten());
                somewhere.extend(points.map(|point| squeezed(&point.text)));
            }
            Block::TileMap(map) => {
                add(plain(&map.caption));
                map.tiles.iter().for_each(|tile| add(format!("{}{}", tile.name, tile.below().unwrap_or_default())));
            }
            Block::Strips(strips) => {
                add(plain(&strips.caption));
                for strip in &strips.strips {
                    let figures: String = strip.figures.iter().map(|figure| &*figure.text).collect();
                    add(format!("{}{figures}", strip.name));
                }
            }
            Block::PageBreak => {}
            Block::Closing(closing) => {
                closing.recipients.iter().chain(&closing.signer).for_each(|line| add(line.clone()));
            }
        }
    }
    (in_order, somewhere)
}

/// What the notes of a document say, with the marks that a PDF prints and Word makes itself.
fn notes(document: &Document, marks: bool) -> String {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let said = blocks.flat_map(Block::notes);
    said.map(|note| format!("{}{}", if marks { &note.mark } else { "" }, squeezed(&plain(&note.content)))).collect()
}

fn hold_against(document: &Document, format: &str, read: &str, charts: &str) {
    let (in_order, somewhere) = pieces(document);
    let mut rest = read;
    for piece in in_order.iter().filter(|piece| !piece.is_empty()) {
        let at = rest.find(piece.as_str()).unwrap_or_else(|| {
            let near: String = rest.chars().take(300).collect();
            panic!("{}.{format} lacks {piece:?}\nbehind: {near}", document.path)
        });
        rest = &rest[at + piece.len()..];
    }
    for piece in somewhere {
        assert!(read.contains(&piece) || charts.contains(&piece), "{}.{format} lacks {piece:?}", document.path);
    }
}

#[test]
fn every_pdf_says_what_its_tree_says() {
    for document in documents() {
        let bytes = std::fs::read(book().join(format!("{}.pdf", document.path))).unwrap();
        let read = squeezed(&pdf::read::body(&bytes).unwrap().concat());
        hold_against(document, "pdf", &read, "");
        assert_eq!(squeezed(&pdf::read::back(&bytes).unwrap().notes), notes(document, true), "{}", document.path);
    }
}

#[test]
fn every_word_file_says_what_its_tree_says() {
    for document in documents() {
        let bytes = std::fs::read(book().join(format!("{}.docx", document.path))).unwrap();
        let read = squeezed(&docx::read::text(&bytes).unwrap().concat());
        let charts = docx::read::charts(&bytes).unwrap();
        let charts: String = charts
            .iter()
            .flat_map(|chart| {
                chart.categories.iter().chain(chart.series.iter().flat_map(|s| s.labels.iter().flatten()))
            })
            .map(|text| squeezed(text) + "\n")
            .collect();
        hold_against(document, "docx", &read, &charts);
        let read = docx::read::notes(&bytes).unwrap().concat();
        assert_eq!(squeezed(&read), notes(document, false), "{}", document.path);
    }
}

#[test]
fn the_report_numbers_its_pages() {
    let pages = pdf::read::text(&std::fs::read(book().join("bao-cao-tong-hop.pdf")).unwrap()).unwrap();
    let numbers: Vec<Option<usize>> = pages.iter().map(|page| page.lines().next()?.trim().parse().ok()).collect();
    // Each annex counts from its own first page, which has no number.
    let annexes = numbers.iter().skip(1).filter(|number| number.is_none()).count();
    let counted = numbers.windows(2).all(|pair| pair[1].is_none() || pair[1] == Some(pair[0].unwrap_or(1) + 1));
    assert!(numbers[0].is_none() && counted && annexes > 1, "{numbers:?}");
}

/// Text that would be markup, a formula, a template, a control or a letter no font has, in every place a workbook has.
#[test]
fn text_of_a_workbook_is_text_in_every_output() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    crate::declarations::copy(&sample(), &conference);
    let hostile = "{{x}} # a | b | <script>alert('1')</script> **đậm** =1+1 @SUM \\n & \"'''";
    let lines = "- một\n# hai\n\n```table\nrows = \"x\"\n```";
    let sketch = crate::sketch::Sketch {
        lines: [("25".to_owned(), format!("{hostile}\n\u{1}😀"))].into(),
        rows: [
            ("VUONG_MAC".to_owned(), vec![[hostile, hostile, lines, "# Bộ 😀"].map(str::to_owned).to_vec()]),
            ("DAI_BIEU".to_owned(), vec![["x", "x", "x", "x", hostile].map(str::to_owned).to_vec()]),
        ]
        .into(),
        ..Default::default()
    };
    sketch.write(&conference.join("submissions/08-tuyen-quang.xlsx"));
    let built = crate::book::build_at(&conference, &folder.path().join("out"), 0);
    let read = |file: &str| std::fs::read(built.folder.join(file)).unwrap();
    let wanted = squeezed(hostile);
    for path in ["tom-tat/08-tuyen-quang", "bao-cao-tong-hop"] {
        let pdf = squeezed(&pdf::read::body(&read(&format!("{path}.pdf"))).unwrap().concat());
        let word = squeezed(&docx::read::text(&read(&format!("{path}.docx"))).unwrap().concat());
        assert!(pdf.contains(&wanted), "{path}.pdf: {pdf}");
        assert!(word.contains(&wanted), "{path}.docx: {word}");
        let shown = pdf.contains("#Bộ[U+1F600]");
        assert!(shown || path == "bao-cao-tong-hop", "{path}.pdf shows what it cannot print");
    }
    let html = String::from_utf8(read("index.html")).unwrap();
    let scripts = html.matches("<script").count();
    assert!(scripts == 1 && html.contains("&lt;script&gt;"), "{scripts} scripts in {html}");
}

/// The number of a printed figure, without its signs.
fn printed_number(text: &str) -> Option<Decimal> {
    let text = signless(text);
    let number = text.rsplit(NBSP).next()?.trim_end_matches(['*', '%']).trim_start_matches('+');
    number.replace('.', "").replace(',', ".").parse().ok()
}

/// What a row, or the words below its table, print of each place and line.
fn numbers<'d>(inlines: impl Iterator<Item = &'d Inline>) -> BTreeMap<(String, String, Aspect), Decimal> {
    let figures = inlines.filter_map(|inline| match inline {
        Inline::Figure { key, text, .. } => {
            Some(((key.place.to_string(), key.line.to_string(), key.aspect), printed_number(text)?))
        }
        _ => None,
    });
    figures.collect()
}

/// Every change in a table is the difference of the two values printed next to it, or of the two that stand below the table
/// where those are of fewer localities.
#[test]
fn every_comparison_of_the_reports_of_2026_subtracts() {
    let mut checked = BTreeMap::new();
    for conference in ["2026-06-so-ket-ccn", "2026-12-hoi-nghi-ccn"] {
        let documents = briefbook::documents(&root().join("input").join(conference), &templates()).unwrap();
        for document in &documents {
            let blocks: Vec<&Block> = document.sections.iter().flat_map(|section| &section.blocks).collect();
            for (at, block) in blocks.iter().enumerate() {
                let Block::Table(table) = block else { continue };
                // Cards show a value and its change; the earlier value stands in tables.
                if table.look == TableLook::Cards {
                    continue;
                }
                let notes = blocks[at + 1..].iter().map_while(|block| match block {
                    Block::Paragraph(paragraph) if paragraph.role == Role::Note => Some(&paragraph.content),
                    _ => None,
                });
                let below = numbers(notes.flatten());
                for row in &table.rows {
                    let row = numbers(row.cells.iter().flat_map(|cell| &cell.content));
                    for ((place, line, aspect), change) in &row {
                        let Aspect::Change(back) = *aspect else { continue };
                        let of = |numbers: &BTreeMap<(String, String, Aspect), Decimal>, aspect: Aspect| {
                            numbers.get(&(place.clone(), line.clone(), aspect)).copied()
                        };
                        let now = of(&below, Aspect::Current(back))
                            .or(of(&row, Aspect::Current(back)))
                            .or(of(&row, Aspect::Value));
                        let then = of(&row, Aspect::Previous(back)).unwrap();
                        let name = format!("{conference} {} {place}/{line}", document.path);
                        assert_eq!(now.unwrap() - then, *change, "{name}");
                        *checked.entry(document.path == "bao-cao-tong-hop").or_insert(0) += 1;
                    }
                }
            }
        }
    }
    assert!(checked[&true] > 60 && checked[&false] > 1500, "{checked:?}");
}
