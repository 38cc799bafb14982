//! Which paragraph, row, cell or chart of one version is which of another: first the equal ones in order, then those between them
//! that are most alike, then those that were moved.

use crate::model::sequence::differences;
use crate::model::word_base::WordBase;
use similar::DiffOp;
use std::cmp::{Ordering, Reverse};
use std::ops::Range;

/// Something to be found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    kind: ItemKind,
    /// Hashes of its words in order, numbers left out: that other ones are printed makes no other line of it.
    words: Vec<u64>,
    /// The same, and its figures, sorted to be compared.
    bag: Vec<u64>,
    figures: Vec<u64>,
}

/// What an item is; items of different kinds are never the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A paragraph outside tables.
    Paragraph,
    /// A whole table.
    Table,
    /// A row, which is known by its figures where it has any: names of localities are much alike.
    Row,
    /// A cell of a row.
    Cell,
    /// A chart.
    Chart,
}

/// How figures are told apart.
#[derive(Clone, Copy)]
pub enum By<'b> {
    /// By number: two versions of one edition count them alike.
    Number,
    /// By key: editions have keys in common.
    Key(&'b WordBase),
    /// Not at all.
    Nothing,
}

/// What two equal items have: likeness is counted in thousandths.
const EQUAL: usize = 1000;

/// How alike two items have to be that stand between the same two others. Tried on edited reports: below it strangers are taken
/// for each other, above it half rewritten lines are lost.
const ALIKE: usize = 350;

/// How alike two items have to be that do not.
const MOVED: usize = 500;

/// Most pairs of items that are compared; of more only equal ones are found.
const PAIRS: usize = 250_000;

/// For each item of one version its place in the other.
pub fn align(one: &[Item], other: &[Item]) -> Vec<Option<usize>> {
    let mut found = align_in_order(one, other);
    moved(one, other, &mut found);
    found
}

/// The same where nothing can have been moved.
pub fn align_in_order(one: &[Item], other: &[Item]) -> Vec<Option<usize>> {
    let mut found = vec![None; one.len()];
    let are_few = |(from, to): &(Range<usize>, Range<usize>)| from.len().saturating_mul(to.len()) <= PAIRS;
    let (mut few, many): (Vec<_>, Vec<_>) =
        equal(one, other, (0..one.len(), 0..other.len()), Item::identity, &mut found).into_iter().partition(are_few);
    for stretch in many {
        few.extend(equal(one, other, stretch, Item::saying, &mut found).into_iter().filter(are_few));
    }
    few.into_iter().for_each(|(from, to)| most_alike(one, other, from, to, &mut found));
    found
}

/// Pairs items of two stretches that are equal by `same`; gives the stretches between them.
fn equal(
    one: &[Item],
    other: &[Item],
    (from, to): (Range<usize>, Range<usize>),
    same: fn(&Item) -> u64,
    found: &mut [Option<usize>],
) -> Vec<(Range<usize>, Range<usize>)> {
    let hashes = |items: &[Item], at: &Range<usize>| -> Vec<u64> {
        items.get(at.clone()).unwrap_or_default().iter().map(same).collect()
    };
    let within = |at: Range<usize>, start: usize| at.start + start..at.end + start;
    let mut between = Vec::new();
    for op in differences(&hashes(one, &from), &hashes(other, &to), true) {
        let (old, new) = (within(op.old_range(), from.start), within(op.new_range(), to.start));
        match op {
            DiffOp::Equal { .. } => found[old].iter_mut().zip(new).for_each(|(place, new)| *place = Some(new)),
            DiffOp::Replace { .. } => between.push((old, new)),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    between
}

/// The pairs of two stretches that keep their order and are alike most in all.
fn most_alike(one: &[Item], other: &[Item], from: Range<usize>, to: Range<usize>, found: &mut [Option<usize>]) {
    let width = to.len() + 1;
    let mut best = vec![0_usize; (from.len() + 1) * width];
    let likeness = |i: usize, j: usize| one[from.start + i].likeness(&other[to.start + j]);
    for i in (0..from.len()).rev() {
        for j in (0..to.len()).rev() {
            let likeness = likeness(i, j);
            let both = if likeness >= ALIKE { likeness + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = both.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < from.len() && j < to.len() {
        let (likeness, here) = (likeness(i, j), best[i * width + j]);
        if likeness >= ALIKE && here <= likeness + best[(i + 1) * width + j + 1] {
            found[from.start + i] = Some(to.start + j);
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Pairs those that are left over wherever they stand, the most alike first.
fn moved(one: &[Item], other: &[Item], found: &mut [Option<usize>]) {
    let mut is_taken = vec![false; other.len()];
    found.iter().flatten().for_each(|place| is_taken[*place] = true);
    let left: Vec<usize> = (0..one.len()).filter(|n| found[*n].is_none()).collect();
    let free: Vec<usize> = (0..other.len()).filter(|n| !is_taken[*n]).collect();
    if left.len().saturating_mul(free.len()) > PAIRS {
        return;
    }
    let all = left.iter().flat_map(|i| free.iter().map(|j| (one[*i].likeness(&other[*j]), *i, *j)));
    // What says nothing is alike wherever it stands.
    let mut pairs: Vec<_> = all.filter(|(likeness, i, _)| *likeness >= MOVED && !one[*i].says_nothing()).collect();
    pairs.sort_by_key(|(likeness, i, j)| (Reverse(*likeness), *i, *j));
    for (_, i, j) in pairs {
        if found[i].is_none() && !std::mem::replace(&mut is_taken[j], true) {
            found[i] = Some(j);
        }
    }
}

impl Item {
    /// An item of pieces of text, each with the number of the figure that it is.
    pub fn new<'t>(kind: ItemKind, pieces: impl IntoIterator<Item = (&'t str, Option<usize>)>, by: By<'_>) -> Item {
        let (mut words, mut figures) = (Vec::new(), Vec::new());
        for (text, figure) in pieces {
            match figure {
                Some(figure) => figures.extend(by.figure(figure)),
                None => words
                    .extend(text.split(is_between).filter(|word| is_word(word)).map(|word| hash(&word.to_lowercase()))),
            }
        }
        let mut bag = words.clone();
        bag.sort_unstable();
        figures.sort_unstable();
        Item { kind, words, bag, figures }
    }

    fn says_nothing(&self) -> bool {
        self.words.is_empty() && self.figures.is_empty()
    }

    /// What it says, without its figures.
    fn saying(&self) -> u64 {
        self.words.iter().fold(self.kind as u64, |all, word| mixed(all, *word))
    }

    /// What it says, with its figures.
    fn identity(&self) -> u64 {
        self.figures.iter().fold(self.saying(), |all, figure| mixed(all, *figure))
    }

    /// Share of words and figures that two items have in common, in thousandths; figures count as much as all words.
    fn likeness(&self, other: &Item) -> usize {
        if self.kind != other.kind {
            return 0;
        }
        let figures = common(&self.figures, &other.figures);
        match self.figures.is_empty() || other.figures.is_empty() {
            true => common(&self.bag, &other.bag),
            false if self.kind == ItemKind::Row => figures,
            false => (common(&self.bag, &other.bag) + figures) / 2,
        }
    }
}

impl By<'_> {
    fn figure(self, n: usize) -> Option<u64> {
        match self {
            By::Number => Some(n as u64),
            By::Key(base) => base.figures.get(n).map(|figure| hash(&figure.key)),
            By::Nothing => None,
        }
    }
}

/// Dice's coefficient of two sorted bags.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        match a.cmp(b) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    (2 * EQUAL * both).checked_div(one.len() + other.len()).unwrap_or(EQUAL)
}

/// Marks of notes stand at words.
fn is_between(c: char) -> bool {
    !c.is_alphanumeric() || matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_ascii_digit())
}

/// FNV-1a: the same in every run and on every machine.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

fn mixed(all: u64, more: u64) -> u64 {
    all.rotate_left(7).wrapping_mul(PRIME) ^ more
}

const PRIME: u64 = 0x0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::*;

    fn item(words: &str) -> Item {
        Item::new(ItemKind::Paragraph, [(words, None)], By::Nothing)
    }

    #[test]
    fn items_are_found_edited_deleted_and_moved() {
        let then = ["Mở đầu", "Cả nước có bao nhiêu cụm", "Vùng núi có ít cụm", "Kết lại ở đây"].map(item);
        let edited =
            ["Mở đầu", "Riêng một câu", "Kết lại ở đây", "Nay vùng núi có ít cụm", "Cả nước nay có bao nhiêu cụm"];
        assert_eq!(align(&then, &edited.map(item)), [Some(0), Some(4), Some(3), Some(2)]);
        assert_eq!(align_in_order(&then, &edited.map(item)), [Some(0), None, None, Some(2)]);
        assert_eq!(align(&then, &then[..2]), [Some(0), Some(1), None, None]);
    }

    #[test]
    fn rows_are_known_by_their_figures_and_by_their_names_without_them() {
        let row = |name: &'static str, figure: Option<usize>| {
            Item::new(ItemKind::Row, [(name, None), ("12", figure)], By::Number)
        };
        let then = [row("Hà Nội", Some(1)), row("Hà Nam", Some(2)), row("Hà Tĩnh", Some(3))];
        let edited = [row("Hà Tĩnh", Some(3)), row("Hà Nam", None), row("Thủ đô", Some(1))];
        assert_eq!(align(&then, &edited), [Some(2), Some(1), Some(0)]);
    }
}
