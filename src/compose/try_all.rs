//! Fills everything once, to see whether templates can be filled at all.

use super::composer::{Composer, Job};
use super::page::Listed;
use crate::model::issued::IssuedDocument;
use anyhow::Result;
use std::collections::BTreeMap;
use std::io;

impl Composer {
    /// Fills every template once, and every page: enough to try them.
    ///
    /// # Errors
    /// The first mistake, in the order of files.
    pub fn fill_all(&self) -> Result<()> {
        let mut jobs = self.jobs();
        jobs.dedup_by(|a, b| a.template == b.template);
        let composed = |job: &Job| self.compose(job).map(|document| self.link(job, &document));
        let documents = jobs.iter().map(composed).collect::<Result<Vec<_>>>()?;
        let issued = [IssuedDocument::default()];
        let listed = Listed { documents: &documents, backs: &BTreeMap::new(), issued: &issued, totals: "x" };
        self.pages().try_for_each(|name| self.page(name, &listed, &mut io::sink()))
    }
}
