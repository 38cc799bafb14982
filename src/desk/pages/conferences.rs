//! All conferences, and a new one.

use super::fields::{self, Choice};
use crate::commands::new_conference::{NewOptions, free_folder, new_conference};
use crate::commands::settings::{self, SettingError};
use crate::config;
use crate::desk::answer::{Answer, Done};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::desk::visitor::Role;
use crate::model::dates;
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use serde_json::{Value, json};

/// The list.
pub(in crate::desk) fn list(desk: &Desk, call: &Call) -> Done {
    if call.visitor.as_ref().is_some_and(|visitor| visitor.role == Role::Locality) {
        return Ok(Answer::redirect("/mine"));
    }
    let row = |(id, folder): (String, std::path::PathBuf)| match config::conference(&folder) {
        Ok((conference, _)) => json!({
            "id": id,
            "title": conference.title,
            "period": desk.say(&Message::verbatim(conference.period)),
            "date": dates::short_date(conference.date),
            "deadline": dates::moment(conference.deadline),
            "is_over": conference.date < call.now.date_naive(),
            "wrong": "",
        }),
        Err(error) => json!({
            "id": id,
            "title": id,
            "period": "",
            "date": "",
            "deadline": "",
            "is_over": false,
            "wrong": desk.error_text(&error),
        }),
    };
    let rows: Vec<Value> = desk.conferences()?.into_iter().map(row).collect();
    let data = json!({ "conferences": rows, "any": !rows.is_empty(), "tab": "hoi-nghi" });
    desk.page(call, "hoi-nghi", &desk.say(&msg!("desk-conferences")), data)
}

/// The form for a new one.
pub(in crate::desk) fn new_page(desk: &Desk, call: &Call) -> Done {
    form(desk, call, &[])
}

/// Makes a new one, or says what is wrong, all at once.
pub(in crate::desk) fn create(desk: &Desk, call: &Call) -> Done {
    let typed = fields::typed(&call.form.fields);
    let folder = free_folder(&desk.options.folder, &typed);
    let options = NewOptions { folder, templates: desk.options.templates.clone(), values: typed };
    match new_conference(&options)? {
        Ok(folder) => {
            let id = folder.file_name().unwrap_or_default().to_string_lossy();
            desk.note(call, &id, "conference", &msg!("desk-trail-conference", id = &*id))?;
            Ok(Answer::redirect(format!("/c/{id}?xong=hoi-nghi")))
        }
        Err(mistakes) => Ok(form(desk, call, &mistakes)?.with_status(422)),
    }
}

fn form(desk: &Desk, call: &Call, mistakes: &[SettingError]) -> Done {
    let value = |key: &str| match call.form.fields.0.is_empty() {
        true => first_choice(key).to_owned(),
        false => call.form.fields.get(key).to_owned(),
    };
    let choices = choices(desk)?;
    let of_key = |key: &str| choices.iter().find(|(known, _)| *known == key).map(|(_, all)| all.clone());
    let rows = fields::rows(desk, &value, mistakes, &|key| of_key(key).unwrap_or_default());
    let data = json!({
        "fields": rows,
        "others": fields::others(desk, mistakes),
        "any_mistakes": !mistakes.is_empty(),
        "any_rare_mistake": fields::any_rare_mistake(mistakes),
        "tab": "hoi-nghi",
    });
    desk.page(call, "hoi-nghi-moi", &desk.say(&msg!("desk-new-conference")), data)
}

/// What a form begins with.
fn first_choice(key: &str) -> &'static str {
    match key {
        "vintage" => "34",
        "style" => "nd30",
        _ => "",
    }
}

/// What there is to choose from, each with its name: packs with their forms, maps, styles, earlier conferences.
pub(super) fn choices(desk: &Desk) -> Result<Vec<(&'static str, Vec<Choice>)>> {
    let word = |key: &'static str| desk.options.words.word(key);
    let named = |key: &str, code: String| match (key, code.as_str()) {
        ("vintage", "34") => (code, word(crate::key!("desk-map-34"))),
        ("vintage", _) => (code, word(crate::key!("desk-map-63"))),
        _ => (code.clone(), code),
    };
    let all = settings::choices(&desk.options.templates, &desk.options.folder)?.into_iter();
    let choices = all.map(|(key, codes)| {
        let none = (key == "previous").then(|| (String::new(), word(crate::key!("desk-no-previous"))));
        (key, none.into_iter().chain(codes.into_iter().map(|code| named(key, code))).collect())
    });
    Ok(choices.collect())
}
