//! What the TOML reader says, in words of the catalogue. serde hands its reasons over as English sentences, so they are told
//! apart by how they begin; one that is not known stays as it is.

use crate::model::message::Message;
use crate::msg;

/// A mistake of a declaration, a table in a template or a conference's file.
#[derive(Debug, Clone, PartialEq)]
pub struct TomlError {
    /// What is wrong, with the nearest of the known names.
    pub message: Message,
    /// The name that nobody knows.
    pub unknown: Option<String>,
}

impl TomlError {
    /// A text that is no TOML.
    pub fn syntax(error: &toml::de::Error) -> TomlError {
        TomlError { message: msg!("toml-syntax", words = error.message().replace('\n', " ")), unknown: None }
    }

    /// An entry of another shape than is asked for; nothing where the reader says something else.
    pub fn shape(error: &toml::de::Error) -> Option<TomlError> {
        let said = error.message().replace('\n', " ");
        let wrong = |message| TomlError { message, unknown: None };
        if let Some(names) = said.strip_prefix("unexpected keys in table: ") {
            let (unknown, known) = names.split_once(", available keys: ").unwrap_or((names, ""));
            let known: Vec<&str> = known.split(", ").collect();
            return Some(unknown_of(msg!("toml-unknown-key", name = unknown, known = listed(&known)), unknown, &known));
        }
        let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
        let (first, known) = quoted.split_first().map_or(("", &[][..]), |(first, known)| (*first, known));
        Some(if said.starts_with("unknown field") {
            unknown_of(msg!("toml-unknown-key", name = first, known = listed(known)), first, known)
        } else if said.starts_with("unknown variant") {
            unknown_of(msg!("toml-unknown-value", name = first, known = listed(known)), first, known)
        } else if said.starts_with("missing field") {
            wrong(msg!("toml-missing-key", name = first))
        } else {
            let (found, wanted) = said.strip_prefix("invalid type: ")?.split_once(", expected ")?;
            wrong(msg!("toml-wrong-type", found = kind(found), wanted = kind(wanted)))
        })
    }
}

fn listed(known: &[&str]) -> String {
    if known.is_empty() { "–".to_owned() } else { known.join(", ") }
}

fn unknown_of(message: Message, name: &str, known: &[&str]) -> TomlError {
    TomlError { message: with_nearest(message, name, known.iter().copied()), unknown: Some(name.to_owned()) }
}

/// What serde names a kind of value, as it is found or wanted.
fn kind(said: &str) -> Message {
    let is_integer = |said: &str| said.strip_prefix(['u', 'i']).is_some_and(|bits| bits.parse::<u8>().is_ok());
    match said.split(' ').next().unwrap_or_default() {
        "string" => msg!("toml-text"),
        "integer" => msg!("toml-integer"),
        "floating" => msg!("toml-number"),
        "boolean" => msg!("toml-boolean"),
        "sequence" => msg!("toml-list"),
        "map" | "struct" => msg!("toml-table"),
        "datetime" => msg!("toml-day"),
        "a" | "an" => kind(said.split_once(' ').map_or("", |(_, rest)| rest)),
        "usize" | "isize" => msg!("toml-integer"),
        bits if is_integer(bits) => msg!("toml-integer"),
        "f64" => msg!("toml-number"),
        _ => Message::verbatim(said),
    }
}

/// A message about a name, with the least different of those that there are; none where even that one shares little.
pub fn with_nearest<'k>(message: Message, name: &str, known: impl IntoIterator<Item = &'k str>) -> Message {
    let wanted = name.to_lowercase();
    let scored = known.into_iter().map(|known| (strsim::osa_distance(&known.to_lowercase(), &wanted), known));
    let is_near =
        |(distance, known): &(usize, &str)| *distance <= known.chars().count().max(wanted.chars().count()).div_ceil(2);
    match scored.min().filter(is_near) {
        Some((_, nearest)) => msg!("template-nearest", message = message, nearest = nearest),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Catalogue;
    use crate::model::language::Language;
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its mistakes are read")]
    struct Entry {
        name: String,
        count: Option<u32>,
        days: Option<Vec<toml::value::Datetime>>,
        is_open: Option<bool>,
        kind: Option<Kind>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Rate,
        Count,
    }

    #[test]
    fn mistakes_are_told_with_what_to_write_instead() {
        let words = Catalogue::embedded(Language::Vi);
        for (text, told) in [
            ("nane = \"x\"", "không có khóa “nane”, chỉ có name, count, days, is_open, kind; gần nhất là “name”"),
            ("count = 1", "thiếu khóa “name”"),
            ("name = 1", "phải là văn bản trong dấu nháy kép, ở đây là số nguyên"),
            ("name = \"x\"\ncount = \"1\"", "phải là số nguyên, ở đây là văn bản trong dấu nháy kép"),
            ("name = \"x\"\ncount = 1.5", "phải là số nguyên, ở đây là số thập phân"),
            ("name = \"x\"\ndays = true", "phải là danh sách trong dấu [ ], ở đây là true hoặc false"),
            ("name = \"x\"\nis_open = [1]", "phải là true hoặc false, ở đây là danh sách trong dấu [ ]"),
            ("name = \"x\"\nkind = \"cuont\"", "không có giá trị “cuont”, chỉ có rate, count; gần nhất là “count”"),
        ] {
            let Err(error) = toml::from_str::<Entry>(text) else { panic!("{text} is right") };
            assert_eq!(words.text(&TomlError::shape(&error).unwrap().message), told, "{text}");
        }
    }

    #[test]
    fn the_nearest_name_is_told_if_any_is_near() {
        let words = Catalogue::embedded(Language::En);
        let known = ["rank", "rank_in_region", "value"];
        let text = |name: &str| words.text(&with_nearest(Message::verbatim("no"), name, known));
        assert_eq!(text("rnak"), "no; the nearest is \"rank\"");
        assert_eq!(text("Rank_in_regions"), "no; the nearest is \"rank_in_region\"");
        assert_eq!(text("zzzzzzzzzz"), "no");
    }
}
