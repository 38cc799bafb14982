//! Which lines of a form are worth a sentence, and what the law sets a day for: `[[headline]]` and `[[duty]]` of the form.

use super::insight::Ask;
use chrono::NaiveDate;
use std::sync::Arc;

/// A line whose level and movement the book tells first.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// The line.
    pub line: Arc<str>,
    /// As a sentence names it: `số cụm công nghiệp đã thành lập`.
    pub name: String,
    /// 1 to 5.
    pub importance: u32,
    /// The line that it follows: where that one rises, this one is due to.
    pub follows: Option<Arc<str>>,
    /// Who moved most is worth telling.
    pub movers: bool,
    /// How much of it the first three have is worth telling.
    pub structure: bool,
    /// The provision that its target comes from.
    pub target_law: Option<Arc<str>>,
    /// What the chair is asked where it stands still, or comes too late.
    pub ask: Option<Ask>,
}

/// What has to be nothing by a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// The line that says what is left.
    pub line: Arc<str>,
    /// As it follows a number: `CCN hình thành trước ngày 05/10/2009 chưa có quyết định thành lập`.
    pub name: String,
    /// 1 to 5.
    pub importance: u32,
    /// The day before which it has to be done.
    pub before: NaiveDate,
    /// The provisions it comes from, that one cited which is in force on the day of the document; on a day without one nothing
    /// is said.
    pub law: Vec<Arc<str>>,
    /// What the chair is asked while something is left.
    pub ask: Option<Ask>,
}
