//! Languages of documents, files and the terminal.

use serde::{Deserialize, Serialize};

/// A language that the catalogue of messages exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese: what a conference is held in unless it says otherwise.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::Vi, Language::En];

    /// With the country, as documents declare it: `vi-VN`, `en-GB`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Vi => "vi-VN",
            Language::En => "en-GB",
        }
    }

    /// `vi` or `en` (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }
}
