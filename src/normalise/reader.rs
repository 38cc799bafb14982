//! What a workbook is read with.

use crate::localities::LocalityMap;
use crate::model::form::Form;
use crate::model::submission::Submission;

/// What a workbook is read with.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub form: &'a Form,
    pub map: &'a LocalityMap,
    /// The locality's submission of the period before, which decides between two readings of a number.
    pub last: Option<&'a Submission>,
}
