//! The settings of a conference as fields of a form, each with what is wrong in it.

use crate::commands::settings::{Kind, SETTINGS, Setting, SettingError};
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
        let choices: Vec<Value> = choices(field.key)
            .into_iter()
            .map(|(code, name)| json!({ "here": code == value, "code": code, "name": name }))
            .collect();
        json!({
            "key": field.key,
            "label": desk.options.words.word(field.label),
            "hint": desk.options.words.word(field.hint),
            "value": value,
            "type": match field.kind {
                Kind::Text | Kind::Number => "text",
                Kind::Day => "date",
                Kind::Moment => "datetime-local",
            },
            "is_choice": !choices.is_empty(),
            "choices": choices,
            "required": field.required,
            "wrong": wrong,
            "is_wrong": !wrong.is_empty(),
        })
    };
    SETTINGS.iter().map(row).collect()
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
