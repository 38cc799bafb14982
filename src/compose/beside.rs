//! Short lists beside each other: what was promised and what is asked for, on one page.

use super::inline;
use super::report_context::ReportContext;
use crate::model::document::{Align, Cell, Column, Inline, Row, RowKind, Table, TableLook};
use anyhow::Result;
use serde::Deserialize;

/// A fenced `beside` block.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BesideBlock {
    column: Vec<ColumnFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    head: String,
    items: Vec<String>,
}

/// A table of one row: a list in each cell under its head.
pub(super) fn table(subject: &ReportContext, block: BesideBlock) -> Result<Table> {
    let count = u32::try_from(block.column.len()).unwrap_or(1).max(1);
    let (share, rest) = (1000 / count, 1000 % count);
    let column = |n: u32| Column { share: share + if n == 0 { rest } else { 0 }, align: Align::Left };
    let cell = |content: Vec<Inline>| Cell { content, span: 1, behind: 0 };
    let mut heads = Vec::new();
    let mut lists = Vec::new();
    for column in &block.column {
        heads.push(cell(inline::inline(&column.head, subject)?));
        lists.push(cell(list(subject, &column.items)?));
    }
    Ok(Table {
        look: TableLook::Grid,
        caption: Vec::new(),
        columns: (0..count).map(column).collect(),
        header: vec![Row { kind: RowKind::Head, cells: heads }],
        rows: vec![Row { kind: RowKind::Body, cells: lists }],
    })
}

fn list(subject: &ReportContext, items: &[String]) -> Result<Vec<Inline>> {
    let mut content = Vec::new();
    for item in items.iter().filter(|item| !item.trim().is_empty()) {
        if !content.is_empty() {
            content.push(Inline::Break);
        }
        content.extend(inline::inline(item, subject)?);
    }
    Ok(content)
}
