//! What the helpers of templates have in common: the figure that a call names, its options, helpers that give a value.

use super::diagnostics::TemplateError;
use super::report_context::ReportContext;
use super::template_api::aspects;
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::form::Line;
use crate::msg;
use handlebars::{Context, Handlebars, Helper, HelperDef, JsonRender, RenderContext, RenderError, ScopedJson};
use serde_json::Value;
use std::sync::Arc;

/// The key a call names: the first argument is the line, `place` its place (by default the document's), `show` the
/// aspect (by default the value).
pub(super) fn key(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<FigureKey, RenderError> {
    let line = Arc::clone(&line_of(subject, h)?.code);
    let place = place_of(h, context);
    if subject.book.figure(&place, &line).is_none() {
        let place = place.to_string();
        let wrong = TemplateError::new(msg!("template-there-no-place", place = place.to_string()));
        let regions = subject.book.regions.iter().map(|region| format!("r:{}", region.slug)).collect::<Vec<_>>();
        return Err(wrong.unknown(&place, regions.iter().map(String::as_str).chain(["vn"])).into());
    }
    let aspect = match h.hash_get("show").map(|show| show.value().render()) {
        None => Aspect::Value,
        Some(name) => aspects::parse(&name).ok_or_else(|| {
            TemplateError::new(msg!("template-figure-cannot-show", name = name.to_string()))
                .unknown(&name, aspects::names())
        })?,
    };
    Ok(FigureKey { place, line, aspect })
}

/// The place a call names, by default the document's.
pub(super) fn place_of(h: &Helper<'_>, context: &Context) -> Place {
    match h.hash_get("place") {
        Some(place) => Place::parse(&place.value().render()),
        None => Place::parse(context.data().get("root_place").and_then(Value::as_str).unwrap_or("vn")),
    }
}

/// The line a call names first.
pub(super) fn line_of<'s>(subject: &'s ReportContext, h: &Helper<'_>) -> Result<&'s Line, RenderError> {
    let code = h.param(0).map(|p| p.value().render()).unwrap_or_default();
    Ok(TemplateError::line(&subject.form, &code)?)
}

/// An option that no helper knows is a mistake.
pub(super) fn knows(h: &Helper<'_>, options: &[&str]) -> Result<(), RenderError> {
    match h.hash().keys().find(|given| !options.contains(given)) {
        Some(given) => {
            let only = options.join(", ");
            Err(TemplateError::new(msg!(
                "template-has-no-option-only",
                helper = h.name().to_string(),
                given = given.to_string(),
                only = only.to_string()
            ))
            .unknown(given, options.iter().copied())
            .into())
        }
        None => Ok(()),
    }
}

pub(super) type Call = fn(&ReportContext, &Helper<'_>) -> Result<Value, RenderError>;

/// A helper that gives a value.
pub(super) struct OfRows {
    pub(super) subject: Arc<ReportContext>,
    pub(super) call: Call,
}

impl HelperDef for OfRows {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let given = h.params().iter().chain(h.hash().values());
        if let Some(missing) = given.into_iter().find(|given| given.is_value_missing()) {
            return Err(TemplateError::name(missing.relative_path().map_or("", String::as_str)).into());
        }
        (self.call)(&self.subject, h).map(ScopedJson::Derived)
    }
}
