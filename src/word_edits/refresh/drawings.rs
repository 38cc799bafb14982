//! Drawings of today's document that are put into the edited one, with the parts that they show: charts and their workbooks.

use crate::ooxml::package::Package;
use crate::ooxml::parts::Parts;
use crate::ooxml::relationships::{self, OFFICE, Relation};
use crate::ooxml::xml_edits::Tags;
use crate::ooxml::{Unusable, content_types};

/// Parts below a drawing's own: a chart has a workbook, which has none.
const DEEPEST: usize = 4;

/// Drawings that are put in.
#[derive(Default)]
pub(super) struct Drawings {
    /// A number that no drawing has.
    next: u32,
    /// Today's identifiers of the parts that are drawn.
    drawn: Vec<String>,
}

impl Drawings {
    /// Those of a document that has none of today's yet.
    ///
    /// # Errors
    /// The XML is broken.
    pub(super) fn of(xml: &str) -> Result<Drawings, Unusable> {
        let tags = Tags::all(xml)?;
        let numbers = tags.iter().filter(|tag| tag.name == "wp:docPr").filter_map(|tag| tag.number("id"));
        Ok(Drawings { next: numbers.max().unwrap_or_default().saturating_add(1), drawn: Vec::new() })
    }

    /// A number for a drawing.
    pub(super) fn number(&mut self) -> String {
        let number = self.next;
        self.next = number.saturating_add(1);
        number.to_string()
    }

    /// What stands for a part of today's, named by its identifier there, until [`Drawings::add_parts`].
    pub(super) fn part(&mut self, id: String) -> String {
        self.drawn.push(id);
        name(self.drawn.len())
    }

    /// Copies the parts of today's document into the edited one; gives the XML that refers to them.
    ///
    /// # Errors
    /// A part is broken or missing.
    pub(super) fn add_parts(
        &self,
        mut xml: String,
        (package, to): (&mut Package<'_>, &str),
        (today, from): (&mut Parts<'_>, &str),
    ) -> Result<String, Unusable> {
        let all = relations(today, from)?;
        for (n, id) in self.drawn.iter().enumerate() {
            let relation = all.iter().find(|relation| relation.id == *id).ok_or(Unusable::PartMissing)?;
            let part = copied(package, today, &relation.part, DEEPEST)?;
            let own = relationships::add(package, to, &kind(relation), &part)?;
            xml = xml.replace(&reference(&name(n + 1)), &reference(&own));
        }
        Ok(xml)
    }
}

fn name(n: usize) -> String {
    format!("briefbook-today-{n}")
}

fn reference(id: &str) -> String {
    format!("r:id=\"{id}\"")
}

fn relations(today: &mut Parts<'_>, part: &str) -> Result<Vec<Relation>, Unusable> {
    let text = today.text(&relationships::beside(part))?;
    text.map_or_else(|| Ok(Vec::new()), |text| relationships::read(part, &text))
}

fn kind(relation: &Relation) -> String {
    format!("{}/{}", OFFICE[0], relation.word)
}

/// Copies a part of today's with those it refers to, under a free name of its kind.
fn copied(package: &mut Package<'_>, today: &mut Parts<'_>, from: &str, depth: usize) -> Result<String, Unusable> {
    let depth = depth.checked_sub(1).ok_or(Unusable::TooLarge)?;
    let (stem, extension) = from.rsplit_once('.').unwrap_or((from, ""));
    let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let to = package.free(stem, &format!(".{extension}"));
    let types = today.required(content_types::PART)?;
    let content_type = content_types::find(&types, from)?.ok_or(Unusable::PartMissing)?;
    package.put_bytes(&to, today.bytes(from)?.ok_or(Unusable::PartMissing)?);
    content_types::add(package, &to, &content_type)?;
    let mut own = Vec::new();
    for relation in relations(today, from)? {
        let target = copied(package, today, &relation.part, depth)?;
        own.push((relation.id.clone(), kind(&relation), relationships::relative(&to, &target)));
    }
    if !own.is_empty() {
        package.put_bytes(&relationships::beside(&to), relationships::write(own).map_err(|_| Unusable::Broken)?);
    }
    Ok(to)
}
