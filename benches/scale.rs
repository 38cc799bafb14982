//! Conferences of many localities, whole: `cargo bench --bench scale`, sizes in `SCALE` (`SCALE=63,1000,10000`).
//!
//! One workbook of the sample is sent by every locality of a made-up list under its own name. Printed are time and memory
//! of a build with nothing before it and of one in which nothing changed, next to the floor: the same inputs inflated and
//! the same outputs deflated by the same libraries, on as many threads. Times are looked at, never asserted.
//!
//! Every locality gets its brief and its workbook back; the one report is by region, because a table of ten thousand rows is
//! nobody's reading.

// A bench prints what it measured, and is told by its caller how much to measure.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

mod files;
mod processes;

use files::{copy, packed, parts};
use processes::resident;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const NAME: &str = "Tuyên Quang";
const REPORT: &str = r#"+++
per = "conference"
path = "bao-cao"
title = "Báo cáo"
subject = "{{conference.title}}"
author = "x"
footer = "x"
+++

Cả nước đã thành lập {{fig "3"}} cụm, {{fig "4" unit=true}}; tỷ lệ lấp đầy {{fig "19"}}.

```table
caption = "Theo vùng"
rows = "regions"
columns = [{ head = "Vùng", show = "name" }, { head = "Cụm", line = "3" }, { head = "Lấp đầy", line = "19" }]
total = true
```
"#;

fn main() {
    let sizes = std::env::var("SCALE").unwrap_or_else(|_| "63,300".to_owned());
    println!("| localities | build | a locality | peak memory | again, nothing changed | floor | build ÷ floor |");
    println!("|---|---|---|---|---|---|---|");
    for size in sizes.split(',').map(|size| size.trim().parse().expect("SCALE is numbers with commas")) {
        measure(size);
    }
}

fn measure(size: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let home = conference(folder.path(), size);
    let (first, memory) = build(folder.path(), &home);
    let (again, _) = build(folder.path(), &home);
    let floor = floor(&[home.join("submissions"), folder.path().join("out/many")]);
    println!(
        "| {size} | {:.2} s | {:.1} ms | {} MB | {:.2} s | {:.2} s | {:.1} |",
        first.as_secs_f64(),
        1000.0 * first.as_secs_f64() / size as f64,
        memory / 1024,
        again.as_secs_f64(),
        floor.as_secs_f64(),
        first.as_secs_f64() / floor.as_secs_f64(),
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A conference of `size` localities in eight regions, its packs next to it.
fn conference(folder: &Path, size: usize) -> PathBuf {
    copy(&root().join("templates"), &folder.join("templates"));
    let documents = folder.join("templates/cum-cong-nghiep/documents");
    for entry in fs::read_dir(&documents).expect("the pack has documents") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name != "tom-tat.hbs") {
            fs::remove_file(path).expect("removed");
        }
    }
    fs::write(documents.join("bao-cao.hbs"), REPORT).expect("written");
    let home = folder.join("many");
    fs::create_dir_all(home.join("submissions")).expect("a folder");
    let declared = fs::read_to_string(root().join("input/2021-07-02-ccn/conference.toml")).expect("the sample");
    let declared = declared.replace("vintage = 63", "vintage = 63\nlocalities = \"localities.csv\"");
    fs::write(home.join("conference.toml"), declared).expect("written");
    let row = |n: usize| format!("{n:05},Nơi số {n},tỉnh,Vùng {}\n", n * 8 / size + 1);
    let list: String = (0..size).map(row).collect();
    fs::write(home.join("localities.csv"), format!("code,name,kind,region\n{list}")).expect("written");
    let parts =
        parts(&fs::read(root().join("input/2021-07-02-ccn/submissions/08-tuyen-quang.xlsx")).expect("the sample"));
    (0..size).into_par_iter().for_each(|n| {
        let named = parts.iter().map(|(part, bytes)| (part, renamed(bytes, &format!("Nơi số {n}"))));
        let packed = packed(named.map(|(part, bytes)| (part.as_str(), bytes)));
        fs::write(home.join(format!("submissions/{n:05}.xlsx")), packed).expect("written");
    });
    home
}

fn renamed(bytes: &[u8], name: &str) -> Vec<u8> {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.to_vec(), |text| text.replace(NAME, name).into_bytes())
}

/// Time of one build by the program, and the most memory it and the processes below it had at one time, in KB.
fn build(folder: &Path, home: &Path) -> (Duration, u64) {
    let start = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_briefbook"));
    program
        .arg("build")
        .arg(home)
        .arg("--out")
        .arg(folder.join("out"))
        .arg("--templates")
        .arg(folder.join("templates"));
    let log = File::create(folder.join("log")).expect("a log");
    let mut running = program.stdout(log.try_clone().expect("a log")).stderr(log).spawn().expect("the program");
    let mut most = 0;
    loop {
        if let Some(status) = running.try_wait().expect("the program") {
            assert!(status.success(), "{}", fs::read_to_string(folder.join("log")).unwrap_or_default());
            return (start.elapsed(), most);
        }
        most = most.max(resident(running.id()));
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Time to inflate every package of the inputs, and to inflate and deflate every file of the outputs. PDF files are taken as they
/// are.
fn floor(folders: &[PathBuf; 2]) -> Duration {
    let [inputs, outputs] = folders.each_ref().map(|folder| files(folder));
    let unpacked = |path: &PathBuf| {
        let bytes = fs::read(path).expect("read");
        if bytes.starts_with(b"PK") { parts(&bytes) } else { BTreeMap::from([("x".to_owned(), bytes)]) }
    };
    let outputs: Vec<PathBuf> = outputs.into_iter().filter(|path| !path.ends_with("manifest.json")).collect();
    let start = Instant::now();
    inputs.par_iter().for_each(|path| drop(unpacked(path)));
    let inflating = start.elapsed();
    // Inflating them is no part of the floor: the program has the parts in hand.
    let deflating: Duration = outputs
        .chunks(256)
        .map(|some| {
            let parts: Vec<_> = some.par_iter().map(unpacked).collect();
            let start = Instant::now();
            parts.into_par_iter().for_each(|parts| {
                drop(packed(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone()))));
            });
            start.elapsed()
        })
        .sum();
    inflating + deflating
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
