//! `form`: a workbook to fill in for each locality asked for, from the declarations and from what earlier conferences say.

use crate::contracts::Forms;
use crate::intake::Intake;
use crate::messages::fail;
use crate::model::locality::Locality;
use crate::msg;
use crate::pipeline::history;
use crate::pipeline::loader;
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
    /// Localities as people name them; all where empty.
    pub places: Vec<String>,
    /// Folder the files are put in.
    pub out: PathBuf,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read the workbooks of earlier conferences in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Makes the forms and says where they are, by code. A file that is there and is another stays as it is: somebody may have
/// filled it in.
///
/// # Errors
/// A declaration, a name no locality has, a folder of workbooks that came, or the disk; nothing is written before all forms
/// are made.
pub fn forms(options: &FormOptions) -> Result<Forms> {
    threads::pool(options.jobs)?.install(|| {
        let project = Project::load(&options.conference, &options.templates)?;
        let localities = asked(&project, &options.places)?;
        apart(&options.conference, &options.out)?;
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
        let files = workbooks(&project, (&options.conference, &options.templates), &intake, &localities)?;
        put(&options.out, &files)
    })
}

/// The forms of localities, each with the name of its file.
///
/// # Errors
/// A declaration of an earlier conference is wrong.
pub(crate) fn workbooks(
    project: &Project,
    (conference, templates): (&Path, &Path),
    intake: &Intake,
    localities: &[Arc<Locality>],
) -> Result<Vec<(String, Vec<u8>)>> {
    let earlier = history::read(project, conference, templates, intake)?;
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
    localities.par_iter().map(make).collect()
}

/// Writes those that are not there yet.
fn put(out: &Path, files: &[(String, Vec<u8>)]) -> Result<Forms> {
    let mut forms = Forms { files: Vec::new(), kept: Vec::new() };
    for (name, bytes) in files {
        let path = out.join(name);
        if path.exists() {
            let is_same = loader::bytes(&path, bytes.len() as u64 + 1).is_some_and(|there| there == *bytes);
            if is_same { forms.files.push(path) } else { forms.kept.push(path) }
        } else {
            forms.files.push(publish::file(out, name, bytes)?);
        }
    }
    Ok(forms)
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

/// The localities that are named, each once; all where none is.
///
/// # Errors
/// A name that no locality has.
pub(crate) fn asked(project: &Project, names: &[String]) -> Result<Vec<Arc<Locality>>> {
    let all = project.map.localities();
    if names.is_empty() {
        return Ok(all.to_vec());
    }
    // One file for each, however often it is named.
    let named = names.iter().map(|name| project.map.locality(name).cloned().map_err(fail));
    let named: Vec<Arc<Locality>> = named.collect::<Result<_>>()?;
    Ok(all.iter().filter(|locality| named.iter().any(|one| one.id == locality.id)).cloned().collect())
}
