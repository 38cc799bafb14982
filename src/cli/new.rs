//! `new`: a conference from options, and at a terminal from questions for what they leave open.

use super::args::NewArgs;
use super::reports;
use anyhow::Result;
use briefbook::messages::Catalogue;
use briefbook::model::message::Message;
use briefbook::msg;
use briefbook::{Need, NewOptions, SETTINGS, Setting, SettingError};
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

/// Makes the conference; 2 where what is wrong was told.
pub fn new(args: NewArgs, words: &Catalogue) -> Result<ExitCode> {
    let json = args.common.json;
    let mut options = options(args);
    briefbook::is_free(&options.folder)?;
    let is_asked = io::stdin().is_terminal() && io::stdout().is_terminal() && !json;
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    loop {
        if is_asked {
            let mut questions = Questions { options: &mut options, words };
            if !questions.ask(&mut input, &mut out)? {
                return Ok(ExitCode::from(2));
            }
        }
        match briefbook::new_conference(&options)? {
            Ok(folder) => {
                reports::made(&folder, json, words)?;
                return Ok(ExitCode::SUCCESS);
            }
            Err(mistakes) => {
                mistakes.iter().for_each(|one| drop(writeln!(io::stderr(), "{}", line(one, words))));
                let is_named = |key: &str| mistakes.iter().any(|one| one.key == key);
                options.values.retain(|(key, _)| !is_named(key));
                if !is_asked || !SETTINGS.iter().any(|setting| is_named(setting.key)) {
                    return Ok(ExitCode::from(2));
                }
            }
        }
    }
}

fn options(args: NewArgs) -> NewOptions {
    let values = [
        ("title", args.title),
        ("date", args.date),
        ("venue", args.venue),
        ("pack", args.pack),
        ("form", args.form),
        ("style", args.style),
        ("vintage", args.vintage),
        ("period", args.period),
        ("data_to", args.data_to),
        ("deadline", args.deadline),
        ("answer_by", args.answer_by),
        ("contact", args.contact),
        ("previous", args.previous),
        ("localities", args.localities),
        ("next_edition", args.next_edition),
        ("generate", args.generate),
    ];
    let values = values.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    NewOptions { folder: args.folder, templates: args.common.templates, values }
}

/// A mistake under the option that is to be given otherwise.
fn line(mistake: &SettingError, words: &Catalogue) -> String {
    let what = mistake.what.clone();
    let Some(setting) = SETTINGS.iter().find(|setting| setting.key == mistake.key) else { return words.text(&what) };
    let option = format!("--{}", setting.key.replace('_', "-"));
    words.text(&msg!("new-mistake", setting = words.word(setting.label), option = option, what = what))
}

/// Settings that are asked for one after the other.
struct Questions<'q> {
    options: &'q mut NewOptions,
    words: &'q Catalogue,
}

impl Questions<'_> {
    /// Asks for what has no value yet; false where whoever is asked has left.
    fn ask(&mut self, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<bool> {
        for setting in SETTINGS.iter().filter(|setting| setting.need != Need::Rare) {
            while !self.is_known(setting) {
                let Some(value) = self.answer(setting, input, out)? else { return Ok(false) };
                match briefbook::wrong_value(setting, &value) {
                    None => self.options.values.push((setting.key, value)),
                    Some(mistake) => writeln!(out, "  {}", self.words.text(&mistake.what))?,
                }
            }
        }
        Ok(true)
    }

    fn is_known(&self, setting: &Setting) -> bool {
        self.options.values.iter().any(|(key, _)| *key == setting.key)
    }

    /// What is typed, or what is suggested where nothing is; none at the end of the input.
    fn answer(&self, setting: &Setting, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Option<String>> {
        let suggested = self.suggested(setting)?;
        writeln!(out, "{}", self.words.text(&self.question(setting, suggested.as_deref())?))?;
        write!(out, "> ")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let typed = line.trim();
        Ok(Some(if typed.is_empty() { suggested.unwrap_or_default() } else { typed.to_owned() }))
    }

    fn suggested(&self, setting: &Setting) -> Result<Option<String>> {
        briefbook::suggested(setting.key, &self.options.values, &self.options.templates)
    }

    fn question(&self, setting: &Setting, suggested: Option<&str>) -> Result<Message> {
        let (name, hint) = (self.words.word(setting.label), self.words.word(setting.hint));
        let near = self.options.folder.parent().unwrap_or(&self.options.folder);
        let choices = briefbook::choices(&self.options.templates, near)?.into_iter();
        let choices: Vec<String> = choices.filter(|(key, _)| *key == setting.key).flat_map(|(_, all)| all).collect();
        let question = msg!("new-question", name = name, hint = hint);
        let question = match choices.is_empty() {
            true => question,
            false => msg!("new-choices", question = question, choices = choices),
        };
        Ok(match suggested {
            Some(suggested) => msg!("new-suggested", question = question, suggested = suggested),
            None if setting.need == Need::Required => question,
            None => msg!("new-may-be-empty", question = question),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefbook::SettingValue;
    use briefbook::model::language::Language;
    use std::path::Path;

    /// What is asked and known after these lines are typed.
    fn asked(typed: &str, values: Vec<SettingValue>) -> (bool, String, Vec<SettingValue>) {
        let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut options = NewOptions { folder: "input/x".into(), templates, values };
        let mut out = Vec::new();
        let mut questions = Questions { options: &mut options, words: Catalogue::embedded(Language::Vi) };
        let is_whole = questions.ask(&mut typed.as_bytes(), &mut out).unwrap();
        (is_whole, String::from_utf8(out).unwrap(), options.values)
    }

    #[test]
    fn what_is_open_is_asked_for_until_it_is_understood() {
        let known = vec![("title", "Hội nghị".to_owned()), ("venue", "Hà Nội".to_owned())];
        let typed = "mồng tám\n08/01/2027\ncum-cong-nghiep\n\n\n\nnăm 2026\n\n31/12/2026 17:00\n\n\n\n\n\n\n";
        let (is_whole, out, values) = asked(typed, known);
        assert!(is_whole, "{out}");
        assert_eq!(out.matches("Ngày họp").count(), 2, "asked again: {out}");
        let value = |key: &str| values.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str());
        let wanted = [
            ("form", "bieu-04@2024-10-01"),
            ("style", "nd30"),
            ("vintage", "34"),
            ("data_to", "2026-12-14"),
            ("previous", ""),
            ("generate", "2027-01-07T15:00"),
        ];
        assert_eq!(wanted.map(|(key, _)| value(key)), wanted.map(|(_, value)| Some(value)), "{out}");
        assert!(out.contains("khuyen-cong") && !out.contains("Tên hội nghị"), "{out}");
    }

    #[test]
    fn whoever_leaves_gets_no_conference() {
        let (is_whole, _, values) = asked("Hội nghị\n", Vec::new());
        assert!(!is_whole);
        assert_eq!(values, [("title", "Hội nghị".to_owned())]);
    }
}
