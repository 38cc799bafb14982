//! Everything that is wrong in the files an official may edit, of a pack, of a conference or of all packs, reported at once.

use crate::compose::{self, Diagnostic};
use crate::config::{self, DeclarationErrors, Pack, TemplateFile};
use crate::messages::{Catalogue, fail};
use crate::model::conference::Conference;
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use crate::pipeline::fixture;
use crate::project::Project;
use crate::validate;
use anyhow::{Error, Result};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
            Ok((conference, _)) => found.extend(of_pack(&options.templates, conference, Own::of(folder))),
            Err(error) => found.extend(in_declarations(&options.templates, &error)),
        },
        target => {
            let conferences = config::stand_ins(&options.templates, target.as_deref())?;
            if conferences.is_empty() {
                let pack = target.clone().unwrap_or_default();
                return Err(fail(msg!("no-such-pack", pack = pack.display(), path = options.templates.display())));
            }
            found.extend(
                conferences.into_iter().flat_map(|conference| of_pack(&options.templates, conference, Own::default())),
            );
        }
    }
    Ok(found.into_iter().collect())
}

/// A conference's own templates.
#[derive(Default, Clone, Copy)]
struct Own<'a> {
    folder: Option<&'a Path>,
    draft: Option<&'a TemplateFile>,
}

impl<'a> Own<'a> {
    fn of(folder: &'a Path) -> Own<'a> {
        Own { folder: Some(folder), draft: None }
    }

    /// Lays them over those of the pack, the draft over all.
    fn lay_over(self, pack: &mut Pack) -> Result<()> {
        self.folder.map(|folder| config::lay_over(folder, pack)).transpose()?;
        self.draft.cloned().into_iter().for_each(|draft| pack.set_template(draft));
        Ok(())
    }

    fn has(self, file: &str) -> bool {
        self.folder.is_some_and(|folder| folder.join(config::OWN_TEMPLATES).join(file).exists())
            || self.draft.is_some_and(|draft| draft.name == file)
    }
}

/// All mistakes in the templates of a conference, were this one among them.
///
/// # Errors
/// `conference.toml` has mistakes.
#[cfg(feature = "desk")]
pub fn check_draft(conference: &Path, templates: &Path, draft: &TemplateFile) -> Result<Vec<Diagnostic>> {
    let own = Own { folder: Some(conference), draft: Some(draft) };
    Ok(of_pack(templates, config::conference(conference)?.0, own))
}

/// Diagnostics of a pack as one conference uses it.
fn of_pack(templates: &Path, conference: Conference, own: Own<'_>) -> Vec<Diagnostic> {
    let pack = conference.pack.clone();
    let broken = config::declarations(templates, &conference, &validate::built_in());
    if !broken.is_empty() {
        return broken.iter().flat_map(|error| in_declarations(templates, error)).collect();
    }
    let project = Project::of(conference, templates).and_then(|mut project| {
        own.lay_over(Arc::make_mut(&mut project.pack))?;
        Ok(project)
    });
    match project {
        Err(error) => in_declarations(templates, &error),
        Ok(project) => {
            let subjects: Vec<_> = fixture::made_up_subjects(&project).collect();
            let found = compose::check_templates(project.templates(), &project.pack.words, &subjects);
            // A conference's own stands in its folder, what all packs share next to them.
            let shown = |file: &str| {
                let of_pack = format!("{pack}/{file}");
                match templates.join(&of_pack).exists() {
                    _ if own.has(file) => file.to_owned(),
                    true => of_pack,
                    false => file.to_owned(),
                }
            };
            found.into_iter().map(|mistake| Diagnostic { file: shown(&mistake.file), ..mistake }).collect()
        }
    }
}

/// The mistakes of an error in declarations.
fn in_declarations(templates: &Path, error: &Error) -> Vec<Diagnostic> {
    let mistake = |file: &str, line: usize, column: usize, what: &Message| {
        let english = Catalogue::embedded(Language::En).text(what);
        // What the TOML parser says is English.
        let what = if what.key().is_empty() { msg!("declaration-wrong", what = what.clone()) } else { what.clone() };
        let vietnamese = Catalogue::embedded(Language::Vi).text(&what);
        Diagnostic { file: file.replace('\\', "/"), line, column, english, vietnamese, excerpt: String::new() }
    };
    let Some(errors) = error.downcast_ref::<DeclarationErrors>() else {
        return vec![mistake("", 1, 1, &Message::verbatim(format!("{error:#}")))];
    };
    let within = |file: &str| {
        let file = Path::new(file);
        file.strip_prefix(templates).unwrap_or(file).to_string_lossy().into_owned()
    };
    let errors = errors.iter();
    errors.map(|one| mistake(&within(&one.at.file), one.at.line, one.at.column, &one.what)).collect()
}
