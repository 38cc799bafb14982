//! The templates of a pack, parsed once for all that is made of them.
//!
//! In: (name, text) of document templates, partials and pages as they stand in the pack. Out: registries of handlebars, in
//! which the helpers of a subject are still missing. Must not: fill anything.

use super::front_matter::{self, FrontMatter};
use super::mistakes::{self, Mistake, Sources};
use super::named::Named;
use super::{inline, page};
use handlebars::Handlebars;
use std::collections::BTreeMap;

/// The templates of a pack.
pub struct Templates {
    /// Documents, the strings of their front matter, partials.
    pub(super) registry: Handlebars<'static>,
    pub(super) fronts: BTreeMap<String, FrontMatter>,
    /// Pages that are no documents. Each stands alone: what it inserts is escaped for what the page is, and it knows no
    /// helpers of documents.
    pub(super) pages: BTreeMap<String, Handlebars<'static>>,
    pub(super) sources: Sources,
    named: BTreeMap<String, Named>,
}

impl Templates {
    /// Parses them all.
    ///
    /// # Errors
    /// A template does not parse: a [`Mistake`] with file, line and column.
    pub fn parse<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Result<Templates, Mistake> {
        let sources = Sources(templates.map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
        let mut parsed = Templates {
            registry: strict(inline::escape),
            fronts: BTreeMap::new(),
            pages: BTreeMap::new(),
            named: BTreeMap::new(),
            sources: Sources::default(),
        };
        for (name, text) in &sources.0 {
            if let Some(partial) = name.strip_prefix("partials/").and_then(|name| name.strip_suffix(".hbs")) {
                register(&mut parsed.registry, &sources, partial, &mistakes::marked(name, text))?;
            } else if name.starts_with("documents/") {
                parsed.document(&sources, name, text)?;
            } else if !name.contains('/') {
                let mut page = strict(page::escape(name));
                register(&mut page, &sources, name, text)?;
                parsed.pages.insert(name.clone(), page);
            } else {
                continue;
            }
            parsed.named.insert(name.clone(), Named::of(&sources.0, name));
        }
        Ok(Templates { sources, ..parsed })
    }

    fn document(&mut self, sources: &Sources, name: &str, text: &str) -> Result<(), Mistake> {
        let (front, body) =
            front_matter::split(text).map_err(|(line, wrong)| sources.in_front_matter(name, line, &wrong))?;
        register(&mut self.registry, sources, name, &mistakes::marked(name, &body))?;
        for (field, source) in front.fields() {
            register(&mut self.registry, sources, &format!("{name}#{field}"), source)?;
        }
        self.fronts.insert(name.to_owned(), front);
        Ok(())
    }

    /// What a template names of the long lists.
    pub(super) fn named(&self, template: &str) -> &Named {
        self.named.get(template).unwrap_or(&Named::Anything)
    }
}

fn register(registry: &mut Handlebars<'_>, sources: &Sources, name: &str, text: &str) -> Result<(), Mistake> {
    registry.register_template_string(name, text).map_err(|error| sources.unparsed(name, &error))
}

/// A registry that knows no unknown names.
fn strict(escape: fn(&str) -> String) -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(escape);
    registry
}
