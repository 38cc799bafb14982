//! One part of the edited document: its paragraphs and tables with what is generated today.

use super::context::{Context, InPart, is_annotated, quoted};
use super::imported::imported;
use super::table::{Tables, refreshed_table};
use super::units::{RowText, TableText, Text, Unit};
use crate::model::edit::RefreshWhy;
use crate::msg;
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::Edits;
use crate::word_edits::align::{By, align, align_in_order};

/// A version of a part.
#[derive(Clone, Copy)]
pub(super) struct PartVersion<'t> {
    /// Its XML; empty of a base.
    pub(super) xml: &'t str,
    pub(super) units: &'t [Unit],
}

/// Whether what is new is put in and what is gone taken out: not in notes, heads and feet, whose places are given elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    Follow,
    Stay,
}

/// What becomes of the units of the edited part.
struct Made {
    /// Other XML of a unit; none where it stays as it is.
    units: Vec<Option<String>>,
    /// What is put in before the first unit, and behind each.
    inserted: Vec<String>,
}

/// The part with today's figures.
///
/// # Errors
/// The XML is broken.
pub(super) fn refreshed(
    context: &mut Context<'_>,
    then: &[Unit],
    edited: PartVersion<'_>,
    now: PartVersion<'_>,
    places: Places,
) -> Result<String, Unusable> {
    let items = |units: &[Unit], by: By<'_>| units.iter().map(|unit| unit.item(by)).collect::<Vec<_>>();
    let to_edited = align(&items(then, By::Number), &items(edited.units, By::Number));
    let to_now = followed(context, (then, edited, now), &to_edited);
    let mut made =
        Made { units: vec![None; edited.units.len()], inserted: vec![String::new(); edited.units.len() + 1] };
    for (n, unit) in then.iter().enumerate() {
        let (own, new) = (to_edited.get(n).copied().flatten(), to_now.get(n).copied().flatten());
        let new_unit = new.and_then(|new| now.units.get(new));
        match own.and_then(|own| Some((own, edited.units.get(own)?))) {
            Some((own, old_unit)) => {
                let xml = one(context, unit, (edited.xml, old_unit), (now.xml, new_unit), places)?;
                if let Some(place) = made.units.get_mut(own) {
                    *place = xml;
                }
            }
            None => {
                if let Some(new_unit) = new_unit.filter(|_| !unit.is_blank()) {
                    deleted(context, &mut made, (n, unit, new_unit), &to_edited, edited)?;
                }
            }
        }
    }
    let own: Vec<usize> = (0..edited.units.len()).filter(|n| !to_edited.contains(&Some(*n))).collect();
    for n in own {
        if let (Some(Unit::Paragraph(text)), Some(place)) = (edited.units.get(n), made.units.get_mut(n)) {
            *place = Some(context.alone(InPart { xml: edited.xml, text })?);
        }
    }
    if places == Places::Follow {
        added(context, &mut made, edited, now, (&to_edited, &to_now))?;
    }
    Ok(made.applied(edited))
}

/// Where the units that were generated then stand today. One that stands elsewhere by now and that nobody edited is not looked for:
/// it goes, and comes at its new place.
fn followed(
    context: &Context<'_>,
    (then, edited, now): (&[Unit], PartVersion<'_>, PartVersion<'_>),
    to_edited: &[Option<usize>],
) -> Vec<Option<usize>> {
    let items = |units: &[Unit], by: By<'_>| units.iter().map(|unit| unit.item(by)).collect::<Vec<_>>();
    let (one, other) = (items(then, By::Key(context.then)), items(now.units, By::Key(context.now)));
    let anywhere = align(&one, &other);
    let mut places = align_in_order(&one, &other);
    for (n, place) in places.iter_mut().enumerate().filter(|(_, place)| place.is_none()) {
        let own = to_edited.get(n).copied().flatten().and_then(|own| edited.units.get(own));
        let stays = match (then.get(n), own) {
            (Some(Unit::Paragraph(then)), Some(Unit::Paragraph(text))) => {
                let xml = edited.xml.get(text.at.clone()).unwrap_or_default();
                !context.is_untouched(then, text) || text.draws || is_annotated(xml)
            }
            _ => true,
        };
        if stays {
            *place = anywhere.get(n).copied().flatten();
        }
    }
    places
}

/// What becomes of a unit that was generated then and is in the edited document.
fn one(
    context: &mut Context<'_>,
    then: &Unit,
    (xml, edited): (&str, &Unit),
    (now_xml, now): (&str, Option<&Unit>),
    places: Places,
) -> Result<Option<String>, Unusable> {
    match (then, edited, now) {
        (Unit::Paragraph(then), Unit::Paragraph(text), Some(Unit::Paragraph(now))) => {
            let now = InPart { xml: now_xml, text: now };
            Ok(Some(context.paragraph(then, InPart { xml, text }, now)?))
        }
        (Unit::Table(then), Unit::Table(table), Some(Unit::Table(now))) => {
            Ok(Some(refreshed_table(context, Tables { then, edited: table, now }, xml, now_xml)?))
        }
        (Unit::Paragraph(then), Unit::Paragraph(text), _) => {
            gone(context, then, InPart { xml, text }, places).map(Some)
        }
        _ => Ok(None),
    }
}

/// A paragraph that is no longer generated: it goes where nobody edited it.
fn gone(context: &mut Context<'_>, then: &Text, edited: InPart<'_>, places: Places) -> Result<String, Unusable> {
    let xml = edited.xml.get(edited.text.at.clone()).unwrap_or_default();
    let is_own = !context.is_untouched(then, edited.text) || edited.text.draws || is_annotated(xml);
    if !is_own && places == Places::Follow && !xml.contains("<w:sectPr") {
        context.report.removed += 1;
        return Ok(String::new());
    }
    let made = context.alone(edited)?;
    if !is_own || edited.text.is_blank() {
        return Ok(made);
    }
    context.told(RefreshWhy::Gone, &edited.text.words(), "");
    let comment = msg!("refresh-gone", day = context.day.as_str(), then = quoted(&then.words()));
    context.comment(&made, &comment)
}

/// A passage or a table that was deleted stays so; where its figures changed materially, the paragraph before it says so.
fn deleted(
    context: &mut Context<'_>,
    made: &mut Made,
    (n, then, now): (usize, &Unit, &Unit),
    to_edited: &[Option<usize>],
    edited: PartVersion<'_>,
) -> Result<(), Unusable> {
    if !context.is_material(&then.tokens(), &now.tokens()) {
        return Ok(());
    }
    let (was, is) = changed(context, then, now);
    context.told(RefreshWhy::Deleted, "", &is);
    let before = (0..n).rev().filter_map(|n| to_edited.get(n).copied().flatten());
    let is_said = |n: &usize| matches!(edited.units.get(*n), Some(Unit::Paragraph(text)) if !text.is_blank());
    let Some(place) = before.into_iter().find(is_said) else { return Ok(()) };
    let comment = msg!("refresh-deleted", day = context.day.as_str(), now = quoted(&is), then = quoted(&was));
    let at = edited.units.get(place).map(Unit::at).unwrap_or_default();
    let current = made.units.get(place).cloned().flatten();
    let current = current.unwrap_or_else(|| edited.xml.get(at).unwrap_or_default().to_owned());
    let marked = context.comment(&current, &comment)?;
    if let Some(place) = made.units.get_mut(place).filter(|_| !current.is_empty()) {
        *place = Some(marked);
    }
    Ok(())
}

/// What of a unit changed materially, then and now: of a table its first such row.
fn changed(context: &Context<'_>, then: &Unit, now: &Unit) -> (String, String) {
    let (Unit::Table(one), Unit::Table(other)) = (then, now) else { return (words(then), words(now)) };
    let rows = |table: &TableText, base| table.rows.iter().map(|row| row.item(By::Key(base))).collect::<Vec<_>>();
    let tokens = |row: &RowText| row.texts().flat_map(|text| &text.tokens).cloned().collect::<Vec<_>>();
    let places = align(&rows(one, context.then), &rows(other, context.now));
    let mut pairs = one.rows.iter().zip(places).filter_map(|(row, place)| Some((row, other.rows.get(place?)?)));
    let found = pairs.find(|(row, today)| context.is_material(&tokens(row), &tokens(today)));
    found.map_or_else(|| (words(then), words(now)), |(row, today)| (row.words(), today.words()))
}

/// Puts in what is generated now and was not then, behind what it follows.
fn added(
    context: &mut Context<'_>,
    made: &mut Made,
    edited: PartVersion<'_>,
    now: PartVersion<'_>,
    (to_edited, to_now): (&[Option<usize>], &[Option<usize>]),
) -> Result<(), Unusable> {
    let edited_of = |new: usize| {
        let then = to_now.iter().position(|place| *place == Some(new))?;
        to_edited.get(then).copied().flatten()
    };
    for (n, unit) in now.units.iter().enumerate() {
        if to_now.contains(&Some(n)) {
            continue;
        }
        let xml = now.xml.get(unit.at()).unwrap_or_default();
        let Some(new) = imported(context, xml, edited.xml) else {
            context.told(RefreshWhy::Unplaced, "", &words(unit));
            continue;
        };
        let behind = (0..n).rev().find_map(edited_of).map_or(0, |place| place + 1);
        if let Some(place) = made.inserted.get_mut(behind) {
            place.push_str(&new);
            context.report.added += usize::from(!unit.is_blank());
        }
    }
    Ok(())
}

fn words(unit: &Unit) -> String {
    match unit {
        Unit::Paragraph(text) => text.words(),
        Unit::Table(table) => table.rows.first().map(RowText::words).unwrap_or_default(),
    }
}

impl Made {
    fn applied(self, edited: PartVersion<'_>) -> String {
        let mut edits = Edits::default();
        let mut inserted = self.inserted.into_iter();
        let begin = edited.units.first().map(|unit| unit.at().start);
        let first = inserted.next().unwrap_or_default();
        if let Some(at) = begin.filter(|_| !first.is_empty()) {
            edits.insert(at, first);
        }
        for ((unit, made), behind) in edited.units.iter().zip(self.units).zip(inserted) {
            let at = unit.at();
            let end = at.end;
            if let Some(made) = made {
                edits.replace(at, made);
            }
            if !behind.is_empty() {
                edits.insert(end, behind);
            }
        }
        edits.apply(edited.xml)
    }
}
