//! Which of two readings a numeral like `1.250` has: from how exact the line may be, how the rest of the column is typed, and
//! the value of the last period. Where two pieces of evidence speak against each other, or none speaks, it has none.

use super::parse_number::{Numeral, point_of};
use super::typed_number::Typed;
use crate::model::message::Message;
use crate::msg;
use rust_decimal::Decimal;

/// What is known besides the cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// How many decimals the line allows.
    pub(super) decimals: u32,
    /// How the cells of the column are typed.
    pub(super) habit: Habit,
    /// The line's value in the period before.
    pub(super) last: Option<Decimal>,
}

/// Which separators the texts of a column put before a fraction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Habit {
    comma: bool,
    dot: bool,
}

impl Habit {
    /// The habit that texts show; those with two readings show none.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Habit {
        let mut habit = Habit::default();
        for text in texts {
            let Ok(Typed::Number(number)) = Typed::read(text) else { continue };
            match point_of(&number.digits) {
                Some(',') => habit.comma = true,
                Some(_) => habit.dot = true,
                None => {}
            }
        }
        habit
    }
}

/// The value of a numeral and the rule of reading, or why it has none.
pub(super) fn decide(numeral: &Numeral, evidence: Evidence) -> Result<(Decimal, Message), Message> {
    let (mark, grouped, fraction) = match numeral {
        Numeral::One(value, rule) => return Ok((*value, rule.clone())),
        Numeral::Either { mark, grouped, fraction } => (*mark, *grouped, *fraction),
    };
    let name = if mark == '.' { msg!("separator-dot") } else { msg!("separator-comma") };
    let as_group = |why: Message| Ok((grouped, msg!("read-grouped", mark = name.clone(), why = why)));
    let decimals = evidence.decimals;
    // `12,000` is twelve to whoever puts a comma before a fraction, and twelve thousand to whoever groups by it.
    let round = fraction.fract().is_zero();
    match (mark, evidence.habit) {
        ('.', Habit { dot: false, .. }) if decimals == 0 => as_group(msg!("because-whole")),
        _ if decimals == 0 && !round => as_group(msg!("because-whole")),
        ('.', Habit { dot: false, comma: false }) if decimals < 3 => {
            as_group(msg!("because-decimals", decimals = decimals))
        }
        ('.', Habit { dot: false, comma: true }) => as_group(msg!("because-column-comma")),
        (',', Habit { dot: false, comma: true }) => Ok((fraction, msg!("read-decimal-comma"))),
        (',', Habit { dot: true, comma: false }) => as_group(msg!("because-column-dot")),
        // `2,300` next to no other fraction: a leap of a thousand times may be the news, so the period before decides nothing.
        (',', Habit { dot: false, comma: false }) => {
            Err(msg!("unread-two-readings", grouped = grouped, fraction = fraction))
        }
        _ => by_last_period(grouped, fraction, evidence.last).ok_or_else(|| match evidence.habit.dot {
            true => msg!("unread-two-readings-dot", grouped = grouped, fraction = fraction),
            false => msg!("unread-two-readings", grouped = grouped, fraction = fraction),
        }),
    }
}

/// The reading within ten times of the last period's value, if the other is not.
fn by_last_period(grouped: Decimal, fraction: Decimal, last: Option<Decimal>) -> Option<(Decimal, Message)> {
    let last = last.filter(|last| !last.is_zero())?;
    let near = |value: Decimal| value <= last * Decimal::TEN && last <= value * Decimal::TEN;
    let value = match (near(grouped), near(fraction)) {
        (true, false) => grouped,
        (false, true) => fraction,
        _ => return None,
    };
    Some((value, msg!("read-by-last-period", value = value, last = last)))
}
