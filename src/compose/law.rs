//! What templates may say of the law and of days: `in_force`, `cites`, `days_until`, `days_since`.

use super::calls::{Call, OfRows, knows};
use super::diagnostics::TemplateError;
use super::report_context::ReportContext;
use crate::model::law::Provision;
use crate::msg;
use chrono::NaiveDate;
use handlebars::{Handlebars, Helper, JsonRender, RenderError};
use serde_json::{Value, json};
use std::str::FromStr;
use std::sync::Arc;

/// Registers the helpers of law and days.
pub(super) fn register(registry: &mut Handlebars<'static>, subject: &Arc<ReportContext>) {
    for (name, call) in
        [("in_force", in_force as Call), ("cites", cites), ("days_until", days_until), ("days_since", days_since)]
    {
        registry.register_helper(name, Box::new(OfRows { subject: Arc::clone(subject), call }));
    }
}

fn word(h: &Helper<'_>) -> Result<String, RenderError> {
    knows(h, &[])?;
    h.param(0)
        .map(|word| word.value().render())
        .ok_or_else(|| TemplateError::new(msg!("template-needs-word", helper = h.name().to_string())).into())
}

/// The provision on a matter of `thresholds.toml` on the day of the document.
fn provision<'s>(subject: &'s ReportContext, id: &str) -> Result<Option<&'s Provision>, RenderError> {
    if !subject.law.knows(id) {
        let wrong = TemplateError::new(msg!("template-thresholds-toml-has-no-provision", id = id.to_string()));
        return Err(wrong.unknown(id, subject.law.provisions.iter().map(|provision| &*provision.id)).into());
    }
    let on_trial = || subject.law.provisions.iter().find(|provision| *provision.id == *id).filter(|_| subject.trial);
    Ok(subject.law.on(id, today(subject)).or_else(on_trial))
}

/// The day of the document, the one it bears: whatever it says of days and of law holds on it.
fn today(subject: &ReportContext) -> NaiveDate {
    subject.created.date_naive()
}

/// `{{#if (in_force "han_hop_thuc_hoa")}}`
fn in_force(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    Ok(json!(provision(subject, &word(h)?)?.is_some()))
}

/// `{{cites "han_hop_thuc_hoa"}}`: instrument and article, and whether it is known from reports only; nothing where it is not
/// in force.
fn cites(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    Ok(json!(provision(subject, &word(h)?)?.map(|provision| subject.say(provision.citation())).unwrap_or_default()))
}

/// `{{days_until "2026-12-31"}}`: days from the day of the document; nothing once the day has come.
fn days_until(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    let days = (day(h)? - today(subject)).num_days();
    Ok(json!(days_text(subject, days)))
}

/// `{{days_since "2026-12-31"}}`: how many days it is past on the day of the document; nothing until it is.
fn days_since(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    let days = (today(subject) - day(h)?).num_days();
    Ok(json!(days_text(subject, days)))
}

fn day(h: &Helper<'_>) -> Result<NaiveDate, RenderError> {
    let day = word(h)?;
    Ok(NaiveDate::from_str(&day)
        .map_err(|_| TemplateError::new(msg!("template-not-day-like", day = day.to_string())))?)
}

/// In running text; empty where there is none to tell of. On trial there always is.
fn days_text(subject: &ReportContext, days: i64) -> String {
    let days = if subject.trial { days.abs().max(1) } else { days };
    usize::try_from(days).ok().filter(|days| *days > 0).map_or_else(String::new, |days| subject.count(days))
}
