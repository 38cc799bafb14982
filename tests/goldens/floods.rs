//! One workbook that floods a book: `tests/floods/<name>.toml` in, what is said of it in `<name>.txt`. The book is built by a
//! process under limits of processor and memory, and stays as long as it is without the flood.
//!
//! Conferences and books stay in `target/tmp/floods/`, to be looked at and measured.

use crate::support::golden::{self, root, sample, templates, worker};
use crate::support::sketch::Sketch;
use briefbook::render::pdf;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// The file that floods, in place of the sample's, and five localities next to it.
const FLOODED: &str = "08-tuyen-quang";
const LOCALITIES: &str = "code,name,kind,region\n01,Hà Nội,thành phố trực thuộc trung ương,Đồng bằng\n02,Hà Giang,tỉnh,Miền núi\n\
     04,Cao Bằng,tỉnh,Miền núi\n06,Bắc Kạn,tỉnh,Miền núi\n08,Tuyên Quang,tỉnh,Miền núi\n10,Lào Cai,tỉnh,Miền núi\n";

/// Processor seconds of a build with a flood. The promise is 20 in release; a program that is not optimised takes several
/// times as long.
const SECONDS: u32 = if cfg!(debug_assertions) { 160 } else { 20 };
/// Address space of the process that builds, in megabytes: 500 for the flood, and what a book takes without one: 950 on a quiet
/// machine, half as much again on a busy one. Most of it is reserved by threads and the allocator and not used.
const MEMORY_MB: u32 = 1_900;
/// Pages that a flood may add to a book: a tenth of those of the sample with all its localities.
const PAGES: usize = 19;
/// Bytes that it may add to a file for machines or to a page of the web.
const BYTES: u64 = 400_000;
/// Findings that are told of one file, at most.
const FINDINGS: usize = 80;

pub fn trials() -> Vec<Trial> {
    let names = golden::stems("floods", "toml").into_iter();
    let mut trials: Vec<Trial> =
        names.map(|name| Trial::test(format!("floods/{name}"), move || flood(&name))).collect();
    trials.push(Trial::test("floods: each .txt has its .toml", each_golden_has_a_flood));
    trials
}

fn each_golden_has_a_flood() -> Result<(), Failed> {
    let floods = golden::stems("floods", "toml");
    let mut stale = golden::stems("floods", "txt");
    stale.retain(|name| !floods.contains(name));
    if stale.is_empty() { Ok(()) } else { Err(format!("tests/floods: nothing writes {}", stale.join(", ")).into()) }
}

/// How long a book is.
struct Length {
    pages: usize,
    findings_json: u64,
    index: u64,
}

static WITHOUT: LazyLock<Length> = LazyLock::new(|| length(&built("without", None)));

fn flood(name: &str) -> Result<(), Failed> {
    let sketch: Sketch = toml::from_str(&fs::read_to_string(root().join(format!("tests/floods/{name}.toml")))?)?;
    if sketch.about.is_empty() {
        return Err("it does not say what it shows: `about` is empty".into());
    }
    let book = built(name, Some(&sketch));
    let (with, without) = (length(&book), &*WITHOUT);
    if with.pages > without.pages + PAGES {
        return Err(format!("{} pages, {} without the flood", with.pages, without.pages).into());
    }
    for (file, with, without) in
        [("findings.json", with.findings_json, without.findings_json), ("index.html", with.index, without.index)]
    {
        if with > without + BYTES {
            return Err(format!("{file} has {with} bytes, {without} without the flood").into());
        }
    }
    let findings: Value = serde_json::from_slice(&fs::read(book.join("findings.json"))?)?;
    let of_file: Vec<&Value> =
        findings["findings"].as_array().into_iter().flatten().filter(|f| f["place"] == "08").collect();
    if of_file.len() > FINDINGS {
        return Err(format!("{} findings", of_file.len()).into());
    }
    Ok(golden::check(&format!("floods/{name}.txt"), &of_file.into_iter().map(told).collect::<String>())?)
}

/// What a finding says, as far as a line shows.
fn told(finding: &Value) -> String {
    let of = |key: &str| finding[key].as_str().unwrap_or_default();
    let cut = |text: &str, most: usize| match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}⋯", &text[..end]),
        None => text.to_owned(),
    };
    let mut out = String::new();
    let cells = if finding["cells"].is_null() { of("cell") } else { of("cells") };
    let count = finding["count"].as_u64().map_or(String::new(), |count| format!(" ×{count}"));
    writeln!(out, "{} {} {}!{}{count}", of("severity"), of("rule"), of("sheet"), cut(cells, 120)).unwrap();
    writeln!(out, "  {}", cut(of("message"), 400)).unwrap();
    out
}

/// Builds the book of the conference, with the flood where there is one, by a process under limits.
fn built(name: &str, flood: Option<&Sketch>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("floods").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let conference = folder.join("ngap");
    fs::create_dir_all(conference.join("submissions")).unwrap();
    let declared = fs::read_to_string(sample().join("conference.toml")).unwrap();
    let declared = declared.replace("vintage = 63", "vintage = 63\nlocalities = \"dia-phuong.csv\"");
    fs::write(conference.join("conference.toml"), declared).unwrap();
    fs::write(conference.join("dia-phuong.csv"), LOCALITIES).unwrap();
    for code in LOCALITIES.lines().skip(1).filter_map(|line| line.split(',').next()) {
        let from = fs::read_dir(sample().join("submissions")).unwrap().map(|entry| entry.unwrap().path());
        let of_code = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("{code}-"));
        let from = from.into_iter().find(of_code).unwrap();
        let to = conference.join("submissions").join(from.file_name().unwrap());
        match flood.filter(|_| from.file_stem().unwrap() == FLOODED) {
            Some(sketch) => sketch.write(&to),
            None => drop(fs::copy(&from, &to).unwrap()),
        }
    }
    let ran = Command::new("sh")
        .args(["-c", &format!("ulimit -t {SECONDS}; ulimit -v {}; exec \"$0\" \"$@\"", MEMORY_MB * 1024)])
        .arg(worker())
        .args(["build", "--jobs", "2", "--lang", "en", "--templates"])
        .args([&templates(), Path::new("--out"), &folder.join("book"), &conference])
        .env("MIMALLOC_ARENA_RESERVE", "32M")
        .stdout(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{}: {}", ran.status, said.lines().rev().take(5).collect::<Vec<_>>().join("\n"));
    folder.join("book/ngap")
}

fn length(book: &Path) -> Length {
    let size = |name: &str| fs::metadata(book.join(name)).unwrap().len();
    let pages = files_below(book).into_iter().filter(|path| path.extension().is_some_and(|its| its == "pdf"));
    let pages = pages.map(|path| pdf::read::text(&fs::read(path).unwrap()).unwrap().len()).sum();
    Length { pages, findings_json: size("findings.json"), index: size("index.html") }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
