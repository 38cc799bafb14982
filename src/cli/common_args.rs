//! Arguments of every command.

use super::packs;
use briefbook::key;
use clap::Args;
use std::path::PathBuf;

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    #[arg(
        long,
        default_value_os_t = packs::found(),
        hide_default_value = true,
        value_name = key!("value-dir"),
        help = key!("help-templates-folder")
    )]
    pub templates: PathBuf,
    #[arg(long, default_value_t = 0, value_name = key!("value-n"), help = key!("help-jobs"))]
    pub jobs: usize,
    #[arg(long, help = key!("help-json"))]
    pub json: bool,
}
