//! The sample book, stage by stage: `cargo bench --bench book`.
//!
//! In: the sample conference. Out: times on the terminal. Must not: be a test; times are looked at, never asserted.

use briefbook::model::document::Document;
use briefbook::render::FORMATS;
use briefbook::{BuildOptions, Progress, build};
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

/// Everything, written to disk.
#[divan::bench(sample_count = 5)]
fn e_book(bencher: divan::Bencher<'_, '_>) {
    let out = tempfile::tempdir().expect("a temporary folder");
    let options = BuildOptions {
        conference: sample(),
        templates: templates(),
        out: out.path().to_owned(),
        at: None,
        jobs: 0,
        fresh: false,
        worker: worker(),
    };
    bencher.bench(|| build(&options, &Quiet));
}
