//! Sentences: from a key and facts to words of a language.
//!
//! The sentences stand in `templates/messages/vi.ftl` and `en.ftl` (Project Fluent), which the secretariat may edit; those
//! the program was built with stand in for what a catalogue lacks. Facts are formatted here, because Fluent knows
//! numbers as floats only.

mod catalogue;
mod catalogues;
mod cause;
mod check;
mod failure;
mod ftl;
mod toml_error;

pub use catalogue::Catalogue;
pub use catalogues::Catalogues;
pub use cause::{built_in, cause};
pub use check::messages;
pub use failure::{Explain, Failure, fail};
pub use ftl::{Mistake, MistakeKind};
pub use toml_error::{TomlError, with_nearest};
