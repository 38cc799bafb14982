//! Everything about a conference that is known before a workbook is opened.

use super::editions::{self, Frozen};
use crate::config::{self, Pack, ReadFile};
use crate::localities::LocalityMap;
use crate::model::conference::Conference;
use crate::model::decision::Decisions;
use crate::model::explanation::Explanation;
use crate::model::receipts::Receipts;
use crate::model::waiver::Waiver;
use crate::validate;
use anyhow::Result;
use std::path::Path;

/// A conference with its pack and its map.
pub(crate) struct Project {
    pub(crate) conference: Conference,
    /// When workbooks came, where the secretariat notes it.
    pub(crate) receipts: Option<Receipts>,
    /// What the secretariat decided.
    pub(crate) decisions: Decisions,
    /// What localities say about findings.
    pub(crate) explanations: Vec<Explanation>,
    /// Documents that went out.
    pub(crate) issued: Vec<Frozen>,
    /// The files of the conference's folder but the workbooks.
    pub(crate) conference_files: Vec<ReadFile>,
    pub(crate) pack: Pack,
    pub(crate) map: LocalityMap,
}

impl Project {
    /// Reads and checks all declarations.
    pub(crate) fn load(folder: &Path, templates: &Path) -> Result<Project> {
        let (conference, conference_file) = config::conference(folder)?;
        let project = Project::of(conference, templates).and_then(|mut project| {
            config::lay_over(folder, &mut project.pack)?;
            let decisions = config::decisions(folder, &project.map, &project.pack.form)?;
            decisions.iter().try_for_each(|(decisions, _)| editions::check(folder, decisions, (&[], 1)))?;
            Ok((project, decisions))
        });
        let registers = config::together(config::receipts(folder), config::explanations(folder));
        let ((receipts, explanations), (project, decisions)) = config::together(registers, project)?;
        let ((receipts, register_file), (decisions, decisions_file)) = (receipts.unzip(), decisions.unzip());
        let (explanations, explanations_file) = explanations.unzip();
        let listed = project.conference.localities.as_ref().map(ReadFile::of_list);
        let decisions = decisions.unwrap_or_default().with_hashes(&config::withdrawn(folder)?);
        let issued = Frozen::all(folder, &decisions);
        let files = [conference_file].into_iter().chain(register_file).chain(decisions_file).chain(explanations_file);
        let files = files.chain(listed);
        let conference_files = files.chain(issued.iter().map(Frozen::as_input)).collect();
        let explanations = explanations.unwrap_or_default();
        Ok(Project { receipts, decisions, explanations, issued, conference_files, ..project })
    }

    /// The declarations of a conference's pack.
    pub(crate) fn of(conference: Conference, templates: &Path) -> Result<Project> {
        let pack = config::pack(templates, &conference, &validate::built_in())?;
        let map = LocalityMap::of(conference.localities.as_ref(), conference.vintage, conference.data_to)?;
        Ok(Project {
            conference,
            receipts: None,
            decisions: Decisions::default(),
            explanations: Vec::new(),
            issued: Vec::new(),
            conference_files: Vec::new(),
            pack,
            map,
        })
    }

    /// Document templates and partials as (name, text).
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.pack.templates.iter().map(|file| (&*file.name, &*file.text))
    }

    /// Findings that are lived with: those of `conference.toml`, then those that were decided since.
    pub(crate) fn waivers(&self) -> Vec<Waiver> {
        self.decisions.waivers_with(&self.conference.waivers)
    }
}
