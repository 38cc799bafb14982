//! `forms/*.toml` as it is written, turned into a [`Form`] whose references all lead somewhere.

use super::bound_file::{BoundFile, PaceFile, bound, pace};
use super::errors::DeclarationErrors;
use super::headline_file::{self, DutyFile, HeadlineFile};
use super::in_force_file::InForceFile;
use super::known::{Beside, Known};
use super::question_file::{self, QuestionFile};
use super::relation_file::{RelationFile, Scope};
use super::rule_file::{Registry, RuleFile};
use super::toml_file::{Name, TomlFile};
use crate::model::form::{
    Better, ColumnKind, Field, FieldRole, Form, FormSection, Line, LineColumns, LineKind, National, RateMethod, Scale,
    Sheet, SheetKind, TableColumn, Unit,
};
use crate::model::form_mark;
use crate::msg;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use toml::Spanned;

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
    rule: Vec<Spanned<RuleFile>>,
    #[serde(default)]
    relation: Vec<RelationFile>,
    #[serde(default)]
    bound: Vec<BoundFile>,
    #[serde(default)]
    pace: Vec<PaceFile>,
    #[serde(default)]
    method: Vec<MethodFile>,
    #[serde(default)]
    headline: Vec<HeadlineFile>,
    #[serde(default)]
    duty: Vec<DutyFile>,
    #[serde(default)]
    question: Vec<QuestionFile>,
    #[serde(default)]
    peers_by: Vec<Name>,
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
    better: Option<Better>,
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
pub(super) fn parse(file: &TomlFile, beside: Beside<'_>) -> Result<Form, DeclarationErrors> {
    let form = file.parse().map(|raw| form(file, raw, beside));
    file.finish(form)
}

fn form(file: &TomlFile, raw: FormFile, beside: Beside<'_>) -> Form {
    let units: Vec<Unit> = raw.unit.into_iter().map(|unit| unit_of(file, unit)).collect();
    let known = Known {
        file,
        units: units.iter().map(|u| Arc::clone(&u.name)).collect(),
        lines: unique_codes(file, &raw.line),
    };
    let sheets: Vec<Sheet> = raw.sheet.into_iter().filter_map(|raw| sheet(&known, raw)).collect();
    let lines: Vec<Line> = raw.line.into_iter().map(|raw| line_of(&known, raw, &sheets)).collect();
    let registry = Registry::of(file, &raw.rule, beside);
    let scope = Scope { known: &known, sheets: &sheets, law: beside.law, registry: &registry };
    let relations = raw.relation.iter().filter_map(|relation| scope.relation(relation)).collect();
    let form = Form {
        in_force: raw.in_force.parse(file),
        id: raw.id,
        title: raw.title,
        basis: raw.basis,
        units,
        bounds: raw.bound.iter().map(|raw| bound(&known, &lines, raw)).collect(),
        paces: raw.pace.iter().map(|raw| pace(&known, raw)).collect(),
        lines,
        rules: Vec::new(),
        relations,
        methods: raw.method.into_iter().map(|raw| method(&known, raw)).collect(),
        headlines: headline_file::headlines(&known, beside.law, raw.headline),
        duties: headline_file::duties(&known, beside.law, raw.duty),
        questions: question_file::questions(&known, raw.question),
        peers_by: raw.peers_by.iter().map(|line| known.line(line)).collect(),
        sheets,
    };
    Form { rules: registry.complete(&form, beside.law), ..form }
}

fn unit_of(file: &TomlFile, raw: UnitFile) -> Unit {
    let scale = |raw: ScaleFile| {
        let factor = file.decimal(&raw.factor);
        if factor <= Decimal::ZERO {
            file.wrong(&raw.factor.span(), msg!("factor-above-zero"));
        }
        Scale { name: raw.name, spellings: raw.spellings, factor }
    };
    let scales = raw.scales.into_iter().map(scale).collect();
    Unit { name: raw.name.into(), spellings: raw.spellings, scales }
}

fn unique_codes(file: &TomlFile, lines: &[LineFile]) -> BTreeSet<Arc<str>> {
    let mut codes = BTreeSet::new();
    for line in lines {
        if !codes.insert(Arc::from(line.code.get_ref().as_str())) {
            file.wrong(&line.code.span(), msg!("line-declared-twice", line = line.code.get_ref()));
        }
    }
    codes
}

fn sheet(known: &Known<'_>, raw: SheetFile) -> Option<Sheet> {
    let kind = match (raw.info, raw.lines, raw.table) {
        (Some(info), None, None) => SheetKind::Info(info.fields.into_iter().map(field).collect()),
        (None, Some(lines), None) => lines_sheet(lines),
        (None, None, Some(table)) => SheetKind::Table(table.columns.into_iter().map(|c| column(known, c)).collect()),
        _ => {
            let what = msg!("sheet-of-one-kind");
            known.file.wrong(&raw.key.span(), what);
            return None;
        }
    };
    if raw.name.get_ref() == form_mark::SHEET {
        let what = msg!("sheet-name-reserved", name = form_mark::SHEET);
        known.file.wrong(&raw.name.span(), what);
    }
    let name = raw.name.into_inner();
    let title = raw.title.unwrap_or_else(|| name.clone());
    Some(Sheet { key: raw.key.into_inner().into(), name, title, required: raw.required, kind })
}

fn column(known: &Known<'_>, raw: ColumnFile) -> TableColumn {
    let kind = match raw.kind {
        ColumnKindFile::Index => ColumnKind::Index,
        ColumnKindFile::Text => ColumnKind::Text,
        ColumnKindFile::Choice(options) => ColumnKind::Choice(options),
        ColumnKindFile::Number { unit, decimals, only } => {
            let unit = if unit.get_ref().is_empty() { "".into() } else { known.unit(&unit) };
            ColumnKind::Number { unit, decimals, only }
        }
    };
    if let Some(words) = raw.suggest.as_ref().filter(|_| kind != ColumnKind::Text) {
        known.file.wrong(&words.span(), msg!("suggest-for-text"));
    }
    TableColumn {
        key: raw.key.into(),
        head: raw.head,
        kind,
        required: raw.required,
        explains: raw.explains,
        place: raw.place,
        suggest: raw.suggest.map(Spanned::into_inner).unwrap_or_default(),
        carry: raw.carry,
        hint: raw.hint,
    }
}

fn line_of(known: &Known<'_>, raw: LineFile, sheets: &[Sheet]) -> Line {
    let sheet = sheets.iter().find(|sheet| *sheet.key == **raw.sheet.get_ref());
    match sheet.map(|sheet| &sheet.kind) {
        Some(SheetKind::Lines { sections, .. }) => {
            if !sections.iter().any(|section| *section.code == **raw.section.get_ref()) {
                known.absent(&raw.section, |name| msg!("no-such-section", name = name));
            }
        }
        _ => known.absent(&raw.sheet, |name| msg!("no-such-sheet-of-lines", name = name)),
    }
    let national = match raw.national {
        NationalFile::Sum => National::Sum,
        NationalFile::None => National::None,
        NationalFile::Ratio { of, per } => National::Ratio { of: known.line(&of), per: known.line(&per) },
    };
    Line {
        unit: known.unit(&raw.unit),
        code: raw.code.into_inner().into(),
        sheet: raw.sheet.into_inner().into(),
        section: raw.section.into_inner().into(),
        label: raw.label,
        short: raw.short,
        decimals: raw.decimals,
        kind: raw.kind,
        national,
        required: raw.required,
        better: raw.better,
    }
}

fn method(known: &Known<'_>, raw: MethodFile) -> RateMethod {
    RateMethod {
        line: known.line(&raw.line),
        title: raw.title,
        of: raw.of.iter().map(|name| known.line(name)).collect(),
        per: known.line(&raw.per),
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
