//! What is reported of a workbook, and the workbook that tells it.

use crate::messages::Catalogue;
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::limits::Limits;
use crate::model::period::Period;
use crate::model::result_sheet::Listed;
use chrono::{DateTime, FixedOffset};

/// What is reported of a workbook.
pub struct Annotations<'a> {
    /// `tỉnh Tuyên Quang`.
    pub place: String,
    /// Code of the locality.
    pub code: &'a str,
    /// SHA-256 of the file that is handed back.
    pub sha256: &'a str,
    /// Title of the conference.
    pub conference: &'a str,
    /// Its period.
    pub period: Period,
    /// Name of the file as findings give it.
    pub file: &'a str,
    /// What was found, what weighs most first.
    pub findings: Vec<&'a Finding>,
    /// What the sheet of results named when the workbook was handed back before, and is found no more.
    pub report: Vec<&'a Listed>,
    /// The moment to answer by; nothing where none is to come.
    pub answer_by: Option<DateTime<FixedOffset>>,
    /// Generation time.
    pub created: DateTime<FixedOffset>,
    /// What of a file is looked at.
    pub limits: Limits,
    /// A name from the workbook as findings give it.
    pub shown: &'a dyn Fn(&str) -> String,
    /// Says which findings may be answered.
    pub form: &'a Form,
    /// Its words.
    pub catalogue: &'a Catalogue,
}

/// A workbook to hand back, an `.xlsx` without macros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedWorkbook {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is the locality's own file.
    pub own: bool,
}
