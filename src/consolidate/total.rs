//! Totals over localities, and what they were made from.

use super::add::add;
use super::effective_values::Effective;
use crate::model::figure::Terms;
use crate::model::form::{Line, National};
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

/// The total of a line over what `value` takes of each locality; nothing where the form declares none.
pub(super) fn of_line<'s, 'a>(line: &Line, counted: &[&'s Effective<'a>], value: Value<'a>) -> Total<'s, 'a> {
    match &line.national {
        National::None => Total::default(),
        National::Sum => sum(counted, &line.code, value),
        National::Ratio { of, per } => ratio(counted, of, per, value),
    }
}

/// What is taken of a locality: the value that counts, or also one that is held.
pub(super) type Value<'a> = fn(&Effective<'a>, &str) -> Option<Quantity>;

/// Exact sum over the localities with a usable value.
pub(super) fn sum<'s, 'a>(counted: &[&'s Effective<'a>], code: &str, value: Value<'a>) -> Total<'s, 'a> {
    let mut total = Total::default();
    for values in counted {
        let Some(part) = value(values, code) else { continue };
        total.quantity = Some(add(total.quantity, part));
        total.approximate += usize::from(is_approximate(part));
        total.from.push(values);
    }
    total
}

/// Quotient of the two sums over the localities that have both: a locality with one of them would shift the rate.
fn ratio<'s, 'a>(counted: &[&'s Effective<'a>], of: &str, per: &str, value: Value<'a>) -> Total<'s, 'a> {
    let terms = |one: &Effective<'a>| value(one, of).zip(value(one, per));
    let both: Vec<&'s Effective<'a>> = counted.iter().copied().filter(|one| terms(one).is_some()).collect();
    let is_about = |(of, per): &(Quantity, Quantity)| is_approximate(*of) || is_approximate(*per);
    let approximate = both.iter().filter_map(|one| terms(one)).filter(is_about).count();
    let (of, per) = (sum(&both, of, value), sum(&both, per, value));
    let terms = of.quantity.zip(per.quantity).map(|(of, per)| Terms { of, per });
    Total { quantity: terms.and_then(rate), terms, from: of.from, approximate }
}

/// More leased land means a higher rate, more land a lower one; with a qualifier on either it is only about right.
pub(super) fn rate(Terms { of, per }: Terms) -> Option<Quantity> {
    let qualifier = of.qualifier.or(per.qualifier).map(|_| Qualifier::About);
    Some(Quantity { value: percent(of.value, per.value)?, qualifier })
}

fn is_approximate(quantity: Quantity) -> bool {
    quantity.qualifier.is_some_and(|qualifier| qualifier != Qualifier::Estimated)
}
