//! Totals over localities, and what they were made from.

use super::add::add;
use super::effective_values::Effective;
use crate::model::figure::Terms;
use crate::model::quantity::{Qualifier, Quantity, percent};

/// A total and what it was made from.
#[derive(Default)]
pub(super) struct Total<'s, 'a> {
    pub(super) quantity: Option<Quantity>,
    /// Of a ratio.
    pub(super) terms: Option<Terms>,
    pub(super) from: Vec<&'s Effective<'a>>,
    /// How many of these said a number with a qualifier.
    pub(super) approximate: usize,
}

/// Exact sum over the localities with a usable value.
pub(super) fn sum<'s, 'a>(counted: &[&'s Effective<'a>], code: &str) -> Total<'s, 'a> {
    sum_with(counted, code, Effective::quantity)
}

/// Exact sum of what `value` takes of each locality.
pub(super) fn sum_with<'s, 'a>(
    counted: &[&'s Effective<'a>],
    code: &str,
    value: impl Fn(&Effective<'a>, &str) -> Option<Quantity>,
) -> Total<'s, 'a> {
    let mut total = Total::default();
    for values in counted {
        let Some(part) = value(values, code) else { continue };
        total.quantity = Some(add(total.quantity, part));
        total.approximate += usize::from(is_approximate(values, code));
        total.from.push(values);
    }
    total
}

/// Quotient of the two sums over the localities that have both: a locality with one of them would shift the rate.
pub(super) fn ratio<'s, 'a>(counted: &[&'s Effective<'a>], of: &str, per: &str) -> Total<'s, 'a> {
    let both: Vec<&'s Effective<'a>> =
        counted.iter().copied().filter(|s| s.quantity(of).is_some() && s.quantity(per).is_some()).collect();
    let approximate = both.iter().filter(|s| is_approximate(s, of) || is_approximate(s, per)).count();
    let (of, per) = (sum(&both, of), sum(&both, per));
    let terms = of.quantity.zip(per.quantity).map(|(of, per)| Terms { of, per });
    Total { quantity: terms.and_then(rate), terms, from: of.from, approximate }
}

/// More leased land means a higher rate, more land a lower one; with a qualifier on either it is only about right.
pub(super) fn rate(Terms { of, per }: Terms) -> Option<Quantity> {
    let qualifier = of.qualifier.or(per.qualifier).map(|_| Qualifier::About);
    Some(Quantity { value: percent(of.value, per.value)?, qualifier })
}

fn is_approximate(values: &Effective<'_>, line: &str) -> bool {
    values.quantity(line).and_then(|quantity| quantity.qualifier).is_some_and(|q| q != Qualifier::Estimated)
}
