//! One stretch of words and figures against what became of it.

use super::compare;
use super::context::{Context, Ledger, around};
use super::match_tokens::matched;
use super::tokens::{self, Token};
use crate::contracts::{UnprovenKind, Wrongness};
use crate::word_edits::lines::{CellText, Unread};
use chrono::NaiveDate;

/// Judges what became of a cell, or of a paragraph.
pub(super) fn judge(context: &Context<'_>, ledger: &mut Ledger, now: &CellText, edited: &CellText) {
    let (before, after) = (tokens::of_cell(now), tokens::of_cell(edited));
    let pair = Pair {
        context,
        edited,
        matched: matched(
            context.now.language,
            &before,
            &after,
            &|now, edited| context.is_same(now, edited),
            &|one, other| context.words.is_opposite(one, other),
        ),
        before: &before,
        after: &after,
    };
    for at in 0..before.len() {
        pair.token(at, ledger);
    }
    pair.places(ledger);
    pair.units(ledger);
    pair.new_words(ledger);
}

/// A line in which no line of the document went on: whatever number stands in it has to be a figure's.
pub(super) fn judge_new(ledger: &mut Ledger, edited: &CellText) {
    let tokens = tokens::of_cell(edited);
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_number) {
        ledger.loose(token, || around(&tokens, at));
    }
}

/// The day that a token names, `31/8/2021`.
fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim_end_matches(|c: char| !c.is_ascii_digit()), "%d/%m/%Y").ok()
}

struct Pair<'p> {
    context: &'p Context<'p>,
    edited: &'p CellText,
    before: &'p [Token],
    after: &'p [Token],
    /// Of each token before the one after.
    matched: Vec<Option<usize>>,
}

impl Pair<'_> {
    fn token(&self, at: usize, ledger: &mut Ledger) {
        let Some(token) = self.before.get(at) else { return };
        let became = self.matched.get(at).copied().flatten().and_then(|at| Some((at, self.after.get(at)?)));
        match (token.figure, became) {
            (Some(n), became) => self.figure(at, n, became, ledger),
            (None, Some((place, became))) if token.has_digits() => self.said(at, place, became, ledger),
            (None, Some((place, became))) if self.context.words.is_opposite(token, became) => {
                let key = self.nearest_key(at);
                ledger.wrong(Wrongness::Direction, (key, &token.text), became.text.clone(), around(self.after, place));
            }
            (None, _) => {}
        }
    }

    /// Of a figure with words, `trên 2.300`, the number decides; the words must not become others.
    fn figure(&self, at: usize, n: usize, became: Option<(usize, &Token)>, ledger: &mut Ledger) {
        let Some(figure) = self.context.figure(n) else { return };
        let token = &self.before[at];
        let has_number = || self.before.iter().any(|other| other.figure == Some(n) && other.is_number);
        if !token.is_number && has_number() {
            if let Some((place, became)) = became.filter(|(_, became)| became.word() != token.word()) {
                let says = became.text.clone();
                ledger.figure_wrong((n, figure), Wrongness::Value, says, around(self.after, place));
            }
            return;
        }
        let Some((place, became)) = became else { return self.missing(n, ledger) };
        let wrong = if became.is_number == token.is_number {
            compare::wrong(self.context.now.language, &token.text, &became.text)
        } else {
            Some(Wrongness::Value)
        };
        match wrong.or_else(|| self.unit_is_other(at, place, n)) {
            None => ledger.right(n),
            Some(Wrongness::Unit) => {
                let unit = self.context.words.unit_at(self.after, place + 1).map(|unit| format!(" {unit}"));
                let says = format!("{}{}", became.text, unit.unwrap_or_default());
                ledger.figure_wrong((n, figure), Wrongness::Unit, says, around(self.after, place));
            }
            Some(what) => ledger.figure_wrong((n, figure), what, became.text.clone(), around(self.after, place)),
        }
    }

    /// A figure that nobody reads any more: hidden and struck ones are told, those that went are listed later.
    fn missing(&self, n: usize, ledger: &mut Ledger) {
        let Some(figure) = self.context.figure(n) else { return };
        let is_its = |carried: Option<usize>, text: &str| {
            carried.is_some_and(|carried| self.context.is_same(n, carried)) || text.contains(&figure.text)
        };
        let unread = self.edited.unread.iter().find(|(piece, _)| is_its(piece.figure, &piece.text));
        let what = match unread {
            Some((_, Unread::Hidden)) => Wrongness::Hidden,
            Some((_, Unread::Struck)) => Wrongness::Struck,
            Some((_, Unread::Recorded)) | None => return,
        };
        ledger.figure_wrong((n, figure), what, figure.text.clone(), self.edited.text());
    }

    /// Whether another unit or scale stands behind a number than before.
    fn unit_is_other(&self, at: usize, place: usize, n: usize) -> Option<Wrongness> {
        let words = self.context.words;
        let own = words.unit_at(self.before, at + 1).map(|unit| unit.to_lowercase());
        let new = words.unit_at(self.after, place + 1).map(|unit| unit.to_lowercase())?;
        let unit = || self.context.figure(n).map(|figure| figure.unit.to_lowercase()).unwrap_or_default();
        let is_other = own.map_or_else(|| new != unit(), |own| own != new);
        is_other.then_some(Wrongness::Unit)
    }

    /// A number of a sentence that is no figure.
    fn said(&self, at: usize, place: usize, became: &Token, ledger: &mut Ledger) {
        let token = &self.before[at];
        let is_numbered = |tokens: &[Token], at: usize| {
            at.checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|word| self.context.words.is_numbered(word))
        };
        let same = compare::is_same(self.context.now.language, token, became);
        if same || is_numbered(self.before, at) || is_numbered(self.after, place) {
            return;
        }
        if self.is_deadline(at) && day(&became.text).is_some() {
            return ledger.unproven(UnprovenKind::Number, became.text.clone(), around(self.after, place));
        }
        ledger.wrong(Wrongness::Number, ("", &token.text), became.text.clone(), around(self.after, place));
    }

    /// Whether a token is a day to come by which somebody has to do something: who leads the meeting sets it, no data do.
    fn is_deadline(&self, at: usize) -> bool {
        let edition = self.context.now.edition.get(..10).and_then(|day| day.parse().ok());
        let is_to_come =
            day(&self.before[at].text).zip(edition).is_some_and(|(day, edition): (NaiveDate, _)| day > edition);
        is_to_come && self.context.words.is_behind_deadline(&self.before[..at])
    }

    /// A sentence names another place than before.
    fn places(&self, ledger: &mut Ledger) {
        let words = self.context.words;
        let (own, new) = (words.places(self.before), words.places(self.after));
        let is_in = |all: &[(usize, String)], name: &str| all.iter().any(|(_, other)| other.eq_ignore_ascii_case(name));
        let gone = own.iter().filter(|(_, name)| !is_in(&new, name));
        let come = new.iter().filter(|(_, name)| !is_in(&own, name));
        for ((at, should), (place, says)) in gone.zip(come) {
            let key = self.nearest_key(*at);
            ledger.wrong(Wrongness::Place, (key, should), says.clone(), around(self.after, *place));
        }
        if own.len() == new.len() && own.len() > 1 {
            self.exchanged(&own, &new, ledger);
        }
    }

    /// Two places of a sentence were exchanged and their figures were not.
    fn exchanged(&self, own: &[(usize, String)], new: &[(usize, String)], ledger: &mut Ledger) {
        let names = |all: &[(usize, String)]| {
            let mut names: Vec<String> = all.iter().map(|(_, name)| name.to_lowercase()).collect();
            names.sort();
            names
        };
        if names(own) != names(new) {
            return;
        }
        for ((at, should), (place, says)) in own.iter().zip(new).filter(|((_, a), (_, b))| !a.eq_ignore_ascii_case(b)) {
            let figure = |tokens: &[Token], from: usize| tokens.iter().skip(from).find_map(|token| token.figure);
            let stays = figure(self.before, *at).zip(figure(self.after, *place));
            if stays.is_some_and(|(now, edited)| self.context.is_same(now, edited)) {
                let key = self.nearest_key(*at);
                ledger.wrong(Wrongness::Place, (key, should), says.clone(), around(self.after, *place));
            }
        }
    }

    /// The unit of a short line without figures, such as that above a table.
    fn units(&self, ledger: &mut Ledger) {
        const SHORT: usize = 8;
        if self.before.len() > SHORT || self.before.iter().any(|token| token.figure.is_some()) {
            return;
        }
        let (own, new) = (self.context.words.units(self.before), self.context.words.units(self.after));
        let other = |all: &[String], unit: &String| !all.iter().any(|one| one.eq_ignore_ascii_case(unit));
        let gone = own.iter().find(|unit| other(&new, unit));
        if let Some((should, says)) = gone.zip(new.iter().find(|unit| other(&own, unit))) {
            ledger.wrong(Wrongness::Unit, ("", should), says.clone(), self.edited.text());
        }
    }

    /// Words and numbers that were put in.
    fn new_words(&self, ledger: &mut Ledger) {
        let words = self.context.words;
        let mut of: Vec<Option<usize>> = vec![None; self.after.len()];
        for (before, after) in self.matched.iter().enumerate().filter_map(|(n, after)| Some((n, (*after)?))) {
            of[after] = Some(before);
        }
        for (at, token) in self.after.iter().enumerate().filter(|(at, _)| of[*at].is_none()) {
            if token.is_number {
                ledger.loose(token, || around(self.after, at));
            }
            let next = of.get(at + 1).copied().flatten().and_then(|before| Some((before, self.before.get(before)?)));
            if let Some((before, next)) = next.filter(|(_, next)| words.is_negation(token) && words.is_direction(next))
            {
                let says = format!("{} {}", token.text, next.text);
                let key = self.nearest_key(before);
                ledger.wrong(Wrongness::Direction, (key, &next.text), says, around(self.after, at));
            }
        }
    }

    /// Key of the figure behind a word, else of the one before it; empty where the line has none.
    fn nearest_key(&self, at: usize) -> &str {
        let key = |token: &Token| Some(self.context.figure(token.figure?)?.key.as_str());
        let behind = self.before.iter().skip(at).find_map(key);
        behind.or_else(|| self.before.iter().take(at).rev().find_map(key)).unwrap_or_default()
    }
}
