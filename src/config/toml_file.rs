//! A TOML file and what is found wrong in it.
//!
//! Functions that read a value note a mistake and go on with a stand-in, so that one reading finds all mistakes;
//! [`TomlFile::finish`] lets no value out where there was one.

use super::errors::DeclarationErrors;
use super::text_file::read_text;
use crate::messages::TomlError;
use crate::model::declared::Declared;
use crate::model::message::Message;
use crate::model::quantity::LIMIT;
use crate::model::viet_nam;
use crate::msg;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};
use toml::value::Datetime;

/// A reference with its place in the file.
pub(super) type Name = Spanned<String>;

/// A file that was read.
pub(super) struct TomlFile {
    path: PathBuf,
    pub(super) text: String,
    errors: RefCell<DeclarationErrors>,
}

impl TomlFile {
    pub(super) fn read(path: &Path) -> Result<TomlFile> {
        Ok(TomlFile::of(path, read_text(path)?))
    }

    /// What would stand in a file.
    pub(super) fn of(path: &Path, text: String) -> TomlFile {
        TomlFile { path: path.to_owned(), text, errors: RefCell::default() }
    }

    /// Parses the whole file. Where an entry has the wrong shape there is no value; an unknown key is passed over, so that
    /// the rest of the file is looked at.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Option<T> {
        let (document, errors) = DeTable::parse_recoverable(&self.text);
        // What the parser says after the first mistake of a line comes of that one.
        let mut lines = BTreeSet::new();
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            if lines.insert(self.declared(&span).line) {
                self.wrong(&span, TomlError::syntax(error).message);
            }
        }
        if errors.is_empty() { self.deserialize(document) } else { None }
    }

    fn deserialize<T: DeserializeOwned>(&self, mut document: Spanned<DeTable<'_>>) -> Option<T> {
        let mut is_whole = true;
        loop {
            let error = match T::deserialize(Deserializer::from(document.clone())) {
                Ok(value) => return is_whole.then_some(value),
                Err(error) => error,
            };
            let span = error.span().unwrap_or(0..0);
            // What is no matter of shape is said by the type of the value itself.
            let said = || Message::verbatim(error.message().replace('\n', " "));
            self.wrong(&span, TomlError::shape(&error).map_or_else(said, |wrong| wrong.message));
            let is_unknown = error.message().starts_with("unknown field");
            if !(is_unknown && drop_key(document.get_mut(), &span)) {
                is_whole = false;
                if !drop_entry(document.get_mut(), &span) {
                    return None;
                }
            }
        }
    }

    /// Notes a mistake.
    pub(super) fn wrong(&self, span: &Range<usize>, what: impl Into<Message>) {
        self.errors.borrow_mut().push(self.declared(span), what);
    }

    /// The value, unless a mistake was noted.
    pub(super) fn finish<T>(&self, value: Option<T>) -> Result<T, DeclarationErrors> {
        let errors = self.errors.take().merged();
        match value {
            Some(value) => errors.unless_any(value),
            None => Err(errors),
        }
    }

    /// A place in the file.
    pub(super) fn declared(&self, span: &Range<usize>) -> Declared {
        let before = self.text.get(..span.start).unwrap_or_default();
        let of_line = before.rsplit('\n').next().unwrap_or_default();
        Declared {
            file: self.path.to_string_lossy().into(),
            line: before.matches('\n').count() + 1,
            column: of_line.chars().count() + 1,
        }
    }

    /// An exact number written as text.
    pub(super) fn decimal(&self, name: &Name) -> Decimal {
        let number = Decimal::from_str(name.get_ref()).ok().filter(|number| number.abs() < LIMIT);
        number.unwrap_or_else(|| {
            self.wrong(&name.span(), msg!("not-a-decimal", text = name.get_ref()));
            Decimal::ONE
        })
    }

    /// A day.
    pub(super) fn day(&self, value: &Spanned<Datetime>) -> NaiveDate {
        NaiveDate::from_str(&value.get_ref().to_string()).unwrap_or_else(|_| {
            self.wrong(&value.span(), msg!("not-a-day"));
            NaiveDate::default()
        })
    }

    /// A moment in Viet Nam's time, whose day documents print.
    pub(super) fn moment(&self, value: &Spanned<Datetime>) -> DateTime<FixedOffset> {
        let parsed = DateTime::parse_from_rfc3339(&value.get_ref().to_string());
        viet_nam::time(parsed.unwrap_or_else(|_| {
            self.wrong(&value.span(), msg!("not-a-moment"));
            DateTime::default()
        }))
    }

    /// Path from the templates folder, with `/`.
    pub(super) fn relative_to(&self, root: &Path) -> String {
        self.path.strip_prefix(root).unwrap_or(&self.path).to_string_lossy().replace('\\', "/")
    }
}

/// Takes away the key that stands at a place.
fn drop_key(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    let found = table.keys().find(|key| key.span() == *span).cloned();
    found.is_some_and(|key| table.remove(&key).is_some())
        || table.iter_mut().any(|(_, value)| drop_key_within(value.get_mut(), span))
}

fn drop_key_within(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => drop_key(table, span),
        DeValue::Array(array) => array.iter_mut().any(|entry| drop_key_within(entry.get_mut(), span)),
        _ => false,
    }
}

/// Takes away the `[[entry]]` that holds a place.
fn drop_entry(document: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    for (_, value) in document.iter_mut() {
        if let DeValue::Array(array) = value.get_mut()
            && array.iter().any(|entry| holds(entry, span))
        {
            *array = array.iter().filter(|entry| !holds(entry, span)).cloned().collect();
            return true;
        }
    }
    false
}

fn holds(value: &Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
    let within = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    within(value.span())
        || match value.get_ref() {
            DeValue::Table(table) => table.iter().any(|(key, value)| within(key.span()) || holds(value, span)),
            DeValue::Array(array) => array.iter().any(|entry| holds(entry, span)),
            _ => false,
        }
}
