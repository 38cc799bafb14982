//! `thresholds.toml` as it is written, turned into the [`Law`] of a pack.

use super::errors::DeclarationErrors;
use super::in_force_file::InForceFile;
use super::toml_file::TomlFile;
use crate::model::law::{Instrument, Known, Law, Provision};
use crate::msg;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LawFile {
    materiality: Option<Spanned<String>>,
    instrument: Vec<InstrumentFile>,
    provision: Vec<ProvisionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstrumentFile {
    id: String,
    title: String,
    in_force: InForceFile,
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
    let instruments: BTreeMap<&str, Instrument> =
        raw.instrument.iter().map(|raw| (raw.id.as_str(), raw.parse(file))).collect();
    let in_order = raw.instrument.iter().filter_map(|raw| instruments.get(raw.id.as_str()).cloned());
    let mut law = Law { instruments: in_order.collect(), ..Law::default() };
    if let Some(share) = &raw.materiality {
        law.materiality = file.decimal(share);
    }
    for raw in &raw.provision {
        let provision = raw.parse(file, &instruments);
        if law.provisions.iter().any(|other| other.id == provision.id && other.in_force.overlaps(provision.in_force)) {
            file.wrong(&raw.id.span(), msg!("in-force-twice", id = &provision.id));
        }
        law.provisions.push(provision);
    }
    law
}

impl InstrumentFile {
    fn parse(&self, file: &TomlFile) -> Instrument {
        Instrument { title: self.title.clone(), in_force: self.in_force.parse(file) }
    }
}

impl ProvisionFile {
    fn parse(&self, file: &TomlFile, instruments: &BTreeMap<&str, Instrument>) -> Provision {
        let id = self.instrument.get_ref().as_str();
        let in_force = self.in_force.parse(file);
        let instrument = instruments.get(id);
        match instrument {
            None => file.wrong(&self.instrument.span(), msg!("no-such-instrument", id = id)),
            Some(instrument) if !instrument.in_force.covers(in_force) => {
                file.wrong(&self.instrument.span(), msg!("instrument-not-in-force", title = &instrument.title));
            }
            Some(_) => {}
        }
        Provision {
            id: self.id.get_ref().as_str().into(),
            instrument: instrument.map_or(id, |instrument| &instrument.title).to_owned(),
            article: self.article.clone(),
            says: self.says.clone(),
            value: self.value.as_ref().map(|value| file.decimal(value)),
            in_force,
            known: self.known,
            spares_before: self.spares_before.as_ref().map(|at| file.day(at)),
            spares_named: self.spares_named.clone(),
            discretion: self.discretion,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_provision_is_law_only_while_its_instrument_is() {
        let told = |to: &str| {
            let text = format!(
                "[[instrument]]\nid = \"nd-1\"\ntitle = \"Nghị định 1\"\nin_force = {{ from = 2020-01-01, to = 2024-04-30 }}\n\
                 [[provision]]\nid = \"a\"\ninstrument = \"nd-1\"\nsays = \"…\"\nknown = \"primary\"\n\
                 in_force = {{ from = 2020-01-01{to} }}\n"
            );
            parse(&TomlFile::of(Path::new("thresholds.toml"), text)).map_err(|errors| errors.to_string())
        };
        assert!(told(", to = 2024-04-30").is_ok());
        let error = told("").unwrap_err();
        assert!(error.contains("thresholds.toml:7:") && error.contains("Nghị định 1"), "{error}");
    }
}
