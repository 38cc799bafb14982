//! The templates of a pack, parsed once for all documents. The helpers, which need the data, come with the
//! [`Composer`](super::composer).

use super::diagnostics::{self, Diagnostic, Sources};
use super::escape;
use super::front_matter::{self, FrontMatter};
use super::used_names::Named;
use handlebars::{Handlebars, Template};
use rayon::prelude::*;
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
    /// A template does not parse, or partials take each other in: a [`Diagnostic`] with file, line and column.
    pub fn parse<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Result<Templates, Diagnostic> {
        let sources = Sources(templates.map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
        let read = |(name, text): (&String, &String)| Read::of(&sources, name, text);
        let all: Vec<Result<Read, Diagnostic>> = sources.0.par_iter().map(read).collect();
        let mut parsed = Templates {
            registry: strict(escape::document),
            fronts: BTreeMap::new(),
            pages: BTreeMap::new(),
            named: BTreeMap::new(),
            sources: Sources::default(),
        };
        let mut web = Vec::new();
        for (name, read) in sources.0.keys().zip(all) {
            parsed.take(name, read?, &mut web);
        }
        for page in parsed.pages.iter_mut().filter(|(name, _)| escape::is_html(name)).map(|(_, page)| page) {
            web.iter().for_each(|(name, template)| page.register_template(name, template.clone()));
        }
        for registry in std::iter::once(&parsed.registry).chain(parsed.pages.values()) {
            let templates = registry.get_templates().iter().map(|(name, template)| (name.as_str(), template));
            diagnostics::straight(templates).map_err(|(name, placed)| sources.nested(name, &placed))?;
        }
        Ok(Templates { sources, ..parsed })
    }

    /// Takes a file; parts of pages in HTML are put by, until all pages are there.
    fn take(&mut self, name: &str, read: Read, web: &mut Vec<(String, Template)>) {
        let Read { kind, templates, named } = read;
        self.named.insert(name.to_owned(), named);
        let registry = match kind {
            Kind::Page => self.pages.entry(name.to_owned()).or_insert_with(|| strict(escape::page(name))),
            Kind::Partial => &mut self.registry,
            Kind::WebPartial => return web.extend(templates),
            Kind::Document(front) => {
                self.fronts.insert(name.to_owned(), *front);
                &mut self.registry
            }
        };
        templates.into_iter().for_each(|(name, template)| registry.register_template(&name, template));
    }

    /// What a template names of the long lists.
    pub(super) fn named(&self, template: &str) -> &Named {
        self.named.get(template).unwrap_or(&Named::Anything)
    }
}

/// Begins the names of partials for pages in HTML.
const WEB: &str = "web/";

/// A file of the pack, parsed by itself.
struct Read {
    kind: Kind,
    /// What it holds, by the names it is called by.
    templates: Vec<(String, Template)>,
    named: Named,
}

/// What a file is, by where it stands.
enum Kind {
    Document(Box<FrontMatter>),
    Partial,
    /// A part of pages in HTML.
    WebPartial,
    Page,
}

impl Read {
    fn of(sources: &Sources, name: &str, text: &str) -> Result<Read, Diagnostic> {
        let parse = |called: &str, text: &str| {
            diagnostics::shallow(text).map_err(|placed| sources.nested(called, &placed))?;
            let template = Template::compile_with_name(text, called.to_owned());
            Ok((called.to_owned(), template.map_err(|error| sources.unparsed(called, &error))?))
        };
        let (kind, templates) = if let Some(partial) = name.strip_prefix("partials/") {
            let called = partial.strip_suffix(".hbs").unwrap_or(partial);
            match called.starts_with(WEB) {
                true => (Kind::WebPartial, vec![parse(called, text)?]),
                false => (Kind::Partial, vec![parse(called, &diagnostics::marked(name, text))?]),
            }
        } else if name.starts_with("documents/") {
            let (front, body) =
                front_matter::split(text).map_err(|(line, wrong)| sources.in_front_matter(name, line, &wrong))?;
            let mut templates = vec![parse(name, &diagnostics::marked(name, &body))?];
            for (field, source) in front.fields() {
                templates.push(parse(&format!("{name}#{field}"), source)?);
            }
            (Kind::Document(Box::new(front)), templates)
        } else {
            (Kind::Page, vec![parse(name, text)?])
        };
        Ok(Read { kind, templates, named: Named::of(&sources.0, name) })
    }
}

/// A registry that knows no unknown names.
fn strict(escape: fn(&str) -> String) -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(escape);
    registry
}
