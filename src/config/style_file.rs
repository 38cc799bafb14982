//! `styles/*.toml` and the font files it names.
//!
//! In: the file and `templates/fonts/`. Out: a [`Style`] in which every role has a look. Must not: draw.

use super::ReadFile;
use super::toml_file::TomlFile;
use crate::model::printable;
use crate::model::style::{Faces, Style};
use anyhow::{Context, Result, bail};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Reads a style and checks its colours.
pub(super) fn parse(file: &TomlFile) -> Result<Style> {
    let style: Style = file.parse()?;
    let table = [&style.table.rule, &style.table.head_fill, &style.table.group_fill, &style.table.total_fill];
    for colour in style.chart.colours.iter().chain(table) {
        if colour.len() != 6 || !colour.bytes().all(|b| b.is_ascii_hexdigit()) {
            let at = file.text.find(colour.as_str()).unwrap_or(0);
            return Err(file.error(&(at..at), format!("{colour:?} is not a colour of six hexadecimal digits")));
        }
    }
    if let Some(role) = missing_role(&style) {
        let at = file.text.find("[role]").unwrap_or(0);
        return Err(file.error(&(at..at), format!("the role {role:?} has no entry")));
    }
    Ok(style)
}

fn missing_role(style: &Style) -> Option<crate::model::document::Role> {
    crate::model::document::Role::ALL.into_iter().find(|role| !style.role.contains_key(role))
}

/// Reads the four faces of a font; each must have every character that documents can print.
pub(super) fn faces(templates: &Path, stem: &str, files: &mut Vec<ReadFile>) -> Result<Faces> {
    let mut face = |name: &str| -> Result<Arc<[u8]>> {
        let name = format!("fonts/{stem}-{name}.ttf");
        let path = templates.join(&name);
        let bytes: Arc<[u8]> = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?.into();
        covers(&bytes).with_context(|| path.display().to_string())?;
        files.push(ReadFile { name, bytes: Arc::clone(&bytes) });
        Ok(bytes)
    };
    Ok(Faces {
        regular: face("Regular")?,
        bold: face("Bold")?,
        italic: face("Italic")?,
        bold_italic: face("BoldItalic")?,
    })
}

/// Whether a face has every character that documents can print.
fn covers(face: &[u8]) -> Result<()> {
    let face = FontRef::new(face).context("this is not a usable font file")?;
    let codes: HashSet<u32> = face.charmap().mappings().map(|(code, _)| code).collect();
    match printable::all().find(|c| !codes.contains(&u32::from(*c))) {
        Some(c) => bail!("the font has no U+{:04X}, which documents must be able to print", u32::from(c)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_font_is_an_error_of_the_installation() {
        assert!(covers(b"no font").unwrap_err().to_string().contains("usable font"));
    }
}
