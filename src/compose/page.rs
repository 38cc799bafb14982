//! Pages of the book that are no documents: `index.html`, `thay-doi.md`.
//!
//! In: a template in the pack's own folder, the subject, the paths of the documents. Out: HTML or Markdown. Must not: load
//! anything from elsewhere; inserted text is escaped for what the page is.

use super::Composer;
use super::mistakes::Sources;
use crate::model::number::decimal;
use anyhow::Result;
use handlebars::{Handlebars, html_escape};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// What of the book a page may lead to: path and title of each, in the book's order.
pub struct Listed<'a> {
    /// Documents, without the extension.
    pub documents: &'a [(String, String)],
    /// Workbooks handed back, with it.
    pub backs: &'a [(String, String)],
}

impl Composer {
    /// Fills a page by its template's name, `index.html.hbs`.
    ///
    /// # Errors
    /// The template names something that does not exist: a [`super::Mistake`].
    pub fn page(&self, name: &str, template: &str, listed: &Listed<'_>) -> Result<String> {
        // Not the registry of documents: that one escapes for them.
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(if name.ends_with(".html.hbs") { html_escape } else { markdown_escape });
        let sources = Sources([(name.to_owned(), template.to_owned())].into());
        registry.register_template_string(name, template).map_err(|error| sources.unparsed(name, &error))?;
        let mut context = self.lists.context(&self.subject, None);
        if let Value::Object(context) = &mut context {
            let links = |all: &[(String, String)]| -> Value {
                all.iter().map(|(path, title)| json!({ "path": path, "title": title })).collect()
            };
            context.insert("documents".into(), links(listed.documents));
            context.insert("backs".into(), links(listed.backs));
            context.insert("documents_count".into(), json!(decimal(Decimal::from(listed.documents.len()))));
        }
        Ok(registry.render(name, &context).map_err(|error| sources.unfilled(&error, &context))?)
    }
}

/// Text on one line, in which nothing acts as markup.
fn markdown_escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
