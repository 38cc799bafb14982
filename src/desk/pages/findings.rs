//! All findings, filtered; many waived at once with one reason.

use super::conference_frame as frame;
use super::decide::{options, refuse_what_is_decided};
use super::finding_rows;
use crate::commands::decide::{DecideOptions, decide};
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::fields::Fields;
use crate::desk::shared::Desk;
use crate::localities::ascii;
use crate::model::finding::Finding;
use crate::msg;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Findings that a page shows.
const SHOWN: usize = 200;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let snapshot = desk.snapshot(call.part("id"), call.arrived)?;
    let report = &snapshot.subject.report;
    let query = &call.query;
    let rules: BTreeSet<&str> = report.findings.iter().map(|finding| &*finding.rule).collect();
    let [rule, severity, place, state, text] = ["quy-tac", "muc", "noi", "con", "tim"].map(|name| query.get(name));
    let wanted = |finding: &&Finding| {
        let code = finding.place.as_ref().and_then(|place| place.code()).map_or("", |code| code);
        (rule.is_empty() || *finding.rule == *rule)
            && (severity.is_empty() || finding.severity.name() == severity)
            && (place.is_empty() || code == place)
            && (state != "mo" || finding_rows::is_open(finding))
            && (state != "giai-trinh" || finding.explanation.is_some())
    };
    let mut found: Vec<&Finding> = report.findings.iter().filter(wanted).collect();
    found.sort_by_key(|finding| (!finding_rows::is_open(finding), finding.severity));
    let mut rows: Vec<Value> =
        (1..).zip(found).map(|(number, finding)| finding_rows::row(&snapshot, finding, number)).collect();
    let words = ascii(text);
    if !words.is_empty() {
        rows.retain(|row| {
            let all = ["place_name", "line_name", "message", "file", "within"];
            let all =
                all.iter().filter_map(|name| row.get(*name).and_then(Value::as_str)).collect::<Vec<_>>().join(" ");
            let all = ascii(&all);
            words.split_whitespace().all(|word| all.contains(word))
        });
    }
    let places: Vec<Value> = snapshot
        .subject
        .book
        .localities
        .iter()
        .map(|one| json!({ "code": *one.id.code, "name": *one.name, "here": *one.id.code == *place }))
        .collect();
    let rules: Vec<Value> = rules.iter().map(|one| json!({ "rule": one, "here": *one == rule })).collect();
    let count = rows.len();
    rows.truncate(SHOWN);
    let data = json!({
        "findings": rows,
        "count": count.to_string(),
        "cut": count > SHOWN,
        "rules": rules,
        "places": places,
        "filter": { "severity": severity, "state": state, "text": text },
        "seen": snapshot.project.decisions.all().len().to_string(),
    });
    frame::page(desk, call, ("diem", "diem"), msg!("desk-findings"), data)
}

/// Waives the findings that are ticked, each `rule|place|line`.
pub(in crate::desk) fn waive(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let fields = &call.form.fields;
    let (by, reason) = (fields.get("by"), fields.get("reason"));
    let ticked: Vec<Fields> = fields.all("chon").filter_map(|ticked| ticked_fields(ticked, fields)).collect();
    if ticked.is_empty() || by.is_empty() || reason.is_empty() {
        return Err(Trouble::Refused(msg!("desk-waive-what")));
    }
    for one in &ticked {
        refuse_what_is_decided(desk, id, one)?;
    }
    for one in &ticked {
        let own = DecideOptions {
            rule: one.some("rule"),
            place: one.some("place"),
            line: one.some("line"),
            value: None,
            file: None,
            ..options(desk, call, Some("waive"))?
        };
        let done = decide(&own)?;
        let about = format!("{} {} {}", one.get("place"), one.get("rule"), one.get("line"));
        let what = msg!("desk-trail-decided", id = done.id, kind = "waive", about = about.trim(), reason = reason);
        desk.note(call, id, "waive", &what)?;
    }
    desk.store.remember(&format!("post {}", call.visitor()?.name), by)?;
    Ok(Answer::redirect(format!("/c/{id}/findings?xong=quyet-dinh")))
}

fn ticked_fields(ticked: &str, form: &Fields) -> Option<Fields> {
    let mut parts = ticked.split('|');
    let (rule, place, line) = (parts.next()?, parts.next()?, parts.next()?);
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Some(Fields(vec![
        field("rule", rule),
        field("place", place),
        field("line", line),
        field("seen", form.get("seen")),
        field("kind", "waive"),
    ]))
}
