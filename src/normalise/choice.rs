//! By what files are chosen.

use crate::model::conference::Conference;
use crate::model::decision::Decisions;
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::locality::Locality;
use std::collections::BTreeSet;
use std::sync::Arc;

/// By what files are chosen.
#[derive(Clone, Copy)]
pub struct Choice<'a> {
    /// Its period, and the files it accepts.
    pub conference: &'a Conference,
    /// Its form.
    pub form: &'a Form,
    /// Its localities by code.
    pub localities: &'a [Arc<Locality>],
    /// What was decided on files.
    pub decisions: &'a Decisions,
    /// What localities sent before.
    pub past: &'a Past,
    /// Localities of which a file from elsewhere is looked at, by code: a choice among those of the conference's folder is
    /// not about it.
    pub elsewhere: &'a BTreeSet<Arc<str>>,
}
