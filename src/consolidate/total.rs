//! Totals over localities, and what they were made from.

use super::add::add;
use super::effective_values::Standing;
use crate::model::quantity::{Qualifier, Quantity, percent};

/// A total and what it was made from.
#[derive(Default)]
pub(super) struct Total<'s, 'a> {
    pub(super) quantity: Option<Quantity>,
    pub(super) from: Vec<&'s Standing<'a>>,
}

/// Exact sum over the localities with a usable value.
pub(super) fn sum<'s, 'a>(counted: &[&'s Standing<'a>], code: &str) -> Total<'s, 'a> {
    let mut total = Total::default();
    for standing in counted {
        let Some(part) = standing.quantity(code) else { continue };
        total.quantity = Some(add(total.quantity, part));
        total.from.push(standing);
    }
    total
}

/// Quotient of the two sums over the localities that have both: a locality with one of them would shift the rate.
pub(super) fn ratio<'s, 'a>(counted: &[&'s Standing<'a>], of: &str, per: &str) -> Total<'s, 'a> {
    let both: Vec<&'s Standing<'a>> =
        counted.iter().copied().filter(|s| s.quantity(of).is_some() && s.quantity(per).is_some()).collect();
    let (of, per) = (sum(&both, of), sum(&both, per));
    Total { quantity: rate(of.quantity, per.quantity), from: of.from }
}

/// More leased land means a higher rate, more land a lower one; with a qualifier on either it is only about right.
pub(super) fn rate(of: Option<Quantity>, per: Option<Quantity>) -> Option<Quantity> {
    let (of, per) = of.zip(per)?;
    let qualifier = of.qualifier.or(per.qualifier).map(|_| Qualifier::About);
    Some(Quantity { value: percent(of.value, per.value)?, qualifier })
}
