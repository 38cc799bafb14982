//! What moved between two states of the same conference's figures. The same value from another cell or file is no change.

use crate::model::book::Consolidated;
use crate::model::diff::{Change, Changes, RankChange, Side};
use crate::model::figure::{Figure, Place, Source};
use crate::model::form::Form;
use crate::model::message::Message;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that moved, in the form's order of lines and by place.
pub fn changes(since: Message, form: &Form, before: &Consolidated, after: &Consolidated) -> Changes {
    let order = form.order();
    let mut moved: Vec<Change> =
        after.figures.iter().filter_map(|(place, line, now)| change(before.figures.get(place, line), now)).collect();
    moved.sort_by_key(|change| (change.place.clone(), order.get(&*change.line).copied()));
    let (cells, totals) = moved.into_iter().partition(|change| matches!(change.place, Place::Locality(_)));
    Changes { since, cells, totals, ranks: ranks(before, after, &order), sentences: Vec::new() }
}

fn change(before: Option<&Figure>, now: &Figure) -> Option<Change> {
    let same = before.is_some_and(|before| before.value == now.value && before.qualifier == now.qualifier);
    let nothing = before.is_none() && now.value.is_none();
    (!same && !nothing).then(|| Change {
        place: now.place.clone(),
        line: Arc::clone(&now.line),
        before: before.map_or_else(|| Side { text: "…".to_owned(), cell: String::new() }, side),
        after: side(now),
    })
}

fn side(figure: &Figure) -> Side {
    let cell = figure.sources.first().map_or_else(String::new, |source| match source {
        Source::Cell { file, sheet, cell, .. } => format!("{file} · {sheet}!{cell}"),
        Source::Place { .. } => String::new(),
    });
    Side { text: figure.text.clone(), cell }
}

/// Positions that moved, the farthest first.
fn ranks(before: &Consolidated, after: &Consolidated, order: &BTreeMap<&str, usize>) -> Vec<RankChange> {
    let moved = after.ranks.iter().filter_map(|(place, line, now)| {
        let then = before.ranks.get(place, line)?;
        (then.in_country != now.in_country).then(|| RankChange {
            place: place.clone(),
            line: Arc::clone(line),
            before: then.in_country,
            after: now.in_country,
        })
    });
    let mut moved: Vec<RankChange> = moved.collect();
    moved.sort_by_key(|rank| {
        (Reverse(rank.before.abs_diff(rank.after)), order.get(&*rank.line).copied(), rank.place.clone())
    });
    moved
}
