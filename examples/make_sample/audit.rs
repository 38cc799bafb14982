//! Does the sample keep its promises? National sums exact, defects where they are declared, nothing wrong elsewhere. The
//! relations are written out here a second time, apart from the crate's rules, so that the two can be compared.

use crate::conference::Conference;
use crate::lines::Typed;
use crate::submission::Submission;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

const ADDENDS: [(&str, &str, &str); 2] = [("15", "15.1", "15.2"), ("16", "16.1", "16.2")];
const AT_MOST: [(&str, &str, &str); 19] = [
    ("V02", "15.3", "15"),
    ("V02", "15.4", "15"),
    ("V02", "16.3", "16"),
    ("V02", "16.4", "16"),
    ("V03", "5", "3"),
    ("V03", "6", "4"),
    ("V03", "7", "3"),
    ("V03", "8", "4"),
    ("V03", "15.1", "3"),
    ("V03", "16.1", "4"),
    ("V04", "12", "10"),
    ("V04", "11", "9"),
    ("V05", "17", "16"),
    ("V06", "18", "17"),
    ("V10", "21", "20"),
    ("V10", "22", "20"),
    ("V10", "27", "26"),
    ("V11", "14", "13"),
    ("V11", "24", "23"),
];
const PAIRS: [(&str, &str); 11] = [
    ("1", "2"),
    ("3", "4"),
    ("5", "6"),
    ("7", "8"),
    ("9", "10"),
    ("11", "12"),
    ("15", "16"),
    ("15.1", "16.1"),
    ("15.2", "16.2"),
    ("15.3", "16.3"),
    ("15.4", "16.4"),
];
const AVERAGES: [(&str, &str); 3] = [("2", "1"), ("4", "3"), ("16", "15")];
const WHOLE: [&str; 18] =
    ["1", "3", "5", "7", "9", "11", "15", "15.1", "15.2", "15.3", "15.4", "20", "21", "22", "25", "26", "27", "B6"];
const HECTARES: [&str; 13] = ["2", "4", "6", "8", "10", "12", "16", "16.1", "16.2", "16.3", "16.4", "17", "18"];

/// Rules that need the period before or today's names, which this file does not know.
const ELSEWHERE: [&str; 4] = ["V16", "V17", "V18", "V22"];

/// Everything that is not as declared; empty when all is well.
pub(crate) fn complaints(conference: &Conference, submissions: &[Submission]) -> Vec<String> {
    let mut complaints = Vec::new();
    let totals = totals(submissions);
    for (line, wanted) in conference.national {
        let total = totals.get(*line).map(Decimal::to_string).unwrap_or_default();
        if total != *wanted {
            complaints.push(format!("line {line} adds up to {total}, not {wanted}"));
        }
    }
    for submission in submissions {
        let code = submission.locality.code.as_str();
        let of_locality = conference.defects.iter().filter(|defect| defect.code == code);
        let declared: BTreeSet<&str> =
            of_locality.flat_map(|defect| defect.rules).copied().filter(|rule| !ELSEWHERE.contains(rule)).collect();
        let fired = fired(submission);
        if fired != declared {
            complaints.push(format!("{code}: rules {fired:?} fire, {declared:?} are declared"));
        }
        complaints.extend(unusable(conference, submission));
    }
    complaints
}

/// Sum of every line over all localities that report it, whatever its cell looks like.
pub(crate) fn totals(submissions: &[Submission]) -> BTreeMap<String, Decimal> {
    let mut totals = BTreeMap::new();
    for (code, cell) in submissions.iter().flat_map(|submission| &submission.lines) {
        let total: &mut Decimal = totals.entry(code.clone()).or_default();
        *total = (*total + cell.meaning.unwrap_or_default()).normalize();
    }
    totals
}

/// Lines with a national total, and 17 and 18, must be plain numbers everywhere.
fn unusable(conference: &Conference, submission: &Submission) -> Vec<String> {
    let national = conference.national.iter().map(|(line, _)| *line);
    let is_number = |line: &str| matches!(submission.lines.get(line).map(|c| &c.typed), Some(Typed::Number(_)));
    national
        .chain(["17", "18"])
        .filter(|line| !is_number(line))
        .map(|line| format!("{}: line {line} is not a number", submission.locality.code))
        .collect()
}

/// The rules of domain notes 2.2 that the submission breaks. A line without a number breaks none.
fn fired(submission: &Submission) -> BTreeSet<&'static str> {
    let value = |line: &str| submission.lines.get(line).and_then(|cell| cell.meaning);
    let mut fired = BTreeSet::new();
    let mut note = |rule: &'static str, breaks: Option<bool>| {
        if breaks == Some(true) {
            fired.insert(rule);
        }
    };
    for (sum, a, b) in ADDENDS {
        note("V01", (|| Some(value(sum)? != value(a)? + value(b)?))());
    }
    for (rule, small, big) in AT_MOST {
        note(rule, (|| Some(value(small)? > value(big)?))());
    }
    for (count, area) in PAIRS {
        note("V14", (|| Some(value(count)?.is_zero() != value(area)?.is_zero()))());
    }
    for (area, count) in AVERAGES {
        note("V12", average(value(area), value(count)).map(|size| size < 5.into() || size > 75.into()));
    }
    for (lines, decimals) in [(&WHOLE[..], 0), (&HECTARES[..], 2)] {
        note("V15", Some(lines.iter().filter_map(|line| value(line)).any(|v| v.normalize().scale() > decimals)));
    }
    let share = average(value("17").map(|land| land * Decimal::ONE_HUNDRED), value("16"));
    note("V05", share.map(|share| share < 50.into() || share > 80.into()));
    let rate = average(value("18").map(|land| land * Decimal::ONE_HUNDRED), value("17"));
    note("V07", (|| Some((value("19")? - rate?).abs() > Decimal::new(5, 2) || value("19")? > 100.into()))());
    fired
}

fn average(total: Option<Decimal>, count: Option<Decimal>) -> Option<Decimal> {
    total?.checked_div(count?)
}
