//! The sample book, stage by stage: `cargo bench --bench book`. Times are looked at, never asserted.

mod files;

use briefbook::messages::Catalogues;
use briefbook::model::document::Document;
use briefbook::model::finding::{Finding, Severity};
use briefbook::model::limits::Limits;
use briefbook::model::period::Period;
use briefbook::model::workbook::CellRef;
use briefbook::render::{Batch, FORMATS};
use briefbook::spreadsheets::annotate::{Annotations, annotated_workbook};
use briefbook::{BuildOptions, Built, FormOptions, Progress, build, forms};
use files::{copy, packed, parts};
use std::path::{Path, PathBuf};

/// The program's, so that what is measured is what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

struct Quiet;

impl Progress for Quiet {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input/2021-07-02-ccn")
}

fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")
}

/// Reading happens in a process of its own, as when the program runs.
fn worker() -> Option<PathBuf> {
    Some(env!("CARGO_BIN_EXE_briefbook").into())
}

fn documents() -> Vec<Document> {
    briefbook::documents(&sample(), &templates()).expect("the sample composes")
}

fn look() -> briefbook::model::style::Look {
    let (conference, _) = briefbook::config::conference(&sample()).expect("the sample has a conference");
    briefbook::config::pack(&templates(), &conference, &briefbook::validate::built_in())
        .expect("the sample has a pack")
        .look
}

/// conference.toml, form, style, fonts, templates.
#[divan::bench]
fn a_declarations(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(look);
}

/// 63 workbooks: declarations, reading, validating.
#[divan::bench(sample_count = 20)]
fn b_check(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| {
        briefbook::check(&briefbook::CheckOptions {
            conference: None,
            templates: templates(),
            paths: vec![sample()],
            jobs: 0,
            worker: worker(),
        })
    });
}

/// The same and all documents composed, on one thread.
#[divan::bench(sample_count = 20)]
fn c_composed(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(documents);
}

/// All documents of the tree to files.
#[divan::bench(args = ["pdf", "docx"], sample_count = 5)]
fn d_rendered(bencher: divan::Bencher<'_, '_>, extension: &str) {
    let (documents, look, catalogues) = (documents(), look(), Catalogues::built_in());
    let format = FORMATS.iter().find(|format| format.extension == extension).expect("a known format");
    bencher.bench(|| {
        documents
            .chunks(16)
            .map(|batch| (format.render)(&Batch::new(batch, &look, &catalogues)))
            .collect::<Result<Vec<_>, _>>()
    });
}

/// 63 workbooks handed back with 20 findings each, on one thread.
#[divan::bench(sample_count = 5)]
fn d_handed_back(bencher: divan::Bencher<'_, '_>) {
    let files = std::fs::read_dir(sample().join("submissions")).expect("the sample has workbooks");
    let files: Vec<Vec<u8>> = files.map(|file| std::fs::read(file.expect("a file").path()).expect("read")).collect();
    let at = |row| CellRef { file: "x.xlsx".into(), sheet: "BIEU_04".into(), row, col: 3 };
    let findings: Vec<Finding> =
        (3..23).map(|row| Finding::new("V00", Severity::Warning, "x").with_cell(&at(row), "1")).collect();
    let time = chrono::DateTime::parse_from_rfc3339("2021-07-01T15:00:00+07:00").expect("a time");
    let (conference, _) = briefbook::config::conference(&sample()).expect("the sample");
    let form = briefbook::config::form(&templates(), &conference, &[]).expect("its form").0;
    let marking = Annotations {
        code: "08",
        sha256: "0",
        place: "x".to_owned(),
        conference: "x",
        period: Period::parse("năm 2021").expect("a period"),
        file: "x.xlsx",
        findings: findings.iter().collect(),
        report: Vec::new(),
        answer_by: None,
        created: time,
        limits: Limits::default(),
        shown: &str::to_owned,
        form: &form,
        catalogue: briefbook::messages::Catalogue::embedded(briefbook::model::language::Language::Vi),
    };
    bencher
        .bench_local(|| files.iter().map(|bytes| annotated_workbook(&marking, bytes)).collect::<Result<Vec<_>, _>>());
}

/// The program's own build of a conference in a folder.
fn made(conference: &Path, out: &Path) -> Built {
    let options = BuildOptions {
        conference: conference.to_owned(),
        templates: templates(),
        out: out.to_owned(),
        at: None,
        jobs: 0,
        fresh: false,
        worker: worker(),
    };
    build(&options, &Quiet).expect("the sample builds")
}

/// Everything, written to disk: where there was no book, and where nothing has changed since.
#[divan::bench(args = ["no book before", "nothing changed"], sample_count = 5)]
fn e_book(bencher: divan::Bencher<'_, '_>, before: &str) {
    let kept = tempfile::tempdir().expect("a temporary folder");
    if before == "nothing changed" {
        made(&sample(), kept.path());
        bencher.bench(|| made(&sample(), kept.path()));
    } else {
        let new = || tempfile::tempdir().expect("a temporary folder");
        // The folder is given back, so that removing it is not measured.
        bencher.with_inputs(new).bench_values(|out| (made(&sample(), out.path()), out));
    }
}

/// Everything again, after one workbook has changed: a name that only its list has; a difficulty, which its brief, the report and
/// the conclusions print; an area that is in the totals, which every brief prints next to its own.
#[divan::bench(args = ["a name", "a difficulty", "a total"], sample_count = 5)]
fn e_one_changed(bencher: divan::Bencher<'_, '_>, what: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (conference, out) = (folder.path().join("2021-07-02-ccn"), folder.path().join("out"));
    copy(&sample(), &conference);
    let (from, to) = match what {
        "a name" => ("08-01 Tân Phong", "08-01 Tân Phú"),
        "a difficulty" => ("làng nghề xen kẽ khu dân cư", "làng nghề nằm giữa khu dân cư"),
        _ => (">621.4<", ">622.4<"),
    };
    let one = conference.join("submissions/08-tuyen-quang.xlsx");
    let sent = std::fs::read(&one).expect("the workbook");
    let newer = replaced(&sent, from, to);
    assert_ne!(parts(&newer), parts(&sent), "the workbook has what is to be changed");
    let before = || {
        std::fs::write(&one, &sent).expect("written");
        made(&conference, &out);
        std::fs::write(&one, &newer).expect("written");
    };
    bencher.with_inputs(before).bench_values(|()| made(&conference, &out));
}

/// A workbook with other words in its parts.
fn replaced(workbook: &[u8], from: &str, to: &str) -> Vec<u8> {
    let other = |part: &Vec<u8>| String::from_utf8(part.clone()).expect("XML").replace(from, to).into_bytes();
    packed(parts(workbook).iter().map(|(name, part)| (name.as_str(), other(part))))
}

/// 63 forms to be sent out.
#[divan::bench(sample_count = 5)]
fn f_forms(bencher: divan::Bencher<'_, '_>) {
    let out = tempfile::tempdir().expect("a temporary folder");
    let options = FormOptions {
        conference: sample(),
        templates: templates(),
        places: Vec::new(),
        out: out.path().to_owned(),
        jobs: 0,
        worker: worker(),
    };
    bencher.bench(|| forms(&options).expect("the sample has a form"));
}
