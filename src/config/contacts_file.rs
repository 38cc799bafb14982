//! `contacts.csv`: to which address letters to a locality go. Addresses of offices, not of persons.

use super::csv_file;
use super::errors::DeclarationErrors;
use super::text_file::read_text_if_any;
use crate::localities::LocalityMap;
use crate::model::declared::Declared;
use crate::msg;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Its name in a conference's folder.
const NAME: &str = "contacts.csv";
/// Its columns.
const COLUMNS: [&str; 2] = ["place", "email"];

/// Addresses by code; none where there is no such file.
///
/// # Errors
/// The file cannot be read, or has mistakes: [`DeclarationErrors`] with every one.
pub fn contacts(conference: &Path, map: &LocalityMap) -> Result<BTreeMap<Arc<str>, String>> {
    let path = conference.join(NAME);
    let Some(text) = read_text_if_any(&path)? else { return Ok(BTreeMap::new()) };
    let at = |line: usize| Declared { file: path.display().to_string().into(), line, column: 1 };
    let mut rows = csv_file::rows(&text).into_iter();
    let head = rows.next().map(|(_, cells)| cells).unwrap_or_default();
    let [place, email] = COLUMNS.map(|name| head.iter().position(|known| known == name));
    let (Some(place), Some(email)) = (place, email) else {
        return Err(DeclarationErrors::one(at(1), msg!("contacts-columns", columns = COLUMNS.join(","))).into());
    };
    let (mut contacts, mut errors) = (BTreeMap::new(), DeclarationErrors::default());
    for (line, cells) in rows {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        match map.locality(cell(place)) {
            Err(what) => errors.push(at(line), what),
            Ok(_) if !is_address(cell(email)) => errors.push(at(line), msg!("contacts-no-address", text = cell(email))),
            Ok(locality) => {
                if contacts.insert(Arc::clone(&locality.id.code), cell(email).to_owned()).is_some() {
                    errors.push(at(line), msg!("contacts-twice", name = &locality.name));
                }
            }
        }
    }
    Ok(errors.unless_any(contacts)?)
}

/// Whether a text can be an address: one `@` between two words.
fn is_address(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;:\"@".contains(c))
    };
    text.split_once('@').is_some_and(|(name, host)| is_word(name) && is_word(host) && host.contains('.'))
}
