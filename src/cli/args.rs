//! Arguments of the command line.
//!
//! In: what the user typed. Out: typed arguments. Must not: do anything.

use briefbook::model::viet_nam;
use chrono::{DateTime, FixedOffset, NaiveDate, ParseError};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// Reads the workbooks localities send before a review conference and writes the conference's briefing book.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How the log on standard error is written
    #[arg(long, value_enum, global = true, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// Language of reports and errors on the terminal; by default the system's. JSON and books keep the conference's
    #[arg(long, value_enum, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
}

/// A language of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Vietnamese
    Vi,
    /// English
    En,
}

/// How a log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// An object a line
    Json,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the briefing book of a conference
    Build(BuildArgs),
    /// Say what is wrong in workbooks, cell by cell
    Check(CheckArgs),
    /// Make the workbooks that localities fill in
    Form(FormArgs),
    /// Say who sent what and when, what of it counts, and what is missing; nothing is written
    Status(StatusArgs),
    /// Write a decision of the secretariat into decisions.toml
    Decide(DecideArgs),
    /// Explain one figure: its method, every cell behind it, what was found on them
    Explain(ExplainArgs),
    /// Say what of the conference's schedule is due, and why
    Due(ScheduleArgs),
    /// Make what is due, once; for a timer that calls it every few minutes
    RunDue(ScheduleArgs),
    /// Go on making what is due, and the book again when a workbook lands
    Watch(WatchArgs),
    /// Make one document to look at, without touching the book
    Preview(PreviewArgs),
    /// Say what is wrong in forms, styles and thresholds, then all that is in templates, in Vietnamese and English
    CheckTemplates(CheckTemplatesArgs),
    /// Say whether a book is as it was made, or which figures of an edited Word document are not right any more
    Verify(VerifyArgs),
    /// Print every word templates can use: docs/templates.vi.md
    Templates(Common),
    /// List the rules: what each asks, since when, on what basis
    Rules(RulesArgs),
    /// Read workbooks for a parent process; started by the program itself
    #[command(hide = true)]
    ReadWorkbooks,
}

impl Command {
    /// The folder of templates, of a command that takes one.
    pub fn templates(&self) -> Option<&Path> {
        let common = match self {
            Command::Build(args) => &args.common,
            Command::Check(args) => &args.common,
            Command::Form(args) => &args.common,
            Command::Status(args) => &args.common,
            Command::Decide(args) => &args.common,
            Command::Explain(args) => &args.common,
            Command::Due(args) | Command::RunDue(args) => &args.common,
            Command::Watch(args) => &args.common,
            Command::Preview(args) => &args.common,
            Command::CheckTemplates(args) => &args.common,
            Command::Verify(args) => &args.common,
            Command::Templates(common) => common,
            Command::Rules(args) => &args.common,
            Command::ReadWorkbooks => return None,
        };
        Some(&common.templates)
    }
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Folder with conference.toml and submissions/
    pub conference: PathBuf,
    /// Folder the book is made in, as DIR/<conference>/
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Generation time, like 2021-07-01T15:00:00+07:00; by default the conference's own
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub at: Option<DateTime<FixedOffset>>,
    /// Exit with 1 where data have errors
    #[arg(long)]
    pub strict: bool,
    /// Read everything and take nothing over from the book before; the bytes are the same either way
    #[arg(long)]
    pub fresh: bool,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Workbooks, or folders of them
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Conference the workbooks are for; by default the one they lie in
    #[arg(long, value_name = "FOLDER")]
    pub conference: Option<PathBuf>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    /// Folder with conference.toml
    pub conference: PathBuf,
    /// Code of a locality; may be given several times
    #[arg(long, value_name = "CODE", required_unless_present = "all")]
    pub place: Vec<String>,
    /// For every locality
    #[arg(long, conflicts_with = "place")]
    pub all: bool,
    /// Folder the workbooks are put in
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Folder with conference.toml and submissions/, and received.csv where times of receipt are kept
    pub conference: PathBuf,
    /// List every locality, also those that are counted, in time and without errors
    #[arg(long)]
    pub all: bool,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `decide`.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// What is decided: counts, belongs (a file); accept, correct (a value); waive, explanation (a finding); approve, issue,
    /// reopen (an edition); undo (a decision, named by --undoes)
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub kind: String,
    /// Folder with conference.toml and submissions/
    pub conference: PathBuf,
    /// Code of a locality
    #[arg(long, value_name = "CODE")]
    pub place: Option<String>,
    /// Rule of the finding
    #[arg(long, value_name = "ID")]
    pub rule: Option<String>,
    /// Code of a line of the form
    #[arg(long, value_name = "CODE")]
    pub line: Option<String>,
    /// File of submissions/; for accept and correct by default the one that counts
    #[arg(long, value_name = "FILE")]
    pub file: Option<String>,
    /// The value, like 9.1; for an explanation accepted or refused; for accept by default what the file says
    #[arg(long, value_name = "VALUE")]
    pub value: Option<String>,
    /// Where a corrected value is from: a telephone call, a letter
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    /// Last day of a waiver, like 2026-12-31; without it, no end
    #[arg(long, value_name = "DAY")]
    pub until: Option<NaiveDate>,
    /// Id of a decision that this one takes back
    #[arg(long, value_name = "ID", required_if_eq("kind", UNDO))]
    pub undoes: Option<String>,
    /// Who decided: a post, not a person
    #[arg(long, value_name = "POST")]
    pub by: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// When it was decided, like 2026-12-15T09:00:00+07:00; by default now
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub at: Option<DateTime<FixedOffset>>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// A decision that only takes another back.
pub const UNDO: &str = "undo";

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(briefbook::config::DECISION_KINDS.into_iter().chain([UNDO]))
}

/// Arguments of `due` and `run-due`.
#[derive(Debug, Args)]
pub struct ScheduleArgs {
    /// Folder with conference.toml and submissions/
    pub conference: PathBuf,
    /// Folder the book is made in, as DIR/<conference>/
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// The time it is, like 2021-07-01T15:00:00+07:00; by default the clock's
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub now: Option<DateTime<FixedOffset>>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Folder with conference.toml and submissions/
    pub conference: PathBuf,
    /// Folder the book is made in, as DIR/<conference>/
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Seconds between two looks; a workbook has landed when it is the same at two of them
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub every: u64,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A book's folder, to see that its files are as they were made; or Word documents of a book, edited, each known by its
    /// title, else by its name
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Conference that Word documents belong to
    #[arg(long, value_name = "FOLDER")]
    pub conference: Option<PathBuf>,
    /// Code at the foot of a page, like 3F2A-91BC, with or without the dash, to find the file of a book it was printed from
    #[arg(long)]
    pub code: Option<String>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Folder with conference.toml and submissions/
    pub conference: PathBuf,
    /// vn, r:<region>, a locality's code or name; or a figure's key as documents print it, like 08/18
    pub place: String,
    /// Code of a line of the form; not needed behind a key
    pub line: Option<String>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `preview`.
#[derive(Debug, Args)]
pub struct PreviewArgs {
    /// Folder with conference.toml and submissions/
    pub conference: PathBuf,
    /// Folder books are made in: workbooks read for one are not read again
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Name of a document template without .hbs, like bao-cao-tong-hop
    #[arg(long, value_name = "NAME")]
    pub document: String,
    /// Code or name of a locality, where there is one document for each
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// pdf, docx or txt; by default what the name of the file ends with, else pdf
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    /// File to write; by default one of the document's name, here
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `check-templates`.
#[derive(Debug, Args)]
pub struct CheckTemplatesArgs {
    /// Name of a pack, or folder of a conference; every pack by default
    pub target: Option<PathBuf>,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Count instead what today's rules find in these past conferences
    #[arg(long, value_name = "FOLDER", num_args = 1..)]
    pub backtest: Vec<PathBuf>,
    /// Make every value of these conferences wrong, one at a time, and count what the rules see of it
    #[arg(long, requires = "backtest")]
    pub mutations: bool,
    /// What every command takes
    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// Folder with the packs of forms, documents and styles
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub templates: PathBuf,
    /// Threads to use; 0 for one per core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub jobs: usize,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// A moment with any offset.
fn moment(text: &str) -> Result<DateTime<FixedOffset>, ParseError> {
    text.parse().map(viet_nam::time)
}
