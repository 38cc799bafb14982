//! Mistakes in templates: what is wrong where, what was expected, and the nearest name, in English and Vietnamese.
//!
//! In: errors of handlebars, of the Markdown reader and of blocks, the templates' texts. Out: mistakes with file, line
//! and column. Must not: judge figures; a template can be right with any data.

mod literal;
mod nesting;
mod origin;
mod template_error;
mod trial;

pub(super) use nesting::{shallow, straight};
pub(super) use origin::{marked, parse};
pub(super) use template_error::Wrong;
pub use trial::mistakes;

use super::template_api;
use anyhow::Error;
use handlebars::{RenderError, RenderErrorReason, TemplateError, TemplateErrorReason};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mistake {
    /// Path within the pack, `documents/bao-cao-tong-hop.hbs`.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub english: String,
    /// The same.
    pub vietnamese: String,
    /// The line as it stands in the file.
    pub excerpt: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.english)
    }
}

impl std::error::Error for Mistake {}

/// Templates by name, as they stand in the pack.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources(pub(super) BTreeMap<String, String>);

impl Sources {
    fn text(&self, file: &str) -> &str {
        self.0.get(file).map_or("", String::as_str)
    }

    /// The file behind a name that handlebars knows: a document, a field of its front matter, or a partial.
    fn file(&self, name: &str) -> String {
        let file = name.split('#').next().unwrap_or(name);
        if self.0.contains_key(file) { file.to_owned() } else { format!("partials/{file}.hbs") }
    }

    fn at(&self, file: &str, (line, column): (usize, usize), wrong: &Wrong) -> Mistake {
        let excerpt = self.text(file).lines().nth(line.saturating_sub(1)).unwrap_or_default();
        Mistake {
            file: file.to_owned(),
            line,
            column,
            english: wrong.to_string(),
            vietnamese: wrong.vietnamese.clone(),
            excerpt: excerpt.trim_end().to_owned(),
        }
    }

    /// A template that is no template.
    pub(super) fn unparsed(&self, name: &str, error: &TemplateError) -> Mistake {
        let place = self.in_file(name, error.pos().unwrap_or((1, 1)));
        let english = error.reason().to_string().replace('\n', " ");
        let vietnamese = match error.reason() {
            TemplateErrorReason::MismatchingClosedHelper(opened, closing) => {
                format!("khối mở bằng “{opened}” nhưng đóng bằng “{closing}”")
            }
            _ => "cú pháp {{…}} chưa đúng: thiếu dấu ngoặc, hoặc khối mở bằng {{#…}} chưa đóng bằng {{/…}}".to_owned(),
        };
        self.at(&self.file(name), place, &Wrong::new(english, vietnamese))
    }

    /// A template that goes too deep, or round.
    pub(super) fn nested(&self, name: &str, (place, wrong): &nesting::Placed) -> Mistake {
        self.at(&self.file(name), self.in_file(name, *place), wrong)
    }

    /// A template that cannot be filled; `context` is what it may name.
    pub(super) fn unfilled(&self, error: &RenderError, context: &Value) -> Mistake {
        let name = error.template_name.as_deref().unwrap_or_default();
        let place = self.in_file(name, (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1)));
        self.at(&self.file(name), place, &reason(error.reason(), context))
    }

    /// Positions in a string of the front matter are told as positions in the file.
    fn in_file(&self, name: &str, (line, column): (usize, usize)) -> (usize, usize) {
        let Some((file, field)) = name.split_once('#') else { return (line, column) };
        let source = self.text(file);
        let front = super::front_matter::split(source).ok();
        let fields = front.iter().flat_map(|(front, _)| front.fields());
        let text = fields.filter(|(known, _)| known == field).map(|(_, text)| text.to_owned()).next();
        text.map_or((1, 1), |text| origin::in_front(source, &text, line, column))
    }

    /// A string of the front matter that holds more than words.
    pub(super) fn in_field(&self, name: &str, error: &Error) -> Mistake {
        self.at(&self.file(name), self.in_file(name, (1, 1)), &told(error))
    }

    /// A string of TOML between the `+++` lines, or what stands instead of them.
    pub(super) fn in_front_matter(&self, file: &str, line: usize, wrong: &Wrong) -> Mistake {
        self.at(file, (line, 1), wrong)
    }

    /// Something in a block's body.
    pub(super) fn in_block(&self, fence: (&str, usize), body: &str, error: &Error) -> Mistake {
        let wrong = told(error);
        let line = wrong.line.unwrap_or(0);
        let place = origin::in_block(self.text(fence.0), fence.1, body, line, wrong.token.as_deref());
        self.at(fence.0, place, &wrong)
    }

    /// Something that shows when the document is whole: it is found by its words.
    pub(super) fn in_document(&self, file: &str, error: &Error) -> Mistake {
        let wrong = told(error);
        let place = wrong.token.as_deref().and_then(|token| origin::quoted(self.text(file), token));
        self.at(file, place.unwrap_or((1, 1)), &wrong)
    }

    /// Something in running text.
    pub(super) fn in_text(&self, file: &str, filled: &str, error: &Error) -> Mistake {
        let line = origin::like(self.text(file), filled).unwrap_or(1);
        self.at(file, (line, 1), &told(error))
    }
}

/// An error in both languages; in Vietnamese with the English words where it brings no others.
fn told(error: &Error) -> Wrong {
    let english = format!("{error:#}").replace('\n', " ");
    match error.chain().find_map(|cause| cause.downcast_ref::<Wrong>()) {
        Some(wrong) => Wrong { english, ..wrong.clone() },
        None => Wrong::in_english(english),
    }
}

/// What handlebars says, with the nearest name.
fn reason(reason: &RenderErrorReason, context: &Value) -> Wrong {
    match reason {
        RenderErrorReason::NestedError(error) => match error.downcast_ref::<Wrong>() {
            Some(wrong) if wrong.is_name() => unknown_name(wrong.token.as_deref().unwrap_or_default(), context),
            Some(wrong) => wrong.clone(),
            None => Wrong::in_english(error.to_string()),
        },
        RenderErrorReason::MissingVariable(Some(name)) => unknown_name(name, context),
        RenderErrorReason::HelperNotFound(name) => {
            Wrong::new(format!("there is no helper {name:?}"), format!("không có hàm “{name}”"))
                .unknown(name, template_api::HELPERS.iter().map(|helper| helper.name))
        }
        RenderErrorReason::PartialNotFound(name) => {
            Wrong::new(format!("there is no partial {name:?}"), format!("không có tệp partials/{name}.hbs"))
        }
        other => Wrong::in_english(other.to_string().replace('\n', " ")),
    }
}

fn unknown_name(name: &str, context: &Value) -> Wrong {
    let known = names(context);
    if known.contains(name) {
        return elsewhere(name, context);
    }
    Wrong::new(format!("unknown name {name:?}"), format!("không có tên “{name}”"))
        .unknown(name, known.iter().map(String::as_str))
}

/// A name that does exist, but not where it is written: inside of a list, names are those of its elements.
fn elsewhere(name: &str, context: &Value) -> Wrong {
    let of_document = name.split('.').try_fold(context, |value, step| value.get(step)).is_some();
    let (english, vietnamese) = if of_document {
        (format!("inside of a list write @root.{name}"), format!("bên trong danh sách phải ghi @root.{name}"))
    } else {
        ("it is one of the elements of a list".to_owned(), "đó là tên của phần tử trong danh sách".to_owned())
    };
    let wrong = Wrong::new(
        format!("unknown name {name:?} here; {english}"),
        format!("ở đây không có tên “{name}”; {vietnamese}"),
    );
    Wrong { token: Some(name.to_owned()), ..wrong }
}

/// Every name a template may use: whole paths, and inside of lists those of their elements.
pub(super) fn names(context: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(context, "", &mut found);
    found
}

fn collect(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            collect(value, &path, found);
            found.insert(path);
        }),
        Value::Array(elements) => elements.iter().take(1).for_each(|element| collect(element, "", found)),
        _ => {}
    }
}
