//! Mutates a kept corpus of workbooks for so many seconds and has each mutant read by a worker under its limits.
//!
//! Prints executions by verdict; on any broken promise the mutant goes to `fuzz/broken/` and the exit code is 1. A seed
//! tries the same whatever the clock says.
//!
//! ```text
//! cargo build --release && cargo run --release --example fuzz_intake -- 120 target/release/briefbook
//! ```
//!
//! A promise is broken where a verdict comes late, where a sound file read after the mutant reads differently, or
//! where reading panics in this process. Some mutants that are read go on through a whole build, which has to make its book.

use anyhow::{Context, Result, ensure};
use briefbook::intake::Intake;
use briefbook::model::limits::Limits;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Limits that let a loop show without waiting long for it.
fn limits() -> Limits {
    Limits { seconds: 2, ..Limits::default() }
}

/// How often a sound file is read between mutants.
const EVERY: u64 = 50;
/// How often a mutant that was read goes through a whole build, which takes as long as many readings.
const BUILT: u64 = 400;
/// Seconds of the processor, and megabytes of address space, that a build may take.
const BUILD_LIMITS: (u32, u32) = (20, 1_450);
/// Texts that readers trip over.
const TOKENS: [&str; 16] = [
    "4294967295",
    "-1",
    "99999999999999999999",
    "XFD1048576",
    "A0",
    "<",
    "/>",
    "</c>",
    "]]>",
    "&#0;",
    "<!--",
    "shared",
    "NaN",
    "1e999",
    "table:number-rows-repeated=\"1000000000\"",
    "\u{202E}",
];

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let seconds: u64 = args.next().context("say how many seconds")?.parse()?;
    let program = PathBuf::from(args.next().context("say where the program is")?);
    let seed: u64 = args.next().map_or(Ok(1), |seed| seed.parse())?;
    let corpus = corpus(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus"))?;
    let threads: Vec<_> = (0..2)
        .map(|lane| {
            let (corpus, program) = (corpus.clone(), program.clone());
            std::thread::spawn(move || run(&corpus, &program, seed * 2 + lane, Duration::from_secs(seconds)))
        })
        .collect();
    let mut verdicts = BTreeMap::new();
    for thread in threads {
        let Ok(counted) = thread.join() else { anyhow::bail!("reading panicked outside the worker") };
        counted?.into_iter().for_each(|(verdict, count)| *verdicts.entry(verdict).or_insert(0u64) += count);
    }
    let mut out = std::io::stdout();
    writeln!(out, "{} executions", verdicts.values().sum::<u64>())?;
    verdicts.iter().try_for_each(|(verdict, count)| writeln!(out, "{count:8} {verdict}"))?;
    Ok(())
}

/// The files of the corpus, by name.
fn corpus(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), std::fs::read(&path)?));
    }
    files.sort();
    ensure!(!files.is_empty(), "{} is empty", folder.display());
    Ok(files)
}

fn run(corpus: &[(String, Vec<u8>)], program: &Path, seed: u64, time: Duration) -> Result<BTreeMap<String, u64>> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let intake = Intake::new(limits(), Some(program))?;
    let (_, sound) = &corpus[0];
    let reference = intake.workbook("sound", sound, &|_| true);
    let conference = Conference::new()?;
    let mut built = 0;
    let (started, mut verdicts) = (Instant::now(), BTreeMap::new());
    for count in 1.. {
        if started.elapsed() > time {
            break;
        }
        let (name, original) = &corpus[random.random_range(0..corpus.len())];
        let mutant = mutate(original, &mut random);
        let begun = Instant::now();
        let checked = intake.workbook("x", &mutant, &|_| true);
        // By the clock a reading may take longer than of the processor, which has other work.
        let late = begun.elapsed() > Duration::from_secs(limits().seconds * 12 + 2);
        let other = count % EVERY == 0 && intake.workbook("sound", sound, &|_| true) != reference;
        if late || other {
            return Err(broken(&mutant, &format!("{seed}-{count}"), if late { "late" } else { "not alone" }));
        }
        let format = name.rsplit('.').next().unwrap_or_default();
        let verdict = match (&checked.value, checked.findings.first()) {
            (Some(_), None) => "read".to_owned(),
            (Some(_), Some(_)) => "read with findings".to_owned(),
            (None, finding) => finding.map_or_else(String::new, |f| briefbook::messages::built_in(&f.message)),
        };
        if checked.value.is_some() && count / BUILT >= built {
            built = count / BUILT + 1;
            if let Err(why) = conference.builds_with(program, &mutant, format) {
                return Err(broken(&mutant, &format!("{seed}-{count}"), &format!("no book: {why:#}")));
            }
            *verdicts.entry("built into a book".to_owned()).or_default() += 1;
        }
        // Names and numbers in a message would make each its own line.
        let verdict: String = verdict.split(['“', '(']).next().unwrap_or_default().chars().take(60).collect();
        *verdicts.entry(format!("{format}: {verdict}")).or_default() += 1;
    }
    Ok(verdicts)
}

/// The first sample with three localities, of which one's workbook is the mutant.
struct Conference(tempfile::TempDir);

const OWN: &str = "08-tuyen-quang";

impl Conference {
    fn new() -> Result<Conference> {
        let folder = tempfile::tempdir()?;
        let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("input/2021-07-02-ccn"), folder.path().join("c"));
        std::fs::create_dir_all(to.join("submissions"))?;
        let declared = std::fs::read_to_string(from.join("conference.toml"))?;
        std::fs::write(
            to.join("conference.toml"),
            declared.replace("vintage = 63", "vintage = 63\nlocalities = \"dia-phuong.csv\""),
        )?;
        std::fs::write(
            to.join("dia-phuong.csv"),
            "code,name,kind,region\n02,Hà Giang,tỉnh,Miền núi\n04,Cao Bằng,tỉnh,Miền núi\n08,Tuyên Quang,tỉnh,Miền núi\n",
        )?;
        for name in ["02-ha-giang.xlsx", "04-cao-bang.xlsx"] {
            std::fs::copy(from.join("submissions").join(name), to.join("submissions").join(name))?;
        }
        Ok(Conference(folder))
    }

    /// Builds the book with a workbook in it.
    fn builds_with(&self, program: &Path, workbook: &[u8], format: &str) -> Result<()> {
        let file = self.0.path().join("c/submissions").join(format!("{OWN}.{format}"));
        std::fs::write(&file, workbook)?;
        let (seconds, megabytes) = BUILD_LIMITS;
        let limited = format!("ulimit -t {seconds}; ulimit -v {}; exec \"$0\" \"$@\"", megabytes * 1024);
        let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let ran = Command::new("sh")
            .args(["-c", &limited])
            .arg(program)
            .args(["build", "--jobs", "1", "--templates"])
            .args([&templates, Path::new("--out"), &self.0.path().join("out"), &self.0.path().join("c")])
            .env("MIMALLOC_ARENA_RESERVE", "32M")
            .output()?;
        std::fs::remove_file(&file)?;
        ensure!(ran.status.success(), "{}: {}", ran.status, String::from_utf8_lossy(&ran.stderr));
        Ok(())
    }
}

fn broken(mutant: &[u8], name: &str, what: &str) -> anyhow::Error {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/broken");
    let path = folder.join(name);
    match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, mutant)) {
        Ok(()) => anyhow::anyhow!("{what}: {}", path.display()),
        Err(error) => anyhow::anyhow!("{what}; the mutant could not be kept: {error}"),
    }
}

/// Half the time the bytes as they are, half the time one part of the package inside its zip.
fn mutate(original: &[u8], random: &mut ChaCha8Rng) -> Vec<u8> {
    if random.random_bool(0.7)
        && let Some(repacked) = mutate_part(original, random)
    {
        return repacked;
    }
    let mut bytes = original.to_vec();
    damage(&mut bytes, random);
    bytes
}

fn mutate_part(original: &[u8], random: &mut ChaCha8Rng) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(original)).ok()?;
    let chosen = random.random_range(0..archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        if index == chosen {
            damage(&mut content, random);
        }
        out.start_file(name, SimpleFileOptions::default()).ok()?;
        out.write_all(&content).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// One to eight changes: bytes, numbers of four bytes, cuts, copies, words.
fn damage(bytes: &mut Vec<u8>, random: &mut ChaCha8Rng) {
    for _ in 0..random.random_range(1..=8) {
        if bytes.is_empty() {
            return;
        }
        let at = random.random_range(0..bytes.len());
        let end = (at + random.random_range(1..64)).min(bytes.len());
        match random.random_range(0..7) {
            0 => bytes[at] ^= 1 << random.random_range(0..8),
            1 => bytes[at] = random.next_u32() as u8,
            2 => bytes[at..end.min(at + 4)].fill([0, 0xFF, 0x7F, 0x80][random.random_range(0..4)]),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let copy = bytes[at..end].to_vec();
                let to = random.random_range(0..=bytes.len());
                drop(bytes.splice(to..to, copy));
            }
            5 => {
                let token = TOKENS[random.random_range(0..TOKENS.len())].bytes();
                drop(bytes.splice(at..end.min(at + 8), token));
            }
            _ if random.random_bool(0.05) => bytes.truncate(at),
            _ => bytes[at] = bytes[at].wrapping_add(1),
        }
    }
}
