//! An edited catalogue compared with the one the program was built with.

use super::ftl::{Mistake, MistakeKind, resource, source};
use crate::model::language::Language;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is wrong in an edited catalogue, by line.
pub(super) fn mistakes(text: &str) -> Vec<Mistake> {
    let (edited, errors) = resource(text);
    let known: BTreeMap<String, BTreeSet<String>> = Language::ALL
        .into_iter()
        .flat_map(|language| messages(&resource(source(language)).0))
        .fold(BTreeMap::new(), |mut all, (key, facts)| {
            all.entry(key).or_default().extend(facts);
            all
        });
    let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
    let syntax = errors.into_iter().map(|(at, what)| Mistake { line: line(at), what: MistakeKind::Syntax(what) });
    let of_key = |key: &str| text.lines().position(|line| line.starts_with(&format!("{key} "))).unwrap_or(0) + 1;
    let unknown = messages(&edited).into_iter().flat_map(|(key, facts)| match known.get(&key) {
        None => vec![Mistake { line: of_key(&key), what: MistakeKind::UnknownKey(key) }],
        Some(stated) => facts
            .into_iter()
            .filter(|fact| !stated.contains(fact))
            .map(|fact| Mistake { line: of_key(&key), what: MistakeKind::UnknownFact { key: key.clone(), fact } })
            .collect(),
    });
    let mut all: Vec<Mistake> = syntax.chain(unknown).collect();
    all.sort_by_key(|mistake| mistake.line);
    all
}

/// The messages of a catalogue with the facts they name.
pub fn messages(catalogue: &FluentResource) -> Vec<(String, BTreeSet<String>)> {
    let entries = catalogue.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), message.value.as_ref()?)),
        _ => None,
    });
    let with_facts = |(key, pattern): (String, &Pattern<&str>)| {
        let mut facts = BTreeSet::new();
        of_pattern(pattern, &mut facts);
        (key, facts)
    };
    entries.map(with_facts).collect()
}

fn of_pattern(pattern: &Pattern<&str>, facts: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, facts);
        }
    }
}

fn of_expression(expression: &Expression<&str>, facts: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, facts),
        Expression::Select { selector, variants } => {
            of_inline(selector, facts);
            variants.iter().for_each(|variant| of_pattern(&variant.value, facts));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, facts: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            facts.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, facts),
        _ => {}
    }
}
