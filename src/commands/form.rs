//! `form`: a workbook to fill in for each locality asked for, from the declarations and from what earlier conferences say.

use crate::intake::Intake;
use crate::messages::{Explain as _, fail};
use crate::model::locality::Locality;
use crate::msg;
use crate::pipeline::history;
use crate::pipeline::threads;
use crate::project::Project;
use crate::publish;
use crate::spreadsheets::form_template::{self, Blank};
use anyhow::Result;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What forms are asked for.
#[derive(Debug, Clone)]
pub struct FormOptions {
    /// Folder with `conference.toml`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Codes of localities; all where empty.
    pub places: Vec<String>,
    /// Folder the files are put in.
    pub out: PathBuf,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read the workbooks of earlier conferences in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Makes the forms and says where they are, by code.
///
/// # Errors
/// A declaration, a code no locality has, a folder of workbooks that came, or the disk; nothing is written before all forms
/// are made.
pub fn forms(options: &FormOptions) -> Result<Vec<PathBuf>> {
    threads::pool(options.jobs)?.install(|| {
        let project = Project::load(&options.conference, &options.templates)?;
        let localities = asked(&project, &options.places)?;
        apart(&options.conference, &options.out)?;
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
        let earlier = history::read(&project, &options.conference, &options.templates, &intake)?;
        let make = |locality: &Arc<Locality>| {
            let blank = Blank {
                conference: &project.conference,
                form: &project.pack.form,
                catalogue: &project.pack.catalogue,
                locality,
                last: earlier.past.last(),
            };
            form_template::workbook(&blank).map(|bytes| (format!("{}.xlsx", locality.slug), bytes))
        };
        let files: Vec<(String, Vec<u8>)> = localities.par_iter().map(make).collect::<Result<_>>()?;
        files.iter().map(|(name, bytes)| publish::file(&options.out, name, bytes)).collect()
    })
}

/// Forms have the names that workbooks come back under: among these they would replace them.
fn apart(conference: &Path, out: &Path) -> Result<()> {
    let came = dunce::canonicalize(conference.join("submissions"));
    let among = matches!((&came, dunce::canonicalize(out)), (Ok(came), Ok(out)) if out.starts_with(came));
    match among {
        true => Err(fail(msg!("forms-among-submissions", path = out.display()))),
        false => Ok(()),
    }
}

fn asked(project: &Project, codes: &[String]) -> Result<Vec<Arc<Locality>>> {
    let all = project.map.localities();
    if codes.is_empty() {
        return Ok(all.to_vec());
    }
    let with = |code: &String| {
        let found = all.iter().find(|locality| *locality.id.code == **code).cloned();
        found.explain(|| msg!("no-locality-of-code", conference = &project.conference.id, code = code))
    };
    codes.iter().map(with).collect()
}
