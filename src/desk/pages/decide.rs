//! Decisions: what a page asks for becomes an entry of `decisions.toml`, as the command `decide` writes it.

use crate::commands::decide::{DecideOptions, decide};
use crate::desk::answer::{Answer, Done, Trouble, encoded};
use crate::desk::call::Call;
use crate::desk::fields::Fields;
use crate::desk::shared::Desk;
use crate::model::decision::{Decision, Ruling};
use crate::msg;
use crate::project::Project;
use crate::publish::{self, Manifest};

/// Kinds that staff decide.
const OF_STAFF: [&str; 4] = ["counts", "belongs", "waive", "explanation"];

/// Kinds that the lead decides besides.
const OF_LEAD: [&str; 4] = ["accept", "correct", "approve", "reopen"];

/// A decision of staff.
pub(in crate::desk) fn as_staff(desk: &Desk, call: &Call) -> Done {
    let kind = call.form.fields.get("kind");
    if !OF_STAFF.contains(&kind) {
        return Err(Trouble::Refused(msg!("desk-may-not")));
    }
    decided(desk, call, Some(kind))
}

/// A decision of the lead; without a kind it takes another back.
pub(in crate::desk) fn as_lead(desk: &Desk, call: &Call) -> Done {
    match call.form.fields.get("kind") {
        "" if call.form.fields.some("undoes").is_some() => decided(desk, call, None),
        kind if OF_LEAD.contains(&kind) => decided(desk, call, Some(kind)),
        _ => Err(Trouble::NotFound),
    }
}

fn decided(desk: &Desk, call: &Call, kind: Option<&str>) -> Done {
    let id = call.part("id");
    let fields = &call.form.fields;
    let (by, reason) = (fields.get("by"), fields.get("reason"));
    if by.is_empty() || reason.is_empty() {
        return Err(Trouble::Refused(msg!("desk-by-and-reason")));
    }
    let options = DecideOptions { undoes: fields.some("undoes"), ..options(desk, call, kind)? };
    refuse_what_is_decided(desk, id, fields)?;
    let approver = (kind == Some("approve")).then(|| Approver::of(desk, call)).transpose()?;
    let done = decide(&options)?;
    approver.into_iter().try_for_each(|approver| approver.remember(desk))?;
    let visitor = call.visitor()?;
    desk.store.remember(&format!("post {}", visitor.name), by)?;
    let kind = kind.unwrap_or("undo");
    let about = [fields.get("place"), fields.get("rule"), fields.get("line"), fields.get("file")];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let what = msg!("desk-trail-decided", id = done.id, kind = kind, about = about.join(" "), reason = reason);
    desk.note(call, id, kind, &what)?;
    Ok(Answer::redirect(back(id, fields, kind == "undo")))
}

/// Who approves the newest edition: where the conference asks for four eyes, not who did so before, whatever post he types.
pub(super) struct Approver {
    edition: String,
    name: String,
}

impl Approver {
    pub(super) fn of(desk: &Desk, call: &Call) -> Result<Approver, Trouble> {
        let id = call.part("id");
        let manifest = publish::book_file(&desk.options.out.join(id), Manifest::FILE).unwrap_or_default();
        let hash = publish::sha256(&manifest);
        let (edition, name) = (format!("approved {hash}"), call.visitor()?.name.clone());
        let project = Project::load(&desk.folder(id)?, &desk.options.templates)?;
        let asks = project.conference.four_eyes && desk.options.accounts;
        let is_open = !project.decisions.progress_of(&hash).is_approved(project.conference.approvals());
        if asks && is_open && desk.store.recall(&edition)? == name {
            return Err(Trouble::Refused(msg!("desk-four-eyes")));
        }
        Ok(Approver { edition, name })
    }

    /// For the second.
    pub(super) fn remember(self, desk: &Desk) -> anyhow::Result<()> {
        desk.store.remember(&self.edition, &self.name)
    }
}

/// What is to be decided, of the fields of a form.
pub(super) fn options(desk: &Desk, call: &Call, kind: Option<&str>) -> Result<DecideOptions, Trouble> {
    let id = call.part("id");
    let fields = &call.form.fields;
    let is_edition = matches!(kind, Some("approve" | "reopen"));
    let book = || desk.options.out.join(id).display().to_string();
    Ok(DecideOptions {
        conference: desk.folder(id)?,
        templates: desk.options.templates.clone(),
        kind: kind.map(str::to_owned),
        place: fields.some("place"),
        rule: fields.some("rule"),
        line: fields.some("line"),
        file: if is_edition { Some(book()) } else { fields.some("file") },
        value: fields.some("value"),
        source: fields.some("source"),
        until: None,
        undoes: None,
        by: fields.get("by").to_owned(),
        reason: fields.get("reason").to_owned(),
        at: call.now,
        jobs: desk.options.jobs,
        worker: Some(desk.options.worker.clone()),
    })
}

/// Where two decide the same thing, the second sees the first's: what was decided since the page was made about the same
/// locality, rule and line.
pub(super) fn refuse_what_is_decided(desk: &Desk, id: &str, fields: &Fields) -> Result<(), Trouble> {
    let Ok(seen) = fields.get("seen").parse::<usize>() else { return Ok(()) };
    let project = Project::load(&desk.folder(id)?, &desk.options.templates)?;
    let new = project.decisions.all().iter().skip(seen);
    match new.into_iter().find(|decision| is_about(decision, fields)) {
        None => Ok(()),
        Some(Decision { id, by, reason, .. }) => {
            Err(Trouble::Refused(msg!("desk-decided-meanwhile", id = id, by = by, reason = reason)))
        }
    }
}

fn is_about(decision: &Decision, fields: &Fields) -> bool {
    let (place, rule, line) = (fields.get("place"), fields.get("rule"), fields.get("line"));
    let same_line = |known: Option<&str>| known.is_none_or(|known| line.is_empty() || known == line);
    match &decision.ruling {
        Some(Ruling::Counts { place: whose, .. }) => **whose == *place && fields.get("kind") == "counts",
        Some(Ruling::Belongs { file, .. }) => *file.name == *fields.get("file"),
        Some(Ruling::Accept(value) | Ruling::Correct { value, .. }) => {
            *value.place == *place && same_line(Some(&value.line))
        }
        Some(Ruling::Waive { rule: which, place: whose, line, .. }) => {
            **which == *rule && **whose == *place && same_line(line.as_deref())
        }
        Some(Ruling::Explanation { rule: which, place: whose, line, .. }) => {
            **which == *rule && **whose == *place && same_line(line.as_deref())
        }
        Some(Ruling::Edition { .. }) => matches!(fields.get("kind"), "approve" | "reopen"),
        None => false,
    }
}

/// The page a form was on: one of a few, never an address that was sent.
fn back(id: &str, fields: &Fields, is_undo: bool) -> String {
    let word = if is_undo { "bo-quyet-dinh" } else { "quyet-dinh" };
    match (fields.get("back"), fields.get("place")) {
        ("receive", _) => format!("/c/{id}/receive?xong={word}"),
        ("findings", _) => format!("/c/{id}/findings?xong={word}"),
        ("documents", _) => format!("/c/{id}/documents?xong={word}"),
        (_, "") => format!("/c/{id}/settings?xong={word}#quyet-dinh"),
        (_, place) => format!("/c/{id}/l/{}?xong={word}", encoded(place)),
    }
}
