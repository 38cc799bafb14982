//! By what a finding is recognised when the workbook comes back.

use super::catalogue::Catalogue;
use crate::model::finding::Finding;
use crate::model::language::Language;
use crate::model::message::Message;

/// What a finding is about: its key, or else its message as the program words it, whatever the secretariat's catalogue says;
/// workbooks that went out before the wording was edited come back with this.
pub fn cause(finding: &Finding) -> String {
    finding.cause.key.clone().unwrap_or_else(|| built_in(&finding.message))
}

/// A message as the program was built to word it.
pub fn built_in(message: &Message) -> String {
    Catalogue::embedded(Language::Vi).text(message)
}
