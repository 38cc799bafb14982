//! Templates of a pack: parsed, and tried on invented data before any workbook is read.

use super::fixture;
use crate::compose::{Composer, ReportContext, Templates};
use crate::project::Project;
use crate::publish::ManifestFile;
use anyhow::{Context as _, Result};
use rayon::prelude::*;
use std::sync::Arc;

/// The templates, parsed.
///
/// # Errors
/// One does not parse: a [`compose::Diagnostic`].
pub(crate) fn parse(project: &Project) -> Result<Arc<Templates>> {
    let parsed =
        Templates::parse(project.templates()).map_err(anyhow::Error::from).with_context(|| of_pack(project))?;
    Ok(Arc::new(parsed))
}

/// The templates, each filled with the fullest data its form allows, and with none, so that a wrong name in any branch
/// is reported now and not at five in the afternoon.
///
/// # Errors
/// The first mistake in one: a [`compose::Diagnostic`].
pub(crate) fn try_all(project: &Project) -> Result<Arc<Templates>> {
    let templates = parse(project)?;
    let fill = |subject: &Arc<ReportContext>| Composer::new(&templates, Arc::clone(subject)).fill_all();
    let tried: Vec<Result<()>> = fixture::made_up_subjects(project).map(|subject| fill(&subject)).collect();
    tried.into_iter().collect::<Result<()>>().with_context(|| of_pack(project))?;
    Ok(templates)
}

fn of_pack(project: &Project) -> String {
    format!("pack {}", project.conference.pack)
}

/// Names everything that templates are tried with, these files of the pack among it: those that passed once need not be
/// tried on the same again.
pub(crate) fn trial(project: &Project, files: &[ManifestFile]) -> String {
    format!("templates {:?} {files:?} {}", project.conference, env!("BRIEFBOOK_SOURCES"))
}
