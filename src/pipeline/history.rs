//! The conferences that `previous` leads to, read for what they say of today's localities. Findings on their workbooks were
//! their own conference's matter.

use super::boundary_mapping::BoundaryMapping;
use super::earlier::Earlier;
use crate::config::ReadFile;
use crate::consolidate::boundaries::ByCode;
use crate::intake::Intake;
use crate::localities::{self, LocalityMap};
use crate::messages::fail;
use crate::model::conference::Conference;
use crate::model::decision::{Ruling, ValueDecisions};
use crate::model::doubt::{Doubt, Doubts};
use crate::model::figure::Source;
use crate::model::finding::Finding;
use crate::model::form::{Form, National};
use crate::model::history::{Concluded, Past, PastPeriod, PastValue};
use crate::model::quantity::Quantity;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::model::waiver::Waiver;
use crate::msg;
use crate::pipeline::loader::{self, ReadContext};
use crate::pipeline::{decisions, receipts, selection};
use crate::project::Project;
use crate::publish::ManifestFile;
use crate::validate::Context;
use crate::{config, validate};
use anyhow::Result;
use chrono::NaiveDate;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// How many periods back are read: enough to learn what is usual of a line, little enough to be read in a second.
const MOST: usize = 8;

/// Follows `previous` back through time.
pub(crate) fn read(project: &Project, folder: &Path, templates: &Path, intake: &Intake) -> Result<Earlier> {
    let (mut past, mut inputs) = (Past::default(), Vec::new());
    let mut now = project.conference.clone();
    while let Some(id) = now.previous.clone().filter(|_| past.periods.len() < MOST) {
        let beside = folder.join("..").join(&id);
        let (conference, file) = config::conference(&beside)?;
        let path = beside.join("conference.toml").display().to_string();
        inputs.push(ManifestFile::new(format!("previous/{id}/{}", file.name), &file.bytes));
        if conference.localities.as_ref().map(|list| &list.text) != now.localities.as_ref().map(|list| &list.text) {
            return Err(fail(msg!("previous-other-localities", path = path, id = &id)));
        }
        let (form, files) = config::form(templates, &conference, &validate::built_in())?;
        // Today's form and thresholds are among the templates of the book.
        let own = files.iter().filter(|file| !project.pack.files.iter().any(|ours| ours.name == file.name));
        let named = |file: &ReadFile| ManifestFile::new(format!("previous/{id}/{}", file.name), &file.bytes);
        inputs.extend(own.map(named));
        let period = one(project, &conference, &form, &beside, intake, &mut inputs)?;
        past.periods.push(period);
        now = conference;
    }
    Ok(Earlier { past: Arc::new(past), inputs })
}

/// One conference, read as it was read then.
fn one(
    project: &Project,
    conference: &Conference,
    form: &Form,
    folder: &Path,
    intake: &Intake,
    inputs: &mut Vec<ManifestFile>,
) -> Result<PastPeriod> {
    let map = LocalityMap::of(conference.localities.as_ref(), conference.vintage, conference.data_to)?;
    let (register, register_file) = config::receipts(folder)?.unzip();
    let (decisions, decided) = config::decisions(folder, &map, form)?.unzip();
    let decisions = decisions.unwrap_or_default();
    let named = |file: &ReadFile| ManifestFile::new(format!("previous/{}/{}", conference.id, file.name), &file.bytes);
    inputs.extend(register_file.iter().chain(&decided).map(named));
    let past = Past::default();
    let read = ReadContext {
        form,
        map: &map,
        past: &past,
        decisions: &decisions,
        conference,
        words: &project.pack.catalogue,
        readings: None,
    };
    let files = loader::files(&folder.join("submissions"))?;
    let received = loader::receive(&read, intake, &files, &|| ());
    let receipts = receipts::of(register.as_ref(), &received);
    for file in &received {
        let ManifestFile { path, sha256, bytes } = file.manifest.clone();
        inputs.push(ManifestFile { path: format!("previous/{}/{path}", conference.id), sha256, bytes });
    }
    let selection = selection::select(&read, register.as_ref(), received, None);
    let (findings, mut accepted) = (selection.findings, selection.selected.accepted);
    let values = decisions::on_values(&decisions, &accepted, &receipts).value;
    accepted.iter_mut().for_each(|submission| correct(submission, &values));
    let context = Context {
        form,
        law: &project.pack.law,
        day: conference.data_to,
        period: conference.period,
        past: &past,
        map: &map,
        former: None,
    };
    let waivers = decisions.waivers_with(&conference.waivers);
    let today = conference.generate_at.date_naive();
    let doubts = doubts(&context, findings, &accepted, (&waivers, today)).settled(&values);
    on_todays_map(project, conference, form, accepted, &doubts)
}

/// What was not sound when it was reported, as far as its own conference could tell: what went before it is not read again.
fn doubts(
    context: &Context<'_>,
    mut findings: Vec<Finding>,
    accepted: &[Submission],
    (waivers, today): (&[Waiver], NaiveDate),
) -> Doubts {
    findings.par_extend(accepted.par_iter().flat_map_iter(|submission| validate::check(context, submission)));
    findings.extend(validate::check_all(context, accepted));
    let report = validate::report(context, findings, accepted, waivers, today);
    Doubts::of(&report.findings, accepted, context.form)
}

/// Puts the values that were corrected by decision in place of those reported.
fn correct(submission: &mut Submission, values: &ValueDecisions) {
    for ((place, line), decision) in values {
        if let Some(Ruling::Correct { value, .. }) = &decision.ruling
            && *place == submission.locality.id.code
            && let Some(reported) = submission.lines.get_mut(line)
        {
            reported.quantity = Quantity { value: value.value, qualifier: None };
        }
    }
}

/// Values on today's map; submissions of localities that are the same today.
fn on_todays_map(
    project: &Project,
    conference: &Conference,
    form: &Form,
    accepted: Vec<Submission>,
    doubts: &Doubts,
) -> Result<PastPeriod> {
    let mapping = BoundaryMapping::between(conference.vintage, project, localities::successions()?)?;
    let today = &project.pack.form;
    let carry = project
        .conference
        .carry_forward
        .as_ref()
        .filter(|_| project.conference.previous.as_ref() == Some(&conference.id));
    let standing = |one: &Submission, line: &str| {
        doubts.get(&one.locality.id.code, line).map(|doubt| doubt.standing).unwrap_or_default()
    };
    let same = form.lines.iter().filter(|line| {
        line.national == National::Sum && today.line(&line.code).is_some_and(|now| now.unit == line.unit)
    });
    let mut values: BTreeMap<Arc<str>, BTreeMap<Arc<str>, PastValue>> = BTreeMap::new();
    for line in same {
        let then: ByCode = accepted
            .iter()
            .filter(|one| standing(one, &line.code) != Standing::Held)
            .filter_map(|one| Some((Arc::clone(&one.locality.id.code), one.quantity(&line.code)?)))
            .collect();
        let carried = carry.is_some_and(|carry| today.line(&line.code).is_some_and(|line| carry.takes(line)));
        for (code, quantity) in mapping.cross(&then, line) {
            let cells =
                if carried { cells(conference, &accepted, &mapping.from(&code), &line.code) } else { Vec::new() };
            let from = mapping.from(&code);
            let doubts: Vec<&Doubt> = from.iter().filter_map(|code| doubts.get(code, &line.code)).collect();
            let stake = doubts.iter().map(|doubt| doubt.stake).sum::<Option<Decimal>>();
            let value =
                PastValue { doubtful: !doubts.is_empty(), stake, quantity, of: mapping.parts(&code, &accepted), cells };
            values.entry(code).or_default().insert(Arc::clone(&line.code), value);
        }
    }
    let successors = |one: Submission| Some((mapping.successor(&one.locality.id.code)?, one));
    Ok(PastPeriod {
        conference: conference.id.clone(),
        period: conference.period,
        data_to: conference.data_to,
        vintage: conference.vintage,
        concluded: Concluded {
            title: conference.title.clone(),
            date: conference.date,
            tasks: conference.tasks.clone(),
        },
        values,
        submissions: accepted.into_iter().filter_map(successors).collect(),
    })
}

/// Where a value was read from, a cell for each of the localities of then that it came from; `accepted` is by code.
fn cells(conference: &Conference, accepted: &[Submission], from: &[Arc<str>], line: &str) -> Vec<Source> {
    let cell = |code: &Arc<str>| {
        let at = accepted.binary_search_by(|one| one.locality.id.code.cmp(code)).ok()?;
        let reported = accepted.get(at)?.lines.get(line)?;
        Some(Source::Cell {
            file: format!("{}/{}", conference.id, reported.cell.file).into(),
            sheet: Arc::clone(&reported.cell.sheet),
            cell: reported.cell.a1(),
            raw: reported.raw.clone(),
            reading: reported.reading.clone(),
        })
    };
    from.iter().filter_map(cell).collect()
}
