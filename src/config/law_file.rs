//! `thresholds.toml` as it is written, turned into the [`Law`] of a pack.
//!
//! In: the file. Out: provisions by matter and day. Must not: accept two provisions of one matter on one day, or a source
//! that is neither the text itself nor a report on it.

use super::form_file::{day, decimal};
use super::toml_file::TomlFile;
use crate::model::form::InForce;
use crate::model::law::{Known, Law, Provision};
use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LawFile {
    instrument: Vec<InstrumentFile>,
    provision: Vec<ProvisionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstrumentFile {
    id: String,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvisionFile {
    id: Spanned<String>,
    instrument: Spanned<String>,
    #[serde(default)]
    article: String,
    says: String,
    value: Option<Spanned<String>>,
    in_force: InForceFile,
    known: Known,
    spares_before: Option<Spanned<Datetime>>,
    #[serde(default)]
    discretion: bool,
}

/// First and last day as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InForceFile {
    from: Spanned<Datetime>,
    to: Option<Spanned<Datetime>>,
}

impl InForceFile {
    /// The days, of which the last is not before the first.
    pub(super) fn parse(&self, file: &TomlFile) -> Result<InForce> {
        let in_force =
            InForce { from: day(file, &self.from)?, to: self.to.as_ref().map(|to| day(file, to)).transpose()? };
        match (&self.to, in_force.to) {
            (Some(at), Some(to)) if to < in_force.from => Err(file.error(&at.span(), "it ends before it begins")),
            _ => Ok(in_force),
        }
    }
}

/// Reads the table.
pub(super) fn parse(file: &TomlFile) -> Result<Law> {
    let raw: LawFile = file.parse()?;
    let titles: BTreeMap<&str, &str> = raw.instrument.iter().map(|i| (i.id.as_str(), i.title.as_str())).collect();
    let mut law = Law::default();
    for provision in &raw.provision {
        let title = titles.get(provision.instrument.get_ref().as_str()).ok_or_else(|| {
            let message = format!("there is no instrument {:?} in this file", provision.instrument.get_ref());
            file.error(&provision.instrument.span(), message)
        })?;
        let parsed = provision.parse(file, title)?;
        if law.provisions.iter().any(|other| other.id == parsed.id && overlap(other.in_force, parsed.in_force)) {
            let message = format!("{:?} is in force twice on one day", parsed.id);
            return Err(file.error(&provision.id.span(), message));
        }
        law.provisions.push(parsed);
    }
    Ok(law)
}

fn overlap(a: InForce, b: InForce) -> bool {
    a.holds_on(b.from) || b.holds_on(a.from)
}

impl ProvisionFile {
    fn parse(&self, file: &TomlFile, title: &str) -> Result<Provision> {
        Ok(Provision {
            id: self.id.get_ref().as_str().into(),
            instrument: title.to_owned(),
            article: self.article.clone(),
            says: self.says.clone(),
            value: self.value.as_ref().map(|value| decimal(file, value)).transpose()?,
            in_force: self.in_force.parse(file)?,
            known: self.known,
            spares_before: self.spares_before.as_ref().map(|at| day(file, at)).transpose()?,
            discretion: self.discretion,
        })
    }
}
