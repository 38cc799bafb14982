//! Writing a decision of the secretariat into `decisions.toml`.

use crate::contracts::Decided;
use crate::intake::Intake;
use crate::messages::{Explain as _, fail};
use crate::model::decision::FileId;
use crate::msg;
use crate::pipeline::loader;
use crate::pipeline::prepare::{Sources, read};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::threads;
use crate::project::{Edition, NewDecision, Project, add_decisions};
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use std::path::PathBuf;

/// A decision to write.
#[derive(Debug, Clone)]
pub struct DecideOptions {
    /// Folder with `conference.toml`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// One of [`crate::config::DECISION_KINDS`]; none only takes another decision back.
    pub kind: Option<String>,
    /// A locality as people name it.
    pub place: Option<String>,
    /// Id of a rule.
    pub rule: Option<String>,
    /// Code of a line.
    pub line: Option<String>,
    /// A file of `submissions/`; of a decision on a value, by default the one that counts. Of an edition its book, its manifest, or
    /// the name of that in `editions/`.
    pub file: Option<String>,
    /// A value, or `accepted` or `refused` of an explanation; of a value that is accepted, by default what the file says.
    pub value: Option<String>,
    /// Where a corrected value is from.
    pub source: Option<String>,
    /// Last day of a waiver.
    pub until: Option<NaiveDate>,
    /// Id of a decision that is taken back.
    pub undoes: Option<String>,
    /// Who decided: a post.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Adds a decision to `decisions.toml`.
///
/// # Errors
/// A declaration is wrong; the decision names something that does not exist; the file cannot be written. Nothing is
/// written then.
pub fn decide(options: &DecideOptions) -> Result<Decided> {
    threads::pool(options.jobs)?.install(|| {
        let project = Project::load(&options.conference, &options.templates)?;
        let code =
            |name: &String| project.map.locality(name).map(|locality| locality.id.code.to_string()).map_err(fail);
        let options = &DecideOptions { place: options.place.as_ref().map(code).transpose()?, ..options.clone() };
        let is_edition = matches!(options.kind.as_deref(), Some("approve" | "issue" | "reopen"));
        let found = |name: &str| match is_edition {
            true => Edition::named(&options.conference, name).map(|edition| edition.id),
            false => named(&project, options, name),
        };
        let file = options.file.as_deref().map(found).transpose()?;
        let (file, value) = match options.kind.as_deref() {
            Some("accept") => of_counting(&project, options, file, true)?,
            Some("correct") if file.is_none() => of_counting(&project, options, None, false)?,
            _ => (file, options.value.clone()),
        };
        let entry = entry(options, file.as_ref(), value.as_deref());
        let id = add_decisions(&project, &options.conference, &[entry])?.concat();
        let file = file.map(|file| file.name.to_string());
        Ok(Decided { id, file, value })
    })
}

fn entry(options: &DecideOptions, file: Option<&FileId>, value: Option<&str>) -> NewDecision {
    let texts = [
        ("kind", options.kind.as_deref()),
        ("undoes", options.undoes.as_deref()),
        ("place", options.place.as_deref()),
        ("rule", options.rule.as_deref()),
        ("line", options.line.as_deref()),
        ("file", file.map(|file| &*file.name)),
        ("sha256", file.map(|file| &*file.sha256)),
        ("value", value),
        ("source", options.source.as_deref()),
        ("by", Some(&*options.by)),
        ("reason", Some(&*options.reason)),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, text?.to_owned()))).collect();
    NewDecision { texts, until: options.until, day: None, at: options.at }
}

/// A file of `submissions/` by its name there.
fn named(project: &Project, options: &DecideOptions, name: &str) -> Result<FileId> {
    let intake = Intake::new(project.conference.limits, None)?;
    let found = loader::file_id(&options.conference, name, intake.worth_loading());
    found.explain(|| msg!("received-no-file", file = name))
}

/// The file that counts for the locality, or the one named if it is that, with the value of the line in it or the one given.
fn of_counting(
    project: &Project,
    options: &DecideOptions,
    wanted: Option<FileId>,
    as_read: bool,
) -> Result<(Option<FileId>, Option<String>)> {
    let (Some(place), Some(line)) = (options.place.as_deref(), options.line.as_deref()) else {
        return Ok((wanted, options.value.clone()));
    };
    let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
    let sources = Sources::of(&options.conference, &options.templates);
    let validated = read(project, &sources, &intake, &Unwatched)?;
    let submission = validated.accepted.iter().find(|one| *one.locality.id.code == *place);
    let submission = submission.explain(|| msg!("decide-nothing-counts", place = place))?;
    let file = validated.file_id(submission).explain(|| msg!("decide-nothing-counts", place = place))?;
    if wanted.is_some_and(|wanted| wanted.sha256 != file.sha256) {
        return Err(fail(msg!("decide-another-counts", file = &file.name, place = place)));
    }
    if !as_read {
        return Ok((Some(file), options.value.clone()));
    }
    let read = submission.quantity(line).map(|quantity| quantity.value.normalize());
    let read = read.explain(|| msg!("decide-no-value", line = line, file = &file.name))?;
    let given = options.value.as_deref().map(str::parse::<Decimal>);
    if given.is_some_and(|given| given != Ok(read)) {
        return Err(fail(msg!("decide-another-value", line = line, file = &file.name, value = read)));
    }
    Ok((Some(file), Some(read.to_string())))
}
