//! The language of the terminal.

use super::args::Lang;
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use std::path::Path;
use std::sync::Arc;

/// The words of the language asked for, else of the system's; English where the system speaks neither.
///
/// They are those of the templates, where their catalogue can be read; what is wrong in it the command tells.
pub fn words(asked: Option<Lang>, templates: Option<&Path>) -> Arc<Catalogue> {
    let language = match asked {
        Some(Lang::Vi) => Language::Vi,
        Some(Lang::En) => Language::En,
        None => sys_locale::get_locale().map_or(Language::En, |locale| of_locale(&locale)),
    };
    let edited = templates.and_then(|templates| briefbook::config::catalogue(templates, language).ok());
    edited.unwrap_or_else(|| Catalogue::shared(language))
}

fn of_locale(locale: &str) -> Language {
    let language = locale.split(['-', '_', '.']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("vi") { Language::Vi } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_first() {
        assert_eq!(["vi-VN", "vi_VN.UTF-8", "VI"].map(of_locale), [Language::Vi; 3]);
        assert_eq!(["en-GB", "C.UTF-8", "vie", ""].map(of_locale), [Language::En; 4]);
    }
}
