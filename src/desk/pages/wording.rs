//! The wording of this conference: templates laid over those of the pack, with their mistakes in place and a look at what
//! comes of them.

use super::conference_frame as frame;
use crate::commands::draft::{Tried, try_draft};
use crate::commands::edit_template::{self, Text};
use crate::commands::preview::PreviewOptions;
use crate::commands::receive::Upload;
use crate::compose::Diagnostic;
use crate::config::TemplateFile;
use crate::desk::answer::{Answer, Done, Trouble, encoded};
use crate::desk::call::Call;
use crate::desk::secret;
use crate::desk::shared::Desk;
use crate::model::language::Language;
use crate::msg;
use serde_json::{Value, json};

/// All templates of the conference.
pub(in crate::desk) fn list(desk: &Desk, call: &Call) -> Done {
    let texts = edit_template::texts(&desk.folder(call.part("id"))?, &desk.options.templates)?;
    let row = |text: &Text| json!({ "name": text.name, "path": path(&text.name), "own": text.is_own });
    let data = json!({ "templates": texts.iter().map(row).collect::<Vec<_>>() });
    frame::page(desk, call, ("cau-chu", "tai-lieu"), msg!("desk-wording"), data)
}

/// One template in a field.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let text = text(desk, call)?;
    edited(desk, call, &text, &text.text, (&[], ""))
}

/// Looks at a draft, saves it, or takes the conference's own away.
pub(in crate::desk) fn change(desk: &Desk, call: &Call) -> Done {
    let (id, fields) = (call.part("id"), &call.form.fields);
    let before = text(desk, call)?;
    let folder = desk.folder(id)?;
    let own = fields.0.iter().find(|(name, _)| name == "chu").map(|(_, text)| text.replace("\r\n", "\n"));
    let draft = TemplateFile { name: before.name.clone(), text: own.unwrap_or_default() };
    match fields.get("viec") {
        "bo" => {
            edit_template::remove(&folder, &before.name)?;
            desk.note(call, id, "wording", &msg!("desk-trail-template-removed", file = &before.name))?;
            Ok(Answer::redirect(format!("/c/{id}/wording?xong=bo-mau")))
        }
        work => {
            let made = match tried(desk, call, &draft, work == "xem")? {
                Tried::Mistakes(mistakes) => {
                    let page = edited(desk, call, &before, &draft.text, (&mistakes, ""))?;
                    return Ok(page.with_status(422));
                }
                Tried::Sound(made) => made,
            };
            if work == "xem" {
                let token = made.map(|made| keep(desk, call, made)).transpose()?.unwrap_or_default();
                return edited(desk, call, &before, &draft.text, (&[], &token));
            }
            if fields.get("truoc") != before.hash {
                return Err(Trouble::Refused(msg!("desk-changed-meanwhile")));
            }
            edit_template::save(&folder, &draft)?;
            desk.note(call, id, "wording", &msg!("desk-trail-template", file = &before.name))?;
            Ok(Answer::redirect(format!("/c/{id}/wording/{}?xong=mau", path(&before.name))))
        }
    }
}

/// A document that was made of a draft.
pub(in crate::desk) fn preview(desk: &Desk, call: &Call) -> Done {
    let kept = desk.previews.get(call.part("token"), &call.visitor()?.name).ok_or(Trouble::NotFound)?;
    Ok(Answer::file("xem-thu.pdf", kept.file.bytes, true))
}

fn text(desk: &Desk, call: &Call) -> Result<Text, Trouble> {
    let name = call.part("name");
    let texts = edit_template::texts(&desk.folder(call.part("id"))?, &desk.options.templates)?;
    texts.into_iter().find(|text| text.name == name).ok_or(Trouble::NotFound)
}

/// Checks a draft in a process of its own and, where it is one of a document that is looked at, makes that.
fn tried(desk: &Desk, call: &Call, draft: &TemplateFile, looks: bool) -> Result<Tried, Trouble> {
    let document = draft.name.strip_prefix("documents/").and_then(|name| name.strip_suffix(".hbs"));
    let options = PreviewOptions {
        conference: desk.folder(call.part("id"))?,
        templates: desk.options.templates.clone(),
        out: desk.options.out.clone(),
        document: document.unwrap_or_default().to_owned(),
        place: call.form.fields.some("noi"),
        format: "pdf".to_owned(),
        draft: Some(draft.clone()),
        jobs: desk.options.jobs,
        worker: Some(desk.options.worker.clone()),
    };
    Ok(try_draft(&options, desk.options.words.language(), looks && document.is_some())?)
}

/// Keeps a document that was made of a draft, for a while, under a token.
fn keep(desk: &Desk, call: &Call, made: Upload) -> Result<String, Trouble> {
    let token = secret::token()?;
    desk.previews.keep(token.clone(), &call.visitor()?.name, made, false);
    Ok(token)
}

fn edited(desk: &Desk, call: &Call, before: &Text, shown: &str, (mistakes, token): (&[Diagnostic], &str)) -> Done {
    let language = desk.options.words.language();
    let mistake = |one: &Diagnostic| {
        let text = match language {
            Language::Vi => &one.vietnamese,
            Language::En => &one.english,
        };
        json!({ "file": one.file, "line": one.line.to_string(), "text": text, "excerpt": one.excerpt })
    };
    let mistakes: Vec<Value> = mistakes.iter().map(mistake).collect();
    let is_document = before.name.starts_with("documents/");
    let localities = edit_template::localities(&desk.folder(call.part("id"))?, &desk.options.templates)?;
    let asked = call.form.fields.get("noi");
    let places: Vec<Value> =
        localities.iter().map(|(code, name)| json!({ "code": code, "name": name, "here": code == asked })).collect();
    let data = json!({
        "name": before.name,
        "path": path(&before.name),
        "own": before.is_own,
        "text": shown,
        "hash": before.hash,
        "mistakes": mistakes,
        "any_mistakes": !mistakes.is_empty(),
        "preview": token,
        "is_document": is_document,
        "of_place": before.is_of_place,
        "places": places,
    });
    frame::page(desk, call, ("sua-mau", "tai-lieu"), msg!("desk-wording-of", file = &before.name), data)
}

fn path(name: &str) -> String {
    name.split('/').map(encoded).collect::<Vec<_>>().join("/")
}
