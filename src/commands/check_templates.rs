//! Everything that is wrong in the files an official may edit, told at once.
//!
//! In: a pack, a conference, or nothing for all packs. Out: mistakes of templates, forms, styles and thresholds. Must
//! not: read a workbook, or stop at the first mistake.

use crate::compose::{self, Diagnostic};
use crate::config;
use crate::messages::built_in;
use crate::model::conference::Conference;
use crate::msg;
use crate::pipeline::fixture;
use crate::project::Project;
use anyhow::{Error, Result, ensure};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is to be checked.
#[derive(Debug, Clone)]
pub struct CheckTemplatesOptions {
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Name of a pack, or a conference's folder; every pack where absent.
    pub target: Option<PathBuf>,
}

/// All mistakes, by pack and file.
///
/// # Errors
/// There is nothing to check under that name.
pub fn check_templates(options: &CheckTemplatesOptions) -> Result<Vec<Diagnostic>> {
    let mut found = BTreeSet::new();
    match &options.target {
        Some(folder) if folder.join("conference.toml").exists() => match config::conference(folder) {
            Ok((conference, _)) => found.extend(of_pack(&options.templates, conference)),
            Err(error) => {
                found.insert(in_declaration(&options.templates, &error));
            }
        },
        target => {
            let conferences = config::stand_ins(&options.templates, target.as_deref())?;
            ensure!(
                !conferences.is_empty(),
                "there is no pack {:?} under {}",
                target.clone().unwrap_or_default(),
                options.templates.display()
            );
            found.extend(conferences.into_iter().flat_map(|conference| of_pack(&options.templates, conference)));
        }
    }
    Ok(found.into_iter().collect())
}

/// Diagnostics of a pack as one conference uses it.
fn of_pack(templates: &Path, conference: Conference) -> Vec<Diagnostic> {
    let pack = conference.pack.clone();
    let broken = config::declarations(templates, &conference);
    if !broken.is_empty() {
        return broken.iter().map(|error| in_declaration(templates, error)).collect();
    }
    match Project::of(conference, templates) {
        Err(error) => vec![in_declaration(templates, &error)],
        Ok(project) => {
            let subjects: Vec<_> = fixture::made_up_subjects(&project).collect();
            let found = compose::check_templates(project.templates(), &subjects);
            // What all packs share stands beside them.
            let shown = |file: &str| {
                let own = format!("{pack}/{file}");
                if templates.join(&own).exists() { own } else { file.to_owned() }
            };
            found.into_iter().map(|mistake| Diagnostic { file: shown(&mistake.file), ..mistake }).collect()
        }
    }
}

/// An error that starts with `file:line:`, as a mistake there.
fn in_declaration(templates: &Path, error: &Error) -> Diagnostic {
    let message = format!("{error:#}");
    let within = message
        .strip_prefix(&*templates.to_string_lossy())
        .map_or(&*message, |rest| rest.trim_start_matches(['/', '\\']));
    let mut parts = within.splitn(3, ':');
    let placed = match (parts.next(), parts.next().and_then(|line| line.parse().ok()), parts.next()) {
        (Some(file), Some(line), Some(what)) => Some((file.to_owned(), line, what.trim().to_owned())),
        _ => None,
    };
    let (file, line, english) = placed.unwrap_or_else(|| (String::new(), 1, message.clone()));
    let vietnamese = built_in(&msg!("declaration-wrong", what = english.as_str()));
    Diagnostic { file: file.replace('\\', "/"), line, column: 1, english, vietnamese, excerpt: String::new() }
}
