//! Everything about a conference that is known before a workbook is opened.

use super::declared::Declared;
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
use std::sync::Arc;

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
    pub(crate) pack: Arc<Pack>,
    pub(crate) map: Arc<LocalityMap>,
}

impl Project {
    /// Reads and checks all declarations.
    pub(crate) fn load(folder: &Path, templates: &Path) -> Result<Project> {
        Project::of_declared(folder, || Declared::read(folder, templates).map(Arc::new))
    }

    /// Reads what people add lines to, besides declarations that may have been read before.
    pub(crate) fn of_declared(folder: &Path, declared: impl FnOnce() -> Result<Arc<Declared>>) -> Result<Project> {
        let project = declared().and_then(|declared| {
            let decisions = config::decisions(folder, &declared.map, &declared.pack.form)?;
            decisions.iter().try_for_each(|(decisions, _)| editions::check(folder, decisions, (&[], 1)))?;
            Ok((declared, decisions))
        });
        let registers = config::together(config::receipts(folder), config::explanations(folder));
        let ((receipts, explanations), (declared, decisions)) = config::together(registers, project)?;
        let ((receipts, register_file), (decisions, decisions_file)) = (receipts.unzip(), decisions.unzip());
        let (explanations, explanations_file) = explanations.unzip();
        let listed = declared.conference.localities.as_ref().map(ReadFile::of_list);
        let decisions = decisions.unwrap_or_default().with_hashes(&config::withdrawn(folder)?);
        let issued = Frozen::all(folder, &decisions);
        let files = [declared.file.clone()].into_iter().chain(register_file).chain(decisions_file);
        let files = files.chain(explanations_file).chain(listed);
        Ok(Project {
            receipts,
            decisions,
            explanations: explanations.unwrap_or_default(),
            conference_files: files.chain(issued.iter().map(Frozen::as_input)).collect(),
            issued,
            conference: declared.conference.clone(),
            pack: Arc::clone(&declared.pack),
            map: Arc::clone(&declared.map),
        })
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
            pack: Arc::new(pack),
            map: Arc::new(map),
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
