//! Earlier conferences, read for what they say of today's localities.
//!
//! In: the conference that `previous` names, and the one before it, and so on. Out: their values on today's map. Must
//! not: tell findings on their workbooks; that was their own conference's matter.

use crate::inbox::{self, Desk};
use crate::intake::Intake;
use crate::model::conference::Conference;
use crate::model::form::{Form, National};
use crate::model::locality::Vintage;
use crate::model::past::{Past, PastPeriod, PastValue};
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::submission::Submission;
use crate::publish::ManifestFile;
use crate::registry::{self, Registry};
use crate::setup::Setup;
use crate::{normalise, schema};
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// How many periods back are read: enough to learn what is usual of a line, little enough to be read in a second.
const MOST: usize = 8;

/// What earlier conferences say, and the files it was read from.
#[derive(Default)]
pub(crate) struct Earlier {
    pub(crate) past: Past,
    pub(crate) inputs: Vec<ManifestFile>,
}

/// Follows `previous` back through time.
pub(crate) fn read(setup: &Setup, folder: &Path, templates: &Path, intake: &Intake) -> Result<Earlier> {
    let mut earlier = Earlier::default();
    let mut now = setup.conference.clone();
    while let Some(id) = now.previous.clone().filter(|_| earlier.past.periods.len() < MOST) {
        let beside = folder.join("..").join(&id);
        let (conference, file) = schema::conference(&beside)?;
        ensure!(
            conference.data_to < now.data_to,
            "{}: previous names {id:?}, whose data do not end before those of {:?}",
            beside.join("conference.toml").display(),
            now.id
        );
        earlier.inputs.push(ManifestFile::new(format!("previous/{id}/{}", file.name), &file.bytes));
        let form = schema::form(templates, &conference)?;
        let period = one(setup, &conference, &form, &beside, intake, &mut earlier.inputs)?;
        earlier.past.periods.extend(period);
        now = conference;
    }
    Ok(earlier)
}

/// One conference, read as it was read then.
fn one(
    setup: &Setup,
    conference: &Conference,
    form: &Form,
    folder: &Path,
    intake: &Intake,
    inputs: &mut Vec<ManifestFile>,
) -> Result<Option<PastPeriod>> {
    let registry = Registry::load(conference.vintage, conference.data_to)?;
    let desk = Desk { form, registry: &registry, printable: &setup.printable, past: &Past::default() };
    let paths = inbox::files(&folder.join("submissions"))?;
    let received = inbox::receive(&desk, intake, &paths, &|| ());
    let mut submissions = Vec::new();
    for file in received {
        let ManifestFile { path, sha256, bytes } = file.manifest;
        inputs.push(ManifestFile { path: format!("previous/{}/{path}", conference.id), sha256, bytes });
        submissions.extend(file.submission);
    }
    let accepted = normalise::select(conference, submissions).value;
    on_todays_map(setup, conference, form, accepted)
}

/// Nothing where today's map is the older one: what was merged cannot be taken apart.
fn on_todays_map(
    setup: &Setup,
    conference: &Conference,
    form: &Form,
    accepted: Vec<Submission>,
) -> Result<Option<PastPeriod>> {
    let by_code: BTreeMap<Arc<str>, Submission> =
        accepted.into_iter().map(|submission| (Arc::clone(&submission.locality.id.code), submission)).collect();
    let predecessors: BTreeMap<Arc<str>, Vec<Arc<str>>> = match (conference.vintage, setup.conference.vintage) {
        (then, now) if then == now => by_code.keys().map(|code| (Arc::clone(code), vec![Arc::clone(code)])).collect(),
        (Vintage::V63, Vintage::V34) => {
            let mut into: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
            for succession in registry::successions()? {
                into.entry(succession.to.code).or_default().push(succession.from.code);
            }
            into
        }
        _ => return Ok(None),
    };
    let mut period = PastPeriod { period: conference.period, values: BTreeMap::new(), submissions: BTreeMap::new() };
    for (code, from) in predecessors {
        let parts: Vec<&Submission> = from.iter().filter_map(|code| by_code.get(code)).collect();
        // A sum that misses a part would look like growth.
        if parts.len() == from.len() {
            period.values.insert(Arc::clone(&code), summed(setup, form, &parts));
        }
        if let ([only], 1) = (&parts[..], from.len()) {
            period.submissions.insert(code, (*only).clone());
        }
    }
    Ok(Some(period))
}

/// Lines that both forms have, in the same unit, and that are sums.
fn summed(setup: &Setup, form: &Form, parts: &[&Submission]) -> BTreeMap<Arc<str>, PastValue> {
    let today = &setup.pack.form;
    let same = form.lines.iter().filter(|line| {
        line.national == National::Sum && today.line(&line.code).is_some_and(|now| now.unit == line.unit)
    });
    let sum = |code: &str| -> Option<Quantity> {
        let quantities: Vec<Quantity> = parts.iter().map(|part| part.quantity(code)).collect::<Option<_>>()?;
        let value = quantities.iter().map(|quantity| quantity.value).sum();
        Some(Quantity { value, qualifier: quantities.iter().fold(None, |all, q| Qualifier::of_sum(all, q.qualifier)) })
    };
    let of = match parts {
        [_] => Vec::new(),
        several => several.iter().map(|part| format!("{} (cũ)", part.locality.name).into()).collect(),
    };
    same.filter_map(|line| Some((Arc::clone(&line.code), PastValue { quantity: sum(&line.code)?, of: of.clone() })))
        .collect()
}
