//! Makes the synthetic submissions of a conference: the same seed gives the same bytes, on any machine, on any day.
//!
//! In: the conference as a value (`conference.rs`), one profile per locality (`localities.csv`), the statutory lines
//! (`bieu_04.csv`), the pool of difficulties (`difficulties.csv`). Out: one workbook per locality and the README that
//! lists the defects; with `--check`, the verdict whether the files on disk are these. Must not: read the clock, use a
//! real person or firm, or use the crate's own reading code, which these files are there to test.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod audit;
mod cluster;
mod conference;
mod defects;
mod delegates;
mod dice;
mod difficulties;
mod files;
mod industry;
mod lines;
mod lists;
mod locality;
mod place_names;
mod readme;
mod sheets;
mod styles;
mod submission;

use anyhow::{Result, bail};
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Makes the synthetic workbooks of the 2021 conference.
#[derive(Parser)]
#[command(name = "make_sample")]
struct Args {
    /// Folder for the workbooks; without it, the conference's own folder, and its README is written too.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write nothing: make everything in memory and compare with the files on disk.
    #[arg(long)]
    check: bool,
    /// Print what each line adds up to over all localities.
    #[arg(long)]
    totals: bool,
}

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("make_sample: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: Args) -> Result<ExitCode> {
    let conference = &conference::CCN_2021;
    let submissions = submission::make_all(conference)?;
    if args.totals {
        audit::totals(&submissions).iter().for_each(|(line, total)| println!("{line}\t{total}"));
    }
    let complaints = audit::complaints(conference, &submissions);
    if !complaints.is_empty() {
        bail!("the sample breaks its own constraints:\n  {}", complaints.join("\n  "));
    }
    let wanted = files::wanted(conference, &submissions, args.out)?;
    if args.check {
        return Ok(report_differences(&files::differences(&wanted)?));
    }
    files::write(&wanted)?;
    let bytes: usize = wanted.files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files, {} kB, in {}", wanted.files.len(), bytes / 1000, wanted.workbooks.display());
    Ok(ExitCode::SUCCESS)
}

fn report_differences(differences: &[String]) -> ExitCode {
    if differences.is_empty() {
        println!("the files on disk are what the generator makes");
        return ExitCode::SUCCESS;
    }
    differences.iter().for_each(|difference| println!("{difference}"));
    ExitCode::FAILURE
}
