//! Characters that may not stand in XML.

use std::borrow::Cow;

/// The text with U+FFFD for every character that may not stand in XML. Line ends count among them: the tree says where
/// lines end, and docx-rs would drop them.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if text.contains(forbidden) { text.replace(forbidden, "\u{FFFD}").into() } else { text.into() }
}
