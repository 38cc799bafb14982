//! The sheet of results in a workbook handed back: what stands in which column, and what comes back of it.
//!
//! In: written by `outgoing` into the locality's workbook. Out: read by `normalise` from the workbook that comes back.
//! Must not: be taken for a sheet of the form.

use super::finding::{Finding, Location};
use std::sync::Arc;

/// Name of the sheet, unless the workbook has one of that name.
pub const SHEET: &str = "Kết quả kiểm tra";

/// By which the sheet is known whatever its name, in a hidden cell of its first row. A change of the columns changes it.
pub const MARK: &str = "briefbook/ket-qua-kiem-tra/1";

/// Columns of the sheet, from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Running number.
    Number,
    /// How much it weighs.
    Severity,
    /// Id of the rule.
    Rule,
    /// Where, as a link.
    Address,
    /// What stands in the cell.
    Raw,
    /// What is wrong.
    Message,
    /// One side.
    Left,
    /// The other.
    Right,
    /// How to mend it.
    Suggestion,
    /// Legal basis.
    Basis,
    /// What the locality says.
    Explanation,
    /// Hidden: the mark in the first row; `open` for a finding that is told.
    State,
    /// Hidden: sheet of the finding.
    Sheet,
    /// Hidden: cell of the finding.
    Cell,
    /// Hidden: line of the form.
    Line,
}

impl Column {
    /// All, with their heads and widths in characters; those without a width are hidden.
    pub const ALL: [(Column, &str, u32); 15] = [
        (Column::Number, "TT", 5),
        (Column::Severity, "Mức", 10),
        (Column::Rule, "Quy tắc", 8),
        (Column::Address, "Vị trí", 16),
        (Column::Raw, "Nội dung ô", 12),
        (Column::Message, "Điểm cần xem lại", 46),
        (Column::Left, "Số báo cáo", 13),
        (Column::Right, "Số đối chiếu", 13),
        (Column::Suggestion, "Cách sửa", 32),
        (Column::Basis, "Căn cứ", 22),
        (Column::Explanation, "Giải trình", 32),
        (Column::State, "", 0),
        (Column::Sheet, "", 0),
        (Column::Cell, "", 0),
        (Column::Line, "", 0),
    ];

    /// Its place, from 0.
    pub fn place(self) -> u32 {
        self as u32
    }
}

/// What stands in [`Column::State`] beside a finding that is told.
pub const OPEN: &str = "open";

/// A finding as the sheet of results named it, with what the locality wrote beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Rule id.
    pub rule: Arc<str>,
    /// Sheet, where it was about one.
    pub sheet: Option<String>,
    /// Cell in A1, where it was about one.
    pub cell: Option<String>,
    /// Line of the form, where it was about one.
    pub line: Option<String>,
    /// What was said.
    pub message: String,
    /// What the locality says to that.
    pub explanation: Option<String>,
}

impl Listed {
    /// Whether a finding of now is this one: the same rule about the same line; where there is no line, about the same
    /// cell in the same words, because rows of lists move.
    pub fn is(&self, finding: &Finding) -> bool {
        self.about(&finding.rule, finding.line.as_deref(), &finding.at, &finding.message)
    }

    /// Whether it is told under a finding of now.
    pub fn is_under(&self, finding: &Finding) -> bool {
        let mut under = finding.explains.iter();
        under.any(|folded| self.about(&folded.rule, folded.line.as_deref(), &folded.at, &folded.message))
    }

    fn about(&self, rule: &str, line: Option<&str>, at: &Location, message: &str) -> bool {
        let cell = at.cell().map(super::workbook::CellRef::a1);
        *self.rule == *rule
            && self.line.as_deref() == line
            && self.sheet.as_deref() == at.sheet()
            && (line.is_some() || (self.cell == cell && self.message == message))
    }
}
