//! What the rules see of values that are made wrong: every line of every locality of past conferences, times and divided by
//! some factors.

use crate::commands::rules::BacktestOptions;
use crate::contracts::{LineMutations, Mutations, Seen};
use crate::intake::Intake;
use crate::model::finding::{Finding, Severity};
use crate::model::form::LineKind;
use crate::model::quantity::{LIMIT, half_up};
use crate::model::standing::Standing;
use crate::model::submission::{Reported, Submission};
use crate::pipeline::prepare::{Sources, read};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::read_and_validate::{Validated, context, former};
use crate::pipeline::threads;
use crate::project::Project;
use crate::validate::{self, Context, Others};
use anyhow::Result;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Times these, and divided by them.
const FACTORS: [u64; 12] =
    [2, 5, 10, 30, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/// Each with its name.
fn factors() -> Vec<(String, Decimal)> {
    let times = FACTORS.iter().map(|factor| (format!("×{factor}"), Decimal::from(*factor)));
    let divided = FACTORS.iter().map(|factor| (format!("÷{factor}"), Decimal::ONE / Decimal::from(*factor)));
    times.chain(divided).collect()
}

/// Makes every value of past conferences wrong, one at a time, and counts what today's rules see of it. Values that are reported
/// as they are are left alone.
///
/// # Errors
/// A declaration is wrong, or a folder cannot be listed.
pub fn mutations(options: &BacktestOptions) -> Result<Mutations> {
    threads::pool(options.jobs)?.install(|| {
        let mut all = Mutations::default();
        for folder in &options.conferences {
            let one = of_conference(folder, options)?;
            all.add(one);
        }
        Ok(all)
    })
}

fn of_conference(folder: &Path, options: &BacktestOptions) -> Result<Mutations> {
    let project = Project::load(folder, &options.templates)?;
    let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
    let sources = Sources::of(folder, &options.templates);
    let Validated { accepted, past, .. } = read(&project, &sources, &intake, &Unwatched)?;
    let former = former(&project.conference)?;
    let context = context(&project, &past, former.as_ref());
    let others = Others::of(context.form, context.period, &accepted);
    let localities: Vec<Mutations> =
        accepted.par_iter().map(|submission| of_submission(&context, &others, submission)).collect();
    let mut conference = Mutations::default();
    localities.into_iter().for_each(|one| conference.add(one));
    Ok(conference)
}

impl Mutations {
    fn add(&mut self, other: Mutations) {
        self.values += other.values;
        for (rule, count) in other.told_as_they_are {
            *self.told_as_they_are.entry(rule).or_default() += count;
        }
        for line in other.lines {
            match self.lines.iter_mut().find(|known| known.line == line.line) {
                Some(known) => known.factors.iter_mut().zip(&line.factors).for_each(|(seen, more)| seen.add(more)),
                None => self.lines.push(line),
            }
        }
    }
}

impl Seen {
    fn add(&mut self, other: &Seen) {
        self.tried += other.tried;
        self.told += other.told;
        self.held += other.held;
    }
}

fn of_submission(context: &Context<'_>, others: &Others, submission: &Submission) -> Mutations {
    let before = told(context, others, submission, None);
    let known: BTreeSet<&str> = before.iter().flat_map(Finding::lines).collect();
    let mut mutations = Mutations { values: submission.lines.len(), ..Mutations::default() };
    for finding in &before {
        *mutations.told_as_they_are.entry(finding.rule.to_string()).or_default() += 1;
    }
    let mut mutant = submission.clone();
    for line in context.form.lines.iter().filter(|line| line.kind != LineKind::Ratio) {
        let Some(reported) = submission.lines.get(&line.code).filter(|_| !known.contains(&*line.code)) else {
            continue;
        };
        let is_usable = reported.quantity.qualifier.is_none() && reported.quantity.value > Decimal::ZERO;
        let seen = factors().into_iter().map(|(factor, times)| {
            let mut seen = Seen { factor, tried: 0, told: 0, held: 0 };
            if let Some(wrong) = scaled(reported.quantity.value, times, line.decimals).filter(|_| is_usable) {
                seen.add(&see(context, others, &mut mutant, (&line.code, reported, wrong)));
            }
            seen
        });
        mutations.lines.push(LineMutations { line: Arc::clone(&line.code), factors: seen.collect() });
    }
    mutations
}

/// A value that could be typed; none where it is the same, nothing, or more than can be read.
fn scaled(value: Decimal, factor: Decimal, decimals: u32) -> Option<Decimal> {
    let wrong = half_up(value.checked_mul(factor)?, decimals);
    (wrong != value && !wrong.is_zero() && wrong < LIMIT).then_some(wrong)
}

fn see(
    context: &Context<'_>,
    others: &Others,
    mutant: &mut Submission,
    (line, reported, wrong): (&Arc<str>, &Reported, Decimal),
) -> Seen {
    let mut reported_wrong = reported.clone();
    reported_wrong.quantity.value = wrong;
    mutant.lines.insert(Arc::clone(line), reported_wrong);
    let found = told(context, others, mutant, Some(line));
    mutant.lines.insert(Arc::clone(line), reported.clone());
    let about = found.iter().filter(|finding| finding.lines().any(|code| *code == **line));
    let held = about.clone().any(|finding| is_held(finding, line));
    Seen { factor: String::new(), tried: 1, told: usize::from(about.count() > 0), held: usize::from(held) }
}

/// Errors and warnings on lines of one submission; of all lines, or of those that have to do with one.
fn told(context: &Context<'_>, others: &Others, submission: &Submission, line: Option<&str>) -> Vec<Finding> {
    let alone = match line {
        Some(line) => validate::check_line(context, submission, line),
        None => validate::check(context, submission),
    };
    let beside = validate::check_beside(context, others, submission);
    let found = alone.into_iter().chain(beside);
    found.filter(|finding| finding.severity != Severity::Info && finding.line.is_some()).collect()
}

/// Whether a finding keeps the value of a line out of every total.
fn is_held(finding: &Finding, line: &str) -> bool {
    finding.standing == Standing::Held && finding.line.as_deref() == Some(line)
}
