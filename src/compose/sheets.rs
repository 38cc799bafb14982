//! Rows of table sheets, for tables: chosen, put in order, under headings.

use super::diagnostics::TemplateError;
use super::item::Item;
use super::list_excerpt::{ListExcerpt, cell_text};
use super::report_context::ReportContext;
use super::rows::{fold, may_say};
use super::sort::Collation;
use crate::model::excerpt::excerpt;
use crate::model::figure::Place;
use crate::model::form::TableColumn;
use crate::model::submission::{Submission, TableRow};
use crate::msg;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// Some rows of a table sheet.
pub(super) struct Choice<'s> {
    subject: &'s ReportContext,
    key: &'s str,
    /// Its columns.
    pub(super) columns: &'s [TableColumn],
    /// Only rows that say this in these columns.
    only: Vec<(&'s str, String)>,
    /// Of each locality no more of them are printed.
    most: Option<NonZeroUsize>,
}

impl<'s> Choice<'s> {
    /// The rows of a sheet that say something, all of them where nothing is asked.
    pub(super) fn new(subject: &'s ReportContext, key: &str, only: &BTreeMap<String, String>) -> Result<Choice<'s>> {
        let sheet = subject.form.sheet(key).and_then(|sheet| Some((&*sheet.key, sheet.kind.table()?)));
        let (key, columns) = sheet.ok_or_else(|| {
            let known =
                subject.form.sheets.iter().filter(|sheet| sheet.kind.table().is_some()).map(|sheet| &*sheet.key);
            TemplateError::new(msg!("template-form-has-no-table-sheet", key = key.to_string())).unknown(key, known)
        })?;
        let mut choice = Choice { subject, key, columns, only: Vec::new(), most: None };
        for (column, value) in only {
            may_say(columns.iter(), column, value).with_context(|| key.to_owned())?;
            let column = choice.column(column)?;
            choice.only.push((&column.key, fold(value)));
        }
        Ok(choice)
    }

    /// The same, of which no more than so many of each locality are printed.
    pub(super) fn at_most(self, most: Option<NonZeroUsize>) -> Choice<'s> {
        Choice { most, ..self }
    }

    /// A column of the sheet.
    pub(super) fn column(&self, key: &str) -> Result<&'s TableColumn> {
        let column = self.columns.iter().find(|column| *column.key == *key);
        Ok(column.ok_or_else(|| {
            TemplateError::new(msg!(
                "template-table-sheet-has-no-column",
                sheet = self.key.to_string(),
                key = key.to_string()
            ))
            .unknown(key, self.columns.iter().map(|column| &*column.key))
        })?)
    }

    /// Those of one submission.
    pub(super) fn of(&self, submission: &'s Submission) -> impl Iterator<Item = &'s TableRow> {
        let fits = |row: &&TableRow| self.only.iter().all(|(column, value)| fold(&self.words(row, column)) == *value);
        submission.tables.get(self.key).into_iter().flatten().filter(fits)
    }

    /// Those of one submission that are printed.
    pub(super) fn printed(&self, submission: &'s Submission) -> ListExcerpt<'s> {
        let mut printed = ListExcerpt::of(self.columns, self.of(submission));
        self.most.into_iter().for_each(|most| printed.truncate(most));
        printed
    }

    /// What a row says in a column.
    pub(super) fn words(&self, row: &TableRow, column: &str) -> String {
        cell_text(self.subject, row, column)
    }
}

/// Submissions of a place, by code.
pub(super) fn submissions<'s>(subject: &'s ReportContext, place: &Place) -> Vec<&'s Submission> {
    let all = subject.submissions.iter();
    match place {
        Place::Country => all.collect(),
        Place::Region(slug) => all.filter(|submission| submission.locality.region.slug == *slug).collect(),
        Place::Locality(code) => subject.submission(code).into_iter().collect(),
    }
}

/// The rows of a place. `group_by` puts them under headings, by the words of a column or by `place`; localities under
/// headings, their own or with `by_region` those of regions, stand from north to south and then by name.
pub(super) fn items<'s>(
    subject: &'s ReportContext,
    place: &Place,
    choice: &Choice<'s>,
    by_region: bool,
    group_by: Option<&str>,
) -> Result<Vec<Item<'s>>> {
    let mut from = submissions(subject, place);
    let by_place = group_by == Some("place");
    if by_region || by_place {
        let collation = Collation::vietnamese();
        from.sort_by(|a, b| {
            let (a, b) = (&a.locality, &b.locality);
            a.region.order.cmp(&b.region.order).then_with(|| collation.compare(&a.name, &b.name))
        });
    }
    match group_by {
        None | Some("place") => Ok(by_locality(&from, choice, by_region, by_place)),
        Some(_) if by_region => bail!(TemplateError::new(msg!("template-by-region-goes-with-group"))),
        Some(column) => Ok(by_column(&from, choice, &choice.column(column)?.key)),
    }
}

fn by_locality<'s>(from: &[&'s Submission], choice: &Choice<'s>, by_region: bool, by_place: bool) -> Vec<Item<'s>> {
    let mut items = Vec::new();
    let mut region = None;
    for submission in from {
        let locality = &submission.locality;
        let printed = choice.printed(submission);
        if printed.rows.is_empty() {
            continue;
        }
        if by_region && region != Some(&locality.region) {
            region = Some(&locality.region);
            items.push(Item::Heading(choice.subject.named(&locality.region.name).to_owned()));
        }
        if by_place {
            items.push(Item::Heading(locality.name.to_string()));
        }
        items.extend(printed.rows.iter().map(|row| Item::Row(row, locality)));
        items.extend(printed.words(choice.subject).map(Item::Heading));
    }
    items
}

fn by_column<'s>(from: &[&'s Submission], choice: &Choice<'s>, column: &str) -> Vec<Item<'s>> {
    let mut groups: Vec<Vec<Item<'s>>> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut left_out = Vec::new();
    for submission in from {
        let printed = choice.printed(submission);
        left_out.extend(printed.words(choice.subject).map(Item::Heading));
        for row in printed.rows {
            let heading = choice.words(row, column);
            let at = *seen.entry(fold(&heading)).or_insert(groups.len());
            if at == groups.len() {
                groups.push(vec![Item::Heading(heading)]);
            }
            if let Some(group) = groups.get_mut(at) {
                group.push(Item::Row(row, &submission.locality));
            }
        }
    }
    groups.into_iter().flatten().chain(left_out).collect()
}

/// How many rows a place has; nothing where a locality sent nothing that counts.
pub(super) fn count(subject: &ReportContext, place: &Place, choice: &Choice<'_>) -> Option<usize> {
    let from = submissions(subject, place);
    let silent = from.is_empty() && matches!(place, Place::Locality(_));
    (!silent).then(|| from.into_iter().map(|submission| choice.of(submission).count()).sum())
}

/// Texts of a column that stand in one cell, and characters of each.
const JOINED: usize = 10;
const WORDS: usize = 100;

/// What the rows of a locality say in a column, one behind the other; `…` where there are too many for a cell.
pub(super) fn joined(subject: &ReportContext, code: &Arc<str>, choice: &Choice<'_>, column: &str) -> String {
    let from = submissions(subject, &Place::Locality(Arc::clone(code)));
    let texts = from.into_iter().flat_map(|submission| choice.of(submission)).map(|row| choice.words(row, column));
    let texts = texts.map(|text| excerpt(&text, WORDS).into_owned());
    let mut texts: Vec<String> = texts.filter(|text| !text.is_empty()).take(JOINED + 1).collect();
    if let Some(last) = texts.get_mut(JOINED) {
        "…".clone_into(last);
    }
    texts.join("; ")
}
