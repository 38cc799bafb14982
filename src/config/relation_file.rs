//! Rules and relations of a form file, turned into [`Relation`]s whose references all lead somewhere.
//!
//! In: the `[[rule]]` and `[[relation]]` entries of the file. Out: relations. Must not: accept a rule nobody declares, a
//! column the sheet lacks, or a threshold without a provision; each is an error with file and line.

use super::form_file::{Known, Name};
use super::law_file::InForceFile;
use crate::model::finding::Severity;
use crate::model::form::Sheet;
use crate::model::law::Law;
use crate::model::relation::{Bound, Condition, DeclaredRule, Must, Relation, Shows, Status};
use anyhow::Result;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    id: Name,
    title: String,
    example: String,
    #[serde(default)]
    status: Status,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationFile {
    rule: Name,
    severity: Severity,
    must: Spanned<MustFile>,
    basis: Option<String>,
    law: Option<Name>,
    in_force: Option<InForceFile>,
    #[serde(default)]
    after: Vec<String>,
    suggestion: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum MustFile {
    Equals {
        line: Name,
        sum: Vec<Name>,
        tolerance: Option<Name>,
    },
    AtMost {
        line: Name,
        limit: Name,
    },
    ZeroWith {
        line: Name,
        with: Name,
    },
    Share {
        of: Name,
        per: Name,
        low: Name,
        high: Name,
    },
    Average {
        of: Name,
        per: Name,
        low: Name,
        high: Name,
    },
    Rate {
        line: Name,
        of: Name,
        per: Name,
        explained_by: Option<Name>,
    },
    Denominator {
        line: Name,
        of: Name,
        per: Name,
        instead: Vec<Name>,
    },
    Within {
        line: Name,
    },
    Reaches {
        of: Name,
        per: Name,
    },
    Each {
        table: Name,
        column: Name,
        bound: Bound,
        since: Option<Name>,
    },
    Recomputed {
        line: Name,
        table: Name,
        sum: Option<Name>,
        rows: Vec<ConditionFile>,
        tolerance: Option<Name>,
    },
    Distinct {
        table: Name,
        column: Name,
        beside: Name,
        #[serde(default)]
        ignoring: Vec<String>,
    },
    Unlike {
        table: Name,
        column: Name,
        words: Vec<String>,
    },
    NotFalling {
        line: Name,
    },
    GrowsBy {
        line: Name,
        by: Name,
    },
    CoversHalf {
        line: Name,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionFile {
    column: Name,
    #[serde(default)]
    is: Vec<String>,
    filled: Option<bool>,
}

/// What relations may refer to.
pub(super) struct Scope<'f> {
    pub(super) known: &'f Known<'f>,
    pub(super) sheets: &'f [Sheet],
    pub(super) law: &'f Law,
}

impl Scope<'_> {
    /// Declared rules, each once.
    pub(super) fn rules(&self, raw: Vec<RuleFile>) -> Result<Vec<DeclaredRule>> {
        let mut rules: Vec<DeclaredRule> = Vec::new();
        for rule in raw {
            if rules.iter().any(|other| *other.id == **rule.id.get_ref()) {
                let message = format!("rule {:?} is declared twice", rule.id.get_ref());
                return Err(self.known.file.error(&rule.id.span(), message));
            }
            rules.push(DeclaredRule {
                id: rule.id.into_inner().into(),
                title: rule.title,
                example: rule.example,
                status: rule.status,
            });
        }
        Ok(rules)
    }

    /// One relation.
    pub(super) fn relation(&self, raw: &RelationFile, rules: &[DeclaredRule]) -> Result<Relation> {
        let Some(rule) = rules.iter().find(|rule| *rule.id == **raw.rule.get_ref()) else {
            return Err(self.known.absent(&raw.rule, "rule"));
        };
        let must = self.must(raw.must.get_ref())?;
        self.rests_on_law(raw, &must)?;
        Ok(Relation {
            rule: Arc::clone(&rule.id),
            severity: raw.severity,
            basis: raw.basis.clone(),
            law: raw.law.as_ref().map(|law| law.get_ref().as_str().into()),
            in_force: raw.in_force.as_ref().map(|days| days.parse(self.known.file)).transpose()?,
            after: raw.after.iter().map(|id| id.as_str().into()).collect(),
            suggestion: raw.suggestion.clone(),
            must,
        })
    }

    /// A matter the law knows, and where the relation needs its value, one with a value.
    fn rests_on_law(&self, raw: &RelationFile, must: &Must) -> Result<()> {
        let needs_value = matches!(must, Must::Within { .. } | Must::Reaches { .. } | Must::Each { .. });
        let file = self.known.file;
        match &raw.law {
            None if needs_value => Err(file.error(&raw.must.span(), "this relation needs a `law` with a value")),
            None => Ok(()),
            Some(law) if !self.law.knows(law.get_ref()) => Err(self.known.absent(law, "provision of the law")),
            Some(law) => {
                let mut provisions = self.law.provisions.iter().filter(|p| *p.id == **law.get_ref());
                if needs_value && provisions.any(|provision| provision.value.is_none()) {
                    return Err(file.error(&law.span(), format!("{:?} has no value", law.get_ref())));
                }
                Ok(())
            }
        }
    }

    fn must(&self, raw: &MustFile) -> Result<Must> {
        let known = self.known;
        let line = |name: &Name| known.line(name);
        let optional = |name: &Option<Name>| name.as_ref().map(|name| known.line(name)).transpose();
        let tolerance = |t: &Option<Name>| t.as_ref().map_or(Ok(Decimal::ZERO), |t| known.decimal(t));
        let lines = |names: &[Name]| names.iter().map(|name| known.line(name)).collect::<Result<Vec<_>>>();
        Ok(match raw {
            MustFile::Equals { line: total, sum, tolerance: t } => {
                Must::Equals { line: line(total)?, sum: lines(sum)?, tolerance: tolerance(t)? }
            }
            MustFile::AtMost { line: small, limit } => Must::AtMost { line: line(small)?, limit: line(limit)? },
            MustFile::ZeroWith { line: one, with } => Must::ZeroWith { line: line(one)?, with: line(with)? },
            MustFile::Share { of, per, low, high } => {
                let (low, high) = (known.decimal(low)?, known.decimal(high)?);
                Must::Share { of: line(of)?, per: line(per)?, low, high }
            }
            MustFile::Average { of, per, low, high } => {
                let (low, high) = (known.decimal(low)?, known.decimal(high)?);
                Must::Average { of: line(of)?, per: line(per)?, low, high }
            }
            MustFile::Rate { line: rate, of, per, explained_by } => {
                Must::Rate { line: line(rate)?, of: line(of)?, per: line(per)?, explained_by: optional(explained_by)? }
            }
            MustFile::Denominator { line: rate, of, per, instead } => {
                Must::Denominator { line: line(rate)?, of: line(of)?, per: line(per)?, instead: lines(instead)? }
            }
            MustFile::Within { line: bounded } => Must::Within { line: line(bounded)? },
            MustFile::Reaches { of, per } => Must::Reaches { of: line(of)?, per: line(per)? },
            MustFile::NotFalling { line: stock } => Must::NotFalling { line: line(stock)? },
            MustFile::GrowsBy { line: stock, by } => Must::GrowsBy { line: line(stock)?, by: line(by)? },
            MustFile::CoversHalf { line: flow } => Must::CoversHalf { line: line(flow)? },
            MustFile::Each { table, column, bound, since } => Must::Each {
                table: self.table(table)?,
                column: self.column(table, column)?,
                bound: *bound,
                since: since.as_ref().map(|key| self.column(table, key)).transpose()?,
            },
            MustFile::Recomputed { line: reported, table, sum, rows, tolerance: t } => Must::Recomputed {
                line: line(reported)?,
                table: self.table(table)?,
                sum: sum.as_ref().map(|key| self.column(table, key)).transpose()?,
                rows: rows.iter().map(|row| self.condition(table, row)).collect::<Result<_>>()?,
                tolerance: tolerance(t)?,
            },
            MustFile::Distinct { table, column, beside, ignoring } => Must::Distinct {
                table: self.table(table)?,
                column: self.column(table, column)?,
                beside: self.column(table, beside)?,
                ignoring: ignoring.clone(),
            },
            MustFile::Unlike { table, column, words } => {
                let column = self.column(table, column)?;
                Must::Unlike { table: self.table(table)?, column, words: words.clone() }
            }
        })
    }

    fn table(&self, name: &Name) -> Result<Arc<str>> {
        let found = self.sheets.iter().find(|sheet| *sheet.key == **name.get_ref() && sheet.kind.table().is_some());
        found.map(|sheet| Arc::clone(&sheet.key)).ok_or_else(|| self.known.absent(name, "table sheet"))
    }

    fn column(&self, table: &Name, name: &Name) -> Result<Arc<str>> {
        let table = self.table(table)?;
        let columns = self.sheets.iter().filter(|sheet| sheet.key == table).filter_map(|sheet| sheet.kind.table());
        let found = columns.flatten().find(|column| *column.key == **name.get_ref());
        found.map(|column| Arc::clone(&column.key)).ok_or_else(|| self.known.absent(name, "column"))
    }

    fn condition(&self, table: &Name, raw: &ConditionFile) -> Result<Condition> {
        let shows = match (raw.filled, raw.is.is_empty()) {
            (Some(true), true) => Shows::Something,
            (Some(false), true) => Shows::Nothing,
            (None, false) => Shows::OneOf(raw.is.clone()),
            _ => {
                let message = "a condition has either `is = [words]` or `filled = true` or `false`";
                return Err(self.known.file.error(&raw.column.span(), message));
            }
        };
        Ok(Condition { column: self.column(table, &raw.column)?, shows })
    }
}
