//! The language of the terminal.

use super::args::Lang;
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;

/// The words of the language asked for, else of the system's; English where the system speaks neither.
pub fn words(asked: Option<Lang>) -> &'static Catalogue {
    Catalogue::embedded(match asked {
        Some(Lang::Vi) => Language::Vi,
        Some(Lang::En) => Language::En,
        None => sys_locale::get_locale().map_or(Language::En, |locale| of_locale(&locale)),
    })
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
