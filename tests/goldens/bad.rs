//! Files nobody should send: each defect by name, what intake makes of it next to it in `tests/bad/<defect>.txt`.

use crate::support::defects;
use crate::support::golden::{self, root, worker};
use briefbook::intake::Intake;
use briefbook::messages::built_in;
use briefbook::model::finding::Checked;
use briefbook::model::limits::Limits;
use briefbook::model::workbook::{CellRef, RawSheet, RawValue, RawWorkbook};
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// Longest verdict promised.
const PROMISED: Duration = Duration::from_secs(10);
/// Cells of a sheet that a golden shows.
const SHOWN: usize = 12;

pub fn trials() -> Vec<Trial> {
    let verdicts = golden::stems("bad", "txt").into_iter();
    let mut trials: Vec<Trial> =
        verdicts.map(|name| Trial::test(format!("bad/{name}"), move || verdict(&name))).collect();
    trials.push(Trial::test("bad: each defect has its .txt", each_defect_has_a_verdict));
    trials.extend(std::env::var_os("DEFECTS").map(|folder| Trial::test("bad/written", move || written(&folder))));
    trials.extend(CORPUS.map(|(file, defect)| Trial::test(format!("corpus/{file}"), move || made(file, defect))));
    trials.push(Trial::test("corpus: all files are sound", the_corpus_is_sound));
    trials
}

fn latin(c: char) -> bool {
    c < '\u{2000}' || matches!(c, '“' | '”')
}

fn read(name: &str, bytes: &[u8]) -> Checked<Option<RawWorkbook>> {
    // One warm worker reads them all, as in a build: what one file does to the next shows.
    static INTAKE: LazyLock<Intake> = LazyLock::new(|| Intake::new(Limits::default(), Some(&worker())).unwrap());
    INTAKE.workbook(name, bytes, &latin)
}

fn verdict(name: &str) -> Result<(), Failed> {
    let bytes = defects::of(name).ok_or_else(|| format!("tests/bad/{name}.txt has no defect in support/defects.rs"))?;
    let started = Instant::now();
    let checked = read(name, bytes);
    let took = started.elapsed();
    golden::check(&format!("bad/{name}.txt"), &describe(name, &checked))?;
    // The next file must not feel it.
    let next = read("sound.xlsx", &defects::sound());
    if took > PROMISED || next.value.is_none() || !next.findings.is_empty() {
        return Err(format!("it took {took:?}, and the sound file after it gives {next:?}").into());
    }
    Ok(())
}

/// All of them as files in a folder, for the program of another system, which these tests cannot start.
fn written(folder: &OsStr) -> Result<(), Failed> {
    for (name, bytes) in defects::all() {
        std::fs::write(Path::new(folder).join(format!("{name}.xlsx")), &**bytes)?;
    }
    Ok(())
}

/// A new defect gets its verdict with `UPDATE` set.
fn each_defect_has_a_verdict() -> Result<(), Failed> {
    let verdicts: BTreeSet<String> = golden::stems("bad", "txt").into_iter().collect();
    let new: Vec<&str> = defects::all().map(|(name, _)| *name).filter(|name| !verdicts.contains(*name)).collect();
    new.into_iter().try_for_each(verdict)
}

/// The fuzzer starts from sound files of every format; those made by tests are kept next to the others.
const CORPUS: [(&str, &str); 3] =
    [("small.xlsb", "xlsb-sound"), ("styles.xlsx", "styles"), ("formulas.xlsx", "formula-without-value")];

fn made(file: &str, defect: &str) -> Result<(), Failed> {
    let bytes = defects::of(defect).ok_or("no such defect")?;
    Ok(golden::check_bytes(&format!("../fuzz/corpus/{file}"), bytes)?)
}

fn the_corpus_is_sound() -> Result<(), Failed> {
    for entry in std::fs::read_dir(root().join("fuzz/corpus"))? {
        let path = entry?.path();
        let checked = read("x", &std::fs::read(&path)?);
        if checked.value.is_none() || !checked.findings.is_empty() {
            return Err(format!("{}: {:?}", path.display(), checked.findings).into());
        }
    }
    Ok(())
}

fn describe(name: &str, checked: &Checked<Option<RawWorkbook>>) -> String {
    let mut out = String::new();
    for finding in &checked.findings {
        writeln!(out, "{} {} at {}", finding.severity, finding.rule, finding.at).unwrap();
        writeln!(out, "  {}", built_in(&finding.message)).unwrap();
        assert_eq!(finding.at.to_string().split(" · ").next(), Some(name), "a finding names its file");
    }
    for sheet in checked.value.iter().flat_map(|book| &book.sheets) {
        let hidden = if sheet.hidden { ", hidden" } else { "" };
        writeln!(out, "sheet {}: {} cells{hidden}", sheet.name, sheet.cells.len()).unwrap();
        cells(&mut out, sheet);
    }
    out
}

fn cells(out: &mut String, sheet: &RawSheet) {
    for cell in sheet.cells.iter().take(SHOWN) {
        let kind = match cell.value {
            RawValue::Number(_) => "number",
            RawValue::Unrepresentable(_) => "unrepresentable",
            RawValue::Text(_) => "text",
            RawValue::Bool(_) => "bool",
            RawValue::Date(_) => "date",
            RawValue::Error(_) => "error",
            RawValue::Uncomputed(_) => "uncomputed",
        };
        let at = CellRef { file: "".into(), sheet: Arc::clone(&sheet.name), row: cell.row, col: cell.col };
        let raw: String = cell.value.raw().chars().take(60).collect();
        write!(out, "  {} {kind} {raw}", at.a1()).unwrap();
        if cell.hint.percent {
            write!(out, " · percent").unwrap();
        }
        if cell.hint.formula {
            write!(out, " · formula").unwrap();
        }
        if let Some(legacy) = cell.hint.legacy {
            write!(out, " · {legacy:?}").unwrap();
        }
        writeln!(out).unwrap();
    }
}
