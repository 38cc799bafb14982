//! Templates that nest too deep, or partials that go in circles: handlebars parses and fills by recursion and would
//! overflow the stack. A partial that is chosen only while filling may be any.

use super::TemplateError;
use crate::msg;
use handlebars::template::{DecoratorTemplate, Parameter, Template, TemplateElement};
use std::collections::{BTreeMap, BTreeSet};

/// Blocks within each other, far more than anybody can follow.
const DEEPEST: usize = 64;

/// What is wrong with a template, at which line and column, from 1.
pub(in crate::compose) type Placed = ((usize, usize), Box<TemplateError>);

/// Refuses a template that would be parsed too deep.
pub(in crate::compose) fn shallow(text: &str) -> Result<(), Placed> {
    let wrong = || TemplateError::new(msg!("template-more-than-blocks-brackets-stand", most = DEEPEST));
    too_deep(text).map_or(Ok(()), |place| Err((place, Box::new(wrong()))))
}

/// The first tag within more than [`DEEPEST`] blocks or brackets.
fn too_deep(text: &str) -> Option<(usize, usize)> {
    // For each open block, how deep the fillers nest it: `{{else if}}` is a block within the block.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..)?.find("{{").map(|found| at + found) {
        let tag = text.get(start..)?;
        let escaped = text.get(..start)?.ends_with('\\');
        // What a raw block holds is no tag, and its own tags hold nothing.
        let raw = tag.starts_with("{{{{");
        let end = if tag.starts_with("{{!--") { "--}}" } else { "}}" };
        let length = tag.find(end).map_or(tag.len(), |found| found + end.len());
        at = start + if escaped { 2 } else { length };
        let inside = tag.get(..length)?;
        let words = inside.trim_start_matches(['{', '~', ' ']);
        match words.chars().next() {
            _ if escaped || raw => {}
            Some('#') => open.push(1),
            Some('/') => drop(open.pop()),
            _ if words.starts_with("else ") || words.starts_with('^') => {
                open.last_mut().into_iter().for_each(|depth| *depth += 1);
            }
            _ => {}
        }
        if open.iter().sum::<usize>() + brackets(inside) > DEEPEST {
            return Some(place(text, start));
        }
    }
    None
}

/// How deep the brackets of a tag go into each other.
fn brackets(tag: &str) -> usize {
    let mut depth = 0_usize;
    let depths = tag.chars().map(|c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth
    });
    depths.max().unwrap_or_default()
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let own = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, own.chars().count() + 1)
}

/// Begins the names of templates that are no partials.
const DOCUMENTS: &str = "documents/";

/// A partial taken in.
struct Call<'t> {
    /// Name of the template it stands in.
    template: &'t str,
    place: (usize, usize),
    /// `None` where it is chosen only while filling.
    partial: Option<&'t str>,
}

/// Partials that take each other in.
struct Circle<'t> {
    /// Template, line and column of the tag that closes it.
    template: &'t str,
    place: (usize, usize),
    /// From a partial to itself.
    names: Vec<&'t str>,
}

/// Refuses templates that know each other where their partials take each other in; names the template with the tag.
pub(in crate::compose) fn straight<'t>(
    templates: impl Iterator<Item = (&'t str, &'t Template)>,
) -> Result<(), (&'t str, Placed)> {
    let Some(circle) = circle(templates) else { return Ok(()) };
    let wrong = TemplateError::new(msg!("template-partials-in-circle", names = circle.names.join(" › ")));
    Err((circle.template, (circle.place, Box::new(wrong))))
}

/// The first circle there is.
fn circle<'t>(templates: impl Iterator<Item = (&'t str, &'t Template)>) -> Option<Circle<'t>> {
    let mut calls = Calls::default();
    // In order of their names, so that of several circles the same is reported every time.
    let templates: BTreeMap<_, _> = templates.collect();
    templates.into_iter().for_each(|(name, template)| calls.collect(name, name, template));
    let names: Vec<&str> = calls.0.keys().copied().collect();
    let mut ended = BTreeSet::new();
    names.into_iter().find_map(|name| calls.follow(name, &mut Vec::new(), &mut ended))
}

/// The partials each template takes in, by its name; those of a part written inline by the name of the part.
#[derive(Default)]
struct Calls<'t>(BTreeMap<&'t str, Vec<Call<'t>>>);

impl<'t> Calls<'t> {
    fn collect(&mut self, template: &'t str, within: &'t str, text: &'t Template) {
        self.0.entry(within).or_default();
        for (element, at) in text.elements.iter().zip(&text.mapping) {
            match element {
                TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                    let call = Call { template, place: (at.0, at.1), partial: partial.name.as_name() };
                    self.0.entry(within).or_default().push(call);
                    partial.template.iter().for_each(|inner| self.collect(template, within, inner));
                }
                TemplateElement::DecoratorBlock(part) => {
                    let name = inline(part).unwrap_or(within);
                    part.template.iter().for_each(|inner| self.collect(template, name, inner));
                }
                TemplateElement::HelperBlock(block) => {
                    let inner = block.template.iter().chain(&block.inverse);
                    inner.for_each(|inner| self.collect(template, within, inner));
                }
                _ => {}
            }
        }
    }

    /// Follows what a template takes in, `path` leading to it; what was seen to end is not followed again.
    fn follow(&self, name: &'t str, path: &mut Vec<&'t str>, ended: &mut BTreeSet<&'t str>) -> Option<Circle<'t>> {
        if ended.contains(name) {
            return None;
        }
        path.push(name);
        for call in self.0.get(name).into_iter().flatten() {
            let chosen = call.partial.into_iter();
            let any = self.0.keys().copied().filter(|name| call.partial.is_none() && !name.starts_with(DOCUMENTS));
            for partial in chosen.chain(any) {
                if let Some(from) = path.iter().position(|known| *known == partial) {
                    let names = path.iter().skip(from).copied().chain([partial]).collect();
                    return Some(Circle { template: call.template, place: call.place, names });
                }
                if let Some(circle) = self.follow(partial, path, ended) {
                    return Some(circle);
                }
            }
        }
        path.pop();
        ended.insert(name);
        None
    }
}

/// The name of a part written inline.
fn inline(part: &DecoratorTemplate) -> Option<&str> {
    match part.params.first()? {
        Parameter::Literal(name) => name.as_str(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_too_deep_is_found_before_it_is_parsed() {
        let nested = |count: usize| format!("x\n{}{}", "{{#if a}}".repeat(count), "{{/if}}".repeat(count));
        assert_eq!((too_deep(&nested(64)), too_deep(&nested(65))), (None, Some((2, 64 * 9 + 1))));
        assert_eq!(too_deep(&"{{#if a}}{{else}}{{/if}}".repeat(1000)), None);
        assert_eq!(too_deep(&"{{!-- {{#if a}} --}}\\{{#if a}}".repeat(1000)), None);
        assert!(too_deep(&format!("{{{{#if a}}}}{}{{{{/if}}}}", "{{else if b}}".repeat(100))).is_some());
        assert!(too_deep(&format!("{{{{fig {}}}}}", "(".repeat(100))).is_some());
    }

    fn found(files: &[(&str, &str)]) -> Option<String> {
        let parsed: Vec<_> = files.iter().map(|(name, text)| (*name, Template::compile(text).unwrap())).collect();
        let circle = circle(parsed.iter().map(|(name, template)| (*name, template)))?;
        Some(format!("{} {:?} {}", circle.template, circle.place, circle.names.join(" ")))
    }

    #[test]
    fn circles_of_partials_are_found_whatever_stands_between() {
        assert_eq!(
            found(&[("documents/x", "{{> a}}{{> (lookup this \"x\")}}"), ("a", "{{> b}}{{> b}}"), ("b", "")]),
            None
        );
        assert_eq!(
            found(&[
                ("a", "{{#if x}}\n  {{> b}}{{/if}}"),
                ("b", "{{#> c}}{{> a}}{{/c}}"),
                ("c", "{{> @partial-block}}")
            ]),
            Some("b (1, 9) a b a".to_owned())
        );
        let inline = "{{#*inline \"p\"}}{{> q}}{{/inline}}{{#*inline \"q\"}}{{> p}}{{/inline}}{{> p}}";
        assert_eq!(found(&[("documents/x", inline)]), Some("documents/x (1, 51) p q p".to_owned()));
        assert!(found(&[("a", "{{> (lookup this \"x\")}}")]).is_some(), "it may choose itself");
    }
}
