//! What names in a form file may refer to.

use super::toml_file::{Name, TomlFile};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Names that the form declares.
pub(super) struct Known<'f> {
    pub(super) file: &'f TomlFile,
    pub(super) units: BTreeSet<Arc<str>>,
    pub(super) lines: BTreeSet<Arc<str>>,
}

impl Known<'_> {
    pub(super) fn line(&self, name: &Name) -> Arc<str> {
        self.among(&self.lines, name, "line")
    }

    pub(super) fn unit(&self, name: &Name) -> Arc<str> {
        self.among(&self.units, name, "unit")
    }

    fn among(&self, names: &BTreeSet<Arc<str>>, name: &Name, what: &str) -> Arc<str> {
        if !names.contains(name.get_ref().as_str()) {
            self.absent(name, what);
        }
        name.get_ref().as_str().into()
    }

    /// Notes that a name leads nowhere.
    pub(super) fn absent(&self, name: &Name, what: &str) {
        self.file.wrong(&name.span(), format!("there is no {what} {:?} in this form", name.get_ref()));
    }
}
