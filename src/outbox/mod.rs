//! Letters that go out, as files that every mail program opens as drafts.

mod letter;

pub use letter::{Attachment, Letter};
