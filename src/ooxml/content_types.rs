//! What type each part of a package has (ECMA-376, part 2).

use super::Unusable;
use super::package::Package;
use super::xml_edits::{Tags, appended, escaped, without};
use super::xml_tree::{self, Element};

/// The part in which a package says the types of its parts.
pub(crate) const PART: &str = "[Content_Types].xml";

/// Type of a part, where it is said for the part itself.
pub(crate) fn of(package: &mut Package<'_>, part: &str) -> Result<Option<String>, Unusable> {
    let text = package.required(PART)?;
    let tags = Tags::all(&text)?;
    let own = |name: String| name.trim_start_matches('/').eq_ignore_ascii_case(part);
    let mut said = tags.iter().filter(|tag| tag.attribute("PartName").is_some_and(own));
    Ok(said.find_map(|tag| tag.attribute("ContentType")))
}

/// Type of a part by the text of [`PART`]: its own, else that of its extension.
pub(crate) fn find(types: &str, part: &str) -> Result<Option<String>, Unusable> {
    let tags = Tags::all(types)?;
    let extension = part.rsplit('.').next().unwrap_or_default();
    let is_own = |name: String| name.trim_start_matches('/').eq_ignore_ascii_case(part);
    let is_its = |name: String| name.eq_ignore_ascii_case(extension);
    let own = tags.iter().find(|tag| tag.attribute("PartName").is_some_and(is_own));
    let found = own.or_else(|| tags.iter().find(|tag| tag.attribute("Extension").is_some_and(is_its)));
    Ok(found.and_then(|tag| tag.attribute("ContentType")))
}

/// Says the type of a new part.
pub(crate) fn add(package: &mut Package<'_>, part: &str, content_type: &str) -> Result<(), Unusable> {
    let text = package.required(PART)?;
    let text = appended(&text, "Types", |prefix| {
        format!("<{prefix}Override PartName=\"/{}\" ContentType=\"{content_type}\"/>", escaped(part))
    })?;
    package.put(PART, text);
    Ok(())
}

/// Says another type of a part that has one of its own.
pub(crate) fn change(package: &mut Package<'_>, part: &str, content_type: &str) -> Result<(), Unusable> {
    remove(package, part)?;
    add(package, part, content_type)
}

/// Takes the type of a part away.
pub(crate) fn remove(package: &mut Package<'_>, part: &str) -> Result<(), Unusable> {
    let text = package.required(PART)?;
    let is_own = |name: String| name.trim_start_matches('/').eq_ignore_ascii_case(part);
    let text = without(&text, |tag| tag.attribute("PartName").is_some_and(is_own))?;
    package.put(PART, text);
    Ok(())
}

/// The types of a package that is written anew: of extensions, and of single parts by their path.
pub(crate) fn write<'t>(
    extensions: &[(&str, &str)],
    parts: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> anyhow::Result<Vec<u8>> {
    let extension = |(extension, kind): &(&str, &str)| {
        Element::new("Default").with("Extension", extension).with("ContentType", kind)
    };
    let part = |(path, kind): (&str, &str)| {
        Element::new("Override").with("PartName", &format!("/{path}")).with("ContentType", kind)
    };
    let root = Element::new("Types").with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    xml_tree::write(&root.children(extensions.iter().map(extension)).children(parts.into_iter().map(part)))
}
