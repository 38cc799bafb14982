//! What templates may call: `fig`, `has`, `differs`, `rose`, `fell`, what `rows` adds, and an `if` that knows no unknown names.
//!
//! In: keys of figures. Out: marks of figures, yes or no. Must not: format a number.

use super::Subject;
use super::figures::{self, Ask};
use super::rows;
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, Output, RenderContext, RenderError,
    RenderErrorReason, Renderable, ScopedJson,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

/// Registers all helpers on a registry.
pub(super) fn register(registry: &mut Handlebars<'static>, subject: &Arc<Subject>) {
    registry.register_helper("fig", Box::new(Fig(Arc::clone(subject))));
    registry.register_helper("has", Box::new(Asks { subject: Arc::clone(subject), answer: has }));
    registry.register_helper("differs", Box::new(Asks { subject: Arc::clone(subject), answer: differs }));
    registry.register_helper("rose", Box::new(Asks { subject: Arc::clone(subject), answer: rose }));
    registry.register_helper("fell", Box::new(Asks { subject: Arc::clone(subject), answer: fell }));
    rows::register(registry, subject);
    registry.register_helper("if", Box::new(Branch { wanted: true }));
    registry.register_helper("unless", Box::new(Branch { wanted: false }));
}

pub(super) fn error(message: String) -> RenderError {
    RenderErrorReason::Other(message).into()
}

/// The key a call names: the first argument is the line, `place` its place (by default the document's), `show` the
/// aspect (by default the value).
fn key(subject: &Subject, h: &Helper<'_>, context: &Context) -> Result<FigureKey, RenderError> {
    rows::knows(h, &["place", "show", "unit"])?;
    let line = h.param(0).map(|p| p.value().render()).unwrap_or_default();
    subject.form.line_or_nearest(&line).map_err(error)?;
    let place = match h.hash_get("place") {
        Some(place) => place.value().render(),
        None => context.data().get("root_place").and_then(Value::as_str).unwrap_or("vn").to_owned(),
    };
    let place = Place::parse(&place);
    if subject.book.figure(&place, &line).is_none() {
        return Err(error(format!("there is no place {:?}", place.to_string())));
    }
    let aspect = match h.hash_get("show").map(|show| show.value().render()) {
        None => Aspect::Value,
        Some(name) => figures::aspect(&name).ok_or_else(|| error(format!("a figure cannot show {name:?}")))?,
    };
    Ok(FigureKey { place, line: line.into(), aspect })
}

/// `{{fig "18" place="08" show="computed" unit=true}}`
struct Fig(Arc<Subject>);

impl HelperDef for Fig {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let unit = h.hash_get("unit").is_some_and(|unit| unit.value().as_bool() == Some(true));
        let key = key(&self.0, h, context)?;
        out.write(&figures::mark(&Ask { key, unit }))?;
        Ok(())
    }
}

/// A question about a figure, answered with yes or no: `{{#if (has "B1")}}`, `{{#if (differs "19")}}`.
struct Asks {
    subject: Arc<Subject>,
    answer: fn(&Figure, Aspect) -> bool,
}

/// There is a number to print: `{{#if (has "B1")}}`, `{{#if (has "3" show="change")}}`.
fn has(figure: &Figure, aspect: Aspect) -> bool {
    figure.number(aspect).is_some()
}

/// A change is upward: `{{#if (rose "3" show="change")}}`.
fn rose(figure: &Figure, aspect: Aspect) -> bool {
    figure.number(aspect).is_some_and(|change| change > Decimal::ZERO)
}

/// A change is downward.
fn fell(figure: &Figure, aspect: Aspect) -> bool {
    figure.number(aspect).is_some_and(|change| change < Decimal::ZERO)
}

/// The typed rate and the recomputed one are not the same number, to the decimals typed.
fn differs(figure: &Figure, _: Aspect) -> bool {
    match (figure.value, figure.computed) {
        (Some(typed), Some(computed)) => typed != computed.round_dp(typed.scale()),
        _ => false,
    }
}

impl HelperDef for Asks {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = key(&self.subject, h, context)?;
        let figure = self.subject.book.figure(&key.place, &key.line);
        Ok(ScopedJson::Derived(json!(figure.is_some_and(|f| (self.answer)(f, key.aspect)))))
    }
}

/// `if` and `unless` that refuse a name that does not exist; handlebars' own take it for false.
struct Branch {
    wanted: bool,
}

impl HelperDef for Branch {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rc: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let condition = h.param(0).ok_or_else(|| error("if needs a condition".to_owned()))?;
        if condition.is_value_missing() {
            let name = condition.relative_path().cloned().unwrap_or_default();
            return Err(error(format!("unknown name {name:?} in a condition")));
        }
        let truthy = match condition.value() {
            Value::Bool(yes) => *yes,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            Value::Null => false,
            _ => true,
        };
        let branch = if truthy == self.wanted { h.template() } else { h.inverse() };
        branch.map_or(Ok(()), |template| template.render(registry, context, rc, out))
    }
}
