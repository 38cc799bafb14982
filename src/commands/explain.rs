//! `explain`: how one figure came about, from which cells, and what was found on them. The workbooks are read again,
//! because an earlier book may be stale.

use crate::commands::snapshot::{Snapshot, SnapshotOptions};
use crate::compose::{ReportContext, place_name};
use crate::contracts::{Contribution, Explanation, FindingRecord, Part, Term};
use crate::messages::{Explain as _, fail};
use crate::model::figure::{Figure, Method, Place, Source};
use crate::model::finding::Finding;
use crate::model::form::{Line, National};
use crate::model::locality::Locality;
use crate::model::quantity::half_up;
use crate::msg;
use anyhow::{Context, Result};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What is to be explained.
#[derive(Debug, Clone)]
pub struct ExplainOptions {
    /// Folder with `conference.toml` and `submissions/`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// A place as people name it; or, without a line, a key as documents print it: `08/18`.
    pub place: String,
    /// Code of a line.
    pub line: Option<String>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// Explains one figure from the workbooks as they are now.
///
/// # Errors
/// A declaration is wrong, or there is no such place or line; the message names the nearest.
pub fn explain(options: &ExplainOptions) -> Result<Explanation> {
    let ExplainOptions { conference, templates, jobs, worker, .. } = options.clone();
    let (place, line) = asked(options)?;
    let snapshot =
        Snapshot::take(&SnapshotOptions { conference, templates, out: None, keeps: false, at: None, jobs, worker })?;
    snapshot.explain(place, line)
}

impl Snapshot {
    /// Explains the figure of a place, as people name it, and a line.
    ///
    /// # Errors
    /// There is no such place or line; the message names the nearest.
    pub(crate) fn explain(&self, place: &str, line: &str) -> Result<Explanation> {
        let place = self.project.map.place(place).map_err(fail)?;
        let line = self.project.pack.form.line_or_nearest(line).map_err(fail)?;
        of_figure(&self.subject, &place, line)
    }
}

/// Place and line. A key may name more behind them (`08/19/computed`): it is the same figure.
fn asked(options: &ExplainOptions) -> Result<(&str, &str)> {
    if let Some(line) = &options.line {
        return Ok((&options.place, line));
    }
    let mut parts = options.place.split('/');
    let (place, line) = (parts.next().unwrap_or_default(), parts.next());
    Ok((place, line.explain(|| msg!("place-needs-a-line", place = place.to_string()))?))
}

fn of_figure(subject: &ReportContext, place: &Place, line: &Line) -> Result<Explanation> {
    let figure = subject.book.figure(place, &line.code).context("every place has a figure of every line")?.clone();
    let members = members(subject, place);
    let covered = covered(&figure);
    let terms: Vec<Term> =
        terms(line, place, &figure).map(|(role, code)| term(subject, role, code, &covered)).collect::<Result<_>>()?;
    // A figure without a value has no terms, and what was found on its line says why.
    let lines: BTreeSet<&str> = terms.iter().map(|term| &*term.line).chain([&*line.code]).collect();
    let found = findings(subject, &members, &lines);
    Ok(Explanation {
        key: format!("{place}/{}", line.code),
        name: place_name(subject, Some(place)),
        label: line.label.first().unwrap_or(&line.short).clone(),
        expected: members.len(),
        absent: members.iter().filter(|code| !covered.contains(*code)).map(Arc::clone).collect(),
        rank: subject.book.ranks.get(place, &line.code).copied(),
        spread: figure.spread(),
        records: FindingRecord::all(&found, &subject.catalogue),
        findings: found,
        terms,
        figure,
    })
}

/// Codes of the localities of a place.
fn members(subject: &ReportContext, place: &Place) -> Vec<Arc<str>> {
    let inside = subject.book.localities.iter().filter(|locality| match place {
        Place::Country => true,
        Place::Region(slug) => locality.region.slug == *slug,
        Place::Locality(code) => locality.id.code == *code,
    });
    inside.map(|locality| Arc::clone(&locality.id.code)).collect()
}

/// Codes of the localities whose cells went into a figure.
fn covered(figure: &Figure) -> BTreeSet<Arc<str>> {
    match &figure.place {
        Place::Locality(code) => figure.value.map(|_| Arc::clone(code)).into_iter().collect(),
        Place::Country | Place::Region(_) => {
            let places = figure.sources.iter().filter_map(|source| match source {
                Source::Place { place: Place::Locality(code) } => Some(Arc::clone(code)),
                _ => None,
            });
            places.collect()
        }
    }
}

/// The lines a figure is made from: a locality's rate is its own cell, next to it what its rate is computed from; one that is
/// carried forward was never in a cell.
fn terms<'l>(line: &'l Line, place: &Place, figure: &Figure) -> impl Iterator<Item = (Part, &'l str)> {
    let ratio = line.is_rate();
    let own = match figure.method {
        Method::Carried => !ratio,
        _ => matches!(place, Place::Locality(_)) || !ratio,
    };
    let own = (own && !figure.sources.is_empty()).then_some((Part::Value, &*line.code));
    let parts = match &line.national {
        National::Ratio { of, per } => vec![(Part::Numerator, &**of), (Part::Denominator, &**per)],
        National::Sum | National::None => Vec::new(),
    };
    own.into_iter().chain(parts)
}

fn term(subject: &ReportContext, role: Part, code: &str, covered: &BTreeSet<Arc<str>>) -> Result<Term> {
    let line = subject.form.line(code).explain(|| msg!("no-line-of-form", line = code))?;
    let from = subject.book.localities.iter().filter(|locality| covered.contains(&locality.id.code));
    let mut contributions: Vec<Contribution> =
        from.filter_map(|locality| contribution(subject, locality, code)).collect();
    contributions.sort_by_key(|part| (Reverse(part.value), Arc::clone(&part.place)));
    let added = line.national == National::Sum;
    let total = added.then(|| contributions.iter().map(|part| part.value).sum::<Decimal>().normalize());
    for part in &mut contributions {
        part.share = total.and_then(|total| share(part.value, total));
    }
    Ok(Term {
        role,
        line: Arc::clone(&line.code),
        short: line.short.clone(),
        unit: Arc::clone(&line.unit),
        total,
        contributions,
    })
}

fn contribution(subject: &ReportContext, locality: &Locality, line: &str) -> Option<Contribution> {
    let figure = subject.book.figure(&Place::Locality(Arc::clone(&locality.id.code)), line)?;
    let mut sources = figure.sources.iter().cloned();
    Some(Contribution {
        place: Arc::clone(&locality.id.code),
        name: Arc::clone(&locality.name),
        value: figure.value?,
        text: figure.text.clone(),
        share: None,
        carried_from: subject
            .book
            .carried
            .as_ref()
            .filter(|_| figure.method == Method::Carried)
            .map(|c| c.conference.clone()),
        source: sources.next()?,
        more: sources.collect(),
    })
}

fn share(part: Decimal, total: Decimal) -> Option<Decimal> {
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(total)?;
    Some(half_up(share, 2).normalize())
}

/// Findings on these lines of these localities, and those on a whole workbook or on one that did not come.
fn findings(subject: &ReportContext, members: &[Arc<str>], lines: &BTreeSet<&str>) -> Vec<Finding> {
    let here = |finding: &&Finding| matches!(&finding.place, Some(Place::Locality(code)) if members.contains(code));
    let touches = |finding: &&Finding| {
        let folded = finding.explains.iter().filter_map(|folded| folded.line.as_deref());
        let mut named = finding.lines().chain(folded).peekable();
        let whole_file = named.peek().is_none() && finding.at.cell().is_none();
        whole_file || named.any(|line| lines.contains(line))
    };
    subject.report.findings.iter().filter(here).filter(touches).cloned().collect()
}
