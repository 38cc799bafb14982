//! Composed documents and printed references, as text.

use crate::support::golden::{self, root, sample, templates, worker};
use briefbook::messages::Catalogue;
use briefbook::model::document::Document;
use briefbook::model::language::Language;
use briefbook::render::pdf;
use briefbook::render::text::{Provenance, text};
use briefbook::{BuildOptions, Progress, RuleBook, build, rules};
use libtest_mimic::{Failed, Trial};
use std::path::PathBuf;
use std::sync::LazyLock;

type Documents = LazyLock<Vec<Document>>;

static OF_63: Documents = LazyLock::new(|| briefbook::documents(&sample(), &templates()).unwrap());
static OF_34: Documents =
    LazyLock::new(|| briefbook::documents(&root().join("input/2026-12-hoi-nghi-ccn"), &templates()).unwrap());

/// Every document of the sample, a locality's brief with findings and one without; a brief with a past and a target.
const DOCUMENTS: [(&str, &Documents, &str); 7] = [
    ("bao-cao-tong-hop", &OF_63, "bao-cao-tong-hop"),
    ("dai-bieu", &OF_63, "dai-bieu"),
    ("du-thao-ket-luan", &OF_63, "du-thao-ket-luan"),
    ("phat-bieu", &OF_63, "phat-bieu"),
    ("08-tuyen-quang", &OF_63, "tom-tat/08-tuyen-quang"),
    ("84-tra-vinh", &OF_63, "tom-tat/84-tra-vinh"),
    ("2026-lao-cai", &OF_34, "tom-tat/15-lao-cai"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::from(DOCUMENTS.map(|(name, documents, path)| {
        Trial::test(format!("documents/{name}"), move || composed(name, documents, path))
    }));
    trials.push(Trial::test("documents: each .txt is a document's", each_golden_is_a_documents));
    trials.push(Trial::test("documents: pages and bytes", pages_and_bytes));
    trials.push(Trial::test("docs/rules.vi.md", list_of_rules));
    trials.push(Trial::test("docs/templates.vi.md", reference_of_templates));
    trials
}

fn composed(name: &str, documents: &Documents, path: &str) -> Result<(), Failed> {
    let document = documents.iter().find(|document| document.path == path).ok_or("no such document")?;
    Ok(golden::check(&format!("documents/{name}.txt"), &text(document, Provenance::Shown))?)
}

fn each_golden_is_a_documents() -> Result<(), Failed> {
    let mut stale = golden::stems("documents", "txt");
    stale.retain(|name| DOCUMENTS.iter().all(|(known, ..)| known != name));
    if stale.is_empty() { Ok(()) } else { Err(format!("tests/documents: nothing writes {}", stale.join(", ")).into()) }
}

/// What is handed out on paper and sent by mail stays short, whatever the pack comes to say.
fn pages_and_bytes() -> Result<(), Failed> {
    let mut long = Vec::new();
    for (conference, documents) in [(sample(), &OF_63), (root().join("input/2026-12-hoi-nghi-ccn"), &OF_34)] {
        long.extend(too_long(conference, documents)?);
    }
    if long.is_empty() { Ok(()) } else { Err(long.join("\n").into()) }
}

/// Documents of a conference with other pages, or more bytes, than they may have.
fn too_long(conference: PathBuf, documents: &Documents) -> Result<Vec<String>, Failed> {
    let out = tempfile::tempdir()?;
    let options = BuildOptions {
        conference,
        templates: templates(),
        out: out.path().to_owned(),
        at: None,
        jobs: 0,
        fresh: false,
        worker: Some(worker()),
    };
    let book = build(&options, &Quiet)?.folder;
    let mut long = Vec::new();
    for document in documents.iter() {
        // A brief is one page to look at and one to look things up.
        let (pages_allowed, most_bytes) = match &*document.path {
            "phat-bieu" => (1..=1, 40_000),
            "bao-cao-tong-hop" => (1..=usize::MAX, 320_000),
            path if path.starts_with("tom-tat/") => (2..=2, 60_000),
            _ => continue,
        };
        let bytes = std::fs::read(book.join(format!("{}.pdf", document.path)))?;
        let word = std::fs::metadata(book.join(format!("{}.docx", document.path)))?.len();
        let pages = pdf::read::text(&bytes)?.len();
        if !pages_allowed.contains(&pages) || bytes.len() > most_bytes || word > most_bytes as u64 {
            long.push(format!("{}: {pages} pages, {} and {word} bytes", document.path, bytes.len()));
        }
    }
    Ok(long)
}

struct Quiet;

impl Progress for Quiet {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

fn markdown(book: &RuleBook) -> String {
    book.markdown(Catalogue::embedded(Language::Vi))
}

fn list_of_rules() -> Result<(), Failed> {
    let texts: Vec<String> = rules(&templates())?.iter().map(markdown).collect();
    Ok(golden::check("../docs/rules.vi.md", &texts.join("\n"))?)
}

fn reference_of_templates() -> Result<(), Failed> {
    let printed = briefbook::template_reference(&templates(), Catalogue::embedded(Language::Vi))?;
    Ok(golden::check("../docs/templates.vi.md", &printed)?)
}
