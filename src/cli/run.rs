//! Runs a command: its options from the arguments, its report to the terminal, its exit code.

use super::args::{
    BuildArgs, CheckArgs, CheckTemplatesArgs, Cli, Command, DecideArgs, DoctorArgs, ExplainArgs, ForgetArgs, FormArgs,
    IssueArgs, LogFormat, PauseArgs, PreviewArgs, ReceiveArgs, RefreshArgs, ResumeArgs, RulesArgs, ScheduleArgs,
    SendArgs, StatusArgs, UNDO, VerifyArgs, WatchArgs,
};
use super::common_args::Common;
use super::reports::{self, SystemClock};
use super::{help, language, log, packs};
use anyhow::Result;
use briefbook::contracts::{CheckupState, LetterKind};
use briefbook::messages::Catalogue;
use briefbook::messages::{Explain as _, fail};
use briefbook::model::language::Language;
use briefbook::model::pause::Pause;
use briefbook::msg;
use briefbook::{
    BacktestOptions, BuildOptions, CheckOptions, CheckTemplatesOptions, Clock, DecideOptions, DoctorOptions,
    ExplainOptions, ForgetOptions, FormOptions, IssueOptions, Outcome, PreviewOptions, ReceiveOptions, RefreshOptions,
    Run, SendOptions, StatusOptions, VerifiedDocument, VerifyOptions,
};
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Runs the command of the command line. Exit code 0 done, 1 errors in data (`check`, `build --strict`), held (`run-due`) or
/// changed (`verify`), 2 could not run.
pub fn run() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    if args.get(1).is_some_and(|first| first == briefbook::intake::COMMAND) {
        // Nobody reads what a worker says.
        return if briefbook::intake::serve().is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) };
    }
    #[cfg(feature = "desk")]
    if args.get(1).is_some_and(|first| first == briefbook::DRAFT_COMMAND) {
        return if briefbook::serve_draft().is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) };
    }
    let shared = language::words(&args);
    let words = &*shared;
    let Cli { command, log_format, log_file, .. } = match help::parse(&args, words) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    if let Err(error) = log::start(log_format, log_file.as_deref()) {
        drop(writeln!(std::io::stderr(), "briefbook: {}", briefbook::error_text(&error, words)));
        return ExitCode::from(2);
    }
    let done = match command {
        Command::New(args) => super::new::new(*args, words),
        Command::Build(args) => build(&args, words),
        Command::Check(args) => check(args, words),
        Command::Form(args) => form(args, words),
        Command::Status(args) => status(args, words),
        Command::Decide(args) => decide(args, words),
        Command::Issue(args) => issue(args, words),
        Command::Explain(args) => explain(args, words),
        Command::Due(args) => due(args, words),
        Command::RunDue(args) => run_due(args, words),
        Command::Pause(args) => pause(args, words),
        Command::Resume(args) => resume(&args, words),
        Command::Monitor(args) => monitor(args),
        Command::Watch(args) => watch(args, words),
        Command::Receive(args) => receive(args, words),
        Command::Forget(args) => forget(args, words),
        Command::Doctor(args) => doctor(args, words),
        Command::Send(args) => send(args, words),
        Command::Backup(args) => super::backup::backup(args, words).map(|()| ExitCode::SUCCESS),
        Command::Restore(args) => super::backup::restore(args, words).map(|()| ExitCode::SUCCESS),
        Command::Preview(args) => preview(args, words),
        Command::Refresh(args) => refresh(args, words),
        Command::CheckTemplates(args) => check_templates(args, words),
        Command::Verify(args) => verify(args, words),
        Command::Templates(args) => template_reference(&args, words),
        Command::Rules(args) => rules(args, words),
        #[cfg(feature = "desk")]
        Command::Desk(args) => own_program().and_then(|worker| super::desk::desk(args, worker, &shared)),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            match log_format {
                // Nothing is left to do where standard error is gone.
                LogFormat::Text => {
                    drop(writeln!(std::io::stderr(), "briefbook: {}", briefbook::error_text(&error, words)));
                    if let Some(searched) =
                        packs::searched().filter(|_| language::option(&args, "--templates").is_none())
                    {
                        drop(writeln!(std::io::stderr(), "{}", words.text(&searched)));
                    }
                }
                LogFormat::Json => tracing::error!("{error:#}"),
            }
            ExitCode::from(2)
        }
    }
}

fn build(args: &BuildArgs, words: &Catalogue) -> Result<ExitCode> {
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
    let bars = reports::Bars::new(words);
    let built = briefbook::build(&options, &bars)?;
    bars.finish();
    shown(reports::built(&built, started.elapsed(), args.common.json, words))?;
    Ok(verdict(args.strict && reports::has_errors(&built.report.findings)))
}

fn check(args: CheckArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = CheckOptions {
        conference: args.conference,
        templates: args.common.templates,
        paths: args.paths,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let report = briefbook::check(&options)?;
    shown(reports::checked(&report, args.common.json, words))?;
    Ok(verdict(reports::has_errors(&report.findings)))
}

fn form(args: FormArgs, words: &Catalogue) -> Result<ExitCode> {
    say_former(&args.conference, &args.place, words);
    let options = FormOptions {
        conference: args.conference,
        templates: args.common.templates,
        places: args.place,
        out: args.out,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    shown(reports::forms(&briefbook::forms(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn status(args: StatusArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = StatusOptions {
        conference: args.conference,
        templates: args.common.templates,
        out: Some(args.out),
        keeps: false,
        at: None,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let status = briefbook::status(&options)?;
    shown(reports::status(&status, args.all, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn decide(args: DecideArgs, words: &Catalogue) -> Result<ExitCode> {
    say_former(&args.conference, args.place.as_slice(), words);
    let options = DecideOptions {
        conference: args.conference,
        templates: args.common.templates,
        kind: Some(args.kind).filter(|kind| kind != UNDO),
        place: args.place,
        rule: args.rule,
        line: args.line,
        file: args.file,
        value: args.value,
        source: args.source,
        until: args.until,
        undoes: args.undoes,
        by: args.by,
        reason: args.reason,
        at: args.at.unwrap_or_else(|| SystemClock.now()),
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    shown(reports::decided(&briefbook::decide(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn issue(args: IssueArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = IssueOptions {
        file: args.file,
        number: args.number,
        day: args.day,
        document: args.document,
        conference: args.conference,
        templates: args.common.templates,
        book: args.book,
        out: args.out,
        by: args.by,
        reason: args.reason,
        at: args.at.unwrap_or_else(|| SystemClock.now()),
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let issued = briefbook::issue(&options)?;
    shown(reports::issued(&issued, args.common.json, words))?;
    Ok(verdict(!issued.wrong.is_empty()))
}

fn explain(args: ExplainArgs, words: &Catalogue) -> Result<ExitCode> {
    say_former(&args.conference, std::slice::from_ref(&args.place), words);
    let options = ExplainOptions {
        conference: args.conference,
        templates: args.common.templates,
        place: args.place,
        line: args.line,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    shown(reports::explain(&briefbook::explain(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn due(args: ScheduleArgs, words: &Catalogue) -> Result<ExitCode> {
    let now = args.now.unwrap_or_else(|| SystemClock.now());
    let options = scheduled(args.conference, args.out, &args.common)?;
    shown(reports::due(&briefbook::due(&options, now)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn run_due(args: ScheduleArgs, words: &Catalogue) -> Result<ExitCode> {
    let now = args.now.unwrap_or_else(|| SystemClock.now());
    let options = scheduled(args.conference, args.out, &args.common)?;
    let bars = reports::Bars::new(words);
    let done = briefbook::run_due(&options, now, &bars);
    bars.finish();
    let (run, failed) = match done {
        Ok(run) => (run, None),
        Err(error) => (Run::failed(&options, now, &error), Some(error)),
    };
    let printed = shown(reports::ran(&run, args.common.json, words));
    briefbook::notify_once(&options, &run);
    failed.map_or(printed, Err)?;
    Ok(verdict(run.outcome == Outcome::Held))
}

fn monitor(args: ScheduleArgs) -> Result<ExitCode> {
    let now = args.now.unwrap_or_else(|| SystemClock.now());
    let all = briefbook::monitor(&scheduled(args.conference, args.out, &args.common)?, now)?;
    shown(all.iter().try_for_each(reports::monitored))?;
    Ok(verdict(!all.iter().all(|health| health.state.is_well())))
}

fn watch(args: WatchArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = scheduled(args.conference, args.out, &args.common)?;
    let tell = |options: &BuildOptions, run: &Run| {
        match (&run.error, &run.entry) {
            (Some(error), _) => tracing::error!("{error}"),
            (None, Some(entry)) if run.outcome == Outcome::Held => {
                tracing::warn!("{} is postponed: {}", entry.name, Catalogue::embedded(Language::En).text(&entry.why))
            }
            _ => {}
        }
        // Whoever closed standard output does not want to know; the watch goes on.
        let _ = reports::ran(run, args.common.json, words);
        briefbook::notify(&options.conference, run);
    };
    briefbook::watch(&options, Duration::from_secs(args.every), &SystemClock, &reports::Bars::new(words), &tell);
    Ok(ExitCode::SUCCESS)
}

/// `at` comes from the schedule.
fn scheduled(conference: PathBuf, out: PathBuf, common: &Common) -> Result<BuildOptions> {
    let (templates, jobs, worker) = (common.templates.clone(), common.jobs, Some(own_program()?));
    Ok(BuildOptions { conference, templates, out, at: None, jobs, fresh: false, worker })
}

fn receive(args: ReceiveArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = ReceiveOptions {
        conference: args.conference,
        paths: args.paths,
        uploads: Vec::new(),
        at: args.at.unwrap_or_else(|| SystemClock.now()),
        channel: args.channel,
        from: args.from,
        by: args.by,
    };
    shown(reports::received(&briefbook::receive(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn forget(args: ForgetArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = ForgetOptions {
        conference: args.conference,
        templates: args.common.templates,
        out: args.out,
        texts: args.texts,
        by: args.by,
        reason: args.reason,
        at: args.at.unwrap_or_else(|| SystemClock.now()),
    };
    shown(reports::forgotten(&briefbook::forget(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn doctor(args: DoctorArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = DoctorOptions {
        conference: args.folder,
        templates: args.common.templates,
        searched: packs::places(),
        out: args.out,
        worker: Some(own_program()?),
    };
    let found = briefbook::doctor(&options);
    shown(reports::examined(&found, args.common.json, words))?;
    let is_bad = found.checks.iter().any(|check| check.state == CheckupState::Bad);
    Ok(if is_bad { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

fn send(args: SendArgs, words: &Catalogue) -> Result<ExitCode> {
    say_former(&args.conference, &args.place, words);
    let is_asked = |kind: &LetterKind| args.kind.iter().any(|asked| asked == kind.name());
    let options = SendOptions {
        kinds: LetterKind::ALL.into_iter().filter(is_asked).collect(),
        conference: args.conference,
        templates: args.common.templates,
        out: args.out,
        outbox: args.outbox,
        places: args.place,
        only_note: args.noted,
        from: args.from,
        at: args.at.unwrap_or_else(|| SystemClock.now()),
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    shown(reports::sent(&briefbook::send(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn pause(args: PauseArgs, words: &Catalogue) -> Result<ExitCode> {
    let PauseArgs { conference, by, reason, until, now, common } = args;
    let pause = Pause { since: now.unwrap_or_else(|| SystemClock.now()), until, by, reason };
    let paused = briefbook::pause(&conference, &pause)?;
    shown(reports::paused(&paused, &pause.why(), common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn resume(args: &ResumeArgs, words: &Catalogue) -> Result<ExitCode> {
    let (paused, over) = briefbook::resume(&args.conference)?;
    let said = match over {
        Some(pause) => msg!("pause-over", since = pause.since, by = pause.by),
        None => msg!("pause-none"),
    };
    shown(reports::paused(&paused, &said, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn preview(args: PreviewArgs, words: &Catalogue) -> Result<ExitCode> {
    say_former(&args.conference, args.place.as_slice(), words);
    let ending = args.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str).map(str::to_owned);
    let options = PreviewOptions {
        conference: args.conference,
        templates: args.common.templates,
        out: args.out,
        document: args.document,
        place: args.place,
        format: args.format.or(ending).unwrap_or_else(|| "pdf".to_owned()),
        draft: None,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let preview = briefbook::preview(&options)?;
    let path = args.output.unwrap_or_else(|| PathBuf::from(&preview.name));
    preview.write(&path)?;
    shown(reports::previewed(&path, args.common.json))?;
    Ok(ExitCode::SUCCESS)
}

fn refresh(args: RefreshArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = RefreshOptions {
        file: args.file,
        conference: args.conference,
        templates: args.common.templates,
        output: args.output,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    shown(reports::refreshed(&briefbook::refresh(&options)?, args.common.json, words))?;
    Ok(ExitCode::SUCCESS)
}

fn check_templates(args: CheckTemplatesArgs, words: &Catalogue) -> Result<ExitCode> {
    let options = CheckTemplatesOptions { templates: args.common.templates, target: args.target };
    let mistakes = briefbook::check_templates(&options)?;
    shown(reports::mistakes(&mistakes, args.common.json, words))?;
    Ok(verdict(!mistakes.is_empty()))
}

/// A folder is a book, a PDF a document of one that may be signed, anything else a Word document.
fn verify(args: VerifyArgs, words: &Catalogue) -> Result<ExitCode> {
    if let [book] = &args.paths[..]
        && book.is_dir()
    {
        let found = briefbook::verify_book(book, args.code.as_deref())?;
        shown(reports::book_verified(&found, args.code.as_deref(), args.common.json, words))?;
        let unknown = args.code.is_some() && found.bear_code.is_empty();
        return Ok(verdict(unknown || !found.wrong.is_empty()));
    }
    if let Some(missing) = args.paths.iter().find(|path| !path.exists()) {
        return Err(fail(msg!("no-such-path", path = missing.display())));
    }
    let is_pdf = |path: &PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    let (pdfs, files): (Vec<PathBuf>, Vec<PathBuf>) = args.paths.into_iter().partition(is_pdf);
    let mut is_wrong = false;
    if !pdfs.is_empty() {
        let found = briefbook::verify_pdf(&pdfs, &args.out)?;
        shown(reports::originals(&found, args.common.json, words))?;
        is_wrong = found.documents.iter().any(|document| !document.as_made);
    }
    if files.is_empty() {
        return Ok(verdict(is_wrong));
    }
    let options = VerifyOptions {
        files,
        conference: args.conference.explain(|| msg!("conference-not-named"))?,
        templates: args.common.templates,
        jobs: args.common.jobs,
        worker: Some(own_program()?),
    };
    let verified = briefbook::verify(&options)?;
    shown(reports::verified(&verified, args.common.json, words))?;
    let is_bad = |file: &VerifiedDocument| {
        let removed = !args.allow_removed && !file.removed.is_empty();
        !file.wrong.is_empty() || removed || (args.strict && !file.unproven.is_empty())
    };
    Ok(verdict(is_wrong || verified.documents.iter().any(is_bad)))
}

fn template_reference(args: &Common, words: &Catalogue) -> Result<ExitCode> {
    // JSON is in the language of the packs.
    let words = if args.json { Catalogue::embedded(Language::Vi) } else { words };
    shown(reports::template_reference(&briefbook::template_reference(&args.templates, words)?, args.json))?;
    Ok(ExitCode::SUCCESS)
}

fn rules(args: RulesArgs, words: &Catalogue) -> Result<ExitCode> {
    let common = args.common;
    if args.backtest.is_empty() {
        shown(reports::rules(&briefbook::rules(&common.templates)?, common.json, words))?;
    } else {
        let options = BacktestOptions {
            conferences: args.backtest,
            templates: common.templates,
            jobs: common.jobs,
            worker: Some(own_program()?),
        };
        if args.mutations {
            shown(reports::mutations(&briefbook::mutations(&options)?, common.json, words))?;
        } else {
            shown(reports::backtest(&briefbook::backtest(&options)?, common.json, words))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Says of names of the map before what they are now. Standard error, because what is asked for goes to standard output.
fn say_former(conference: &Path, places: &[String], words: &Catalogue) {
    for former in briefbook::former_places(conference, places) {
        drop(writeln!(std::io::stderr(), "{}", words.text(&former)));
    }
}

/// Whoever closed standard output does not want to know; what was done is done.
fn shown(printed: Result<()>) -> Result<()> {
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    match printed {
        Err(error) if error.chain().any(closed) => Ok(()),
        printed => printed,
    }
}

/// The worker is this very program.
fn own_program() -> Result<PathBuf> {
    std::env::current_exe().explain(|| msg!("own-program-unknown"))
}

fn verdict(errors: bool) -> ExitCode {
    ExitCode::from(u8::from(errors))
}
