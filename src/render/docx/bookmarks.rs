//! The names by which a Word document knows its places and figures: bookmarks, and the carriers of keys.

use super::carriers;
use crate::model::document::Name;
use crate::model::figure::FigureKey;
use std::collections::{BTreeMap, BTreeSet};

/// Longest name Word keeps.
const LONGEST: usize = 40;

/// Headings have the numbers before this one.
const FIRST: usize = 10_000;

/// Word's own name of the place where a document begins.
pub(super) const TOP: &str = "_top";

/// The bookmarks of a document, and the figures that it prints.
#[derive(Debug, Default)]
pub(super) struct Bookmarks {
    targets: BTreeMap<Name, String>,
    taken: BTreeSet<String>,
    count: usize,
    printed: Vec<Printed>,
}

/// A figure at one place of the document.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) key: FigureKey,
    pub(super) text: String,
}

impl Bookmarks {
    /// A number for the next bookmark.
    pub(super) fn number(&mut self) -> usize {
        self.count += 1;
        FIRST + self.count
    }

    /// The bookmark of a target, the same however often it is asked for.
    pub(super) fn of(&mut self, target: &Name) -> String {
        if let Some(known) = self.targets.get(target) {
            return known.clone();
        }
        let name = self.take(&valid(target));
        self.targets.insert(target.clone(), name.clone());
        name
    }

    /// A bookmark for a figure in running text, by which staff may refer to it: `so_vn_3`, for the second one `so_vn_3_2`.
    pub(super) fn figure(&mut self, key: &FigureKey) -> String {
        self.take(&valid(&format!("so_{key}")))
    }

    /// Takes note of a figure and gives the anchor of the link that carries it.
    pub(super) fn carrier(&mut self, key: &FigureKey, text: &str, leads_to: &str) -> String {
        self.printed.push(Printed { key: key.clone(), text: text.to_owned() });
        carriers::anchor(self.printed.len() - 1, leads_to)
    }

    /// The figures that were carried, in the order of their numbers.
    pub(super) fn into_printed(self) -> Vec<Printed> {
        self.printed
    }

    /// The name, with a number behind it where it is taken.
    fn take(&mut self, name: &str) -> String {
        let tries = std::iter::once(cut(name, "")).chain((2..).map(|n: usize| cut(name, &format!("_{n}"))));
        let free = tries.into_iter().find(|name| !self.taken.contains(name)).unwrap_or_default();
        self.taken.insert(free.clone());
        free
    }
}

/// Other characters become underscores; a name starts with a letter.
fn valid(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name: String = name.chars().map(letter).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("n_{name}") }
}

/// A long name keeps its end, which tells it from others.
fn cut(name: &str, number: &str) -> String {
    let over = (name.len() + number.len()).saturating_sub(LONGEST);
    let kept = name.get(over..).unwrap_or_default();
    if over == 0 { format!("{name}{number}") } else { format!("n{}{number}", kept.get(1..).unwrap_or_default()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::{Aspect, Place};

    #[test]
    fn names_are_words_own_and_each_is_given_once() {
        let mut bookmarks = Bookmarks::default();
        let key = |place: &str| FigureKey { place: Place::parse(place), line: "15.1".into(), aspect: Aspect::Value };
        assert_eq!(bookmarks.figure(&key("vn")), "so_vn_15_1");
        assert_eq!(bookmarks.figure(&key("vn")), "so_vn_15_1_2");
        let long = bookmarks.figure(&key("r:bac-trung-bo-va-duyen-hai-mien-trung"));
        assert!(long.len() == 40 && long.ends_with("_mien_trung_15_1"), "{long}");
        assert_eq!(bookmarks.of(&"nguon:08/18".into()), "nguon_08_18");
        assert_eq!(bookmarks.of(&"nguon:08/18".into()), "nguon_08_18");
        assert_eq!(bookmarks.of(&"nguon:08:18".into()), "nguon_08_18_2");
        assert_eq!(bookmarks.of(&"3".into()), "n_3");
    }
}
