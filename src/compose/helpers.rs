//! What templates may call: `fig`, `ref`, `has`, `differs`, `above_zero`, `rose`, `fell`, what `rows` and `prose` add, and an `if` that
//! knows no unknown names.
//!
//! In: keys of figures. Out: marks of figures, yes or no. Must not: format a number.

use super::ReportContext;
use super::diagnostics::Wrong;
use super::figures::{self, Ask};
use super::{law, links, phrases, rows, template_api};
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::form::Line;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, Output, RenderContext, RenderError, Renderable,
    ScopedJson,
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};
use std::sync::Arc;

/// Registers all helpers on a registry.
pub(super) fn register(registry: &mut Handlebars<'static>, subject: &Arc<ReportContext>) {
    registry.register_helper("fig", Box::new(Fig(Arc::clone(subject))));
    registry.register_helper("ref", Box::new(reference));
    registry.register_helper("has", Box::new(Asks { subject: Arc::clone(subject), answer: has }));
    registry.register_helper("differs", Box::new(Asks { subject: Arc::clone(subject), answer: differs }));
    registry.register_helper("above_zero", Box::new(Asks { subject: Arc::clone(subject), answer: above_zero }));
    registry.register_helper("rose", Box::new(Asks { subject: Arc::clone(subject), answer: above_zero }));
    registry.register_helper("fell", Box::new(Asks { subject: Arc::clone(subject), answer: fell }));
    rows::register(registry, subject);
    law::register(registry, subject);
    phrases::register(registry, subject);
    registry.register_helper("if", Box::new(Branch { wanted: true }));
    registry.register_helper("unless", Box::new(Branch { wanted: false }));
}

/// The key a call names: the first argument is the line, `place` its place (by default the document's), `show` the
/// aspect (by default the value).
pub(super) fn key(subject: &ReportContext, h: &Helper<'_>, context: &Context) -> Result<FigureKey, RenderError> {
    let line = Arc::clone(&line_of(subject, h)?.code);
    let place = match h.hash_get("place") {
        Some(place) => place.value().render(),
        None => context.data().get("root_place").and_then(Value::as_str).unwrap_or("vn").to_owned(),
    };
    let place = Place::parse(&place);
    if subject.book.figure(&place, &line).is_none() {
        let place = place.to_string();
        let wrong = Wrong::new(format!("there is no place {place:?}"), format!("không có nơi nào là “{place}”"));
        let regions = subject.book.regions.iter().map(|region| format!("r:{}", region.slug)).collect::<Vec<_>>();
        return Err(wrong.unknown(&place, regions.iter().map(String::as_str).chain(["vn"])).into());
    }
    let aspect = match h.hash_get("show").map(|show| show.value().render()) {
        None => Aspect::Value,
        Some(name) => figures::aspect(&name).ok_or_else(|| {
            Wrong::new(format!("a figure cannot show {name:?}"), format!("con số không có mục “{name}”"))
                .unknown(&name, template_api::names(&template_api::ASPECTS))
        })?,
    };
    Ok(FigureKey { place, line, aspect })
}

/// The line a call names first.
pub(super) fn line_of<'s>(subject: &'s ReportContext, h: &Helper<'_>) -> Result<&'s Line, RenderError> {
    let code = h.param(0).map(|p| p.value().render()).unwrap_or_default();
    Ok(Wrong::line(&subject.form, &code)?)
}

/// `{{fig "18" place="08" show="computed" unit=true}}`
struct Fig(Arc<ReportContext>);

impl HelperDef for Fig {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        rows::knows(h, &["place", "show", "unit"])?;
        let unit = h.hash_get("unit").is_some_and(|unit| unit.value().as_bool() == Some(true));
        let key = key(&self.0, h, context)?;
        out.write(&figures::mark(&Ask::new(&self.0.form, key, unit)))?;
        Ok(())
    }
}

/// `{{ref "bang-chinh"}}`: the table, chart or annex with this `name`, as `Bảng 5`. Its number is known when the whole
/// document is; until then the name travels as a mark.
fn reference(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let name = h.param(0).map(|p| p.value().render()).unwrap_or_default();
    links::check_name(&name)?;
    out.write(&figures::reference(&name))?;
    Ok(())
}

/// A question about a figure, answered with yes or no: `{{#if (has "B1")}}`, `{{#if (differs "19")}}`.
struct Asks {
    subject: Arc<ReportContext>,
    answer: fn(&Figure, Aspect) -> bool,
}

/// There is a number to print: `{{#if (has "B1")}}`, `{{#if (has "3" show="change")}}`.
fn has(figure: &Figure, aspect: Aspect) -> bool {
    figure.number(aspect).is_some()
}

/// There is something of it, `{{#if (above_zero "B6")}}`; of a change, it is upward, `{{#if (rose "3" show="change")}}`.
fn above_zero(figure: &Figure, aspect: Aspect) -> bool {
    figure.number(aspect).is_some_and(|number| number > Decimal::ZERO)
}

/// A change is downward.
fn fell(figure: &Figure, aspect: Aspect) -> bool {
    figure.number(aspect).is_some_and(|change| change < Decimal::ZERO)
}

/// The typed rate and the recomputed one are not the same number, to the decimals typed.
fn differs(figure: &Figure, _: Aspect) -> bool {
    match (figure.value, figure.computed) {
        (Some(typed), Some(computed)) => {
            typed != computed.round_dp_with_strategy(typed.scale(), RoundingStrategy::MidpointAwayFromZero)
        }
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
        rows::knows(h, &["place", "show"])?;
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
        let condition =
            h.param(0).ok_or_else(|| Wrong::new("if needs a condition", "if phải có điều kiện: {{#if …}}"))?;
        if condition.is_value_missing() {
            let name = condition.relative_path().map_or("", String::as_str);
            return Err(Wrong::name(name).into());
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
