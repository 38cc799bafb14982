//! The book: its documents, made anew with progress, looked at in the page, approved.

use super::conference_frame as frame;
use super::decide::Approver;
use crate::commands::add_edit::add_edit as add;
use crate::commands::issue::{self as command, IssueOptions};
use crate::desk::answer::{Answer, Done, Trouble, encoded};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::messages::Explain as _;
use crate::model::message::Message;
use crate::msg;
use crate::publish::{self, Manifest, sha256};
use chrono::DateTime;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The page.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let snapshot = desk.snapshot(id, call.arrived)?;
    let book = desk.options.out.join(id);
    let manifest = Manifest::of(&book);
    let made = manifest.as_ref().and_then(|manifest| DateTime::parse_from_rfc3339(&manifest.generated_at).ok());
    let hash = publish::book_file(&book, Manifest::FILE).map(|bytes| sha256(&bytes)).unwrap_or_default();
    let progress = snapshot.project.decisions.progress_of(&hash);
    let is_approved = progress.is_approved(snapshot.project.conference.approvals());
    let state = match progress.approved_by.first() {
        _ if progress.is_issued => msg!("desk-edition-issued"),
        Some(_) if is_approved => msg!("desk-edition-approved"),
        Some(first) => msg!("desk-edition-second-asked", by = first),
        None => msg!("desk-edition-draft"),
    };
    let shown = call.query.get("xem");
    let outputs = manifest.as_ref().map_or(&[][..], |manifest| &manifest.outputs);
    let shown = outputs.iter().map(|output| output.file.path.as_str()).find(|path| *path == shown);
    let data = json!({
        "any": manifest.is_some(),
        "made": made.map(|made| desk.say(&Message::verbatim(made))).unwrap_or_default(),
        "groups": groups(manifest.as_ref()),
        "shown": shown.unwrap_or_default(),
        "shown_path": shown.map(path).unwrap_or_default(),
        "state": desk.say(&state),
        "can_approve": manifest.is_some() && !is_approved,
        "can_issue": manifest.is_some(),
        "can_reopen": !progress.approved_by.is_empty(),
        "any_before": !publish::history(&book).is_empty(),
        "build": running(desk, id),
        "stale": manifest.as_ref().is_some_and(|manifest| is_stale(manifest, &snapshot.receipts)),
        "seen": snapshot.project.decisions.all().len().to_string(),
    });
    frame::page(desk, call, ("tai-lieu", "tai-lieu"), msg!("desk-documents"), data)
}

/// Whether a workbook came or went since.
fn is_stale(manifest: &Manifest, receipts: &[crate::pipeline::receipts::Receipt]) -> bool {
    let inputs = manifest.inputs.iter().filter(|input| input.path.starts_with("submissions/"));
    let mut before: Vec<&str> = inputs.map(|input| input.sha256.as_str()).collect();
    let mut now: Vec<&str> = receipts.iter().map(|receipt| &*receipt.sha256).collect();
    before.sort_unstable();
    now.sort_unstable();
    before != now
}

/// Documents by folder, each in its formats.
fn groups(manifest: Option<&Manifest>) -> Vec<Value> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, Vec<Value>>> = BTreeMap::new();
    for output in manifest.into_iter().flat_map(|manifest| &manifest.outputs) {
        let full = output.file.path.as_str();
        let (folder, name) = full.rsplit_once('/').unwrap_or(("", full));
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let file = json!({ "path": path(full), "name": full, "ending": ending, "is_pdf": ending == "pdf" });
        folders.entry(folder).or_default().entry(stem).or_default().push(file);
    }
    let document = |(stem, files): (&str, Vec<Value>)| json!({ "stem": stem, "files": files });
    folders
        .into_iter()
        .map(|(folder, documents)| {
            json!({
                "folder": folder,
                "count": documents.len().to_string(),
                "documents": documents.into_iter().map(document).collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// A path in an address.
fn path(path: &str) -> String {
    path.split('/').map(encoded).collect::<Vec<_>>().join("/")
}

/// Takes a Word document that somebody edited, and makes the book again, in which it has today's figures.
pub(in crate::desk) fn add_edit(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let file = call.form.files.first().ok_or(Trouble::Refused(msg!("desk-no-files")))?;
    let document = add(&desk.folder(id)?, &desk.options.out, file)?;
    desk.note(call, id, "edit", &msg!("desk-trail-edit", file = &file.name, document = document))?;
    let options = desk.build_options(id, Some(call.now))?;
    desk.builds.start(id, options, desk.options.words.clone());
    Ok(Answer::redirect(format!("/c/{id}/documents?xong=tep-da-sua")))
}

/// Begins a build at this moment.
pub(in crate::desk) fn build(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let options = desk.build_options(id, Some(call.now))?;
    let begun = desk.builds.start(id, options, desk.options.words.clone());
    if begun {
        desk.note(call, id, "build", &msg!("desk-trail-build"))?;
    }
    Ok(Answer::redirect(format!("/c/{id}/documents?xong={}", if begun { "lap" } else { "dang-lap" })))
}

/// Records the file that went out: the signed PDF, a scan.
pub(in crate::desk) fn issue(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    let fields = &call.form.fields;
    let file = call.form.files.first().ok_or(Trouble::Refused(msg!("desk-no-files")))?;
    let (by, number) = (fields.get("by"), fields.get("so"));
    let day = fields.get("ngay").parse().ok();
    let Some(day) = day.filter(|_| !by.is_empty() && !number.is_empty()) else {
        return Err(Trouble::Refused(msg!("desk-issue-what")));
    };
    let approver = Approver::of(desk, call)?;
    let folder = tempfile::tempdir().explain(|| msg!("cannot-make", path = "temp"))?;
    let options = IssueOptions {
        file: publish::file(folder.path(), "phat-hanh", &file.bytes)?,
        number: number.to_owned(),
        day,
        document: fields.some("van-ban"),
        conference: desk.folder(id)?,
        templates: desk.options.templates.clone(),
        book: None,
        out: desk.options.out.clone(),
        by: by.to_owned(),
        reason: fields.some("reason"),
        at: call.now,
        jobs: desk.options.jobs,
        worker: Some(desk.options.worker.clone()),
    };
    command::issue(&options)?;
    approver.remember(desk)?;
    desk.store.remember(&format!("post {}", call.visitor()?.name), by)?;
    desk.note(call, id, "issue", &msg!("desk-trail-issued", number = number, file = &file.name))?;
    Ok(Answer::redirect(format!("/c/{id}/documents?xong=phat-hanh")))
}

/// How far the build is, for the script that shows it.
pub(in crate::desk) fn progress(desk: &Desk, call: &Call) -> Done {
    let id = call.part("id");
    desk.folder(id)?;
    let state = running(desk, id);
    Ok(Answer::of("application/json", state.to_string().into_bytes()))
}

fn running(desk: &Desk, id: &str) -> Value {
    let build = desk.builds.get(id);
    let outcome = build.as_ref().and_then(|build| build.outcome());
    let (stage, step, steps) = build.as_ref().map_or(("", 0, 0), |build| build.progress());
    let stage = if stage.is_empty() { String::new() } else { desk.options.words.word(stage) };
    let (done, failed) = match &outcome {
        Some(Ok(done)) => (desk.say(done), String::new()),
        Some(Err(why)) => (String::new(), why.clone()),
        None => (String::new(), String::new()),
    };
    json!({
        "runs": build.is_some() && outcome.is_none(),
        "stage": stage,
        "step": step.to_string(),
        "steps": steps.to_string(),
        "done": done,
        "failed": failed.lines().collect::<Vec<_>>(),
        "any_failed": !failed.is_empty(),
    })
}
