//! `[targets]` and `[apportion]` of `conference.toml`.

use super::errors::DeclarationErrors;
use super::toml_file::TomlFile;
use crate::localities;
use crate::model::form::{Form, National};
use crate::model::history::Shares;
use crate::model::target::{Amount, Target};
use crate::msg;
use anyhow::Result;
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

pub(super) fn targets(file: &TomlFile, raw: &BTreeMap<Spanned<String>, TargetFile>) -> Vec<Target> {
    raw.iter().filter_map(|(line, raw)| target(file, line, raw)).collect()
}

fn target(file: &TomlFile, line: &Spanned<String>, raw: &TargetFile) -> Option<Target> {
    let by = file.day(&raw.by);
    let amount = match (&raw.of, raw.percent, &raw.value) {
        (Some(of), Some(percent @ 1..=100), None) => {
            Amount::Percent { of: of.as_str().into(), percent: percent.into() }
        }
        (None, None, Some(value)) => Amount::Value(file.decimal(value)),
        _ => {
            let wanted = msg!("target-of-two-kinds");
            file.wrong(&line.span(), wanted);
            return None;
        }
    };
    Some(Target { line: line.get_ref().as_str().into(), amount, by, declared: file.declared(&line.span()) })
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
            let shares = parts.iter().map(|(part, share)| (part.as_str().into(), file.decimal(share)));
            let shares: BTreeMap<Arc<str>, Decimal> = shares.collect();
            let is_whole = shares.values().sum::<Decimal>() == Decimal::ONE_HUNDRED;
            let is_sound = shares.values().all(|share| !share.is_sign_negative());
            if !is_whole || !is_sound || !merged.iter().copied().eq(shares.keys().map(|part| &**part)) {
                let what = msg!("shares-not-whole", place = code.get_ref(), parts = format!("{merged:?}"));
                file.wrong(&code.span(), what);
            }
            of_line.insert(code.get_ref().as_str().into(), shares);
        }
        lines.insert(line.as_str().into(), of_line);
    }
    Ok(lines)
}

/// Whether the form adds up the lines that targets speak of.
pub(super) fn fits(targets: &[Target], form: &Form) -> DeclarationErrors {
    let mut errors = DeclarationErrors::default();
    let summed = |code: &str| form.line(code).filter(|line| line.national == National::Sum);
    for target in targets {
        let Some(line) = summed(&target.line) else {
            errors.push(target.declared.clone(), msg!("target-of-no-sum", form = &form.id, line = &target.line));
            continue;
        };
        if let Amount::Percent { of, .. } = &target.amount
            && summed(of).is_none_or(|whole| whole.unit != line.unit)
        {
            let what = msg!("target-of-another-unit", form = &form.id, of = of, unit = &line.unit, line = &target.line);
            errors.push(target.declared.clone(), what);
        }
    }
    errors
}
