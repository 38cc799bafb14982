//! The consolidated workbook: its numbers are the figures, its totals are formulas over them, its text is text.

use crate::book::{book, build_at, figures, findings};
use crate::declarations::copy;
use crate::golden::sample;
use crate::sketch::Sketch;
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::str::FromStr;

type Book = Xlsx<BufReader<File>>;

fn open(folder: &Path) -> Book {
    open_workbook(folder.join("so-lieu-tong-hop.xlsx")).unwrap()
}

/// A cell as `figures.json` spells it: the shortest decimal, nothing for an empty cell or three dots.
fn spelled(cell: Option<&Data>) -> Option<String> {
    match cell {
        Some(Data::Float(n)) => Some(Decimal::from_str(&n.to_string()).unwrap().normalize().to_string()),
        Some(Data::String(text)) if ["…", "x", ""].contains(&text.as_str()) || text.ends_with('‡') => None,
        Some(Data::Empty) | None => None,
        other => panic!("{other:?} is no figure"),
    }
}

/// A value that is held is words, which nothing adds up.
fn wanted(figure: &serde_json::Value) -> Option<String> {
    let counts = figure["standing"] != "held";
    counted(figure).filter(|_| counts)
}

fn counted(figure: &serde_json::Value) -> Option<String> {
    figure["value"].as_str().map(|value| Decimal::from_str(value).unwrap().normalize().to_string())
}

fn text(range: &Range<Data>, row: u32, col: u32) -> String {
    range.get_value((row, col)).map(ToString::to_string).unwrap_or_default()
}

/// Values and coverage of a sheet of totals by line: the columns given, rows from `first`.
fn totals(values: &Range<Data>, first: u32, col: u32) -> BTreeMap<String, (Option<String>, Option<String>)> {
    let rows = first..=values.end().unwrap().0;
    rows.map(|row| (text(values, row, 0), row))
        .take_while(|(code, _)| !code.is_empty())
        .map(|(code, row)| (code, (spelled(values.get_value((row, col))), spelled(values.get_value((row, col + 1))))))
        .collect()
}

#[test]
fn every_figure_stands_in_the_workbook_with_its_coverage() {
    every_figure_stands_in(&sample(), book());
}

#[test]
fn a_number_carried_forward_bears_its_mark_and_is_counted_by_nobody() {
    let (conference, folder) = crate::carried::book();
    every_figure_stands_in(conference, folder);
    let mut workbook = open(folder);
    let localities = workbook.worksheet_range("Địa phương").unwrap();
    let last = localities.end().unwrap().1;
    let before: Vec<String> = (6..=localities.end().unwrap().0)
        .filter(|row| text(&localities, *row, last) == "kỳ trước")
        .map(|row| text(&localities, row, 0))
        .collect();
    assert_eq!(before, ["04", "96"]);
    let formulas = workbook.worksheet_formula("Cả nước").unwrap();
    let count = formulas.get_value((4, 4)).unwrap();
    assert!(count.starts_with("COUNTIFS(") && count.contains("<>kỳ trước"), "{count}");
    let country = workbook.worksheet_range("Cả nước").unwrap();
    assert_eq!((text(&country, 4, 8), text(&country, 4, 9)), (String::new(), "Cao Bằng, Cà Mau".to_owned()));
    let styles = part(&folder.join("so-lieu-tong-hop.xlsx"), "xl/styles.xml");
    assert!(styles.contains("#,##0&quot;*&quot;"), "{styles}");
    let sources = workbook.worksheet_range("Nguồn số liệu").unwrap();
    let of = |row: u32, col| text(&sources, row, col);
    let row = (4..).find(|row| of(*row, 0) == "04").unwrap();
    assert_eq!([of(row, 6), of(row, 7)], ["14*", "2026-06-so-ket-ccn/04-cao-bang.xlsx"]);
}

fn every_figure_stands_in(conference: &Path, folder: &Path) {
    let (mut workbook, figures) = (open(folder), figures(folder));
    let localities = workbook.worksheet_range("Địa phương").unwrap();
    let mut seen = 0;
    for row in 6..=localities.end().unwrap().0 {
        for col in 3..3 + crate::sketch::form().lines.len() as u32 {
            let key = (text(&localities, row, 0), text(&localities, 3, col));
            assert_eq!(spelled(localities.get_value((row, col))), wanted(&figures[&key]), "{key:?}");
            seen += 1;
        }
    }
    let country = workbook.worksheet_range("Cả nước").unwrap();
    let regions = workbook.worksheet_range("Vùng").unwrap();
    let mut of_places = vec![("vn".to_owned(), totals(&country, 4, 3))];
    let places: Vec<String> = figures.keys().map(|(place, _)| place.clone()).filter(|p| p.starts_with("r:")).collect();
    for (place, name) in region_names(conference, &places) {
        let col = (3..).find(|col| text(&regions, 3, *col) == name).unwrap();
        of_places.push((place, totals(&regions, 5, col)));
    }
    for (place, totals) in of_places {
        for (line, (value, coverage)) in totals {
            let figure = &figures[&(place.clone(), line.clone())];
            assert_eq!(value, wanted(figure), "{place} {line}");
            assert_eq!(coverage.unwrap(), figure["reported"].to_string(), "{place} {line}");
            seen += 1;
        }
    }
    assert_eq!(seen, figures.len(), "no figure is left out");
}

#[test]
fn a_held_value_is_words_with_its_sign_and_reason_and_its_total_is_told_both_ways() {
    let (_, folder) = crate::carried::book();
    let figures = figures(folder);
    let held = |(place, line): &(String, String)| figures[&(place.clone(), line.clone())]["standing"] == "held";
    let key = figures.keys().find(|key| held(key)).expect("a value is held").clone();
    let (mut workbook, figure) = (open(folder), &figures[&key]);
    let localities = workbook.worksheet_range("Địa phương").unwrap();
    let row = (6..).find(|row| text(&localities, *row, 0) == key.0).unwrap();
    let col = (3..).find(|col| text(&localities, 3, *col) == key.1).unwrap();
    assert_eq!(text(&localities, row, col), format!("{}‡", figure["text"].as_str().unwrap()));
    let doubts = workbook.worksheet_range("Số liệu có dấu").unwrap();
    let row = (4..).find(|row| text(&doubts, *row, 6) == "‡").unwrap();
    assert_eq!([text(&doubts, row, 0), text(&doubts, row, 2)], [key.0.as_str(), &key.1]);
    assert_eq!(spelled(doubts.get_value((row, 4))), counted(figure));
    let reason = findings(folder).into_iter().find(|finding| finding["id"] == figure["doubt"][0]).unwrap();
    assert!(text(&doubts, row, 8).starts_with(reason["message"].as_str().unwrap()));
    let country = workbook.worksheet_range("Cả nước").unwrap();
    let row = (4..).find(|row| text(&country, *row, 0) == key.1).unwrap();
    let of_country = &figures[&("vn".to_owned(), key.1)];
    assert_eq!(spelled(country.get_value((row, 3))), counted(of_country));
    let with_held = of_country["with_held"].as_str().unwrap();
    assert_eq!(spelled(country.get_value((row, 11))).as_deref(), Some(with_held));
    let formula = workbook.worksheet_formula("Cả nước").unwrap().get_value((row, 11)).unwrap().clone();
    assert!(formula.starts_with(&format!("ROUND(N(D{})+SUMPRODUCT(", row + 1)), "{formula}");
}

#[test]
fn coverage_names_files_that_do_not_count() {
    let (_, folder) = crate::carried::book();
    let coverage = open(folder).worksheet_range("Độ phủ").unwrap();
    let strange = findings(folder).into_iter().find(|finding| finding["place"].is_null()).unwrap();
    let row = (4..).find(|row| text(&coverage, *row, 10) == strange["file"].as_str().unwrap()).unwrap();
    assert!(text(&coverage, row, 11).contains(strange["message"].as_str().unwrap()));
}

/// Names of regions by their places.
fn region_names(conference: &Path, places: &[String]) -> BTreeMap<String, String> {
    let (conference, _) = briefbook::config::conference(conference).unwrap();
    let map = briefbook::localities::LocalityMap::load(conference.vintage, conference.data_to).unwrap();
    let names: BTreeMap<String, String> =
        map.regions().iter().map(|region| (format!("r:{}", region.slug), region.name.to_string())).collect();
    assert!(places.iter().all(|place| names.contains_key(place)));
    names
}

#[test]
fn totals_are_formulas_over_all_localities_and_only_totals_are() {
    let mut workbook = open(book());
    let last = 6 + 63;
    for (sheet, value) in [("Cả nước", (4, 3)), ("Vùng", (5, 3))] {
        let formulas = workbook.worksheet_formula(sheet).unwrap();
        let values = workbook.worksheet_range(sheet).unwrap();
        let lines = totals(&values, value.0, value.1).len() as u32;
        for row in value.0..value.0 + lines {
            let formula = formulas.get_value((row, value.1)).unwrap();
            let (column, last_column) = (Column::of(&text(&values, row, 0)), format!("${last}"));
            assert!(formula.contains(&column.range(7, last)), "{sheet} {row}: {formula}");
            assert!(formula.matches("'!$").count() == formula.matches(&last_column).count(), "{formula}");
        }
    }
    for sheet in ["Địa phương", "Điểm cần xem lại", "Nguồn số liệu", "Thuyết minh"] {
        assert!(workbook.worksheet_formula(sheet).unwrap().is_empty(), "{sheet} has a formula");
    }
    assert_eq!(
        workbook.worksheet_formula("Cả nước").unwrap().get_value((4, 3)).unwrap(),
        "IF(E5=0,\"…\",SUM('Địa phương'!$D$7:$D$69))"
    );
}

/// The column of a line on the sheet of localities; of a ratio its denominator's.
struct Column(String);

impl Column {
    fn of(line: &str) -> Column {
        let line = if line == "19" { "17" } else { line };
        let form = crate::sketch::form();
        let position = form.lines.iter().position(|known| *known.code == *line).unwrap() as u16;
        Column(rust_xlsxwriter::utility::column_number_to_name(3 + position))
    }

    fn range(&self, first: u32, last: u32) -> String {
        format!("'Địa phương'!${}${first}:${0}${last}", self.0)
    }
}

#[test]
fn every_source_is_the_cell_of_its_figure() {
    let (mut workbook, figures) = (open(book()), figures(book()));
    let sources = workbook.worksheet_range("Nguồn số liệu").unwrap();
    let mut seen = 0;
    for row in 4..=sources.end().unwrap().0 {
        let figure = &figures[&(text(&sources, row, 0), text(&sources, row, 2))];
        assert_eq!(spelled(sources.get_value((row, 4))), counted(figure));
        let source = |key: &str| figure["sources"][0][key].as_str().unwrap().to_owned();
        let cell = format!("{}!{}", source("sheet"), source("cell"));
        for (col, wanted) in [(7, source("file")), (8, cell), (9, source("raw")), (10, source("reading"))] {
            assert_eq!(text(&sources, row, col), wanted, "{row}");
        }
        seen += 1;
    }
    let reported = figures.values().filter(|f| f["method"] == "reported" && !f["value"].is_null()).count();
    assert_eq!(seen, reported);
}

#[test]
fn findings_are_those_of_the_contract_in_its_order() {
    let mut workbook = open(book());
    let sheet = workbook.worksheet_range("Điểm cần xem lại").unwrap();
    let findings = findings(book());
    assert_eq!(sheet.end().unwrap().0 as usize - 3, findings.len());
    for (row, finding) in (4..).zip(findings) {
        assert_eq!(text(&sheet, row, 3), finding["rule"].as_str().unwrap());
        assert_eq!(text(&sheet, row, 9), finding["message"].as_str().unwrap());
    }
}

#[test]
fn what_a_locality_writes_stays_text_and_a_gap_stays_empty() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    std::fs::remove_file(conference.join("submissions/08-tuyen-quang.xlsx")).unwrap();
    let sketch = Sketch {
        lines: [("25".to_owned(), "'=HYPERLINK(\"http://x\")".to_owned()), ("4".to_owned(), "260.12345".to_owned())]
            .into(),
        ..Sketch::default()
    };
    sketch.write(&conference.join("submissions/=cmd.xlsx"));
    let built = build_at(&conference, &folder.path().join("out"), 0);
    let mut workbook = open(&built.folder);
    let found = workbook.worksheet_range("Điểm cần xem lại").unwrap();
    let row = (4..=found.end().unwrap().0).find(|row| text(&found, *row, 8).starts_with('=')).unwrap();
    assert_eq!(text(&found, row, 5), "=cmd.xlsx");
    assert!(workbook.worksheet_formula("Điểm cần xem lại").unwrap().is_empty());
    let localities = workbook.worksheet_range("Địa phương").unwrap();
    let row = (6..).find(|row| text(&localities, *row, 0) == "08").unwrap();
    let col = (3..).find(|col| text(&localities, 3, *col) == "25").unwrap();
    assert_eq!(spelled(localities.get_value((row, col))), None);
    let country = workbook.worksheet_range("Cả nước").unwrap();
    let area = totals(&country, 4, 3)["4"].0.clone();
    assert_eq!(area, wanted(&figures(&built.folder)[&("vn".to_owned(), "4".to_owned())]), "five decimals");
}

#[test]
fn a_total_of_more_digits_than_a_cell_holds_is_noted_on_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    std::fs::remove_file(conference.join("submissions/08-tuyen-quang.xlsx")).unwrap();
    let lines = [("4".to_owned(), "260.123456789012".to_owned())].into();
    Sketch { lines, ..Sketch::default() }.write(&conference.join("submissions/08.xlsx"));
    let built = build_at(&conference, &folder.path().join("out"), 0);
    let exact = wanted(&figures(&built.folder)[&("vn".to_owned(), "4".to_owned())]).unwrap();
    assert_eq!(exact.len(), "30872.123456789012".len());
    let notes = part(&built.folder.join("so-lieu-tong-hop.xlsx"), "xl/comments1.xml");
    assert!(notes.contains("ref=\"D8\"") && notes.contains(&exact), "{notes}");
}

fn part(file: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}
