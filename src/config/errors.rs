//! What is wrong in declaration files: a list, so that all of it is reported at once.

use crate::messages::Catalogue;
use crate::model::declared::Declared;
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use std::fmt;

/// How many further lines of the same mistake are named.
const SHOWN: usize = 5;

/// One mistake in a declaration file.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclarationError {
    /// Where it stands.
    pub at: Declared,
    /// What is wrong, in one sentence.
    pub what: Message,
}

/// Mistakes in one or more declaration files, in the order of the files; never empty where it is returned as an error.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeclarationErrors(Vec<DeclarationError>);

impl DeclarationErrors {
    /// One mistake.
    pub(super) fn one(at: Declared, what: impl Into<Message>) -> DeclarationErrors {
        DeclarationErrors(vec![DeclarationError { at, what: what.into() }])
    }

    /// One more mistake.
    pub fn push(&mut self, at: Declared, what: impl Into<Message>) {
        self.0.push(DeclarationError { at, what: what.into() });
    }

    /// Those of another file or step.
    pub(super) fn append(&mut self, other: DeclarationErrors) {
        self.0.extend(other.0);
    }

    /// The same mistake made in several places of a file as one, with the lines: a misspelt id is wrong wherever it is named.
    pub(super) fn merged(self) -> DeclarationErrors {
        let mut merged: Vec<(DeclarationError, Vec<usize>)> = Vec::new();
        for error in self.0 {
            match merged.iter_mut().find(|(first, _)| first.what == error.what && first.at.file == error.at.file) {
                Some((first, more)) if first.at.line != error.at.line => more.push(error.at.line),
                Some(_) => {}
                None => merged.push((error, Vec::new())),
            }
        }
        let with_lines = |(error, more): (DeclarationError, Vec<usize>)| {
            let lines: Vec<String> = more.iter().take(SHOWN).map(usize::to_string).collect();
            let what = match more.len() {
                0 => error.what,
                1..=SHOWN => msg!("declaration-also", what = error.what, lines = lines),
                all => msg!("declaration-also-more", what = error.what, lines = lines, more = all - SHOWN),
            };
            DeclarationError { what, ..error }
        };
        DeclarationErrors(merged.into_iter().map(with_lines).collect())
    }

    /// The value, unless there are mistakes.
    ///
    /// # Errors
    /// There are.
    pub fn unless_any<T>(self, value: T) -> Result<T, DeclarationErrors> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Each mistake.
    pub fn iter(&self) -> impl Iterator<Item = &DeclarationError> {
        self.0.iter()
    }
}

/// `file:line: what`.
impl fmt::Display for DeclarationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, Catalogue::embedded(Language::En).text(&self.what))
    }
}

/// One mistake a line.
impl fmt::Display for DeclarationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(DeclarationError::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for DeclarationErrors {}

/// Two values, or the mistakes of both.
pub(super) fn both<A, B>(
    first: Result<A, DeclarationErrors>,
    second: Result<B, DeclarationErrors>,
) -> Result<(A, B), DeclarationErrors> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut errors), Err(more)) => {
            errors.append(more);
            Err(errors)
        }
        (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors),
    }
}

/// Two values, or the mistakes of both; where one could not be read at all, that is reported alone.
///
/// # Errors
/// One of the two is an error.
pub fn together<A, B>(first: anyhow::Result<A>, second: anyhow::Result<B>) -> anyhow::Result<(A, B)> {
    let mistakes = |error: anyhow::Error| error.downcast::<DeclarationErrors>();
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(first), Err(second)) => Err(match (mistakes(first), mistakes(second)) {
            (Ok(mut errors), Ok(more)) => {
                errors.append(more);
                errors.into()
            }
            (Err(other), _) | (_, Err(other)) => other,
        }),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
    }
}
