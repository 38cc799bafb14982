//! Which part of a package refers to which (ECMA-376, part 2). No target leads out of the package.

use super::Unusable;
use super::package::Package;
use super::xml_edits::{Tags, appended, escaped, without};
use super::xml_tree::{self, Element};

/// Base of the types of relationships of Office: transitional and strict.
pub(crate) const OFFICE: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/// Namespace of relationships.
const SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A relationship to a part of the package.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// Last word of its type: `worksheet`, `comments`.
    pub(crate) word: String,
    /// Path of the part.
    pub(crate) part: String,
}

/// Relationships of a part, or of the package where the path is empty; those to something outside are left out.
pub(crate) fn of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Unusable> {
    package.text(&beside(part))?.map_or_else(|| Ok(Vec::new()), |text| read(part, &text))
}

/// Relationships of a part from the text of the part next to it.
pub(crate) fn read(part: &str, text: &str) -> Result<Vec<Relation>, Unusable> {
    let mut found = Vec::new();
    for tag in Tags::all(text)?.iter().filter(|tag| tag.begins() && tag.local() == "Relationship") {
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
pub(crate) fn add(package: &mut Package<'_>, from: &str, kind: &str, to: &str) -> Result<String, Unusable> {
    let path = beside(from);
    let empty = || format!("<Relationships xmlns=\"{SPACE}\"></Relationships>");
    let text = package.text(&path)?.unwrap_or_else(empty);
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

/// Takes relationships of a part away, by their identifiers.
pub(crate) fn remove(package: &mut Package<'_>, from: &str, ids: &[String]) -> Result<(), Unusable> {
    let path = beside(from);
    let Some(text) = package.text(&path)? else { return Ok(()) };
    let without = without(&text, |tag| tag.attribute("Id").is_some_and(|id| ids.contains(&id)))?;
    package.put(&path, without);
    Ok(())
}

/// The relationships of a part that is written anew: identifier, type and target of each.
pub(crate) fn write(all: impl IntoIterator<Item = (String, String, String)>) -> anyhow::Result<Vec<u8>> {
    let relationship = |(id, kind, target): (String, String, String)| {
        Element::new("Relationship").with("Id", &id).with("Type", &kind).with("Target", &target)
    };
    xml_tree::write(&Element::new("Relationships").with("xmlns", SPACE).children(all.into_iter().map(relationship)))
}

/// `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`.
pub(crate) fn beside(part: &str) -> String {
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
pub(crate) fn relative(from: &str, to: &str) -> String {
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
