//! A conference: what is asked of localities, when, and which documents come of it.

use super::conclusion::{Progress, Task};
use super::declared::Declared;
use super::form::{Line, LineKind, National};
use super::history::Shares;
use super::limits::Limits;
use super::locality::Vintage;
use super::period::Period;
use super::schedule::Generation;
use super::target::Target;
use super::waiver::Waiver;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file that lists the localities of a conference: CSV with code, name, kind and region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalityList {
    /// Its name in the conference's folder.
    pub file: String,
    /// Its content.
    pub text: Arc<str>,
}

/// Values of the conference before that stand in for a locality of which nothing counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarryForward {
    /// Codes of lines; all stocks that the form adds up where absent.
    pub lines: Option<Vec<Arc<str>>>,
    /// Where it is declared.
    pub declared: Declared,
}

impl CarryForward {
    /// Whether a line's value is carried: a stock stands until it is counted again, a flow belongs to its period.
    pub fn takes(&self, line: &Line) -> bool {
        CarryForward::fits(line) && self.lines.as_ref().is_none_or(|lines| lines.contains(&line.code))
    }

    /// Whether a line's value can be carried at all. Ratios are rebuilt from what is carried.
    pub fn fits(line: &Line) -> bool {
        line.kind == LineKind::Stock && line.national == National::Sum
    }
}

/// A conference.
#[derive(Debug, Clone, PartialEq)]
pub struct Conference {
    /// Name of its folder, `2021-07-02-ccn`.
    pub id: String,
    /// `Hội nghị trực tuyến về …`.
    pub title: String,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Where the central venue is.
    pub venue: String,
    /// Folder under `templates/`.
    pub pack: String,
    /// Form id.
    pub form: String,
    /// Where the form is named.
    pub form_declared: Declared,
    /// Why the form is used for data of a day on which it is not in force.
    pub form_outside_its_time: Option<String>,
    /// Style file under the pack's `styles/`.
    pub style: String,
    /// Map of the country in use.
    pub vintage: Vintage,
    /// Its own list of localities, in place of that map.
    pub localities: Option<LocalityList>,
    /// Reporting period.
    pub period: Period,
    /// Day up to which the data run.
    pub data_to: NaiveDate,
    /// Folder of the conference of the period before, next to this one.
    pub previous: Option<String>,
    /// Which values of that conference stand in for a locality of which nothing counts; none where absent.
    pub carry_forward: Option<CarryForward>,
    /// What the conference aims at.
    pub targets: Vec<Target>,
    /// What was concluded, or is to be concluded whatever localities ask for.
    pub tasks: Vec<Task>,
    /// What became of tasks of earlier conferences that no locality reports on.
    pub progress: Vec<Progress>,
    /// How values of a line on the map of 34 are split over the 63, by line; nothing else is split.
    pub apportion: BTreeMap<Arc<str>, Shares>,
    /// Findings the secretariat lives with.
    pub waivers: Vec<Waiver>,
    /// Files chosen by hand, by the code of the locality; nothing else counts for it.
    pub accept: BTreeMap<Arc<str>, String>,
    /// Last moment for submissions.
    pub deadline: DateTime<FixedOffset>,
    /// The moment by which localities answer what they are asked; the deadline where absent.
    pub answer: Option<DateTime<FixedOffset>>,
    /// Whom localities may ask, an office and not a person; empty where the organisers name none.
    pub contact: String,
    /// When the book is made, in order of time.
    pub schedule: Vec<Generation>,
    /// Generation time printed in documents unless the command line gives another: the last of the schedule.
    pub generate_at: DateTime<FixedOffset>,
    /// Program and arguments that are told what became of a scheduled run; empty where there is none.
    pub notify: Vec<String>,
    /// The data are made up; every page says so.
    pub synthetic: bool,
    /// Two posts approve an edition, not one.
    pub four_eyes: bool,
    /// How many books before the present one are kept, at least one.
    pub history: usize,
    /// The day on which the next book is due, where it is known.
    pub next_edition: Option<NaiveDate>,
    /// What of a submission is accepted.
    pub limits: Limits,
}

/// So many days a locality has to answer once the declared moment has passed.
const DAYS_TO_ANSWER: u64 = 3;

impl Conference {
    /// How many posts approve an edition before it goes out.
    pub fn approvals(&self) -> usize {
        if self.four_eyes { 2 } else { 1 }
    }

    /// What is declared of a task of the conference before.
    pub fn progress_of(&self, task: &Task) -> Option<&Progress> {
        self.progress.iter().find(|progress| progress.task == task.id)
    }

    /// The moment by which a locality answers what it is asked at a moment: the declared one as long as it is to come, or where
    /// nothing is known of the moment; then some days later on a working day, before the day of the meeting. `None` where no
    /// such day is left.
    pub fn answer_by(&self, moment: Option<DateTime<FixedOffset>>) -> Option<DateTime<FixedOffset>> {
        let declared = self.answer.unwrap_or(self.deadline);
        let Some(moment) = moment.filter(|moment| *moment >= declared) else { return Some(declared) };
        let hour = declared.time();
        let later = moment.date_naive().checked_add_days(Days::new(DAYS_TO_ANSWER)).map(working_day)?;
        let day = later.min(self.date.pred_opt()?);
        day.and_time(hour).and_local_timezone(*declared.offset()).single().filter(|answer| *answer > moment)
    }
}

/// The day itself, or the Monday after it.
pub fn working_day(day: NaiveDate) -> NaiveDate {
    let days = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
    };
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
