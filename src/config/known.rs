//! What names in a form file may refer to, in the file and next to it.

use super::toml_file::{Name, TomlFile};
use crate::model::law::Law;
use crate::model::message::Message;
use crate::model::rule::Rule;
use crate::msg;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a form is checked against.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    /// The pack's law; `None` where its file is wrong itself, so that nothing is said of references to it.
    pub(super) law: Option<&'a Law>,
    /// Rules of the program and of reading.
    pub(super) built_in: &'a [Rule],
    /// The file as people find it.
    pub(super) path: &'a str,
}

/// Names that the form declares.
pub(super) struct Known<'f> {
    pub(super) file: &'f TomlFile,
    pub(super) units: BTreeSet<Arc<str>>,
    pub(super) lines: BTreeSet<Arc<str>>,
}

impl Known<'_> {
    pub(super) fn line(&self, name: &Name) -> Arc<str> {
        self.among(&self.lines, name, |name| msg!("no-such-line", name = name))
    }

    pub(super) fn unit(&self, name: &Name) -> Arc<str> {
        self.among(&self.units, name, |name| msg!("no-such-unit", name = name))
    }

    fn among(&self, names: &BTreeSet<Arc<str>>, name: &Name, what: fn(&str) -> Message) -> Arc<str> {
        if !names.contains(name.get_ref().as_str()) {
            self.absent(name, what);
        }
        name.get_ref().as_str().into()
    }

    /// Notes that a name leads nowhere.
    pub(super) fn absent(&self, name: &Name, what: fn(&str) -> Message) {
        self.file.wrong(&name.span(), what(name.get_ref()));
    }
}
