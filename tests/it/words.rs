//! Vietnamese stands in the catalogues: code holds none but in tables of names and of what is read.

use crate::source::sources;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};

/// Tables of names and letters, of words that are read from workbooks, and of what people write into templates.
const TABLES: [&str; 27] = [
    "compose/opinions.rs",
    "compose/numbering.rs",
    "compose/template_api/helpers.rs",
    "compose/typed_numbers.rs",
    "localities/instruments.rs",
    "localities/legacy_encoding.rs",
    "localities/names.rs",
    "localities/normalise_name.rs",
    "localities/places.rs",
    "localities/syllable.rs",
    "localities/tables.rs",
    "model/dates.rs",
    "model/locality.rs",
    "model/period.rs",
    "model/period_words.rs",
    "model/quantity.rs",
    "normalise/caution.rs",
    "normalise/heading.rs",
    "normalise/note.rs",
    "normalise/nothing.rs",
    "normalise/other_period.rs",
    "normalise/sheet.rs",
    "normalise/tables.rs",
    "normalise/titles.rs",
    "normalise/typed_number.rs",
    "normalise/unit.rs",
    "validate/words.rs",
];

/// Literals with letters that only Vietnamese has.
#[derive(Default)]
struct Vietnamese(BTreeSet<String>);

impl Vietnamese {
    fn look(&mut self, literal: &str) {
        let is_one = |c: char| {
            matches!(c, 'À'..='Ý' | 'à'..='ý' | 'Ạ'..='ỹ' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư')
                && !matches!(c, '×' | '÷')
        };
        if literal.chars().any(is_one) {
            self.0.insert(literal.to_owned());
        }
    }

    fn within(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Literal(literal) => self.look(&literal.to_string()),
                TokenTree::Group(group) => self.within(group.stream()),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Vietnamese {
    /// Comments are attributes; they may name what the code is about.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_lit(&mut self, literal: &'ast syn::Lit) {
        match literal {
            syn::Lit::Str(text) => self.look(&text.value()),
            syn::Lit::Char(letter) => self.look(&letter.value().to_string()),
            _ => {}
        }
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.within(called.tokens.clone());
        visit::visit_macro(self, called);
    }
}

#[test]
fn no_literal_of_the_code_is_vietnamese() {
    let (mut wrong, mut named) = (Vec::new(), BTreeSet::new());
    for file in sources() {
        let mut found = Vietnamese::default();
        file.items.iter().for_each(|item| found.visit_item(item));
        if found.0.is_empty() {
            continue;
        }
        match TABLES.iter().find(|may| file.path.starts_with(**may)) {
            Some(may) => {
                named.insert(*may);
            }
            None => wrong.push(format!("src/{}: {:?}", file.path, found.0)),
        }
    }
    let done: Vec<&&str> = TABLES.iter().filter(|may| !named.contains(*may)).collect();
    assert!(done.is_empty(), "nothing Vietnamese is left in {done:?}: take them out of the list");
    assert!(wrong.is_empty(), "move these to templates/messages:\n{}", wrong.join("\n"));
}
