//! Tables: which column became which, and whether rows and columns still have their names.

use super::context::{Context, Ledger};
use super::labels::{self, Label};
use super::line;
use super::vocabulary::list;
use crate::contracts::{UnprovenKind, Wrongness};
use crate::word_edits::lines::{CellText, Kind, Line};
use std::collections::{BTreeMap, BTreeSet};

/// A table as generated and what became of it: pairs of rows, each with its place among the lines.
pub(super) struct Pair<'l> {
    pub(super) rows: Vec<(usize, &'l Line, &'l Line)>,
}

impl Pair<'_> {
    /// Judges all rows.
    pub(super) fn judge(&self, context: &Context<'_>, ledger: &mut Ledger) {
        let columns = self.columns(context);
        let mut told = BTreeSet::new();
        for (n, now, edited) in &self.rows {
            ledger.line = *n;
            let cell = |column: usize| {
                let at = columns.get(&column).copied().unwrap_or(column);
                edited.cells.iter().find(|cell| cell.column == at)
            };
            self.row(context, ledger, now, &cell, &mut told);
            let known: BTreeSet<usize> =
                now.cells.iter().filter_map(|own| cell(own.column)).map(|cell| cell.column).collect();
            edited
                .cells
                .iter()
                .filter(|cell| !known.contains(&cell.column))
                .for_each(|new| line::judge_new(ledger, new));
        }
    }

    fn row<'e>(
        &self,
        context: &Context<'_>,
        ledger: &mut Ledger,
        now: &Line,
        cell: &dyn Fn(usize) -> Option<&'e CellText>,
        told: &mut BTreeSet<(usize, String)>,
    ) {
        let nothing = CellText::default();
        let first_figure = now.cells.iter().position(has_figure);
        for (n, own) in now.cells.iter().enumerate() {
            let edited = cell(own.column);
            let is_name = now.kind == Kind::Head || first_figure.is_some_and(|first| n < first);
            let key = |figure: Option<usize>| figure.and_then(|n| context.figure(n)).map_or("", |figure| &figure.key);
            let edited = match edited {
                Some(edited) if is_name && !has_figure(own) => {
                    let names = Names { should: own.text(), says: edited.text(), key: key(now.figures().next()) };
                    names.judge(context, ledger, (now, own.column), told);
                    continue;
                }
                edited => edited.unwrap_or(&nothing),
            };
            let edited_names = edited.names();
            // Names of places are judged with the words around them.
            for (figure, should) in own.names().into_iter().filter(|(_, name)| !context.words.is_place(name)) {
                let says = edited_names.iter().find(|(other, _)| context.is_same(figure, *other));
                if let Some((_, says)) = says {
                    let names = Names { should, says: says.clone(), key: key(Some(figure)) };
                    names.judge(context, ledger, (now, own.column), told);
                }
            }
            line::judge(context, ledger, own, edited);
        }
    }

    /// Where each column went: where most of its figures are, else where most of its words are.
    fn columns(&self, context: &Context<'_>) -> BTreeMap<usize, usize> {
        let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (_, now, edited) in &self.rows {
            for own in &now.cells {
                let figures: Vec<usize> = own.pieces.iter().filter_map(|piece| piece.figure).collect();
                let words = list(&own.text());
                for cell in &edited.cells {
                    let carried = cell.pieces.iter().filter_map(|piece| piece.figure);
                    let shared = carried.filter(|one| figures.iter().any(|own| context.is_same(*own, *one))).count();
                    let same = figures.is_empty() && !words.is_empty() && words == list(&cell.text());
                    // A figure counts for more than words that may stand in every column.
                    let weight = shared * 4 + usize::from(same);
                    if weight > 0 {
                        *votes.entry((own.column, cell.column)).or_default() += weight;
                    }
                }
            }
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_by_key(|((own, column), count)| (usize::MAX - count, own.abs_diff(*column), *own));
        let (mut columns, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for ((own, column), _) in votes {
            if !columns.contains_key(&own) && taken.insert(column) {
                columns.insert(own, column);
            }
        }
        columns
    }
}

/// What a row, a column or a card should be named and is.
struct Names<'c> {
    should: String,
    says: String,
    /// Of the first figure that bears the name.
    key: &'c str,
}

impl Names<'_> {
    /// Judges the name of a line, or of a column of it. One that spans rows is told once.
    fn judge(
        self,
        context: &Context<'_>,
        ledger: &mut Ledger,
        (line, column): (&Line, usize),
        told: &mut BTreeSet<(usize, String)>,
    ) {
        let Names { should, says, key } = self;
        let is_head = line.kind == Kind::Head;
        let what = match labels::judge(context, &should, &says) {
            Label::Same => return,
            Label::Unit => Wrongness::Unit,
            Label::Other if is_head => Wrongness::Column,
            Label::Other => Wrongness::Row,
            Label::Unknown if says.trim().is_empty() && !is_head => return,
            Label::Unknown => return ledger.unproven(UnprovenKind::Name, says, should),
        };
        if !is_head || told.insert((column, says.clone())) {
            ledger.wrong(what, (key, &should), says, line.text());
        }
    }
}

fn has_figure(cell: &CellText) -> bool {
    cell.pieces.iter().any(|piece| piece.figure.is_some())
}
