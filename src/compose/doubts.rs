//! Values that are held or doubtful, those first that weigh most in the country's totals.

use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::report_context::{ReportContext, place_name};
use super::sort::Collation;
use super::template_api;
use crate::model::document::{Emphasis, Inline};
use crate::model::figure::{Aspect, Figure, FigureKey, MISSING, Place};
use crate::model::form::Line;
use crate::model::number::with_unit;
use crate::model::quantity::half_up;
use crate::model::standing::Standing;
use crate::msg;
use anyhow::{Result, bail};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A value that is not sound.
pub(super) struct Doubted<'s> {
    line: &'s Line,
    figure: &'s Figure,
    /// By how many percent it could change the country's total; nothing where the line has no sum.
    effect: Option<Decimal>,
}

/// All of them: held ones first, then by their effect on the country's total, as selective editing asks.
pub(super) fn all(subject: &ReportContext) -> Vec<Doubted<'_>> {
    let book = &subject.book;
    let mut doubted: Vec<Doubted<'_>> = book
        .members(&Place::Country)
        .into_iter()
        .flat_map(|place| subject.form.lines.iter().filter_map(move |line| of(subject, &place, line)))
        .collect();
    doubted.sort_by_key(|one| (Reverse(one.figure.standing), Reverse(one.effect)));
    doubted
}

impl<'s> Doubted<'s> {
    /// Its figure.
    pub(super) fn figure(&self) -> &'s Figure {
        self.figure
    }
}

fn of<'s>(subject: &'s ReportContext, place: &Place, line: &'s Line) -> Option<Doubted<'s>> {
    let figure = subject.book.figure(place, &line.code)?;
    // A rate is doubtful with its parts, which stand here themselves.
    let own = figure.standing != Standing::Sound && !(line.is_rate() && figure.computed_standing != Standing::Sound);
    own.then(|| Doubted { line, figure, effect: effect(subject, line, figure) })
}

/// The value, or how far off it may be, in percent of the country's total, to a tenth.
fn effect(subject: &ReportContext, line: &Line, figure: &Figure) -> Option<Decimal> {
    if line.is_rate() {
        return None;
    }
    let total = subject.book.figure(&Place::Country, &line.code)?.value.filter(|total| !total.is_zero())?;
    let value = figure.value?;
    let stake = figure.range.map(|range| range.high - value).filter(|stake| !stake.is_zero()).unwrap_or(value);
    let share = stake.abs().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(total.abs())?;
    Some(half_up(share, 1))
}

/// Those that are held by name, and how many are doubtful, for sentences.
pub(super) fn json(subject: &ReportContext) -> Value {
    let all = all(subject);
    let (held, doubtful): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.figure.standing == Standing::Held);
    let named = |one: &&Doubted<'_>| held_value(subject, one.line, one.figure);
    let places: BTreeSet<&Place> = doubtful.iter().map(|one| &one.figure.place).collect();
    let mut names: Vec<String> = places.iter().map(|place| place_name(subject, Some(place))).collect();
    let collation = Collation::vietnamese();
    names.sort_by(|a, b| collation.compare(a, b));
    json!({
        "any": !all.is_empty(),
        "held": held.iter().map(named).collect::<Vec<_>>(),
        "doubtful_count": subject.count(doubtful.len()),
        "doubtful_places": names,
    })
}

/// `vốn đã đầu tư của Lai Châu (9.100 tỷ đồng)`
pub(super) fn held_value(subject: &ReportContext, line: &Line, figure: &Figure) -> String {
    let text = subject.reprinted(&figure.text, figure.qualifier);
    subject.say(msg!(
        "held-value",
        line = subject.named(&line.short),
        place = place_name(subject, Some(&figure.place)),
        value = with_unit(&text, subject.named(&line.unit))
    ))
}

/// What a column shows of one.
pub(super) fn cell(subject: &ReportContext, one: &Doubted<'_>, what: &str) -> Result<Vec<Inline>> {
    let figure = one.figure;
    let text = match what {
        "place" => place_name(subject, Some(&figure.place)),
        "line" => one.line.code.to_string(),
        "short" => subject.named(&one.line.short).to_owned(),
        "unit" => subject.named(&one.line.unit).to_owned(),
        "standing" => standing(subject, figure.standing),
        "effect" => one.effect.map_or_else(|| MISSING.to_owned(), |share| format!("{}%", subject.number(share))),
        "rules" => rules(subject, figure).join(", "),
        "value" => {
            let key = FigureKey { place: figure.place.clone(), line: Arc::clone(&figure.line), aspect: Aspect::Value };
            let text = figures::text(&key, figure, subject, Spot::Running);
            return Ok(vec![Inline::Figure { key, text, emphasis: Emphasis::default(), source: None }]);
        }
        other => bail!(TemplateError::show(
            msg!("template-thing-doubt"),
            other,
            template_api::names(&template_api::OF_DOUBTS)
        )),
    };
    Ok(vec![Inline::text(text)])
}

fn standing(subject: &ReportContext, standing: Standing) -> String {
    subject.say(match standing {
        Standing::Sound => msg!("standing-sound"),
        Standing::Doubtful => msg!("standing-doubtful"),
        Standing::Held => msg!("standing-held"),
    })
}

/// The rules whose findings say so.
fn rules(subject: &ReportContext, figure: &Figure) -> Vec<String> {
    let findings = &subject.report.findings;
    let rule =
        |id: &Arc<str>| findings.iter().find(|finding| finding.id == *id).map(|finding| finding.rule.to_string());
    let mut rules: Vec<String> = figure.doubt.iter().filter_map(rule).collect();
    rules.dedup();
    rules
}
