//! Earlier conferences, read for what they say of today's localities.
//!
//! In: the conference that `previous` names, and the one before it, and so on. Out: their values on today's map. Must
//! not: tell findings on their workbooks; that was their own conference's matter.

use crate::consolidate::rebase::{self, ByCode};
use crate::inbox::{self, Desk};
use crate::intake::Intake;
use crate::model::conference::Conference;
use crate::model::figure::Source;
use crate::model::form::{Form, Line, National};
use crate::model::locality::Vintage;
use crate::model::past::{Past, PastPeriod, PastValue, Shares};
use crate::model::submission::Submission;
use crate::publish::ManifestFile;
use crate::registry::{self, Registry, Succession};
use crate::schema::ReadFile;
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
        ensure!(
            conference.localities.as_ref().map(|list| &list.text) == now.localities.as_ref().map(|list| &list.text),
            "{}: previous names {id:?}, which has another list of localities",
            beside.join("conference.toml").display()
        );
        let (form, files) = schema::form(templates, &conference)?;
        // Today's form and thresholds are among the templates of the book.
        let own = files.iter().filter(|file| !setup.pack.files.iter().any(|ours| ours.name == file.name));
        let named = |file: &ReadFile| ManifestFile::new(format!("previous/{id}/{}", file.name), &file.bytes);
        earlier.inputs.extend(own.map(named));
        let period = one(setup, &conference, &form, &beside, intake, &mut earlier.inputs)?;
        earlier.past.periods.push(period);
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
) -> Result<PastPeriod> {
    let registry = Registry::of(conference.localities.as_ref(), conference.vintage, conference.data_to)?;
    let desk = Desk { form, registry: &registry, printable: &setup.printable, past: &Past::default() };
    let paths = inbox::files(&folder.join("submissions"))?;
    let received = inbox::receive(&desk, intake, &paths, &|| ());
    let mut submissions = Vec::new();
    for file in received {
        let ManifestFile { path, sha256, bytes } = file.manifest;
        inputs.push(ManifestFile { path: format!("previous/{}/{path}", conference.id), sha256, bytes });
        submissions.extend(file.submission);
    }
    let accepted = normalise::select(conference, form, submissions).value;
    on_todays_map(setup, conference, form, accepted)
}

/// Values on today's map; submissions of localities that are the same today.
fn on_todays_map(setup: &Setup, conference: &Conference, form: &Form, accepted: Vec<Submission>) -> Result<PastPeriod> {
    let bridge = Bridge::between(conference.vintage, setup, registry::successions()?)?;
    let today = &setup.pack.form;
    let carry =
        setup.conference.carry_forward.as_ref().filter(|_| setup.conference.previous.as_ref() == Some(&conference.id));
    let same = form.lines.iter().filter(|line| {
        line.national == National::Sum && today.line(&line.code).is_some_and(|now| now.unit == line.unit)
    });
    let mut values: BTreeMap<Arc<str>, BTreeMap<Arc<str>, PastValue>> = BTreeMap::new();
    for line in same {
        let then: ByCode = accepted
            .iter()
            .filter_map(|one| Some((Arc::clone(&one.locality.id.code), one.quantity(&line.code)?)))
            .collect();
        let carried = carry.is_some_and(|carry| today.line(&line.code).is_some_and(|line| carry.takes(line)));
        for (code, quantity) in bridge.cross(&then, line) {
            let cells =
                if carried { cells(conference, &accepted, &bridge.from(&code), &line.code) } else { Vec::new() };
            let value = PastValue { quantity, of: bridge.parts(&code, &accepted), cells };
            values.entry(code).or_default().insert(Arc::clone(&line.code), value);
        }
    }
    let heirs = |one: Submission| Some((bridge.heir(&one.locality.id.code)?, one));
    Ok(PastPeriod {
        conference: conference.id.clone(),
        period: conference.period,
        data_to: conference.data_to,
        vintage: conference.vintage,
        values,
        submissions: accepted.into_iter().filter_map(heirs).collect(),
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

/// The way from the map of an earlier conference to today's.
enum Bridge<'a> {
    Same,
    /// From the 63 to the 34.
    Merge(Vec<Succession>),
    /// From the 34 to the 63, by the shares the conference declares.
    Split(Vec<Succession>, &'a BTreeMap<Arc<str>, Shares>),
}

impl<'a> Bridge<'a> {
    fn between(then: Vintage, setup: &'a Setup, successions: Vec<Succession>) -> Result<Bridge<'a>> {
        if setup.conference.localities.is_some() {
            return Ok(Bridge::Same);
        }
        let apportion = &setup.conference.apportion;
        Ok(match (then, setup.conference.vintage) {
            (Vintage::V63, Vintage::V34) => Bridge::Merge(successions),
            (Vintage::V34, Vintage::V63) => {
                ensure!(
                    !apportion.is_empty(),
                    "previous leads to a conference of 34 localities, which nobody can take apart into the 63: leave it \
                     out, or declare shares under [apportion]"
                );
                Bridge::Split(successions, apportion)
            }
            (Vintage::V63, Vintage::V63) | (Vintage::V34, Vintage::V34) => Bridge::Same,
        })
    }

    fn cross(&self, then: &ByCode, line: &Line) -> ByCode {
        match self {
            Bridge::Same => then.clone(),
            Bridge::Merge(successions) => rebase::merged(then, successions),
            Bridge::Split(successions, apportion) => {
                let none = Shares::new();
                rebase::split(then, successions, apportion.get(&line.code).unwrap_or(&none), line.decimals)
            }
        }
    }

    /// Codes of the localities of then that a locality's value came from.
    fn from(&self, code: &Arc<str>) -> Vec<Arc<str>> {
        let then = |s: &Succession| match self {
            Bridge::Split(..) => (s.from.code == *code).then(|| Arc::clone(&s.to.code)),
            Bridge::Same | Bridge::Merge(_) => (s.to.code == *code).then(|| Arc::clone(&s.from.code)),
        };
        match self {
            Bridge::Same => vec![Arc::clone(code)],
            Bridge::Merge(successions) | Bridge::Split(successions, _) => successions.iter().filter_map(then).collect(),
        }
    }

    /// Names of the localities that became one, where several did.
    fn parts(&self, code: &Arc<str>, accepted: &[Submission]) -> Vec<Arc<str>> {
        let Bridge::Merge(_) = self else { return Vec::new() };
        let from = self.from(code);
        let parts = accepted.iter().filter(|one| from.len() > 1 && from.contains(&one.locality.id.code));
        parts.map(|one| format!("{} (cũ)", one.locality.name).into()).collect()
    }

    /// Today's code of a locality that is the same today.
    fn heir(&self, code: &Arc<str>) -> Option<Arc<str>> {
        let way = |s: &'_ Succession| match self {
            Bridge::Split(..) => (Arc::clone(&s.to.code), Arc::clone(&s.from.code)),
            Bridge::Same | Bridge::Merge(_) => (Arc::clone(&s.from.code), Arc::clone(&s.to.code)),
        };
        let successions = match self {
            Bridge::Same => return Some(Arc::clone(code)),
            Bridge::Merge(successions) | Bridge::Split(successions, _) => successions,
        };
        let ways: Vec<(Arc<str>, Arc<str>)> = successions.iter().map(way).collect();
        let (_, heir) = ways.iter().find(|(then, _)| then == code)?;
        let touching = ways.iter().filter(|(then, now)| then == code || now == heir).count();
        (touching == 1).then(|| Arc::clone(heir))
    }
}
