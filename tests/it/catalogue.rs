//! The catalogues of sentences and the code, compared both ways.

use crate::golden::{self, root};
use crate::source::sources;
use briefbook::messages::{Catalogue, messages};
use briefbook::model::language::Language;
use briefbook::model::message::{Fact, Message};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

type Facts = BTreeSet<String>;

/// Keys of `msg!` and `key!` in `src/`, each with the facts of every place that states it.
#[derive(Default)]
struct Stated(BTreeMap<String, Vec<Facts>>);

impl Stated {
    fn in_sources() -> Stated {
        let mut stated = Stated::default();
        for file in sources() {
            file.items.iter().for_each(|item| stated.visit_item(item));
        }
        stated
    }

    /// Takes the key and the names of the facts from the tokens of a call.
    fn add(&mut self, called: &str, tokens: TokenStream) {
        let parts = arguments(tokens);
        let key =
            parts.first().and_then(|key| literal(key)).unwrap_or_else(|| panic!("{called}! without a literal key"));
        let facts = parts.iter().skip(1).filter_map(|part| match part.first() {
            Some(TokenTree::Ident(name)) => Some(name.to_string()),
            _ => None,
        });
        self.0.entry(key).or_default().push(facts.collect());
    }

    /// Calls within the tokens of another macro, which nothing has parsed.
    fn within(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for window in tokens.windows(3) {
            if let [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(group)] = window
                && mark.as_char() == '!'
                && states(&name.to_string())
            {
                self.add(&name.to_string(), group.stream());
            }
        }
        for token in tokens {
            if let TokenTree::Group(group) = token {
                self.within(group.stream());
            }
        }
    }
}

impl<'ast> Visit<'ast> for Stated {
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let name = called.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        if states(&name) {
            self.add(&name, called.tokens.clone());
        }
        self.within(called.tokens.clone());
        visit::visit_macro(self, called);
    }

    /// The command line names its texts in attributes.
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.within(list.tokens.clone());
        }
    }

    /// The definitions of the two macros name no key.
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if item.ident.is_none() {
            visit::visit_item_macro(self, item);
        }
    }
}

fn states(called: &str) -> bool {
    matches!(called, "msg" | "key")
}

/// The tokens between commas.
fn arguments(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens
        .split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','))
        .map(<[TokenTree]>::to_vec)
        .filter(|part| !part.is_empty())
        .collect()
}

fn literal(part: &[TokenTree]) -> Option<String> {
    match part {
        [TokenTree::Literal(literal)] => Some(literal.to_string().trim_matches('"').to_owned()),
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            literal(&group.stream().into_iter().collect::<Vec<_>>())
        }
        _ => None,
    }
}

fn resource(language: Language) -> FluentResource {
    let path = root().join(format!("templates/messages/{}.ftl", language.code()));
    let text = std::fs::read_to_string(&path).unwrap();
    FluentResource::try_new(text).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()))
}

/// Keys of a catalogue with the facts that their sentences name.
fn worded(language: Language) -> BTreeMap<String, Facts> {
    messages(&resource(language)).into_iter().collect()
}

/// Example facts by name: `tests/goldens/messages/facts.toml`.
fn examples() -> toml::Table {
    std::fs::read_to_string(root().join("tests/goldens/messages/facts.toml")).unwrap().parse().unwrap()
}

#[test]
fn every_key_of_the_code_is_worded_and_every_sentence_is_used() {
    let stated = Stated::in_sources().0;
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let worded = worded(language);
        let file = format!("{}.ftl", language.code());
        let mut once = BTreeSet::new();
        let keys = messages(&resource(language)).into_iter().map(|(key, _)| key);
        wrong.extend(keys.filter(|key| !once.insert(key.clone())).map(|key| format!("{file} has {key} twice")));
        wrong.extend(stated.keys().filter(|key| !worded.contains_key(*key)).map(|key| format!("{file} lacks {key}")));
        wrong.extend(
            worded.keys().filter(|key| !stated.contains_key(*key)).map(|key| format!("{file}: nothing states {key}")),
        );
    }
    assert!(wrong.is_empty(), "{} keys:\n{}", stated.len(), wrong.join("\n"));
}

#[test]
fn code_and_both_languages_have_the_same_facts() {
    let [vi, en] = [Language::Vi, Language::En].map(worded);
    let mut wrong = Vec::new();
    for (key, places) in Stated::in_sources().0 {
        let (Some(vi), Some(en)) = (vi.get(&key), en.get(&key)) else { continue };
        if vi != en {
            wrong.push(format!("{key}: vi.ftl names {vi:?}, en.ftl {en:?}"));
        }
        wrong.extend(
            places
                .iter()
                .filter(|facts| *facts != vi)
                .map(|facts| format!("{key}: the code states {facts:?}, vi.ftl names {vi:?}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_is_formatted_without_an_error() {
    let examples = examples();
    for language in Language::ALL {
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap()]);
        bundle.add_resource_overriding(resource(language));
        for (key, facts) in worded(language) {
            let mut arguments = FluentArgs::new();
            for fact in &facts {
                match example(&examples, fact) {
                    Fact::Count(count) => arguments.set(fact.clone(), count),
                    words => arguments.set(fact.clone(), Catalogue::embedded(language).fact(&words)),
                }
            }
            let mut errors = Vec::new();
            let pattern = bundle.get_message(&key).unwrap().value().unwrap();
            bundle.format_pattern(pattern, Some(&arguments), &mut errors);
            assert!(errors.is_empty(), "{}.ftl: {key}: {errors:?}", language.code());
        }
    }
}

#[test]
fn every_sentence_can_be_read_in_both_languages() {
    let examples = examples();
    let mut shown = String::from("Every message with the example facts of facts.toml, for reading.\n");
    for (key, facts) in worded(Language::Vi) {
        shown += &format!("\n{key}\n");
        for language in Language::ALL {
            let mut lines = vec![sentence(language, &key, &facts, |name| example(&examples, name))];
            if facts.iter().any(|name| matches!(example(&examples, name), Fact::Count(_))) {
                let one = |name: &str| match example(&examples, name) {
                    Fact::Count(_) => Fact::Count(1),
                    other => other,
                };
                lines.push(sentence(language, &key, &facts, one));
            }
            for line in lines {
                shown += &format!("  {}  {}\n", language.code(), line.replace('\n', "\n      "));
            }
        }
    }
    golden::check("goldens/messages/sentences.txt", &shown).unwrap_or_else(|diff| panic!("{diff}"));
}

fn sentence(language: Language, key: &str, facts: &Facts, example: impl Fn(&str) -> Fact) -> String {
    let leak = |text: &str| -> &'static str { text.to_owned().leak() };
    let message = Message::new(leak(key));
    let message = facts.iter().fold(message, |message, name| message.with(leak(name), example(name)));
    Catalogue::embedded(language).text(&message)
}

/// The example of a fact, or else its name.
fn example(examples: &toml::Table, name: &str) -> Fact {
    match examples.get(name) {
        Some(toml::Value::Integer(count)) => Fact::Count(usize::try_from(*count).unwrap()),
        Some(toml::Value::String(words)) => Fact::Text(words.as_str().into()),
        _ => Fact::Text(format!("‹{name}›").into()),
    }
}
