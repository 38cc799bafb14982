//! From everything that was found to what is told: one root cause, explained, waived, or on trial.
//!
//! In: all findings on a conference. Out: what localities are told, what is on trial, what became of each waiver. Must
//! not: lose a finding; what is not told by itself is told under what explains it.

use super::{Grounds, RULES};
use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity, reading};
use crate::model::form::Form;
use crate::model::number::{decimal, short_date, with_unit};
use crate::model::relation::Status;
use crate::model::settled::{Settled, Waived};
use crate::model::submission::{Submission, TableValue};
use crate::model::waiver::Waiver;
use crate::model::workbook::CellRef;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// From how many cells on the same is told once: two can be read beside each other.
const MANY: usize = 3;

/// Folds, explains and waives. `today` is the day of generation, on which a waiver still applies or not.
pub fn settle(
    grounds: &Grounds<'_>,
    findings: Vec<Finding>,
    submissions: &[Submission],
    waivers: &[Waiver],
    today: NaiveDate,
) -> Settled {
    let (shadow, active): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| status(grounds.form, &finding.rule) == Status::Shadow);
    let before_folding = active.len();
    let mut findings = ranges(fold(active));
    // What a told finding explains is explained for rules on trial too.
    let mut shadow = ranges(fold(shadow));
    shadow.retain(|finding| !findings.iter().any(|cause| explains(cause, finding)));
    let by_file: BTreeMap<&str, &Submission> = submissions.iter().map(|s| (&*s.file, s)).collect();
    for finding in findings.iter_mut().chain(&mut shadow) {
        finding.explanation = explanation(grounds.form, finding, &by_file);
    }
    let mut waived = Vec::new();
    let mut stale = Vec::new();
    for waiver in waivers {
        match apply(waiver, &mut findings, &by_file, today) {
            Ok(finding) => waived.push(Waived { waiver: waiver.clone(), finding }),
            Err(why) => stale.push(not_applied(grounds.form, waiver, &why)),
        }
    }
    findings.extend(stale);
    findings.sort_by(Finding::order);
    shadow.sort_by(Finding::order);
    Settled { findings, shadow, before_folding, waived }
}

fn status(form: &Form, rule: &str) -> Status {
    let coded = RULES.iter().find(|coded| *coded.id == *rule).map(|coded| coded.status);
    form.rule(rule).map(|declared| declared.status).or(coded).unwrap_or_default()
}

/// Puts each finding under the one that explains it. The heaviest weight goes up with it: what explains an error is one.
fn fold(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(Finding::order);
    let mut by_file: BTreeMap<(Option<Place>, Option<Arc<str>>), Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        by_file.entry((finding.place.clone(), finding.at.file().map(Arc::from))).or_default().push(i);
    }
    let mut parent: Vec<Option<usize>> = vec![None; findings.len()];
    for group in by_file.values() {
        for &child in group {
            parent[child] = cause(child, group, &findings, &parent);
        }
    }
    let mut told: BTreeMap<usize, Finding> = BTreeMap::new();
    let mut under: Vec<(usize, Finding)> = Vec::new();
    for (i, finding) in findings.into_iter().enumerate() {
        match root(i, &parent) {
            root if root == i => drop(told.insert(i, finding)),
            root => under.push((root, finding)),
        }
    }
    for (root, finding) in under {
        if let Some(cause) = told.get_mut(&root) {
            cause.severity = cause.severity.min(finding.severity);
            cause.explains.extend(finding.folded());
        }
    }
    told.into_values().collect()
}

/// The finding that explains another: of the rule its own names first.
fn cause(child: usize, group: &[usize], findings: &[Finding], parent: &[Option<usize>]) -> Option<usize> {
    let finding = findings.get(child)?;
    finding.premises.after.iter().find_map(|rule| {
        let causes = group.iter().copied().filter(|&i| i != child && root(i, parent) != child);
        causes.filter(|&i| findings[i].rule == *rule).find(|&i| explains(&findings[i], finding))
    })
}

/// Whether one finding explains another: the other names its rule, and both are about the same value or list.
fn explains(cause: &Finding, finding: &Finding) -> bool {
    let lines = |f: &Finding| f.premises.lines.iter().chain(&f.line).cloned().collect::<Vec<_>>();
    let read = lines(finding);
    let same_line = lines(cause).iter().any(|line| read.contains(line));
    let same_list = finding.premises.sheet.as_deref().is_some_and(|sheet| cause.at.sheet() == Some(sheet));
    let same_cell = cause.at.cell().is_some() && cause.at.cell() == finding.at.cell();
    cause.severity != Severity::Info
        && cause.place == finding.place
        && finding.premises.after.contains(&cause.rule)
        && (same_line || same_list || same_cell)
}

fn root(mut i: usize, parent: &[Option<usize>]) -> usize {
    while let Some(up) = parent.get(i).copied().flatten() {
        i = up;
    }
    i
}

/// Tells the same of many cells of a sheet once, with their range.
fn ranges(findings: Vec<Finding>) -> Vec<Finding> {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        if let (Some(sheet), Some(gist)) = (finding.at.sheet(), &finding.premises.gist) {
            let key = (finding.rule.clone(), finding.severity, finding.place.clone(), finding.at.file(), sheet, gist);
            alike.entry(key).or_default().push(i);
        }
    }
    let groups: BTreeMap<usize, usize> = alike
        .into_values()
        .filter(|group| group.len() >= MANY)
        .flat_map(|group| group.clone().into_iter().filter_map(move |i| Some((i, *group.first()?))))
        .collect();
    let mut told: BTreeMap<usize, Finding> = BTreeMap::new();
    for (i, finding) in findings.into_iter().enumerate() {
        match groups.get(&i).filter(|first| **first != i).and_then(|first| told.get_mut(first)) {
            Some(first) => join(first, finding),
            None => drop(told.insert(i, finding)),
        }
    }
    told.into_values().map(counted).collect()
}

fn join(first: &mut Finding, other: Finding) {
    first.more.extend(other.at.cell().cloned());
    first.explains.extend(other.folded());
}

/// Says of how many places a finding speaks.
fn counted(mut finding: Finding) -> Finding {
    let same: Vec<&str> = finding
        .explains
        .iter()
        .filter(|folded| folded.rule == finding.rule)
        .filter_map(|folded| folded.line.as_deref().or(folded.cell.as_deref()))
        .collect();
    if !same.is_empty() && finding.premises.gist.is_some() {
        finding.message = format!("{} Cũng như vậy ở {} chỗ khác: {}.", finding.message, same.len(), same.join(", "));
    }
    finding
}

/// What the locality wrote in the remarks beside the value, where a finding asks for no correction.
fn explanation(form: &Form, finding: &Finding, by_file: &BTreeMap<&str, &Submission>) -> Option<String> {
    if finding.severity == Severity::Error || !finding.rule.starts_with('V') {
        return None;
    }
    let submission = by_file.get(finding.at.file()?)?;
    let beside_line = || submission.lines.get(finding.line.as_ref()?)?.note.clone();
    let beside_row = || remark(form, submission, finding.at.cell()?);
    beside_line().or_else(beside_row).filter(|note| !note.trim().is_empty())
}

/// The remarks of the row of a table that a cell stands in.
fn remark(form: &Form, submission: &Submission, cell: &CellRef) -> Option<String> {
    form.sheets.iter().find_map(|sheet| {
        let column = sheet.kind.table()?.iter().find(|column| column.explains)?;
        let mut rows = submission.tables.get(&sheet.key)?.iter();
        let row = rows.find(|row| row.at.sheet == cell.sheet && row.at.row == cell.row)?;
        match row.cells.get(&column.key)? {
            TableValue::Text(text) => Some(text.clone()),
            TableValue::Number(_) => None,
        }
    })
}

/// Waives the finding a waiver was given for, or says why it does not apply.
fn apply(
    waiver: &Waiver,
    findings: &mut [Finding],
    by_file: &BTreeMap<&str, &Submission>,
    today: NaiveDate,
) -> Result<Finding, String> {
    if waiver.until < today {
        return Err(format!("đã hết hạn ngày {}", short_date(waiver.until)));
    }
    let matches = |finding: &Finding| {
        finding.rule == waiver.rule
            && finding.place.as_ref() == Some(&waiver.place)
            && (waiver.line.is_none() || finding.line == waiver.line)
    };
    let at = findings.iter().position(matches).ok_or_else(|| under(waiver, findings))?;
    let Some(finding) = findings.get_mut(at) else { return Err(under(waiver, &[])) };
    let found = value_of(finding, by_file);
    if waiver.value.is_some() && waiver.value != found {
        let found = found.map_or("không có giá trị".to_owned(), decimal);
        return Err(format!("giá trị hiện nay là {found}"));
    }
    let before = finding.clone();
    finding.severity = Severity::Info;
    finding.waiver = Some(waiver.clone());
    Ok(before)
}

/// Why a waiver finds nothing: what it was given for is gone, or told under something else.
fn under(waiver: &Waiver, findings: &[Finding]) -> String {
    let about = |finding: &&Finding| {
        let told = finding.explains.iter();
        let mut same = told.filter(|folded| folded.rule == waiver.rule && folded.line == waiver.line);
        finding.place.as_ref() == Some(&waiver.place) && same.next().is_some()
    };
    match findings.iter().find(about) {
        Some(cause) => format!("phát hiện này đang được nêu cùng {}, hãy miễn trừ {}", cause.rule, cause.rule),
        None => "không còn phát hiện nào như vậy".to_owned(),
    }
}

fn value_of(finding: &Finding, by_file: &BTreeMap<&str, &Submission>) -> Option<Decimal> {
    let submission = by_file.get(finding.at.file()?)?;
    Some(submission.quantity(finding.line.as_ref()?)?.value)
}

/// A waiver that does not apply says so, to the secretariat.
fn not_applied(form: &Form, waiver: &Waiver, why: &str) -> Finding {
    let line = waiver.line.as_deref().and_then(|code| form.line(code));
    let about = match (line, waiver.value) {
        (Some(line), Some(value)) => {
            format!(", chỉ tiêu {} ({}) ghi {}", line.code, line.short, with_unit(&decimal(value), &line.unit))
        }
        (Some(line), None) => format!(", chỉ tiêu {} ({})", line.code, line.short),
        (None, _) => String::new(),
    };
    let message =
        format!("Miễn trừ quy tắc {} cho địa phương {}{about}: không áp dụng, {why}.", waiver.rule, waiver.place);
    Finding::new(reading::WAIVER, Severity::Warning, message)
        .with_suggestion("Xem lại mục [[waiver]] trong conference.toml.")
}
