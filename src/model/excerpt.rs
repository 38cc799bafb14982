//! The beginning of a text that is too long for where it is quoted.

use std::borrow::Cow;

/// The first `most` characters of a text, with `…` where there are more.
///
/// ```
/// use briefbook::model::excerpt::excerpt;
/// assert_eq!(excerpt("Đề nghị", 7), "Đề nghị");
/// assert_eq!(excerpt("Đề nghị", 2), "Đề…");
/// ```
pub fn excerpt(text: &str, most: usize) -> Cow<'_, str> {
    // No text has more characters than bytes.
    let end = if text.len() > most { text.char_indices().nth(most) } else { None };
    match end {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()).into(),
        None => text.into(),
    }
}
