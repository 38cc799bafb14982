//! Errors of templates: what is wrong where, what was expected, and the nearest name, in English and Vietnamese.

mod nesting;
mod origin;
mod render_error;
mod sources;
mod template_error;

pub use crate::contracts::Diagnostic;
pub(super) use nesting::{shallow, straight};
pub(super) use origin::{marked, parse};
pub(super) use sources::Sources;
pub(super) use template_error::TemplateError;
