//! Values of one map of the country on the other, with the same totals. Ratios are computed again from their sums, and
//! nothing is split for which no shares were declared.

use super::add::add;
use crate::localities::Succession;
use crate::model::history::Shares;
use crate::model::quantity::{Qualifier, Quantity};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values of one line by code.
pub type ByCode = BTreeMap<Arc<str>, Quantity>;

/// Values of a line on the map of 34: exact sums of the localities that merged. A locality of which a part has no value
/// has none, because such a sum would look like growth later.
pub fn merged(values: &ByCode, successions: &[Succession]) -> ByCode {
    let mut sums: BTreeMap<&Arc<str>, Option<Quantity>> = BTreeMap::new();
    for Succession { from, to, .. } in successions {
        let part = values.get(&from.code).copied();
        let whole = match sums.get(&to.code) {
            None => part,
            Some(so_far) => so_far.zip(part).map(|(so_far, part)| add(Some(so_far), part)),
        };
        sums.insert(&to.code, whole);
    }
    sums.into_iter().filter_map(|(code, sum)| Some((Arc::clone(code), sum?))).collect()
}

/// Values of a line on the map of 63: what went into a locality undivided keeps its value where nothing else did;
/// everything else is split by declared shares of this line and is an estimate from then on. Where there are none, there is
/// no value.
///
/// Parts have at most `decimals` decimals and add up to the whole exactly: what rounding down leaves goes, one last unit
/// each, to the parts that lost most.
pub fn split(values: &ByCode, successions: &[Succession], shares: &Shares, decimals: u32) -> ByCode {
    let mut parts = ByCode::new();
    for (code, whole) in values {
        let from: Vec<&Arc<str>> = successions.iter().filter(|s| s.to.code == *code).map(|s| &s.from.code).collect();
        match (&from[..], shares.get(code)) {
            ([only], _) => {
                parts.insert(Arc::clone(only), *whole);
            }
            (_, Some(shares)) => parts.extend(apportioned(*whole, shares, decimals)),
            (_, None) => {}
        }
    }
    parts
}

fn apportioned(whole: Quantity, shares: &BTreeMap<Arc<str>, Decimal>, decimals: u32) -> Vec<(Arc<str>, Quantity)> {
    // A whole with more decimals than the line has keeps them.
    let decimals = decimals.max(whole.value.normalize().scale());
    let exact = |share: &Decimal| whole.value * *share / Decimal::ONE_HUNDRED;
    let down = |value: Decimal| value.round_dp_with_strategy(decimals, RoundingStrategy::ToNegativeInfinity);
    let mut parts: Vec<(Arc<str>, Decimal)> =
        shares.iter().map(|(code, share)| (Arc::clone(code), down(exact(share)))).collect();
    let mut losers: Vec<(Decimal, usize)> =
        shares.values().enumerate().map(|(n, share)| (exact(share) - down(exact(share)), n)).collect();
    losers.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let unit = Decimal::new(1, decimals);
    let mut left = whole.value - parts.iter().map(|(_, part)| *part).sum::<Decimal>();
    for (_, n) in losers {
        if let Some((_, part)) = parts.get_mut(n).filter(|_| left >= unit) {
            *part += unit;
            left -= unit;
        }
    }
    let estimate = |value: Decimal| Quantity { value: value.normalize(), qualifier: Some(Qualifier::Estimated) };
    parts.into_iter().map(|(code, part)| (code, estimate(part))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localities::successions;

    fn exactly(value: i64) -> Quantity {
        Quantity { value: value.into(), qualifier: None }
    }

    #[test]
    fn codes_of_two_maps_do_not_mix() {
        // 15 was Yên Bái; it went into Lào Cai, whose code is 15 now, together with Lào Cai, whose code was 10.
        let successions = successions().unwrap();
        let values = ByCode::from([("10".into(), exactly(23)), ("15".into(), exactly(37))]);
        assert_eq!(merged(&values, &successions), ByCode::from([("15".into(), exactly(60))]));
        assert_eq!(merged(&ByCode::from([("15".into(), exactly(37))]), &successions), ByCode::new());
    }

    #[test]
    fn what_is_not_declared_is_not_split() {
        let successions = successions().unwrap();
        let values = ByCode::from([("01".into(), exactly(70)), ("15".into(), exactly(60))]);
        let unsplit = split(&values, &successions, &Shares::new(), 0);
        assert_eq!(unsplit, ByCode::from([("01".into(), exactly(70))]));
    }

    #[test]
    fn parts_of_an_estimate_add_up() {
        let successions = successions().unwrap();
        let share = |percent: i64| Decimal::new(percent, 1);
        let of = BTreeMap::from([("10".into(), share(333)), ("15".into(), share(667))]);
        let parts =
            split(&ByCode::from([("15".into(), exactly(10))]), &successions, &Shares::from([("15".into(), of)]), 0);
        let estimate = |value: i64| Quantity { value: value.into(), qualifier: Some(Qualifier::Estimated) };
        assert_eq!(parts, ByCode::from([("10".into(), estimate(3)), ("15".into(), estimate(7))]));
    }

    /// 1,67 and 8,33: the unit that is left goes to the larger remainder, and that is the smaller part's.
    #[test]
    fn what_rounding_leaves_goes_to_the_largest_remainder() {
        let share = |tenths: i64| Decimal::new(tenths, 1);
        let whole = Quantity { value: 10.into(), qualifier: None };
        let parts = apportioned(whole, &BTreeMap::from([("10".into(), share(167)), ("15".into(), share(833))]), 0);
        let values: Vec<Decimal> = parts.iter().map(|(_, part)| part.value).collect();
        assert_eq!(values, [Decimal::TWO, Decimal::from(8)]);
    }
}
