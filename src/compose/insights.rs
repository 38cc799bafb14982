//! Insights in words, for templates: of each a lead and a sentence, in which every number that is a figure is its mark.

use super::coverage;
use super::escape;
use super::figure_mark::Ask;
use super::figures::PERCENT;
use super::numbering::letter;
use super::phrases::listed;
use super::report_context::{ReportContext, place_name};
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::form::Line;
use crate::model::insight::{
    Change, Divergence, Ends, Insight, Matter, Moved, Mover, Movers, Outliers, Outlook, Overdue, Pace, Promises,
    Revised, Stalled, Structure,
};
use crate::model::message::Message;
use crate::model::number::Decimals;
use crate::model::period::Period;
use crate::msg;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// More names than this are counted.
const NAMED: usize = 3;

/// What the figures of a place say, the weightiest first.
pub(super) fn list(subject: &ReportContext, place: &Place, wanted: fn(&Insight) -> bool) -> Value {
    let found = subject.insights.of(place).iter().filter(|insight| wanted(insight));
    found.map(|insight| Words { subject, insight }.json()).collect()
}

/// What the chair is asked at a place, the weightiest first, one thing for each line; letters are those of points.
pub(super) fn asks(subject: &ReportContext, place: &Place) -> Value {
    let mut told = BTreeSet::new();
    let found = subject.insights.of(place).iter().filter_map(|insight| Some((insight, insight.ask.as_ref()?)));
    found
        .filter(|(insight, _)| told.insert(&insight.line))
        .enumerate()
        .map(|(n, (insight, ask))| {
            let text = |text: &String| subject.named(text).to_owned();
            json!({
                "letter": letter(subject.language(), n + 1),
                "about": text(&ask.about),
                "title": capitalised(&text(&ask.about)),
                "options": ask.options.iter().map(text).collect::<Vec<_>>(),
                "lead": Words { subject, insight }.json()["lead"],
                "line": *insight.line,
            })
        })
        .collect()
}

/// An insight that is put into words.
struct Words<'a> {
    subject: &'a ReportContext,
    insight: &'a Insight,
}

impl Words<'_> {
    fn json(&self) -> Value {
        let (lead, sentence) = match &self.insight.matter {
            Matter::Level(ends) => self.level(ends),
            Matter::Change(change) => self.change(change),
            Matter::Stalled(stalled) => self.stalled(stalled),
            Matter::Pace(pace) => self.pace(pace),
            Matter::Duty(duty) => self.duty(duty),
            Matter::Movers(movers) => self.movers(movers),
            Matter::Structure(structure) => self.structure(structure),
            Matter::Divergence(apart) => self.divergence(apart),
            Matter::Outliers(far) => self.outliers(far),
            Matter::Revised(revised) => self.revised(revised),
            Matter::Promises(promises) => self.promises(promises),
        };
        let unsure = self.unsure().map_or_else(String::new, |unsure| format!(" {}", self.subject.say(unsure)));
        json!({
            "kind": self.insight.matter.name(),
            "line": *self.insight.line,
            "place": self.insight.place.to_string(),
            "weight": self.insight.weight.to_string(),
            "certain": self.insight.unsure.is_empty(),
            "lead": capitalised(&self.subject.say(lead)),
            "sentence": (capitalised(&self.subject.say(sentence)) + &unsure).trim_start(),
        })
    }

    fn level(&self, ends: &Ends) -> (Message, Message) {
        let lead = msg!("insight-level", what = self.what(), value = self.own(Aspect::Value));
        (lead, self.ends(ends).map_or_else(|| Message::verbatim(""), |ends| msg!("insight-by-region", ends = ends)))
    }

    /// `cao nhất là Bắc Trung Bộ (76,2%), thấp nhất là …`.
    fn ends(&self, ends: &Ends) -> Option<String> {
        let is_rate = ends.least.is_some() || self.is_rate();
        let end = |place: &Place, most: bool| {
            let (place, value) = (self.place(place), self.mark(place, &self.insight.line, Aspect::Value));
            self.subject.say(match (most, is_rate) {
                (true, false) => msg!("insight-most", place = place, value = value),
                (true, true) => msg!("insight-highest", place = place, value = value),
                (false, _) => msg!("insight-lowest", place = place, value = value),
            })
        };
        let most = ends.most.as_ref().map(|place| end(place, true));
        let all: Vec<String> = most.into_iter().chain(ends.least.as_ref().map(|place| end(place, false))).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    fn is_rate(&self) -> bool {
        self.subject.form.line(&self.insight.line).is_some_and(Line::is_rate)
    }

    fn change(&self, change: &Change) -> (Message, Message) {
        let (what, value, moved, period) =
            (self.what(), self.own(Aspect::Value), self.own(Aspect::Moved(0)), self.period(0));
        let percent = || self.subject.say(msg!("insight-in-percent", percent = self.own(Aspect::MovedPercent(0))));
        let percent = if change.in_percent { percent() } else { String::new() };
        let lead = if change.rose {
            msg!("insight-change-rose", what = what, value = value, moved = moved, percent = percent, period = period)
        } else {
            msg!("insight-change-fell", what = what, value = value, moved = moved, percent = percent, period = period)
        };
        let made_by = self.parts(&change.made_by, &self.insight.line);
        let made_by = made_by.map(|places| match change.rose {
            true => msg!("insight-made-by-rise", places = places),
            false => msg!("insight-made-by-fall", places = places),
        });
        let against = self.against(&change.against, !change.rose);
        let against = against.map(|places| msg!("insight-against", places = places));
        let terms =
            change.terms.as_ref().map(|(of, per)| msg!("insight-terms", of = self.term(of), per = self.term(per)));
        let ends = self.ends(&change.ends).map(|ends| msg!("insight-by-region", ends = ends));
        (lead, self.sentences([made_by, against, terms, ends]))
    }

    /// Those there are, one behind the other.
    fn sentences<const N: usize>(&self, all: [Option<Message>; N]) -> Message {
        let said = all.into_iter().flatten().map(|sentence| capitalised(&self.subject.say(sentence)));
        Message::verbatim(said.collect::<Vec<_>>().join(" "))
    }

    fn stalled(&self, stalled: &Stalled) -> (Message, Message) {
        let other = |aspect| self.mark(&self.insight.place, &stalled.follows, aspect);
        let name = self.name(&stalled.follows);
        let made_by = self.parts(&stalled.made_by, &stalled.follows);
        let made_by = made_by.map(|places| msg!("insight-made-by-rise", places = places));
        (
            msg!(
                "insight-stalled",
                what = self.what(),
                value = self.own(Aspect::Value),
                period = self.period(0),
                other = &name,
                moved = other(Aspect::Moved(0)),
                other_value = other(Aspect::Value)
            ),
            self.sentences([made_by]),
        )
    }

    fn pace(&self, pace: &Pace) -> (Message, Message) {
        let what = self.what();
        let lead = match pace.outlook {
            Outlook::Late(year) => msg!("insight-pace-late", what = what, year = year.to_string()),
            Outlook::Never => msg!("insight-pace-never", what = what),
            Outlook::Unmoved => msg!("insight-pace-unmoved", what = what, period = self.period(0)),
            Outlook::InTime(year) => msg!("insight-pace-in-time", what = what, year = year.to_string()),
            Outlook::Open => msg!("insight-pace-open", what = what),
        };
        let change = self.change_of(&self.insight.place, &self.insight.line, 0);
        let moved = self.own(Aspect::Moved(0));
        let done = match change {
            none if none.is_zero() => msg!("insight-pace-still"),
            less if less.is_sign_negative() => msg!("insight-pace-fell", moved = moved),
            _ => msg!("insight-pace-rose", moved = moved),
        };
        let needs = msg!(
            "insight-pace-needs",
            gap = self.own(Aspect::Gap),
            per_year = self.own(Aspect::PerYear),
            by = pace.by,
            months = self.subject.count(months(pace.days)),
            done = done
        );
        let source = pace.provision.as_ref().map(|provision| {
            let law = escape::document(&self.subject.say(provision.citation()));
            format!(" {}", self.subject.say(msg!("insight-pace-source", law = law)))
        });
        let needs = self.subject.say(needs) + &source.unwrap_or_default();
        (lead, Message::verbatim(needs))
    }

    fn duty(&self, duty: &Overdue) -> (Message, Message) {
        let value = self.bare(Aspect::Value);
        let name = escape::document(self.subject.named(&duty.name));
        let before = duty.before;
        let lead = match usize::try_from(duty.days_left) {
            Ok(days @ 1..) => {
                msg!("insight-duty-ahead", value = value, name = name, days = self.subject.count(days), before = before)
            }
            _ => msg!("insight-duty-overdue", value = value, name = name, before = before),
        };
        let (period, moved) = (self.period(0), self.own(Aspect::Moved(0)));
        let is_whole = self.insight.place == Place::Country;
        let law = escape::document(&self.subject.say(duty.provision.citation()));
        let sentence = match duty.moved {
            Moved::Unknown => msg!("insight-duty-basis", law = law),
            Moved::Nowhere if is_whole => msg!("insight-duty-nowhere", period = period, law = law),
            Moved::Nowhere | Moved::Same => msg!("insight-duty-same", period = period, law = law),
            Moved::Less => msg!("insight-duty-less", moved = moved, period = period, law = law),
            Moved::More => msg!("insight-duty-more", moved = moved, period = period, law = law),
        };
        (lead, sentence)
    }

    fn movers(&self, movers: &Movers) -> (Message, Message) {
        let (what, period) = (self.what(), self.period(movers.back));
        let (up, down) = (movers.up.as_ref(), movers.down.as_ref());
        let name = |mover: &Mover| self.place(&mover.place);
        let lead = match (up.map(name), down.map(name)) {
            (Some(up), Some(down)) => {
                msg!("insight-movers-both", what = what, period = period, up = up, down = down)
            }
            (Some(up), None) => msg!("insight-movers-up", what = what, period = period, up = up),
            (None, down) => {
                msg!("insight-movers-down", what = what, period = period, down = down.unwrap_or_default())
            }
        };
        let end = |mover: &Mover, rose: bool| {
            let moved = self.mark(&mover.place, &self.insight.line, Aspect::Moved(movers.back));
            self.subject.say(self.moved(self.place(&mover.place), moved, rose))
        };
        let ends = up.map(|mover| end(mover, true)).into_iter().chain(down.map(|mover| end(mover, false)));
        let ends = ends.collect::<Vec<_>>().join(", ");
        let aside = if movers.aside.is_empty() {
            String::new()
        } else {
            format!(" {}", self.subject.say(msg!("insight-movers-aside", places = self.localities(&movers.aside))))
        };
        let among = self.subject.count(movers.among);
        let level = msg!("insight-movers-level", ends = ends, count = among, aside = aside);
        (lead, self.sentences([Some(level), self.explained(up), self.explained(down)]))
    }

    /// `Theo báo cáo của Lạng Sơn: …`
    fn explained(&self, mover: Option<&Mover>) -> Option<Message> {
        let mover = mover?;
        let reason = escape::document(mover.explained.as_ref()?.trim().trim_end_matches('.'));
        Some(msg!("insight-explained", place = self.place(&mover.place), reason = reason))
    }

    fn divergence(&self, apart: &Divergence) -> (Message, Message) {
        let value = |place: &Place| self.mark(place, &self.insight.line, Aspect::Computed);
        let most = self.subject.form.line(&self.insight.line).map_or(0, |line| line.decimals);
        let spread = self.subject.rounded(apart.spread, Decimals::AtMost(most));
        (
            msg!("insight-divergence", what = self.what(), region = self.place(&apart.region), spread = spread),
            msg!(
                "insight-divergence-level",
                most = self.place(&apart.most),
                most_value = value(&apart.most),
                least = self.place(&apart.least),
                least_value = value(&apart.least),
                count = self.subject.count(apart.among)
            ),
        )
    }

    fn outliers(&self, far: &Outliers) -> (Message, Message) {
        let of = |place: &Place| {
            format!("{} ({})", self.place(place), self.mark(place, &self.insight.line, Aspect::Computed))
        };
        let named = |places: &[Place]| (!places.is_empty()).then(|| listed(self.subject, places.iter().map(of)));
        let lead = match (named(&far.above), named(&far.below)) {
            (Some(above), Some(below)) => {
                msg!("insight-outliers-both", what = self.what(), above = above, below = below)
            }
            (Some(above), None) => msg!("insight-outliers-above", what = self.what(), above = above),
            (None, below) => {
                msg!("insight-outliers-below", what = self.what(), below = below.unwrap_or_default())
            }
        };
        let hinge = |value: Decimal| format!("{}%", self.subject.rounded(value, PERCENT));
        let (low, high) = (hinge(far.middle.0), hinge(far.middle.1));
        (lead, msg!("insight-outliers-level", what = self.what(), low = low, high = high))
    }

    fn revised(&self, revised: &Revised) -> (Message, Message) {
        let before = escape::document(&revised.before);
        let lead = msg!("insight-revised", what = self.what(), before = before, value = self.own(Aspect::Value));
        let since = escape::document(&self.subject.say(revised.since.clone()));
        let because = match revised.by.len() {
            0 => msg!("insight-revised-since", since = since),
            1..=NAMED => {
                let places = listed(self.subject, revised.by.iter().map(|place| self.place(place)));
                msg!("insight-revised-by", since = since, places = places)
            }
            many => msg!("insight-revised-by-many", since = since, count = self.subject.count(many)),
        };
        (lead, because)
    }

    fn promises(&self, promises: &Promises) -> (Message, Message) {
        let (tally, count) = (&promises.tally, |many: usize| self.subject.count(many));
        let lead = msg!(
            "insight-promises",
            all = count(tally.all),
            conclusion = escape::document(&promises.conclusion),
            done = count(tally.in_time + tally.late),
            overdue = count(tally.overdue)
        );
        let states = [
            (tally.in_time, msg!("insight-promises-in-time", count = count(tally.in_time))),
            (tally.late, msg!("insight-promises-late", count = count(tally.late))),
            (tally.open, msg!("insight-promises-open", count = count(tally.open))),
            (tally.withdrawn, msg!("insight-promises-withdrawn", count = count(tally.withdrawn))),
        ];
        let told = states.into_iter().filter(|(many, _)| *many > 0).map(|(_, state)| self.subject.say(state));
        let told: Vec<String> = told.collect();
        (lead, Message::verbatim(if told.is_empty() { String::new() } else { format!("{}.", told.join(", ")) }))
    }

    fn structure(&self, structure: &Structure) -> (Message, Message) {
        let share = format!("{}%", self.subject.rounded(structure.share, PERCENT));
        let of =
            |place: &Place| format!("{} ({})", self.place(place), self.mark(place, &self.insight.line, Aspect::Value));
        let places = listed(self.subject, structure.first.iter().map(of));
        (
            msg!("insight-structure", share = share, what = self.what()),
            msg!("insight-structure-level", places = places, value = self.own(Aspect::Value)),
        )
    }

    /// On whose values it depends.
    fn unsure(&self) -> Option<Message> {
        match self.insight.unsure.len() {
            0 => None,
            1..=NAMED => Some(msg!("insight-unsure", localities = self.localities(&self.insight.unsure))),
            many => Some(msg!("insight-unsure-many", count = self.subject.count(many))),
        }
    }

    /// A line as sentences name it.
    fn name(&self, line: &str) -> String {
        let form = &self.subject.form;
        let short = || form.line(line).map_or_else(String::new, |line| lowered(self.subject.named(&line.short)));
        let declared = form.headline(line).map(|headline| self.subject.named(&headline.name).to_owned());
        escape::document(&declared.unwrap_or_else(short))
    }

    fn what(&self) -> String {
        self.name(&self.insight.line)
    }

    fn place(&self, place: &Place) -> String {
        escape::document(&place_name(self.subject, Some(place)))
    }

    fn localities(&self, codes: &[Arc<str>]) -> String {
        let name = |code: &Arc<str>| self.place(&Place::Locality(Arc::clone(code)));
        listed(self.subject, codes.iter().map(name))
    }

    fn period(&self, back: usize) -> Period {
        let then = self.subject.past.periods.get(back);
        then.map_or(self.subject.conference.period, |then| then.period)
    }

    /// A figure of the insight's place and line, with its unit.
    fn own(&self, aspect: Aspect) -> String {
        self.mark(&self.insight.place, &self.insight.line, aspect)
    }

    /// The same without its unit.
    fn bare(&self, aspect: Aspect) -> String {
        self.asked(&self.insight.place, &self.insight.line, aspect, false)
    }

    fn mark(&self, place: &Place, line: &Arc<str>, aspect: Aspect) -> String {
        self.asked(place, line, aspect, true)
    }

    fn asked(&self, place: &Place, line: &Arc<str>, aspect: Aspect, unit: bool) -> String {
        let key = FigureKey { place: place.clone(), line: Arc::clone(line), aspect };
        // Documents say of all their figures who has not reported.
        let figure = self.subject.book.figure(place, line);
        let covered = figure.and_then(|figure| coverage::covered(&key, figure));
        let bare = covered.is_some_and(|covered| covered >= self.subject.book.coverage.accepted);
        Ask { bare, ..Ask::new(&self.subject.form, key, unit) }.mark()
    }

    fn change_of(&self, place: &Place, line: &str, back: usize) -> Decimal {
        let figure = self.subject.book.figure(place, line);
        figure.and_then(|figure| figure.number(Aspect::Change(back))).unwrap_or_default()
    }

    /// `Hà Nội (5 cụm) và Huế (3 cụm)`, who made the change; nothing of no places.
    fn parts(&self, places: &[Place], line: &Arc<str>) -> Option<String> {
        let part = |place: &Place| {
            let (moved, place) = (self.mark(place, line, Aspect::Moved(0)), self.place(place));
            self.subject.say(msg!("insight-part", place = place, moved = moved))
        };
        (!places.is_empty()).then(|| listed(self.subject, places.iter().map(part)))
    }

    /// `Hà Nội (tăng 5 cụm) và Huế (tăng 3 cụm)`, who went the other way; nothing of no places.
    fn against(&self, places: &[Place], rose: bool) -> Option<String> {
        let part = |place: &Place| {
            let (moved, place) = (self.mark(place, &self.insight.line, Aspect::Moved(0)), self.place(place));
            self.subject.say(if rose {
                msg!("insight-part-rose", place = place, moved = moved)
            } else {
                msg!("insight-part-fell", place = place, moved = moved)
            })
        };
        (!places.is_empty()).then(|| listed(self.subject, places.iter().map(part)))
    }

    /// `đất đã cho thuê tăng 485 ha`.
    fn term(&self, line: &Arc<str>) -> String {
        let place = &self.insight.place;
        let rose = self.change_of(place, line, 0) > Decimal::ZERO;
        let moved = self.mark(place, line, Aspect::Moved(0));
        self.subject.say(self.moved(self.name(line), moved, rose))
    }

    fn moved(&self, what: String, moved: String, rose: bool) -> Message {
        if rose {
            msg!("insight-rose", what = what, moved = moved)
        } else {
            msg!("insight-fell", what = what, moved = moved)
        }
    }
}

/// Whole months nearest to so many days.
fn months(days: i64) -> usize {
    // 1461 days are 48 months.
    let months = (days * 48 + 1461 / 2) / 1461;
    usize::try_from(months).unwrap_or_default().max(1)
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// As inside a sentence; an abbreviation stays as it is.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_named_as_inside_a_sentence() {
        assert_eq!(lowered("Đất đã cho thuê"), "đất đã cho thuê");
        assert_eq!(lowered("CCN thành lập"), "CCN thành lập");
        assert_eq!(capitalised("đất"), "Đất");
    }

    #[test]
    fn days_are_told_in_months() {
        assert_eq!([183, 1096, 3, 31].map(months), [6, 36, 1, 1]);
    }
}
