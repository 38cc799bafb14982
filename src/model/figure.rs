//! Figures: every number a document may print, with what it was made from. Values are exact decimals.

use super::period::Period;
use super::quantity::{Interval, Qualifier, Quantity, rate};
use super::standing::Standing;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// Where a figure belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The whole country, `vn`.
    Country,
    /// A region by its slug, `r:tay-nguyen`.
    Region(Arc<str>),
    /// A locality by its code in the conference's vintage, `08`.
    Locality(Arc<str>),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Country => f.write_str("vn"),
            Place::Region(slug) => write!(f, "r:{slug}"),
            Place::Locality(code) => f.write_str(code),
        }
    }
}

impl Place {
    /// The code of a locality.
    pub fn code(&self) -> Option<&Arc<str>> {
        match self {
            Place::Locality(code) => Some(code),
            Place::Country | Place::Region(_) => None,
        }
    }

    /// Reads what [`fmt::Display`] writes. Any text that is not `vn` or `r:…` is taken as a locality's code.
    pub fn parse(text: &str) -> Place {
        match text.strip_prefix("r:") {
            Some(slug) => Place::Region(slug.into()),
            None if text == "vn" => Place::Country,
            None => Place::Locality(text.into()),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Place, D::Error> {
        Ok(Place::parse(&String::deserialize(deserializer)?))
    }
}

/// Names one printed number: a figure, and which aspect of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FigureKey {
    /// Whose.
    pub place: Place,
    /// Which line.
    pub line: Arc<str>,
    /// What of it is printed.
    pub aspect: Aspect,
}

/// What of a figure is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Aspect {
    /// The value: as reported by a locality, summed or recomputed above it.
    Value,
    /// For a ratio reported by a locality: the rate its own numerator and denominator give.
    Computed,
    /// Position among all localities, 1 = largest; equal values share a position.
    RankInCountry,
    /// The same among the localities of its region.
    RankInRegion,
    /// How many localities the value covers.
    Reported,
    /// For a ratio: the numerator it was computed from.
    Numerator,
    /// Its denominator.
    Denominator,
    /// A ratio by another way of reckoning, by its position in [`Figure::methods`].
    Method(usize),
    /// How far apart the ways of reckoning are, in percentage points.
    Spread,
    /// The value of an earlier period on today's map, of the localities that have one at both times, by its position in
    /// [`Figure::past`].
    Previous(usize),
    /// Today's value of the same localities.
    Current(usize),
    /// How much has been added since, with its sign; of a ratio, in percentage points.
    Change(usize),
    /// The same in percent of the earlier value.
    ChangePercent(usize),
    /// [`Aspect::Change`] without its sign, behind words such as "tăng".
    Moved(usize),
    /// [`Aspect::ChangePercent`] without its sign.
    MovedPercent(usize),
    /// What the conference aims at.
    Target,
    /// What is missing to the target.
    Gap,
    /// How much of it has to come in each year that is left.
    PerYear,
}

impl fmt::Display for FigureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let aspect = match self.aspect {
            Aspect::Value => "",
            Aspect::Computed => "/computed",
            Aspect::RankInCountry => "/rank",
            Aspect::RankInRegion => "/rank-region",
            Aspect::Reported => "/reported",
            Aspect::Method(n) => return write!(f, "{}/{}/method-{n}", self.place, self.line),
            Aspect::Numerator => "/numerator",
            Aspect::Denominator => "/denominator",
            Aspect::Spread => "/spread",
            Aspect::Target => "/target",
            Aspect::Gap => "/gap",
            Aspect::PerYear => "/per-year",
            Aspect::Previous(n) => return write!(f, "{}/{}/previous-{}", self.place, self.line, n + 1),
            Aspect::Current(n) => return write!(f, "{}/{}/current-{}", self.place, self.line, n + 1),
            Aspect::Change(n) => return write!(f, "{}/{}/change-{}", self.place, self.line, n + 1),
            Aspect::ChangePercent(n) => return write!(f, "{}/{}/change-percent-{}", self.place, self.line, n + 1),
            Aspect::Moved(n) => return write!(f, "{}/{}/moved-{}", self.place, self.line, n + 1),
            Aspect::MovedPercent(n) => return write!(f, "{}/{}/moved-percent-{}", self.place, self.line, n + 1),
        };
        write!(f, "{}/{}{aspect}", self.place, self.line)
    }
}

/// How a value came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The locality's own cell.
    Reported,
    /// A value that a decision put in place of the one in the locality's cell.
    Corrected,
    /// What it reported to the conference before, of which nothing counts now; a ratio recomputed from such values.
    Carried,
    /// Exact sum of the localities that reported the line.
    Sum,
    /// Recomputed from the sums of numerator and denominator over localities that reported both.
    Ratio,
    /// The form declares no total for this line.
    None,
}

/// A number with its sources. Serialises as an element of `figures.json`, and is read back from one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figure {
    /// Whose.
    pub place: Place,
    /// Statutory code or supplement code.
    pub line: Arc<str>,
    /// Exact decimal; `None` where nothing usable was reported.
    pub value: Option<Decimal>,
    /// For a ratio: what numerator and denominator give, two decimals, half away from zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Decimal>,
    /// For a ratio: the numbers it is computed from, of the localities that have both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
    /// Unit as the form names it.
    pub unit: Arc<str>,
    /// As printed in running text, Vietnamese convention, with the percent sign but no other unit; a locality's own value
    /// with its qualifier.
    pub text: String,
    /// "khoảng", "trên", "dưới": kept from the cell, and by every total it enters.
    pub qualifier: Option<Qualifier>,
    /// Of how many localities a total takes values with a qualifier, [`Qualifier::Estimated`] aside.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub approximate: usize,
    /// How it came about.
    pub method: Method,
    /// How many localities it covers by what they reported now.
    pub reported: usize,
    /// Codes of the localities it covers by what they reported to the conference before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Arc<str>>,
    /// What it was made from.
    pub sources: Vec<Source>,
    /// What the book may do with it: of a locality's value, as its findings say; of a total, doubtful where what is doubtful
    /// in it matters.
    #[serde(default)]
    pub standing: Standing,
    /// Id of the decision by which it counts, or stands in place of what was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Arc<str>>,
    /// Ids of the findings that cast doubt on it or on what it was made from.
    #[serde(default)]
    pub doubt: Vec<Arc<str>>,
    /// Of a rate of a locality: what the book may do with the one its numerator and denominator give; not of the contract.
    #[serde(skip)]
    pub computed_standing: Standing,
    /// Of a total: what it would be if the held values counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_held: Option<Decimal>,
    /// Of a total: codes of the localities whose held values do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Arc<str>>,
    /// Of a total: codes of the localities whose doubtful values count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Arc<str>>,
    /// Between which values it lies if what is doubtful is put right or left out; for sentences, not of the contract.
    #[serde(skip)]
    pub range: Option<Interval>,
    /// For a ratio above locality level: the same by every way of reckoning that the form names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Reckoned>,
    /// The same line in earlier periods, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Compared>,
    /// What the conference aims at in this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Box<Aimed>>,
}

/// Serde asks by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What a ratio is computed from.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Numerator.
    pub of: Quantity,
    /// Denominator.
    pub per: Quantity,
}

/// A figure compared with an earlier period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Compared {
    /// Which period.
    pub period: Period,
    /// Exact value of that time on today's map: sums of what merged, ratios recomputed from such sums. `None` where a
    /// part of a locality is missing.
    pub value: Option<Decimal>,
    /// As for [`Figure::qualifier`].
    pub qualifier: Option<Qualifier>,
    /// How many of today's localities the value covers.
    pub reported: usize,
    /// The earlier value of the localities that have one at both times, so that a locality that came or went is not taken
    /// for growth. `None` for what accrues over periods of another length.
    #[serde(default)]
    pub base: Option<Decimal>,
    /// As for [`Figure::qualifier`], of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_qualifier: Option<Qualifier>,
    /// Today's value of the same localities.
    #[serde(default)]
    pub current: Option<Decimal>,
    /// `current` less `base`; of a ratio, in percentage points.
    pub change: Option<Decimal>,
    /// The same in percent of the base, two decimals, half away from zero; `None` for a ratio.
    pub change_percent: Option<Decimal>,
    /// How many localities base, current value and change cover.
    pub compared: usize,
    /// Whether the change rests on doubtful values so far that it could turn round or be off by what matters.
    #[serde(default)]
    pub doubtful: bool,
}

/// A figure compared with the conference's target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Aimed {
    /// What is aimed at, in the line's unit.
    pub value: Decimal,
    /// The day by which.
    pub by: NaiveDate,
    /// Target less value, never below zero.
    pub gap: Option<Decimal>,
    /// Gap ÷ months left × 12, rounded up to the line's decimals; `None` once the day has come.
    pub per_year: Option<Decimal>,
    /// How many localities target and gap cover by what they reported now: those with both numbers.
    pub reported: usize,
    /// Codes of the localities they cover by what they reported to the conference before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Arc<str>>,
    /// The target is a share of another line and moves with it; for printing, not of the contract.
    #[serde(skip)]
    pub share: bool,
}

/// A ratio by one way of reckoning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reckoned {
    /// What is divided by what, in Vietnamese.
    pub title: String,
    /// Lines whose sums are the numerator.
    pub of: Vec<Arc<str>>,
    /// Line whose sum is the denominator.
    pub per: Arc<str>,
    /// Percent with the decimals of the line, half away from zero; `None` where nobody reported all of the lines.
    pub value: Option<Decimal>,
    /// How many localities it covers: those that reported all of the lines.
    pub reported: usize,
    /// Codes of the localities it covers by what they reported to the conference before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Arc<str>>,
}

/// Stands behind a printed number that is doubtful, or rests on doubtful ones so far that it matters.
pub const DOUBTFUL: char = '†';

/// Stands behind a printed number that is held: it counts in no other.
pub const HELD: char = '‡';

/// Stands behind a printed number that is carried forward, or has such a number in it.
pub const CARRIED: char = '*';

/// The signs behind numbers, in their order.
pub const SIGNS: [char; 3] = [CARRIED, DOUBTFUL, HELD];

/// Stands before a total of which some values are approximate.
pub const APPROXIMATE: char = '≈';

/// Stands where there is something to know that is not known.
pub const MISSING: &str = "…";

/// Stands where there is nothing to know: a rate of nothing, a rank of what is not ranked, the change of what is not comparable.
pub const NOT_APPLICABLE: &str = "x";

impl Figure {
    /// A figure of which nothing is known.
    pub fn unknown(place: Place, line: Arc<str>, unit: Arc<str>, method: Method) -> Figure {
        Figure {
            place,
            line,
            value: None,
            computed: None,
            terms: None,
            unit,
            text: MISSING.to_owned(),
            qualifier: None,
            approximate: 0,
            method,
            reported: 0,
            carried: Vec::new(),
            sources: Vec::new(),
            standing: Standing::Sound,
            computed_standing: Standing::Sound,
            decision: None,
            doubt: Vec::new(),
            with_held: None,
            held: Vec::new(),
            doubtful: Vec::new(),
            range: None,
            methods: Vec::new(),
            past: Vec::new(),
            target: None,
        }
    }

    /// What places are compared by: of a rate the recomputed one, so that all are computed the same way. A value that is carried
    /// forward is of another day than the others, and one that is held does not count: neither is compared.
    pub fn comparable(&self) -> Option<Decimal> {
        let counts = self.method != Method::Carried && self.standing != Standing::Held;
        self.computed.or(self.value).filter(|_| counts)
    }

    /// Whether the line can have a value here: it is added up above locality level, and a ratio does not divide by zero.
    pub fn is_applicable(&self) -> bool {
        self.method != Method::None && self.terms.is_none_or(|terms| !terms.per.value.is_zero())
    }

    /// The value to so many decimals. A rate that is computed here is rounded once, from its terms.
    pub fn printed(&self, decimals: u32) -> Option<Decimal> {
        match self.method {
            Method::Ratio | Method::Carried => self.rate(decimals).or(self.value),
            Method::Reported | Method::Corrected | Method::Sum | Method::None => self.value,
        }
    }

    /// For a ratio: what its terms give, to so many decimals.
    pub fn rate(&self, decimals: u32) -> Option<Decimal> {
        let terms = self.terms?;
        rate(terms.of.value, terms.per.value, decimals)
    }

    /// The qualifier that is printed: a total tells how many of its values are approximate, because "khoảng" before all of it
    /// would say less, and of the wrong number. An estimate of the conference's own is named as one.
    pub fn printed_qualifier(&self, qualifier: Option<Qualifier>) -> Option<Qualifier> {
        let total = matches!(self.method, Method::Sum | Method::Ratio);
        qualifier.filter(|qualifier| !total || *qualifier == Qualifier::Estimated)
    }

    /// Between which values it is compared with others: where nothing is doubtful in it, it is itself.
    pub fn interval(&self) -> Option<Interval> {
        let value = self.comparable()?;
        Some(self.range.unwrap_or(Interval { low: value, high: value }))
    }

    /// Whether a number that is carried forward is in an aspect. Changes and earlier values have none: what stands still
    /// because nobody reported it is not compared with itself.
    pub fn is_carried(&self, aspect: Aspect) -> bool {
        let in_target =
            |of: &dyn Fn(&Aimed) -> bool| self.target.as_ref().is_some_and(|t| !t.carried.is_empty() && of(t));
        match aspect {
            Aspect::Value | Aspect::Computed | Aspect::Numerator | Aspect::Denominator => !self.carried.is_empty(),
            Aspect::Method(n) => self.methods.get(n).is_some_and(|method| !method.carried.is_empty()),
            Aspect::Spread => self.methods.iter().any(|method| !method.carried.is_empty()),
            Aspect::Target => in_target(&|target| target.share),
            Aspect::Gap | Aspect::PerYear => in_target(&|_| true),
            Aspect::RankInCountry
            | Aspect::RankInRegion
            | Aspect::Reported
            | Aspect::Previous(_)
            | Aspect::Current(_)
            | Aspect::Change(_)
            | Aspect::ChangePercent(_)
            | Aspect::Moved(_)
            | Aspect::MovedPercent(_) => false,
        }
    }

    /// Whether doubt goes with an aspect. How many localities reported, and what is aimed at, are certain.
    pub fn is_doubtful(&self, aspect: Aspect) -> bool {
        let compared = |n: usize| self.past.get(n).is_some_and(|compared| compared.doubtful);
        match aspect {
            // Of a rate places are compared by the one computed.
            Aspect::Computed
            | Aspect::RankInCountry
            | Aspect::RankInRegion
            | Aspect::Numerator
            | Aspect::Denominator
                if self.computed.is_some() =>
            {
                self.computed_standing == Standing::Doubtful
            }
            Aspect::Value
            | Aspect::Computed
            | Aspect::Numerator
            | Aspect::Denominator
            | Aspect::RankInCountry
            | Aspect::RankInRegion
            | Aspect::Current(_)
            | Aspect::Method(_)
            | Aspect::Spread
            | Aspect::Gap
            | Aspect::PerYear => self.standing == Standing::Doubtful,
            Aspect::Change(n) | Aspect::ChangePercent(n) | Aspect::Moved(n) | Aspect::MovedPercent(n) => {
                self.standing == Standing::Doubtful || compared(n)
            }
            Aspect::Reported | Aspect::Target | Aspect::Previous(_) => false,
        }
    }

    /// The signs that stand behind an aspect, where it has a number to print.
    pub fn signs(&self, aspect: Aspect) -> impl Iterator<Item = char> + use<> {
        let is_held = aspect == Aspect::Value && self.standing == Standing::Held;
        let marked = [self.is_carried(aspect), self.is_doubtful(aspect), is_held];
        SIGNS.into_iter().zip(marked).filter_map(|(sign, marked)| marked.then_some(sign))
    }

    /// Largest less smallest of the ways of reckoning, in percentage points.
    pub fn spread(&self) -> Option<Decimal> {
        let values = || self.methods.iter().filter_map(|method| method.value);
        Some(values().max()? - values().min()?)
    }

    /// The number an aspect shows, where it shows one of the figure itself; ranks are not the figure's own.
    pub fn number(&self, aspect: Aspect) -> Option<Decimal> {
        match aspect {
            Aspect::Value => self.value,
            // Above locality level a rate is recomputed already.
            Aspect::Computed => self.computed.or(self.value),
            Aspect::Reported => Some(self.reported.into()),
            Aspect::RankInCountry | Aspect::RankInRegion => None,
            Aspect::Numerator => Some(self.terms?.of.value),
            Aspect::Denominator => Some(self.terms?.per.value),
            Aspect::Method(n) => self.methods.get(n)?.value,
            Aspect::Spread => self.spread(),
            Aspect::Previous(n) => self.past.get(n)?.base,
            Aspect::Current(n) => self.past.get(n)?.current,
            Aspect::Change(n) => self.past.get(n)?.change,
            Aspect::ChangePercent(n) => self.past.get(n)?.change_percent,
            Aspect::Moved(n) => Some(self.past.get(n)?.change?.abs()),
            Aspect::MovedPercent(n) => Some(self.past.get(n)?.change_percent?.abs()),
            Aspect::Target => Some(self.target.as_ref()?.value),
            Aspect::Gap => self.target.as_ref()?.gap,
            Aspect::PerYear => self.target.as_ref()?.per_year,
        }
    }
}

/// Where a figure leads back to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Source {
    /// A cell of a workbook.
    Cell {
        /// File name in the submissions folder; of a value that is carried forward `<conference>/<file>`.
        file: Arc<str>,
        /// Sheet name as it stands in the workbook.
        sheet: Arc<str>,
        /// A1 address.
        cell: String,
        /// The text or the shortest spelling of the number stored there.
        raw: Arc<str>,
        /// Which rule of reading made a value of it, in Vietnamese.
        reading: Arc<str>,
    },
    /// Another place's figure of the same line.
    Place {
        /// Whose.
        place: Place,
    },
}

/// Who was expected, who sent, who counts.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Localities of the conference's vintage.
    pub expected: usize,
    /// Localities that sent at least one workbook that names them.
    pub received: usize,
    /// Localities whose figures count.
    pub accepted: usize,
    /// Codes of those that sent nothing usable.
    pub missing: Vec<Arc<str>>,
    /// Codes of those that came after the deadline.
    pub late: Vec<Arc<str>>,
    /// Codes of those that sent files of which none can be opened as a workbook.
    pub unreadable: Vec<Arc<str>>,
    /// Codes of those of which a file waits for a decision.
    pub waiting: Vec<Arc<str>>,
    /// Values that came and do not count.
    pub held: Vec<HeldValue>,
}

/// A value that does not count until the locality corrects it or a decision accepts it.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct HeldValue {
    /// Code of the locality.
    pub place: Arc<str>,
    /// Line of the form.
    pub line: Arc<str>,
}
