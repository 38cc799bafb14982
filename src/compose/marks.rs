//! Signs behind numbers: what is carried forward, doubtful or held.
//!
//! A sign belongs to the text of its figure, and what it means to the foot of every page that shows it, and once to the text of
//! the document, so that no template can leave either out. One sign has one meaning in a book.

use super::doubts;
use super::report_context::{ReportContext, place_name};
use crate::model::document::{Block, Inline, Paragraph, Role, Section, SignMeaning};
use crate::model::figure::{CARRIED, FigureKey, HELD, HeldValue, Place, SIGNS};
use crate::msg;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More values than this are counted instead of named.
const NAMED: usize = 3;

/// Whether a character is one of the signs.
pub(super) fn is_sign(c: char) -> bool {
    SIGNS.contains(&c)
}

/// What stands above the footers: the meaning of every sign that the document shows.
pub(super) fn legend(subject: &ReportContext, sections: &[Section]) -> Vec<SignMeaning> {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    let shown = blocks.fold(Shown::default(), |shown, block| shown.with(Shown::by(subject, block)));
    let meaning = |sign| SignMeaning { sign, words: subject.say(SignMeaning::message(sign)) };
    SIGNS.into_iter().filter(|sign| shown.signs.contains(sign)).map(meaning).collect()
}

/// Says below each table, chart and map which values it leaves out; what signs mean stands at the foot of pages.
/// What stands in running text alone is explained before the given block of the given section.
pub(super) fn explain(subject: &ReportContext, sections: &mut [Section], (section, block): (usize, usize)) {
    let (mut shown, mut explained) = (Shown::default(), Shown::default());
    for (block, by_block) in sections.iter().flat_map(|section| shown_by(subject, &section.blocks)) {
        if explains(block) {
            explained = explained.with(by_block.clone());
        }
        shown = shown.with(by_block);
    }
    let note = shown.without(&explained).in_document(subject);
    if let (Some(note), Some(section)) = (note, sections.get_mut(section)) {
        section.blocks.insert(block.min(section.blocks.len()), note);
    }
    for section in sections {
        let blocks = std::mem::take(&mut section.blocks);
        let notes: Vec<Option<Block>> = shown_by(subject, &blocks)
            .map(|(block, shown)| explains(block).then(|| shown.below(subject)).flatten())
            .collect();
        section.blocks =
            blocks.into_iter().zip(notes).flat_map(|(block, note)| [Some(block), note]).flatten().collect();
    }
}

/// Whether what a block shows is explained below it.
fn explains(block: &Block) -> bool {
    let drawn = matches!(block, Block::Table(_) | Block::Chart(_) | Block::TileMap(_) | Block::Strips(_));
    drawn && block.cards().is_none()
}

/// What each block shows. What stands on cards belongs to the block after them, which may stand beside them.
fn shown_by<'b>(subject: &ReportContext, blocks: &'b [Block]) -> impl Iterator<Item = (&'b Block, Shown)> {
    let mut on_cards = Shown::default();
    blocks.iter().enumerate().map(move |(n, block)| {
        let shown = std::mem::take(&mut on_cards).with(Shown::by(subject, block));
        if block.cards().is_some() && n + 1 < blocks.len() {
            on_cards = shown;
            return (block, Shown::default());
        }
        (block, shown)
    })
}

/// What blocks show that has to be explained.
#[derive(Clone, Default)]
struct Shown {
    signs: BTreeSet<char>,
    /// Values that do not count, shown themselves or left out of what is shown.
    held: BTreeSet<HeldValue>,
}

impl Shown {
    /// What a block shows.
    fn by(subject: &ReportContext, block: &Block) -> Shown {
        let mut shown = Shown::default();
        block.drawn().into_iter().for_each(|(key, text)| shown.add(subject, key, text));
        for inline in block.contents().into_iter().flatten() {
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
    fn without(mut self, explained: &Shown) -> Shown {
        self.signs.retain(|sign| *sign == CARRIED || !explained.signs.contains(sign));
        self.held.retain(|held| !explained.held.contains(held));
        self
    }

    /// Together with what others show.
    fn with(mut self, other: Shown) -> Shown {
        self.signs.extend(other.signs);
        self.held.extend(other.held);
        self
    }

    /// Below a table or a chart: the values that are left out.
    fn below(&self, subject: &ReportContext) -> Option<Block> {
        note([self.held(subject)])
    }

    /// Once in a document: the same with the names of those the carried values are of.
    fn in_document(&self, subject: &ReportContext) -> Option<Block> {
        let carried = self.signs.contains(&CARRIED).then(|| words(subject)).flatten();
        note([carried, self.held(subject)])
    }

    /// What is left out by name; what the sign means stands at the foot of the page.
    fn held(&self, subject: &ReportContext) -> Option<String> {
        let sign = HELD.to_string();
        let named = || subject.say(msg!("held-note", sign = sign, values = named(subject, &self.held)));
        (!self.held.is_empty()).then(named)
    }
}

/// `vốn đã đầu tư của Lai Châu (9.100 tỷ đồng)`, the first few, and how many more.
fn named(subject: &ReportContext, held: &BTreeSet<HeldValue>) -> String {
    let one = |held: &HeldValue| {
        let line = subject.form.line(&held.line)?;
        let figure = subject.book.figure(&Place::Locality(Arc::clone(&held.place)), &held.line)?;
        Some(doubts::held_value(subject, line, figure))
    };
    let first = held.iter().take(NAMED).filter_map(one).collect::<Vec<_>>().join("; ");
    match held.len().saturating_sub(NAMED) {
        0 => first,
        more => subject.say(msg!("held-and-more", values = first, count = subject.count(more))),
    }
}

fn note<const N: usize>(words: [Option<String>; N]) -> Option<Block> {
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
