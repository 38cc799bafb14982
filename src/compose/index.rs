//! `index.html`: one page with coverage, findings and links to every document.
//!
//! In: the pack's `index.html.hbs`, the subject, the paths of the documents. Out: HTML. Must not: load anything from
//! elsewhere; inserted text is escaped for HTML.

use super::Composer;
use super::mistakes::Sources;
use crate::model::number::decimal;
use anyhow::Result;
use handlebars::Handlebars;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The page's template within the pack.
const NAME: &str = "index.html.hbs";

impl Composer {
    /// Fills the index page. `documents` are path and title of each, in the book's order.
    ///
    /// # Errors
    /// The template names something that does not exist; the message names file, line and column.
    pub fn index(&self, template: &str, documents: &[(String, String)]) -> Result<String> {
        // Not the registry of documents: that one escapes for them.
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        let sources = Sources([(NAME.to_owned(), template.to_owned())].into());
        registry.register_template_string(NAME, template).map_err(|error| sources.unparsed(NAME, &error))?;
        let mut context = self.lists.context(&self.subject, None);
        if let Value::Object(context) = &mut context {
            let links: Vec<Value> =
                documents.iter().map(|(path, title)| json!({ "path": path, "title": title })).collect();
            context.insert("documents".into(), Value::Array(links));
            context.insert("documents_count".into(), json!(decimal(Decimal::from(documents.len()))));
        }
        Ok(registry.render(NAME, &context).map_err(|error| sources.unfilled(&error, &context))?)
    }
}
