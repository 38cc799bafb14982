//! The way of values from the map of an earlier conference to today's.

use crate::consolidate::boundaries::{self, ByCode};
use crate::localities::Succession;
use crate::messages::fail;
use crate::model::form::Line;
use crate::model::history::Shares;
use crate::model::locality::Vintage;
use crate::model::submission::Submission;
use crate::msg;
use crate::project::Project;
use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The way from the map of an earlier conference to today's.
pub(super) enum BoundaryMapping<'a> {
    Same,
    /// From the 63 to the 34.
    Merge(Vec<Succession>),
    /// From the 34 to the 63, by the shares the conference declares.
    Split(Vec<Succession>, &'a BTreeMap<Arc<str>, Shares>),
}

impl<'a> BoundaryMapping<'a> {
    pub(super) fn between(
        then: Vintage,
        project: &'a Project,
        successions: Vec<Succession>,
    ) -> Result<BoundaryMapping<'a>> {
        if project.conference.localities.is_some() {
            return Ok(BoundaryMapping::Same);
        }
        let apportion = &project.conference.apportion;
        Ok(match (then, project.conference.vintage) {
            (Vintage::V63, Vintage::V34) => BoundaryMapping::Merge(successions),
            (Vintage::V34, Vintage::V63) => {
                if apportion.is_empty() {
                    return Err(fail(msg!("previous-of-old-map")));
                }
                BoundaryMapping::Split(successions, apportion)
            }
            (Vintage::V63, Vintage::V63) | (Vintage::V34, Vintage::V34) => BoundaryMapping::Same,
        })
    }

    pub(super) fn cross(&self, then: &ByCode, line: &Line) -> ByCode {
        match self {
            BoundaryMapping::Same => then.clone(),
            BoundaryMapping::Merge(successions) => boundaries::merged(then, successions),
            BoundaryMapping::Split(successions, apportion) => {
                let none = Shares::new();
                boundaries::split(then, successions, apportion.get(&line.code).unwrap_or(&none), line.decimals)
            }
        }
    }

    /// Codes of the localities of then that a locality's value came from.
    pub(super) fn from(&self, code: &Arc<str>) -> Vec<Arc<str>> {
        let then = |s: &Succession| match self {
            BoundaryMapping::Split(..) => (s.from.code == *code).then(|| Arc::clone(&s.to.code)),
            BoundaryMapping::Same | BoundaryMapping::Merge(_) => (s.to.code == *code).then(|| Arc::clone(&s.from.code)),
        };
        match self {
            BoundaryMapping::Same => vec![Arc::clone(code)],
            BoundaryMapping::Merge(successions) | BoundaryMapping::Split(successions, _) => {
                successions.iter().filter_map(then).collect()
            }
        }
    }

    /// Names of the localities that became one, where several did.
    pub(super) fn parts(&self, code: &Arc<str>, accepted: &[Submission]) -> Vec<Arc<str>> {
        let BoundaryMapping::Merge(_) = self else { return Vec::new() };
        let from = self.from(code);
        let parts = accepted.iter().filter(|one| from.len() > 1 && from.contains(&one.locality.id.code));
        parts.map(|one| Arc::clone(&one.locality.name)).collect()
    }

    /// Today's code of a locality that is the same today.
    pub(super) fn successor(&self, code: &Arc<str>) -> Option<Arc<str>> {
        let way = |s: &'_ Succession| match self {
            BoundaryMapping::Split(..) => (Arc::clone(&s.to.code), Arc::clone(&s.from.code)),
            BoundaryMapping::Same | BoundaryMapping::Merge(_) => (Arc::clone(&s.from.code), Arc::clone(&s.to.code)),
        };
        let successions = match self {
            BoundaryMapping::Same => return Some(Arc::clone(code)),
            BoundaryMapping::Merge(successions) | BoundaryMapping::Split(successions, _) => successions,
        };
        let ways: Vec<(Arc<str>, Arc<str>)> = successions.iter().map(way).collect();
        let (_, successor) = ways.iter().find(|(then, _)| then == code)?;
        let touching = ways.iter().filter(|(then, now)| then == code || now == successor).count();
        (touching == 1).then(|| Arc::clone(successor))
    }
}
