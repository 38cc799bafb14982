//! Digits with separators: `1.250`, `2.928,81`, `1 234,5`. A numeral with two values is not decided here; that is for whoever
//! sees the rest of the column.
//!
//! Convention: decimal comma, dot between groups (domain notes, section 7). One group of three behind one separator,
//! `1.250`, is 1250 to its author or 1,25.

use crate::model::message::Message;
use crate::model::quantity::LIMIT;
use crate::msg;
use rust_decimal::Decimal;
use std::str::FromStr;

/// What a numeral may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Numeral {
    /// One value, and the rule that read it.
    One(Decimal, Message),
    /// A separator that groups or starts the fraction.
    Either { mark: char, grouped: Decimal, fraction: Decimal },
}

/// Reads digits, dots, commas and spaces.
pub(super) fn numeral(text: &str) -> Result<Numeral, Message> {
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let spelled = match (dots, commas) {
        (0, 0) => plain(text),
        (0, 1) => return one_separator(text, ','),
        (1, 0) => return one_separator(text, '.'),
        (_, 0) => grouped(text, '.', None),
        (0, _) => grouped(text, ',', None),
        (_, 1) if text.rfind('.') < text.find(',') => grouped(text, '.', Some(',')),
        (1, _) if text.rfind(',') < text.find('.') => grouped(text, ',', Some('.')),
        _ => None,
    };
    let (spelled, rule) = spelled.ok_or_else(broken)?;
    Ok(Numeral::One(value(&spelled)?, rule))
}

/// Whether a numeral shows which of dot and comma its author puts before the fraction.
pub(super) fn point_of(text: &str) -> Option<char> {
    let (dot, comma) = (text.find('.'), text.find(','));
    match (dot, comma) {
        (Some(dot), Some(comma)) => Some(if dot < comma { ',' } else { '.' }),
        (None, None) => None,
        _ => {
            let (mark, other) = if dot.is_some() { ('.', ',') } else { (',', '.') };
            match numeral(text).ok()? {
                Numeral::Either { .. } => None,
                Numeral::One(..) => Some(if text.matches(mark).count() > 1 { other } else { mark }),
            }
        }
    }
}

fn broken() -> Message {
    msg!("unread-separators")
}

fn value(spelled: &str) -> Result<Decimal, Message> {
    let value = Decimal::from_str(spelled).ok().filter(|value| *value < LIMIT && spelled.len() < 28);
    value.map(|value| value.normalize()).ok_or_else(|| msg!("unread-too-long"))
}

type Spelled = Option<(String, Message)>;

fn plain(text: &str) -> Spelled {
    if text.contains(' ') {
        return groups(text, ' ').map(|n| (n, msg!("read-text-spaced")));
    }
    Some((text.to_owned(), msg!("read-text")))
}

/// One dot or one comma. Three digits behind up to three others have two readings; nobody groups behind a zero.
fn one_separator(text: &str, mark: char) -> Result<Numeral, Message> {
    let (whole, fraction) = text.split_once(mark).ok_or_else(broken)?;
    let either = fraction.len() == 3 && !whole.contains(' ') && (1..=3).contains(&whole.len());
    let joined = if whole.contains(' ') { groups(whole, ' ').ok_or_else(broken)? } else { whole.to_owned() };
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !digits(&joined) || !digits(fraction) {
        return Err(broken());
    }
    let decimal = value(&format!("{joined}.{fraction}"))?;
    if either && !whole.starts_with('0') {
        let grouped = value(&format!("{whole}{fraction}"))?;
        return Ok(Numeral::Either { mark, grouped, fraction: decimal });
    }
    let rule = match mark {
        _ if either => msg!("read-fraction-behind-zero"),
        ',' => msg!("read-decimal-comma"),
        _ => msg!("read-decimal-dot"),
    };
    Ok(Numeral::One(decimal, rule))
}

/// Groups of three with one separator, and perhaps a fraction behind the other.
fn grouped(text: &str, group: char, decimal: Option<char>) -> Spelled {
    let (whole, fraction) = match decimal {
        Some(point) => text.split_once(point)?,
        None => (text, ""),
    };
    let whole = groups(whole, group)?;
    match decimal {
        None => Some((whole, msg!("read-text-grouped"))),
        Some(_) if fraction.is_empty() || !fraction.chars().all(|c| c.is_ascii_digit()) => None,
        Some(_) => Some((format!("{whole}.{fraction}"), msg!("read-text-grouped-fraction"))),
    }
}

/// Joins `1.234.567` where every group but the first has three digits.
fn groups(text: &str, separator: char) -> Option<String> {
    let mut parts = text.split(separator);
    let first = parts.next()?;
    let mut joined = first.to_owned();
    let ok = (1..=3).contains(&first.len())
        && parts.all(|part| {
            joined.push_str(part);
            part.len() == 3
        });
    (ok && joined.chars().all(|c| c.is_ascii_digit())).then_some(joined)
}
