//! Tables declared in templates. Columns come from the form, so that a new line of the form is a new column or row
//! without Rust.
//!
//! `rows` says what stands in the rows (`localities`, `regions`, `lines`, `findings`, `waivers`, `doubts`, `methods`, the key of
//! a table sheet, or `matrix`), `columns` what is shown of each; `section` adds one column per line of a section of
//! the form.

use super::cells::{self, Show, What};
use super::diagnostics::TemplateError;
use super::item::Item;
use super::layouts::{self, Layouts};
use super::matrix::{self, Matrix};
use super::report_context::{ReportContext, place_name};
use super::sheets::{self, Choice};
use super::sort::Collation;
use super::template_api::{Word, aspects};
use super::widths;
use super::{coverage, coverage_notes, decimals, doubts, follow_up, inline, links, peers, table_notes, template_api};
use crate::model::document::{Align, Block, Cell, Column, Inline, Orientation, Row, RowKind, Table, TableLook};
use crate::model::figure::{Aspect, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::message::Message;
use crate::msg;
use anyhow::{Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::rc::Rc;
use std::sync::Arc;

/// A `table` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableBlock {
    #[serde(default)]
    caption: String,
    /// For references to it; to the first where it is cut into several.
    name: Option<String>,
    /// Its rows tell where figures come from: every figure of the row's place (and line) leads to it.
    #[serde(default)]
    sources: bool,
    rows: String,
    #[serde(default)]
    columns: Vec<ColumnFile>,
    /// Adds the lines of this section of the form, as columns or as rows.
    section: Option<SectionOf>,
    /// Only these lines, in this order, where the rows are lines.
    #[serde(default)]
    lines: Vec<String>,
    /// Only rows of a table sheet that say this: `{ phat_bieu = "Có" }`.
    #[serde(default)]
    only: BTreeMap<String, String>,
    /// Of each locality no more rows of a table sheet than this.
    most: Option<NonZeroUsize>,
    /// Only localities of which this line is above 0.
    having: Option<String>,
    /// Only the document's own locality and those of like size.
    #[serde(default)]
    peers: bool,
    /// Headings over rows of a table sheet: a column of it, or `place`. Over lines: `sheet`, the one they were read from.
    group_by: Option<String>,
    /// What is counted where `rows = "matrix"`.
    matrix: Option<Matrix>,
    /// Region rows above their localities.
    #[serde(default)]
    by_region: bool,
    /// A last row with the totals.
    #[serde(default)]
    total: bool,
    /// Severities of a table of findings; all where empty.
    #[serde(default)]
    severity: Vec<Severity>,
    /// A wider table is cut into several, each with the columns that are not lines.
    #[serde(default = "widest")]
    most_columns: usize,
}

fn widest() -> usize {
    12
}

/// A section of a sheet of lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionOf {
    sheet: String,
    /// Absent: every section of the sheet.
    code: Option<String>,
}

/// A column as written: a line of the form with an aspect, rows of a table sheet (`of`) of the row's place, or something
/// of the row itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    head: Option<String>,
    line: Option<String>,
    show: Option<String>,
    of: Option<String>,
    #[serde(default)]
    only: BTreeMap<String, String>,
    align: Option<Align>,
}

/// Builds the tables of a block, with what is said below them; `count` is the number of the last table of the document.
pub(super) fn build(
    subject: &ReportContext,
    place: &Place,
    block: &TableBlock,
    orientation: Orientation,
    count: &mut usize,
) -> Result<Vec<Block>> {
    belongs(subject, block)?;
    if block.rows == "matrix" {
        let matrix =
            block.matrix.as_ref().ok_or_else(|| TemplateError::new(msg!("template-rows-matrix-needs-matrix")))?;
        let mut table = matrix::build(subject, place, matrix, orientation)?;
        table.caption = caption(subject, block, "", block.name.as_deref(), count)?;
        return Ok(vec![Block::Table(table)]);
    }
    let columns = columns(subject, block)?;
    let items = items(subject, place, block)?;
    let (lines, own): (Vec<_>, Vec<_>) = columns.into_iter().partition(|column| column.what.is_one_of_many());
    let most = block.most_columns.saturating_sub(own.len()).max(1);
    // Parts of about the same width: 7 + 7 + 7 columns rather than 10 + 10 + 1.
    let per_table = lines.len().div_ceil(lines.len().div_ceil(most).max(1)).max(1);
    let chunks: Vec<&[Show<'_>]> = if lines.is_empty() { vec![&[]] } else { lines.chunks(per_table).collect() };
    let several = chunks.len() > 1;
    let mut blocks = Vec::new();
    for (i, lines) in chunks.iter().enumerate() {
        let shown: Vec<&Show<'_>> = own.iter().chain(lines.iter()).collect();
        let mut table = table(subject, place, &shown, &items, orientation, block)?;
        let part = if several { format!(" ({}/{})", i + 1, chunks.len()) } else { String::new() };
        table.caption = caption(subject, block, &part, block.name.as_deref().filter(|_| i == 0), count)?;
        let below = table_notes::below(subject, &table);
        blocks.push(Block::Table(table));
        blocks.extend(below);
    }
    Ok(blocks)
}

/// A column that rows cannot show is reported even where no row is left to show it.
fn known(block: &TableBlock, thing: Message, known: &'static [Word]) -> Result<()> {
    let is_known = |what: &&str| known.iter().any(|word| word.name == *what);
    let mut shown = block.columns.iter().filter_map(|column| column.show.as_deref());
    match shown.find(|what| !is_known(what)) {
        Some(what) => bail!(TemplateError::show(thing, what, template_api::names(known))),
        None => Ok(()),
    }
}

/// What is said of some kind of rows only is not said of another.
fn belongs(subject: &ReportContext, block: &TableBlock) -> Result<()> {
    let sheet = subject.form.table(&block.rows).is_some();
    for (name, given, fits) in [
        ("lines", !block.lines.is_empty(), block.rows == "lines"),
        ("only", !block.only.is_empty(), sheet),
        ("most", block.most.is_some(), sheet),
        ("having", block.having.is_some(), block.rows == "localities"),
        ("peers", block.peers, block.rows == "localities"),
        ("group_by", block.group_by.is_some(), sheet || by_sheet(block)),
        ("matrix", block.matrix.is_some(), block.rows == "matrix"),
    ] {
        if given && !fits {
            bail!(TemplateError::new(msg!(
                "template-means-nothing-with-rows",
                name = name.to_string(),
                rows = block.rows.to_string()
            )));
        }
    }
    Ok(())
}

fn by_sheet(block: &TableBlock) -> bool {
    block.rows == "lines" && block.group_by.as_deref() == Some("sheet")
}

/// The title with its number; a table without a title is not counted, and cannot be named.
fn caption(
    subject: &ReportContext,
    block: &TableBlock,
    part: &str,
    name: Option<&str>,
    count: &mut usize,
) -> Result<Vec<Inline>> {
    if block.caption.is_empty() {
        if block.name.is_some() {
            bail!(TemplateError::new(msg!("template-name-without-caption")));
        }
        return Ok(Vec::new());
    }
    *count += 1;
    let title = inline::inline(&format!("{}{part}", block.caption), subject)?;
    links::titled(subject.say(msg!("table-number", number = count.to_string())), name, Inline::text(". "), title)
}

fn columns<'s>(subject: &'s ReportContext, block: &TableBlock) -> Result<Vec<Show<'s>>> {
    let asks = |name: &str| block.columns.iter().any(|column| column.show.as_deref() == Some(name));
    let layouts = (asks("layout") || asks("layouts")).then(|| Rc::new(Layouts::of(&subject.book)));
    let mut columns = Vec::with_capacity(block.columns.len());
    for column in &block.columns {
        match (&layouts, column.show.as_deref()) {
            (Some(layouts), Some("layout")) => columns.push(layout_column(column, layouts)),
            (Some(layouts), Some("layouts")) => columns.extend(address_columns(subject, column, layouts)),
            _ => columns.push(show(subject, column)?),
        }
    }
    if let Some(section) = block.section.as_ref().filter(|_| block.rows != "lines") {
        columns.extend(
            lines_of(subject, section)?.into_iter().map(|line| line_column(subject, line, Aspect::Value, None)),
        );
    }
    Ok(columns)
}

/// The number of the layout that a locality keeps.
fn layout_column<'s>(column: &ColumnFile, layouts: &Rc<Layouts>) -> Show<'s> {
    let align = column.align.unwrap_or(Align::Center);
    Show { head: column.head.clone().unwrap_or_default(), align, what: What::Layout(Rc::clone(layouts)) }
}

/// A column for each layout, with the cell of the row's line: `Cách bố trí 1 (60 địa phương)`.
fn address_columns<'s>(
    subject: &'s ReportContext,
    column: &ColumnFile,
    layouts: &Rc<Layouts>,
) -> impl Iterator<Item = Show<'s>> {
    let head = column.head.clone().unwrap_or_default();
    let align = column.align.unwrap_or(Align::Center);
    (0..layouts.count()).map(move |n| {
        let count = coverage::of_localities(subject, &layouts.localities(n).to_string());
        let head = format!("{head} {} ({count})", n + 1);
        Show { head, align, what: What::Address(Rc::clone(layouts), n) }
    })
}

fn lines_of<'s>(subject: &'s ReportContext, section: &SectionOf) -> Result<Vec<&'s Line>> {
    let all = subject.form.lines.iter().filter(|line| *line.sheet == *section.sheet);
    let lines: Vec<&Line> =
        all.filter(|line| section.code.as_ref().is_none_or(|code| *line.section == **code)).collect();
    if lines.is_empty() {
        let code = section.code.as_deref().unwrap_or_default();
        bail!(TemplateError::new(msg!(
            "template-form-has-no-lines-section",
            code = code.to_string(),
            sheet = section.sheet.to_string()
        )));
    }
    Ok(lines)
}

fn show<'s>(subject: &'s ReportContext, column: &ColumnFile) -> Result<Show<'s>> {
    let mut shown = match (&column.line, &column.of, &column.show) {
        (Some(code), None, aspect) => {
            let line = line(subject, code)?;
            let name = aspect.as_deref().unwrap_or("value");
            let aspect = aspects::parse(name)
                .ok_or_else(|| TemplateError::show(msg!("template-thing-line"), name, aspects::names()))?;
            line_column(subject, line, aspect, column.head.as_deref())
        }
        (None, Some(sheet), Some(what)) => sheet_column(subject, column, sheet, what)?,
        (None, None, Some(own)) => Show {
            head: column.head.clone().unwrap_or_default(),
            align: if own == "index" { Align::Center } else { Align::Left },
            what: What::Own(own.clone()),
        },
        _ => bail!(TemplateError::new(msg!("template-column-needs-line-show-show"))),
    };
    if !column.only.is_empty() && column.of.is_none() {
        bail!(TemplateError::new(msg!("template-column-s-only-needs-table")));
    }
    if let Some(align) = column.align {
        shown.align = align;
    }
    Ok(shown)
}

fn line_column<'s>(subject: &ReportContext, line: &'s Line, aspect: Aspect, head: Option<&str>) -> Show<'s> {
    let head =
        head.map_or_else(|| format!("{} ({})", subject.named(&line.short), subject.named(&line.unit)), str::to_owned);
    Show { head, align: Align::Right, what: What::Line(line, aspect) }
}

/// Counts rows of a table sheet, or lists what they say in one of its columns.
fn sheet_column<'s>(subject: &'s ReportContext, column: &ColumnFile, sheet: &str, what: &str) -> Result<Show<'s>> {
    let choice = Choice::new(subject, sheet, &column.only)?;
    let head = column.head.clone().unwrap_or_default();
    Ok(match what {
        "count" => Show { head, align: Align::Right, what: What::Count(choice) },
        key => {
            let listed = choice.column(key)?;
            Show { head, align: Align::Left, what: What::Listed(choice, &listed.key) }
        }
    })
}

fn line<'s>(subject: &'s ReportContext, code: &str) -> Result<&'s Line> {
    Ok(TemplateError::line(&subject.form, code)?)
}

/// A locality, then those of like size.
fn peers<'s>(subject: &'s ReportContext, place: &Place) -> Vec<Item<'s>> {
    let all = std::iter::once(place.clone()).chain(peers::of(subject, place));
    all.filter_map(|place| subject.book.locality(place.code()?).map(|locality| Item::Locality(locality))).collect()
}

fn items<'s>(subject: &'s ReportContext, place: &Place, block: &TableBlock) -> Result<Vec<Item<'s>>> {
    let book = &subject.book;
    let mut items = match block.rows.as_str() {
        "localities" if block.peers => peers(subject, place),
        "localities" => localities(subject, block.by_region),
        "regions" => book
            .regions
            .iter()
            .map(|region| Item::Group(subject.named(&region.name), Place::Region(Arc::clone(&region.slug))))
            .collect(),
        "lines" => match &block.section {
            Some(section) => lines_of(subject, section)?.into_iter().map(Item::Line).collect(),
            None if !block.lines.is_empty() => {
                block.lines.iter().map(|code| line(subject, code).map(Item::Line)).collect::<Result<_>>()?
            }
            None => subject.form.lines.iter().map(Item::Line).collect(),
        },
        "findings" => findings(subject, place, &block.severity),
        "waivers" => subject.report.waived.iter().map(Item::Waiver).collect(),
        "doubts" => {
            known(block, msg!("template-thing-doubt"), &template_api::OF_DOUBTS)?;
            doubts::all(subject).into_iter().map(Item::Doubt).collect()
        }
        "decisions" => {
            known(block, msg!("template-thing-decision"), &template_api::OF_DECISIONS)?;
            subject.decided().map(Item::Decision).collect()
        }
        "followed" => {
            known(block, msg!("template-thing-followed"), &template_api::OF_FOLLOWED)?;
            follow_up::all(subject).into_iter().map(Item::Followed).collect()
        }
        "methods" => methods(subject, place),
        key if subject.form.table(key).is_some() => {
            let choice = Choice::new(subject, key, &block.only)?.at_most(block.most);
            // Told even where no row is left to show it.
            let shown = block.columns.iter().filter_map(|column| column.show.as_deref());
            shown
                .filter(|what| !["index", "place"].contains(what))
                .try_for_each(|what| choice.column(what).map(|_| ()))?;
            sheets::items(subject, place, &choice, block.by_region, block.group_by.as_deref())?
        }
        key => {
            let sheets =
                subject.form.sheets.iter().filter(|sheet| sheet.kind.table().is_some()).map(|sheet| &*sheet.key);
            let known: Vec<&str> = template_api::names(&template_api::ROWS).chain(sheets).collect();
            bail!(
                TemplateError::new(msg!("template-rows-none", key = key.to_string(), known = known.join(", ")))
                    .unknown(key, known)
            )
        }
    };
    if let Some(code) = &block.having {
        let line = line(subject, code)?;
        items.retain(|item| item.place().is_none_or(|place| above_zero(subject, place, line)));
    }
    if by_sheet(block) {
        items = under_sheets(subject, place, items);
    }
    if block.total {
        let coverage = &book.coverage;
        let country = place_name(subject, Some(&Place::Country));
        let name = format!("{country} ({}/{})", coverage.accepted, coverage.expected);
        items.push(Item::Total(name, Place::Country));
    }
    Ok(items)
}

fn above_zero(subject: &ReportContext, place: Place, line: &Line) -> bool {
    let value = subject.book.figure(&place, &line.code).and_then(|figure| figure.value);
    value.is_some_and(|value| value.is_sign_positive() && !value.is_zero())
}

/// Lines with the sheet they were read from above them, wherever it changes.
fn under_sheets<'s>(subject: &ReportContext, place: &Place, lines: Vec<Item<'s>>) -> Vec<Item<'s>> {
    let mut items = Vec::with_capacity(lines.len());
    let mut above = String::new();
    for item in lines {
        let figure = if let Item::Line(line) = &item { subject.book.figure(place, &line.code) } else { None };
        if let Some((sheet, _)) = figure.and_then(layouts::cell).filter(|(sheet, _)| *sheet != above) {
            sheet.clone_into(&mut above);
            items.push(Item::Heading(sheet.to_owned()));
        }
        items.push(item);
    }
    items
}

fn localities(subject: &ReportContext, by_region: bool) -> Vec<Item<'_>> {
    let collation = Collation::vietnamese();
    let mut sorted: Vec<&Arc<Locality>> = subject.book.localities.iter().collect();
    sorted.sort_by(|a, b| collation.compare(&a.name, &b.name));
    if !by_region {
        return sorted.into_iter().map(|locality| Item::Locality(locality)).collect();
    }
    let mut items = Vec::new();
    for region in &subject.book.regions {
        items.push(Item::Group(subject.named(&region.name), Place::Region(Arc::clone(&region.slug))));
        items.extend(sorted.iter().filter(|l| l.region == *region).map(|locality| Item::Locality(locality)));
    }
    items
}

fn findings<'s>(subject: &'s ReportContext, place: &Place, severity: &[Severity]) -> Vec<Item<'s>> {
    let wanted = |finding: &&Finding| severity.is_empty() || severity.contains(&finding.severity);
    subject.report.told_to(place).into_iter().filter(wanted).map(Item::Finding).collect()
}

/// The ways of reckoning each ratio of a place.
fn methods<'s>(subject: &'s ReportContext, place: &Place) -> Vec<Item<'s>> {
    let lines = subject.form.lines.iter();
    let of_line = |line: &'s Line| {
        let methods = subject.book.figure(place, &line.code).map_or(&[][..], |figure| &figure.methods);
        methods.iter().enumerate().map(move |(n, method)| Item::Method(line, n, method))
    };
    lines.flat_map(of_line).collect()
}

fn table(
    subject: &ReportContext,
    place: &Place,
    columns: &[&Show<'_>],
    items: &[Item<'_>],
    orientation: Orientation,
    block: &TableBlock,
) -> Result<Table> {
    let head_cell = |show: &&Show<'_>| Cell { content: vec![Inline::text(show.head.clone())], span: 1, behind: 0 };
    let mut header = Row { kind: RowKind::Head, cells: columns.iter().map(head_cell).collect() };
    let source = columns.iter().position(|show| show.states_source());
    let mut rows = Vec::with_capacity(items.len());
    let mut index = 0;
    for item in items {
        let kind = match item {
            Item::Heading(words) => {
                let cell = Cell { content: vec![cells::words(words)], span: columns.len(), behind: 0 };
                rows.push(Row { kind: RowKind::Group, cells: vec![cell] });
                continue;
            }
            Item::Group(..) => RowKind::Group,
            Item::Total(..) => RowKind::Total,
            Item::Locality(_)
            | Item::Line(_)
            | Item::Finding(_)
            | Item::Method(..)
            | Item::Waiver(_)
            | Item::Doubt(_)
            | Item::Decision(_)
            | Item::Followed(_)
            | Item::Row(..) => {
                index += 1;
                RowKind::Body
            }
        };
        let contents =
            columns.iter().map(|show| cells::cell(subject, place, show, item, index)).collect::<Result<_>>()?;
        let mut row = Row { kind, cells: joined(kind, contents) };
        if let Some(name) = item.source_name(place).filter(|_| block.sources) {
            links::name_row(&mut row, source.filter(|_| kind == RowKind::Body), name);
        }
        rows.push(row);
    }
    if block.rows == "lines" {
        table_notes::say_points(subject, &mut rows);
    }
    let stated = columns.iter().any(|show| show.states_coverage());
    coverage_notes::in_table(&subject.book, &mut header, &mut rows, stated);
    let mut columns: Vec<Column> = columns.iter().map(|show| Column { share: 0, align: show.align }).collect();
    decimals::align(subject.language(), &columns, &mut rows);
    for (column, share) in columns.iter_mut().zip(widths::shares(&header, &rows, orientation)) {
        column.share = share;
    }
    Ok(Table { look: TableLook::Grid, caption: Vec::new(), columns, header: vec![header], rows })
}

/// In group and total rows an empty first cell joins the name behind it, and so do the others where all are empty, so
/// that long names stand on one line.
fn joined(kind: RowKind, contents: Vec<Vec<Inline>>) -> Vec<Cell> {
    let columns = contents.len();
    let joins = kind != RowKind::Body && columns > 1 && contents.first().is_some_and(Vec::is_empty);
    let mut cells: Vec<Cell> = contents.into_iter().map(|content| Cell { content, span: 1, behind: 0 }).collect();
    if joins {
        cells.remove(0);
        let alone = cells.iter().skip(1).all(|cell| cell.content.is_empty());
        if let Some(first) = cells.first_mut() {
            first.span = if alone { columns } else { 2 };
        }
        cells.truncate(if alone { 1 } else { columns });
    }
    cells
}
