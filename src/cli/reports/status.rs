//! The state of a conference as tables of plain text.
//!
//! In: a status. Out: aligned columns, as wide as their text is shown. Must not: repeat for every line who sent nothing
//! at all, or print more than what needs somebody's attention unless asked for all.

use super::columns::{section, words, write_rows};
use super::json::write_json;
use anyhow::Result;
use briefbook::model::figure::Coverage;
use briefbook::{FileStatus, LineStatus, LocalityStatus, State, Status};
use chrono::{DateTime, FixedOffset, Timelike};
use std::collections::BTreeSet;
use std::io;

/// The tables, or the contract's JSON.
pub fn status(status: &Status, all: bool, json: bool) -> Result<()> {
    if json {
        return write_json(status);
    }
    let mut out = io::stdout().lock();
    let shown: Vec<&LocalityStatus> = status.localities.iter().filter(|locality| all || !fine(locality)).collect();
    let title = if all { "localities" } else { "localities to look at" };
    write_rows(&mut out, &head(status))?;
    section(&mut out, title, &localities(status, &shown))?;
    section(&mut out, "lines an accepted locality has no value for", &lines(status))?;
    section(&mut out, "localities with several workbooks", &revisions(status))?;
    section(&mut out, "files of no known locality", &unplaced(status))
}

/// Counted, in time and without errors.
fn fine(locality: &LocalityStatus) -> bool {
    locality.state == State::Accepted && !locality.late && locality.errors == 0
}

fn head(status: &Status) -> Vec<Vec<String>> {
    let Coverage { expected, received, accepted, missing, late, held: _ } = &status.coverage;
    let files = || status.localities.iter().flat_map(|locality| &locality.files).chain(&status.unplaced);
    let unknown = files().filter(|file| file.received.is_none()).count();
    let late = match (status.register, unknown) {
        (false, _) => "not known: there is no received.csv".to_owned(),
        (true, 0) => late.len().to_string(),
        (true, unknown) => format!("{} (times of {unknown} files are not in received.csv)", late.len()),
    };
    let deadline = status.deadline.format("%Y-%m-%d %H:%M %:z").to_string();
    vec![
        vec!["conference".to_owned(), status.title.clone()],
        vec!["deadline".to_owned(), deadline],
        vec!["expected".to_owned(), expected.to_string()],
        vec!["received".to_owned(), received.to_string()],
        vec!["accepted".to_owned(), accepted.to_string()],
        vec!["late".to_owned(), late],
        vec!["missing".to_owned(), missing.len().to_string()],
    ]
}

fn localities(status: &Status, shown: &[&LocalityStatus]) -> Vec<Vec<String>> {
    let mut rows = vec![words("code name state file revision received errors warnings")];
    rows.extend(shown.iter().map(|locality| {
        // The workbook that counts, or else the newest.
        let file = locality.files.iter().find(|file| file.counts).or(locality.files.last());
        let mut row = vec![locality.place.to_string(), locality.name.to_string(), state(locality)];
        row.extend(file.map_or_else(|| words("– – –"), |file| cells(status, file)));
        row.extend([locality.errors.to_string(), locality.warnings.to_string()]);
        row
    }));
    rows
}

fn state(locality: &LocalityStatus) -> String {
    let state = match locality.state {
        State::Accepted => "accepted",
        State::Missing => "missing",
        State::Refused => "refused",
        State::Contested => "contested",
    };
    if locality.late { format!("{state}, late") } else { state.to_owned() }
}

/// File, revision, moment.
fn cells(status: &Status, file: &FileStatus) -> Vec<String> {
    let revision = file.revision.map_or_else(|| "–".to_owned(), |revision| revision.to_string());
    let received = file.received.map_or_else(|| "–".to_owned(), |at| moment(at, status.deadline));
    vec![file.file.to_string(), revision, received]
}

/// In the zone of the deadline; seconds only where there are any.
fn moment(at: DateTime<FixedOffset>, deadline: DateTime<FixedOffset>) -> String {
    let at = at.with_timezone(deadline.offset());
    at.format(if at.second() > 0 { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// Lines that a locality which counts has no value for.
fn lines(status: &Status) -> Vec<Vec<String>> {
    let out: BTreeSet<&str> = status.coverage.missing.iter().map(|code| &**code).collect();
    let mut rows = vec![words("line name reported absent")];
    rows.extend(status.lines.iter().filter_map(|line| {
        let absent: Vec<&str> = line.absent.iter().map(|code| &**code).filter(|code| !out.contains(code)).collect();
        let LineStatus { line, short, reported, .. } = line;
        let reported = format!("{reported}/{}", status.coverage.expected);
        (!absent.is_empty()).then(|| vec![line.to_string(), short.clone(), reported, absent.join(" ")])
    }));
    rows
}

fn revisions(status: &Status) -> Vec<Vec<String>> {
    let mut rows = vec![words("code name file revision received counts")];
    for locality in status.localities.iter().filter(|locality| locality.files.len() > 1) {
        rows.extend(locality.files.iter().map(|file| {
            let mut row = vec![locality.place.to_string(), locality.name.to_string()];
            row.extend(cells(status, file));
            row.push(if file.counts { "yes" } else { "no" }.to_owned());
            row
        }));
    }
    rows
}

fn unplaced(status: &Status) -> Vec<Vec<String>> {
    let mut rows = vec![words("file revision received")];
    rows.extend(status.unplaced.iter().map(|file| cells(status, file)));
    rows
}
