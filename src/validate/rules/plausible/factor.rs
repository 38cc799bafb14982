//! A value in another unit: the one factor that explains all evidence.

use super::evidence::Evidence;
use super::suspects::Suspect;
use crate::model::form::{Form, Unit};
use crate::model::message::Message;
use crate::msg;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What was probably meant, and why.
pub(super) struct Meant {
    pub(super) value: Decimal,
    pub(super) why: Message,
    /// Whether two independent things say so: its own past or size, and each other line.
    pub(super) is_confirmed: bool,
}

/// The one factor that brings a value to where all evidence of it expects it; nothing where none does, or several do. What
/// compares it with another `suspected` line is no evidence.
pub(super) fn meant(form: &Form, suspect: &Suspect<'_, '_>, suspected: &BTreeSet<&str>) -> Option<Meant> {
    if !suspect.against.iter().any(|evidence| evidence.tells_a_unit()) {
        return None;
    }
    let (line, value) = (suspect.judged.line, suspect.judged.value);
    let is_sound = |evidence: &&Evidence<'_>| evidence.other(&line.code).is_none_or(|other| !suspected.contains(other));
    let mut fitting: BTreeMap<Decimal, Message> = BTreeMap::new();
    for (factor, why) in factors(form.unit(&line.unit)?) {
        let Some(meant) = value.checked_mul(factor).map(|meant| meant.normalize()) else { continue };
        let is_writable = line.decimals > 0 || meant.fract().is_zero();
        if is_writable && suspect.judged.evidence.iter().filter(is_sound).all(|evidence| evidence.admits(meant)) {
            fitting.entry(meant).or_insert(why);
        }
    }
    let (value, why) = fitting.pop_first().filter(|_| fitting.is_empty())?;
    let against = suspect.against.iter().copied().filter(|evidence| is_sound(evidence));
    let kinds: BTreeSet<Option<&str>> = against.map(|evidence| evidence.other(&line.code)).collect();
    Some(Meant { value, why, is_confirmed: kinds.len() >= 2 })
}

/// Factors of the units of the same thing, and of a group separator lost or taken for a comma.
fn factors(unit: &Unit) -> impl Iterator<Item = (Decimal, Message)> {
    let thousand = Decimal::ONE_THOUSAND;
    let scales = unit.scales.iter().map(|scale| (scale.factor, msg!("magnitude-other-unit", unit = &scale.name)));
    let groups = [Decimal::ONE / thousand, thousand].map(|factor| (factor, msg!("magnitude-separator")));
    scales.chain(groups)
}
