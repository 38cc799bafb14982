//! The whole of an edited document, part by part.

use super::charts::{self, Charted};
use super::comments::Comments;
use super::context::{Context, Notes};
use super::direction::Directions;
use super::drawings::Drawings;
use super::part::{PartVersion, Places, refreshed};
use super::units::{self, Unit};
use super::without_base;
use crate::messages::Catalogues;
use crate::model::edit::RefreshReport;
use crate::model::limits::Limits;
use crate::model::message::Message;
use crate::model::word_base::{PartKind, WordBase};
use crate::ooxml::package::Package;
use crate::ooxml::parts::Parts;
use crate::ooxml::relationships::{self, Relation};
use crate::ooxml::xml_edits::{Edits, Kind, Tags, appended};
use crate::ooxml::{Unusable, word_base};
use crate::word_edits::align::{By, align};
use chrono::DateTime;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::ops::Range;

/// A refreshed document.
#[derive(Debug, Clone)]
pub struct Refreshed {
    /// The file.
    pub bytes: Vec<u8>,
    /// What became of it.
    pub report: RefreshReport,
}

/// Largest text of all parts that are read, in megabytes.
const CONTENT_MB: u64 = 256;

/// Where parts of generated documents lie.
const DOCUMENT: &str = "word/document.xml";
const FOOTNOTES: &str = "word/footnotes.xml";
const STYLES: &str = "word/styles.xml";

/// Whether a document can be read and changed.
///
/// # Errors
/// It cannot: the message says why.
pub fn readable(edited: &[u8]) -> Result<(), Message> {
    let limits = Limits { content_mb: CONTENT_MB, ..Limits::default() };
    let read = || {
        let mut package = Package::open(edited, &limits)?;
        let part = main_part(&mut package)?;
        units::of_xml(&package.required(&part)?).map(|_| ())
    };
    read().map_err(Unusable::message)
}

/// The edited document with the figures of the generated one. Comments are worded in the language of the document; `materiality`
/// is the share in percent from which on a figure has changed materially.
///
/// # Errors
/// The edited document cannot be read or not be changed safely: the message says why. The generated one is none.
pub fn refresh(
    edited: &[u8],
    generated: &[u8],
    catalogues: &Catalogues,
    materiality: Decimal,
) -> Result<Refreshed, Message> {
    made(edited, generated, catalogues, materiality).map_err(Unusable::message)
}

fn made(edited: &[u8], generated: &[u8], catalogues: &Catalogues, material: Decimal) -> Result<Refreshed, Unusable> {
    let limits = Limits { content_mb: CONTENT_MB, ..Limits::default() };
    let mut package = Package::open(edited, &limits)?;
    let mut today = Parts::open(generated, &limits)?;
    let now = word_base::find(&mut today)?.ok_or(Unusable::PartMissing)?;
    let then = word_base::find(&mut Parts::open(edited, &limits)?)?;
    let document = main_part(&mut package)?;
    let Some(then) = then else {
        let report = without_base::refresh(&mut package, &document, &today.required(DOCUMENT)?)?;
        return Ok(Refreshed { bytes: package.finish()?, report });
    };
    let moment = DateTime::parse_from_rfc3339(&now.edition).map_err(|_| Unusable::Broken)?;
    let date = moment.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let comments = Comments::of(&mut package, &document, &date)?;
    let catalogue = catalogues.of(now.language);
    let say = |message: &Message| catalogue.text(message);
    let context = Context {
        then: &then,
        now: &now,
        say: &say,
        directions: Directions::of(catalogue),
        material,
        day: moment.format("%d/%m/%Y").to_string(),
        comments,
        notes: Notes::default(),
        drawings: Drawings::default(),
        report: RefreshReport { with_base: true, ..RefreshReport::default() },
        next_bookmark: 0,
    };
    let mut work = Work { package, today, document, context, styles: BTreeMap::new() };
    work.parts()?;
    let Work { mut package, context, document, .. } = work;
    let report = context.report;
    context.comments.finish(&mut package, &document)?;
    Ok(Refreshed { bytes: package.finish()?, report })
}

/// The main part of a Word document.
fn main_part(package: &mut Package<'_>) -> Result<String, Unusable> {
    let relations = relationships::of(package, "")?;
    let main = relations.into_iter().find(|relation| relation.word == "officeDocument");
    main.map(|relation| relation.part).filter(|part| package.has(part)).ok_or(Unusable::PartMissing)
}

struct Work<'b, 'c> {
    package: Package<'b>,
    today: Parts<'b>,
    document: String,
    context: Context<'c>,
    /// Identifiers of the edited document's styles by those of today's.
    styles: BTreeMap<String, String>,
}

impl Work<'_, '_> {
    fn parts(&mut self) -> Result<(), Unusable> {
        let relations = relationships::of(&mut self.package, &self.document)?;
        self.styles = self.styles_of(&relations)?;
        self.notes(&relations)?;
        self.body()?;
        self.add_notes(&relations)?;
        self.margins(&relations)?;
        self.put_base()
    }

    /// The edited document's styles have the names of today's, and other identifiers where LibreOffice saved it.
    fn styles_of(&mut self, relations: &[Relation]) -> Result<BTreeMap<String, String>, Unusable> {
        let own = relations.iter().find(|relation| relation.word == "styles");
        let own = own.map(|relation| self.package.required(&relation.part)).transpose()?.unwrap_or_default();
        let by_name: BTreeMap<String, String> = style_names(&own)?.into_iter().map(|(id, name)| (name, id)).collect();
        let today = style_names(&self.today.required(STYLES)?)?;
        Ok(today.into_iter().filter_map(|(id, name)| Some((id, by_name.get(&name)?.clone()))).collect())
    }

    /// Today's text of a part, with the styles of the edited document.
    fn today(&mut self, part: &str) -> Result<Option<String>, Unusable> {
        let Some(xml) = self.today.text(part)? else { return Ok(None) };
        let mut edits = Edits::default();
        let is_style = |name: &str| matches!(name, "w:pStyle" | "w:rStyle" | "w:tblStyle");
        for tag in Tags::all(&xml)?.iter().filter(|tag| tag.kind == Kind::Empty && is_style(tag.name)) {
            let own = tag.attribute("w:val").and_then(|id| self.styles.get(&id));
            let made = own.map(|own| tag.with(&[("w:val", Some(own))])).unwrap_or_default();
            edits.replace(tag.at.clone(), made);
        }
        Ok(Some(edits.apply(&xml)))
    }

    fn units(&self, base: &WordBase, kind: PartKind) -> Vec<Unit> {
        units::of_base(base.blocks(kind), base)
    }

    fn body(&mut self) -> Result<(), Unusable> {
        let (part, edited) = (self.document.clone(), self.package.required(&self.document)?);
        let now = self.today(DOCUMENT)?.ok_or(Unusable::PartMissing)?;
        self.context.next_bookmark = next_bookmark(&edited)?;
        self.context.drawings = Drawings::of(&edited)?;
        let (own, new) = (units::of_xml(&edited)?, units::of_xml(&now)?);
        let then = self.units(self.context.then, PartKind::Body);
        let own = PartVersion { xml: &edited, units: &own };
        let made = refreshed(&mut self.context, &then, own, PartVersion { xml: &now, units: &new }, Places::Follow)?;
        Tags::all(&made)?;
        let charted = Charted { part: &part, xml: &edited, base: self.context.then };
        let today = Charted { part: DOCUMENT, xml: &now, base: self.context.now };
        let charts = charts::refresh(&mut self.package, &charted, &mut self.today, &today)?;
        self.context.report.figures += charts;
        let (into, from) = ((&mut self.package, part.as_str()), (&mut self.today, DOCUMENT));
        let made = self.context.drawings.add_parts(made, into, from)?;
        self.package.put(&part, made);
        Ok(())
    }

    /// Notes: which is which, and today's figures in those that are there.
    fn notes(&mut self, relations: &[Relation]) -> Result<(), Unusable> {
        let Some(part) = relations.iter().find(|relation| relation.word == "footnotes").map(|found| &found.part) else {
            return Ok(());
        };
        let edited = self.package.required(part)?;
        let now = self.today(FOOTNOTES)?.unwrap_or_default();
        let (own, new) = (units::of_xml(&edited)?, units::of_xml(&now)?);
        let then = self.units(self.context.then, PartKind::Notes);
        let items = |units: &[Unit], by: By<'_>| units.iter().map(|unit| unit.item(by)).collect::<Vec<_>>();
        let to_edited = align(&items(&then, By::Number), &items(&own, By::Number));
        let (base_then, base_now) = (By::Key(self.context.then), By::Key(self.context.now));
        let to_now = align(&items(&then, base_then), &items(&new, base_now));
        let (own_ids, new_ids) = (note_ids(&edited)?, note_ids(&now)?);
        let id_of = |ids: &[(String, Range<usize>)], unit: Option<&Unit>| {
            let at = unit?.at();
            ids.iter().find(|(_, note)| note.start <= at.start && at.end <= note.end).map(|(id, _)| id.clone())
        };
        for (own_place, new_place) in to_edited.iter().zip(&to_now) {
            let own_id = own_place.and_then(|place| id_of(&own_ids, own.get(place)));
            let new_id = new_place.and_then(|place| id_of(&new_ids, new.get(place)));
            if let (Some(own), Some(new)) = (own_id, new_id) {
                self.context.notes.known.insert(new, own);
            }
        }
        let numbers = own_ids.iter().filter_map(|(id, _)| id.parse::<u32>().ok());
        self.context.notes.next = numbers.max().unwrap_or_default().saturating_add(1);
        let today = new_ids.iter().filter_map(|(id, at)| Some((id.clone(), now.get(at.clone())?.to_owned())));
        self.context.notes.today = today.collect();
        let own = PartVersion { xml: &edited, units: &own };
        let made = refreshed(&mut self.context, &then, own, PartVersion { xml: &now, units: &new }, Places::Stay)?;
        self.package.put(part, made);
        Ok(())
    }

    /// Notes of what was put in.
    fn add_notes(&mut self, relations: &[Relation]) -> Result<(), Unusable> {
        let added: String = self.context.notes.added.concat();
        let part = relations.iter().find(|relation| relation.word == "footnotes").map(|found| &found.part);
        if let Some(part) = part.filter(|_| !added.is_empty()) {
            let text = self.package.required(part)?;
            self.package.put(part, appended(&text, "footnotes", |_| added.clone())?);
        }
        Ok(())
    }

    /// Heads and feet of pages; LibreOffice writes them once for each section.
    fn margins(&mut self, relations: &[Relation]) -> Result<(), Unusable> {
        for (kind, name) in [(PartKind::Head, "header"), (PartKind::Foot, "footer")] {
            let parts: Vec<&Relation> = relations.iter().filter(|relation| relation.word == name).collect();
            for relation in parts {
                self.margin(&relation.part, kind, name)?;
            }
        }
        Ok(())
    }

    fn margin(&mut self, part: &str, kind: PartKind, name: &str) -> Result<(), Unusable> {
        let edited = self.package.required(part)?;
        let own = units::of_xml(&edited)?;
        let of_kind = |base: &WordBase| -> Vec<Vec<Unit>> {
            let parts = base.parts.iter().filter(|part| part.kind == kind);
            parts.map(|part| units::of_base(part.blocks.iter(), base)).collect()
        };
        for (n, then) in of_kind(self.context.then).into_iter().enumerate() {
            let items = |units: &[Unit]| units.iter().map(|unit| unit.item(By::Number)).collect::<Vec<_>>();
            let is_it = |unit: &Unit| !unit.is_blank();
            let found = align(&items(&then), &items(&own)).into_iter().zip(&then);
            if !found.into_iter().any(|(place, unit)| place.is_some() && is_it(unit)) {
                continue;
            }
            let Some(now) = self.today(&format!("word/{name}{}.xml", n + 1))? else { continue };
            let new = units::of_xml(&now)?;
            let own = PartVersion { xml: &edited, units: &own };
            let now = PartVersion { xml: &now, units: &new };
            let made = refreshed(&mut self.context, &then, own, now, Places::Stay)?;
            self.package.put(part, made);
            return Ok(());
        }
        Ok(())
    }

    /// The document knows from now on what is generated today.
    fn put_base(&mut self) -> Result<(), Unusable> {
        let is_item = |name: &str| name.starts_with("customxml/item") && !name.starts_with("customxml/itemprops");
        let items: Vec<String> = self.package.names().filter(|name| is_item(name)).map(str::to_owned).collect();
        let today: Vec<String> = self.today.names().filter(|name| is_item(name)).map(str::to_owned).collect();
        let mut base = None;
        for item in today {
            base = base.or(self.today.text(&item)?.filter(|text| text.contains(word_base::SPACE)));
        }
        for item in items {
            let is_base = self.package.text(&item)?.is_some_and(|text| text.contains(word_base::SPACE));
            if let (true, Some(base)) = (is_base, &base) {
                self.package.put(&item, base.clone());
            }
        }
        Ok(())
    }
}

/// Identifiers and names of styles.
fn style_names(xml: &str) -> Result<Vec<(String, String)>, Unusable> {
    let (mut found, mut style) = (Vec::new(), None);
    for tag in Tags::all(xml)? {
        match (tag.name, tag.kind) {
            ("w:style", Kind::Open) => style = tag.attribute("w:styleId"),
            ("w:name", Kind::Empty) => {
                let named = style.take().zip(tag.attribute("w:val")).map(|(id, name)| (id, name.to_lowercase()));
                found.extend(named);
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Identifiers of notes with where they stand; the lines above them are none.
fn note_ids(xml: &str) -> Result<Vec<(String, Range<usize>)>, Unusable> {
    let (mut found, mut open) = (Vec::new(), None);
    for tag in Tags::all(xml)?.iter().filter(|tag| tag.name == "w:footnote") {
        match tag.kind {
            Kind::Open => {
                let is_note = tag.attribute("w:type").is_none_or(|kind| kind == "normal");
                open = tag.attribute("w:id").filter(|_| is_note).map(|id| (id, tag.at.start));
            }
            Kind::Close => found.extend(open.take().map(|(id, start)| (id, start..tag.at.end))),
            Kind::Empty => {}
        }
    }
    Ok(found)
}

/// A number that no bookmark has.
fn next_bookmark(xml: &str) -> Result<u32, Unusable> {
    let numbers =
        Tags::all(xml)?.into_iter().filter(|tag| tag.name == "w:bookmarkStart").filter_map(|t| t.number("w:id"));
    Ok(numbers.max().unwrap_or_default().saturating_add(1))
}
