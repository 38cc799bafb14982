//! The shell around the pipeline: arguments in, exit code out.
//!
//! In: the command line. Out: a report on standard output, trouble of the installation on standard error, exit code 0
//! done, 1 errors in data (`check`, `build --strict`), 2 could not run. Must not: know what a stage does.

mod cli;
mod console;

use anyhow::{Context, Result};
use briefbook::{BacktestOptions, BuildOptions, CheckOptions, ExplainOptions, StatusOptions};
use clap::Parser;
use cli::{BuildArgs, CheckArgs, Cli, Command, ExplainArgs, RulesArgs, StatusArgs};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).without_time().with_target(false).init();
    let done = match Cli::parse().command {
        Command::Build(args) => build(&args),
        Command::Check(args) => check(args),
        Command::Status(args) => status(args),
        Command::Explain(args) => explain(args),
        Command::Rules(args) => rules(args),
        Command::ReadWorkbooks => briefbook::intake::serve().map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            // Nothing is left to do where standard error is gone.
            let _ = writeln!(std::io::stderr(), "briefbook: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn build(args: &BuildArgs) -> Result<ExitCode> {
    let started = Instant::now();
    let options = BuildOptions {
        conference: args.conference.clone(),
        templates: args.common.templates.clone(),
        out: args.out.clone(),
        at: args.at,
        jobs: args.common.jobs,
        fresh: args.fresh,
        worker: Some(own_program()?),
    };
    let bars = console::Bars::new();
    let built = briefbook::build(&options, &bars)?;
    bars.finish();
    console::built(&built, started.elapsed(), args.common.json)?;
    Ok(verdict(args.strict && console::has_errors(&built.settled.findings)))
}

fn check(args: CheckArgs) -> Result<ExitCode> {
    let options = CheckOptions {
        conference: args.conference,
        templates: args.common.templates,
        paths: args.paths,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let report = briefbook::check(&options)?;
    console::checked(&report, args.common.json)?;
    Ok(verdict(console::has_errors(&report.findings)))
}

fn status(args: StatusArgs) -> Result<ExitCode> {
    let options = StatusOptions {
        conference: args.conference,
        templates: args.common.templates,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let status = briefbook::status(&options)?;
    console::status(&status, args.all, args.common.json)?;
    Ok(ExitCode::SUCCESS)
}

fn explain(args: ExplainArgs) -> Result<ExitCode> {
    let options = ExplainOptions {
        conference: args.conference,
        templates: args.common.templates,
        place: args.place,
        line: args.line,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    console::explain(&briefbook::explain(&options)?, args.common.json)?;
    Ok(ExitCode::SUCCESS)
}

fn rules(args: RulesArgs) -> Result<ExitCode> {
    let common = args.common;
    if args.backtest.is_empty() {
        console::rules(&briefbook::rules(&common.templates)?, common.json)?;
    } else {
        let options = BacktestOptions {
            conferences: args.backtest,
            templates: common.templates,
            jobs: common.jobs,
            worker: Some(own_program()?),
        };
        console::backtest(&briefbook::backtest(&options)?, common.json)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The worker is this very program.
fn own_program() -> Result<PathBuf> {
    std::env::current_exe().context("cannot tell where this program is")
}

fn verdict(errors: bool) -> ExitCode {
    ExitCode::from(u8::from(errors))
}
