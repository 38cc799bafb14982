//! What a reader hands over, across the boundary of the process.

use super::active_content::ActiveContent;
use crate::model::message::Message;
use crate::model::workbook::RawSheet;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Why a file or a sheet is not read, to stand after a colon.
pub(super) type Reason = Message;

/// What a reader hands over, across the boundary of the process.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Read {
    pub sheets: Vec<RawSheet>,
    pub notes: Vec<Note>,
}

/// What is to be said of a file, short of refusing it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Note {
    /// A sheet broke off after so many cells.
    Broken { sheet: Arc<str>, cells: usize, reason: Reason },
    /// Only the first `kept` characters of a cell were kept.
    Cut { sheet: Arc<str>, row: u32, col: u32, kept: usize },
    /// Parts of these kinds run, or reach out of the workbook, once somebody opens it.
    Active(Vec<ActiveContent>),
}
