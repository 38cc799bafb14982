//! What a figure can show: one row for each, from which templates are read, numbers printed, charts checked and the
//! reference of templates written.

use super::word::Word;
use crate::key;
use crate::model::book::Rank;
use crate::model::figure::{Aspect, Figure};

/// How a number is printed.
#[derive(Debug, Clone, Copy)]
pub(in crate::compose) enum Print {
    /// The text of the figure itself.
    Text,
    /// The figure's text where it is recomputed already, else a percentage.
    Computed,
    /// `1.704`
    Plain,
    /// `63`, whatever the line's decimals.
    Count,
    /// `55,46%`
    Percent,
    /// A percentage where the line is one.
    LikeLine,
    /// With the qualifier of the earlier value: `trên 2.300`.
    Earlier,
    /// A numerator or denominator, with the decimals of its own line.
    Term(Term),
    /// A difference to an earlier value, `12`; with its sign `+12`, in percent `+1,5%`.
    Difference { signed: bool, percent: bool },
    /// `5/63`
    Rank(fn(&Rank) -> (usize, usize)),
}

/// Which term of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compose) enum Term {
    Numerator,
    Denominator,
}

/// The unit behind a number.
#[derive(Debug, Clone, Copy)]
pub(in crate::compose) enum Unit {
    /// The line's.
    Line,
    /// The line's; of a percentage, percentage points.
    Points,
    /// None: it is a percentage itself.
    None,
    /// That of the line of a ratio's term.
    Term(Term),
}

/// Whether running text writes a number of one digit with two.
#[derive(Debug, Clone, Copy)]
pub(in crate::compose) enum Counts {
    /// It is a number of localities.
    Always,
    /// Where the line counts something: clusters, projects, people.
    Line,
    /// It counts nothing.
    Never,
}

/// One thing that a figure can show.
#[derive(Debug)]
pub(in crate::compose) struct Row {
    /// As templates write it, with one line on what it is.
    pub(in crate::compose) word: Word,
    /// Which it is, of the value so many periods back; most are of today's.
    aspect: fn(usize) -> Aspect,
    /// It is of an earlier period: `change` of the last, `change_2` of the one before.
    by_period: bool,
    pub(in crate::compose) print: Print,
    pub(in crate::compose) unit: Unit,
    pub(in crate::compose) counts: Counts,
    /// How many localities the number of a total covers; none where the number next to it says so.
    pub(in crate::compose) covers: fn(&Figure, usize) -> Option<usize>,
    /// A bar can show it: ranks have no length, and what may be below zero has no bar.
    pub(in crate::compose) has_length: bool,
}

const fn row(name: &'static str, key: &'static str, aspect: fn(usize) -> Aspect) -> Row {
    Row {
        word: Word::new(name, key),
        aspect,
        by_period: false,
        print: Print::Plain,
        unit: Unit::Line,
        counts: Counts::Never,
        covers: |_, _| None,
        has_length: true,
    }
}

const fn difference(row: Row, signed: bool, percent: bool) -> Row {
    let unit = if percent { Unit::None } else { Unit::Points };
    Row { by_period: true, print: Print::Difference { signed, percent }, unit, has_length: !signed, ..row }
}

fn by_target(figure: &Figure, _: usize) -> Option<usize> {
    figure.target.as_ref().map(|target| target.reported)
}

fn compared(figure: &Figure, back: usize) -> Option<usize> {
    figure.past.get(back).map(|compared| compared.compared)
}

const VALUE: Row = Row {
    print: Print::Text,
    counts: Counts::Line,
    covers: |figure, _| Some(figure.reported),
    ..row("value", key!("api-aspect-value"), |_| Aspect::Value)
};
const COMPUTED: Row =
    Row { print: Print::Computed, ..row("computed", key!("api-aspect-computed"), |_| Aspect::Computed) };
const RANK: Row = Row {
    print: Print::Rank(|rank| (rank.in_country, rank.of_country)),
    has_length: false,
    ..row("rank", key!("api-aspect-rank"), |_| Aspect::RankInCountry)
};
const RANK_IN_REGION: Row = Row {
    print: Print::Rank(|rank| (rank.in_region, rank.of_region)),
    has_length: false,
    ..row("rank_in_region", key!("api-aspect-rank-in-region"), |_| Aspect::RankInRegion)
};
const REPORTED: Row = Row {
    print: Print::Count,
    counts: Counts::Always,
    ..row("reported", key!("api-aspect-reported"), |_| Aspect::Reported)
};
const fn term(row: Row, term: Term) -> Row {
    Row { print: Print::Term(term), unit: Unit::Term(term), covers: |figure, _| Some(figure.reported), ..row }
}

const NUMERATOR: Row = term(row("numerator", key!("api-aspect-numerator"), |_| Aspect::Numerator), Term::Numerator);
const DENOMINATOR: Row =
    term(row("denominator", key!("api-aspect-denominator"), |_| Aspect::Denominator), Term::Denominator);
const SPREAD: Row = Row {
    covers: |figure, _| figure.methods.first().map(|method| method.reported),
    ..row("spread", key!("api-aspect-spread"), |_| Aspect::Spread)
};
const PREVIOUS: Row = Row {
    by_period: true,
    print: Print::Earlier,
    counts: Counts::Line,
    covers: compared,
    ..row("previous", key!("api-aspect-previous"), Aspect::Previous)
};
const CURRENT: Row = Row {
    by_period: true,
    print: Print::LikeLine,
    counts: Counts::Line,
    covers: compared,
    ..row("current", key!("api-aspect-current"), Aspect::Current)
};
const CHANGE: Row =
    Row { covers: compared, ..difference(row("change", key!("api-aspect-change"), Aspect::Change), true, false) };
const CHANGE_PERCENT: Row =
    difference(row("change_percent", key!("api-aspect-change-percent"), Aspect::ChangePercent), true, true);
const MOVED: Row = Row {
    counts: Counts::Line,
    covers: compared,
    ..difference(row("moved", key!("api-aspect-moved"), Aspect::Moved), false, false)
};
const MOVED_PERCENT: Row =
    difference(row("moved_percent", key!("api-aspect-moved-percent"), Aspect::MovedPercent), false, true);
const TARGET: Row =
    Row { counts: Counts::Line, covers: by_target, ..row("target", key!("api-aspect-target"), |_| Aspect::Target) };
const GAP: Row = Row { counts: Counts::Line, covers: by_target, ..row("gap", key!("api-aspect-gap"), |_| Aspect::Gap) };
const PER_YEAR: Row = Row {
    counts: Counts::Line,
    covers: by_target,
    ..row("per_year", key!("api-aspect-per-year"), |_| Aspect::PerYear)
};
/// A way of calculating a ratio. Tables show it, by rows; nothing asks for it by name.
const METHOD: Row = Row { print: Print::Percent, ..row("value", key!("api-of-method-value"), Aspect::Method) };

/// All that templates can ask for, in the order of their reference.
const ROWS: [Row; 17] = [
    VALUE,
    COMPUTED,
    RANK,
    RANK_IN_REGION,
    REPORTED,
    NUMERATOR,
    DENOMINATOR,
    SPREAD,
    PREVIOUS,
    CURRENT,
    CHANGE,
    CHANGE_PERCENT,
    MOVED,
    MOVED_PERCENT,
    TARGET,
    GAP,
    PER_YEAR,
];

/// The row of an aspect, and how many periods back it is.
pub(in crate::compose) fn of(aspect: Aspect) -> (&'static Row, usize) {
    match aspect {
        Aspect::Value => (&VALUE, 0),
        Aspect::Computed => (&COMPUTED, 0),
        Aspect::RankInCountry => (&RANK, 0),
        Aspect::RankInRegion => (&RANK_IN_REGION, 0),
        Aspect::Reported => (&REPORTED, 0),
        Aspect::Method(n) => (&METHOD, n),
        Aspect::Numerator => (&NUMERATOR, 0),
        Aspect::Denominator => (&DENOMINATOR, 0),
        Aspect::Spread => (&SPREAD, 0),
        Aspect::Previous(back) => (&PREVIOUS, back),
        Aspect::Current(back) => (&CURRENT, back),
        Aspect::Change(back) => (&CHANGE, back),
        Aspect::ChangePercent(back) => (&CHANGE_PERCENT, back),
        Aspect::Moved(back) => (&MOVED, back),
        Aspect::MovedPercent(back) => (&MOVED_PERCENT, back),
        Aspect::Target => (&TARGET, 0),
        Aspect::Gap => (&GAP, 0),
        Aspect::PerYear => (&PER_YEAR, 0),
    }
}

/// What templates can ask for.
pub fn words() -> [Word; 17] {
    ROWS.map(|row| row.word)
}

/// Their names.
pub(in crate::compose) fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.word.name)
}

/// Reads a name. What is of an earlier period is of the last one, or with a number of one further back: `change`,
/// `change_2`.
pub(in crate::compose) fn parse(name: &str) -> Option<Aspect> {
    let numbered = name.rsplit_once('_').and_then(|(word, number)| Some((word, number.parse::<usize>().ok()?)));
    let row = |word: &str| ROWS.iter().find(|row| row.word.name == word);
    match numbered {
        Some((word, number)) => {
            row(word).filter(|row| row.by_period).and_then(|row| Some((row.aspect)(number.checked_sub(1)?)))
        }
        None => row(name).map(|row| (row.aspect)(0)),
    }
}

/// Writes a name that [`parse`] reads, always with the number of the period where there are several.
pub(in crate::compose) fn name(aspect: Aspect) -> String {
    let (row, back) = of(aspect);
    if row.by_period { format!("{}_{}", row.word.name, back + 1) } else { row.word.name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_rows_stand_where_their_aspects_lead() {
        for row in &ROWS {
            for back in [0, 2] {
                let aspect = (row.aspect)(back);
                assert_eq!(parse(&name(aspect)), Some(aspect));
                assert_eq!(of(aspect).0.word.name, row.word.name);
            }
        }
        assert_eq!(parse("change"), Some(Aspect::Change(0)));
        assert_eq!(["change_0", "rank_2", "zzz"].map(parse), [None; 3]);
    }
}
