//! `styles/*.toml` and the font files it names.

use super::errors::DeclarationErrors;
use super::files::ReadFile;
use super::toml_file::TomlFile;
use crate::model::document::Role;
use crate::model::style::{Faces, Style};
use crate::msg;
use anyhow::{Context, Result};
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
    for colour in style.chart.colours.iter().chain(table) {
        if colour.len() != 6 || !colour.bytes().all(|b| b.is_ascii_hexdigit()) {
            file.wrong(&place(colour), msg!("not-a-colour", text = colour));
        }
    }
    for role in Role::ALL.into_iter().filter(|role| !style.role.contains_key(role)) {
        file.wrong(&place("[role]"), msg!("role-without-entry", role = format!("{role:?}")));
    }
}

/// Reads the four faces of a font.
pub(super) fn faces(templates: &Path, stem: &str, files: &mut Vec<ReadFile>) -> Result<Faces> {
    let mut face = |name: &str| -> Result<Arc<[u8]>> {
        let name = format!("fonts/{stem}-{name}.ttf");
        let path = templates.join(&name);
        let bytes: Arc<[u8]> = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?.into();
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
