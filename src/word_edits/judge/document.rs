//! The whole document: lines aligned, each judged with what it became, in every view that Word shows.

use super::context::{Context, Findings, Ledger};
use super::tables::Pair;
use super::vocabulary::Vocabulary;
use super::{charts, line};
use crate::contracts::{RemovedFigure, SeenIn, Unproven, UnprovenKind, WrongFigure};
use crate::model::word_base::{PartKind, WordBase};
use crate::word_edits::align::{By, Item, align};
use crate::word_edits::document::{EditedBlock, EditedDocument, EditedParagraph, View};
use crate::word_edits::lines::{CellText, Kind, Line, of_base, of_part};
use std::collections::{BTreeMap, BTreeSet};

/// What was seen.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// Figures that say what they should.
    pub right: usize,
    /// What does not.
    pub wrong: Vec<WrongFigure>,
    /// Figures that are gone.
    pub removed: Vec<RemovedFigure>,
    /// What no data prove.
    pub unproven: Vec<Unproven>,
}

/// Judges an edited document by what it would be generated as now.
pub fn judge(now: &WordBase, edited: &EditedDocument, words: &Vocabulary) -> Judged {
    let seen = |view, seen_in| in_view(now, edited, words, view, seen_in);
    if !is_recorded(edited) {
        return judged(edited, seen(View::Final, SeenIn::Both), Vec::new());
    }
    let mut shown = seen(View::Final, SeenIn::Final);
    let original = seen(View::Original, SeenIn::Original).wrong;
    let same = |one: &WrongFigure, other: &WrongFigure| {
        (&one.key, one.what, &one.should, &one.says) == (&other.key, other.what, &other.should, &other.says)
    };
    for wrong in &mut shown.wrong {
        if original.iter().any(|other| same(wrong, other)) {
            wrong.view = SeenIn::Both;
        }
    }
    let only = original.into_iter().filter(|wrong| !shown.wrong.iter().any(|other| same(wrong, other)));
    let only = only.collect();
    judged(edited, shown, only)
}

fn judged(edited: &EditedDocument, seen: Findings, more: Vec<WrongFigure>) -> Judged {
    let Findings { right, mut wrong, removed, mut unproven } = seen;
    wrong.extend(more);
    let embedded = || Unproven { what: UnprovenKind::Embedded, says: String::new(), context: String::new() };
    unproven.extend((edited.foreign > 0).then(embedded));
    Judged { right, wrong, removed, unproven }
}

/// Whether changes were recorded.
fn is_recorded(edited: &EditedDocument) -> bool {
    let paragraph = |paragraph: &EditedParagraph| {
        paragraph.recorded.is_change() || paragraph.runs.iter().any(|run| run.recorded.is_change())
    };
    let block = |block: &EditedBlock| match block {
        EditedBlock::Paragraph(one) => paragraph(one),
        EditedBlock::Table(table) => table
            .rows
            .iter()
            .any(|row| row.recorded.is_change() || row.cells.iter().flat_map(|cell| &cell.paragraphs).any(paragraph)),
    };
    edited.parts.iter().flat_map(|part| &part.blocks).any(block)
}

fn in_view(now: &WordBase, edited: &EditedDocument, words: &Vocabulary, view: View, seen_in: SeenIn) -> Findings {
    let kinds = [PartKind::Body, PartKind::Notes];
    let all: Vec<Line> = kinds.iter().flat_map(|kind| of_base(now, *kind)).collect();
    let context = Context::new(now, edited.base.as_ref(), words, &all);
    let mut ledger = Ledger::new(seen_in, now.figures.len());
    for kind in kinds {
        let lines: Vec<Line> = edited.parts(kind).flat_map(|part| of_part(part, view)).collect();
        text(&context, &mut ledger, &of_base(now, kind), &lines, kind);
    }
    for kind in [PartKind::Head, PartKind::Foot] {
        // They bear the code of their own edition.
        let own = of_base(edited.base.as_ref().unwrap_or(now), kind);
        let lines: Vec<Line> = edited.parts(kind).flat_map(|part| of_part(part, view)).collect();
        margins(&context, &mut ledger, &own, &lines);
    }
    charts::judge(&context, &mut ledger, &edited.charts);
    ledger.finish(&context)
}

/// Body or notes.
fn text(context: &Context<'_>, ledger: &mut Ledger, now: &[Line], edited: &[Line], kind: PartKind) {
    let became = aligned(context, now, edited, kind);
    let mut tables: BTreeMap<(usize, usize), Pair<'_>> = BTreeMap::new();
    for (n, own) in now.iter().enumerate() {
        let Some(new) = became.get(n).copied().flatten().and_then(|at| edited.get(at)) else { continue };
        if own.kind == Kind::Paragraph {
            ledger.line = n;
            line::judge(context, ledger, &whole(own), &whole(new));
        } else {
            let table = tables.entry((own.block, new.block)).or_insert(Pair { rows: Vec::new() });
            table.rows.push((n, own, new));
        }
    }
    for table in tables.values() {
        table.judge(context, ledger);
    }
    let known: BTreeSet<usize> = became.iter().flatten().copied().collect();
    for (n, new) in edited.iter().enumerate().filter(|(n, _)| !known.contains(n)) {
        ledger.line = now.len() + n;
        new.cells.iter().for_each(|cell| line::judge_new(ledger, cell));
    }
}

/// For each line as it would be generated now the edited one. What was generated then stands between them: its figures are known in
/// the edited document by their carriers and in today's by their keys.
fn aligned(context: &Context<'_>, now: &[Line], edited: &[Line], kind: PartKind) -> Vec<Option<usize>> {
    let Some(then) = context.then else { return align(&items(now, By::Nothing), &items(edited, By::Nothing)) };
    let lines = of_base(then, kind);
    let by_carriers = align(&items(&lines, By::Number), &items(edited, By::Number));
    if then.figures == context.now.figures && lines == now {
        return by_carriers;
    }
    let over_time = align(&items(now, By::Key(context.now)), &items(&lines, By::Key(then)));
    over_time.iter().map(|then| by_carriers.get((*then)?).copied().flatten()).collect()
}

fn items(lines: &[Line], by: By<'_>) -> Vec<Item> {
    lines.iter().map(|line| line.item(by)).collect()
}

/// All of a paragraph.
fn whole(line: &Line) -> CellText {
    line.cells.first().cloned().unwrap_or_default()
}

/// Heads and feet of pages: programs make more or fewer of them, each has to be one that was generated.
fn margins(context: &Context<'_>, ledger: &mut Ledger, own: &[Line], edited: &[Line]) {
    for new in edited.iter().filter(|line| !line.is_empty()) {
        let text = squeezed(&new.text());
        if own.iter().any(|own| squeezed(&own.text()) == text) {
            continue;
        }
        let is_it = |own: &&Line| align(&[own.item(By::Number)], &[new.item(By::Number)]) == [Some(0)];
        let known = own.iter().find(is_it);
        match known {
            Some(known) => line::judge(context, ledger, &whole(known), &whole(new)),
            None => new.cells.iter().for_each(|cell| line::judge_new(ledger, cell)),
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
