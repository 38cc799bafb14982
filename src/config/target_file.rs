//! `[targets]` and `[apportion]` of `conference.toml`.
//!
//! In: the two tables. Out: what the conference aims at, and how it splits what merged. Must not: accept a target of a line
//! the form does not add up, or shares that do not cover a locality exactly once.

use super::form_file::{day, decimal};
use super::toml_file::TomlFile;
use crate::localities;
use crate::model::form::{Form, National};
use crate::model::history::Shares;
use crate::model::target::{Amount, Target};
use anyhow::{Result, bail};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::Spanned;
use toml::value::Datetime;

/// `"27" = { of = "15", percent = 100, by = 2030-12-31 }` or `"3" = { value = "1200", by = 2030-12-31 }`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetFile {
    of: Option<String>,
    percent: Option<u8>,
    value: Option<Spanned<String>>,
    by: Spanned<Datetime>,
}

/// By line, by code of a locality of the 34, by code of one of the 63: percent.
pub(super) type ApportionFile = BTreeMap<String, BTreeMap<Spanned<String>, BTreeMap<String, Spanned<String>>>>;

pub(super) fn targets(file: &TomlFile, raw: &BTreeMap<Spanned<String>, TargetFile>) -> Result<Vec<Target>> {
    raw.iter()
        .map(|(line, target)| {
            let amount = match (&target.of, target.percent, &target.value) {
                (Some(of), Some(percent @ 1..=100), None) => {
                    Amount::Percent { of: of.as_str().into(), percent: percent.into() }
                }
                (None, None, Some(value)) => Amount::Value(decimal(file, value)?),
                _ => {
                    let wanted =
                        "a target is { of = \"line\", percent = 1 to 100, by = day } or { value = \"…\", by = day }";
                    return Err(file.error(&line.span(), wanted));
                }
            };
            let (code, declared) = (line.get_ref().as_str().into(), file.at(&line.span()));
            Ok(Target { line: code, amount, by: day(file, &target.by)?, declared })
        })
        .collect()
}

/// Shares of each line; those of a locality cover what merged into it and sum to 100.
pub(super) fn apportion(file: &TomlFile, raw: &ApportionFile) -> Result<BTreeMap<Arc<str>, Shares>> {
    let successions = localities::successions()?;
    let mut lines = BTreeMap::new();
    for (line, localities) in raw {
        let mut of_line = Shares::new();
        for (code, parts) in localities {
            let merged = successions.iter().filter(|s| *s.to.code == **code.get_ref()).map(|s| &*s.from.code);
            let merged: BTreeSet<&str> = merged.collect();
            let shares = parts.iter().map(|(part, share)| Ok((part.as_str().into(), decimal(file, share)?)));
            let shares: BTreeMap<Arc<str>, Decimal> = shares.collect::<Result<_>>()?;
            let whole = shares.values().sum::<Decimal>() == Decimal::ONE_HUNDRED;
            let sound = shares.values().all(|share| !share.is_sign_negative());
            if !whole || !sound || !merged.iter().copied().eq(shares.keys().map(|part| &**part)) {
                let message =
                    format!("the shares of {:?} must be of {merged:?} and sum to 100, none below 0", code.get_ref());
                return Err(file.error(&code.span(), message));
            }
            of_line.insert(code.get_ref().as_str().into(), shares);
        }
        lines.insert(line.as_str().into(), of_line);
    }
    Ok(lines)
}

/// Whether the form adds up the lines that targets speak of.
pub(super) fn fits(targets: &[Target], form: &Form) -> Result<()> {
    for target in targets {
        let at = &target.declared;
        let summed = |code: &str| form.line(code).filter(|line| line.national == National::Sum);
        let Some(line) = summed(&target.line) else {
            bail!("{at}: the form {} adds up no line {:?}", form.id, target.line);
        };
        if let Amount::Percent { of, .. } = &target.amount
            && summed(of).is_none_or(|whole| whole.unit != line.unit)
        {
            bail!("{at}: the form {} adds up no line {of:?} in {}, as {:?} is", form.id, line.unit, target.line);
        }
    }
    Ok(())
}
