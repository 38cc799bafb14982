//! The sample book, stage by stage: `cargo bench --bench book`.
//!
//! In: the sample conference. Out: times on the terminal. Must not: be a test; times are looked at, never asserted.

use briefbook::model::document::Document;
use briefbook::model::finding::{Finding, Severity};
use briefbook::model::limits::Limits;
use briefbook::model::workbook::CellRef;
use briefbook::outgoing::marked::{Marking, hand_back};
use briefbook::render::FORMATS;
use briefbook::{BuildOptions, Built, FormOptions, Progress, build, forms};
use std::path::{Path, PathBuf};

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
    let (conference, _) = briefbook::schema::conference(&sample()).expect("the sample has a conference");
    briefbook::schema::pack(&templates(), &conference).expect("the sample has a pack").look
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

/// All documents of the tree to files, one thread per format.
#[divan::bench(args = ["pdf", "docx"], sample_count = 5)]
fn d_rendered(bencher: divan::Bencher<'_, '_>, extension: &str) {
    let (documents, look) = (documents(), look());
    let format = FORMATS.iter().find(|format| format.extension == extension).expect("a known format");
    bencher.bench(|| documents.chunks(16).map(|batch| (format.render)(batch, &look)).collect::<Result<Vec<_>, _>>());
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
    let marking = Marking {
        place: "x".to_owned(),
        conference: "x",
        period: "x".to_owned(),
        file: "x.xlsx",
        findings: findings.iter().collect(),
        settled: Vec::new(),
        deadline: time,
        created: time,
        limits: Limits::default(),
        shown: &str::to_owned,
    };
    bencher.bench_local(|| files.iter().map(|bytes| hand_back(&marking, bytes)).collect::<Result<Vec<_>, _>>());
}

/// Everything, written to disk: where there was no book, and where nothing has changed since.
#[divan::bench(args = ["no book before", "nothing changed"], sample_count = 5)]
fn e_book(bencher: divan::Bencher<'_, '_>, before: &str) {
    let kept = tempfile::tempdir().expect("a temporary folder");
    let made_in = |out: &Path| -> Built {
        let options = BuildOptions {
            conference: sample(),
            templates: templates(),
            out: out.to_owned(),
            at: None,
            jobs: 0,
            fresh: false,
            worker: worker(),
        };
        build(&options, &Quiet).expect("the sample builds")
    };
    if before == "nothing changed" {
        made_in(kept.path());
        bencher.bench(|| made_in(kept.path()));
    } else {
        let new = || tempfile::tempdir().expect("a temporary folder");
        // The folder is given back, so that removing it is not measured.
        bencher.with_inputs(new).bench_values(|out| (made_in(out.path()), out));
    }
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
