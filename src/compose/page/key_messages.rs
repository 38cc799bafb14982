//! What the country's figures say first, as the report says it.

use crate::compose::report_context::ReportContext;
use crate::compose::{inline, insights};
use crate::model::document::plain;
use crate::model::figure::Place;
use anyhow::Result;
use serde_json::{Value, json};

/// So many, as in a report.
const MOST: usize = 4;

/// The weightiest: `lead` in bold, then `sentence`.
///
/// # Errors
/// A text does not parse.
pub(super) fn all(subject: &ReportContext) -> Result<Value> {
    let said = insights::list(subject, &Place::Country, |insight| insight.leads);
    let words = |message: &Value, name: &str| message.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let message = |message: &Value| {
        let content =
            inline::inline(&format!("**{}.** {}", words(message, "lead"), words(message, "sentence")), subject)?;
        let lead = content.iter().take_while(|inline| inline.emphasis().bold).count();
        let (lead, sentence) = content.split_at(lead);
        Ok(json!({ "lead": plain(lead), "sentence": plain(sentence).trim_start() }))
    };
    said.as_array().into_iter().flatten().take(MOST).map(message).collect()
}
