//! Signs behind numbers: what is carried forward, doubtful or held.
//!
//! A sign belongs to the text of its figure, and what it means to the table or chart that shows it and to the document, so
//! that no template can leave either out. One sign has one meaning in a book.

use super::report_context::{ReportContext, place_name};
use crate::model::document::{Block, Inline, Paragraph, Role};
use crate::model::figure::{CARRIED, DOUBTFUL, FigureKey, HELD, HeldValue, Place, SIGNS};
use crate::msg;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More values than this are counted instead of named.
const NAMED: usize = 3;

/// Whether a character is one of the signs.
pub(super) fn is_sign(c: char) -> bool {
    SIGNS.contains(&c)
}

/// What blocks show that has to be explained.
#[derive(Clone, Default)]
pub(super) struct Shown {
    signs: BTreeSet<char>,
    /// Values that do not count, shown themselves or left out of what is shown.
    held: BTreeSet<HeldValue>,
}

impl Shown {
    /// What a block shows.
    pub(super) fn by(subject: &ReportContext, block: &mut Block) -> Shown {
        let mut shown = Shown::default();
        block.drawn().into_iter().for_each(|(key, text)| shown.add(subject, key, text));
        for inline in block.contents_mut().into_iter().flatten() {
            if let Inline::Figure { key, text, .. } = inline {
                shown.add(subject, key, text);
            }
        }
        shown
    }

    fn add(&mut self, subject: &ReportContext, key: &FigureKey, text: &str) {
        let signs: Vec<char> = text.chars().rev().take_while(|c| is_sign(*c)).collect();
        self.signs.extend(&signs);
        let Some(figure) = subject.book.figure(&key.place, &key.line) else { return };
        let own = match &key.place {
            Place::Locality(code) if signs.contains(&HELD) => Some(code),
            _ => None,
        };
        let codes: BTreeSet<&Arc<str>> = figure.held.iter().chain(own).collect();
        if codes.is_empty() {
            return;
        }
        let lines: Vec<Arc<str>> = subject.form.parts(&key.line);
        let held = subject.book.coverage.held.iter();
        let its = held.filter(|held| codes.contains(&held.place) && lines.contains(&held.line));
        self.held.extend(its.cloned());
    }

    /// What of it no table or chart explains below itself; of what is carried, whose it is, is said once in any case.
    pub(super) fn without(mut self, explained: &Shown) -> Shown {
        self.signs.retain(|sign| *sign == CARRIED || !explained.signs.contains(sign));
        self.held.retain(|held| !explained.held.contains(held));
        self
    }

    /// Together with what others show.
    pub(super) fn with(mut self, other: Shown) -> Shown {
        self.signs.extend(other.signs);
        self.held.extend(other.held);
        self
    }

    /// Below a table or a chart: what its signs mean, in short.
    pub(super) fn below(&self, subject: &ReportContext) -> Option<Block> {
        let carried = subject.book.carried.as_ref().filter(|_| self.signs.contains(&CARRIED));
        let carried = carried
            .map(|carried| subject.say(msg!("carried-below", sign = CARRIED.to_string(), period = carried.period)));
        note([carried, self.doubtful(subject), self.held(subject)])
    }

    /// Once in a document: the same with the names of those the carried values are of.
    pub(super) fn in_document(&self, subject: &ReportContext) -> Option<Block> {
        let carried = self.signs.contains(&CARRIED).then(|| words(subject)).flatten();
        note([carried, self.doubtful(subject), self.held(subject)])
    }

    fn doubtful(&self, subject: &ReportContext) -> Option<String> {
        self.signs.contains(&DOUBTFUL).then(|| subject.say(msg!("doubtful-note", sign = DOUBTFUL.to_string())))
    }

    fn held(&self, subject: &ReportContext) -> Option<String> {
        let values = (!self.held.is_empty()).then(|| named(subject, &self.held))?;
        Some(subject.say(msg!("held-note", sign = HELD.to_string(), values = values)))
    }
}

/// `vốn đã đầu tư của Lai Châu (9.100 tỷ đồng)`, the first few, and how many more.
fn named(subject: &ReportContext, held: &BTreeSet<HeldValue>) -> String {
    let one = |held: &HeldValue| {
        let place = Place::Locality(Arc::clone(&held.place));
        let line = subject.form.line(&held.line).map_or("", |line| &line.short);
        let value = subject
            .book
            .figure(&place, &held.line)
            .map_or_else(String::new, |figure| subject.reprinted(&figure.text, figure.qualifier));
        let unit = subject.form.line(&held.line).map_or("", |line| &line.unit);
        subject.say(msg!(
            "held-value",
            line = subject.named(line),
            place = place_name(subject, Some(&place)),
            value = value,
            unit = subject.named(unit)
        ))
    };
    let first = held.iter().take(NAMED).map(one).collect::<Vec<_>>().join("; ");
    match held.len().saturating_sub(NAMED) {
        0 => first,
        more => subject.say(msg!("held-and-more", values = first, count = subject.count(more))),
    }
}

fn note(words: [Option<String>; 3]) -> Option<Block> {
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let content = (!words.is_empty()).then(|| vec![Inline::text(words)])?;
    Some(Block::Paragraph(Paragraph { role: Role::Note, content }))
}

/// `Số liệu có dấu * là số kỳ trước (…), hoặc có gồm số kỳ trước, của …`
pub(super) fn words(subject: &ReportContext) -> Option<String> {
    let carried = subject.book.carried.as_ref()?;
    let names: Vec<String> =
        carried.localities.iter().map(|code| place_name(subject, Some(&Place::Locality(Arc::clone(code))))).collect();
    Some(subject.say(msg!(
        "carried-note",
        sign = CARRIED.to_string(),
        period = carried.period,
        day = carried.data_to,
        count = subject.count(names.len()),
        localities = names.join(", "),
    )))
}
