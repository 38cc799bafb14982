//! `figures.json`: every figure of a conference, for other programs.

use super::{Contract, Schema};
use crate::model::book::{Carried, Consolidated};
use crate::model::conference::Conference;
use crate::model::figure::{Coverage, Figure};
use crate::model::form::Form;
use serde::Serialize;

/// The figures of a conference.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figures<'a> {
    conference: &'a str,
    form: &'a str,
    period: String,
    vintage: u8,
    coverage: &'a Coverage,
    #[serde(skip_serializing_if = "Option::is_none")]
    carried: Option<&'a Carried>,
    figures: Vec<&'a Figure>,
}

impl Contract for Figures<'_> {
    const SCHEMA: Schema = Schema { name: "figures", number: 2 };
}

impl<'a> Figures<'a> {
    /// All of a book, by place, then in the form's order.
    pub fn new(conference: &'a Conference, form: &'a Form, book: &'a Consolidated) -> Figures<'a> {
        let order = form.order();
        let mut figures: Vec<&Figure> = Vec::new();
        for (_, lines) in book.figures.places() {
            let first = figures.len();
            figures.extend(lines.iter().map(|(_, figure)| figure));
            figures[first..].sort_by_key(|figure| order.get(&*figure.line).copied());
        }
        Figures {
            conference: &conference.id,
            form: &form.id,
            period: conference.period.to_string(),
            vintage: conference.vintage.into(),
            coverage: &book.coverage,
            carried: book.carried.as_ref(),
            figures,
        }
    }
}
