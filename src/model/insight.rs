//! What the figures say: facts worth a sentence, ranked. Code finds them, sentences and templates word them.

use super::figure::{Aspect, FigureKey, Place};
use super::follow_up::Tally;
use super::law::Provision;
use super::message::Message;
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
    /// Of which line; empty where it is of none.
    pub line: Arc<str>,
    /// What they say.
    pub matter: Matter,
    /// How much it matters: importance of the line, 1 to 5, times that of the matter, 1 to 10.
    pub weight: u32,
    /// Codes of the localities whose doubtful values it depends on; none where it holds with and without them.
    pub unsure: Vec<Arc<str>>,
    /// No weightier insight of the place tells of the same line.
    pub leads: bool,
    /// What the chair is asked, where it calls for a decision and the form says which.
    pub ask: Option<Ask>,
}

/// What the chair is asked, as the form declares it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// As it follows "cho ý kiến về": `phương án đối với …`.
    pub about: String,
    /// Ways to decide it, each a sentence without its full stop.
    pub options: Vec<String>,
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
    /// How far apart the localities of a region are.
    Divergence(Divergence),
    /// Who lies far from all others.
    Outliers(Outliers),
    /// A total is not what an earlier edition said.
    Revised(Revised),
    /// What became of the tasks of the conclusion before.
    Promises(Promises),
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
    /// The places that made at least half of that rise, as in [`Change::made_by`].
    pub made_by: Vec<Place>,
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
    pub up: Option<Mover>,
    /// Who fell most.
    pub down: Option<Mover>,
    /// Of how many localities both values are sound.
    pub among: usize,
    /// Codes of the localities with a doubtful value that moved further than those named.
    pub aside: Vec<Arc<str>>,
}

/// Who moved most, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Mover {
    /// Who.
    pub place: Place,
    /// The locality's own explanation of the line or its terms, as it wrote it, where it gave one and none was refused.
    pub explained: Option<String>,
}

/// How much of a total the first three have.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// The three, the largest first.
    pub first: [Place; 3],
    /// Percent of the total, exact.
    pub share: Decimal,
}

/// How far apart the localities of a region are.
#[derive(Debug, Clone, PartialEq)]
pub struct Divergence {
    /// The region whose localities are furthest apart.
    pub region: Place,
    /// The locality with the highest value of it.
    pub most: Place,
    /// The one with the lowest.
    pub least: Place,
    /// Highest less lowest, in percentage points.
    pub spread: Decimal,
    /// How many of its localities are compared.
    pub among: usize,
}

/// Who lies far from all others.
#[derive(Debug, Clone, PartialEq)]
pub struct Outliers {
    /// Localities above the upper fence, the furthest first.
    pub above: Vec<Place>,
    /// Those below the lower one, the furthest first.
    pub below: Vec<Place>,
    /// Between these two the middle half of the localities lies.
    pub middle: (Decimal, Decimal),
}

/// A total is not what an earlier edition said.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// Which edition, as [`super::diff::Changes::since`].
    pub since: Message,
    /// What it said, as printed.
    pub before: String,
    /// The localities whose values of the line changed.
    pub by: Vec<Place>,
}

/// What became of the tasks of the conclusion before.
#[derive(Debug, Clone, PartialEq)]
pub struct Promises {
    /// The conclusion: `Thông báo số …`.
    pub conclusion: String,
    /// How many tasks are in which state.
    pub tally: Tally,
}

impl Matter {
    /// Whether somebody has to decide something: what is due has passed or comes soon, stands still, or comes too late.
    pub fn calls_for_a_decision(&self) -> bool {
        match self {
            Matter::Stalled(_) | Matter::Duty(_) => true,
            Matter::Pace(pace) => !matches!(pace.outlook, Outlook::InTime(_)),
            Matter::Level(_)
            | Matter::Change(_)
            | Matter::Movers(_)
            | Matter::Structure(_)
            | Matter::Divergence(_)
            | Matter::Outliers(_)
            | Matter::Revised(_)
            | Matter::Promises(_) => false,
        }
    }

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
            Matter::Divergence(_) => "divergence",
            Matter::Outliers(_) => "outliers",
            Matter::Revised(_) => "revised",
            Matter::Promises(_) => "promises",
        }
    }
}

impl Insight {
    /// The lines it tells of.
    pub fn lines(&self) -> Vec<&Arc<str>> {
        match &self.matter {
            Matter::Stalled(stalled) => vec![&self.line, &stalled.follows],
            Matter::Promises(_) => Vec::new(),
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
                let other = |place: &Place, aspect| key(place, &stalled.follows, aspect);
                let mut all = vec![own(Aspect::Value), own(moved)];
                all.extend([other(&self.place, Aspect::Value), other(&self.place, moved)]);
                all.extend(stalled.made_by.iter().map(|place| other(place, moved)));
                all
            }
            Matter::Pace(_) => vec![own(Aspect::Gap), own(Aspect::PerYear), own(moved)],
            Matter::Duty(_) => vec![own(Aspect::Value), own(moved)],
            Matter::Movers(movers) => {
                let ends = movers.up.iter().chain(&movers.down).map(|mover| mover.place.clone());
                each(&ends.collect::<Vec<_>>(), Aspect::Change(movers.back))
            }
            Matter::Structure(structure) => {
                let mut all = each(&structure.first, Aspect::Value);
                all.push(own(Aspect::Value));
                all
            }
            // Of a rate the localities are compared by what it is recomputed to.
            Matter::Divergence(apart) => each(&[apart.most.clone(), apart.least.clone()], Aspect::Computed),
            Matter::Outliers(far) => {
                let all: Vec<Place> = far.above.iter().chain(&far.below).cloned().collect();
                each(&all, Aspect::Computed)
            }
            Matter::Revised(_) => vec![own(Aspect::Value)],
            Matter::Promises(_) => Vec::new(),
        }
    }
}
