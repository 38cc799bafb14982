//! What the terminal shows, a file a command.

mod build;
mod check;
mod columns;
mod decide;
mod edits;
mod explain;
mod files;
mod finding;
mod issue;
mod json;
mod progress;
mod receive;
mod rules;
mod schedule;
mod status;
mod template_errors;
mod verify;
mod verify_book;

pub use build::built;
pub use check::checked;
pub use decide::decided;
pub use edits::refreshed;
pub use explain::explain;
pub use files::{forms, made, previewed, template_reference};
pub use finding::has_errors;
pub use issue::issued;
pub use progress::Bars;
pub use receive::received;
pub use rules::{backtest, mutations, rules};
pub use schedule::{SystemClock, due, ran};
pub use status::status;
pub use template_errors::mistakes;
pub use verify::verified;
pub use verify_book::{book_verified, originals};
