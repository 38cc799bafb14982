//! Arguments of `desk`.

use super::common_args::Common;
use briefbook::key;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What `desk` shows, where, and to whom.
#[derive(Debug, Args)]
pub struct DeskArgs {
    #[command(subcommand)]
    pub command: Option<DeskCommand>,
    #[arg(default_value = "input", value_name = key!("value-folder"), help = key!("help-desk-folder"))]
    pub folder: PathBuf,
    #[arg(long, default_value = "output", value_name = key!("value-dir"), help = key!("help-out"))]
    pub out: PathBuf,
    #[arg(long, default_value_t = 0, value_name = key!("value-n"), help = key!("help-desk-port"))]
    pub port: u16,
    #[arg(long, help = key!("help-desk-no-browser"))]
    pub no_browser: bool,
    #[arg(long, value_name = key!("value-file"), help = key!("help-desk-serve"))]
    pub serve: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// What `desk` does besides showing pages.
#[derive(Debug, Subcommand)]
pub enum DeskCommand {
    #[command(about = key!("help-desk-user"), subcommand, disable_help_subcommand = true)]
    User(UserCommand),
}

/// What is done with an account.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    #[command(about = key!("help-desk-user-add"))]
    Add(AddUserArgs),
    #[command(about = key!("help-desk-user-set"))]
    Password(AccountArgs),
    #[command(about = key!("help-desk-user-close"))]
    Close(AccountArgs),
    #[command(about = key!("help-desk-user-list"))]
    List {
        #[arg(long, value_name = key!("value-file"), help = key!("help-desk-file"))]
        serve: PathBuf,
    },
}

/// A new account.
#[derive(Debug, Args)]
pub struct AddUserArgs {
    #[arg(value_name = key!("value-name"), help = key!("help-desk-name"))]
    pub name: String,
    #[arg(long, value_enum, value_name = key!("value-role"), help = key!("help-desk-role"))]
    pub role: RoleArg,
    #[arg(long, value_name = key!("value-post"), help = key!("help-decide-by"))]
    pub post: Option<String>,
    #[arg(long, requires = "place", value_name = key!("value-folder"), help = key!("help-desk-conference"))]
    pub conference: Option<String>,
    #[arg(long, requires = "conference", value_name = key!("value-code"), help = key!("help-decide-place"))]
    pub place: Option<String>,
    #[arg(long, value_name = key!("value-file"), help = key!("help-desk-file"))]
    pub serve: PathBuf,
}

/// An account by its name.
#[derive(Debug, Args)]
pub struct AccountArgs {
    #[arg(value_name = key!("value-name"), help = key!("help-desk-name"))]
    pub name: String,
    #[arg(long, value_name = key!("value-file"), help = key!("help-desk-file"))]
    pub serve: PathBuf,
}

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleArg {
    Lead,
    Staff,
    Reader,
    Locality,
}
