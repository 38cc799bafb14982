//! Which of the long lists, and which of their columns, a template names, so that a document goes without the others:
//! handlebars copies what a document may name, and a list of all localities in the document of each would grow with
//! their square.
//!
//! Where a partial is chosen only while filling, any list may be named.

use std::collections::{BTreeMap, BTreeSet};

/// What a template and the partials it takes in may name.
pub(super) enum Named {
    /// A partial is chosen only while filling.
    Anything,
    /// The words of its tags, and of them those that end a path, as `vuong_mac` does in `tables.vuong_mac`.
    Words { all: BTreeSet<String>, last: BTreeSet<String> },
}

impl Named {
    /// Reads a template's tags.
    pub(super) fn of(sources: &BTreeMap<String, String>, template: &str) -> Named {
        let (mut waiting, mut seen) = (vec![template.to_owned()], BTreeSet::new());
        let (mut all, mut last) = (BTreeSet::new(), BTreeSet::new());
        while let Some(file) = waiting.pop() {
            let Some(text) = sources.get(&file).filter(|_| seen.insert(file.clone())) else { continue };
            for tag in text.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap_or_default()) {
                let between = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '/');
                for path in tag.split(between) {
                    all.extend(path.split(['.', '/']).map(str::to_owned));
                    last.extend(path.rsplit(['.', '/']).next().map(str::to_owned));
                }
                match partial(tag) {
                    Some(chosen) if chosen.starts_with('(') => return Named::Anything,
                    Some(name) => waiting.push(format!("partials/{name}.hbs")),
                    None => {}
                }
            }
        }
        Named::Words { all, last }
    }

    /// Whether it may name a list.
    pub(super) fn may(&self, list: &str) -> bool {
        match self {
            Named::Anything => true,
            Named::Words { all, .. } => all.contains(list),
        }
    }

    /// Whether it may name a list as a whole, and by that any of its parts.
    pub(super) fn may_whole(&self, list: &str) -> bool {
        match self {
            Named::Anything => true,
            Named::Words { last, .. } => last.contains(list),
        }
    }
}

/// The name of the partial that a tag takes in.
fn partial(tag: &str) -> Option<&str> {
    tag.trim_start_matches(['~', '#'])
        .strip_prefix('>')?
        .split_whitespace()
        .next()
        .map(|name| name.trim_matches(['"', '~']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_named_in_tags_of_a_template_and_of_its_partials() {
        let files = [
            ("plain", "rows = \"localities\" {{conference.title}}"),
            ("direct", "{{#each @root.localities}}{{name}}{{/each}}"),
            ("partials/foot.hbs", "{{lookup @root \"localities\"}}"),
            ("partials/round.hbs", "{{> round}}"),
            ("through", "{{~> foot x=1}}"),
            ("endless", "{{#>round}}{{/round}}"),
            ("chosen", "{{> (lookup this \"x\")}}"),
        ];
        let sources = files.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let found = |template| Named::of(&sources, template).may("localities");
        assert!(["direct", "through", "chosen"].into_iter().all(found));
        assert!(!["plain", "endless", "absent"].into_iter().any(found));
    }

    #[test]
    fn a_list_is_named_as_a_whole_or_by_its_parts() {
        let named = |text: &str| Named::of(&[("x".to_owned(), text.to_owned())].into(), "x");
        for whole in ["{{#each tables}}", "{{lookup @root.tables key}}", "{{#with ../tables}}"] {
            assert!(named(whole).may_whole("tables"), "{whole}");
        }
        for part in ["{{#each tables.a}}", "{{#each tables.[a]}}", "{{#each @root/tables/a}}"] {
            assert!(!named(part).may_whole("tables") && named(part).may("tables") && named(part).may("a"), "{part}");
        }
    }
}
