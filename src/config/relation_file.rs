//! `[[relation]]` of a form file, turned into [`Relation`]s whose references all lead somewhere.

use super::in_force_file::InForceFile;
use super::known::Known;
use super::rule_file::Registry;
use super::toml_file::Name;
use crate::model::finding::Severity;
use crate::model::form::Sheet;
use crate::model::law::Law;
use crate::model::relation::{Bound, Condition, Must, Places, Range, Relation, Shows};
use crate::model::standing::Standing;
use crate::msg;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationFile {
    rule: Name,
    severity: Severity,
    must: Spanned<MustFile>,
    basis: Option<String>,
    law: Option<Name>,
    in_force: Option<InForceFile>,
    places: Option<Spanned<Vec<Places>>>,
    #[serde(default)]
    after: Vec<Name>,
    standing: Option<Standing>,
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
        #[serde(default)]
        plus: Vec<Name>,
        limit: Name,
    },
    Needs {
        line: Name,
        with: Name,
    },
    ZeroWith {
        line: Name,
        with: Name,
    },
    Share {
        of: Name,
        per: Name,
        low: Option<Name>,
        high: Option<Name>,
    },
    Average {
        of: Name,
        per: Name,
        low: Option<Name>,
        high: Option<Name>,
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
        #[serde(default)]
        abbreviations: Vec<String>,
        #[serde(default)]
        before_names: Vec<String>,
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
        #[serde(default)]
        more: bool,
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
    /// `None` where the law's own file is wrong.
    pub(super) law: Option<&'f Law>,
    pub(super) registry: &'f Registry<'f>,
}

impl Scope<'_> {
    /// One relation; none where it is not complete enough to be one.
    pub(super) fn relation(&self, raw: &RelationFile) -> Option<Relation> {
        let rule = self.registry.of_relation(&raw.rule);
        let after = raw.after.iter().map(|id| self.registry.reference(id)).collect();
        let in_force = raw.in_force.as_ref().map(|days| days.parse(self.known.file));
        let must = self.must(&raw.must)?;
        self.rests_on_law(raw, &must);
        Some(Relation {
            standing: raw.standing.unwrap_or_else(|| self.registry.standing(&rule)),
            rule,
            severity: raw.severity,
            basis: raw.basis.clone(),
            law: raw.law.as_ref().map(|law| law.get_ref().as_str().into()),
            in_force,
            places: self.places(raw.places.as_ref(), &must),
            after,
            suggestion: raw.suggestion.clone(),
            must,
        })
    }

    /// Localities where the file does not say.
    fn places(&self, raw: Option<&Spanned<Vec<Places>>>, must: &Must) -> Vec<Places> {
        let Some(raw) = raw else { return vec![Places::Locality] };
        if raw.get_ref().is_empty() {
            self.known.file.wrong(&raw.span(), msg!("places-of-relation"));
        }
        if !must.holds_for_sums() && raw.get_ref().iter().any(|places| *places != Places::Locality) {
            self.known.file.wrong(&raw.span(), msg!("relation-of-localities-only"));
        }
        raw.get_ref().clone()
    }

    /// The law knows the matter, and has a value of it where the relation needs one.
    fn rests_on_law(&self, raw: &RelationFile, must: &Must) {
        let needs_value = matches!(must, Must::Within { .. } | Must::Reaches { .. } | Must::Each { .. });
        let file = self.known.file;
        let Some(name) = &raw.law else {
            if needs_value {
                file.wrong(&raw.must.span(), msg!("relation-needs-law"));
            }
            return;
        };
        let Some(law) = self.law else { return };
        if !law.knows(name.get_ref()) {
            self.known.absent(name, |name| msg!("no-such-provision", name = name));
        }
        let mut provisions = law.provisions.iter().filter(|provision| *provision.id == **name.get_ref());
        if needs_value && provisions.any(|provision| provision.value.is_none()) {
            file.wrong(&name.span(), msg!("provision-without-value", id = name.get_ref()));
        }
    }

    fn must(&self, raw: &Spanned<MustFile>) -> Option<Must> {
        let line = |name: &Name| self.known.line(name);
        let optional = |name: &Option<Name>| name.as_ref().map(line);
        let lines = |names: &[Name]| names.iter().map(line).collect::<Vec<_>>();
        let tolerance = |t: &Option<Name>| t.as_ref().map_or(Decimal::ZERO, |t| self.known.file.decimal(t));
        let usual = |low: &Option<Name>, high: &Option<Name>| self.usual(raw, low.as_ref(), high.as_ref());
        Some(match raw.get_ref() {
            MustFile::Equals { line: total, sum, tolerance: t } => {
                Must::Equals { line: line(total), sum: lines(sum), tolerance: tolerance(t) }
            }
            MustFile::AtMost { line: small, plus, limit } => {
                Must::AtMost { line: line(small), plus: lines(plus), limit: line(limit) }
            }
            MustFile::Needs { line: one, with } => Must::Needs { line: line(one), with: line(with) },
            MustFile::ZeroWith { line: one, with } => Must::ZeroWith { line: line(one), with: line(with) },
            MustFile::Share { of, per, low, high } => {
                Must::Share { of: line(of), per: line(per), usual: usual(low, high) }
            }
            MustFile::Average { of, per, low, high } => {
                Must::Average { of: line(of), per: line(per), usual: usual(low, high) }
            }
            MustFile::Rate { line: rate, of, per, explained_by } => {
                Must::Rate { line: line(rate), of: line(of), per: line(per), explained_by: optional(explained_by) }
            }
            MustFile::Denominator { line: rate, of, per, instead } => {
                Must::Denominator { line: line(rate), of: line(of), per: line(per), instead: lines(instead) }
            }
            MustFile::Within { line: bounded } => Must::Within { line: line(bounded) },
            MustFile::Reaches { of, per } => Must::Reaches { of: line(of), per: line(per) },
            MustFile::NotFalling { line: stock } => Must::NotFalling { line: line(stock) },
            MustFile::GrowsBy { line: stock, by } => Must::GrowsBy { line: line(stock), by: line(by) },
            MustFile::CoversHalf { line: flow, more } => Must::CoversHalf { line: line(flow), more: *more },
            MustFile::Each { table, column, bound, since } => {
                let sheet = self.table(table)?;
                Must::Each {
                    column: self.column(sheet, column),
                    bound: *bound,
                    since: since.as_ref().map(|key| self.column(sheet, key)),
                    table: Arc::clone(&sheet.key),
                }
            }
            MustFile::Recomputed { line: reported, table, sum, rows, tolerance: t } => {
                let sheet = self.table(table)?;
                Must::Recomputed {
                    line: line(reported),
                    sum: sum.as_ref().map(|key| self.column(sheet, key)),
                    rows: rows.iter().filter_map(|row| self.condition(sheet, row)).collect(),
                    tolerance: tolerance(t),
                    table: Arc::clone(&sheet.key),
                }
            }
            MustFile::Distinct { table, column, beside, ignoring } => {
                let sheet = self.table(table)?;
                Must::Distinct {
                    column: self.column(sheet, column),
                    beside: self.column(sheet, beside),
                    ignoring: ignoring.clone(),
                    table: Arc::clone(&sheet.key),
                }
            }
            MustFile::Unlike { table, column, words, abbreviations, before_names } => {
                let sheet = self.table(table)?;
                Must::Unlike {
                    column: self.column(sheet, column),
                    words: words.clone(),
                    abbreviations: abbreviations.clone(),
                    before_names: before_names.clone(),
                    table: Arc::clone(&sheet.key),
                }
            }
        })
    }

    fn usual(&self, raw: &Spanned<MustFile>, low: Option<&Name>, high: Option<&Name>) -> Range {
        let file = self.known.file;
        let usual = Range { low: low.map(|low| file.decimal(low)), high: high.map(|high| file.decimal(high)) };
        if low.is_none() && high.is_none() {
            file.wrong(&raw.span(), msg!("relation-needs-bound"));
        }
        if let (Some(least), Some(most), Some(at)) = (usual.low, usual.high, high)
            && most < least
        {
            file.wrong(&at.span(), msg!("high-below-low"));
        }
        usual
    }

    fn table(&self, name: &Name) -> Option<&Sheet> {
        let found = self.sheets.iter().find(|sheet| *sheet.key == **name.get_ref() && sheet.kind.table().is_some());
        if found.is_none() {
            self.known.absent(name, |name| msg!("no-such-table", name = name));
        }
        found
    }

    fn column(&self, sheet: &Sheet, name: &Name) -> Arc<str> {
        let mut columns = sheet.kind.table().into_iter().flatten();
        if !columns.any(|column| *column.key == **name.get_ref()) {
            self.known.absent(name, |name| msg!("no-such-column", name = name));
        }
        name.get_ref().as_str().into()
    }

    fn condition(&self, sheet: &Sheet, raw: &ConditionFile) -> Option<Condition> {
        let shows = match (raw.filled, raw.is.is_empty()) {
            (Some(true), true) => Shows::Something,
            (Some(false), true) => Shows::Nothing,
            (None, false) => Shows::OneOf(raw.is.clone()),
            _ => {
                let what = msg!("condition-of-one-kind");
                self.known.file.wrong(&raw.column.span(), what);
                return None;
            }
        };
        Some(Condition { column: self.column(sheet, &raw.column), shows })
    }
}
