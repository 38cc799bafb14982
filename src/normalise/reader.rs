//! What a workbook is read with.

use crate::localities::LocalityMap;
use crate::messages::Catalogue;
use crate::model::form::Form;
use crate::model::message::Message;
use crate::model::period::Period;
use crate::model::submission::Submission;
use std::sync::Arc;

/// What a workbook is read with.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub form: &'a Form,
    pub map: &'a LocalityMap,
    /// The conference's.
    pub period: Period,
    /// Words the receipts of values.
    pub words: &'a Catalogue,
    /// The locality's submission of the period before, which decides between two readings of a number.
    pub last: Option<&'a Submission>,
}

impl Reader<'_> {
    /// A receipt in words.
    pub fn receipt(&self, receipt: &Message) -> Arc<str> {
        self.words.text(receipt).into()
    }
}
