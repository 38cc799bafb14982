//! How one figure came about, down to the cells, as the command `explain` tells it.

use super::conference_frame as frame;
use super::finding_rows;
use crate::contracts::{Contribution, Part, Term};
use crate::desk::answer::{Done, encoded};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::model::figure::Source;
use crate::model::number;
use crate::msg;
use serde_json::{Value, json};

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let snapshot = desk.snapshot(call.part("id"), call.arrived)?;
    let told = snapshot.explain(call.part("place"), call.part("line"))?;
    let figure = &told.figure;
    let line = snapshot.subject.form.line(call.part("line"));
    let terms: Vec<Value> = told.terms.iter().map(|one| term(desk, one)).collect();
    let findings: Vec<Value> = (1..).zip(&told.findings).map(|(n, one)| finding_rows::row(&snapshot, one, n)).collect();
    let data = json!({
        "key": told.key,
        "place": call.part("place"),
        "name": told.name,
        "label": told.label,
        "text": figure.text,
        "unit": line.map_or("", |line| &line.unit),
        "expected": told.expected.to_string(),
        "reported": figure.reported.to_string(),
        "absent": told.absent.join(", "),
        "rank": told.rank.map(|rank| rank.in_country.to_string()).unwrap_or_default(),
        "computed": figure.computed.map(number::decimal).unwrap_or_default(),
        "terms": terms,
        "findings": findings,
        "any_findings": !findings.is_empty(),
    });
    frame::page(desk, call, ("giai-thich", "so-lieu"), msg!("desk-explain", line = told.label, place = told.name), data)
}

fn term(desk: &Desk, term: &Term) -> Value {
    let role = match term.role {
        Part::Value => msg!("desk-part-value"),
        Part::Numerator => msg!("desk-part-numerator"),
        Part::Denominator => msg!("desk-part-denominator"),
    };
    json!({
        "role": desk.say(&role),
        "line": *term.line,
        "short": term.short,
        "unit": *term.unit,
        "total": term.total.map(number::decimal).unwrap_or_default(),
        "contributions": term.contributions.iter().map(contribution).collect::<Vec<_>>(),
    })
}

fn contribution(part: &Contribution) -> Value {
    let (file, sheet, cell, raw) = match &part.source {
        Source::Cell { file, sheet, cell, raw, .. } => (&**file, &**sheet, cell.as_str(), &**raw),
        Source::Place { .. } => ("", "", "", ""),
    };
    json!({
        "code": *part.place,
        "code_path": encoded(&part.place),
        "name": *part.name,
        "text": part.text,
        "share": part.share.map(|share| format!("{}%", number::decimal(share))).unwrap_or_default(),
        "file": file,
        "file_path": encoded(file),
        "sheet": sheet,
        "cell": cell,
        "raw": raw,
    })
}
