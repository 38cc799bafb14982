//! The settings of a conference: fields for what most change, the whole file for the rest; the decisions in force.

use super::conferences::choices;
use super::fields;
use super::locality::row;
use crate::commands::edit_conference;
use crate::commands::settings::SettingError;
use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::msg;
use serde_json::{Value, json};

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    shown(desk, call, None, &[])
}

/// Saves the fields, or the whole file.
pub(in crate::desk) fn save(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let folder = desk.folder(id)?;
    let fields = &call.form.fields;
    let before = edit_conference::text(&folder)?;
    if fields.get("truoc") != edit_conference::hash(&before) {
        return Err(Trouble::Refused(msg!("desk-changed-meanwhile")));
    }
    let whole = fields.0.iter().find(|(name, _)| name == "tep").map(|(_, text)| text.replace("\r\n", "\n"));
    let saved = match &whole {
        Some(text) => edit_conference::save(&folder, &desk.options.templates, text)?,
        None => edit_conference::save_fields(&folder, &desk.options.templates, &fields::typed(fields))?,
    };
    match saved {
        Ok(()) => {
            desk.note(call, id, "settings", &msg!("desk-trail-settings"))?;
            Ok(Answer::redirect(format!("/c/{id}/settings?xong=luu")))
        }
        Err(mistakes) => Ok(shown(desk, call, whole.as_deref(), &mistakes)?.with_status(422)),
    }
}

fn shown(desk: &Desk, call: &Call, typed: Option<&str>, mistakes: &[SettingError]) -> Done {
    let id = call.part("id");
    let folder = desk.folder(id)?;
    let text = edit_conference::text(&folder)?;
    let known = edit_conference::values(&text);
    let from_form = call.form.fields.some("title").is_some();
    let value = |key: &str| match from_form {
        true => call.form.fields.get(key).to_owned(),
        false => known.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone()).unwrap_or_default(),
    };
    let choices = choices(desk)?;
    let of_key = |key: &str| choices.iter().find(|(known, _)| *known == key).map(|(_, all)| all.clone());
    let rows = fields::rows(desk, &value, mistakes, &|key| of_key(key).unwrap_or_default());
    let title = known.iter().find(|(key, _)| *key == "title").map_or(id, |(_, title)| title);
    let in_lines: Vec<Value> = mistakes
        .iter()
        .filter(|one| typed.is_some() || one.key.is_empty())
        .map(|one| json!({ "line": one.line.to_string(), "text": desk.say(&one.what) }))
        .collect();
    // Where the file has mistakes there are no decisions to show; the page stays open, since here they are repaired.
    let snapshot = desk.snapshot(id, call.arrived).ok();
    let decisions: Vec<Value> = snapshot
        .iter()
        .flat_map(|snapshot| snapshot.project.decisions.in_force())
        .map(|decision| row(desk, decision))
        .collect();
    let data = json!({
        "conference": { "id": id, "title": title, "period": "", "deadline": "", "left": "", "overdue": false, "synthetic": false },
        "tab": "cai-dat",
        "fields": rows,
        "others": fields::others(desk, mistakes),
        "any_mistakes": !mistakes.is_empty(),
        "any_rare_mistake": fields::any_rare_mistake(mistakes),
        "in_lines": in_lines,
        "whole": typed.unwrap_or(&text),
        "hash": edit_conference::hash(&text),
        "decisions": decisions,
        "any_decisions": !decisions.is_empty(),
        "seen": snapshot.map_or(0, |snapshot| snapshot.project.decisions.all().len()).to_string(),
    });
    desk.page(call, "cai-dat", &desk.say(&msg!("desk-settings")), data)
}
