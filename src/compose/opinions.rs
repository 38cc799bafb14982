//! Opinions that differ only in a number, or in the locality's own name, are one: with the sum of the number.

use super::report_context::{ReportContext, place_name};
use crate::model::figure::Place;
use crate::model::form::National;
use crate::model::number::number_in;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Stands for the locality's own name, and for a number that may be added up.
const OWN_NAME: char = '\u{1}';
const NUMBER: char = '\u{2}';

/// Words behind which a number is a bound, a step or a name, not an amount.
const NO_AMOUNT: [&str; 12] =
    ["dưới", "trên", "từ", "đến", "hơn", "gần", "khoảng", "tối", "điều", "khoản", "số", "tháng"];

/// An opinion, its own name and its amounts taken out.
pub(super) struct Opinion {
    /// What is left: two that are alike here say the same.
    pub(super) pattern: String,
    amounts: Vec<Decimal>,
    code: String,
}

/// Opinions that say the same.
pub(super) struct Merged {
    /// In words, with the sum.
    pub(super) text: String,
    /// `Điện Biên (05) và Lào Cai (20)`: what each locality gave to the sum; empty where all gave the same words.
    pub(super) shares: Vec<(String, String)>,
}

impl Opinion {
    /// Reads an opinion of a locality.
    pub(super) fn of(subject: &ReportContext, text: &str, code: &str) -> Opinion {
        let place = Place::Locality(code.into());
        let name = place_name(subject, Some(&place));
        let words = without_own_name(text, &name);
        let units: BTreeSet<&str> = added_up(subject).collect();
        let (mut pattern, mut amounts, mut rest) = (String::new(), Vec::new(), &*words);
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            let length = from.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(from.len());
            let (mut token, _) = from.split_at(length);
            token = token.trim_end_matches(['.', ',']);
            let behind = from.get(token.len()..).unwrap_or_default();
            pattern.push_str(before);
            match number_in(subject.language(), token).filter(|_| is_amount(&pattern, behind, &units)) {
                Some(amount) => {
                    pattern.push(NUMBER);
                    amounts.push(amount);
                }
                None => pattern.push_str(token),
            }
            rest = behind;
        }
        pattern.push_str(rest);
        Opinion { pattern, amounts, code: code.to_owned() }
    }

    /// With its amounts and, for the own name, other words.
    fn worded(&self, amounts: &[String], name: &str) -> String {
        let mut amounts = amounts.iter();
        self.pattern
            .chars()
            .map(|c| match c {
                NUMBER => amounts.next().cloned().unwrap_or_default(),
                OWN_NAME => name.to_owned(),
                other => other.to_string(),
            })
            .collect()
    }
}

/// Opinions of one pattern as one, where they differ in one amount at most: a sum of several would be read as belonging
/// together.
pub(super) fn merge(subject: &ReportContext, opinions: &[Opinion]) -> Option<Merged> {
    let first = opinions.first()?;
    let differs = |n: usize| opinions.iter().any(|one| one.amounts.get(n) != first.amounts.get(n));
    let differing: Vec<usize> = (0..first.amounts.len()).filter(|n| differs(*n)).collect();
    let at = match differing[..] {
        [] => None,
        [at] => Some(at),
        _ => return None,
    };
    let amount = |one: &Opinion, n: usize| one.amounts.get(n).copied().unwrap_or_default();
    let total = |n: usize| match at {
        Some(at) if at == n => opinions.iter().map(|one| amount(one, n)).sum(),
        _ => amount(first, n),
    };
    let printed: Vec<String> = (0..first.amounts.len()).map(|n| count(subject, total(n))).collect();
    let mut by_place: BTreeMap<&str, Decimal> = BTreeMap::new();
    for (one, at) in opinions.iter().zip(at.iter().cycle()) {
        *by_place.entry(&one.code).or_default() += amount(one, *at);
    }
    let name = |code: &str| place_name(subject, Some(&Place::Locality(Arc::from(code))));
    Some(Merged {
        text: first.worded(&printed, &subject.say(crate::msg!("opinion-localities"))),
        shares: by_place.into_iter().map(|(code, amount)| (name(code), count(subject, amount))).collect(),
    })
}

/// Whole numbers as counts are printed.
fn count(subject: &ReportContext, amount: Decimal) -> String {
    match amount.to_usize().filter(|_| amount.is_integer()) {
        Some(whole) => subject.count(whole),
        None => subject.number(amount),
    }
}

/// Units of lines that are added up over localities, each by its first word.
fn added_up(subject: &ReportContext) -> impl Iterator<Item = &str> {
    let lines = subject.form.lines.iter().filter(|line| line.national == National::Sum);
    lines.filter_map(|line| line.unit.split_whitespace().next())
}

/// Whether a number is so much of something that is added up: its unit stands behind it, and no bound before it.
fn is_amount(before: &str, behind: &str, units: &BTreeSet<&str>) -> bool {
    let next = behind.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    let last = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let is_free = before.is_empty() || before.ends_with([' ', '(']);
    is_free && next.is_some_and(|unit| units.contains(unit)) && !NO_AMOUNT.contains(&&*last)
}

/// The locality's own name, with or without `tỉnh` or `thành phố`, is nothing that tells two opinions apart.
fn without_own_name(text: &str, name: &str) -> String {
    let own = OWN_NAME.to_string();
    let spelled = ["tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ", "TP. ", ""].map(|kind| format!("{kind}{name}"));
    spelled.iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), &own))
}
