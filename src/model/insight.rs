//! What the figures say: facts worth a sentence, ranked. Code finds them, sentences and templates word them.

use super::figure::{Aspect, FigureKey, Place};
use super::law::Provision;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that was found, by place, the weightiest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Insights(BTreeMap<Place, Vec<Insight>>);

impl Insights {
    /// What was found of a place.
    pub fn of(&self, place: &Place) -> &[Insight] {
        self.0.get(place).map_or(&[], Vec::as_slice)
    }
}

impl FromIterator<(Place, Vec<Insight>)> for Insights {
    fn from_iter<I: IntoIterator<Item = (Place, Vec<Insight>)>>(found: I) -> Insights {
        Insights(found.into_iter().collect())
    }
}

/// A fact worth a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// Whose figures say so.
    pub place: Place,
    /// Of which line.
    pub line: Arc<str>,
    /// What they say.
    pub matter: Matter,
    /// How much it matters: importance of the line, 1 to 5, times that of the matter, 1 to 10.
    pub weight: u32,
    /// Codes of the localities whose doubtful values it depends on; none where it holds with and without them.
    pub unsure: Vec<Arc<str>>,
    /// No weightier insight of the place tells of the same line.
    pub leads: bool,
}

/// What figures can say.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// How high a value is, where there is nothing to compare it with.
    Level(Ends),
    /// A value has moved since the period before.
    Change(Change),
    /// A value has not moved although another, which it follows, has risen.
    Stalled(Stalled),
    /// How fast a target comes nearer.
    Pace(Pace),
    /// What the law sets a day for, and has not been done.
    Duty(Overdue),
    /// Who has moved most since the first period that is known.
    Movers(Movers),
    /// How much of a total the first three have.
    Structure(Structure),
}

/// The regions at both ends, where no doubtful value could put another there and none shares the place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ends {
    /// The region with the most.
    pub most: Option<Place>,
    /// The one with the least; of rates only, since a region can be small.
    pub least: Option<Place>,
}

/// A value has moved since the period before.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Whether upward.
    pub rose: bool,
    /// The change in percent is worth printing: it is of no rate and of no small base.
    pub in_percent: bool,
    /// The places that made at least half of it, the largest part first; none where no three did.
    pub made_by: Vec<Place>,
    /// The places that moved the other way by at least a tenth of all movement.
    pub against: Vec<Place>,
    /// Of a rate: lines of numerator and denominator, where the change of both is certain.
    pub terms: Option<(Arc<str>, Arc<str>)>,
    /// Of a rate: where it is highest and lowest.
    pub ends: Ends,
}

/// A value has not moved although another has risen.
#[derive(Debug, Clone, PartialEq)]
pub struct Stalled {
    /// The line that rose.
    pub follows: Arc<str>,
}

/// How fast a target comes nearer.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// What follows from the pace of the period.
    pub outlook: Outlook,
    /// The last day of the target.
    pub by: NaiveDate,
    /// The days between both data.
    pub days: i64,
    /// The provision it comes from, where one is named and in force.
    pub provision: Option<Provision>,
}

/// What follows for a target if the pace stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It is reached in time, in this year.
    InTime(i32),
    /// It is reached too late, in this year.
    Late(i32),
    /// It is not reached in this century: the value hardly moves, or moves away.
    Never,
    /// The value has not moved.
    Unmoved,
    /// The change rests on doubtful values: nothing is said of when.
    Open,
}

/// What the law sets a day for, and has not been done.
#[derive(Debug, Clone, PartialEq)]
pub struct Overdue {
    /// What is left, as it follows its number: `CCN hình thành trước …`.
    pub name: String,
    /// The day before which it had to be done.
    pub before: NaiveDate,
    /// Days from the document's day to that one; none or fewer once it has come.
    pub days_left: i64,
    /// The provision in force on the document's day.
    pub provision: Provision,
    /// How the value moved since the period before.
    pub moved: Moved,
}

/// How a value moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// There is nothing to compare with, or it is doubtful.
    Unknown,
    /// Downward.
    Less,
    /// The total is the same.
    Same,
    /// The total is the same, and so is every part of it.
    Nowhere,
    /// Upward.
    More,
}

/// Who has moved most.
#[derive(Debug, Clone, PartialEq)]
pub struct Movers {
    /// Since which period, by its position among the earlier ones.
    pub back: usize,
    /// Who rose most; `None` where nobody did, or several did alike.
    pub up: Option<Place>,
    /// Who fell most.
    pub down: Option<Place>,
    /// Of how many localities both values are sound.
    pub among: usize,
    /// Codes of the localities with a doubtful value that moved further than those named.
    pub aside: Vec<Arc<str>>,
}

/// How much of a total the first three have.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// The three, the largest first.
    pub first: [Place; 3],
    /// Percent of the total, exact.
    pub share: Decimal,
}

impl Matter {
    /// As templates write it.
    pub fn name(&self) -> &'static str {
        match self {
            Matter::Level(_) => "level",
            Matter::Change(_) => "change",
            Matter::Stalled(_) => "stalled",
            Matter::Pace(_) => "pace",
            Matter::Duty(_) => "duty",
            Matter::Movers(_) => "movers",
            Matter::Structure(_) => "structure",
        }
    }
}

impl Insight {
    /// The lines it tells of.
    pub fn lines(&self) -> Vec<&Arc<str>> {
        match &self.matter {
            Matter::Stalled(stalled) => vec![&self.line, &stalled.follows],
            _ => vec![&self.line],
        }
    }

    /// The figures it rests on.
    pub fn figures(&self) -> Vec<FigureKey> {
        let key =
            |place: &Place, line: &Arc<str>, aspect| FigureKey { place: place.clone(), line: Arc::clone(line), aspect };
        let own = |aspect| key(&self.place, &self.line, aspect);
        let each = |places: &[Place], aspect| -> Vec<FigureKey> {
            places.iter().map(|place| key(place, &self.line, aspect)).collect()
        };
        let moved = Aspect::Change(0);
        let ends = |ends: &Ends| -> Vec<FigureKey> {
            ends.most.iter().chain(&ends.least).map(|place| key(place, &self.line, Aspect::Value)).collect()
        };
        match &self.matter {
            Matter::Level(regions) => std::iter::once(own(Aspect::Value)).chain(ends(regions)).collect(),
            Matter::Change(change) => {
                let terms = change.terms.iter().flat_map(|(of, per)| [of, per]);
                let mut all = vec![own(Aspect::Value), own(moved)];
                all.extend(each(&change.made_by, moved));
                all.extend(each(&change.against, moved));
                all.extend(ends(&change.ends));
                all.extend(terms.map(|line| key(&self.place, line, moved)));
                all
            }
            Matter::Stalled(stalled) => {
                let other = |aspect| key(&self.place, &stalled.follows, aspect);
                vec![own(Aspect::Value), own(moved), other(Aspect::Value), other(moved)]
            }
            Matter::Pace(_) => vec![own(Aspect::Gap), own(Aspect::PerYear), own(moved)],
            Matter::Duty(_) => vec![own(Aspect::Value), own(moved)],
            Matter::Movers(movers) => {
                let ends: Vec<Place> = movers.up.iter().chain(&movers.down).cloned().collect();
                each(&ends, Aspect::Change(movers.back))
            }
            Matter::Structure(structure) => {
                let mut all = each(&structure.first, Aspect::Value);
                all.push(own(Aspect::Value));
                all
            }
        }
    }
}
