//! Words that the data choose: ranks, superlatives, who leads, above or below another place.
//!
//! Every number in them is a figure's mark. Ties are named as ties.

use super::calls::{key, knows, line_of};
use super::diagnostics::TemplateError;
use super::escape;
use super::figure_mark::Ask;
use super::parts::sum_note;
use super::report_context::{ReportContext, place_name};
use super::template_api::aspects;
use crate::model::book::Rank;
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::form::Line;
use crate::model::message::Message;
use crate::model::quantity::Interval;
use crate::model::standing::Standing;
use crate::{key, msg};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, Output, RenderContext, RenderError,
};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More names than this are counted instead of leaders.
const NAMED: usize = 5;

/// Registers the helpers of prose.
pub(super) fn register(registry: &mut Handlebars<'static>, subject: &Arc<ReportContext>) {
    for (name, call) in [
        ("rank_words", rank_words as Call),
        ("leader", leader),
        ("compared", compared),
        ("direction", direction),
        ("sum_note", sum_note),
        ("counted", counted),
    ] {
        registry.register_helper(name, Box::new(Prose { subject: Arc::clone(subject), call }));
    }
}

type Call = fn(&ReportContext, &Helper<'_>, &Context) -> Result<String, RenderError>;

/// A helper that writes words.
struct Prose {
    subject: Arc<ReportContext>,
    call: Call,
}

impl HelperDef for Prose {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        Ok(out.write(&(self.call)(&self.subject, h, context)?)?)
    }
}

fn words(subject: &ReportContext, h: &Helper<'_>, option: &str, otherwise: &'static str) -> String {
    h.hash_get(option)
        .map_or_else(|| subject.say(Message::new(otherwise)), |given| escape::document(&given.value().render()))
}

/// `{{rank_words "3"}}`: `cao nhất`, `thấp nhất`, `đứng thứ 5/63`, each with `cùng` before it where others have the same
/// value. `among="region"` ranks within the region; `most` and `least` are other words for the two ends.
fn rank_words(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<String, RenderError> {
    knows(h, &["place", "among", "most", "least"])?;
    let FigureKey { place, line, .. } = key(subject, h, context)?;
    let rank = subject.book.ranks.get(&place, &line);
    let within = |rank: &Rank| (rank.in_country, rank.of_country, rank.alike_in_country);
    let (aspect, stands) = match h.hash_get("among").map(|among| among.value().render()).as_deref() {
        None | Some("country") => (Aspect::RankInCountry, rank.map(within)),
        Some("region") => {
            (Aspect::RankInRegion, rank.map(|rank| (rank.in_region, rank.of_region, rank.alike_in_region)))
        }
        Some(other) => {
            let wrong = TemplateError::new(msg!("template-among-country-region-not", other = other.to_string()));
            return Err(wrong.unknown(other, ["country", "region"]).into());
        }
    };
    let Some((position, of, alike)) = stands else {
        return Ok(subject.say(msg!("phrase-unranked")));
    };
    let (above, below, tied) = (position > 1, position + alike <= of, alike > 1);
    let words_for = match (above, below) {
        (false, true) => words(subject, h, "most", key!("phrase-highest")),
        (true, false) => words(subject, h, "least", key!("phrase-lowest")),
        _ => {
            let position = Ask::new(&subject.form, FigureKey { place, line, aspect }, false).mark();
            subject.say(msg!("phrase-ranked", position = position))
        }
    };
    Ok(if tied { subject.say(msg!("phrase-tied", what = words_for)) } else { words_for })
}

/// Localities that are compared: of a region, or all.
fn rivals(subject: &ReportContext, region: Option<Arc<str>>) -> Vec<Place> {
    let inside = subject.book.localities.iter().filter(|l| region.as_ref().is_none_or(|slug| l.region.slug == *slug));
    inside.map(|locality| Place::Locality(Arc::clone(&locality.id.code))).collect()
}

fn region_of(subject: &ReportContext, place: &Place) -> Option<Arc<str>> {
    match place {
        Place::Locality(code) => subject.book.locality(code).map(|locality| Arc::clone(&locality.region.slug)),
        Place::Region(slug) => Some(Arc::clone(slug)),
        Place::Country => None,
    }
}

/// `{{leader "19"}}`: who has the largest value, with it: `cao nhất là Hà Nội (70 cụm)`; all who share it, and where those
/// are more than five how many. `smallest=true` for the other end, `of="regions"` among regions, `place="r:…"` within a
/// region, `count=3` the first three in a row; `most` and `least` are other words for the two ends.
fn leader(subject: &ReportContext, h: &Helper<'_>, _: &Context) -> Result<String, RenderError> {
    knows(h, &["smallest", "of", "place", "count", "most", "least"])?;
    let line = line_of(subject, h)?;
    let smallest = h.hash_get("smallest").is_some_and(|given| given.value().as_bool() == Some(true));
    let mut field = field(subject, h, line)?;
    field.sort_by(|(a, x), (b, y)| if smallest { x.cmp(y) } else { y.cmp(x) }.then_with(|| a.cmp(b)));
    let count = count(h)?;
    let Some((_, last)) = field.get(count.min(field.len()).saturating_sub(1)).cloned() else {
        return Ok(subject.say(msg!("phrase-no-data")));
    };
    // Whoever shares the last place counted is leaders too.
    let tied = |n: usize, value: Decimal| n < count || value == last;
    let leading = field.iter().enumerate().take_while(|(n, (_, value))| tied(*n, *value)).count();
    let (leaders, others) = field.split_at(leading);
    let unsure = unsure(subject, line, leaders, others, smallest);
    let leaders = leaders.iter().map(|(place, _)| place).collect();
    let word = if smallest {
        words(subject, h, "least", key!("phrase-lowest"))
    } else {
        words(subject, h, "most", key!("phrase-highest"))
    };
    let said = subject.say(msg!("phrase-leader", word = word, places = named(subject, line, leaders, count)));
    Ok(if unsure.is_empty() {
        said
    } else {
        subject.say(msg!(
            "phrase-leader-unsure",
            leader = said,
            localities = unsure.into_iter().collect::<Vec<_>>().join(", ")
        ))
    })
}

/// Names of the localities whose doubtful values decide who leads: an order is certain where it holds with and without what
/// is doubtful, and if that is put right. Empty where it is certain.
fn unsure(
    subject: &ReportContext,
    line: &Line,
    leaders: &[(Place, Decimal)],
    others: &[(Place, Decimal)],
    smallest: bool,
) -> BTreeSet<String> {
    let of = |place: &Place| subject.book.figure(place, &line.code);
    let interval = |(place, _): &(Place, Decimal)| of(place).and_then(Figure::interval);
    let overtakes = |other: &(Place, Decimal), leader: &(Place, Decimal)| {
        let turns = |(other, leader): (Interval, Interval)| {
            if smallest { other.low < leader.high } else { other.high > leader.low }
        };
        interval(other).zip(interval(leader)).is_some_and(turns)
    };
    let is_doubtful = |place: &Place| of(place).is_some_and(|figure| figure.standing == Standing::Doubtful);
    // Of localities the value itself may go; a region stays with its other localities.
    let may_go = |place: &Place| matches!(place, Place::Locality(_)) && is_doubtful(place);
    let pairs = leaders.iter().flat_map(|leader| others.iter().map(move |other| (leader, other)));
    let turning = pairs.filter(|(leader, other)| may_go(&leader.0) || overtakes(other, leader));
    let places: BTreeSet<&Place> = turning.flat_map(|(leader, other)| [&leader.0, &other.0]).collect();
    let named = |place: &Place| -> Vec<String> {
        let name = |place: &Place| escape::document(&place_name(subject, Some(place)));
        match (place, of(place)) {
            (Place::Locality(_), _) if is_doubtful(place) => vec![name(place)],
            (Place::Region(_), Some(figure)) => {
                figure.doubtful.iter().map(|code| name(&Place::Locality(Arc::clone(code)))).collect()
            }
            _ => Vec::new(),
        }
    };
    places.into_iter().flat_map(named).collect()
}

fn count(h: &Helper<'_>) -> Result<usize, RenderError> {
    let Some(given) = h.hash_get("count").map(|count| count.value()) else { return Ok(1) };
    let count = given.as_u64().and_then(|count| usize::try_from(count).ok()).filter(|count| *count > 0);
    Ok(count.ok_or_else(|| TemplateError::new(msg!("template-count-number-places-not", given = given.to_string())))?)
}

/// Places with a value of a line.
fn field(subject: &ReportContext, h: &Helper<'_>, line: &Line) -> Result<Vec<(Place, Decimal)>, RenderError> {
    let within = match h.hash_get("place").map(|place| Place::parse(&place.value().render())) {
        Some(Place::Region(slug)) => Some(slug),
        None | Some(Place::Country) => None,
        Some(place @ Place::Locality(_)) => region_of(subject, &place),
    };
    let places = match h.hash_get("of").map(|of| of.value().render()).as_deref() {
        None | Some("localities") => rivals(subject, within),
        Some("regions") => subject.book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug))).collect(),
        Some(other) => {
            let wrong = TemplateError::new(msg!("template-leader-localities-regions-not", other = other.to_string()));
            return Err(wrong.unknown(other, ["localities", "regions"]).into());
        }
    };
    let value = |place: Place| Some((subject.book.figure(&place, &line.code)?.comparable()?, place));
    Ok(places.into_iter().filter_map(value).map(|(value, place)| (place, value)).collect())
}

/// Each place with its figure; those that all share one together, and more than five counted.
fn named(subject: &ReportContext, line: &Line, places: Vec<&Place>, count: usize) -> String {
    let mark = |place: &Place| {
        let computed = subject.book.figure(place, &line.code).is_some_and(|figure| figure.computed.is_some());
        let aspect = if computed { Aspect::Computed } else { Aspect::Value };
        let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect };
        Ask::new(&subject.form, key, true).mark()
    };
    let value = |place: &Place| subject.book.figure(place, &line.code).and_then(Figure::comparable);
    let shared =
        places.first().filter(|first| places.len() > 1 && places.iter().all(|place| value(place) == value(first)));
    let name = |place: &&Place| escape::document(&place_name(subject, Some(place)));
    match shared {
        Some(first) if places.len() > count.max(NAMED) => {
            let (count, value) = (places.len(), mark(first));
            subject.say(match first {
                Place::Region(_) => msg!("phrase-regions-tied", count = count, value = value),
                Place::Country | Place::Locality(_) => msg!("phrase-localities-tied", count = count, value = value),
            })
        }
        Some(first) => {
            let names = listed(subject, places.iter().map(name));
            subject.say(msg!("phrase-names-tied", names = names, value = mark(first)))
        }
        None => listed(subject, places.iter().map(|place| format!("{} ({})", name(place), mark(place)))),
    }
}

/// `A, B và C`.
pub(super) fn listed(subject: &ReportContext, words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            subject.say(msg!("phrase-list", first = rest.join(", "), last = last.as_str()))
        }
        _ => words.concat(),
    }
}

/// `{{counted "15" of="3" all="cả" none="chưa có CCN nào" word="CCN"}}`: how many there are, as one says it: `08 CCN`, `cả 10 CCN`
/// where they are as many as the other line has, the words for none where there is none.
fn counted(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<String, RenderError> {
    knows(h, &["place", "of", "all", "none", "word"])?;
    let key = key(subject, h, context)?;
    let text = |option: &str| {
        h.hash_get(option).map(|given| escape::document(&given.value().render())).filter(|text| !text.is_empty())
    };
    let figure = |line: &str| subject.book.figure(&key.place, line).and_then(|figure| figure.value);
    let Some(value) = figure(&key.line) else { return Ok(subject.say(msg!("phrase-no-data"))) };
    if let Some(none) = text("none").filter(|_| value.is_zero()) {
        return Ok(none);
    }
    let whole = h.hash_get("of").map(|of| TemplateError::line(&subject.form, &of.value().render())).transpose()?;
    let is_all = whole.is_some_and(|whole| figure(&whole.code) == Some(value));
    let mark = Ask::new(&subject.form, key, false).mark();
    let parts = [text("all").filter(|_| is_all), Some(mark), text("word")];
    Ok(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// `{{compared "19"}}`: `cao hơn`, `thấp hơn` or `bằng`: the document's place against the country, or against `with`.
/// `more`, `less` and `same` are other words.
fn compared(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<String, RenderError> {
    knows(h, &["place", "with", "more", "less", "same"])?;
    let FigureKey { place, line, .. } = key(subject, h, context)?;
    let with = h.hash_get("with").map_or(Place::Country, |with| Place::parse(&with.value().render()));
    let value = |place: &Place| subject.book.figure(place, &line).and_then(Figure::comparable);
    if subject.book.figure(&with, &line).is_none() {
        let token = with.to_string();
        return Err(TemplateError::new(msg!("template-there-no-place", place = token)).into());
    }
    Ok(match value(&place).zip(value(&with)).map(|(own, other)| own.cmp(&other)) {
        Some(Ordering::Greater) => words(subject, h, "more", key!("phrase-higher")),
        Some(Ordering::Less) => words(subject, h, "less", key!("phrase-lower")),
        Some(Ordering::Equal) => words(subject, h, "same", key!("phrase-equal")),
        None => subject.say(msg!("phrase-not-comparable")),
    })
}

/// `{{direction "3" unit=true}}`: `tăng 12 cụm`, `giảm 3 cụm` or `không đổi` against the period before; `show` is the
/// change meant, in percent or against a period further back. `rose`, `fell` and `same` are other words.
fn direction(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<String, RenderError> {
    knows(h, &["place", "show", "unit", "rose", "fell", "same"])?;
    let mut key = key(subject, h, context)?;
    let change = match key.aspect {
        Aspect::Value => Aspect::Change(0),
        change @ (Aspect::Change(_) | Aspect::ChangePercent(_)) => change,
        other => {
            let token = aspects::name(other);
            let wrong = TemplateError::new(msg!("template-direction-change-not", token = token.to_string()));
            return Err(wrong.unknown(&token, ["change", "change_percent"]).into());
        }
    };
    let Some(moved) = subject.book.figure(&key.place, &key.line).and_then(|figure| figure.number(change)) else {
        return Ok(subject.say(msg!("phrase-no-comparison")));
    };
    // The word has words_for the sign.
    key.aspect = match change {
        Aspect::ChangePercent(back) => Aspect::MovedPercent(back),
        Aspect::Change(back) => Aspect::Moved(back),
        other => other,
    };
    let unit = h.hash_get("unit").is_some_and(|unit| unit.value().as_bool() == Some(true));
    let mark = Ask::new(&subject.form, key, unit).mark();
    Ok(match moved.cmp(&Decimal::ZERO) {
        Ordering::Greater => format!("{} {mark}", words(subject, h, "rose", key!("phrase-rose"))),
        Ordering::Less => format!("{} {mark}", words(subject, h, "fell", key!("phrase-fell"))),
        Ordering::Equal => words(subject, h, "same", key!("phrase-unchanged")),
    })
}
