//! Three versions of a paragraph: as it was generated then, as somebody edited it, as it is generated now. What to do with the
//! tokens of the edited one:
//!
//! * where nobody edited it, it becomes what is generated now;
//! * where somebody did, the words stay and the figures become today's;
//! * a statement that today's words no longer make (a rise that became a fall, another leader) stays with its figures, and is
//!   reported.

use super::direction::Directions;
use super::tokens::Token;
use crate::model::sequence::differences;
use similar::DiffOp;
use std::collections::BTreeSet;
use std::ops::Range;

/// A version of a paragraph with the keys of its figures.
#[derive(Clone, Copy)]
pub(super) struct Version<'t> {
    pub(super) tokens: &'t [Token],
    /// Key of a figure by its number in the document of this version.
    pub(super) key: &'t dyn Fn(usize) -> Option<String>,
}

/// A change to a token of the edited paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// The figure becomes that of a token of today's paragraph.
    Figure { edited: usize, now: usize },
    /// The figure keeps its text, and is known as that of a token of today's paragraph.
    Known { edited: usize, now: usize },
    /// The figure is nowhere in today's paragraph.
    Lost { edited: usize },
    /// Words become those of today.
    Words { edited: Range<usize>, now: Range<usize> },
}

/// What to do with an edited paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Merged {
    /// In order of the tokens.
    pub(super) changes: Vec<Change>,
    /// Whether somebody edited it.
    pub(super) edited: bool,
    /// Whether it says what today's data no longer say.
    pub(super) contradicted: bool,
}

/// What two tokens are compared by: figures by their key, white space whatever it is.
fn identity(version: Version<'_>, token: &Token) -> String {
    match token.figure {
        Some(figure) => match (version.key)(figure) {
            Some(key) => format!("\u{1}{key}"),
            None => token.text.clone(),
        },
        None if token.is_space() => " ".to_owned(),
        None if token.is_raised() => "\u{2}".to_owned(),
        None => token.text.clone(),
    }
}

fn identities(version: Version<'_>) -> Vec<String> {
    version.tokens.iter().map(|token| identity(version, token)).collect()
}

/// Whether a paragraph is as it was generated: the same words, the same figures with the same texts.
pub(super) fn is_untouched(then: Version<'_>, edited: Version<'_>) -> bool {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let same_text = |(then, edited): (&Token, &Token)| {
        then.is_raised() && edited.is_raised() || squeezed(&then.text) == squeezed(&edited.text)
    };
    // White space at the ends may come and go with the program that saved it.
    let bare = |version: Version<'_>| -> Vec<(String, Token)> {
        let all = version.tokens.iter().map(|token| (identity(version, token), token.clone()));
        let all: Vec<_> = all.collect();
        let first = all.iter().position(|(_, token)| !token.is_space()).unwrap_or(all.len());
        let last = all.iter().rposition(|(_, token)| !token.is_space()).map_or(first, |last| last + 1);
        all.get(first..last).unwrap_or_default().to_vec()
    };
    let (then, edited) = (bare(then), bare(edited));
    then.len() == edited.len()
        && then.iter().zip(&edited).all(|((one, then), (other, edited))| one == other && same_text((then, edited)))
}

/// Which token of one version is which of the other, and which stretches differ.
struct Diff {
    same: Vec<Option<usize>>,
    changes: Vec<(Range<usize>, Range<usize>)>,
}

fn diff(one: &[String], other: &[String]) -> Diff {
    let mut found = Diff { same: vec![None; one.len()], changes: Vec::new() };
    for op in differences(one, other, false) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for n in 0..len {
                    if let Some(same) = found.same.get_mut(old_index + n) {
                        *same = Some(new_index + n);
                    }
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                found.changes.push((op.old_range(), op.new_range()));
            }
        }
    }
    found
}

/// Says what to do with the edited version.
pub(super) fn merge<'t>(then: Version<'t>, edited: Version<'t>, now: Version<'t>, directions: &Directions) -> Merged {
    let (of_then, of_edited, of_now) = (identities(then), identities(edited), identities(now));
    if is_untouched(then, edited) {
        return renewed(edited, &diff(&of_edited, &of_now));
    }
    let to_edited = diff(&of_then, &of_edited);
    let to_now = diff(&of_then, &of_now);
    let three = Three { then, edited, now, directions, to_edited: &to_edited, to_now: &to_now };
    three.merged(&of_edited, &of_now)
}

/// An edited version that nobody edited becomes today's.
fn renewed(edited: Version<'_>, to_now: &Diff) -> Merged {
    let figures = edited.tokens.iter().enumerate().filter(|(_, token)| token.figure.is_some());
    let figures = figures.filter_map(|(n, _)| Some(Change::Figure { edited: n, now: (*to_now.same.get(n)?)? }));
    let words = to_now.changes.iter().map(|(edited, now)| Change::Words { edited: edited.clone(), now: now.clone() });
    let mut changes: Vec<Change> = figures.chain(words).collect();
    changes.sort_by_key(Change::at);
    Merged { changes, edited: false, contradicted: false }
}

impl Change {
    /// The token of the edited version that it begins at.
    pub(super) fn at(&self) -> usize {
        match self {
            Change::Figure { edited, .. } | Change::Known { edited, .. } | Change::Lost { edited } => *edited,
            Change::Words { edited, .. } => edited.start,
        }
    }
}

struct Three<'a, 't> {
    then: Version<'t>,
    edited: Version<'t>,
    now: Version<'t>,
    directions: &'a Directions,
    to_edited: &'a Diff,
    to_now: &'a Diff,
}

impl Three<'_, '_> {
    fn merged(&self, of_edited: &[String], of_now: &[String]) -> Merged {
        let (numbers, stated): (Vec<_>, Vec<_>) =
            self.to_now.changes.iter().partition(|(then, now)| self.is_of_numbers(then, now));
        let mut contradicted = false;
        let mut stale = BTreeSet::new();
        for (then, now) in stated {
            let own: Vec<usize> = then.clone().filter_map(|n| self.edited_of(n)).collect();
            let says = own.iter().any(|n| self.edited.tokens.get(*n).is_some_and(|token| !token.is_space()));
            // Words that today's version adds are told as well: the edited one lacks them.
            if says || then.is_empty() && !now.is_empty() {
                contradicted = true;
            }
            if says {
                stale.extend(depending(self.edited.tokens, &own));
            }
        }
        let mut changes = self.figures(of_edited, of_now, &mut stale, &mut contradicted);
        for (then, now) in numbers {
            let own: Vec<usize> = then.clone().filter_map(|n| self.edited_of(n)).collect();
            let whole = own.len() == then.len() && own.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
            let is_stale = own.iter().any(|n| stale.contains(n));
            if let (true, Some(first), Some(last)) = (whole && !is_stale, own.first(), own.last()) {
                changes.push(Change::Words { edited: *first..last + 1, now: now.clone() });
            }
        }
        changes.sort_by_key(Change::at);
        Merged { changes, edited: true, contradicted }
    }

    fn edited_of(&self, then: usize) -> Option<usize> {
        self.to_edited.same.get(then).copied().flatten()
    }

    /// Whether numbers that are no figures became others, and nothing else did.
    fn is_of_numbers(&self, then: &Range<usize>, now: &Range<usize>) -> bool {
        let all = |version: Version<'_>, at: &Range<usize>| {
            version.tokens.get(at.clone()).is_some_and(|tokens| tokens.iter().all(Token::is_number))
        };
        then.len() == now.len() && all(self.then, then) && all(self.now, now)
    }

    /// What becomes of each figure. One of which a person changed the number, or the direction beside it, is kept and told.
    fn figures(
        &self,
        of_edited: &[String],
        of_now: &[String],
        stale: &mut BTreeSet<usize>,
        contradicted: &mut bool,
    ) -> Vec<Change> {
        let mut used = BTreeSet::new();
        let mut changes = Vec::new();
        for (n, token) in self.edited.tokens.iter().enumerate() {
            let Some(figure) = token.figure else { continue };
            let then = self.to_edited.same.iter().position(|same| *same == Some(n));
            let aligned = then.and_then(|then| self.to_now.same.get(then).copied().flatten());
            let alike = || {
                let is_alike = |at: &usize| of_now.get(*at) == of_edited.get(n);
                let free = (0..of_now.len()).filter(is_alike).find(|at| !used.contains(at));
                free.or_else(|| (0..of_now.len()).find(is_alike))
            };
            let Some(now) = aligned.or_else(alike).filter(|_| (self.edited.key)(figure).is_some()) else {
                changes.push(Change::Lost { edited: n });
                continue;
            };
            used.insert(now);
            let generated = self.then.tokens.iter().find(|token| token.figure == Some(figure));
            let typed = generated.is_some_and(|generated| !same(&generated.text, &token.text));
            let current = self.now.tokens.get(now).map(|token| token.text.as_str()).unwrap_or_default();
            let turned = self.directions.opposed((self.edited.tokens, n), (self.now.tokens, now));
            if (typed && !same(current, &token.text)) || turned {
                *contradicted = true;
                stale.insert(n);
            }
            let keeps = stale.contains(&n);
            changes.push(if keeps { Change::Known { edited: n, now } } else { Change::Figure { edited: n, now } });
        }
        changes
    }
}

fn same(one: &str, other: &str) -> bool {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    squeezed(one) == squeezed(other)
}

/// The figures that words of a statement speak of: those among them, the next one of the clause (or else the one before), and
/// those in brackets right behind it, which say it another way.
fn depending(tokens: &[Token], words: &[usize]) -> BTreeSet<usize> {
    let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) else { return BTreeSet::new() };
    let is_figure = |n: &usize| tokens.get(*n).is_some_and(|token| token.figure.is_some() || token.is_number());
    let ends =
        |n: &usize| tokens.get(*n).is_some_and(|token| [",", ";", ".", ":", "(", ")", "\n"].contains(&&*token.text));
    let mut found: BTreeSet<usize> = words.iter().copied().filter(is_figure).collect();
    let next = (last + 1..tokens.len()).take_while(|n| !ends(n)).find(is_figure);
    let before = || (0..first).rev().take_while(|n| !ends(n)).find(is_figure);
    let about = if found.is_empty() { next.or_else(before) } else { next };
    found.extend(about);
    let Some(behind) = found.last().copied() else { return found };
    // A unit may stand between: "tăng 12 cụm (7,4%)".
    let opens = (behind + 1..tokens.len()).take_while(|n| !ends(n)).count() + behind + 1;
    if tokens.get(opens).is_some_and(|token| token.text == "(") {
        let closes = |n: &usize| tokens.get(*n).is_some_and(|token| token.text == ")");
        found.extend((opens..tokens.len()).take_while(|n| !closes(n)).filter(is_figure));
    }
    found
}
