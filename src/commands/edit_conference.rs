//! `conference.toml` from a form: a new one as a person would have written it, and changes to one that keep everything else
//! as it stands.

use crate::config::{self, DeclarationErrors};
use crate::key;
use crate::localities::slug;
use crate::messages::{Explain as _, fail};
use crate::model::conference::Conference;
use crate::model::message::Message;
use crate::msg;
use crate::project::{Project, new_conference, write_conference};
use crate::publish::sha256;
use anyhow::{Error, Result};
use std::path::Path;
use toml::de::DeTable;

/// How a value is typed and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Day,
    Moment,
}

/// A setting that a form has a field for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Its key in the file; that of the first book's moment is `generate`.
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// Key of its name.
    pub(crate) label: &'static str,
    /// Key of its explanation.
    pub(crate) hint: &'static str,
}

const fn field(key: &'static str, kind: Kind, required: bool, (label, hint): (&'static str, &'static str)) -> Field {
    Field { key, kind, required, label, hint }
}

/// The first book's moment, which stands in a table of its own.
const GENERATE: &str = "generate";

/// The fields, in the order of form and file.
pub(crate) const FIELDS: [Field; 16] = [
    field("title", Kind::Text, true, (key!("setting-title"), key!("setting-title-hint"))),
    field("date", Kind::Day, true, (key!("setting-date"), key!("setting-date-hint"))),
    field("venue", Kind::Text, true, (key!("setting-venue"), key!("setting-venue-hint"))),
    field("pack", Kind::Text, true, (key!("setting-pack"), key!("setting-pack-hint"))),
    field("form", Kind::Text, true, (key!("setting-form"), key!("setting-form-hint"))),
    field("style", Kind::Text, true, (key!("setting-style"), key!("setting-style-hint"))),
    field("vintage", Kind::Number, true, (key!("setting-vintage"), key!("setting-vintage-hint"))),
    field("period", Kind::Text, true, (key!("setting-period"), key!("setting-period-hint"))),
    field("data_to", Kind::Day, true, (key!("setting-data-to"), key!("setting-data-to-hint"))),
    field("deadline", Kind::Moment, true, (key!("setting-deadline"), key!("setting-deadline-hint"))),
    field("answer_by", Kind::Moment, false, (key!("setting-answer-by"), key!("setting-answer-by-hint"))),
    field("contact", Kind::Text, false, (key!("setting-contact"), key!("setting-contact-hint"))),
    field("previous", Kind::Text, false, (key!("setting-previous"), key!("setting-previous-hint"))),
    field("localities", Kind::Text, false, (key!("setting-localities"), key!("setting-localities-hint"))),
    field("next_edition", Kind::Day, false, (key!("setting-next-edition"), key!("setting-next-edition-hint"))),
    field(GENERATE, Kind::Moment, true, (key!("setting-generate"), key!("setting-generate-hint"))),
];

/// What a form begins with.
pub(crate) fn defaults() -> Vec<(&'static str, String)> {
    [("vintage", "34"), ("style", "nd30")].map(|(key, value)| (key, value.to_owned())).into()
}

/// What is wrong, and in which setting; with an empty key where that is not known.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    pub(crate) key: String,
    /// Line of the file.
    pub(crate) line: usize,
    pub(crate) what: Message,
}

/// A value or all mistakes.
pub(crate) type Saved<T> = Result<T, Vec<Mistake>>;

/// Values of fields by key.
type Values = [(&'static str, String)];

/// Makes the folder of a new conference, with its file and a place for workbooks, and gives its name.
///
/// # Errors
/// The folder cannot be made. What is wrong in the values is the inner error.
pub(crate) fn create(root: &Path, templates: &Path, values: &Values) -> Result<Saved<String>> {
    let missing = missing(values);
    if !missing.is_empty() {
        return Ok(Err(missing));
    }
    let id = free_id(root, values);
    let text = written(values);
    // Neighbours are looked for next to the folder, which is not there yet.
    let root = dunce::canonicalize(root).explain(|| msg!("cannot-open", path = root.display()))?;
    let mistakes = mistakes(&text, &root.join(&id), templates)?;
    if !mistakes.is_empty() {
        return Ok(Err(mistakes));
    }
    new_conference(&root.join(&id), &text)?;
    Ok(Ok(id))
}

/// The file of a conference as it stands.
///
/// # Errors
/// It cannot be read.
pub(crate) fn text(folder: &Path) -> Result<String> {
    let bytes = crate::pipeline::loader::bytes(&folder.join("conference.toml"), 1 << 20);
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.explain(|| msg!("cannot-read", path = folder.join("conference.toml").display()))
}

/// By what it is told whether somebody else changed the file meanwhile.
pub(crate) fn hash(text: &str) -> String {
    sha256(text.as_bytes())
}

/// Saves the whole file, if it has no mistakes.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn save(folder: &Path, templates: &Path, text: &str) -> Result<Saved<()>> {
    let full = dunce::canonicalize(folder).explain(|| msg!("cannot-open", path = folder.display()))?;
    let mistakes = mistakes(text, &full, templates)?;
    if !mistakes.is_empty() {
        return Ok(Err(mistakes));
    }
    write_conference(folder, text)?;
    Ok(Ok(()))
}

/// Saves fields into the file, in which everything else stays as it stands.
///
/// # Errors
/// The folder cannot be read or written.
pub(crate) fn save_fields(folder: &Path, templates: &Path, values: &Values) -> Result<Saved<()>> {
    let missing = missing(values);
    if !missing.is_empty() {
        return Ok(Err(missing));
    }
    let before = text(folder)?;
    let Some(changed) = with_values(&before, values) else { return Err(fail(msg!("desk-not-toml"))) };
    save(folder, templates, &changed)
}

/// Values of fields as a form shows them, by key; of a file that is no TOML none.
pub(crate) fn values(text: &str) -> Vec<(&'static str, String)> {
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let value = |field: &Field| {
        let value = match field.key {
            GENERATE => table.get(GENERATE)?.as_array()?.first()?.get("at"),
            key => table.get(key),
        };
        let text = match value? {
            toml::Value::String(text) => text.clone(),
            toml::Value::Datetime(at) => shown(&at.to_string(), field.kind),
            other => other.to_string(),
        };
        Some((field.key, text))
    };
    FIELDS.iter().filter_map(value).collect()
}

/// A moment as a browser's field shows it, `2026-12-31T17:00`.
fn shown(text: &str, kind: Kind) -> String {
    match kind {
        Kind::Moment => text.get(..16).unwrap_or(text).to_owned(),
        _ => text.to_owned(),
    }
}

/// Fields that must have a value and have none, or one of another shape.
fn missing(values: &Values) -> Vec<Mistake> {
    let wrong = FIELDS.iter().filter_map(|field| {
        let value = value_of(values, field.key);
        let is_shaped = match field.kind {
            Kind::Text => !value.contains('\n'),
            Kind::Number => value.bytes().all(|byte| byte.is_ascii_digit()),
            Kind::Day => literal(value, field.kind).parse::<toml::value::Datetime>().is_ok(),
            Kind::Moment => literal(value, field.kind).parse::<toml::value::Datetime>().is_ok(),
        };
        let what = match value.is_empty() {
            true if field.required => msg!("setting-needed"),
            true => return None,
            false if is_shaped => return None,
            false => msg!("setting-not-understood", text = value),
        };
        Some(Mistake { key: field.key.to_owned(), line: 0, what })
    });
    wrong.collect()
}

fn value_of<'v>(values: &'v Values, key: &str) -> &'v str {
    values.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value)
}

/// A value as TOML writes it. Moments are in Viet Nam's time.
fn literal(value: &str, kind: Kind) -> String {
    match kind {
        Kind::Text => toml::Value::String(value.to_owned()).to_string(),
        Kind::Number | Kind::Day => value.to_owned(),
        Kind::Moment => format!("{}:00+07:00", value.get(..16).unwrap_or(value)),
    }
}

/// The text of a new file.
fn written(values: &Values) -> String {
    let mut text = String::new();
    for field in FIELDS.iter().filter(|field| field.key != GENERATE) {
        let value = value_of(values, field.key);
        if !value.is_empty() {
            text.push_str(&format!("{} = {}\n", field.key, literal(value, field.kind)));
        }
    }
    let at = literal(value_of(values, GENERATE), Kind::Moment);
    text.push_str(&format!("\n[[generate]]\nat = {at}\n"));
    text
}

/// A name that no folder has: the day of the meeting and the pack.
fn free_id(root: &Path, values: &Values) -> String {
    let id = format!("{}-{}", value_of(values, "date"), slug(value_of(values, "pack")));
    let numbered = std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}-{number}")));
    let mut free = numbered.filter(|id| !root.join(id).exists());
    free.next().unwrap_or(id)
}

/// The file with other values of fields; nothing where it is no TOML.
fn with_values(text: &str, values: &Values) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    let table = document.get_ref();
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    // New keys go before the first table.
    let end = table_start(text);
    let mut added = String::new();
    let known = self::values(text);
    for field in &FIELDS {
        let value = value_of(values, field.key);
        if known.iter().any(|(key, before)| *key == field.key && before == value) {
            continue;
        }
        let span = match field.key {
            GENERATE => generate_span(table),
            key => table.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value.span()),
        };
        match (span, value) {
            (Some(span), "") => edits.push((line_of(text, &span), String::new())),
            (Some(span), value) => edits.push((span, literal(value, field.kind))),
            (None, "") => {}
            (None, _) if field.key == GENERATE => {}
            (None, value) => added.push_str(&format!("{} = {}\n", field.key, literal(value, field.kind))),
        }
    }
    if !added.is_empty() {
        edits.push((end..end, added));
    }
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut changed = text.to_owned();
    for (span, new) in edits {
        changed.replace_range(span, &new);
    }
    Some(changed)
}

/// Where the first book's moment stands.
fn generate_span(table: &DeTable<'_>) -> Option<std::ops::Range<usize>> {
    let (_, entries) = table.iter().find(|(known, _)| known.get_ref() == GENERATE)?;
    let first = entries.get_ref().as_array()?.first()?;
    let (_, at) = first.get_ref().as_table()?.iter().find(|(known, _)| known.get_ref() == "at")?;
    Some(at.span())
}

/// The whole line of a value.
fn line_of(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(span.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| span.end + at + 1);
    start..end
}

/// Where the first table begins, with the comments above it.
fn table_start(text: &str) -> usize {
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.starts_with('[') {
            return start;
        }
        at += line.len();
        if !(trimmed.is_empty() || trimmed.starts_with('#')) {
            start = at;
        }
    }
    start
}

/// All mistakes of a text as the file of a folder, and of the declarations that it names.
fn mistakes(text: &str, folder: &Path, templates: &Path) -> Result<Vec<Mistake>> {
    let checked: Result<Conference> = config::conference_of(text, folder);
    match checked.and_then(|conference| Project::of(conference, templates)) {
        Ok(_) => Ok(Vec::new()),
        Err(error) => told(text, error),
    }
}

fn told(text: &str, error: Error) -> Result<Vec<Mistake>> {
    let errors = match error.downcast::<DeclarationErrors>() {
        Ok(errors) => errors,
        // A pack or a form that is not there.
        Err(other) => match other.downcast::<crate::messages::Failure>() {
            Ok(failure) => return Ok(vec![Mistake { key: String::new(), line: 0, what: failure.message }]),
            Err(other) => return Err(other),
        },
    };
    let mistake = |one: &crate::config::DeclarationError| Mistake {
        key: key_at(text, one.at.line),
        line: one.at.line,
        what: one.what.clone(),
    };
    Ok(errors.iter().map(mistake).collect())
}

/// The setting on a line: its key, or `generate` in that table.
fn key_at(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let own = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
    let before = lines.get(..line).unwrap_or(&lines);
    let table = before.iter().rev().find(|line| line.trim_start().starts_with('['));
    match table {
        Some(table) if table.contains(GENERATE) => GENERATE.to_owned(),
        Some(_) => String::new(),
        None => own.split('=').next().unwrap_or_default().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# About it.\n\ntitle = \"A\"  # short\ndate = 2027-01-08\nvenue = \"V\"\ndeadline = \
                        2026-12-31T17:00:00+07:00 # firm\nprevious = \"x\"\n\n# When.\n[[generate]]\nat = \
                        2027-01-07T15:00:00+07:00\n\n[limits]\nrows = 5\n";

    #[test]
    fn a_field_changes_its_value_and_nothing_else() {
        let mut typed = values(FILE);
        assert_eq!(value_of(&typed, "deadline"), "2026-12-31T17:00");
        assert_eq!(with_values(FILE, &typed).as_deref(), Some(FILE), "as it is");
        let mut set = |key: &'static str, value: &str| {
            typed.retain(|(known, _)| *known != key);
            typed.push((key, value.to_owned()));
        };
        set("title", "B \"quoted\"");
        set("deadline", "2026-12-30T09:30");
        set("generate", "2027-01-06T10:00");
        set("previous", "");
        set("contact", "Cục");
        let changed = with_values(FILE, &typed).unwrap();
        let wanted = FILE
            .replace("\"A\"", "'B \"quoted\"'")
            .replace("2026-12-31T17:00:00", "2026-12-30T09:30:00")
            .replace("2027-01-07T15:00:00", "2027-01-06T10:00:00")
            .replace("previous = \"x\"\n", "contact = \"Cục\"\n");
        assert_eq!(changed, wanted);
    }

    #[test]
    fn a_mistake_belongs_to_its_setting() {
        assert_eq!([3, 4, 6, 11, 14].map(|line| key_at(FILE, line)), ["title", "date", "deadline", "generate", ""]);
    }
}
