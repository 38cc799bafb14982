//! Cells in, submissions out: a [`RawWorkbook`] becomes a [`Submission`] in which every value has its address, raw text and
//! the rule of reading that made it. What cannot be read for sure is a finding and no value.
//!
//! [`RawWorkbook`]: crate::model::workbook::RawWorkbook
//! [`Submission`]: crate::model::submission::Submission
//!
//! ```text
//! results, legacy_encoding ─► match_sheets ─► header, detect_columns, match_lines
//!   ─► typed_number, parse_number, separator_inference, unit, value ─► info, lines, tables
//! ```

mod submission;

mod reader;

mod results;

mod legacy_encoding;

mod candidates;

mod match_sheets;

mod header;

mod match_lines;

mod detect_columns;

mod sheet;

mod typed_number;

mod parse_number;

mod separator_inference;

mod unit;

mod nothing;

mod other_period;

mod heading;

mod titles;

mod note;

mod caution;

mod our_notes;

mod value;

mod date;

mod info;

mod lines;

mod tables;

mod diagnostics;

mod form_mark;

mod choice;

mod is_report;

mod look_alike;

mod order;

mod select;

mod several;

mod diff;

pub use choice::Choice;
pub use diff::differences;
pub use results::reply;
pub use select::select;
pub use submission::{Context, submission, submission_of};

use candidates::declared;
use reader::Reader;
