//! What templates may say of the law and of days: `in_force`, `cites`, `days_until`.

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
    for (name, call) in [("in_force", in_force as Call), ("cites", cites), ("days_until", days_until)] {
        registry.register_helper(name, Box::new(OfRows { subject: Arc::clone(subject), call }));
    }
}

fn word(h: &Helper<'_>) -> Result<String, RenderError> {
    knows(h, &[])?;
    h.param(0)
        .map(|word| word.value().render())
        .ok_or_else(|| TemplateError::new(msg!("template-needs-word", helper = h.name().to_string())).into())
}

/// The provision on a matter of `thresholds.toml` on the day of the data.
fn provision<'s>(subject: &'s ReportContext, id: &str) -> Result<Option<&'s Provision>, RenderError> {
    if !subject.law.knows(id) {
        let wrong = TemplateError::new(msg!("template-thresholds-toml-has-no-provision", id = id.to_string()));
        return Err(wrong.unknown(id, subject.law.provisions.iter().map(|provision| &*provision.id)).into());
    }
    let on_trial = || subject.law.provisions.iter().find(|provision| *provision.id == *id).filter(|_| subject.trial);
    Ok(subject.law.on(id, subject.conference.data_to).or_else(on_trial))
}

/// `{{#if (in_force "han_hop_thuc_hoa")}}`
fn in_force(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    Ok(json!(provision(subject, &word(h)?)?.is_some()))
}

/// `{{cites "han_hop_thuc_hoa"}}`: instrument and article, and whether it is known from reports only; nothing where it was not
/// in force.
fn cites(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    Ok(json!(provision(subject, &word(h)?)?.map(Provision::citation).unwrap_or_default()))
}

/// `{{days_until "2026-12-31"}}`: days from the day of the data; nothing once the day has come.
fn days_until(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    let day = word(h)?;
    let day = NaiveDate::from_str(&day)
        .map_err(|_| TemplateError::new(msg!("template-not-day-like", day = day.to_string())))?;
    let days = (day - subject.conference.data_to).num_days();
    let displayed = if subject.trial { days.abs().max(1) } else { days };
    Ok(json!(if displayed > 0 { subject.number(displayed.into()) } else { String::new() }))
}
