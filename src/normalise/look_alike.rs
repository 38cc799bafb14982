//! Files that name one locality and look like another's, or like nothing that the locality sent before. They may be a mistake
//! or a forgery; nobody but people can tell.

use super::sheet::label_key;
use crate::model::arrival::Arrival;
use crate::model::form::{ColumnKind, Form};
use crate::model::history::Past;
use crate::model::submission::Submission;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Why a file looks like another locality's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LookAlike {
    /// It is the form that was sent to the locality of this code.
    Mark(Arc<str>),
    /// Its lists are another's.
    List {
        /// Code of the other.
        other: Arc<str>,
        /// How many names the two have in common.
        shared: usize,
        /// How many names it has.
        all: usize,
    },
    /// Its number is more than one above that of the file before, and its lists have nothing of that file's.
    Leap {
        /// The highest number before.
        before: u32,
    },
}

/// Names in fewer rows say nothing.
const LEAST: usize = 3;
/// More names than any list of a locality; the rest is not looked at.
const MOST: usize = 2_000;
/// A file has another's lists where one name in two is in them: forms that were copied keep nearly all, while two localities
/// share at most a few common names.
const SHARED: usize = 2;
/// A file has nothing of one before where less than one name in ten is in it: lists that are corrected keep most rows.
const OWN: usize = 10;

/// What the lists of files name.
pub(super) struct Lists<'a> {
    arrivals: &'a [Arrival],
    /// Of each arrival.
    names: Vec<Names>,
    /// Of the period before: code, names.
    past: Vec<(&'a str, Names)>,
}

type Names = BTreeSet<String>;

impl<'a> Lists<'a> {
    pub(super) fn of(form: &Form, arrivals: &'a [Arrival], past: &'a Past) -> Lists<'a> {
        let last = past.last().into_iter().flat_map(|period| &period.submissions);
        Lists {
            arrivals,
            names: arrivals.iter().map(|arrival| names(form, &arrival.submission)).collect(),
            past: last.map(|(code, submission)| (&**code, names(form, submission))).collect(),
        }
    }

    /// What speaks against the file at a position.
    pub(super) fn look_alike(&self, at: usize) -> Option<LookAlike> {
        let arrival = self.arrivals.get(at)?;
        let locality = &arrival.submission.locality.id;
        if let Some(mark) = &arrival.submission.mark
            && mark.vintage == u8::from(locality.vintage)
            && *mark.place != *locality.code
        {
            return Some(LookAlike::Mark(mark.place.as_str().into()));
        }
        let own = self.names.get(at).filter(|own| own.len() >= LEAST)?;
        let before = self.before(at);
        if is_like_one(own, &before) {
            return None;
        }
        let others = (0..self.arrivals.len()).filter(|other| !before.is_empty() || self.is_founded(*other));
        let of_files = others.filter_map(|other| Some((self.code(other)?, self.names.get(other)?)));
        let of_past = self.past.iter().map(|(code, names)| (*code, names));
        let foreign = of_files.chain(of_past).filter(|(code, _)| **code != *locality.code);
        let shared = foreign.map(|(code, names)| (common(own, names), code)).max();
        if let Some((shared, other)) = shared.filter(|(shared, _)| shared * SHARED >= own.len()) {
            return Some(LookAlike::List { other: other.into(), shared, all: own.len() });
        }
        let others = self.others(at).filter_map(|other| self.arrivals.get(other));
        let before = others.map(|other| other.submission.revision).max()?;
        (arrival.submission.revision > before.saturating_add(1)).then_some(LookAlike::Leap { before })
    }

    fn code(&self, at: usize) -> Option<&str> {
        self.arrivals.get(at).map(|arrival| &*arrival.submission.locality.id.code)
    }

    /// Positions of the locality's other files.
    fn others(&self, at: usize) -> impl Iterator<Item = usize> {
        (0..self.arrivals.len()).filter(move |other| *other != at && self.code(*other) == self.code(at))
    }

    /// Lists of the locality's other files and of the period before, where there are any worth comparing.
    fn before(&self, at: usize) -> Vec<&Names> {
        let of_files = self.others(at).filter_map(|other| self.names.get(other));
        let of_past = self.past.iter().filter(|(code, _)| Some(*code) == self.code(at)).map(|(_, names)| names);
        of_files.chain(of_past).filter(|names| names.len() >= LEAST).collect()
    }

    /// Whether a file goes on from what its locality sent before, so that its lists are the locality's.
    fn is_founded(&self, at: usize) -> bool {
        self.names.get(at).is_some_and(|own| own.len() >= LEAST && is_like_one(own, &self.before(at)))
    }
}

/// Whether lists go on from one of some before.
fn is_like_one(own: &Names, before: &[&Names]) -> bool {
    before.iter().any(|names| common(own, names) * OWN >= own.len())
}

fn common(one: &Names, other: &Names) -> usize {
    one.intersection(other).count()
}

/// What stands in the columns of lists that make a row: names of clusters, of persons, the words of a difficulty.
fn names(form: &Form, submission: &Submission) -> Names {
    let columns = form.sheets.iter().flat_map(|sheet| {
        let columns = sheet.kind.table().into_iter().flatten();
        let naming = columns.filter(|column| column.required && column.kind == ColumnKind::Text);
        naming.map(move |column| (&sheet.key, &column.key))
    });
    let texts = columns.flat_map(|(sheet, column)| {
        let rows = submission.tables.get(sheet).into_iter().flatten();
        rows.filter_map(move |row| Some(format!("{sheet}:{}", label_key(row.text(column)?))))
    });
    texts.take(MOST).collect()
}
