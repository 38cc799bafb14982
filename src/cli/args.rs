//! Arguments of the command line. Help texts and names of values are keys, which [`super::help`] words in the language of
//! the terminal.

use super::common_args::Common;
#[cfg(feature = "desk")]
use super::desk_args::DeskArgs;
use briefbook::key;
use briefbook::model::viet_nam;
use chrono::{DateTime, FixedOffset, NaiveDate, ParseError};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "briefbook", version, about = key!("help-briefbook"))]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    #[arg(
        long, value_enum, global = true, default_value_t = LogFormat::Text,
        value_name = key!("value-format"), help = key!("help-log-format")
    )]
    pub log_format: LogFormat,
    #[arg(long, global = true, value_name = key!("value-file"), help = key!("help-log-file"))]
    pub log_file: Option<PathBuf>,
    #[arg(long, value_enum, global = true, value_name = key!("value-lang"), help = key!("help-lang"))]
    pub lang: Option<Lang>,
}

/// A language of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Vi,
    En,
}

/// How a log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = key!("help-new"))]
    New(Box<NewArgs>),
    #[command(about = key!("help-build"))]
    Build(BuildArgs),
    #[command(about = key!("help-check"))]
    Check(CheckArgs),
    #[command(about = key!("help-form"))]
    Form(FormArgs),
    #[command(about = key!("help-status"))]
    Status(StatusArgs),
    #[command(about = key!("help-decide"))]
    Decide(DecideArgs),
    #[command(about = key!("help-issue"))]
    Issue(IssueArgs),
    #[command(about = key!("help-explain"))]
    Explain(ExplainArgs),
    #[command(about = key!("help-due"))]
    Due(ScheduleArgs),
    #[command(about = key!("help-run-due"))]
    RunDue(ScheduleArgs),
    #[command(about = key!("help-watch"))]
    Watch(WatchArgs),
    #[command(about = key!("help-pause"))]
    Pause(PauseArgs),
    #[command(about = key!("help-resume"))]
    Resume(ResumeArgs),
    #[command(about = key!("help-monitor"))]
    Monitor(ScheduleArgs),
    #[command(about = key!("help-receive"))]
    Receive(ReceiveArgs),
    #[command(about = key!("help-forget"))]
    Forget(ForgetArgs),
    #[command(about = key!("help-doctor"))]
    Doctor(DoctorArgs),
    #[command(about = key!("help-send"))]
    Send(SendArgs),
    #[command(about = key!("help-backup"))]
    Backup(BackupArgs),
    #[command(about = key!("help-restore"))]
    Restore(RestoreArgs),
    #[command(about = key!("help-preview"))]
    Preview(PreviewArgs),
    #[command(about = key!("help-check-templates"))]
    CheckTemplates(CheckTemplatesArgs),
    #[command(about = key!("help-verify"))]
    Verify(VerifyArgs),
    #[command(about = key!("help-refresh"))]
    Refresh(RefreshArgs),
    #[command(about = key!("help-templates"))]
    Templates(Common),
    #[command(about = key!("help-rules"))]
    Rules(RulesArgs),
    #[cfg(feature = "desk")]
    #[command(about = key!("help-desk"), args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
    Desk(DeskArgs),
}

/// Arguments of `new`: the folder, and an option for each setting, under its key.
#[derive(Debug, Args)]
pub struct NewArgs {
    #[arg(value_name = key!("value-folder"), help = key!("help-new-folder"))]
    pub folder: PathBuf,
    #[arg(long, value_name = key!("value-text"), help = key!("setting-title"))]
    pub title: Option<String>,
    #[arg(long, value_name = key!("value-day"), help = key!("setting-date"))]
    pub date: Option<String>,
    #[arg(long, value_name = key!("value-text"), help = key!("setting-venue"))]
    pub venue: Option<String>,
    #[arg(long, value_name = key!("value-name"), help = key!("setting-pack"))]
    pub pack: Option<String>,
    #[arg(long, value_name = key!("value-name"), help = key!("setting-form"))]
    pub form: Option<String>,
    #[arg(long, value_name = key!("value-name"), help = key!("setting-style"))]
    pub style: Option<String>,
    #[arg(long, value_name = key!("value-n"), help = key!("setting-vintage"))]
    pub vintage: Option<String>,
    #[arg(long, value_name = key!("value-text"), help = key!("setting-period"))]
    pub period: Option<String>,
    #[arg(long, value_name = key!("value-day"), help = key!("setting-data-to"))]
    pub data_to: Option<String>,
    #[arg(long, value_name = key!("value-time"), help = key!("setting-deadline"))]
    pub deadline: Option<String>,
    #[arg(long, value_name = key!("value-time"), help = key!("setting-answer-by"))]
    pub answer_by: Option<String>,
    #[arg(long, value_name = key!("value-text"), help = key!("setting-contact"))]
    pub contact: Option<String>,
    #[arg(long, value_name = key!("value-name"), help = key!("setting-previous"))]
    pub previous: Option<String>,
    #[arg(long, value_name = key!("value-file"), help = key!("setting-localities"))]
    pub localities: Option<String>,
    #[arg(long, value_name = key!("value-day"), help = key!("setting-next-edition"))]
    pub next_edition: Option<String>,
    #[arg(long, value_name = key!("value-time"), help = key!("setting-generate"))]
    pub generate: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-build-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[arg(long, help = key!("help-build-strict"))]
    pub strict: bool,
    #[arg(long, help = key!("help-build-fresh"))]
    pub fresh: bool,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `receive`.
#[derive(Debug, Args)]
pub struct ReceiveArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(required = true, value_name = key!("value-path"), help = key!("help-receive-paths"))]
    pub paths: Vec<PathBuf>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = key!("value-text"), help = key!("help-receive-channel"))]
    pub channel: String,
    #[arg(long, default_value = "", hide_default_value = true, value_name = key!("value-text"), help = key!("help-receive-from"))]
    pub from: String,
    #[arg(long, default_value = "", hide_default_value = true, value_name = key!("value-post"), help = key!("help-receive-by"))]
    pub by: String,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-receive-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `forget`.
#[derive(Debug, Args)]
pub struct ForgetArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(required = true, value_name = key!("value-text"), help = key!("help-forget-texts"))]
    pub texts: Vec<String>,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[arg(long, value_name = key!("value-post"), help = key!("help-decide-by"))]
    pub by: String,
    #[arg(long, value_name = key!("value-text"), help = key!("help-decide-reason"))]
    pub reason: String,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-decide-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    #[arg(default_value = "input", value_name = key!("value-folder"), help = key!("help-doctor-folder"))]
    pub folder: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `send`.
#[derive(Debug, Args)]
pub struct SendArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(long, value_parser = letters(), value_name = key!("value-letter"), help = key!("help-send-kind"))]
    pub kind: Vec<String>,
    #[arg(long, value_name = key!("value-code"), help = key!("help-form-place"))]
    pub place: Vec<String>,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-send-out"))]
    pub out: PathBuf,
    #[arg(short, long, value_name = key!("value-dir"), help = key!("help-send-outbox"))]
    pub outbox: Option<PathBuf>,
    #[arg(long, value_name = key!("value-address"), help = key!("help-send-from"))]
    pub from: Option<String>,
    #[arg(long, help = key!("help-send-noted"))]
    pub noted: bool,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-send-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

fn letters() -> PossibleValuesParser {
    PossibleValuesParser::new(briefbook::contracts::LetterKind::ALL.map(briefbook::contracts::LetterKind::name))
}

/// Arguments of `pause`.
#[derive(Debug, Args)]
pub struct PauseArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(long, value_name = key!("value-post"), help = key!("help-decide-by"))]
    pub by: String,
    #[arg(long, value_name = key!("value-text"), help = key!("help-decide-reason"))]
    pub reason: String,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-pause-until"))]
    pub until: Option<DateTime<FixedOffset>>,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-due-now"))]
    pub now: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `resume`.
#[derive(Debug, Args)]
pub struct ResumeArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-backup-conference"))]
    pub conference: PathBuf,
    #[arg(short, long, value_name = key!("value-file"), help = key!("help-backup-output"))]
    pub output: Option<PathBuf>,
    #[cfg(feature = "desk")]
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-backup-out"))]
    pub out: PathBuf,
    #[cfg(feature = "desk")]
    #[arg(long, value_name = key!("value-file"), help = key!("help-backup-serve"))]
    pub serve: Option<PathBuf>,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-backup-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    #[arg(value_name = key!("value-file"), help = key!("help-restore-file"))]
    pub file: PathBuf,
    #[arg(value_name = key!("value-folder"), help = key!("help-restore-folder"))]
    pub folder: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(required = true, value_name = key!("value-path"), help = key!("help-check-paths"))]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = key!("value-folder"), help = key!("help-check-conference"))]
    pub conference: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-form-conference"))]
    pub conference: PathBuf,
    #[arg(long, required_unless_present = "all", value_name = key!("value-code"), help = key!("help-form-place"))]
    pub place: Vec<String>,
    #[arg(long, conflicts_with = "place", help = key!("help-form-all"))]
    pub all: bool,
    #[arg(short, long, value_name = key!("value-dir"), help = key!("help-form-out"))]
    pub out: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-status-conference"))]
    pub conference: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-status-out"))]
    pub out: PathBuf,
    #[arg(long, help = key!("help-status-all"))]
    pub all: bool,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `decide`.
#[derive(Debug, Args)]
pub struct DecideArgs {
    #[arg(value_parser = kinds(), value_name = key!("value-kind"), help = key!("help-decide-kind"))]
    pub kind: String,
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(long, value_name = key!("value-code"), help = key!("help-decide-place"))]
    pub place: Option<String>,
    #[arg(long, value_name = key!("value-id"), help = key!("help-decide-rule"))]
    pub rule: Option<String>,
    #[arg(long, value_name = key!("value-code"), help = key!("help-decide-line"))]
    pub line: Option<String>,
    #[arg(long, value_name = key!("value-file"), help = key!("help-decide-file"))]
    pub file: Option<String>,
    #[arg(long, value_name = key!("value-value"), help = key!("help-decide-value"))]
    pub value: Option<String>,
    #[arg(long, value_name = key!("value-text"), help = key!("help-decide-source"))]
    pub source: Option<String>,
    #[arg(long, value_name = key!("value-day"), help = key!("help-decide-until"))]
    pub until: Option<NaiveDate>,
    #[arg(long, required_if_eq("kind", UNDO), value_name = key!("value-id"), help = key!("help-decide-undoes"))]
    pub undoes: Option<String>,
    #[arg(long, value_name = key!("value-post"), help = key!("help-decide-by"))]
    pub by: String,
    #[arg(long, value_name = key!("value-text"), help = key!("help-decide-reason"))]
    pub reason: String,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-decide-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `issue`.
#[derive(Debug, Args)]
pub struct IssueArgs {
    #[arg(value_name = key!("value-file"), help = key!("help-issue-file"))]
    pub file: PathBuf,
    #[arg(long, value_name = key!("value-number"), help = key!("help-issue-number"))]
    pub number: String,
    #[arg(long, value_name = key!("value-day"), help = key!("help-issue-day"))]
    pub day: NaiveDate,
    #[arg(long, value_name = key!("value-folder"), help = key!("help-issue-conference"))]
    pub conference: PathBuf,
    #[arg(long, value_name = key!("value-name"), help = key!("help-issue-document"))]
    pub document: Option<String>,
    #[arg(long, value_name = key!("value-folder"), help = key!("help-issue-book"))]
    pub book: Option<PathBuf>,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[arg(long, value_name = key!("value-post"), help = key!("help-decide-by"))]
    pub by: String,
    #[arg(long, value_name = key!("value-text"), help = key!("help-issue-reason"))]
    pub reason: Option<String>,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-decide-at"))]
    pub at: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// A decision that only takes another back.
pub const UNDO: &str = "undo";

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(briefbook::config::DECISION_KINDS.into_iter().chain([UNDO]))
}

/// Arguments of `due`, `run-due` and `monitor`.
#[derive(Debug, Args)]
pub struct ScheduleArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[arg(long, value_parser = moment, value_name = key!("value-time"), help = key!("help-due-now"))]
    pub now: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-watch-conference"))]
    pub conference: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[arg(
        long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=3600),
        value_name = key!("value-seconds"), help = key!("help-watch-every")
    )]
    pub every: u64,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    #[arg(required = true, value_name = key!("value-path"), help = key!("help-verify-paths"))]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = key!("value-folder"), help = key!("help-verify-conference"))]
    pub conference: Option<PathBuf>,
    #[arg(long, value_name = key!("value-code"), help = key!("help-verify-code"))]
    pub code: Option<String>,
    #[arg(long, help = key!("help-verify-allow-removed"))]
    pub allow_removed: bool,
    #[arg(long, help = key!("help-verify-strict"))]
    pub strict: bool,
    #[arg(long, value_name = key!("value-dir"), default_value = "output", help = key!("help-verify-out"))]
    pub out: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `refresh`.
#[derive(Debug, Args)]
pub struct RefreshArgs {
    #[arg(value_name = key!("value-file"), help = key!("help-refresh-file"))]
    pub file: PathBuf,
    #[arg(long, value_name = key!("value-folder"), help = key!("help-refresh-conference"))]
    pub conference: PathBuf,
    #[arg(short, long, value_name = key!("value-file"), help = key!("help-refresh-output"))]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(value_name = key!("value-place"), help = key!("help-explain-place"))]
    pub place: String,
    #[arg(value_name = key!("value-line"), help = key!("help-explain-line"))]
    pub line: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `preview`.
#[derive(Debug, Args)]
pub struct PreviewArgs {
    #[arg(value_name = key!("value-conference"), help = key!("help-conference"))]
    pub conference: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-preview-out"))]
    pub out: PathBuf,
    #[arg(long, value_name = key!("value-name"), help = key!("help-preview-document"))]
    pub document: String,
    #[arg(long, value_name = key!("value-place"), help = key!("help-preview-place"))]
    pub place: Option<String>,
    #[arg(long, value_name = key!("value-format"), help = key!("help-preview-format"))]
    pub format: Option<String>,
    #[arg(short, long, value_name = key!("value-file"), help = key!("help-preview-output"))]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `check-templates`.
#[derive(Debug, Args)]
pub struct CheckTemplatesArgs {
    #[arg(value_name = key!("value-target"), help = key!("help-check-templates-target"))]
    pub target: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    #[arg(long, num_args = 1.., value_name = key!("value-folder"), help = key!("help-rules-backtest"))]
    pub backtest: Vec<PathBuf>,
    #[arg(long, requires = "backtest", help = key!("help-rules-mutations"))]
    pub mutations: bool,
    #[command(flatten)]
    pub common: Common,
}

/// A moment with any offset.
fn moment(text: &str) -> Result<DateTime<FixedOffset>, ParseError> {
    text.parse().map(viet_nam::time)
}
