//! `[[rule]]` of a form file, and the registry of all rules that workbooks of the form are checked by.
//!
//! An id stands once over the form, the program and reading. What a form changes of a rule that is not its own it says
//! with `extends = "V18"`.

use super::known::Beside;
use super::rule_summary::summarise;
use super::toml_file::{Name, TomlFile};
use crate::model::finding::Severity;
use crate::model::form::Form;
use crate::model::law::Law;
use crate::model::relation::Relation;
use crate::model::rule::{Origin, Rule, Status};
use crate::model::standing::Standing;
use crate::msg;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    id: Option<Name>,
    extends: Option<Name>,
    title: Option<String>,
    #[serde(default)]
    why: String,
    example: Option<String>,
    severity: Option<Spanned<Severity>>,
    status: Option<Spanned<Status>>,
    explainable: Option<bool>,
    explains_errors: Option<bool>,
    standing: Option<Standing>,
    #[serde(default)]
    after: Vec<Name>,
}

/// All rules, each id once.
pub(super) struct Registry<'f> {
    file: &'f TomlFile,
    path: &'f str,
    rules: Vec<Rule>,
    /// The rules that the form declares, and where.
    own: Vec<(Arc<str>, Range<usize>)>,
    /// The rules that it extends.
    extended: BTreeSet<Arc<str>>,
}

impl<'f> Registry<'f> {
    /// The rules of the program and of reading as the form extends them, and its own.
    pub(super) fn of(file: &'f TomlFile, raw: &[Spanned<RuleFile>], beside: Beside<'f>) -> Registry<'f> {
        let rules = beside.built_in.to_vec();
        let mut registry = Registry { file, path: beside.path, rules, own: Vec::new(), extended: BTreeSet::new() };
        for rule in raw {
            match (&rule.get_ref().id, &rule.get_ref().extends) {
                (Some(id), None) => registry.declare(id, rule),
                (None, Some(id)) => registry.extend(id, rule.get_ref()),
                _ => file.wrong(&rule.span(), msg!("rule-id-or-extends")),
            }
        }
        for after in raw.iter().flat_map(|rule| &rule.get_ref().after) {
            registry.reference(after);
        }
        registry
    }

    fn declare(&mut self, id: &Name, raw: &Spanned<RuleFile>) {
        let (name, raw_rule) = (id.get_ref().as_str(), raw.get_ref());
        match self.rules.iter().find(|rule| *rule.id == *name).map(|rule| (rule.origin, rule.defined.clone())) {
            Some((Origin::Form, _)) => {
                self.file.wrong(&id.span(), msg!("rule-declared-twice", rule = name));
                return;
            }
            Some((_, defined)) => {
                let what = msg!("rule-of-program-declared", rule = name, defined = defined);
                self.file.wrong(&id.span(), what);
                return;
            }
            None => {}
        }
        if let Some(severity) = &raw_rule.severity {
            self.file.wrong(&severity.span(), msg!("severity-of-own-rule"));
        }
        if let Some(after) = raw_rule.after.first() {
            self.file.wrong(&after.span(), msg!("after-of-own-rule"));
        }
        let text = |key: &str, text: &Option<String>| {
            text.clone().unwrap_or_else(|| {
                self.file.wrong(&raw.span(), msg!("rule-needs-key", rule = name, key = key));
                String::new()
            })
        };
        self.rules.push(Rule {
            id: name.into(),
            title: text("title", &raw_rule.title).into(),
            why: raw_rule.why.as_str().into(),
            example: text("example", &raw_rule.example).into(),
            reads: "".into(),
            in_force: "".into(),
            basis: Vec::new(),
            severity: Vec::new(),
            reweighed: None,
            status: raw_rule.status.as_ref().map(|status| *status.get_ref()).unwrap_or_default(),
            explainable: raw_rule.explainable.unwrap_or(true),
            explains_errors: raw_rule.explains_errors.unwrap_or(false),
            // A rule that does not say so casts doubt: no number passes for certain because a key was left out.
            standing: raw_rule.standing.unwrap_or(Standing::Doubtful),
            after: Vec::new(),
            origin: Origin::Form,
            defined: self.path.to_owned(),
        });
        self.own.push((name.into(), id.span()));
    }

    fn extend(&mut self, id: &Name, raw: &RuleFile) {
        let name = id.get_ref().as_str();
        let file = self.file;
        let Some(rule) = self.rules.iter_mut().find(|rule| *rule.id == *name && rule.origin != Origin::Form) else {
            file.wrong(&id.span(), msg!("no-rule-to-extend", rule = name));
            return;
        };
        if !self.extended.insert(Arc::clone(&rule.id)) {
            file.wrong(&id.span(), msg!("rule-extended-twice", rule = name));
            return;
        }
        // A workbook that cannot be read stays unread, whatever it is called.
        let spans = raw.severity.as_ref().map(Spanned::span).into_iter().chain(raw.status.as_ref().map(Spanned::span));
        if rule.origin == Origin::Reading {
            for span in spans {
                file.wrong(&span, msg!("rule-of-reading-extended", rule = name));
            }
            return;
        }
        if let Some(title) = &raw.title {
            rule.title = title.as_str().into();
        }
        if let Some(example) = &raw.example {
            rule.example = example.as_str().into();
        }
        if !raw.why.is_empty() {
            rule.why = raw.why.as_str().into();
        }
        if let Some(severity) = raw.severity.as_ref().map(|severity| *severity.get_ref()) {
            (rule.severity, rule.reweighed) = (vec![severity], Some(severity));
        }
        rule.status = raw.status.as_ref().map_or(rule.status, |status| *status.get_ref());
        rule.standing = raw.standing.unwrap_or(rule.standing);
        rule.explainable = raw.explainable.unwrap_or(rule.explainable);
        rule.explains_errors = raw.explains_errors.unwrap_or(rule.explains_errors);
        rule.after.extend(raw.after.iter().map(|id| Arc::from(id.get_ref().as_str())));
        rule.defined = format!("{}; {}", self.path, rule.defined);
    }

    /// The rule a relation belongs to: one of the form, or one that it extends.
    pub(super) fn of_relation(&self, id: &Name) -> Arc<str> {
        let name = id.get_ref().as_str();
        let is_ours = self.own.iter().any(|(own, _)| **own == *name) || self.extended.contains(name);
        if !is_ours && self.has(name) {
            let what = msg!("relation-of-program-rule", rule = name);
            self.file.wrong(&id.span(), what);
        } else if !is_ours {
            self.reference(id);
        }
        name.into()
    }

    /// A rule that is referred to.
    pub(super) fn reference(&self, id: &Name) -> Arc<str> {
        let name = id.get_ref().as_str();
        if !self.has(name) {
            self.file.wrong(&id.span(), msg!("no-such-rule", rule = name));
        }
        name.into()
    }

    /// What findings of a rule make of values.
    pub(super) fn standing(&self, id: &str) -> Standing {
        self.rules.iter().find(|rule| *rule.id == *id).map(|rule| rule.standing).unwrap_or_default()
    }

    fn has(&self, id: &str) -> bool {
        self.rules.iter().any(|rule| *rule.id == *id)
    }

    /// The rules with what their relations say of them, by id.
    pub(super) fn complete(self, form: &Form, law: Option<&Law>) -> Vec<Rule> {
        let of_rule = |id: &str| -> Vec<&Relation> { form.relations.iter().filter(|one| *one.rule == *id).collect() };
        for (id, span) in self.own.iter().filter(|(id, _)| of_rule(id).is_empty()) {
            self.file.wrong(span, msg!("rule-without-relation", rule = id));
        }
        let complete = |rule: Rule| match of_rule(&rule.id) {
            relations if relations.is_empty() => rule,
            relations => summarise(rule, &relations, form, law),
        };
        let mut rules: Vec<Rule> = self.rules.into_iter().map(complete).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        rules
    }
}
