//! The sheet of results in a workbook handed back: what stands in which column, and what comes back of it.
//!
//! `spreadsheets` writes it into the locality's workbook, `normalise` reads it from the workbook that comes back.

use super::finding::{Finding, Location};
use super::message::Message;
use std::sync::Arc;

/// By which the sheet is known whatever its name, in a hidden cell of its first row. A change of the columns changes it.
pub const MARK: &str = "briefbook/ket-qua-kiem-tra/2";

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
    /// How to fix it.
    Suggestion,
    /// Legal basis.
    Basis,
    /// What the locality says.
    Explanation,
    /// Hidden: the mark in the first row; `open` for a finding that is reported.
    State,
    /// Hidden: sheet of the finding.
    Sheet,
    /// Hidden: cell of the finding.
    Cell,
    /// Hidden: line of the form.
    Line,
    /// Hidden: what it says, apart from other places it counts.
    Matter,
}

impl Column {
    /// All, with their widths in characters; those without a width are hidden.
    pub const ALL: [(Column, u32); 16] = [
        (Column::Number, 5),
        (Column::Severity, 10),
        (Column::Rule, 8),
        (Column::Address, 16),
        (Column::Raw, 12),
        (Column::Message, 46),
        (Column::Left, 13),
        (Column::Right, 13),
        (Column::Suggestion, 32),
        (Column::Basis, 22),
        (Column::Explanation, 32),
        (Column::State, 0),
        (Column::Sheet, 0),
        (Column::Cell, 0),
        (Column::Line, 0),
        (Column::Matter, 0),
    ];

    /// Its place, from 0.
    pub fn place(self) -> u32 {
        self as u32
    }
}

/// Column of the first row in which the code of the locality stands, hidden.
pub const PLACE: Column = Column::Sheet;

/// Column of the first row in which the SHA-256 of the file stands that was handed back, hidden.
pub const ANSWERS: Column = Column::Cell;

/// A workbook that came back with nothing but its sheet of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Code of the locality it was sent to.
    pub place: Arc<str>,
    /// What the sheet named, with what the locality says to it.
    pub listed: Vec<Listed>,
}

/// What stands in [`Column::State`] next to a finding that is reported.
pub const OPEN: &str = "open";

/// A finding as the sheet of results named it, with what the locality wrote next to it.
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
    /// What it was about, as [`crate::messages::cause`] told it then.
    pub matter: String,
    /// What the locality says to that.
    pub explanation: Option<String>,
}

impl Listed {
    /// Whether a finding of now is this one: the same rule about the same line; where there is no line, about the same
    /// matter, in the same cell unless several cells are reported as one: rows of lists move. `cause` tells what a finding without
    /// a key is about.
    pub fn is(&self, finding: &Finding, cause: &dyn Fn(&Message) -> String) -> bool {
        let key = finding.cause.key.as_deref();
        self.about(&finding.rule, finding.line.as_deref(), &finding.at, key, &|| cause(&finding.message))
    }

    /// Whether it is reported under a finding of now.
    pub fn is_under(&self, finding: &Finding, cause: &dyn Fn(&Message) -> String) -> bool {
        finding.explains.iter().any(|folded| {
            let key = folded.key.as_deref();
            self.about(&folded.rule, folded.line.as_deref(), &folded.at, key, &|| cause(&folded.message))
        })
    }

    fn about(
        &self,
        rule: &str,
        line: Option<&str>,
        at: &Location,
        key: Option<&str>,
        cause: &dyn Fn() -> String,
    ) -> bool {
        let same_cell = || self.cell == at.cell().map(super::workbook::CellRef::a1);
        let same_matter = || match key {
            Some(key) => self.matter == key,
            None => same_cell() && self.matter == cause(),
        };
        *self.rule == *rule
            && self.line.as_deref() == line
            && self.sheet.as_deref() == at.sheet()
            && (line.is_some() || same_matter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::Severity;
    use crate::model::workbook::CellRef;

    /// What is reported of several cells stays the same matter when some of them are fixed, and so do the words of the locality.
    #[test]
    fn a_finding_of_several_cells_is_known_again() {
        let no_words = |_: &Message| String::new();
        let cell = CellRef { file: "a.xlsx".into(), sheet: "DANH_MUC_CCN".into(), row: 6, col: 0 };
        let now = |key: &str| {
            let message = "Dòng 7 có chữ “khu”. Cũng như vậy ở 2 chỗ khác: A8, A9.";
            Finding::new("V21", Severity::Warning, message).with_cell(&cell, "x").with_key(key)
        };
        let then = Listed {
            rule: "V21".into(),
            sheet: Some("DANH_MUC_CCN".to_owned()),
            cell: Some("A5".to_owned()),
            line: None,
            message: "Dòng 5 có chữ “khu”. Cũng như vậy ở 3 chỗ khác: A7, A8, A9.".to_owned(),
            matter: "ten khu".to_owned(),
            explanation: None,
        };
        assert!(then.is(&now("ten khu"), &no_words) && !then.is(&now("ten làng"), &no_words));
        let mut above = Finding::new("R05", Severity::Error, "Sai.");
        assert!(!then.is_under(&above, &no_words));
        above.explains = now("ten khu").folded();
        assert!(then.is_under(&above, &no_words));
    }
}
