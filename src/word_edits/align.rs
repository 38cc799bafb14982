//! Which line became which: by the figures that lines carry, then by their words with numbers masked, then by how many pairs of words
//! they share.

use super::lines::{Kind, Line};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Lines with fewer pairs of words in common, of all that both have, are not the same line. Tried on edited reports: below it
/// strangers are taken for each other, above it half rewritten lines are lost.
const ALIKE: f64 = 0.35;

/// Pairs of lines between two that are known; where there are more only equal lines are found.
const MOST: usize = 40_000;

/// Which line became which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// Of each line before, the one after; none where it went.
    pub after: Vec<Option<usize>>,
    /// Of each line after, the one before; none where it is new.
    pub before: Vec<Option<usize>>,
}

/// Aligns lines. `same_figure` says whether the figure of a number before is that of a number after: where both are lines of one
/// document the numbers are equal.
pub fn align(before: &[Line], after: &[Line], number_after: &dyn Fn(usize) -> Option<usize>) -> Alignment {
    let mut known = Alignment { after: vec![None; before.len()], before: vec![None; after.len()] };
    known.by_figures(before, after, number_after);
    let (before, after): (Vec<Words>, Vec<Words>) =
        (before.iter().map(Words::of).collect(), after.iter().map(Words::of).collect());
    known.by_equal_words(&before, &after);
    known.between(&before, &after);
    known
}

impl Alignment {
    fn join(&mut self, before: usize, after: usize) {
        if let (Some(one @ None), Some(other @ None)) = (self.after.get_mut(before), self.before.get_mut(after)) {
            (*one, *other) = (Some(after), Some(before));
        }
    }

    /// Each line goes to the one that has most of its figures, those with most figures first.
    fn by_figures(&mut self, before: &[Line], after: &[Line], number_after: &dyn Fn(usize) -> Option<usize>) {
        let mut holds: HashMap<usize, usize> = HashMap::new();
        for (n, line) in before.iter().enumerate() {
            for figure in line.figures().filter_map(number_after) {
                holds.insert(figure, n);
            }
        }
        let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (n, line) in after.iter().enumerate() {
            for figure in line.figures() {
                let own = holds.get(&figure).filter(|own| before.get(**own).is_some_and(|b| alike(b.kind, line.kind)));
                if let Some(own) = own {
                    *votes.entry((*own, n)).or_default() += 1;
                }
            }
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_by_key(|((before, after), count)| (usize::MAX - count, *before, *after));
        for ((before, after), _) in votes {
            self.join(before, after);
        }
    }

    /// Lines that say the same but for numbers, wherever they stand, where one on each side does; then their neighbours as long as they
    /// say the same.
    fn by_equal_words(&mut self, before: &[Words], after: &[Words]) {
        let mut places: BTreeMap<u64, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for n in open(&self.after) {
            places.entry(before[n].hash).or_default().0.push(n);
        }
        for n in open(&self.before) {
            places.entry(after[n].hash).or_default().1.push(n);
        }
        for (left, right) in places.into_values() {
            if let ([left], [right]) = (&left[..], &right[..]) {
                self.join(*left, *right);
            }
        }
        let same = |b: usize, a: usize| before.get(b).zip(after.get(a)).is_some_and(|(b, a)| b.hash == a.hash);
        for n in 0..before.len() {
            if let Some(at) = self.after[n]
                && same(n + 1, at + 1)
            {
                self.join(n + 1, at + 1);
            }
        }
        for n in (1..before.len()).rev() {
            if let Some(at) = self.after[n].and_then(|at| at.checked_sub(1))
                && same(n - 1, at)
            {
                self.join(n - 1, at);
            }
        }
    }

    /// Lines between two that are known, in their order: the way that shares most.
    fn between(&mut self, before: &[Words], after: &[Words]) {
        for (left, right) in self.gaps() {
            let left: Vec<usize> = left.filter(|n| self.after[*n].is_none()).collect();
            let right: Vec<usize> = right.filter(|n| self.before[*n].is_none()).collect();
            if left.is_empty() || right.is_empty() || left.len().saturating_mul(right.len()) > MOST {
                continue;
            }
            for (before, after) in best_way(&left, &right, |b, a| before[b].shared(&after[a])) {
                self.join(before, after);
            }
        }
    }

    /// Ranges of lines between known pairs that stand in the same order on both sides.
    fn gaps(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let pairs: Vec<(usize, usize)> =
            self.after.iter().enumerate().filter_map(|(before, after)| Some((before, (*after)?))).collect();
        let mut gaps = Vec::new();
        let (mut left, mut right) = (0, 0);
        for (before, after) in longest_rising(&pairs) {
            gaps.push((left..before, right..after));
            (left, right) = (before + 1, after + 1);
        }
        gaps.push((left..self.after.len(), right..self.before.len()));
        gaps
    }
}

fn open(lines: &[Option<usize>]) -> Vec<usize> {
    lines.iter().enumerate().filter_map(|(n, known)| known.is_none().then_some(n)).collect()
}

/// A paragraph does not become a row; a row may lose that it repeats.
fn alike(before: Kind, after: Kind) -> bool {
    (before == Kind::Paragraph) == (after == Kind::Paragraph)
}

/// The most pairs whose second numbers rise with the first.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut prior: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, (_, after)) in pairs.iter().enumerate() {
        let at = ends.partition_point(|end| pairs[*end].1 < *after);
        prior.push(at.checked_sub(1).map(|last| ends[last]));
        if at == ends.len() { ends.push(n) } else { ends[at] = n }
    }
    let mut rising: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |n| prior[*n]).map(|n| pairs[n]).collect();
    rising.reverse();
    rising
}

/// Pairs in order of both sides with the largest sum of what they share.
fn best_way(left: &[usize], right: &[usize], shared: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    let mut best = vec![0.0_f64; (left.len() + 1) * width];
    let mut pairs = vec![false; best.len()];
    for (i, before) in left.iter().enumerate().rev() {
        for (j, after) in right.iter().enumerate().rev() {
            let share = shared(*before, *after);
            let joined = if share >= ALIKE { share + best[(i + 1) * width + j + 1] } else { -1.0 };
            let apart = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            pairs[i * width + j] = joined >= apart;
            best[i * width + j] = joined.max(apart);
        }
    }
    let (mut i, mut j, mut way) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        if pairs[i * width + j] {
            way.push((left[i], right[j]));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    way
}

/// The words of a line with its numbers masked.
struct Words {
    hash: u64,
    /// Of a paragraph: no pairs with rows.
    paragraph: bool,
    /// Hashes of each word with the one before it, sorted.
    pairs: Vec<u64>,
}

impl Words {
    fn of(line: &Line) -> Words {
        let text = masked(&line.text());
        let words: Vec<u64> = text.split_whitespace().map(hash).collect();
        let start = hash("");
        let mut last = start;
        let mut pairs: Vec<u64> = words
            .iter()
            .map(|word| {
                let pair = last.rotate_left(21) ^ *word;
                last = *word;
                pair
            })
            .collect();
        pairs.sort_unstable();
        let paragraph = line.kind == Kind::Paragraph;
        let whole = words.iter().fold(u64::from(paragraph), |all, word| all.rotate_left(7).wrapping_mul(PRIME) ^ word);
        Words { hash: whole, paragraph, pairs }
    }

    /// Share of the pairs of both that both have.
    fn shared(&self, other: &Words) -> f64 {
        let all = self.pairs.len() + other.pairs.len();
        if self.paragraph != other.paragraph || all == 0 {
            return 0.0;
        }
        let (mut i, mut j, mut same) = (0, 0, 0_usize);
        while let (Some(one), Some(two)) = (self.pairs.get(i), other.pairs.get(j)) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 1),
            }
        }
        2.0 * same as f64 / all as f64
    }
}

const PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a: the same in every run and on every machine.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// Numbers and marks of notes as one sign each, signs of standing and edges of words left out, in small letters.
pub(super) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_number = false;
    for c in text.chars() {
        let is_part = c.is_ascii_digit() || (in_number && matches!(c, '.' | ',' | '/' | '%'));
        if is_part {
            if !in_number {
                out.push('#');
            }
            in_number = true;
            continue;
        }
        in_number = false;
        match c {
            '⁰'
            | '¹'
            | '²'
            | '³'
            | '⁴'..='⁹'
            | '†'
            | '‡'
            | '*'
            | '+'
            | '-'
            | '−'
            | '…'
            | '.'
            | ','
            | ';'
            | ':'
            | '('
            | ')' => {
                out.push(' ');
            }
            c if c.is_whitespace() => out.push(' '),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}
