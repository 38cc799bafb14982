//! The rules themselves: what each asks, since when, on what basis, and how it did in the past.

use crate::config;
use crate::contracts::{Backtest, Fired, FormRules, RuleRecord};
use crate::intake::Intake;
use crate::messages::Catalogue;
use crate::model::finding::Severity;
use crate::model::language::Language;
use crate::model::message::Message;
use crate::model::report::Report;
use crate::model::rule::{Rule, Status};
use crate::msg;
use crate::pipeline::prepare::{Sources, read};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::threads;
use crate::project::Project;
use crate::validate;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rules of one form of a pack.
#[derive(Debug, Clone)]
pub struct RuleBook {
    /// Folder under `templates/`.
    pub pack: String,
    /// Form id.
    pub form: String,
    /// By id: rules of reading, then of content.
    pub rules: Vec<Rule>,
}

/// The rules of every form of every pack.
///
/// # Errors
/// A declaration is wrong.
pub fn rules(templates: &Path) -> Result<Vec<RuleBook>> {
    let forms = config::forms(templates, &validate::built_in())?;
    Ok(forms.into_iter().map(|(pack, form)| RuleBook { pack, form: form.id, rules: form.rules }).collect())
}

impl RuleBook {
    /// The book as `rules --json` writes it: in Vietnamese, the language of the packs.
    pub fn record(&self) -> FormRules {
        let words = Catalogue::embedded(Language::Vi);
        let rules = self.rules.iter().map(|rule| RuleRecord::new(rule, words)).collect();
        FormRules { pack: self.pack.clone(), form: self.form.clone(), rules }
    }

    /// The book as Markdown: in Vietnamese it is `docs/rules.vi.md`.
    pub fn markdown(&self, catalogue: &Catalogue) -> String {
        let title = catalogue.text(&msg!("rule-book-title", pack = &self.pack, form = &self.form));
        let rules: String = self.rules.iter().map(|rule| markdown(rule, catalogue)).collect();
        format!("# {title}\n\n{}\n{rules}", catalogue.text(&msg!("rule-book-made")))
    }
}

fn severity_word(severity: Severity) -> Message {
    match severity {
        Severity::Error => msg!("severity-error"),
        Severity::Warning => msg!("severity-warning"),
        Severity::Info => msg!("severity-info"),
    }
}

fn markdown(rule: &Rule, catalogue: &Catalogue) -> String {
    let severity: Vec<Message> = rule.severity.iter().map(|severity| severity_word(*severity)).collect();
    let status = match rule.status {
        Status::Active => msg!("rule-active"),
        Status::Trial => msg!("rule-on-trial"),
    };
    let mut rows = vec![msg!("rule-book-severity", text = severity), msg!("rule-book-status", text = status)];
    rows.push(msg!("rule-book-why", text = rule.why.clone()));
    rows.push(msg!("rule-book-in-force", text = rule.in_force.clone()));
    rows.push(msg!("rule-book-reads", text = rule.reads.clone()));
    rows.extend(rule.basis.iter().map(|basis| msg!("rule-book-basis", text = basis.clone())));
    rows.push(msg!("rule-book-example", text = rule.example.clone()));
    rows.push(msg!("rule-book-defined", file = &rule.defined));
    let is_said = |row: &Message| !row.facts().any(|(_, fact)| catalogue.fact(fact).is_empty());
    let rows = rows.iter().filter(|row| is_said(row));
    let rows: String = rows.map(|row| format!("- {}\n", catalogue.text(row))).collect();
    format!("\n## {}. {}\n\n{rows}", rule.id, catalogue.text(&rule.title))
}

/// What a back-test is asked for.
#[derive(Debug, Clone)]
pub struct BacktestOptions {
    /// Folders of conferences.
    pub conferences: Vec<PathBuf>,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Runs today's rules over past conferences and counts by rule what came of them.
///
/// # Errors
/// A declaration is wrong, or a folder cannot be listed.
pub fn backtest(options: &BacktestOptions) -> Result<Backtest> {
    threads::pool(options.jobs)?.install(|| {
        let mut records = BTreeMap::new();
        for folder in &options.conferences {
            let project = Project::load(folder, &options.templates)?;
            let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
            let sources = Sources::of(folder, &options.templates);
            count(&read(&project, &sources, &intake, &Unwatched)?.report, &mut records);
        }
        Ok(Backtest { rules: records })
    })
}

fn count(report: &Report, records: &mut BTreeMap<String, Fired>) {
    let reported = report.findings.iter().map(|finding| (finding, false));
    for (finding, on_trial) in reported.chain(report.trial.iter().map(|finding| (finding, true))) {
        let record = records.entry(finding.rule.to_string()).or_default();
        record.fired += 1;
        record.trial += usize::from(on_trial);
        record.explained += usize::from(finding.explanation.is_some());
        record.waived += usize::from(finding.waiver.is_some());
        for grouped in &finding.explains {
            let record = records.entry(grouped.rule.to_string()).or_default();
            record.fired += 1;
            record.grouped += 1;
            record.trial += usize::from(on_trial);
        }
    }
}
