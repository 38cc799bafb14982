//! The language of the terminal.

use super::packs;
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;

/// The words of the language that is asked for with `--lang`, else of the system's; English where the system speaks neither.
/// Help and mistakes of the command line are worded too, so both options are looked for before it is read.
///
/// The words are those of the templates, where their catalogue can be read; what is wrong in it the command tells.
pub fn words(args: &[OsString]) -> Arc<Catalogue> {
    let asked = option(args, "--lang")
        .and_then(OsStr::to_str)
        .and_then(|code| Language::ALL.into_iter().find(|language| language.code() == code));
    let language = asked.unwrap_or_else(|| sys_locale::get_locale().map_or(Language::En, |locale| of_locale(&locale)));
    let templates = option(args, "--templates").map_or_else(packs::found, PathBuf::from);
    briefbook::config::catalogue(&templates, language).unwrap_or_else(|_| Catalogue::shared(language))
}

/// The value of an option, `--lang vi` or `--lang=vi`.
pub fn option<'a>(args: &'a [OsString], name: &str) -> Option<&'a OsStr> {
    let options = || args.iter().take_while(|arg| *arg != "--");
    let behind = options().zip(args.iter().skip(1)).find(|(arg, _)| *arg == name).map(|(_, value)| value.as_os_str());
    let joined = || options().filter_map(|arg| arg.to_str()?.strip_prefix(name)?.strip_prefix('='));
    behind.or_else(|| joined().next().map(OsStr::new))
}

fn of_locale(locale: &str) -> Language {
    let language = locale.split(['-', '_', '.']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("vi") { Language::Vi } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_found_before_the_command_line_is_read() {
        let found = |args: &str| {
            let args: Vec<OsString> = args.split(' ').map(OsString::from).collect();
            option(&args, "--lang").map(ToOwned::to_owned)
        };
        for args in ["briefbook --lang vi build", "briefbook build --lang=vi x", "briefbook build x --lang vi --"] {
            assert_eq!(found(args), Some("vi".into()), "{args}");
        }
        for args in
            ["briefbook build", "briefbook build -- --lang vi", "briefbook build --lang", "briefbook --language=vi"]
        {
            assert_eq!(found(args), None, "{args}");
        }
    }

    #[test]
    fn a_locale_names_its_language_first() {
        assert_eq!(["vi-VN", "vi_VN.UTF-8", "VI"].map(of_locale), [Language::Vi; 3]);
        assert_eq!(["en-GB", "C.UTF-8", "vie", ""].map(of_locale), [Language::En; 4]);
    }
}
