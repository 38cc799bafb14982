//! What a number format shows besides the digits of a number: ECMA-376 part 1, 18.8.31.

use crate::model::workbook::Shown;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A format by its sections, each for some values.
#[derive(Debug, Clone, Default)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

/// A section of a format.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// The values it is for; without one, its place decides.
    pub(super) condition: Option<Condition>,
    /// Shown in percent.
    pub(super) percent: bool,
    /// What else it shows; `None` for digits alone.
    pub(super) shown: Option<Arc<Shown>>,
    /// What it shows next to 0, where its places for digits are left empty for that: `"-"??`.
    pub(super) zero: Option<Arc<Shown>>,
}

impl Section {
    /// What it shows next to the digits of a number.
    pub(super) fn around(&self, value: f64) -> Option<Arc<Shown>> {
        match &self.zero {
            Some(zero) if value == 0.0 => Some(Arc::clone(zero)),
            _ => self.shown.clone(),
        }
    }
}

/// A comparison with a limit: `[>=1000000]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    limit: f64,
}

impl NumberFormat {
    /// Takes a format code of Excel apart.
    pub(super) fn parse(code: &str) -> NumberFormat {
        NumberFormat { sections: split(code).into_iter().map(section).collect() }
    }

    /// A format by its number: one that the workbook declares, or one that every program knows.
    pub(super) fn by_id(id: u16, declared: &BTreeMap<u16, String>) -> NumberFormat {
        match (declared.get(&id), id) {
            (Some(code), _) => NumberFormat::parse(code),
            (None, 9 | 10) => NumberFormat::parse("0%"),
            (None, _) => NumberFormat::default(),
        }
    }

    /// A format of sections that were read from another notation.
    pub(super) fn of(sections: Vec<Section>) -> NumberFormat {
        NumberFormat { sections }
    }

    /// The section that shows a number.
    pub(super) fn section(&self, value: f64) -> Option<&Section> {
        if self.sections.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&Section| section.condition.is_none_or(|condition| condition.holds(value));
            return self.sections.iter().find(fits);
        }
        match self.sections.as_slice() {
            [] => None,
            [only] => Some(only),
            [_, negative, ..] if value < 0.0 => Some(negative),
            [_, _, zero, ..] if value == 0.0 => Some(zero),
            [positive, ..] => Some(positive),
        }
    }
}

impl Condition {
    /// Reads `>=100`, `<0`, `<>1`.
    pub(super) fn parse(text: &str) -> Option<Condition> {
        let limit = text.trim_start_matches(['<', '>', '=']);
        let operator = text.strip_suffix(limit)?;
        let condition = Condition {
            less: operator.contains('<'),
            equal: operator.contains('='),
            greater: operator.contains('>'),
            limit: limit.trim().parse().ok()?,
        };
        (!operator.is_empty()).then_some(condition)
    }

    fn holds(self, value: f64) -> bool {
        (self.less && value < self.limit) || (self.equal && value == self.limit) || (self.greater && value > self.limit)
    }
}

/// Sections between semicolons that are neither quoted nor escaped.
fn split(code: &str) -> Vec<&str> {
    let (mut sections, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            ';' if !quoted => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}

/// What stands around the place of the digits.
#[derive(Default)]
struct Parts {
    before: String,
    behind: String,
    /// A place for digits, or for the whole text.
    digits: bool,
    /// One that shows a 0.
    zero: bool,
    /// Commas behind the last place for a digit, or behind the last before the point: each hides three digits.
    commas: u32,
    /// The decimal point stands before what follows.
    point: bool,
    percent: bool,
    condition: Option<Condition>,
}

impl Parts {
    fn literal(&mut self, c: char) {
        let side = if self.digits { &mut self.behind } else { &mut self.before };
        side.push(c);
    }

    /// `[Red]`, `[>=100]`, `[$₫-42A]`, `[h]`.
    fn bracket(&mut self, inside: &str) {
        if let Some(currency) = inside.strip_prefix('$') {
            let sign = currency.rsplit_once('-').map_or(currency, |(sign, _)| sign);
            sign.chars().for_each(|c| self.literal(c));
        } else if let Some(condition) = Condition::parse(inside) {
            self.condition = Some(condition);
        } else if inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
            (self.digits, self.zero) = (true, true);
        }
    }
}

fn section(code: &str) -> Section {
    let mut parts = Parts::default();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => rest.by_ref().take_while(|c| *c != '"').for_each(|c| parts.literal(c)),
            '\\' => rest.next().into_iter().for_each(|c| parts.literal(c)),
            '_' | '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                parts.bracket(&inside);
            }
            '0' | '#' | '?' | '@' => {
                parts.digits = true;
                parts.zero |= matches!(c, '0' | '@');
                // A comma between digits groups; one behind those of whole numbers hides three of them.
                if !parts.point {
                    parts.commas = 0;
                }
            }
            ',' if parts.digits => parts.commas += 1,
            '.' => parts.point = true,
            '/' | ',' | '+' | '-' | '(' | ')' => {}
            '%' => parts.percent = true,
            // `General`, `E+00`, parts of dates and times: places for digits under other names.
            c if c.is_ascii_alphabetic() => (parts.digits, parts.zero) = (true, true),
            c => parts.literal(c),
        }
    }
    let zero = (parts.digits && !parts.zero).then(|| {
        let before = format!("{} {}", parts.before, parts.behind);
        Arc::new(Shown { before: words(&before).into(), digits: false, ..Shown::default() })
    });
    Section { condition: parts.condition, percent: parts.percent, shown: shown(&parts), zero }
}

fn shown(parts: &Parts) -> Option<Arc<Shown>> {
    let shown = Shown {
        before: words(&parts.before).into(),
        behind: words(&parts.behind).into(),
        thousands: if parts.digits { parts.commas } else { 0 },
        digits: parts.digits,
    };
    (shown != Shown::default()).then(|| Arc::new(shown))
}

/// Words with single spaces between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(code: &str, value: f64) -> String {
        let format = NumberFormat::parse(code);
        let section = format.section(value).unwrap();
        let percent = if section.percent { "%" } else { "" };
        let shown = section.around(value).as_deref().cloned().unwrap_or_default();
        let digits = if shown.digits { "9" } else { "" };
        format!("{}|{digits}|{}|{}{percent}", shown.before, shown.behind, shown.thousands)
    }

    #[test]
    fn formats_show_words_percents_and_hidden_digits() {
        for (code, value, wanted) in [
            ("General", 1.0, "|9||0"),
            ("#,##0.00", 1.0, "|9||0"),
            ("0.0%", 1.0, "|9||0%"),
            ("0.0\"%\"", 1.0, "|9|%|0"),
            ("#,##0 %;[Red]-0%", -1.0, "|9||0%"),
            ("#,##0\" triệu\"", 1.0, "|9|triệu|0"),
            ("#,##0,,\" triệu\"", 1.0, "|9|triệu|2"),
            ("0,.0", 1.0, "|9||1"),
            ("0.0,", 1.0, "|9||1"),
            ("#,##0\\ [$₫-42A]", 1.0, "|9|₫|0"),
            ("[$$-409]#,##0", 1.0, "$|9||0"),
            ("[>=1000000]0,,\"M\";0", 5.0, "|9||0"),
            ("[>=1000000]0,,\"M\";0", 5e6, "|9|M|2"),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)", 0.0, "-|||0"),
            ("# ##0", 0.0, "|9||0"),
            ("0;-0;\"-\"", 0.0, "-|||0"),
            (";;;", 3.0, "|||0"),
            ("0\"000\"", 3.0, "|9|000|0"),
            ("dd/mm/yyyy", 3.0, "|9||0"),
            ("# ?/?", 3.0, "|9||0"),
        ] {
            assert_eq!(shows(code, value), wanted, "{code} {value}");
        }
    }
}
