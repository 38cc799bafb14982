//! Changes to `conference.toml` from a form: they keep everything else as it stands.

use crate::commands::settings::{
    GENERATE, Kind, SETTINGS, Saved, Setting, SettingValue, literal, mistakes, value_of, wrong_values,
};
use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::project::write_conference;
use crate::publish::sha256;
use anyhow::Result;
use std::path::Path;
use toml::de::DeTable;

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
pub(crate) fn save_fields(folder: &Path, templates: &Path, values: &[SettingValue]) -> Result<Saved<()>> {
    let missing = wrong_values(values);
    if !missing.is_empty() {
        return Ok(Err(missing));
    }
    let before = text(folder)?;
    let Some(changed) = with_values(&before, values) else { return Err(fail(msg!("desk-not-toml"))) };
    save(folder, templates, &changed)
}

/// Values of fields as a form shows them, by key; of a file that is no TOML none.
pub(crate) fn values(text: &str) -> Vec<SettingValue> {
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let value = |field: &Setting| {
        let value = match field.key {
            GENERATE => table.get(GENERATE)?.as_array()?.first()?.get("at"),
            key => table.get(key),
        };
        let text = match value? {
            toml::Value::String(text) => text.clone(),
            toml::Value::Datetime(at) => shown(&at.to_string(), field.kind),
            toml::Value::Boolean(false) if field.kind == Kind::Yes => return None,
            other => other.to_string(),
        };
        Some((field.key, text))
    };
    SETTINGS.iter().filter_map(value).collect()
}

/// A moment as a browser's field shows it, `2026-12-31T17:00`, or a time, `08:00`.
fn shown(text: &str, kind: Kind) -> String {
    match kind {
        Kind::Moment => text.get(..16).unwrap_or(text).to_owned(),
        Kind::Time => text.get(..5).unwrap_or(text).to_owned(),
        _ => text.to_owned(),
    }
}

/// The file with other values of fields; nothing where it is no TOML.
fn with_values(text: &str, values: &[SettingValue]) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    let table = document.get_ref();
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    // New keys go before the first table.
    let end = table_start(text);
    let mut added = String::new();
    let known = self::values(text);
    for field in &SETTINGS {
        let value = value_of(values, field.key);
        if known.iter().any(|(key, before)| *key == field.key && before == value) {
            continue;
        }
        let span = match field.key {
            GENERATE => generate_span(table),
            key => table.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value.span()),
        };
        match (span, value) {
            // Written out as no: it stays.
            (Some(_), "") if field.kind == Kind::Yes && !known.iter().any(|(key, _)| *key == field.key) => {}
            (Some(span), "") => edits.push((line_of(text, &span), String::new())),
            (Some(span), value) => edits.push((span, written(value, field))),
            (None, "") => {}
            (None, _) if field.key == GENERATE => {}
            (None, value) => added.push_str(&format!("{} = {}\n", field.key, written(value, field))),
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

/// A value as TOML writes it; it was found to be understood.
fn written(value: &str, setting: &Setting) -> String {
    literal(value, setting.kind).unwrap_or_else(|| value.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# About it.\n\ntitle = \"A\"  # short\ndate = 2027-01-08\nvenue = \"V\"\ndeadline = \
                        2026-12-31T17:00:00+07:00 # firm\nprevious = \"x\"\nsynthetic = false\n\n# When.\n[[generate]]\nat = \
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
        set("four_eyes", "true");
        set("time", "8h30");
        let changed = with_values(FILE, &typed).unwrap();
        let wanted = FILE
            .replace("\"A\"", "'B \"quoted\"'")
            .replace("2026-12-31T17:00:00", "2026-12-30T09:30:00")
            .replace("2027-01-07T15:00:00", "2027-01-06T10:00:00")
            .replace("previous = \"x\"\n", "")
            .replace(
                "synthetic = false\n",
                "synthetic = false\ncontact = \"Cục\"\ntime = 08:30:00\nfour_eyes = true\n",
            );
        assert_eq!(changed, wanted);
    }
}
