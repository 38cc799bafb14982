//! The settings of a conference as fields of a form, each with what is wrong in it.

use crate::commands::settings::{Kind, Need, SETTINGS, Setting, SettingError};
use crate::desk::fields::Fields;
use crate::desk::shared::Desk;
use serde_json::{Value, json};

/// A choice of a field: what is sent, and what is shown.
pub(super) type Choice = (String, String);

/// Fields with values and mistakes. `choices` gives those of a field, where it has any.
pub(super) fn rows(
    desk: &Desk,
    value: &dyn Fn(&str) -> String,
    mistakes: &[SettingError],
    choices: &dyn Fn(&str) -> Vec<Choice>,
) -> Vec<Value> {
    let row = |field: &Setting| {
        let value = value(field.key);
        let wrong: Vec<String> =
            mistakes.iter().filter(|one| one.key == field.key).map(|one| desk.say(&one.what)).collect();
        let choices = if field.kind == Kind::Yes { no_or_yes(desk) } else { choices(field.key) };
        let chosen = choices.iter().find(|(code, _)| *code == value);
        let shown = chosen.map_or_else(|| value.clone(), |(_, name)| name.clone());
        let choices: Vec<Value> = choices
            .into_iter()
            .map(|(code, name)| json!({ "here": code == value, "code": code, "name": name }))
            .collect();
        json!({
            "key": field.key,
            "label": desk.options.words.word(field.label),
            "hint": desk.options.words.word(field.hint),
            "value": value,
            "shown": shown,
            "type": match field.kind {
                Kind::Text | Kind::Number | Kind::Yes => "text",
                Kind::Time => "time",
                Kind::Day => "date",
                Kind::Moment => "datetime-local",
            },
            "is_choice": !choices.is_empty(),
            "choices": choices,
            "required": field.need == Need::Required,
            "rare": field.need == Need::Rare,
            "wrong": wrong,
            "is_wrong": !wrong.is_empty(),
        })
    };
    SETTINGS.iter().map(row).collect()
}

/// Whether something holds; nothing is written where it does not.
fn no_or_yes(desk: &Desk) -> Vec<Choice> {
    let word = |key: &'static str| desk.options.words.word(key);
    vec![(String::new(), word(crate::key!("desk-no"))), ("true".to_owned(), word(crate::key!("desk-yes")))]
}

/// Whether one of the rarer settings has a mistake.
pub(super) fn any_rare_mistake(mistakes: &[SettingError]) -> bool {
    let is_rare = |one: &SettingError| SETTINGS.iter().any(|field| field.need == Need::Rare && field.key == one.key);
    mistakes.iter().any(is_rare)
}

/// What was typed, by key.
pub(super) fn typed(fields: &Fields) -> Vec<(&'static str, String)> {
    SETTINGS.iter().map(|field| (field.key, fields.get(field.key).to_owned())).collect()
}

/// Mistakes that belong to no field.
pub(super) fn others(desk: &Desk, mistakes: &[SettingError]) -> Vec<String> {
    let known = |one: &&SettingError| !SETTINGS.iter().any(|field| field.key == one.key);
    mistakes.iter().filter(known).map(|one| desk.say(&one.what)).collect()
}
