//! What the relations of a rule say of it: what it reads, since when, on what basis.

use crate::model::finding::Severity;
use crate::model::form::Form;
use crate::model::in_force::InForce;
use crate::model::law::{Law, Provision};
use crate::model::number::decimal;
use crate::model::relation::Relation;
use crate::model::rule::Rule;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A rule with what its relations add.
pub(super) fn summarise(rule: Rule, relations: &[&Relation], form: &Form, law: Option<&Law>) -> Rule {
    let weights = relations.iter().map(|relation| relation.severity);
    let severity: BTreeSet<Severity> = rule.severity.iter().copied().chain(weights).collect();
    let of_law = bases(relations, law);
    Rule {
        severity: severity.into_iter().collect(),
        reads: joined([reads(relations, form), rule.reads]),
        in_force: joined([in_force(relations), rule.in_force]),
        basis: of_law.into_iter().chain(rule.basis).collect(),
        ..rule
    }
}

/// Texts one after the other, each once.
fn joined(texts: [String; 2]) -> String {
    let [first, second] = texts;
    if second.is_empty() || first.contains(&second) { first } else { format!("{first}; {second}") }
}

fn bases(relations: &[&Relation], law: Option<&Law>) -> Vec<String> {
    let mut bases: Vec<String> = Vec::new();
    for relation in relations {
        let provisions = law.into_iter().flat_map(|law| &law.provisions);
        let of_law = provisions.filter(|provision| relation.law.as_ref() == Some(&provision.id)).map(said);
        let found: Vec<String> = relation.basis.iter().cloned().chain(of_law).collect();
        bases.extend(found.into_iter().filter(|text| !bases.contains(text)).collect::<Vec<_>>());
    }
    bases
}

fn in_force(relations: &[&Relation]) -> String {
    let days: Vec<String> = relations.iter().filter_map(|relation| relation.in_force).map(days).collect();
    if days.is_empty() { "mọi kỳ".to_owned() } else { days.join("; ") }
}

fn days(in_force: InForce) -> String {
    let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    match in_force.to {
        Some(to) => format!("số liệu từ {} đến {}", day(in_force.from), day(to)),
        None => format!("số liệu từ {}", day(in_force.from)),
    }
}

fn said(provision: &Provision) -> String {
    let value = provision.value.map_or(String::new(), |value| format!("; mức {}", decimal(value)));
    format!("{} ({}{value}): {}", provision.citation(), days(provision.in_force), provision.says)
}

fn reads(relations: &[&Relation], form: &Form) -> String {
    let lines: BTreeSet<_> = relations.iter().flat_map(|relation| relation.must.lines()).collect();
    let lines: Vec<&str> =
        form.lines.iter().filter(|line| lines.contains(&line.code)).map(|line| &*line.code).collect();
    let tables: BTreeSet<&str> = relations
        .iter()
        .filter_map(|relation| relation.must.table())
        .filter_map(|key| Some(form.sheet(key)?.name.as_str()))
        .collect();
    let mut parts = Vec::new();
    if !lines.is_empty() {
        parts.push(format!("chỉ tiêu {}", lines.join(", ")));
    }
    if !tables.is_empty() {
        parts.push(format!("trang tính {}", tables.into_iter().collect::<Vec<_>>().join(", ")));
    }
    parts.join("; ")
}
