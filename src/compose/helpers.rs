//! What templates may call about figures, and an `if` that refuses unknown names. None formats a number: figures
//! travel as marks.

use super::calls::{key, knows};
use super::diagnostics::TemplateError;
use super::figure_mark::{self, Ask};
use super::report_context::ReportContext;
use super::{law, links, phrases, rows};
use crate::model::figure::{Aspect, Figure};
use crate::msg;
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
    register_branches(registry);
}

/// Registers those that pages have too.
pub(super) fn register_branches(registry: &mut Handlebars<'static>) {
    registry.register_helper("if", Box::new(Branch { wanted: true }));
    registry.register_helper("unless", Box::new(Branch { wanted: false }));
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
        knows(h, &["place", "show", "unit"])?;
        let unit = h.hash_get("unit").is_some_and(|unit| unit.value().as_bool() == Some(true));
        let key = key(&self.0, h, context)?;
        out.write(&Ask::new(&self.0.form, key, unit).mark())?;
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
    out.write(&figure_mark::reference(&name))?;
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
        knows(h, &["place", "show"])?;
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
        let condition = h.param(0).ok_or_else(|| TemplateError::new(msg!("template-if-needs-condition")))?;
        if condition.is_value_missing() {
            let name = condition.relative_path().map_or("", String::as_str);
            return Err(TemplateError::name(name).into());
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
