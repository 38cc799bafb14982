//! All conferences, and a new one.

use super::fields::{self, Choice};
use crate::commands::edit_conference::{self, Mistake};
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
    match edit_conference::create(&desk.options.folder, &desk.options.templates, &typed)? {
        Ok(id) => {
            desk.note(call, &id, "conference", &msg!("desk-trail-conference", id = &id))?;
            Ok(Answer::redirect(format!("/c/{id}?xong=hoi-nghi")))
        }
        Err(mistakes) => Ok(form(desk, call, &mistakes)?.with_status(422)),
    }
}

fn form(desk: &Desk, call: &Call, mistakes: &[Mistake]) -> Done {
    let defaults = edit_conference::defaults();
    let value = |key: &str| match call.form.fields.0.is_empty() {
        true => defaults.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone()).unwrap_or_default(),
        false => call.form.fields.get(key).to_owned(),
    };
    let choices = choices(desk)?;
    let of_key = |key: &str| choices.iter().find(|(known, _)| *known == key).map(|(_, all)| all.clone());
    let rows = fields::rows(desk, &value, mistakes, &|key| of_key(key).unwrap_or_default());
    let data = json!({
        "fields": rows,
        "others": fields::others(desk, mistakes),
        "any_mistakes": !mistakes.is_empty(),
        "tab": "hoi-nghi",
    });
    desk.page(call, "hoi-nghi-moi", &desk.say(&msg!("desk-new-conference")), data)
}

/// What there is to choose from: packs with their forms, maps, styles, earlier conferences.
pub(super) fn choices(desk: &Desk) -> Result<Vec<(&'static str, Vec<Choice>)>> {
    let both = |text: &str| (text.to_owned(), text.to_owned());
    let stand_ins = config::stand_ins(&desk.options.templates, None)?;
    let mut packs: Vec<&str> = stand_ins.iter().map(|one| one.pack.as_str()).collect();
    let mut forms: Vec<&str> = stand_ins.iter().map(|one| one.form.as_str()).collect();
    let mut styles: Vec<&str> = stand_ins.iter().map(|one| one.style.as_str()).collect();
    for names in [&mut packs, &mut forms, &mut styles] {
        names.sort_unstable();
        names.dedup();
    }
    let word = |key: &'static str| desk.options.words.word(key);
    let maps = [("34", word(crate::key!("desk-map-34"))), ("63", word(crate::key!("desk-map-63")))];
    let none = (String::new(), word(crate::key!("desk-no-previous")));
    let earlier = desk.conferences()?.into_iter().map(|(id, _)| both(&id));
    Ok(vec![
        ("pack", packs.into_iter().map(both).collect()),
        ("form", forms.into_iter().map(both).collect()),
        ("style", styles.into_iter().map(both).collect()),
        ("vintage", maps.into_iter().map(|(code, name)| (code.to_owned(), name)).collect()),
        ("previous", std::iter::once(none).chain(earlier).collect()),
    ])
}
