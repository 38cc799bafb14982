//! Files that name one locality and look like another's, or like nothing that the locality sent before. They may be a mistake
//! or a forgery; nobody but people can tell.

use super::sheet::label_key;
use crate::model::arrival::Arrival;
use crate::model::form::{ColumnKind, Form};
use crate::model::history::Past;
use crate::model::submission::Submission;
use std::collections::{BTreeMap, BTreeSet};
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

/// What the lists of files name, and those of the period before, each name by its number.
pub(super) struct Lists<'a> {
    arrivals: &'a [Arrival],
    /// Of each arrival, then of each locality in the period before.
    lists: Vec<List<'a>>,
    /// Positions of the lists of each locality.
    of_locality: BTreeMap<&'a str, Vec<usize>>,
    /// Positions of the lists that each name is in: comparing every list with every other would take seconds of some hundred.
    with_name: Vec<Vec<usize>>,
    /// Whether each goes on from another of its locality, so that it is the locality's.
    founded: Vec<bool>,
}

/// What one file names.
struct List<'a> {
    /// Its locality's code.
    code: &'a str,
    names: BTreeSet<usize>,
}

impl<'a> Lists<'a> {
    pub(super) fn of(form: &Form, arrivals: &'a [Arrival], past: &'a Past) -> Lists<'a> {
        let files = arrivals.iter().map(|arrival| (&*arrival.submission.locality.id.code, &arrival.submission));
        let last = past.last().into_iter().flat_map(|period| &period.submissions);
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut number = |name: String| {
            let next = numbers.len();
            *numbers.entry(name).or_insert(next)
        };
        let submissions = files.chain(last.map(|(code, submission)| (&**code, submission)));
        let lists: Vec<List<'a>> = submissions
            .map(|(code, submission)| List { code, names: names(form, submission).map(&mut number).collect() })
            .collect();
        let mut of_locality: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut with_name = vec![Vec::new(); numbers.len()];
        for (at, list) in lists.iter().enumerate() {
            of_locality.entry(list.code).or_default().push(at);
            list.names.iter().for_each(|name| with_name[*name].push(at));
        }
        let found = Lists { arrivals, lists, of_locality, with_name, founded: Vec::new() };
        let founded = (0..found.lists.len()).map(|at| found.goes_on(at)).collect();
        Lists { founded, ..found }
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
        let all = self.lists.get(at).map(|own| own.names.len()).filter(|all| *all >= LEAST)?;
        if self.founded[at] {
            return None;
        }
        if let Some((shared, other)) = self.most_shared(at).filter(|(shared, _)| shared * SHARED >= all) {
            return Some(LookAlike::List { other: other.into(), shared, all });
        }
        let others = self.others(at).filter_map(|other| self.arrivals.get(other));
        let before = others.map(|other| other.submission.revision).max()?;
        (arrival.submission.revision > before.saturating_add(1)).then_some(LookAlike::Leap { before })
    }

    /// How many names a list has in common with that of another locality which has most of them, and the other's code. A file
    /// of which nothing came before is only compared with lists that are known to be their localities'.
    fn most_shared(&self, at: usize) -> Option<(usize, &str)> {
        let own = self.lists.get(at)?;
        let has_before = self.before(at).next().is_some();
        let is_known = |other: usize| has_before || self.is_past(other) || self.founded[other];
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for other in own.names.iter().flat_map(|name| &self.with_name[*name]) {
            if self.lists[*other].code != own.code && is_known(*other) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        shared.into_iter().map(|(other, count)| (count, self.lists[other].code)).max()
    }

    /// Whether a list is one of the period before.
    fn is_past(&self, at: usize) -> bool {
        at >= self.arrivals.len()
    }

    /// Positions of the locality's other lists.
    fn others(&self, at: usize) -> impl Iterator<Item = usize> {
        let all = self.lists.get(at).and_then(|own| self.of_locality.get(own.code));
        all.into_iter().flatten().copied().filter(move |other| *other != at)
    }

    /// The locality's other lists, where they are worth comparing.
    fn before(&self, at: usize) -> impl Iterator<Item = &BTreeSet<usize>> {
        self.others(at).map(|other| &self.lists[other].names).filter(|names| names.len() >= LEAST)
    }

    /// Whether a list goes on from another of its locality.
    fn goes_on(&self, at: usize) -> bool {
        let own = &self.lists[at].names;
        let is_like = |other: &BTreeSet<usize>| own.intersection(other).count() * OWN >= own.len();
        own.len() >= LEAST && self.before(at).any(is_like)
    }
}

/// What stands in the columns of lists that make a row: names of clusters, of persons, the words of a difficulty.
fn names<'a>(form: &'a Form, submission: &'a Submission) -> impl Iterator<Item = String> {
    let columns = form.sheets.iter().flat_map(|sheet| {
        let columns = sheet.kind.table().into_iter().flatten();
        let naming = columns.filter(|column| column.required && column.kind == ColumnKind::Text);
        naming.map(move |column| (&sheet.key, &column.key))
    });
    let texts = columns.flat_map(|(sheet, column)| {
        let rows = submission.tables.get(sheet).into_iter().flatten();
        rows.filter_map(move |row| Some(format!("{sheet}:{}", label_key(row.text(column)?))))
    });
    texts.take(MOST)
}
