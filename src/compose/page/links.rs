//! What a page leads to.

use crate::compose::composer::{Composer, Job};
use crate::compose::report_context::{ReportContext, place_name};
use crate::model::document::Document;
use crate::model::figure::Place;
use crate::model::issued::IssuedDocument;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

/// A document of the book, in every format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// Without the extension.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Code of the locality it is for; none where it is for the conference.
    pub place: Option<Arc<str>>,
    /// What the documents of its template are called, one for each locality: `Tóm tắt`.
    pub group: String,
    /// Its Word file is one that somebody edited; the others are generated.
    pub edited: bool,
}

/// What of the book a page may lead to.
pub struct Listed<'a> {
    /// Documents, in the book's order.
    pub documents: &'a [DocumentLink],
    /// Workbooks handed back, with the extension, by code of the locality.
    pub backs: &'a BTreeMap<Arc<str>, String>,
    /// Documents that went out.
    pub issued: &'a [IssuedDocument],
    /// The consolidated workbook.
    pub totals: &'a str,
}

impl Composer {
    /// The link to the document of a job.
    pub fn link(&self, job: &Job, document: &Document) -> DocumentLink {
        let group = self.templates.fronts.get(&job.template).map(|front| front.group.as_str()).unwrap_or_default();
        DocumentLink {
            path: document.path.clone(),
            title: document.meta.title.clone(),
            place: job.locality.as_ref().map(|locality| Arc::clone(&locality.id.code)),
            group: if group.is_empty() { document.meta.title.clone() } else { group.to_owned() },
            edited: false,
        }
    }
}

/// Documents that went out, in order of their decisions; a document that the book no longer has shows its path.
pub(super) fn issued(subject: &ReportContext, listed: &Listed<'_>) -> Value {
    let of = |issued: &IssuedDocument| {
        let link = listed.documents.iter().find(|link| link.path == issued.document);
        let title = link.map_or(&issued.document, |link| &link.title);
        let day = NaiveDate::from_str(&issued.day).map_or_else(|_| issued.day.clone(), |day| subject.short_date(day));
        json!({ "path": issued.path, "title": title, "number": issued.number, "day": day })
    };
    listed.issued.iter().map(of).collect()
}

/// Documents that are handed to nobody outside stand in this folder of the book.
const INTERNAL: &str = "noi-bo/";

/// Documents for the conference.
pub(super) fn of_conference(listed: &Listed<'_>) -> Value {
    let own = listed.documents.iter().filter(|link| link.place.is_none());
    own.map(|link| {
        let internal = link.path.starts_with(INTERNAL);
        json!({ "path": link.path, "title": link.title, "edited": link.edited, "internal": internal })
    })
    .collect()
}

/// Documents for localities, those of one kind together.
pub(super) fn groups(subject: &ReportContext, listed: &Listed<'_>) -> Value {
    let of_localities = listed.documents.iter().filter_map(|link| Some((link, link.place.as_ref()?)));
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    for (link, code) in of_localities {
        let name = place_name(subject, Some(&Place::Locality(Arc::clone(code))));
        let document =
            json!({ "path": link.path, "title": link.title, "name": name, "code": **code, "edited": link.edited });
        match groups.iter_mut().find(|(group, _)| *group == link.group) {
            Some((_, documents)) => documents.push(document),
            None => groups.push((&link.group, vec![document])),
        }
    }
    // The largest first: a letter goes only to those that are asked for something.
    groups.sort_by_key(|(_, documents)| std::cmp::Reverse(documents.len()));
    groups
        .into_iter()
        .map(|(group, documents)| {
            json!({ "group": group, "count": subject.count(documents.len()), "documents": documents })
        })
        .collect()
}

/// Documents for one locality.
pub(super) fn of_locality(listed: &Listed<'_>, code: &str) -> Value {
    let own = listed.documents.iter().filter(|link| link.place.as_deref() == Some(code));
    own.map(|link| json!({ "path": link.path, "title": link.title, "group": link.group, "edited": link.edited }))
        .collect()
}
