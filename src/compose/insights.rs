//! Insights in words, for templates: of each a lead and a sentence, in which every number that is a figure is its mark.

use super::escape;
use super::figure_mark::Ask;
use super::phrases::listed;
use super::report_context::{ReportContext, place_name};
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::form::Line;
use crate::model::insight::{Change, Ends, Insight, Matter, Moved, Movers, Outlook, Overdue, Pace, Stalled, Structure};
use crate::model::message::Message;
use crate::model::number::Decimals;
use crate::model::period::Period;
use crate::msg;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

/// More names than this are counted.
const NAMED: usize = 3;

/// What the figures of a place say, the weightiest first.
pub(super) fn list(subject: &ReportContext, place: &Place, wanted: fn(&Insight) -> bool) -> Value {
    let found = subject.insights.of(place).iter().filter(|insight| wanted(insight));
    found.map(|insight| Words { subject, insight }.json()).collect()
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
        let (what, moved, period) = (self.what(), self.own(Aspect::Moved(0)), self.period(0));
        let lead = if change.rose {
            msg!("insight-change-rose", what = what, moved = moved, period = period)
        } else {
            msg!("insight-change-fell", what = what, moved = moved, period = period)
        };
        let mut rest = Vec::new();
        if change.in_percent {
            let percent = self.own(Aspect::MovedPercent(0));
            rest.push(if change.rose {
                msg!("insight-percent-rose", percent = percent)
            } else {
                msg!("insight-percent-fell", percent = percent)
            });
        }
        if !change.made_by.is_empty() {
            rest.push(msg!("insight-made-by", places = self.parts(&change.made_by, change.rose)));
        }
        if !change.against.is_empty() {
            rest.push(msg!("insight-against", places = self.parts(&change.against, !change.rose)));
        }
        if let Some((of, per)) = &change.terms {
            rest.push(msg!("insight-terms", of = self.term(of), per = self.term(per)));
        }
        if let Some(ends) = self.ends(&change.ends) {
            rest.push(msg!("insight-ends", ends = ends));
        }
        let rest: String = rest.into_iter().map(|part| self.subject.say(part)).collect();
        (lead, msg!("insight-change-level", value = self.own(Aspect::Value), rest = rest))
    }

    fn stalled(&self, stalled: &Stalled) -> (Message, Message) {
        let other = |aspect| self.mark(&self.insight.place, &stalled.follows, aspect);
        let name = self.name(&stalled.follows);
        (
            msg!("insight-stalled", what = self.what(), other = &name, moved = other(Aspect::Moved(0))),
            msg!(
                "insight-stalled-level",
                value = self.own(Aspect::Value),
                period = self.period(0),
                other = name,
                other_value = other(Aspect::Value)
            ),
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
        let lead = match usize::try_from(duty.days_left) {
            Ok(days @ 1..) => {
                msg!("insight-duty-ahead", value = value, name = name, days = self.subject.count(days))
            }
            _ => msg!("insight-duty-overdue", value = value, name = name),
        };
        let (period, moved) = (self.period(0), self.own(Aspect::Moved(0)));
        let is_whole = self.insight.place == Place::Country;
        let moved = match duty.moved {
            Moved::Unknown => None,
            Moved::Nowhere if is_whole => Some(msg!("insight-duty-nowhere", period = period)),
            Moved::Nowhere | Moved::Same => Some(msg!("insight-duty-same", period = period)),
            Moved::Less => Some(msg!("insight-duty-less", moved = moved, period = period)),
            Moved::More => Some(msg!("insight-duty-more", moved = moved, period = period)),
        };
        let moved = moved.map_or_else(String::new, |moved| self.subject.say(moved));
        let law = escape::document(&self.subject.say(duty.provision.citation()));
        (lead, msg!("insight-duty-basis", law = law, before = duty.before, moved = moved))
    }

    fn movers(&self, movers: &Movers) -> (Message, Message) {
        let (what, period) = (self.what(), self.period(movers.back));
        let (up, down) = (movers.up.as_ref(), movers.down.as_ref());
        let lead = match (up.map(|place| self.place(place)), down.map(|place| self.place(place))) {
            (Some(up), Some(down)) => {
                msg!("insight-movers-both", what = what, period = period, up = up, down = down)
            }
            (Some(up), None) => msg!("insight-movers-up", what = what, period = period, up = up),
            (None, down) => {
                msg!("insight-movers-down", what = what, period = period, down = down.unwrap_or_default())
            }
        };
        let end = |place: &Place, rose: bool| {
            let moved = self.mark(place, &self.insight.line, Aspect::Moved(movers.back));
            self.subject.say(self.moved(self.place(place), moved, rose))
        };
        let ends = up.map(|place| end(place, true)).into_iter().chain(down.map(|place| end(place, false)));
        let ends = ends.collect::<Vec<_>>().join(", ");
        let aside = if movers.aside.is_empty() {
            String::new()
        } else {
            format!(" {}", self.subject.say(msg!("insight-movers-aside", places = self.localities(&movers.aside))))
        };
        let among = self.subject.count(movers.among);
        (lead, msg!("insight-movers-level", ends = ends, count = among, aside = aside))
    }

    fn structure(&self, structure: &Structure) -> (Message, Message) {
        let share = format!("{}%", self.subject.rounded(structure.share, Decimals::AtMost(1)));
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
        let (place, line) = (self.insight.place.clone(), Arc::clone(&self.insight.line));
        Ask::new(&self.subject.form, FigureKey { place, line, aspect }, false).mark()
    }

    fn mark(&self, place: &Place, line: &Arc<str>, aspect: Aspect) -> String {
        let key = FigureKey { place: place.clone(), line: Arc::clone(line), aspect };
        Ask::new(&self.subject.form, key, true).mark()
    }

    fn change_of(&self, place: &Place, line: &str, back: usize) -> Decimal {
        let figure = self.subject.book.figure(place, line);
        figure.and_then(|figure| figure.number(Aspect::Change(back))).unwrap_or_default()
    }

    /// `Hà Nội (tăng 5 cụm) và Huế (tăng 3 cụm)`.
    fn parts(&self, places: &[Place], rose: bool) -> String {
        let part = |place: &Place| {
            let (moved, place) = (self.mark(place, &self.insight.line, Aspect::Moved(0)), self.place(place));
            self.subject.say(if rose {
                msg!("insight-part-rose", place = place, moved = moved)
            } else {
                msg!("insight-part-fell", place = place, moved = moved)
            })
        };
        listed(self.subject, places.iter().map(part))
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
