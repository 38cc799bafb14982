//! Samples of packs that nothing here knows: the form says what a workbook looks like and how its numbers hang together,
//! a TOML file how large they are.
//!
//! The form and a recipe (`khuyen_cong.toml`) give one workbook per locality and the README that lists the defects; no
//! indicator or sheet is known here by name.

use crate::by_form_sheets as sheets;
use crate::dice::Dice;
use crate::files::Wanted;
use anyhow::{Context, Result, bail};
use briefbook::config;
use briefbook::localities::LocalityMap;
use briefbook::model::conference::Conference;
use briefbook::model::form::{ColumnKind, Form, Line, National, TableColumn};
use briefbook::model::locality::Locality;
use briefbook::model::quantity::percent;
use briefbook::model::relation::{Condition, Must, Shows};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a recipe says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recipe {
    /// Folder below `input/`.
    pub(crate) folder: String,
    seed: u64,
    /// Lines that no relation of the form gives.
    lines: BTreeMap<String, Size>,
    tables: BTreeMap<String, Rows>,
    #[serde(default)]
    pub(crate) defects: Vec<Defect>,
}

/// From and to, in units of the last decimal of the line; with `of`, in percent of another line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Size {
    of: Option<String>,
    range: (i64, i64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    rows: (i64, i64),
    /// Dice of its own, so that a table that is added changes nothing else.
    seed: Option<u64>,
    /// Each row takes the next words instead of any.
    #[serde(default)]
    in_turn: bool,
    /// Words to choose from; `{n}` is the number of the row, `{code}` the code of the locality, `{place}` its
    /// title. Columns with the same number
    /// of words take the same one.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    numbers: BTreeMap<String, (i64, i64)>,
}

/// What is wrong on purpose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Defect {
    pub(crate) code: String,
    pub(crate) line: String,
    /// Typed instead; nothing is typed where it is empty.
    pub(crate) typed: String,
    pub(crate) note: String,
    pub(crate) rule: String,
}

/// A cell of a table sheet.
pub(crate) enum Word {
    Text(String),
    Number(Decimal),
}

/// A row by column.
pub(crate) type Row = BTreeMap<String, Word>;

/// One locality's workbook as a value.
pub(crate) struct Filled<'a> {
    pub(crate) conference: &'a Conference,
    pub(crate) form: &'a Form,
    pub(crate) locality: &'a Locality,
    pub(crate) lines: BTreeMap<String, Decimal>,
    pub(crate) tables: BTreeMap<String, Vec<Row>>,
    pub(crate) defects: Vec<&'a Defect>,
}

/// Every recipe there is.
pub(crate) fn recipes() -> Result<Vec<Recipe>> {
    [include_str!("khuyen_cong.toml")].iter().map(|text| toml::from_str(text).context("a recipe")).collect()
}

/// Makes every file of a recipe in memory.
pub(crate) fn wanted(recipe: &Recipe, out: Option<PathBuf>) -> Result<Wanted> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = root.join("input").join(&recipe.folder);
    let (conference, _) = config::conference(&home)?;
    let (form, _) = config::form(&root.join("templates"), &conference, &briefbook::validate::built_in())?;
    let registry = LocalityMap::load(conference.vintage, conference.data_to)?;
    let mut files = Vec::new();
    if out.is_none() {
        files.push((home.join("README.md"), sheets::readme(recipe, &conference, registry.localities()).into_bytes()));
    }
    let workbooks = out.unwrap_or_else(|| home.join("submissions"));
    for locality in registry.localities() {
        let filled = fill(recipe, &conference, &form, locality).with_context(|| locality.name.to_string())?;
        files.push((workbooks.join(format!("{}.xlsx", locality.slug)), sheets::workbook(&filled)?));
    }
    Ok(Wanted { workbooks, files })
}

fn fill<'a>(
    recipe: &'a Recipe,
    conference: &'a Conference,
    form: &'a Form,
    locality: &'a Locality,
) -> Result<Filled<'a>> {
    let code = locality.id.code.parse::<u64>()?;
    let mut dice = Dice::new(recipe.seed + code);
    let mut tables = BTreeMap::new();
    for (key, rows) in &recipe.tables {
        let columns = form.table(key).with_context(|| format!("no table sheet {key}"))?;
        let mut own = rows.seed.map(|seed| Dice::new(seed + code));
        tables.insert(key.clone(), draw_rows(rows, columns, locality, own.as_mut().unwrap_or(&mut dice)));
    }
    let mut lines = recomputed(form, &tables);
    for line in &form.lines {
        if let Some(size) = recipe.lines.get(&*line.code) {
            let value = draw(line, size, &lines, &mut dice)?;
            lines.insert(line.code.to_string(), value);
        }
        complete(form, &mut lines);
    }
    if let Some(line) = form.lines.iter().find(|line| !lines.contains_key(&*line.code)) {
        bail!("neither the form nor the recipe gives line {}", line.code);
    }
    let defects = recipe.defects.iter().filter(|defect| *defect.code == *locality.id.code).collect();
    Ok(Filled { conference, form, locality, lines, tables, defects })
}

fn draw(line: &Line, size: &Size, lines: &BTreeMap<String, Decimal>, dice: &mut Dice) -> Result<Decimal> {
    let drawn = Decimal::from(dice.between(size.range.0, size.range.1));
    Ok(match &size.of {
        None => drawn * Decimal::new(1, line.decimals),
        Some(of) => {
            let whole = lines.get(of).with_context(|| format!("line {of} is not known before {}", line.code))?;
            (whole * drawn / Decimal::ONE_HUNDRED).trunc_with_scale(line.decimals)
        }
    })
}

fn draw_rows(rows: &Rows, columns: &[TableColumn], locality: &Locality, dice: &mut Dice) -> Vec<Row> {
    let count = dice.between(rows.rows.0, rows.rows.1);
    (1..=count)
        .map(|n| {
            let turn = if rows.in_turn { n - 1 } else { dice.between(0, 10_000) };
            let turn = usize::try_from(turn).unwrap_or(0);
            let word = |column: &TableColumn, dice: &mut Dice| -> Option<Word> {
                Some(match &column.kind {
                    ColumnKind::Index => return None,
                    ColumnKind::Choice(options) if !rows.words.contains_key(&*column.key) => {
                        Word::Text(options[dice.index(options.len())].clone())
                    }
                    ColumnKind::Text | ColumnKind::Choice(_) => {
                        let words = rows.words.get(&*column.key)?;
                        let text = words[turn % words.len()].replace("{n}", &format!("{n:02}"));
                        Word::Text(text.replace("{code}", &locality.id.code).replace("{place}", &locality.title()))
                    }
                    ColumnKind::Number { decimals, .. } => {
                        let (low, high) = *rows.numbers.get(&*column.key)?;
                        Word::Number(Decimal::new(dice.between(low, high), *decimals).normalize())
                    }
                })
            };
            columns.iter().filter_map(|column| Some((column.key.to_string(), word(column, dice)?))).collect()
        })
        .collect()
}

/// Lines that the form recomputes from its table sheets.
fn recomputed(form: &Form, tables: &BTreeMap<String, Vec<Row>>) -> BTreeMap<String, Decimal> {
    let mut lines = BTreeMap::new();
    for relation in &form.relations {
        let Must::Recomputed { line, table, sum, rows, .. } = &relation.must else { continue };
        let Some(all) = tables.get(&**table) else { continue };
        let meant = all.iter().filter(|row| rows.iter().all(|condition| holds(condition, row)));
        let value = match sum {
            None => Decimal::from(meant.count()),
            Some(column) => meant
                .map(|row| match row.get(&**column) {
                    Some(Word::Number(value)) => *value,
                    _ => Decimal::ZERO,
                })
                .sum(),
        };
        lines.insert(line.to_string(), value.normalize());
    }
    lines
}

fn holds(condition: &Condition, row: &Row) -> bool {
    let text = |column: &str| match row.get(column) {
        Some(Word::Text(text)) => text.clone(),
        Some(Word::Number(value)) => value.to_string(),
        None => String::new(),
    };
    let said = text(&condition.column);
    match &condition.shows {
        Shows::OneOf(words) => words.contains(&said),
        Shows::Something => !said.is_empty(),
        Shows::Nothing => said.is_empty(),
    }
}

/// Lines that follow from others: ratios, wholes of known parts, the one part that is missing of a whole.
fn complete(form: &Form, lines: &mut BTreeMap<String, Decimal>) {
    for line in &form.lines {
        if let National::Ratio { of, per } = &line.national
            && let (Some(of), Some(per)) = (lines.get(&**of), lines.get(&**per))
            && let Some(rate) = percent(*of, *per)
        {
            lines.insert(line.code.to_string(), rate.round_dp(line.decimals).normalize());
        }
    }
    for relation in &form.relations {
        let Must::Equals { line, sum, .. } = &relation.must else { continue };
        let known: Decimal = sum.iter().filter_map(|part| lines.get(&**part)).sum();
        let missing: Vec<_> = sum.iter().filter(|part| !lines.contains_key(&***part)).collect();
        match (lines.get(&**line).copied(), &missing[..]) {
            (None, []) => drop(lines.insert(line.to_string(), known)),
            (Some(whole), [part]) => drop(lines.insert(part.to_string(), whole - known)),
            _ => {}
        }
    }
}
