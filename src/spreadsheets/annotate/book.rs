//! The main part of a workbook: its sheets, and one more put before them.

use super::cells::address;
use crate::model::result_sheet::{Column, MARK};
use crate::ooxml::Unusable;
use crate::ooxml::content_types;
use crate::ooxml::package::Package;
use crate::ooxml::relationships::{self, OFFICE, Relation};
use crate::ooxml::xml_edits::{Edits, Kind, MAIN, Tag, Tags, escaped, plain};
use std::collections::BTreeMap;

/// Where in a package a workbook is.
#[derive(Debug)]
pub(super) struct Book {
    /// The main part.
    pub(super) part: String,
    /// Strict rather than transitional.
    pub(super) strict: bool,
    /// In the workbook's order.
    pub(super) sheets: Vec<Sheet>,
    /// The part of formats.
    pub(super) styles: Option<String>,
    /// The table of strings.
    strings: Option<String>,
    /// Persons who take part in conversations.
    pub(super) persons: Option<String>,
}

/// A sheet of cells.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Empty where the part is not named.
    pub(super) part: String,
}

/// Type of the main part of a workbook without macros.
pub(super) const PLAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
/// Type of the main part of a workbook with macros.
pub(super) const ENABLED: &str = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

impl Book {
    pub(super) fn of(package: &mut Package<'_>) -> Result<Book, Unusable> {
        let main = relationships::of(package, "")?.into_iter().find(|relation| relation.word == "officeDocument");
        let part = main.ok_or(Unusable::Broken)?.part;
        let content_type = content_types::of(package, &part)?;
        if !content_type.is_some_and(|found| [PLAIN, ENABLED].contains(&&*found)) {
            return Err(Unusable::NotAWorkbook);
        }
        let related = relationships::of(package, &part)?;
        let named = |word: &str| related.iter().find(|relation| relation.word == word).map(|r| r.part.clone());
        let text = package.required(&part)?;
        let by_id: BTreeMap<&str, &Relation> = related.iter().rev().map(|one| (one.id.as_str(), one)).collect();
        let mut sheets = Vec::new();
        for tag in Tags::all(&text)?.iter().filter(|tag| tag.begins() && tag.is("sheet") && tag.depth == 2) {
            let relation = tag.relation.as_deref().and_then(|id| by_id.get(id));
            let part = relation.map(|relation| relation.part.clone()).unwrap_or_default();
            sheets.push(Sheet { name: tag.attribute("name").unwrap_or_default(), part });
        }
        let strict = text.contains(MAIN[1]);
        Ok(Book {
            part,
            strict,
            sheets,
            styles: named("styles"),
            strings: named("sharedStrings"),
            persons: named("person"),
        })
    }

    /// Namespace of the workbook's main parts.
    pub(super) fn space(&self) -> &'static str {
        MAIN[usize::from(self.strict)]
    }

    /// Type of a relationship, by its last word.
    pub(super) fn relationship(&self, word: &str) -> String {
        format!("{}/{word}", self.relationships())
    }

    /// Namespace of identifiers of relationships.
    pub(super) fn relationships(&self) -> &'static str {
        OFFICE[usize::from(self.strict)]
    }

    /// Whether a name is taken; Excel takes capitals and small letters for the same.
    pub(super) fn has_sheet(&self, name: &str) -> bool {
        self.sheets.iter().any(|sheet| sheet.name.to_lowercase() == name.to_lowercase())
    }

    /// Which sheet is the sheet of results from when the workbook was handed back before.
    pub(super) fn results(&self, package: &mut Package<'_>) -> Result<Option<usize>, Unusable> {
        for (place, sheet) in self.sheets.iter().enumerate() {
            if !sheet.part.is_empty() && self.is_results(package, &sheet.part)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    /// Whether the mark stands in its cell. Excel moves words of cells to the table of strings when it saves.
    fn is_results(&self, package: &mut Package<'_>, part: &str) -> Result<bool, Unusable> {
        let text = package.required(part)?;
        let mark = address((0, Column::State.place()));
        if !text.contains(&mark) {
            return Ok(false);
        }
        let tags = Tags::all(&text)?;
        let Some(at) = tags.iter().position(|tag| tag.is("c") && tag.attribute("r").as_deref() == Some(&mark)) else {
            return Ok(false);
        };
        let within = |tags: &[Tag<'_>], text: &str, at: usize| -> String {
            let inner = tags.iter().skip(at + 1).find(|tag| tag.kind == Kind::Close && tag.depth == tags[at].depth);
            let range = inner.map(|close| tags[at].at.end..close.at.start).unwrap_or_default();
            plain(text.get(range).unwrap_or_default())
        };
        let words = within(&tags, &text, at);
        if tags.get(at).and_then(|tag| tag.attribute("t")).as_deref() != Some("s") {
            return Ok(words == MARK);
        }
        let Some(strings) = self.strings.as_ref().map(|part| package.required(part)).transpose()? else {
            return Ok(false);
        };
        let tags = Tags::all(&strings)?;
        let mut items = (0..tags.len()).filter(|i| tags.get(*i).is_some_and(|tag| tag.begins() && tag.is("si")));
        let item = words.trim().parse().ok().and_then(|n| items.nth(n));
        Ok(item.is_some_and(|item| within(&tags, &strings, item) == MARK))
    }

    /// Opens the workbook on a sheet that it has.
    pub(super) fn open_on(&self, package: &mut Package<'_>, place: usize) -> Result<(), Unusable> {
        let text = package.required(&self.part)?;
        let mut edits = Edits::default();
        let place = place.to_string();
        for tag in Tags::all(&text)?.iter().filter(|tag| tag.begins() && tag.is("workbookView")) {
            edits.replace(tag.at.clone(), tag.with(&[("firstSheet", None), ("activeTab", Some(&place))]));
        }
        let changed = edits.apply(&text);
        package.put(&self.part, changed);
        Ok(())
    }

    /// Puts a new sheet before all others and opens the workbook on it.
    pub(super) fn insert_first(&self, package: &mut Package<'_>, name: &str, part: &str) -> Result<(), Unusable> {
        content_types::add(package, part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")?;
        let id = relationships::add(package, &self.part, &self.relationship("worksheet"), part)?;
        let text = package.required(&self.part)?;
        let tags = Tags::all(&text)?;
        let numbers = tags.iter().filter(|tag| tag.is("sheet")).filter_map(|tag| tag.number("sheetId"));
        let number = numbers.max().unwrap_or(0).checked_add(1).ok_or(Unusable::Broken)?;
        let mut edits = Edits::default();
        if !tags.iter().any(|tag| tag.is("sheets") && tag.depth == 1) {
            return Err(Unusable::Broken);
        }
        for tag in tags.iter().filter(|tag| tag.begins() && tag.main) {
            self.shift(tag, &mut edits);
            if tag.is("sheets") && tag.depth == 1 {
                let prefix = tag.prefix();
                let sheet = format!(
                    "<{prefix}sheet xmlns:r=\"{}\" name=\"{}\" sheetId=\"{number}\" r:id=\"{id}\"/>",
                    self.relationships(),
                    escaped(name)
                );
                match tag.kind {
                    Kind::Empty => edits.replace(tag.at.clone(), tag.around(&sheet)),
                    _ => edits.insert(tag.at.end, sheet),
                }
            }
        }
        let changed = edits.apply(&text);
        package.put(&self.part, changed);
        titles(package, self.sheets.first().map_or("", |sheet| &sheet.name), name)
    }

    /// What counts sheets from the first one counts one more.
    fn shift(&self, tag: &Tag<'_>, edits: &mut Edits) {
        if tag.is("definedName")
            && let Some(sheet) = tag.number("localSheetId")
        {
            let next = sheet.saturating_add(1).to_string();
            edits.replace(tag.at.clone(), tag.with(&[("localSheetId", Some(&next))]));
        } else if tag.is("workbookView") {
            edits.replace(tag.at.clone(), tag.with(&[("firstSheet", None), ("activeTab", None)]));
        }
    }
}

/// Adds the sheet's name to the list of titles in the properties, where the list is as Excel writes it: how many of each
/// kind, then all names, sheets first. Nothing depends on it, so any other list stays as it is.
fn titles(package: &mut Package<'_>, first: &str, name: &str) -> Result<(), Unusable> {
    let Some(part) =
        relationships::of(package, "")?.into_iter().find(|relation| relation.word == "extended-properties")
    else {
        return Ok(());
    };
    let Some(text) = package.text(&part.part)? else { return Ok(()) };
    let tags = Tags::all(&text)?;
    let inside = |parent: &str, local: &str| {
        let from = tags.iter().position(|tag| tag.local() == parent && tag.kind == Kind::Open)?;
        let rest = tags.get(from + 1..)?;
        rest.iter().take_while(|tag| tag.local() != parent).find(|tag| tag.local() == local && tag.kind == Kind::Open)
    };
    let (Some(count), Some(vector), Some(title)) =
        (inside("HeadingPairs", "i4"), inside("TitlesOfParts", "vector"), inside("TitlesOfParts", "lpstr"))
    else {
        return Ok(());
    };
    let words = |tag: &Tag<'_>| text.get(tag.at.end..)?.split('<').next();
    let (Some(sheets), Some(size)) = (words(count).and_then(|n| n.trim().parse::<u32>().ok()), vector.number("size"))
    else {
        return Ok(());
    };
    if words(title) != Some(&escaped(first)) {
        return Ok(());
    }
    let mut edits = Edits::default();
    let digits = words(count).map_or(0, str::len);
    edits.replace(count.at.end..count.at.end + digits, sheets.saturating_add(1).to_string());
    let more = size.saturating_add(1).to_string();
    edits.replace(vector.at.clone(), vector.with(&[("size", Some(&more))]));
    edits.insert(title.at.start, format!("<{0}>{1}</{0}>", title.name, escaped(name)));
    let changed = edits.apply(&text);
    package.put(&part.part, changed);
    Ok(())
}
