//! `forms/*.toml` as it is written, turned into a [`Form`] whose references all lead somewhere.
//!
//! In: the file. Out: the form. Must not: accept an unknown key, a line that is declared twice, or a reference to a
//! line, unit, sheet or section that is absent; each is an error with file and line.

use super::law_file::InForceFile;
use super::relation_file::{RelationFile, RuleFile, Scope};
use super::toml_file::TomlFile;
use crate::model::form::{
    ColumnKind, Field, FieldRole, Form, FormSection, Line, LineColumns, LineKind, National, RateMethod, Scale, Sheet,
    SheetKind, TableColumn, Unit,
};
use crate::model::form_mark;
use crate::model::law::Law;
use crate::model::quantity::LIMIT;
use anyhow::Result;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;
use toml::Spanned;
use toml::value::Datetime;

/// A reference with its place in the file.
pub(super) type Name = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    id: String,
    title: String,
    basis: String,
    in_force: InForceFile,
    unit: Vec<UnitFile>,
    sheet: Vec<SheetFile>,
    line: Vec<LineFile>,
    #[serde(default)]
    rule: Vec<RuleFile>,
    #[serde(default)]
    relation: Vec<RelationFile>,
    #[serde(default)]
    method: Vec<MethodFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    name: String,
    #[serde(default)]
    spellings: Vec<String>,
    #[serde(default)]
    scales: Vec<ScaleFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleFile {
    name: String,
    #[serde(default)]
    spellings: Vec<String>,
    factor: Name,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetFile {
    key: Name,
    name: Name,
    title: Option<String>,
    #[serde(default)]
    required: bool,
    info: Option<InfoFile>,
    lines: Option<LinesFile>,
    table: Option<TableFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InfoFile {
    fields: Vec<FieldFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    key: String,
    label: Vec<String>,
    #[serde(default = "text_field")]
    role: FieldRole,
}

fn text_field() -> FieldRole {
    FieldRole::Text
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinesFile {
    code: Vec<String>,
    label: Vec<String>,
    unit: Vec<String>,
    value: Vec<String>,
    note: Vec<String>,
    sections: Vec<SectionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    code: String,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    columns: Vec<ColumnFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    key: String,
    head: Vec<String>,
    kind: ColumnKindFile,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    explains: bool,
    #[serde(default)]
    place: bool,
    suggest: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    carry: bool,
    #[serde(default)]
    hint: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum ColumnKindFile {
    Index,
    Text,
    Number {
        unit: Name,
        decimals: u32,
        #[serde(default)]
        only: Vec<Decimal>,
    },
    Choice(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFile {
    code: Name,
    sheet: Name,
    section: Name,
    label: Vec<String>,
    short: String,
    unit: Name,
    decimals: u32,
    kind: LineKind,
    national: NationalFile,
    #[serde(default = "yes")]
    required: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum NationalFile {
    Sum,
    None,
    Ratio { of: Name, per: Name },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MethodFile {
    line: Name,
    title: String,
    of: Vec<Name>,
    per: Name,
}

/// Reads a form and checks every reference in it.
pub(super) fn parse(file: &TomlFile, law: &Law) -> Result<Form> {
    let raw: FormFile = file.parse()?;
    let units = raw.unit.into_iter().map(|unit| unit_of(file, unit)).collect::<Result<Vec<Unit>>>()?;
    let known = Known {
        file,
        units: units.iter().map(|u| Arc::clone(&u.name)).collect(),
        lines: unique_codes(file, &raw.line)?,
    };
    let sheets = raw.sheet.into_iter().map(|sheet| known.sheet(sheet)).collect::<Result<Vec<_>>>()?;
    let lines = raw.line.into_iter().map(|line| known.line_of(line, &sheets)).collect::<Result<Vec<_>>>()?;
    let scope = Scope { known: &known, sheets: &sheets, law };
    let rules = scope.rules(raw.rule)?;
    let relations = raw.relation.iter().map(|relation| scope.relation(relation, &rules)).collect::<Result<Vec<_>>>()?;
    let methods = raw.method.into_iter().map(|method| known.method(method)).collect::<Result<Vec<_>>>()?;
    let in_force = raw.in_force.parse(file)?;
    Ok(Form {
        id: raw.id,
        title: raw.title,
        basis: raw.basis,
        in_force,
        units,
        sheets,
        lines,
        rules,
        relations,
        methods,
    })
}

fn unit_of(file: &TomlFile, raw: UnitFile) -> Result<Unit> {
    let scale = |raw: ScaleFile| -> Result<Scale> {
        let factor = decimal(file, &raw.factor)?;
        if factor <= Decimal::ZERO {
            return Err(file.error(&raw.factor.span(), "a factor is above zero"));
        }
        Ok(Scale { name: raw.name, spellings: raw.spellings, factor })
    };
    let scales = raw.scales.into_iter().map(scale).collect::<Result<_>>()?;
    Ok(Unit { name: raw.name.into(), spellings: raw.spellings, scales })
}

/// An exact number written as text.
pub(super) fn decimal(file: &TomlFile, name: &Name) -> Result<Decimal> {
    let number = Decimal::from_str(name.get_ref()).ok().filter(|number| number.abs() < LIMIT);
    number.ok_or_else(|| file.error(&name.span(), format!("{:?} is not a decimal number below 10^15", name.get_ref())))
}

/// A day.
pub(super) fn day(file: &TomlFile, value: &Spanned<Datetime>) -> Result<NaiveDate> {
    NaiveDate::from_str(&value.get_ref().to_string())
        .map_err(|_| file.error(&value.span(), "this must be a day, like 2024-10-01"))
}

fn unique_codes(file: &TomlFile, lines: &[LineFile]) -> Result<BTreeSet<Arc<str>>> {
    let mut codes = BTreeSet::new();
    for line in lines {
        if !codes.insert(Arc::from(line.code.get_ref().as_str())) {
            return Err(file.error(&line.code.span(), format!("line {:?} is declared twice", line.code.get_ref())));
        }
    }
    Ok(codes)
}

/// What names of a form file may refer to.
pub(super) struct Known<'f> {
    pub(super) file: &'f TomlFile,
    units: BTreeSet<Arc<str>>,
    lines: BTreeSet<Arc<str>>,
}

impl Known<'_> {
    pub(super) fn line(&self, name: &Name) -> Result<Arc<str>> {
        self.among(&self.lines, name, "line")
    }

    fn unit(&self, name: &Name) -> Result<Arc<str>> {
        self.among(&self.units, name, "unit")
    }

    fn among(&self, names: &BTreeSet<Arc<str>>, name: &Name, what: &str) -> Result<Arc<str>> {
        names.get(name.get_ref().as_str()).cloned().ok_or_else(|| self.absent(name, what))
    }

    pub(super) fn absent(&self, name: &Name, what: &str) -> anyhow::Error {
        self.file.error(&name.span(), format!("there is no {what} {:?} in this form", name.get_ref()))
    }

    pub(super) fn decimal(&self, name: &Name) -> Result<Decimal> {
        decimal(self.file, name)
    }

    fn sheet(&self, raw: SheetFile) -> Result<Sheet> {
        let kind = match (raw.info, raw.lines, raw.table) {
            (Some(info), None, None) => SheetKind::Info(info.fields.into_iter().map(field).collect()),
            (None, Some(lines), None) => lines_sheet(lines),
            (None, None, Some(table)) => {
                SheetKind::Table(table.columns.into_iter().map(|c| self.column(c)).collect::<Result<_>>()?)
            }
            _ => {
                let message = "a sheet has exactly one of [sheet.info], [sheet.lines], [sheet.table]";
                return Err(self.file.error(&raw.key.span(), message));
            }
        };
        if raw.name.get_ref() == form_mark::SHEET {
            let message = format!("the name {:?} is kept for the mark of forms that are sent out", form_mark::SHEET);
            return Err(self.file.error(&raw.name.span(), message));
        }
        let name = raw.name.into_inner();
        let title = raw.title.unwrap_or_else(|| name.clone());
        Ok(Sheet { key: raw.key.into_inner().into(), name, title, required: raw.required, kind })
    }

    fn column(&self, raw: ColumnFile) -> Result<TableColumn> {
        let kind = match raw.kind {
            ColumnKindFile::Index => ColumnKind::Index,
            ColumnKindFile::Text => ColumnKind::Text,
            ColumnKindFile::Choice(options) => ColumnKind::Choice(options),
            ColumnKindFile::Number { unit, decimals, only } => {
                let unit = if unit.get_ref().is_empty() { "".into() } else { self.unit(&unit)? };
                ColumnKind::Number { unit, decimals, only }
            }
        };
        if let Some(words) = raw.suggest.as_ref().filter(|_| kind != ColumnKind::Text) {
            return Err(self
                .file
                .error(&words.span(), "suggest is for a column of text; a choice lists its words itself"));
        }
        Ok(TableColumn {
            key: raw.key.into(),
            head: raw.head,
            kind,
            required: raw.required,
            explains: raw.explains,
            place: raw.place,
            suggest: raw.suggest.map(Spanned::into_inner).unwrap_or_default(),
            carry: raw.carry,
            hint: raw.hint,
        })
    }

    fn line_of(&self, raw: LineFile, sheets: &[Sheet]) -> Result<Line> {
        let sheet = sheets.iter().find(|sheet| *sheet.key == **raw.sheet.get_ref());
        let Some(SheetKind::Lines { sections, .. }) = sheet.map(|sheet| &sheet.kind) else {
            return Err(self.absent(&raw.sheet, "sheet of lines"));
        };
        if !sections.iter().any(|section| *section.code == **raw.section.get_ref()) {
            return Err(self.absent(&raw.section, "section"));
        }
        let national = match raw.national {
            NationalFile::Sum => National::Sum,
            NationalFile::None => National::None,
            NationalFile::Ratio { of, per } => National::Ratio { of: self.line(&of)?, per: self.line(&per)? },
        };
        Ok(Line {
            unit: self.unit(&raw.unit)?,
            code: raw.code.into_inner().into(),
            sheet: raw.sheet.into_inner().into(),
            section: raw.section.into_inner().into(),
            label: raw.label,
            short: raw.short,
            decimals: raw.decimals,
            kind: raw.kind,
            national,
            required: raw.required,
        })
    }

    fn method(&self, raw: MethodFile) -> Result<RateMethod> {
        Ok(RateMethod {
            line: self.line(&raw.line)?,
            title: raw.title,
            of: raw.of.iter().map(|name| self.line(name)).collect::<Result<_>>()?,
            per: self.line(&raw.per)?,
        })
    }
}

fn field(raw: FieldFile) -> Field {
    Field { key: raw.key.into(), label: raw.label, role: raw.role }
}

fn lines_sheet(raw: LinesFile) -> SheetKind {
    let sections = raw.sections.into_iter().map(|s| FormSection { code: s.code.into(), title: s.title }).collect();
    let columns = LineColumns { code: raw.code, label: raw.label, unit: raw.unit, value: raw.value, note: raw.note };
    SheetKind::Lines { columns, sections }
}
