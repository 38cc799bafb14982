//! What of a package belongs to what: relationships and content types (ECMA-376, part 2).
//!
//! In: a package. Out: the parts a part refers to; relationships and types added. Must not: follow a target out of the
//! package.

use super::Refused;
use super::package::Package;
use super::xml::{Edits, Kind, Tags, escaped};

/// Base of the types of relationships of Office: transitional and strict.
pub(super) const OFFICE: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/// The part in which a package says the types of its parts.
const TYPES: &str = "[Content_Types].xml";

/// A relationship to a part of the package.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) id: String,
    /// Last word of its type: `worksheet`, `comments`.
    pub(super) word: String,
    /// Path of the part.
    pub(super) part: String,
}

/// Relationships of a part, or of the package where the path is empty; those to something outside are left out.
pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Refused> {
    let Some(text) = package.text(&beside(part))? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for tag in Tags::all(&text)?.iter().filter(|tag| tag.begins() && tag.local() == "Relationship") {
        let (Some(id), Some(kind), Some(target)) =
            (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
        else {
            continue;
        };
        if tag.attribute("TargetMode").as_deref() != Some("External") {
            let word = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relation { id, word, part: resolved(part, &target) });
        }
    }
    Ok(found)
}

/// Adds a relationship and gives its identifier.
pub(super) fn add(package: &mut Package<'_>, from: &str, kind: &str, to: &str) -> Result<String, Refused> {
    let path = beside(from);
    let empty =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
    let text = package.text(&path)?.unwrap_or_else(|| empty.to_owned());
    let tags = Tags::all(&text)?;
    let taken: Vec<String> = tags.iter().filter_map(|tag| tag.attribute("Id")).collect();
    let id = (1..).map(|n| format!("rIdKetQua{n}")).find(|id| !taken.contains(id)).unwrap_or_default();
    let target = relative(from, to);
    let (kind, target) = (escaped(kind), escaped(&target));
    let text = appended(&text, "Relationships", |prefix| {
        format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
    })?;
    package.put(&path, text);
    Ok(id)
}

/// Type of a part, where it is said for the part itself.
pub(super) fn type_of(package: &mut Package<'_>, part: &str) -> Result<Option<String>, Refused> {
    let text = package.required(TYPES)?;
    let tags = Tags::all(&text)?;
    let own = |name: String| name.trim_start_matches('/').eq_ignore_ascii_case(part);
    let mut said = tags.iter().filter(|tag| tag.attribute("PartName").is_some_and(own));
    Ok(said.find_map(|tag| tag.attribute("ContentType")))
}

/// Says the type of a new part.
pub(super) fn typed(package: &mut Package<'_>, part: &str, content_type: &str) -> Result<(), Refused> {
    let text = package.required(TYPES)?;
    let text = appended(&text, "Types", |prefix| {
        format!("<{prefix}Override PartName=\"/{}\" ContentType=\"{content_type}\"/>", escaped(part))
    })?;
    package.put(TYPES, text);
    Ok(())
}

/// A text with an element more at the end of its outermost one.
pub(super) fn appended(text: &str, root: &str, element: impl Fn(&str) -> String) -> Result<String, Refused> {
    let tags = Tags::all(text)?;
    let last = tags.last().filter(|tag| tag.depth == 0 && tag.local() == root).ok_or(Refused::broken())?;
    let mut edits = Edits::default();
    match last.kind {
        Kind::Empty => edits.replace(last.at.clone(), last.around(&element(last.prefix()))),
        _ => edits.insert(last.at.start, element(last.prefix())),
    }
    Ok(edits.apply(text))
}

/// `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`.
fn beside(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// Path of a target as seen from a part; steps that lead out of the package end at its root.
fn resolved(from: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    steps.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The shortest way from one part to another.
fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len().min(to.len()) - 1;
    let same = (0..folders).take_while(|i| from.get(*i) == to.get(*i)).count();
    let up = "../".repeat(from.len() - 1 - same);
    format!("{up}{}", to.get(same..).unwrap_or_default().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_paths() {
        let sheet = "xl/worksheets/sheet1.xml";
        for (target, path) in [
            ("../comments1.xml", "xl/comments1.xml"),
            ("/xl/comments1.xml", "xl/comments1.xml"),
            ("./a.xml", "xl/worksheets/a.xml"),
            ("../../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(sheet, target), path);
        }
        assert_eq!(relative(sheet, "xl/comments1.xml"), "../comments1.xml");
        assert_eq!(relative("xl/workbook.xml", sheet), "worksheets/sheet1.xml");
        assert_eq!((beside(""), beside(sheet)), ("_rels/.rels".into(), "xl/worksheets/_rels/sheet1.xml.rels".into()));
    }
}
