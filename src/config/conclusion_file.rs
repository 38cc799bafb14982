//! `conclusion.toml` of a pack.

use super::errors::DeclarationErrors;
use super::in_force_file::InForceFile;
use super::toml_file::TomlFile;
use crate::model::conclusion::{Addressee, AddresseeKind, ConclusionRules, Petitions, TaskReports};
use crate::model::conference::Conference;
use crate::model::form::Form;
use crate::msg;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConclusionFile {
    weight: usize,
    days: u64,
    petitions: Spanned<Petitions>,
    reports: Option<Spanned<TaskReports>>,
    addressee: Vec<AddresseeFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddresseeFile {
    name: Spanned<String>,
    #[serde(default)]
    also: Vec<String>,
    kind: AddresseeKind,
    lead: Option<String>,
    in_force: Option<InForceFile>,
}

/// Reads the rules, whose lists and columns the form has.
pub(super) fn parse(file: &TomlFile, form: &Form) -> Result<ConclusionRules, DeclarationErrors> {
    let rules = file.parse().map(|raw| rules(file, raw, form));
    file.finish(rules)
}

fn rules(file: &TomlFile, raw: ConclusionFile, form: &Form) -> ConclusionRules {
    let known = |table: &str, column: &str, span: std::ops::Range<usize>| {
        if form.column(table, column).is_none() {
            file.wrong(&span, msg!("form-has-no-column", form = &form.id, table = table, column = column));
        }
    };
    let petitions = raw.petitions.get_ref();
    for column in [&petitions.text, &petitions.agency] {
        known(&petitions.table, column, raw.petitions.span());
    }
    if let Some(reports) = &raw.reports {
        for column in [&reports.get_ref().task, &reports.get_ref().state] {
            known(&reports.get_ref().table, column, reports.span());
        }
    }
    let addressee = |raw: AddresseeFile| {
        let needs_lead = matches!(raw.kind, AddresseeKind::Peer | AddresseeKind::Above);
        if needs_lead && raw.lead.is_none() {
            file.wrong(&raw.name.span(), msg!("addressee-needs-lead", name = raw.name.get_ref()));
        }
        Addressee {
            in_force: raw.in_force.map(|days| days.parse(file)),
            name: raw.name.into_inner(),
            also: raw.also,
            kind: raw.kind,
            lead: raw.lead,
        }
    };
    ConclusionRules {
        weight: raw.weight,
        days: raw.days,
        petitions: raw.petitions.into_inner(),
        reports: raw.reports.map(Spanned::into_inner),
        addressees: raw.addressee.into_iter().map(addressee).collect(),
    }
}

/// Whether the tasks of a conference go to addressees of its pack and are measured by lines of its form.
pub(super) fn fits(conference: &Conference, rules: Option<&ConclusionRules>, form: &Form) -> DeclarationErrors {
    let mut errors = DeclarationErrors::default();
    for task in &conference.tasks {
        if rules.is_none_or(|rules| rules.addressee(&task.to, conference.date).is_none()) {
            errors.push(task.declared.clone(), msg!("no-such-addressee", name = &task.to));
        }
        for line in task.lines().filter(|line| form.line(line).is_none()) {
            errors.push(task.declared.clone(), msg!("form-has-no-line", form = &form.id, line = line));
        }
    }
    errors
}
