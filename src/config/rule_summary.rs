//! What the relations of a rule say of it: what it reads, since when, on what basis.

use crate::model::finding::Severity;
use crate::model::form::Form;
use crate::model::in_force::InForce;
use crate::model::law::{Law, Provision};
use crate::model::message::Message;
use crate::model::relation::Relation;
use crate::model::rule::Rule;
use crate::msg;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A rule with what its relations add.
pub(super) fn summarise(rule: Rule, relations: &[&Relation], form: &Form, law: Option<&Law>) -> Rule {
    let weights = relations.iter().map(|relation| relation.severity);
    let severity: BTreeSet<Severity> = rule.severity.iter().copied().chain(weights).collect();
    let of_law = bases(relations, law);
    Rule {
        severity: severity.into_iter().collect(),
        reads: joined(reads(relations, form), rule.reads),
        in_force: joined(in_force(relations), rule.in_force),
        basis: of_law.into_iter().chain(rule.basis).collect(),
        ..rule
    }
}

/// Two texts one after the other, each once.
fn joined(first: Message, second: Message) -> Message {
    if second == Message::verbatim("") || second == first {
        return first;
    }
    msg!("semicolon", first = first, second = second)
}

fn bases(relations: &[&Relation], law: Option<&Law>) -> Vec<Message> {
    let mut bases: Vec<Message> = Vec::new();
    for relation in relations {
        let provisions = law.into_iter().flat_map(|law| &law.provisions);
        let of_law = provisions.filter(|provision| relation.law.as_ref() == Some(&provision.id)).map(law_says);
        let cited = relation.basis.iter().map(Message::verbatim);
        let found: Vec<Message> = cited.chain(of_law).filter(|text| !bases.contains(text)).collect();
        bases.extend(found);
    }
    bases
}

fn in_force(relations: &[&Relation]) -> Message {
    let spans = relations.iter().filter_map(|relation| relation.in_force).map(days);
    spans
        .reduce(|first, second| msg!("semicolon", first = first, second = second))
        .unwrap_or_else(|| msg!("every-period"))
}

fn days(in_force: InForce) -> Message {
    let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    match in_force.to {
        Some(to) => msg!("in-force-from-to", from = day(in_force.from), to = day(to)),
        None => msg!("in-force-from", from = day(in_force.from)),
    }
}

fn law_says(provision: &Provision) -> Message {
    let (citation, days, says) = (provision.citation(), days(provision.in_force), &provision.says);
    match provision.value {
        Some(value) => msg!("law-says-level", citation = citation, days = days, value = value, says = says),
        None => msg!("law-says", citation = citation, days = days, says = says),
    }
}

fn reads(relations: &[&Relation], form: &Form) -> Message {
    let named: BTreeSet<_> = relations.iter().flat_map(|relation| relation.must.lines()).collect();
    let lines: Vec<&str> =
        form.lines.iter().filter(|line| named.contains(&line.code)).map(|line| &*line.code).collect();
    let tables = relations.iter().filter_map(|relation| relation.must.table());
    let tables: BTreeSet<&str> = tables.filter_map(|key| Some(form.sheet(key)?.name.as_str())).collect();
    let lines = (!lines.is_empty()).then(|| msg!("reads-lines", lines = lines));
    let sheets = tables.into_iter().collect::<Vec<_>>();
    let sheets = (!sheets.is_empty()).then(|| msg!("reads-sheets", sheets = sheets));
    let both = lines.into_iter().chain(sheets);
    both.reduce(|first, second| msg!("semicolon", first = first, second = second)).unwrap_or_else(|| "".into())
}
