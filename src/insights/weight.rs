//! How much a matter matters, from 1 to 10. The numbers are editorial, not statistical: what is overdue comes before what
//! will be late, that before what stands still, that before what moved, that before tasks that are overdue; how the whole is made up comes
//! last.

use crate::model::figure::Figure;
use crate::model::insight::{Matter, Outlook};
use rust_decimal::Decimal;

/// Percent, of a rate percentage points: less is a small change, so much or more a large one.
const SMALL: Decimal = Decimal::ONE;
const LARGE: Decimal = Decimal::TEN;

/// The weight of a matter of a figure.
pub(super) fn of(matter: &Matter, figure: Option<&Figure>) -> u32 {
    match matter {
        Matter::Duty(duty) if duty.days_left <= 0 => 10,
        Matter::Pace(pace) => match pace.outlook {
            Outlook::Never | Outlook::Unmoved => 10,
            Outlook::Late(_) => 9,
            Outlook::Open => 5,
            Outlook::InTime(_) => 4,
        },
        Matter::Stalled(_) => 8,
        Matter::Duty(_) => 7,
        Matter::Promises(promises) if promises.tally.overdue > 0 => 4,
        Matter::Change(_) => change(figure),
        Matter::Movers(_) => 4,
        Matter::Outliers(_) => 4,
        Matter::Level(_) | Matter::Divergence(_) | Matter::Revised(_) | Matter::Promises(_) => 3,
        Matter::Structure(_) => 2,
    }
}

fn change(figure: Option<&Figure>) -> u32 {
    let compared = figure.and_then(|figure| figure.past.first());
    let moved = compared.and_then(|compared| compared.change_percent.or(compared.change)).unwrap_or_default().abs();
    match moved {
        small if small < SMALL => 3,
        large if large >= LARGE => 6,
        _ => 5,
    }
}
