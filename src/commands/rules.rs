//! The rules themselves: what each asks, since when, on what basis, and how it did in the past.
//!
//! In: a pack's declarations, the rules in code, and for the past folders of conferences. Out: one card per rule, and
//! counts. Must not: hold a rule of its own.

use crate::config;
use crate::intake::Intake;
use crate::model::finding::Severity;
use crate::model::form::{Form, InForce};
use crate::model::law::{Law, Provision};
use crate::model::number::decimal;
use crate::model::reading::{self, Reading};
use crate::model::relation::{Relation, Status};
use crate::model::report::Report;
use crate::pipeline::loader;
use crate::pipeline::read_and_validate::{Checking, Input, read_and_validate};
use crate::pipeline::threads;
use crate::project::Project;
use crate::validate::{EVERY_PERIOD, RULES, Rule};
use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The rules of one form of a pack.
#[derive(Debug, Clone, Serialize)]
pub struct RuleBook {
    /// Folder under `templates/`.
    pub pack: String,
    /// Form id.
    pub form: String,
    /// By id: rules of reading, then of content.
    pub rules: Vec<RuleCard>,
}

/// One rule, for people.
#[derive(Debug, Clone, Serialize)]
pub struct RuleCard {
    /// `V07`.
    pub id: String,
    /// What it asks, in Vietnamese.
    pub title: String,
    /// Weights its findings can have, heaviest first.
    pub severity: Vec<Severity>,
    /// Whether localities are told.
    pub status: Status,
    /// Days of data it is asked of, in Vietnamese.
    pub in_force: String,
    /// Legal bases, in Vietnamese; those of the law with their days.
    pub basis: Vec<String>,
    /// What it reads, in Vietnamese.
    pub reads: String,
    /// Where it stands.
    pub defined: String,
    /// A case that breaks it, in Vietnamese.
    pub example: String,
}

/// The rules of every form of every pack.
///
/// # Errors
/// A declaration is wrong.
pub fn rules(templates: &Path) -> Result<Vec<RuleBook>> {
    let mut books = Vec::new();
    for (pack, path, form, law) in config::forms(templates)? {
        books.push(RuleBook { rules: cards(&form, &law, &path), form: form.id, pack });
    }
    Ok(books)
}

fn cards(form: &Form, law: &Law, path: &str) -> Vec<RuleCard> {
    let mut cards: BTreeMap<String, RuleCard> = BTreeMap::new();
    for rule in &reading::RULES {
        cards.insert(rule.id.to_owned(), of_reading(rule));
    }
    for rule in &form.rules {
        let relations: Vec<&Relation> = form.relations.iter().filter(|relation| relation.rule == rule.id).collect();
        let mut card = of_relations(&relations, form, law, path);
        card.id = rule.id.to_string();
        card.title.clone_from(&rule.title);
        card.example.clone_from(&rule.example);
        card.status = rule.status;
        cards.insert(card.id.clone(), card);
    }
    for rule in RULES {
        match cards.get_mut(rule.id) {
            Some(card) => add(card, rule),
            None => drop(cards.insert(rule.id.to_owned(), of_code(rule))),
        }
    }
    cards.into_values().collect()
}

fn of_reading(rule: &Reading) -> RuleCard {
    RuleCard {
        id: rule.id.to_owned(),
        title: rule.title.to_owned(),
        severity: rule.severity.to_vec(),
        status: Status::Active,
        in_force: EVERY_PERIOD.to_owned(),
        basis: Vec::new(),
        reads: "tệp gửi đến".to_owned(),
        defined: "src/model/reading.rs".to_owned(),
        example: rule.example.to_owned(),
    }
}

fn of_relations(relations: &[&Relation], form: &Form, law: &Law, path: &str) -> RuleCard {
    let severity: BTreeSet<Severity> = relations.iter().map(|relation| relation.severity).collect();
    let days: Vec<String> = relations.iter().filter_map(|relation| relation.in_force).map(days).collect();
    let mut basis: Vec<String> = Vec::new();
    for relation in relations {
        let cited = relation.basis.iter().cloned();
        let of_law = law.provisions.iter().filter(|provision| relation.law.as_ref() == Some(&provision.id)).map(said);
        basis.extend(cited.chain(of_law).filter(|text| !basis.contains(text)).collect::<Vec<_>>());
    }
    RuleCard {
        id: String::new(),
        title: String::new(),
        severity: severity.into_iter().collect(),
        status: Status::Active,
        in_force: if days.is_empty() { EVERY_PERIOD.to_owned() } else { days.join("; ") },
        basis,
        reads: reads(relations, form),
        defined: path.to_owned(),
        example: String::new(),
    }
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

fn of_code(rule: &Rule) -> RuleCard {
    RuleCard {
        id: rule.id.to_owned(),
        title: rule.title.to_owned(),
        severity: vec![rule.severity],
        status: rule.status,
        in_force: rule.asked.to_owned(),
        basis: rule.basis.map(str::to_owned).into_iter().collect(),
        reads: rule.reads.to_owned(),
        defined: rule.file.replace('\\', "/"),
        example: rule.example.to_owned(),
    }
}

/// A rule with several rows, or with relations and a row, is one to whoever reads it.
fn add(card: &mut RuleCard, rule: &Rule) {
    let other = of_code(rule);
    card.severity.extend(other.severity);
    card.severity.sort();
    card.severity.dedup();
    for (into, from) in [
        (&mut card.title, other.title),
        (&mut card.reads, other.reads),
        (&mut card.defined, other.defined),
        (&mut card.example, other.example),
    ] {
        if !into.contains(&from) {
            let _ = write!(into, "; {from}");
        }
    }
    card.basis.extend(other.basis);
}

impl RuleBook {
    /// The book as Markdown, in Vietnamese: `docs/rules.vi.md` is this text.
    pub fn markdown(&self) -> String {
        let mut out = format!("# Quy tắc kiểm tra: gói {}, biểu {}\n", self.pack, self.form);
        out.push_str("\nTệp này do `briefbook rules` sinh ra, không sửa tay.\n");
        for card in &self.rules {
            out.push_str(&card.markdown());
        }
        out
    }
}

impl RuleCard {
    fn markdown(&self) -> String {
        let severity: Vec<&str> = self.severity.iter().map(|severity| severity.word()).collect();
        let status = match self.status {
            Status::Active => "áp dụng",
            Status::Shadow => "chạy thử, chỉ ban tổ chức thấy",
        };
        let mut rows = vec![("Mức", severity.join(", ")), ("Trạng thái", status.to_owned())];
        rows.push(("Thời gian", self.in_force.clone()));
        rows.push(("Đọc", self.reads.clone()));
        rows.extend(self.basis.iter().map(|basis| ("Căn cứ", basis.clone())));
        if !self.example.is_empty() {
            rows.push(("Ví dụ", self.example.clone()));
        }
        rows.push(("Khai báo tại", format!("`{}`", self.defined)));
        let mut out = format!("\n## {}. {}\n\n", self.id, self.title);
        for (name, text) in rows {
            let _ = writeln!(out, "- {name}: {text}");
        }
        out
    }
}

/// How a rule did over past conferences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Findings it made, told or not.
    pub fired: usize,
    /// Of these, told under another finding.
    pub folded: usize,
    /// Of these, explained by the locality.
    pub explained: usize,
    /// Of these, waived by the secretariat.
    pub waived: usize,
    /// Of these, on trial.
    pub shadow: usize,
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
pub fn backtest(options: &BacktestOptions) -> Result<BTreeMap<String, Record>> {
    threads::pool(options.jobs)?.install(|| {
        let mut records = BTreeMap::new();
        for folder in &options.conferences {
            let project = Project::load(folder, &options.templates)?;
            let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
            let asked = Input {
                folder,
                templates: &options.templates,
                paths: &loader::files(&folder.join("submissions"))?,
                checking: Checking::Conference,
                today: project.conference.generate_at.date_naive(),
            };
            count(&read_and_validate(&project, &asked, &intake, &|| ())?.report, &mut records);
        }
        Ok(records)
    })
}

fn count(report: &Report, records: &mut BTreeMap<String, Record>) {
    let told = report.findings.iter().map(|finding| (finding, false));
    for (finding, shadow) in told.chain(report.shadow.iter().map(|finding| (finding, true))) {
        let record = records.entry(finding.rule.to_string()).or_default();
        record.fired += 1;
        record.shadow += usize::from(shadow);
        record.explained += usize::from(finding.explanation.is_some());
        record.waived += usize::from(finding.waiver.is_some());
        for folded in &finding.explains {
            let record = records.entry(folded.rule.to_string()).or_default();
            record.fired += 1;
            record.folded += 1;
            record.shadow += usize::from(shadow);
        }
    }
}
