//! `[[headline]]` and `[[duty]]` of a form.

use super::known::Known;
use super::toml_file::Name;
use crate::model::headline::{Duty, Headline};
use crate::model::insight::Ask;
use crate::model::law::Law;
use crate::msg;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;
use toml::value::Datetime;

/// What is neither heavy nor light.
const USUAL: u32 = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadlineFile {
    line: Name,
    name: String,
    importance: Option<Spanned<u32>>,
    follows: Option<Name>,
    #[serde(default)]
    movers: bool,
    #[serde(default)]
    structure: bool,
    target_law: Option<Name>,
    ask: Option<AskFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DutyFile {
    line: Name,
    name: String,
    importance: Option<Spanned<u32>>,
    before: Spanned<Datetime>,
    law: Vec<Name>,
    ask: Option<AskFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskFile {
    about: String,
    #[serde(default)]
    options: Vec<String>,
}

impl AskFile {
    fn ask(self) -> Ask {
        Ask { about: self.about, options: self.options }
    }
}

pub(super) fn headlines(known: &Known<'_>, law: Option<&Law>, raw: Vec<HeadlineFile>) -> Vec<Headline> {
    let headline = |raw: HeadlineFile| Headline {
        line: known.line(&raw.line),
        name: raw.name,
        importance: importance(known, raw.importance.as_ref()),
        follows: raw.follows.as_ref().map(|line| known.line(line)),
        movers: raw.movers,
        structure: raw.structure,
        target_law: raw.target_law.as_ref().map(|name| provision(known, law, name)),
        ask: raw.ask.map(AskFile::ask),
    };
    raw.into_iter().map(headline).collect()
}

pub(super) fn duties(known: &Known<'_>, law: Option<&Law>, raw: Vec<DutyFile>) -> Vec<Duty> {
    let duty = |raw: DutyFile| Duty {
        line: known.line(&raw.line),
        name: raw.name,
        importance: importance(known, raw.importance.as_ref()),
        before: known.file.day(&raw.before),
        law: raw.law.iter().map(|name| provision(known, law, name)).collect(),
        ask: raw.ask.map(AskFile::ask),
    };
    raw.into_iter().map(duty).collect()
}

fn importance(known: &Known<'_>, raw: Option<&Spanned<u32>>) -> u32 {
    if let Some(wrong) = raw.filter(|raw| !(1..=5).contains(raw.get_ref())) {
        known.file.wrong(&wrong.span(), msg!("importance-one-to-five"));
    }
    raw.map_or(USUAL, |raw| *raw.get_ref())
}

/// A provision of the pack's law; where that is wrong itself nothing is said of it.
fn provision(known: &Known<'_>, law: Option<&Law>, name: &Name) -> Arc<str> {
    if law.is_some_and(|law| !law.knows(name.get_ref())) {
        known.absent(name, |name| msg!("no-such-provision", name = name));
    }
    name.get_ref().as_str().into()
}
