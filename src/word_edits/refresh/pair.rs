//! Which paragraph, row or cell of one version is which of another: first the equal ones in order, then those between them that are
//! most alike, then those that were moved.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// Something to be found again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// Its words in order, figures left out and other numbers as `0`.
    pub(super) words: Vec<String>,
    /// Its figures: by number where both versions count alike, else by key.
    pub(super) keys: Vec<String>,
    /// What it is; lines of different kinds are never the same.
    pub(super) kind: u8,
}

/// What two equal lines have: likeness is counted in thousandths.
const EQUAL: usize = 1000;

/// How alike two lines have to be that stand between the same two others.
const ALIKE: usize = 350;

/// How alike two lines have to be that do not.
const MOVED: usize = 600;

/// Most pairs of lines that are compared in a gap; larger ones are looked through for equal figures only.
const PAIRS: usize = 250_000;

/// The kind of rows of tables, which are known by their figures where they have any.
pub(super) const ROW: u8 = 3;

/// For each line of one version its place in the other.
pub(super) fn pair(one: &[Line], other: &[Line]) -> Vec<Option<usize>> {
    let mut found = pair_in_order(one, other);
    moved(one, other, &mut found);
    found
}

/// The same where nothing can have been moved.
pub(super) fn pair_in_order(one: &[Line], other: &[Line]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; one.len()];
    let mut gaps = Vec::new();
    let joined = |lines: &[Line]| -> Vec<String> {
        lines.iter().map(|line| format!("{} {} {}", line.kind, line.words.concat(), line.keys.join(" "))).collect()
    };
    for op in capture_diff_slices(Algorithm::Patience, &joined(one), &joined(other)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for n in 0..len {
                    if let Some(found) = found.get_mut(old_index + n) {
                        *found = Some(new_index + n);
                    }
                }
            }
            DiffOp::Replace { .. } => gaps.push((op.old_range(), op.new_range())),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    for (from, to) in gaps {
        if from.len().saturating_mul(to.len()) <= PAIRS {
            in_order(one, other, from, to, &mut found);
        }
    }
    found
}

/// The pairs of a gap that keep their order and are alike most in all.
fn in_order(one: &[Line], other: &[Line], from: Range<usize>, to: Range<usize>, found: &mut [Option<usize>]) {
    let (rows, columns) = (from.len(), to.len());
    let score = |i: usize, j: usize| {
        let pair = one.get(from.start + i).zip(other.get(to.start + j));
        pair.map_or(0, |(one, other)| likeness(one, other))
    };
    let mut best = vec![vec![0_usize; columns + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let likeness = score(i, j);
            let both = if likeness >= ALIKE { likeness + best[i + 1][j + 1] } else { 0 };
            best[i][j] = both.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        let likeness = score(i, j);
        if likeness >= ALIKE && best[i][j] <= likeness + best[i + 1][j + 1] {
            if let Some(found) = found.get_mut(from.start + i) {
                *found = Some(to.start + j);
            }
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Pairs those that are left over wherever they stand, the most alike first.
fn moved(one: &[Line], other: &[Line], found: &mut [Option<usize>]) {
    let taken: Vec<usize> = found.iter().flatten().copied().collect();
    let left: Vec<usize> = (0..one.len()).filter(|n| found.get(*n).is_some_and(Option::is_none)).collect();
    let free: Vec<usize> = (0..other.len()).filter(|n| !taken.contains(n)).collect();
    if left.len().saturating_mul(free.len()) > PAIRS {
        return;
    }
    let mut pairs = Vec::new();
    for i in &left {
        for j in &free {
            let Some((one, other)) = one.get(*i).zip(other.get(*j)) else { continue };
            let likeness = likeness(one, other);
            if likeness >= MOVED {
                pairs.push((likeness, *i, *j));
            }
        }
    }
    pairs.sort_by_key(|(likeness, i, j)| (Reverse(*likeness), *i, *j));
    let mut given = Vec::new();
    for (_, i, j) in pairs {
        if let Some(place) = found.get_mut(i).filter(|place| place.is_none())
            && !given.contains(&j)
        {
            *place = Some(j);
            given.push(j);
        }
    }
}

/// Share of words and figures that two lines have in common, in thousandths; figures count as much as all words.
fn likeness(one: &Line, other: &Line) -> usize {
    if one.kind != other.kind {
        return 0;
    }
    let words = common(&one.words, &other.words);
    match (one.keys.is_empty(), other.keys.is_empty()) {
        (false, false) if one.kind == ROW => common(&one.keys, &other.keys),
        (false, false) => (words + common(&one.keys, &other.keys)) / 2,
        _ => words,
    }
}

/// Dice's coefficient of two bags of words without white space and signs.
fn common(one: &[String], other: &[String]) -> usize {
    let mut bag: BTreeMap<&str, usize> = BTreeMap::new();
    let counts = |word: &&String| word.chars().any(char::is_alphanumeric) && *word != "0";
    let (mut size, mut both) = (0_usize, 0_usize);
    for word in one.iter().filter(counts) {
        *bag.entry(word).or_default() += 1;
        size += 1;
    }
    for word in other.iter().filter(counts) {
        size += 1;
        if let Some(left) = bag.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    (2 * EQUAL * both).checked_div(size).unwrap_or(EQUAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Line {
        Line { words: words.split_inclusive(' ').map(|word| word.trim().to_owned()).collect(), keys: vec![], kind: 0 }
    }

    #[test]
    fn lines_are_found_edited_deleted_and_moved() {
        let then = ["Mở đầu", "Cả nước có bao nhiêu cụm", "Vùng núi có ít cụm", "Kết lại ở đây"].map(line);
        let edited =
            ["Mở đầu", "Riêng một câu", "Kết lại ở đây", "Nay vùng núi có ít cụm", "Cả nước nay có bao nhiêu cụm"];
        assert_eq!(pair(&then, &edited.map(line)), [Some(0), Some(4), Some(3), Some(2)]);
        assert_eq!(pair(&then, &then[..2]), [Some(0), Some(1), None, None]);
    }
}
