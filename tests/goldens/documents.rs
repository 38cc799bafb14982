//! Composed documents and printed references, as text.

use crate::support::golden::{self, root, sample, templates, worker};
use briefbook::messages::Catalogue;
use briefbook::model::document::{Document, SignMeaning};
use briefbook::model::figure::SIGNS;
use briefbook::model::language::Language;
use briefbook::render::text::{Provenance, text};
use briefbook::render::{docx, pdf};
use briefbook::{BuildOptions, Progress, RuleBook, build, rules};
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

type Documents = LazyLock<Vec<Document>>;

static OF_63: Documents = LazyLock::new(|| briefbook::documents(&sample(), &templates()).unwrap());
static OF_34: Documents =
    LazyLock::new(|| briefbook::documents(&root().join("input/2026-12-hoi-nghi-ccn"), &templates()).unwrap());

const SAMPLES: [&str; 4] = ["2021-07-02-ccn", "2026-06-so-ket-ccn", "2026-11-khuyen-cong", "2026-12-hoi-nghi-ccn"];

static BOOKS: [LazyLock<Book>; 4] = [
    LazyLock::new(|| built(SAMPLES[0])),
    LazyLock::new(|| built(SAMPLES[1])),
    LazyLock::new(|| built(SAMPLES[2])),
    LazyLock::new(|| built(SAMPLES[3])),
];

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
    for (sample, book) in SAMPLES.into_iter().zip(&BOOKS) {
        trials.push(Trial::test(format!("documents/{sample}: pages and bytes"), || pages_and_bytes(book)));
        let signs = move || signs_are_explained_on_their_page(book);
        trials.push(Trial::test(format!("documents/{sample}: signs are explained on their page"), signs));
    }
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

/// The book of a sample.
fn built(sample: &str) -> Book {
    let folder = tempfile::tempdir().unwrap();
    let options = BuildOptions {
        conference: root().join("input").join(sample),
        templates: templates(),
        out: folder.path().to_owned(),
        at: None,
        jobs: 0,
        fresh: false,
        worker: Some(worker()),
    };
    let book = build(&options, &Quiet).unwrap().folder;
    Book { _folder: folder, book }
}

struct Book {
    _folder: TempDir,
    book: PathBuf,
}

impl Book {
    /// Every document in one format, by its path in the book without extension.
    fn files(&self, extension: &str) -> BTreeMap<String, Vec<u8>> {
        let folders =
            [self.book.clone()].into_iter().chain(["tom-tat", "phan-hoi", "noi-bo"].map(|f| self.book.join(f)));
        let files = folders.filter(|folder| folder.exists()).flat_map(|folder| fs::read_dir(folder).unwrap());
        let paths =
            files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == extension));
        let name = |path: &Path| path.strip_prefix(&self.book).unwrap().with_extension("").to_str().unwrap().to_owned();
        paths.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
    }
}

/// What is handed out on paper and sent by mail stays short, whatever the pack comes to say.
fn pages_and_bytes(book: &Book) -> Result<(), Failed> {
    let words = book.files("docx");
    let mut long = Vec::new();
    for (path, bytes) in book.files("pdf") {
        // A brief is one page to look at and one to look things up.
        let (pages_allowed, most_bytes) = match &*path {
            "phat-bieu" => (1..=1, 40_000),
            "bao-cao-tong-hop" | "bao-cao" => (1..=usize::MAX, 320_000),
            path if path.starts_with("tom-tat/") => (2..=2, 60_000),
            _ => continue,
        };
        let word = words[&path].len();
        let pages = pdf::read::text(&bytes)?.len();
        if !pages_allowed.contains(&pages) || bytes.len().max(word) > most_bytes {
            long.push(format!("{path}: {pages} pages, {} and {word} bytes", bytes.len()));
        }
    }
    if long.is_empty() { Ok(()) } else { Err(long.join("\n").into()) }
}

/// Whoever looks at a page with a sign behind a number finds on the same page what it means.
fn signs_are_explained_on_their_page(book: &Book) -> Result<(), Failed> {
    let meanings = SIGNS.map(|sign| (sign, Catalogue::embedded(Language::Vi).text(&SignMeaning::message(sign))));
    let mut wrong = Vec::new();
    let mut signed = 0;
    for (path, bytes) in book.files("pdf") {
        for (n, page) in pdf::read::text(&bytes)?.iter().enumerate() {
            for (sign, meaning) in meanings.iter().filter(|(sign, _)| is_behind_a_number(page, *sign)) {
                signed += 1;
                if !page.contains(meaning) {
                    wrong.push(format!("{path}.pdf, page {}: {sign}", n + 1));
                }
            }
        }
    }
    // What stands on which page only Word knows.
    for (path, bytes) in book.files("docx") {
        let said = docx::read::back(&bytes)?;
        let said = [said.text, said.notes, said.charts].concat();
        let feet = docx::read::feet(&bytes)?;
        for (sign, meaning) in meanings.iter().filter(|(sign, _)| is_behind_a_number(&said, *sign)) {
            if feet.is_empty() || !feet.iter().all(|foot| foot.contains(meaning)) {
                wrong.push(format!("{path}.docx: {sign}"));
            }
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.join("\n").into());
    }
    if signed > 0 { Ok(()) } else { Err("no page shows a sign".into()) }
}

fn is_behind_a_number(text: &str, sign: char) -> bool {
    let before = text.match_indices(sign).filter_map(|(at, _)| text[..at].chars().next_back());
    before.into_iter().any(|c| c.is_ascii_digit() || c == '%' || SIGNS.contains(&c))
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
