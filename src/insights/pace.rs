//! How fast a target comes nearer: what is missing, what each year needs, what the time since the period before brought, and
//! the year in which that pace gets there.

use super::found::Found;
use super::scope::Scope;
use crate::model::figure::{Aspect, Place};
use crate::model::headline::Headline;
use crate::model::insight::{Matter, Outlook, Pace};
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A year after this is reported as never.
const LAST_YEAR: i32 = 2100;

/// The pace towards a target that is not reached and whose day has not come.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let figure = scope.figure(place, &headline.line)?;
    let target = figure.target.as_ref()?;
    let gap = target.gap.filter(|gap| *gap > Decimal::ZERO)?;
    target.per_year?;
    let (change, then) = (figure.past.first()?.change?, scope.past.periods.first()?);
    let days = (scope.data_to - then.data_to).num_days();
    let reached = || reached(scope.data_to, gap, change, days).filter(|day| day.year() <= LAST_YEAR);
    let outlook = match () {
        () if figure.is_doubtful(Aspect::Change(0)) => Outlook::Open,
        () if change.is_zero() => Outlook::Unmoved,
        () => match reached() {
            Some(day) if day <= target.by => Outlook::InTime(day.year()),
            Some(day) => Outlook::Late(day.year()),
            None => Outlook::Never,
        },
    };
    let provision = headline.target_law.as_ref().and_then(|law| scope.law.on(law, scope.today)).cloned();
    let pace = Pace { outlook, by: target.by, days, provision };
    Some((Matter::Pace(pace), scope.unsure(place, &headline.line, &[Aspect::Gap, Aspect::Change(0)])))
}

/// The day on which a gap is closed if each day goes on to bring what the last `days` brought on average.
fn reached(from: NaiveDate, gap: Decimal, change: Decimal, days: i64) -> Option<NaiveDate> {
    let needed = gap.checked_mul(days.into())?.checked_div(change).filter(|_| change > Decimal::ZERO && days > 0)?;
    from.checked_add_days(Days::new(needed.ceil().to_u64()?))
}
