//! Makes the synthetic submissions of a conference: the same seed gives the same bytes, on any machine, on any day.
//!
//! From the conference as a value (`conference.rs`), one profile per locality (`localities.csv`), the statutory lines
//! (`bieu_04.csv`) and the pool of difficulties (`difficulties.csv`) come one workbook per locality and the README that
//! lists the defects; `--check` says whether the files on disk are these. No real person or firm is used, nor the crate's
//! own reading code, which these files are there to test.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod audit;
mod by_form;
mod by_form_sheets;
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
mod rewind;
mod sheets;
mod styles;
mod submission;
mod uneven;

use anyhow::{Result, bail};
use clap::Parser;
use conference::Conference;
use std::path::PathBuf;
use std::process::ExitCode;

/// Makes the synthetic workbooks of all conferences, or of one.
#[derive(Parser)]
#[command(name = "make_sample")]
struct Args {
    /// Folder below `input/` of the one conference to make.
    #[arg(long)]
    conference: Option<String>,
    /// Folder for the workbooks of one conference; without it, the conference's own folder, and its README is written too.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write nothing: make everything in memory and compare with the files on disk.
    #[arg(long)]
    check: bool,
    /// Make instead a population of two periods that is as uneven as the country, by this seed, in two folders below --out.
    #[arg(long, value_name = "SEED", requires = "out", conflicts_with = "conference")]
    uneven: Option<u64>,
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
    match (args.uneven, &args.out) {
        (Some(seed), Some(out)) => {
            uneven::write(seed, out)?;
            return Ok(ExitCode::SUCCESS);
        }
        (None, Some(_)) if args.conference.is_none() => bail!("--out is of one conference: name it with --conference"),
        _ => {}
    }
    let wanted = |known: &&&Conference| args.conference.as_ref().is_none_or(|folder| folder == known.folder);
    let conferences: Vec<&&Conference> = conference::ALL.iter().filter(wanted).collect();
    let recipes = by_form::recipes()?;
    let wanted = |known: &&by_form::Recipe| args.conference.as_ref().is_none_or(|folder| *folder == known.folder);
    let recipes: Vec<&by_form::Recipe> = recipes.iter().filter(wanted).collect();
    if conferences.is_empty() && recipes.is_empty() {
        bail!("there is no sample of {:?}", args.conference.unwrap_or_default());
    }
    let mut codes = Vec::new();
    for conference in conferences {
        codes.push(one(conference, &args)?);
    }
    for recipe in recipes {
        codes.push(finish(&by_form::wanted(recipe, args.out.clone())?, args.check)?);
    }
    Ok(codes.into_iter().find(|code| *code != ExitCode::SUCCESS).unwrap_or(ExitCode::SUCCESS))
}

fn one(conference: &Conference, args: &Args) -> Result<ExitCode> {
    let submissions = submission::make_all(conference)?;
    if args.totals {
        audit::totals(&submissions).iter().for_each(|(line, total)| println!("{line}\t{total}"));
    }
    let complaints = audit::complaints(conference, &submissions);
    if !complaints.is_empty() {
        bail!("the sample breaks its own constraints:\n  {}", complaints.join("\n  "));
    }
    finish(&files::wanted(conference, &submissions, args.out.clone())?, args.check)
}

/// Writes, or compares.
fn finish(wanted: &files::Wanted, check: bool) -> Result<ExitCode> {
    if check {
        return Ok(report_differences(&files::differences(wanted)?));
    }
    files::write(wanted)?;
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
