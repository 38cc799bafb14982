//! Why the program could not run, in words of a language.

use crate::compose::Diagnostic;
use crate::config::{DeclarationError, DeclarationErrors};
use crate::messages::{Catalogue, Failure};
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use std::error::Error;
use std::io;

/// An error and what caused it. What another library says stays as it is, in English.
pub fn error_text(error: &anyhow::Error, catalogue: &Catalogue) -> String {
    error.chain().map(|cause| of_cause(cause, catalogue)).collect::<Vec<_>>().join(": ")
}

fn of_cause(cause: &(dyn Error + 'static), catalogue: &Catalogue) -> String {
    if let Some(failure) = cause.downcast_ref::<Failure>() {
        return catalogue.text(&failure.message);
    }
    if let Some(errors) = cause.downcast_ref::<DeclarationErrors>() {
        return errors.iter().map(|error| of_declaration(error, catalogue)).collect::<Vec<_>>().join("\n");
    }
    if let Some(diagnostic) = cause.downcast_ref::<Diagnostic>() {
        return diagnostic.text(catalogue.language());
    }
    cause
        .downcast_ref::<io::Error>()
        .and_then(of_system)
        .map(|message| catalogue.text(&message))
        .unwrap_or_else(|| cause.to_string())
}

/// The same as messages, the last cause last.
pub(crate) fn causes(error: &anyhow::Error) -> Vec<Message> {
    let of_cause = |cause: &(dyn Error + 'static)| {
        if let Some(failure) = cause.downcast_ref::<Failure>() {
            return vec![failure.message.clone()];
        }
        if let Some(errors) = cause.downcast_ref::<DeclarationErrors>() {
            let at =
                |error: &DeclarationError| msg!("declared-at", at = error.at.to_string(), what = error.what.clone());
            return errors.iter().map(at).collect();
        }
        let system = cause.downcast_ref::<io::Error>().and_then(of_system);
        vec![system.unwrap_or_else(|| Message::verbatim(cause.to_string()))]
    };
    error.chain().flat_map(of_cause).collect()
}

/// `file:line: what`. What the TOML parser says is English.
fn of_declaration(error: &DeclarationError, catalogue: &Catalogue) -> String {
    let what = match (error.what.key(), catalogue.language()) {
        ("", Language::Vi) => msg!("declaration-wrong", what = error.what.clone()),
        _ => error.what.clone(),
    };
    format!("{}: {}", error.at, catalogue.text(&what))
}

/// What the system says of a file, where it is one of the usual things.
fn of_system(error: &io::Error) -> Option<Message> {
    let message = match error.kind() {
        io::ErrorKind::NotFound => msg!("io-not-found"),
        io::ErrorKind::PermissionDenied => msg!("io-permission"),
        io::ErrorKind::AlreadyExists => msg!("io-exists"),
        io::ErrorKind::StorageFull => msg!("io-full"),
        _ => return None,
    };
    // Of the system, not of a library that borrows the type.
    error.raw_os_error().map(|_| message)
}
