//! The state of a conference as tables of plain text: what needs somebody's attention, or all of it. A locality that sent
//! nothing is not repeated for every line.

use super::columns::{heads, section, write_rows};
use super::json::write_json;
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::figure::Coverage;
use briefbook::{FileStatus, LineStatus, LocalityStatus, State, Status, key, msg};
use chrono::{DateTime, FixedOffset, Timelike};
use std::collections::BTreeSet;
use std::io;

/// The tables, or the contract's JSON.
pub fn status(status: &Status, all: bool, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(status);
    }
    let mut out = io::stdout().lock();
    let shown: Vec<&LocalityStatus> = status.localities.iter().filter(|locality| all || !fine(locality)).collect();
    let localities_title = if all { key!("status-localities") } else { key!("status-localities-to-look-at") };
    write_rows(&mut out, &head(status, words))?;
    for (title, rows) in [
        (localities_title, localities(status, &shown, words)),
        (key!("status-lines-absent"), lines(status, words)),
        (key!("status-several-workbooks"), revisions(status, words)),
        (key!("status-unplaced"), unplaced(status, words)),
    ] {
        section(&mut out, &words.word(title), &rows)?;
    }
    Ok(())
}

/// Counted, in time and without errors.
fn fine(locality: &LocalityStatus) -> bool {
    locality.state == State::Accepted && !locality.late && locality.errors == 0
}

fn head(status: &Status, words: &Catalogue) -> Vec<Vec<String>> {
    let Coverage { expected, received, accepted, missing, late, unreadable, waiting, held: _ } = &status.coverage;
    let files = || status.localities.iter().flat_map(|locality| &locality.files).chain(&status.unplaced);
    let unknown = files().filter(|file| file.received.is_none()).count();
    let late = match (status.register, unknown) {
        (false, _) => words.text(&msg!("status-no-register")),
        (true, 0) => late.len().to_string(),
        (true, unknown) => words.text(&msg!("status-late-partly", count = late.len(), unknown = unknown)),
    };
    let rows = [
        (key!("label-conference"), status.title.clone()),
        (key!("label-deadline"), status.deadline.format("%Y-%m-%d %H:%M %:z").to_string()),
        (key!("label-expected"), expected.to_string()),
        (key!("label-received"), received.to_string()),
        (key!("label-accepted"), accepted.to_string()),
        (key!("label-late"), late),
        (key!("label-missing"), missing.len().to_string()),
        (key!("label-unreadable"), unreadable.len().to_string()),
        (key!("label-waiting"), waiting.len().to_string()),
    ];
    rows.map(|(label, value)| vec![words.word(label), value]).into()
}

fn localities(status: &Status, shown: &[&LocalityStatus], words: &Catalogue) -> Vec<Vec<String>> {
    let columns = [
        key!("label-code"),
        key!("label-name"),
        key!("label-state"),
        key!("label-file"),
        key!("label-revision"),
        key!("label-received-at"),
        key!("label-errors"),
        key!("label-warnings"),
    ];
    let mut rows = vec![heads(columns, words)];
    rows.extend(shown.iter().map(|locality| {
        // The workbook that counts, or else the newest.
        let file = locality.files.iter().find(|file| file.counts).or(locality.files.last());
        let mut row = vec![locality.place.to_string(), locality.name.to_string(), state(locality, words)];
        row.extend(file.map_or_else(|| vec!["–".to_owned(); 3], |file| cells(status, file)));
        row.extend([locality.errors.to_string(), locality.warnings.to_string()]);
        row
    }));
    rows
}

fn state(locality: &LocalityStatus, words: &Catalogue) -> String {
    let state = match locality.state {
        State::Accepted => msg!("status-accepted"),
        State::Missing => msg!("status-missing"),
        State::Refused => msg!("status-refused"),
        State::Contested => msg!("status-contested"),
        State::Unreadable => msg!("status-unreadable"),
    };
    words.text(&if locality.late { msg!("status-and-late", state = state) } else { state })
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
fn lines(status: &Status, words: &Catalogue) -> Vec<Vec<String>> {
    let out: BTreeSet<&str> = status.coverage.missing.iter().map(|code| &**code).collect();
    let columns = [key!("label-line"), key!("label-name"), key!("label-reported"), key!("label-absent")];
    let mut rows = vec![heads(columns, words)];
    rows.extend(status.lines.iter().filter_map(|line| {
        let absent: Vec<&str> = line.absent.iter().map(|code| &**code).filter(|code| !out.contains(code)).collect();
        let LineStatus { line, short, reported, .. } = line;
        let reported = format!("{reported}/{}", status.coverage.expected);
        (!absent.is_empty()).then(|| vec![line.to_string(), short.clone(), reported, absent.join(" ")])
    }));
    rows
}

fn revisions(status: &Status, words: &Catalogue) -> Vec<Vec<String>> {
    let columns = [
        key!("label-code"),
        key!("label-name"),
        key!("label-file"),
        key!("label-revision"),
        key!("label-received-at"),
        key!("label-counts"),
    ];
    let mut rows = vec![heads(columns, words)];
    for locality in status.localities.iter().filter(|locality| locality.files.len() > 1) {
        rows.extend(locality.files.iter().map(|file| {
            let mut row = vec![locality.place.to_string(), locality.name.to_string()];
            row.extend(cells(status, file));
            row.push(words.word(if file.counts { key!("yes") } else { key!("no") }));
            row
        }));
    }
    rows
}

fn unplaced(status: &Status, words: &Catalogue) -> Vec<Vec<String>> {
    let mut rows = vec![heads([key!("label-file"), key!("label-revision"), key!("label-received-at")], words)];
    rows.extend(status.unplaced.iter().map(|file| cells(status, file)));
    rows
}
