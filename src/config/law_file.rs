//! `thresholds.toml` as it is written, turned into the [`Law`] of a pack.

use super::errors::DeclarationErrors;
use super::in_force_file::InForceFile;
use super::toml_file::TomlFile;
use crate::model::law::{Known, Law, Provision};
use crate::msg;
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
    spares_named: Vec<String>,
    #[serde(default)]
    discretion: bool,
}

/// Reads the table, in which one matter has at most one provision on a day.
pub(super) fn parse(file: &TomlFile) -> Result<Law, DeclarationErrors> {
    let law = file.parse().map(|raw| law(file, &raw));
    file.finish(law)
}

fn law(file: &TomlFile, raw: &LawFile) -> Law {
    let titles: BTreeMap<&str, &str> = raw.instrument.iter().map(|i| (i.id.as_str(), i.title.as_str())).collect();
    let mut law = Law::default();
    for raw in &raw.provision {
        let provision = raw.parse(file, &titles);
        if law.provisions.iter().any(|other| other.id == provision.id && other.in_force.overlaps(provision.in_force)) {
            file.wrong(&raw.id.span(), msg!("in-force-twice", id = &provision.id));
        }
        law.provisions.push(provision);
    }
    law
}

impl ProvisionFile {
    fn parse(&self, file: &TomlFile, titles: &BTreeMap<&str, &str>) -> Provision {
        let instrument = self.instrument.get_ref().as_str();
        let title = titles.get(instrument).copied().unwrap_or_else(|| {
            file.wrong(&self.instrument.span(), msg!("no-such-instrument", id = instrument));
            instrument
        });
        Provision {
            id: self.id.get_ref().as_str().into(),
            instrument: title.to_owned(),
            article: self.article.clone(),
            says: self.says.clone(),
            value: self.value.as_ref().map(|value| file.decimal(value)),
            in_force: self.in_force.parse(file),
            known: self.known,
            spares_before: self.spares_before.as_ref().map(|at| file.day(at)),
            spares_named: self.spares_named.clone(),
            discretion: self.discretion,
        }
    }
}
