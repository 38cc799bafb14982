//! What a document is judged by, and what has been seen of it so far.

use super::compare;
use super::tokens::{self, Token};
use super::vocabulary::{Vocabulary, list};
use crate::contracts::{RemovedFigure, SeenIn, Unproven, UnprovenKind, VerifiedDocument, WrongFigure, Wrongness};
use crate::model::word_base::{BaseFigure, BaseInline, BaseParagraph, WordBase};
use crate::word_edits::lines::{CellText, Line, Piece};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a document is judged by.
pub(super) struct Context<'a> {
    /// As it would be generated now.
    pub(super) now: &'a WordBase,
    /// As it was generated.
    pub(super) then: Option<&'a WordBase>,
    pub(super) words: &'a Vocabulary,
    /// Words of every cell that has no figure, and of names above figures: names of rows and cards, heads of columns.
    labels: BTreeSet<Vec<String>>,
    /// Numbers that the document prints, as figures or in sentences.
    numbers: BTreeSet<String>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        now: &'a WordBase,
        then: Option<&'a WordBase>,
        words: &'a Vocabulary,
        lines: &[Line],
    ) -> Context<'a> {
        let cells = lines.iter().flat_map(|line| &line.cells);
        let cells: Vec<_> = cells.collect();
        let is_name = |cell: &&&CellText| cell.pieces.iter().all(|piece| piece.figure.is_none());
        let names = cells.iter().filter(is_name).map(|cell| cell.text());
        let names = names.chain(cells.iter().flat_map(|cell| cell.names()).map(|(_, name)| name));
        let labels = names.map(|name| list(&name)).filter(|words| !words.is_empty()).collect();
        let said = cells.iter().flat_map(|cell| tokens::of_cell(cell)).filter(Token::has_digits);
        let numbers = said.map(|token| bare(&token.text)).collect();
        Context { now, then, words, labels, numbers }
    }

    /// A figure of the document as it would be generated now.
    pub(super) fn figure(&self, n: usize) -> Option<&'a BaseFigure> {
        self.now.figures.get(n)
    }

    /// The key of a figure that is carried in the edited document.
    pub(super) fn carried(&self, n: usize) -> Option<&'a str> {
        Some(&self.then?.figures.get(n)?.key)
    }

    /// Whether a figure of now is one that the edited document carries.
    pub(super) fn is_same(&self, now: usize, edited: usize) -> bool {
        self.figure(now).is_some_and(|figure| self.carried(edited) == Some(&*figure.key))
    }

    /// Whether a text is the name of a row or a column.
    pub(super) fn is_label(&self, text: &str) -> bool {
        self.labels.contains(&list(text))
    }

    /// Whether the document prints a number.
    pub(super) fn is_printed(&self, number: &str) -> bool {
        self.numbers.contains(&bare(number))
    }
}

fn bare(number: &str) -> String {
    number.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Missing,
    Right,
    Wrong,
}

/// What has been seen so far.
pub(super) struct Ledger {
    view: SeenIn,
    figures: Vec<State>,
    /// Line of each thing that is wrong, to put them in reading order.
    wrong: Vec<(usize, WrongFigure)>,
    unproven: Vec<Unproven>,
    /// Numbers in lines that are nobody's, with the figure they carry.
    loose: Vec<Loose>,
    /// Points of charts that are right, and those that are gone.
    points: usize,
    gone: Vec<RemovedFigure>,
    /// The line that is judged.
    pub(super) line: usize,
}

/// A number that no figure of its line became.
struct Loose {
    text: String,
    figure: Option<usize>,
    context: String,
    line: usize,
}

/// What was found in a view.
pub(super) struct Findings {
    pub(super) right: usize,
    pub(super) wrong: Vec<WrongFigure>,
    pub(super) removed: Vec<RemovedFigure>,
    pub(super) unproven: Vec<Unproven>,
}

impl Ledger {
    pub(super) fn new(view: SeenIn, figures: usize) -> Ledger {
        Ledger {
            view,
            figures: vec![State::Missing; figures],
            wrong: Vec::new(),
            unproven: Vec::new(),
            loose: Vec::new(),
            points: 0,
            gone: Vec::new(),
            line: 0,
        }
    }

    pub(super) fn right(&mut self, figure: usize) {
        if let Some(state @ State::Missing) = self.figures.get_mut(figure) {
            *state = State::Right;
        }
    }

    /// Something is wrong with a figure.
    pub(super) fn figure_wrong(
        &mut self,
        (n, figure): (usize, &BaseFigure),
        what: Wrongness,
        says: String,
        context: String,
    ) {
        if let Some(state) = self.figures.get_mut(n) {
            *state = State::Wrong;
        }
        self.wrong(what, (&figure.key, &figure.text), says, context);
    }

    /// Something is wrong: what it is, the key of its figure where it has one, and what it should say.
    pub(super) fn wrong(&mut self, what: Wrongness, (key, should): (&str, &str), says: String, context: String) {
        let (key, should) = (key.to_owned(), should.to_owned());
        self.wrong.push((self.line, WrongFigure { key, what, view: self.view, should, says, context }));
    }

    pub(super) fn unproven(&mut self, what: UnprovenKind, says: String, context: String) {
        if self.unproven.len() < VerifiedDocument::MOST {
            self.unproven.push(Unproven { what, says, context });
        }
    }

    pub(super) fn point(&mut self) {
        self.points += 1;
    }

    pub(super) fn point_gone(&mut self, key: &str, text: &str, context: String) {
        self.gone.push(RemovedFigure { key: key.to_owned(), text: text.to_owned(), context });
    }

    /// A number that no figure of its line became.
    pub(super) fn loose(&mut self, token: &Token, context: impl FnOnce() -> String) {
        if self.loose.len() < MOST_LOOSE {
            let (text, figure) = (token.text.clone(), token.figure);
            self.loose.push(Loose { text, figure, context: context(), line: self.line });
        }
    }

    /// Figures that found no place of their own take numbers that found no figure; the rest is told.
    pub(super) fn finish(mut self, context: &Context<'_>) -> Findings {
        let mut missing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, figure) in context.now.figures.iter().enumerate().rev() {
            if self.figures.get(n) == Some(&State::Missing) {
                missing.entry(&figure.key).or_default().push(n);
            }
        }
        for loose in std::mem::take(&mut self.loose) {
            self.line = loose.line;
            match loose.figure.and_then(|n| context.carried(n)) {
                Some(key) => self.settle_carried(context, key, missing.get_mut(key), loose),
                None => self.settle(context, &mut missing, loose),
            }
        }
        let places = places(context.now);
        let state = |n: usize| self.figures.get(n).copied().unwrap_or(State::Missing);
        let gone = context.now.figures.iter().enumerate().filter(|(n, _)| state(*n) == State::Missing);
        let gone = gone.map(|(n, figure)| RemovedFigure {
            key: figure.key.clone(),
            text: figure.text.clone(),
            context: places.get(&n).cloned().unwrap_or_default(),
        });
        let removed = gone.chain(std::mem::take(&mut self.gone)).collect();
        self.wrong.sort_by_key(|(line, _)| *line);
        Findings {
            right: self.figures.iter().filter(|state| **state == State::Right).count() + self.points,
            wrong: self.wrong.into_iter().map(|(_, wrong)| wrong).collect(),
            removed,
            unproven: self.unproven,
        }
    }

    /// A number that carries a figure says that figure, wherever it stands.
    fn settle_carried(&mut self, context: &Context<'_>, key: &str, missing: Option<&mut Vec<usize>>, loose: Loose) {
        let language = context.now.language;
        let of_key = || context.now.figures.iter().enumerate().filter(|(_, figure)| figure.key == key);
        let says = |figure: &BaseFigure| compare::wrong(language, number(&figure.text), &loose.text);
        let own = missing.and_then(Vec::pop);
        if of_key().any(|(_, figure)| says(figure).is_none()) {
            own.into_iter().for_each(|n| self.right(n));
        } else if let Some((n, figure)) = own.and_then(|n| Some((n, context.figure(n)?))).or_else(|| of_key().next()) {
            let what = says(figure).unwrap_or(Wrongness::Value);
            self.figure_wrong((n, figure), what, loose.text, loose.context);
        }
    }

    /// A number that carries nothing is a figure that is missing and says the same, or one that is printed elsewhere, or unproven.
    fn settle(&mut self, context: &Context<'_>, missing: &mut BTreeMap<&str, Vec<usize>>, loose: Loose) {
        let language = context.now.language;
        let is = |n: &usize| {
            context
                .figure(*n)
                .is_some_and(|figure| compare::wrong(language, number(&figure.text), &loose.text).is_none())
        };
        let own = missing.values_mut().find(|all| all.last().is_some_and(is));
        match own.and_then(Vec::pop) {
            Some(n) => self.right(n),
            None if context.is_printed(&loose.text) => {}
            None => self.unproven(UnprovenKind::Number, loose.text, loose.context),
        }
    }
}

/// Numbers that are looked at; a document with more that are nobody's is no longer judged one by one.
const MOST_LOOSE: usize = 20_000;

/// The number of a figure's text, without words before it.
pub(super) fn number(text: &str) -> &str {
    text.rsplit([' ', '\u{a0}']).next().unwrap_or(text)
}

/// The words around each figure as generated.
fn places(base: &WordBase) -> BTreeMap<usize, String> {
    let mut places = BTreeMap::new();
    let pieces = |paragraph: &BaseParagraph| -> Vec<Piece> {
        let piece = |inline: &BaseInline| match inline {
            BaseInline::Text(text) => Piece { text: text.clone(), figure: None },
            BaseInline::Figure(n) => {
                let text = base.figures.get(*n).map(|figure| figure.text.clone()).unwrap_or_default();
                Piece { text, figure: Some(*n) }
            }
        };
        paragraph.content.iter().map(piece).collect()
    };
    for part in &base.parts {
        for block in &part.blocks {
            for row in block.rows() {
                let pieces: Vec<Piece> = row.iter().flat_map(|paragraph| pieces(paragraph)).collect();
                let tokens = tokens::of(&pieces);
                for (at, token) in tokens.iter().enumerate() {
                    if let Some(n) = token.figure {
                        places.entry(n).or_insert_with(|| around(&tokens, at));
                    }
                }
            }
        }
    }
    places
}

/// Words before and after a token.
pub(super) fn around(tokens: &[Token], at: usize) -> String {
    let range: Range<usize> = at.saturating_sub(6)..(at + 7).min(tokens.len());
    tokens.get(range).unwrap_or_default().iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}
