//! Pages of the desk: HTML filled from data. What is inserted is escaped; a page knows its parts and nothing of documents.

use super::diagnostics::{self, Diagnostic, Sources};
use super::escape;
use super::helpers;
use handlebars::{Handlebars, Template};
use serde_json::Value;
use std::fmt;

/// The pages, parsed.
pub struct WebPages {
    registry: Handlebars<'static>,
    sources: Sources,
}

impl fmt::Debug for WebPages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WebPages({})", self.sources.0.len())
    }
}

impl WebPages {
    /// Parses pages and their parts, given by name and text.
    ///
    /// # Errors
    /// One is no template, or parts take each other in.
    pub fn parse<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> Result<WebPages, Diagnostic> {
        let sources = Sources(files.map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(escape::html);
        helpers::register_branches(&mut registry);
        for (name, text) in &sources.0 {
            diagnostics::shallow(text).map_err(|placed| sources.nested(name, &placed))?;
            let template = Template::compile_with_name(text, name.clone());
            registry.register_template(name, template.map_err(|error| sources.unparsed(name, &error))?);
        }
        let templates = registry.get_templates().iter().map(|(name, template)| (name.as_str(), template));
        diagnostics::straight(templates).map_err(|(name, placed)| sources.nested(name, &placed))?;
        Ok(WebPages { registry, sources })
    }

    /// Fills a page.
    ///
    /// # Errors
    /// It names something that its data do not have.
    pub fn fill(&self, name: &str, data: &Value) -> Result<String, Diagnostic> {
        self.registry.render(name, data).map_err(|error| self.sources.unfilled(&error, data))
    }
}
