//! Which of two readings a numeral like `1.250` has.
//!
//! In: both readings; how exact the line may be, how the rest of the column is typed, the value of the last period.
//! Out: one reading with the reason, or why there is none. Must not: prefer the likelier one where two pieces of
//! evidence speak against each other.

use super::parse_number::{Numeral, point_of};
use super::typed_number::Typed;
use crate::model::number;
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
            let Ok(Typed::Number { digits, .. }) = Typed::read(text) else { continue };
            match point_of(&digits) {
                Some(',') => habit.comma = true,
                Some(_) => habit.dot = true,
                None => {}
            }
        }
        habit
    }
}

/// The value of a numeral and the rule of reading, or why it has none.
pub(super) fn decide(numeral: &Numeral, evidence: Evidence) -> Result<(Decimal, String), String> {
    let (mark, grouped, fraction) = match numeral {
        Numeral::One(value, rule) => return Ok((*value, (*rule).to_owned())),
        Numeral::Either { mark, grouped, fraction } => (*mark, *grouped, *fraction),
    };
    let name = if mark == '.' { "dấu chấm" } else { "dấu phẩy" };
    let as_group = |why: &str| Ok((grouped, format!("{name} phân nhóm nghìn, vì {why}")));
    let decimals = evidence.decimals;
    match (mark, evidence.habit) {
        _ if decimals == 0 => as_group("chỉ tiêu là số nguyên"),
        ('.', Habit { dot: false, comma: false }) if decimals < 3 => {
            as_group(&format!("chỉ tiêu có không quá {decimals} chữ số thập phân"))
        }
        ('.', Habit { dot: false, comma: true }) => as_group("các ô khác trong cột dùng dấu phẩy thập phân"),
        (',', Habit { dot: false, .. }) => Ok((fraction, "dấu phẩy thập phân".to_owned())),
        (',', Habit { dot: true, comma: false }) => as_group("các ô khác trong cột dùng dấu chấm thập phân"),
        _ => by_last_period(grouped, fraction, evidence.last).ok_or_else(|| {
            let (grouped, fraction) = (number::decimal(grouped), number::decimal(fraction));
            let why =
                if evidence.habit.dot { ", vì các ô khác trong cột dùng dấu chấm thập phân" } else { "" };
            format!("có hai cách đọc, {grouped} hoặc {fraction}{why}")
        }),
    }
}

/// The reading within ten times of the last period's value, if the other is not.
fn by_last_period(grouped: Decimal, fraction: Decimal, last: Option<Decimal>) -> Option<(Decimal, String)> {
    let last = last.filter(|last| !last.is_zero())?;
    let near = |value: Decimal| value <= last * Decimal::TEN && last <= value * Decimal::TEN;
    let value = match (near(grouped), near(fraction)) {
        (true, false) => grouped,
        (false, true) => fraction,
        _ => return None,
    };
    Some((value, format!("đọc là {}, vì kỳ trước là {}", number::decimal(value), number::decimal(last))))
}
