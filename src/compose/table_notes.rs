//! What is said below tables so that their numbers are read right: what a change was computed from where another value stands
//! next to it, that rounded numbers may not add up, what signs mean.

use super::report_context::{ReportContext, place_name};
use super::{coverage, figures};
use crate::model::document::{Block, Cell, Emphasis, Inline, Paragraph, Role, Row, Section, Table, plain};
use crate::model::figure::{APPROXIMATE, Aspect, Compared, Figure, FigureKey, MISSING, NOT_APPLICABLE, Place};
use crate::model::message::Message;
use crate::model::quantity::half_up;
use crate::msg;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Stands for a count of nothing.
pub(super) const NONE: &str = "–";

/// What a row compares: the value that stands in it, with an earlier one.
struct Comparison<'s> {
    /// Of the value.
    key: &'s FigureKey,
    figure: &'s Figure,
    /// The value is today's of the very localities that are compared.
    of_compared: bool,
    back: usize,
    past: &'s Compared,
}

/// What is said below a table.
pub(super) fn below(subject: &ReportContext, table: &Table) -> Option<Block> {
    let found = table.rows.iter().flat_map(|row| compared_in(subject, row));
    let found: Vec<Comparison<'_>> = found.filter(|found| found.past.change.is_some()).collect();
    let rounded = !found.iter().all(|found| found.subtracts(subject));
    let differing = found.into_iter().filter(|found| !found.is_as_printed(subject));
    let (of_places, of_totals): (Vec<_>, Vec<_>) =
        differing.partition(|found| matches!(found.key.place, Place::Locality(_)));
    let say = |message: Message| vec![Inline::text(subject.say(message))];
    let sentences = [
        listed(subject, subject.say(msg!("comparison-of-same-localities")), &of_totals),
        listed(subject, subject.say(msg!("comparison-recomputed")), &of_places),
        changes_in_points(subject, table).then(|| say(msg!("comparison-in-points"))),
        rounded.then(|| say(msg!("comparison-rounded"))),
        approximations(subject, table),
    ];
    let sentences: Vec<Vec<Inline>> = sentences.into_iter().flatten().collect();
    let content = sentences.join(&Inline::text(" "));
    (!content.is_empty()).then(|| note(content))
}

/// Rows of more columns leave no room for words behind numbers.
const ROOMY: usize = 7;

/// Says behind the changes of rates what they are in, where other rows are in other units; a wide table says it below.
pub(super) fn say_points(subject: &ReportContext, rows: &mut [Row]) {
    for row in rows.iter_mut().filter(|row| row.cells.len() <= ROOMY) {
        for cell in &mut row.cells {
            if cell.content.first().and_then(key_of).is_some_and(|key| is_in_points(subject, key)) {
                cell.content.insert(1, Inline::text(format!(" {}", subject.say(msg!("unit-percentage-points")))));
            }
        }
    }
}

/// Whether a figure is the change of a rate, and there is one.
fn is_in_points(subject: &ReportContext, key: &FigureKey) -> bool {
    let change = matches!(key.aspect, Aspect::Change(_) | Aspect::Moved(_));
    let figure = subject.book.figure(&key.place, &key.line).filter(|figure| change && *figure.unit == *"%");
    figure.is_some_and(|figure| figure.number(key.aspect).is_some())
}

/// Whether a table has changes of rates next to which nothing says what they are in.
fn changes_in_points(subject: &ReportContext, table: &Table) -> bool {
    let points = subject.say(msg!("unit-percentage-points")).to_lowercase();
    let says = |cell: &Cell| plain(&cell.content).to_lowercase().contains(&points);
    let heads: Vec<bool> = table.header.iter().flat_map(|row| &row.cells).map(says).collect();
    table.rows.iter().any(|row| {
        let mut column = 0;
        row.cells.iter().any(|cell| {
            let head = heads.get(column).copied().unwrap_or(false);
            column += cell.span;
            cell.content.first().and_then(key_of).is_some_and(|key| is_in_points(subject, key)) && !head && !says(cell)
        })
    })
}

impl Comparison<'_> {
    /// Whether the value that is printed is the one compared.
    fn is_as_printed(&self, subject: &ReportContext) -> bool {
        self.of_compared || self.figure.printed(self.decimals(subject)) == self.past.current
    }

    fn decimals(&self, subject: &ReportContext) -> u32 {
        subject.form.line(&self.key.line).map_or(0, |line| line.decimals)
    }

    /// Whether the rounded numbers give the rounded change.
    fn subtracts(&self, subject: &ReportContext) -> bool {
        let decimals = self.decimals(subject);
        let rounded = |value: Option<Decimal>| value.map(|value| half_up(value, decimals));
        let (current, base) = (rounded(self.past.current), rounded(self.past.base));
        current.zip(base).map(|(current, base)| current - base) == rounded(self.past.change)
    }
}

/// The values of a row next to which their change or earlier value stands.
fn compared_in<'t>(subject: &'t ReportContext, row: &'t Row) -> Vec<Comparison<'t>> {
    let keys: Vec<&FigureKey> = row.cells.iter().flat_map(|cell| &cell.content).filter_map(key_of).collect();
    let backs = |of: &FigureKey| -> BTreeSet<usize> {
        let beside = keys.iter().filter(|key| key.place == of.place && key.line == of.line);
        let backs = beside.filter_map(|key| match key.aspect {
            Aspect::Previous(back) | Aspect::Change(back) => Some(back),
            _ => None,
        });
        backs.collect()
    };
    let mut found = Vec::new();
    for key in &keys {
        let own = match key.aspect {
            Aspect::Value => None,
            Aspect::Current(back) => Some(back),
            _ => continue,
        };
        let Some(figure) = subject.book.figure(&key.place, &key.line) else { continue };
        for back in backs(key).into_iter().filter(|back| own.is_none_or(|own| own == *back)) {
            let past = figure.past.get(back);
            found.extend(past.map(|past| Comparison { key, figure, of_compared: own.is_some(), back, past }));
        }
    }
    found
}

fn key_of(inline: &Inline) -> Option<&FigureKey> {
    if let Inline::Figure { key, .. } = inline { Some(key) } else { None }
}

/// Below a table, how many values of its totals are approximate: `≈ Tổng gồm giá trị gần đúng: Lao động 01; …`
fn approximations(subject: &ReportContext, table: &Table) -> Option<Vec<Inline>> {
    let keys = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content).filter_map(key_of);
    let figure = |key: &FigureKey| {
        subject.book.figure(&key.place, &key.line).filter(|figure| figures::is_approximate(key, figure))
    };
    let found: Vec<(&FigureKey, usize)> = keys.filter_map(|key| Some((key, figure(key)?.approximate))).collect();
    let names = Names::of(found.iter().map(|(key, _)| *key))?;
    let counts: Vec<String> =
        found.iter().map(|(key, count)| format!("{} {}", names.name(subject, key), subject.count(*count))).collect();
    let words = msg!("approximate-below", sign = APPROXIMATE.to_string(), counts = counts.join("; "));
    Some(vec![Inline::text(subject.say(words))])
}

/// What tells figures of one list apart: their lines, their places, or both.
struct Names {
    places: bool,
    lines: bool,
}

impl Names {
    fn of<'k>(mut keys: impl Iterator<Item = &'k FigureKey>) -> Option<Names> {
        let first = keys.next()?;
        let mut names = Names { places: false, lines: false };
        for key in keys {
            names.places |= key.place != first.place;
            names.lines |= key.line != first.line;
        }
        Some(names)
    }

    fn name(&self, subject: &ReportContext, key: &FigureKey) -> String {
        let short = subject.form.line(&key.line).map_or("", |line| subject.named(&line.short)).to_owned();
        let place = place_name(subject, Some(&key.place));
        match (self.places, self.lines) {
            (false, _) => short,
            (true, false) => place,
            (true, true) => format!("{place}, {short}"),
        }
    }
}

/// `Lao động 600.000 → 612.000 (33/34); …`
fn listed(subject: &ReportContext, intro: String, comparisons: &[Comparison<'_>]) -> Option<Vec<Inline>> {
    let names = Names::of(comparisons.iter().map(|found| found.key))?;
    let mut content = vec![Inline::text(format!("{intro} "))];
    for (n, found) in comparisons.iter().enumerate() {
        let side = |aspect: Aspect| {
            let key = FigureKey { aspect, ..found.key.clone() };
            let text = figures::text(&key, found.figure, subject, figures::Spot::Column);
            Inline::Figure { key, text, emphasis: Emphasis::default(), source: None }
        };
        let expected = coverage::expected(&found.key.place, &subject.book);
        let covered = if expected > 1 { format!(" ({}/{expected})", found.past.compared) } else { String::new() };
        let end = if n + 1 < comparisons.len() { "; " } else { "." };
        content.extend([
            Inline::text(format!("{} ", names.name(subject, found.key))),
            side(Aspect::Previous(found.back)),
            Inline::text(" → "),
            side(Aspect::Current(found.back)),
            Inline::text(format!("{covered}{end}")),
        ]);
    }
    Some(content)
}

fn note(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { role: Role::Note, content })
}

/// Explains each sign below the first table that has it, before whatever else is said there.
pub(super) fn explain_signs(subject: &ReportContext, sections: &mut [Section]) {
    let mut explained = BTreeSet::new();
    for section in sections {
        let mut blocks = std::mem::take(&mut section.blocks).into_iter().peekable();
        while let Some(block) = blocks.next() {
            let new: Vec<&str> = signs(&block).into_iter().filter(|sign| explained.insert(*sign)).collect();
            section.blocks.push(block);
            if new.is_empty() {
                continue;
            }
            let meanings: Vec<String> = new.into_iter().map(|sign| meaning(subject, sign)).collect();
            let mut content = vec![Inline::text(subject.say(msg!("signs-below", signs = meanings.join("; "))))];
            let said = blocks.next_if(|next| matches!(next, Block::Paragraph(next) if next.role == Role::Note));
            if let Some(Block::Paragraph(said)) = said {
                content.push(Inline::text(" "));
                content.extend(said.content);
            }
            section.blocks.push(note(content));
        }
    }
}

/// Signs that stand alone in cells of a table.
fn signs(block: &Block) -> Vec<&'static str> {
    let Block::Table(table) = block else { return Vec::new() };
    let first = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.content.first());
    let stand: BTreeSet<(&str, bool)> = first.map(|inline| (inline.as_str(), key_of(inline).is_some())).collect();
    // Words of a workbook may be a letter too.
    let stands =
        |sign: &&str| stand.contains(&(*sign, true)) || *sign != NOT_APPLICABLE && stand.contains(&(*sign, false));
    [NONE, MISSING, NOT_APPLICABLE].into_iter().filter(stands).collect()
}

fn meaning(subject: &ReportContext, sign: &str) -> String {
    subject.say(match sign {
        NONE => msg!("sign-none", sign = sign),
        MISSING => msg!("sign-missing", sign = sign),
        _ => msg!("sign-not-applicable", sign = sign),
    })
}
