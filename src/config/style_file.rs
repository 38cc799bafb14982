//! `styles/*.toml` and the font files it names.

use super::errors::DeclarationErrors;
use super::files::ReadFile;
use super::toml_file::TomlFile;
use crate::messages::{Explain as _, fail};
use crate::model::document::{Role, TileMap};
use crate::model::palette;
use crate::model::printable;
use crate::model::style::{Faces, Style};
use crate::msg;
use anyhow::Result;
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Reads a style, in which every role has a look.
pub(super) fn parse(file: &TomlFile) -> Result<Style, DeclarationErrors> {
    let style = file.parse();
    if let Some(style) = &style {
        check(file, style);
    }
    file.finish(style)
}

fn check(file: &TomlFile, style: &Style) {
    let place = |text: &str| {
        let at = file.text.find(text).unwrap_or(0);
        at..at
    };
    let table = [&style.table.rule, &style.table.head_fill, &style.table.group_fill, &style.table.total_fill];
    for colour in style.chart.colours.iter().chain(&style.chart.classes).chain(table) {
        if colour.len() != 6 || !colour.bytes().all(|b| b.is_ascii_hexdigit()) {
            file.wrong(&place(colour), msg!("not-a-colour", text = colour));
        }
    }
    let classes = &style.chart.classes;
    let light: Vec<f64> = classes.iter().filter_map(|digits| palette::rgb(digits)).map(palette::luminance).collect();
    if classes.len() != TileMap::CLASSES || light.windows(2).any(|pair| pair[0] <= pair[1]) {
        file.wrong(&place("classes"), msg!("classes-darken", count = TileMap::CLASSES.to_string()));
    }
    for role in Role::ALL.into_iter().filter(|role| !style.role.contains_key(role)) {
        file.wrong(&place("[role]"), msg!("role-without-entry", role = format!("{role:?}")));
    }
}

/// Reads the four faces of a font; each must have every character that documents can print.
pub(super) fn faces(templates: &Path, stem: &str, files: &mut Vec<ReadFile>) -> Result<Faces> {
    let mut face = |name: &str| -> Result<Arc<[u8]>> {
        let name = format!("fonts/{stem}-{name}.ttf");
        let path = templates.join(&name);
        let bytes: Arc<[u8]> = fs::read(&path).explain(|| msg!("cannot-read", path = path.display()))?.into();
        covers(&bytes).explain(|| path.display().to_string().into())?;
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
    let face = FontRef::new(face).explain(|| msg!("font-unusable"))?;
    let codes: HashSet<u32> = face.charmap().mappings().map(|(code, _)| code).collect();
    match printable::all().find(|c| !codes.contains(&u32::from(*c))) {
        Some(c) => Err(fail(msg!("font-lacks-character", code = format!("U+{:04X}", u32::from(c))))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Neighbouring classes of a map, and any two series, differ enough in lightness to be told apart on a grey print, and so by
    /// every colour-blind reader too.
    #[test]
    fn colours_hold_in_grey() {
        let style: Style = toml::from_str(include_str!("../../templates/styles/nd30.toml")).unwrap();
        let light = |colours: &[String]| -> Vec<f64> {
            colours.iter().map(|digits| palette::lightness(palette::rgb(digits).unwrap())).collect()
        };
        let classes = light(&style.chart.classes);
        assert!(classes.windows(2).all(|pair| pair[0] - pair[1] >= 11.0), "{classes:?}");
        let mut series = light(&style.chart.colours);
        series.sort_by(f64::total_cmp);
        assert!(series.windows(2).all(|pair| pair[1] - pair[0] >= 11.0), "{series:?}");
    }

    #[test]
    fn a_damaged_font_is_an_error_of_the_installation() {
        assert!(covers(b"no font").unwrap_err().to_string().contains("usable font"));
    }
}
