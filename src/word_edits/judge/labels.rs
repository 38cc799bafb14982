//! Names of rows, heads of columns, categories of charts.

use super::context::Context;
use super::vocabulary::list;
use std::collections::BTreeSet;

/// What became of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// It says the same, perhaps in other words.
    Same,
    /// It is the name of something else.
    Other,
    /// Its unit is another.
    Unit,
    /// Nothing tells whether it means the same.
    Unknown,
}

/// A name that shares this part of its words with the one before is a rewording of it, in hundredths.
const REWORDED: usize = 34;

/// Judges a name. A name that is gone with its row or column is not asked about.
pub(super) fn judge(context: &Context<'_>, now: &str, edited: &str) -> Label {
    let (own, new) = (list(now), list(edited));
    if own == new || own.is_empty() {
        return Label::Same;
    }
    let (own_units, new_units) = (context.words.units_of(now), context.words.units_of(edited));
    if own_units != new_units && !own_units.is_empty() && !new_units.is_empty() {
        return Label::Unit;
    }
    let is_name = context.is_label(edited) || context.words.is_place(edited);
    if is_name || numbers(&own) != numbers(&new) {
        return Label::Other;
    }
    let (own, new): (BTreeSet<String>, BTreeSet<String>) = (own.into_iter().collect(), new.into_iter().collect());
    let shared = own.intersection(&new).count();
    if shared * 100 >= own.len().min(new.len()) * REWORDED && shared > 0 { Label::Same } else { Label::Unknown }
}

fn numbers(words: &[String]) -> Vec<&String> {
    words.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect()
}
