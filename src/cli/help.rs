//! What the command line takes, in the language of the terminal: help, and what is wrong with what was typed.
//!
//! `args` names the texts by keys; here they become words. clap's own words that can be changed are.

use super::args::Cli;
use briefbook::messages::Catalogue;
use briefbook::model::message::Message;
use briefbook::{key, msg};
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

/// Reads the command line; help and mistakes are printed, and then the program ends with this code: 0 after help, 2 else.
pub fn parse(args: &[OsString], words: &Catalogue) -> Result<Cli, ExitCode> {
    let matches = command(words).try_get_matches_from(args);
    matches.and_then(|matches| Cli::from_arg_matches(&matches)).map_err(|error| {
        // Nothing is left to do where standard output or standard error is gone.
        match problem(&error, words) {
            Some(problem) => {
                let help = msg!("usage-see-help", command = "briefbook");
                let [problem, help] = [problem, help].map(|message| words.text(&message));
                drop(writeln!(std::io::stderr(), "briefbook: {problem}\n{help}"));
            }
            None => drop(error.print()),
        }
        ExitCode::from(u8::from(error.use_stderr()) * 2)
    })
}

/// The command with all its texts.
fn command(words: &Catalogue) -> Command {
    let mut command = worded(Cli::command(), words);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    command = command.disable_version_flag(true).arg(own(version, key!("help-version"), words));
    // Only what is built has the command `help` and knows its usage.
    command.build();
    let about = words.word(key!("help-help-command"));
    with_usage(command.mut_subcommand("help", |help| help.about(about)), words)
}

fn worded(command: Command, words: &Catalogue) -> Command {
    let about = command.get_about().map(|key| words.word(&key.to_string())).unwrap_or_default();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let header = *command.get_styles().get_header();
    let usage = words.word(key!("help-heading-usage"));
    command
        .about(about)
        .mut_args(|arg| worded_arg(arg, words))
        .disable_help_flag(true)
        .arg(own(help, key!("help-help"), words))
        .subcommand_help_heading(words.word(key!("help-heading-commands")))
        .subcommand_value_name(words.word(key!("value-command")))
        .help_template(format!("{{about-with-newline}}\n{header}{usage}:{header:#} {{usage}}\n\n{{all-args}}"))
        .mut_subcommands(|subcommand| worded(subcommand, words))
}

/// An option that every command has.
fn own(arg: Arg, help: &str, words: &Catalogue) -> Arg {
    arg.help(words.word(help)).help_heading(words.word(key!("help-heading-options")))
}

fn worded_arg(arg: Arg, words: &Catalogue) -> Arg {
    let mut help = Message::verbatim(arg.get_help().map(|key| words.word(&key.to_string())).unwrap_or_default());
    let heading = if arg.is_positional() { key!("help-heading-arguments") } else { key!("help-heading-options") };
    let arg = arg.help_heading(words.word(heading));
    if !arg.get_action().takes_values() {
        return arg.help(words.text(&help));
    }
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() {
        help = msg!("help-values", help = help, values = values);
    }
    if let [default] = arg.get_default_values()
        && !arg.is_hide_default_value_set()
    {
        help = msg!("help-default", help = help, default = default.to_string_lossy());
    }
    let names: Vec<String> = arg.get_value_names().unwrap_or_default().iter().map(|key| words.word(key)).collect();
    arg.help(words.text(&help)).value_names(names).hide_default_value(true).hide_possible_values(true)
}

/// The usage that clap makes, of this command and of those under it, without its English words.
fn with_usage(mut command: Command, words: &Catalogue) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", &format!("[{}]", words.word(key!("help-usage-options"))));
    command.override_usage(usage).mut_subcommands(|subcommand| with_usage(subcommand, words))
}

/// What is wrong with what was typed; nothing where help was asked for, or only clap has words for it.
fn problem(error: &clap::Error, words: &Catalogue) -> Option<Message> {
    let said = |kind| error.get(kind).map(ToString::to_string).filter(|text| !text.is_empty());
    let argument = || said(ContextKind::InvalidArg).unwrap_or_default();
    let problem = match error.kind() {
        ErrorKind::UnknownArgument => msg!("usage-unknown-argument", argument = argument()),
        ErrorKind::InvalidSubcommand => {
            msg!("usage-unknown-command", command = said(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match said(ContextKind::InvalidValue) {
            Some(value) => msg!("usage-wrong-value", value = value, argument = argument()),
            None => msg!("usage-no-value", argument = argument()),
        },
        ErrorKind::MissingRequiredArgument => msg!("usage-missing", arguments = argument()),
        ErrorKind::MissingSubcommand => msg!("usage-missing", arguments = words.word(key!("value-command"))),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg).filter(|other| *other != argument()) {
            Some(others) => msg!("usage-conflict", argument = argument(), others = others),
            None => msg!("usage-twice", argument = argument()),
        },
        _ => return None,
    };
    let similar = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let similar = similar.into_iter().find_map(said);
    let possible = said(ContextKind::ValidValue).filter(|_| similar.is_none());
    let problem = similar
        .into_iter()
        .fold(problem, |problem, similar| msg!("usage-similar", problem = problem, similar = similar));
    Some(possible.into_iter().fold(problem, |problem, values| msg!("usage-values", problem = problem, values = values)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefbook::model::language::Language;
    use std::collections::BTreeMap;

    /// Every text of a command and those under it, by its path and name.
    fn texts(command: &Command, path: &str, all: &mut BTreeMap<String, String>) {
        let path = format!("{path} {}", command.get_name());
        all.insert(path.clone(), command.get_about().map(ToString::to_string).unwrap_or_default());
        for arg in command.get_arguments() {
            let names = arg.get_value_names().unwrap_or_default().join(" ");
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            all.insert(format!("{path} {}", arg.get_id()), help);
            if arg.get_action().takes_values() {
                all.insert(format!("{path} {} value", arg.get_id()), names);
            }
        }
        // The commands under `help` are the others once more.
        let under = command.get_subcommands().filter(|_| command.get_name() != "help");
        under.for_each(|command| texts(command, &path, all));
    }

    fn of(language: Language) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        texts(&command(Catalogue::embedded(language)), "", &mut all);
        all
    }

    #[test]
    fn every_command_and_option_has_help_in_both_languages() {
        let (vi, en) = (of(Language::Vi), of(Language::En));
        assert!(vi.len() > 150, "{}", vi.len());
        for (name, vi) in vi {
            let en = &en[&name];
            let is_key = |text: &str| ["help-", "value-", "usage-"].iter().any(|word| text.starts_with(word));
            assert!(!vi.is_empty() && !en.is_empty() && !is_key(&vi) && !is_key(en), "{name}: {vi:?}, {en:?}");
            assert_ne!(vi, *en, "{name} reads the same in both languages");
        }
    }

    fn said(args: &[&str], language: Language) -> String {
        let words = Catalogue::embedded(language);
        let error = command(words).try_get_matches_from(args).unwrap_err();
        problem(&error, words).map_or_else(|| error.to_string(), |problem| words.text(&problem))
    }

    #[test]
    fn help_in_vietnamese_has_no_english_word_of_claps() {
        let long = |command| ["briefbook", command, "--help"];
        let helps = [
            &["briefbook", "--help"][..],
            &["briefbook", "help", "check"],
            &long("build"),
            &long("decide"),
            &["briefbook", "help"],
        ];
        for args in helps {
            let help = said(args, Language::Vi);
            assert!(help.contains("Cách dùng: briefbook") && help.contains("Tùy chọn:"), "{help}");
            for word in
                ["Usage", "Commands", "Arguments", "Options", "OPTIONS", "COMMAND", "default", "possible", "Print"]
            {
                assert!(!help.contains(word), "{word} in {help}");
            }
        }
    }

    #[test]
    fn what_was_typed_wrong_is_said_in_both_languages() {
        for (args, vi, en) in [
            (&["build"][..], "còn thiếu: <HỘI_NGHỊ>", "not given: <CONFERENCE>"),
            (
                &["build", "x", "--fersh"],
                "không có tùy chọn hay đối số “--fersh” ở đây; có phải ý bạn là --fresh?",
                "there is no option or argument “--fersh” here; did you mean --fresh?",
            ),
            (
                &["biuld"],
                "không có lệnh “biuld”; có phải ý bạn là build?",
                "there is no command “biuld”; did you mean build?",
            ),
            (
                &["build", "x", "--at", "noon"],
                "“noon” không phải là giá trị của --at <THỜI_ĐIỂM>",
                "“noon” is no value of --at <TIME>",
            ),
            (
                &["build", "x", "--jobs", "1", "--jobs", "2"],
                "--jobs <SỐ> chỉ được nêu một lần",
                "--jobs <N> can be given once only",
            ),
            (
                &["form", "x", "--all", "--place", "08", "--out", "y"],
                "không dùng --all cùng với --place <MÃ>",
                "--all cannot be used with --place <CODE>",
            ),
            (&["build", "x", "--out"], "--out <THƯ_MỤC> cần một giá trị", "--out <DIR> needs a value"),
            (
                &["build", "x", "--lang", "fr"],
                "“fr” không phải là giá trị của --lang <NGÔN_NGỮ>; nhận một trong: vi, en",
                "“fr” is no value of --lang <LANG>; possible are vi, en",
            ),
        ] {
            let args: Vec<&str> = std::iter::once("briefbook").chain(args.iter().copied()).collect();
            assert_eq!((said(&args, Language::Vi).as_str(), said(&args, Language::En).as_str()), (vi, en));
        }
    }
}
