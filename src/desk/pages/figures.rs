//! The figures of a place; each leads to how it came about.

use super::conference_frame as frame;
use crate::compose::place_name;
use crate::desk::answer::{Done, Trouble, encoded};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::localities::ascii;
use crate::model::figure::Place;
use crate::model::standing::Standing;
use crate::msg;
use serde_json::{Value, json};
use std::sync::Arc;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let snapshot = desk.snapshot(call.part("id"), call.arrived)?;
    let subject = &snapshot.subject;
    let asked = call.query.some("noi").unwrap_or_else(|| "vn".to_owned());
    let regions = subject.book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug)));
    let localities = subject.book.localities.iter().map(|one| Place::Locality(Arc::clone(&one.id.code)));
    let all: Vec<Place> = std::iter::once(Place::Country).chain(regions).chain(localities).collect();
    let place = all.iter().find(|place| place.to_string() == asked).ok_or(Trouble::NotFound)?;
    let words = ascii(call.query.get("tim"));
    let fits = |row: &Value| {
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let all = ascii(&format!("{} {}", text("line"), text("label")));
        words.split_whitespace().all(|word| all.contains(word))
    };
    let rows = subject.form.lines.iter().filter_map(|line| {
        let figure = subject.book.figure(place, &line.code)?;
        Some(json!({
            "line": *line.code,
            "line_path": encoded(&line.code),
            "label": line.label.first().unwrap_or(&line.short),
            "unit": *line.unit,
            "text": figure.text,
            "reported": figure.reported.to_string(),
            "held": figure.standing == Standing::Held,
            "doubtful": figure.standing == Standing::Doubtful,
        }))
    });
    let rows: Vec<Value> = rows.filter(fits).collect();
    let places: Vec<Value> = all
        .iter()
        .map(|one| json!({ "code": one.to_string(), "name": place_name(subject, Some(one)), "here": one == place }))
        .collect();
    let data = json!({
        "rows": rows,
        "places": places,
        "place": place.to_string(),
        "place_path": encoded(&place.to_string()),
        "name": place_name(subject, Some(place)),
        "is_locality": place.code().is_some(),
        "text": call.query.get("tim"),
    });
    frame::page(desk, call, ("so-lieu", "so-lieu"), msg!("desk-figures"), data)
}
