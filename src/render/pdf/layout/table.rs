//! Tables: a caption, a head that comes again on each page, rows that are not split unless no page holds them.
//!
//! A row that does not cover the columns it should is an error.

use super::super::display_list::{Colour, LineBox, NodeId, Paint, colour};
use super::super::lines::{self, Line, Setting};
use super::super::measure::{Face, MM};
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use super::{links, text};
use crate::model::document::{Align, Cell, Inline, Name, Role, Row, RowKind, Table, TableLook};
use crate::model::style::RoleStyle;
use anyhow::ensure;
use std::rc::Rc;

/// A head higher than this share of a page is not repeated: it would leave no room for rows.
const HEAD_SHARE: f64 = 0.5;
/// A table that takes no more than this share of a page is not split.
const WHOLE_SHARE: f64 = 0.35;

/// So many rows, and rows that take this share of a page, stay with the head and at the end: fewer at the foot or the top of a
/// page are read as a table of their own.
const EDGE_ROWS: usize = 3;
const EDGE_SHARE: f64 = 0.12;

/// Between the rule of a card and its words.
const CARD_PAD: (f64, f64) = (1.6 * MM, 0.6 * MM);

pub(super) fn set(flow: &mut Flow<'_>, table: &Table) -> anyhow::Result<()> {
    let grid = Grid::new(flow, table)?;
    let node = flow.structure.add(Tag::Table, None);
    if !table.caption.is_empty() {
        let caption = flow.structure.add(Tag::Caption, Some(node));
        text::caption(flow, &table.caption, caption);
    }
    let head = grid.rows(flow, &table.header, node, flow.height)?;
    let head_height: f64 = head.iter().map(|row| row.height).sum();
    let repeats = !head.is_empty() && head_height < flow.height * HEAD_SHARE;
    let room = flow.height - if repeats { head_height } else { 0.0 };
    let mut body = grid.rows(flow, &table.rows, node, room)?;
    if repeats {
        let head = Rc::new(head.clone());
        body.iter_mut().for_each(|row| row.head = Some(Rc::clone(&head)));
    }
    let height = head_height + body.iter().map(|row| row.height).sum::<f64>();
    keep_rows(&mut body, height < flow.height * WHOLE_SHARE, flow.height * EDGE_SHARE);
    flow.extend(head.into_iter().map(|row| LineBox { keep_next: repeats, ..row }).collect());
    flow.extend(body);
    Ok(())
}

/// The first rows and the last rows stay together, at least so high; a small table stays whole.
fn keep_rows(rows: &mut [LineBox], whole: bool, edge: f64) {
    let (count, mut below) = (rows.len(), rows.iter().map(|row| row.height).sum::<f64>());
    let mut above = 0.0;
    for (n, row) in rows.iter_mut().enumerate() {
        above += row.height;
        below -= row.height;
        let opening = n + 1 < EDGE_ROWS || above < edge;
        let closing = n + EDGE_ROWS > count || below < edge;
        row.keep_next = n + 1 < count && (whole || row.keep_next || opening || closing);
    }
    // The paragraph below a table keeps its distance from the last rule.
    if let Some(last) = rows.last_mut() {
        last.after = 2.0 * MM;
    }
}

/// Columns of a table and the look of its cells.
struct Grid {
    look: TableLook,
    /// Left edges of the columns and the right edge of the last.
    edges: Vec<f64>,
    aligns: Vec<Align>,
    pad: (f64, f64),
    rule: Colour,
    rule_pt: f64,
    /// Rows have no head whose lower rule is their upper one.
    headless: bool,
    fills: [Colour; 3],
    roles: [RoleStyle; 2],
}

/// A cell that has been set.
struct SetCell {
    left: f64,
    right: f64,
    node: NodeId,
    /// It and its right neighbours up to this edge lead to a target.
    lead: Option<(Name, f64)>,
    /// What leads to it, taken where it starts.
    targets: Vec<Paint>,
    lines: std::vec::IntoIter<SetLine>,
}

/// A line of a cell, in its type.
struct SetLine {
    line: Line,
    size: u8,
    height: f64,
}

/// Whether a cell leads where its left neighbour does, so that one link covers both: a link of its own for each of some
/// thousand figures would be a tenth of the file.
fn joins(cells: &mut [SetCell], target: Option<&Name>, left: f64, right: f64) -> bool {
    let run = cells.iter_mut().rev().find_map(|cell| cell.lead.as_mut());
    match run.filter(|(name, edge)| target == Some(name) && *edge == left) {
        Some((_, edge)) => {
            *edge = right;
            true
        }
        None => false,
    }
}

impl Grid {
    fn new(flow: &Flow<'_>, table: &Table) -> anyhow::Result<Grid> {
        let style = &flow.style.table;
        let whole: u32 = table.columns.iter().map(|column| column.share).sum::<u32>().max(1);
        let mut edges = vec![0.0];
        let mut sum = 0;
        for column in &table.columns {
            sum += column.share;
            edges.push(flow.width * f64::from(sum) / f64::from(whole));
        }
        let pad = match table.look {
            TableLook::Grid => (style.pad_x_mm * MM, style.pad_y_mm * MM),
            TableLook::Cards => CARD_PAD,
        };
        Ok(Grid {
            look: table.look,
            edges,
            aligns: table.columns.iter().map(|column| column.align).collect(),
            pad,
            rule: colour(&style.rule)?,
            rule_pt: style.rule_pt,
            headless: table.header.is_empty(),
            fills: [colour(&style.head_fill)?, colour(&style.group_fill)?, colour(&style.total_fill)?],
            roles: [flow.role(Role::TableHead), flow.role(Role::TableCell)],
        })
    }

    fn rows(&self, flow: &mut Flow<'_>, rows: &[Row], table: NodeId, room: f64) -> anyhow::Result<Vec<LineBox>> {
        let mut line_boxes: Vec<LineBox> = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            let covered: usize = row.cells.iter().map(|cell| cell.span.max(1)).sum();
            let columns = self.aligns.len();
            ensure!(covered == columns, "row {} covers {covered} columns of {columns}", n + 1);
            let node = flow.structure.add(Tag::Row, Some(table));
            let cells = self.cells(flow, row, node);
            let first = self.headless || row.kind == RowKind::Head && n == 0;
            line_boxes.extend(self.line_boxes(flow, row.kind, cells, first, room));
        }
        Ok(line_boxes)
    }

    fn cells(&self, flow: &mut Flow<'_>, row: &Row, node: NodeId) -> Vec<SetCell> {
        let mut column = 0;
        let mut cells: Vec<SetCell> = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let span = cell.span.max(1);
            let left = self.edges.get(column).copied().unwrap_or_default();
            let right = self.edges.get(column + span).copied().unwrap_or_default();
            let align = self.aligns.get(column).copied().unwrap_or_default();
            let mut set = self.cell(flow, row.kind, cell, node, (left, right), align);
            let target = cell.content.iter().find_map(Inline::leads_to);
            if !joins(&mut cells, target, left, right)
                && let Some(target) = target
            {
                set.node = flow.structure.add(Tag::Link, Some(set.node));
                set.lead = Some((target.clone(), right));
            }
            cells.push(set);
            column += span;
        }
        cells
    }

    fn cell(
        &self,
        flow: &mut Flow<'_>,
        kind: RowKind,
        cell: &Cell,
        row: NodeId,
        (left, right): (f64, f64),
        align: Align,
    ) -> SetCell {
        let [head, body] = self.roles;
        let (role, align, tag) = match kind {
            RowKind::Head => (head, head.align, Tag::HeadCell),
            RowKind::Body => (body, align, Tag::Cell),
            // The name of a group or a total stands over several columns and belongs to none of them.
            RowKind::Group | RowKind::Total if cell.span > 1 => {
                (RoleStyle { bold: true, ..body }, Align::Left, Tag::Cell)
            }
            RowKind::Group | RowKind::Total => (RoleStyle { bold: true, ..body }, align, Tag::Cell),
        };
        let behind = if align == Align::Right { f64::from(cell.behind) / 1000.0 * f64::from(role.size) } else { 0.0 };
        let width = (right - left - 2.0 * self.pad.0 - behind).max(0.0);
        let set = |role: RoleStyle, content: &[Inline]| {
            let setting = Setting { size: role.size, face: Face::role(&role), align, width, indent: 0.0 };
            let height = flow.line_height(&role);
            let lines = lines::set(flow.measure, content, &setting).into_iter();
            lines.map(move |line| SetLine { line, size: role.size, height }).collect::<Vec<_>>()
        };
        let lines = match self.look {
            TableLook::Grid => set(role, &cell.content),
            TableLook::Cards => cell.card_lines().flat_map(|(role, content)| set(flow.role(role), content)).collect(),
        };
        let node = flow.structure.cell(tag, row, cell.span.max(1));
        SetCell {
            left,
            right,
            node,
            lead: None,
            targets: cell.content.iter().filter_map(|inline| links::target(inline, 0.0)).collect(),
            lines: lines.into_iter(),
        }
    }

    /// One line box, or as many as it takes where the row is higher than its room.
    fn line_boxes(
        &self,
        flow: &Flow<'_>,
        kind: RowKind,
        mut cells: Vec<SetCell>,
        first: bool,
        room: f64,
    ) -> Vec<LineBox> {
        let mut line_boxes = Vec::new();
        while line_boxes.is_empty() || cells.iter().any(|cell| cell.lines.len() > 0) {
            line_boxes.push(self.line_box(flow, kind, &mut cells, first || !line_boxes.is_empty(), room));
        }
        line_boxes
    }

    /// Takes from each cell the lines that fit, one at least.
    fn line_box(&self, flow: &Flow<'_>, kind: RowKind, cells: &mut [SetCell], first: bool, room: f64) -> LineBox {
        let room = room - 2.0 * self.pad.1;
        let taken: Vec<Vec<SetLine>> = cells.iter_mut().map(|cell| fitting(&mut cell.lines, room)).collect();
        let one = flow.measure.line(self.roles[1].size);
        let needed = taken.iter().map(|lines| stacked(lines));
        let height = needed.fold(one, f64::max) + 2.0 * self.pad.1;
        let mut paints = self.fill(kind, height);
        for (cell, lines) in cells.iter_mut().zip(taken) {
            paints.append(&mut cell.targets);
            paints.extend(self.words(flow, cell, lines, height));
        }
        // A fill would cover the lower half of the rule above it.
        paints.extend(self.rules(cells, height, first || kind != RowKind::Body));
        LineBox { height, paints, keep_next: kind == RowKind::Group, ..LineBox::default() }
    }

    fn fill(&self, kind: RowKind, height: f64) -> Vec<Paint> {
        let [head, group, total] = self.fills;
        let colour = match kind {
            RowKind::Head => Some(head),
            RowKind::Group => Some(group),
            RowKind::Total => Some(total),
            RowKind::Body => None,
        };
        let area = (0.0, 0.0, self.width(), height);
        colour.map(|colour| Paint::Fill { area, colour }).into_iter().collect()
    }

    /// Words stand in the middle of the height of a row.
    fn words(&self, flow: &Flow<'_>, cell: &SetCell, lines: Vec<SetLine>, height: f64) -> Vec<Paint> {
        let mut y = match self.look {
            TableLook::Grid => (height - stacked(&lines)) / 2.0,
            TableLook::Cards => self.pad.1,
        };
        let x = cell.left + self.pad.0;
        let mut paints = vec![Paint::Begin(cell.node)];
        for SetLine { line, size, height } in lines {
            paints.extend(line_paints(flow.measure, line, size, height, (x, y), None));
            y += height;
        }
        if let Some((target, right)) = &cell.lead {
            let area = (cell.left, 0.0, right - cell.left, height);
            paints.push(Paint::Lead { area, element: cell.node, target: target.clone() });
        }
        paints.push(Paint::End);
        paints
    }

    /// Left edge of the row, right edge of each cell, and the rule below; the rule above is that of the row before.
    fn rules(&self, cells: &[SetCell], height: f64, first: bool) -> Vec<Paint> {
        let rule = |from, to| Paint::Rule { from, to, width: self.rule_pt, colour: self.rule };
        let across = |y| rule((0.0, y), (self.width(), y));
        let down = |x| rule((x, 0.0), (x, height));
        let rights = cells.iter().map(|cell| down(cell.right));
        let top = first.then(|| across(0.0));
        std::iter::once(down(0.0)).chain(rights).chain(top).chain([across(height)]).collect()
    }

    fn width(&self) -> f64 {
        self.edges.last().copied().unwrap_or_default()
    }
}

/// Takes the lines that fit, one at least.
fn fitting(lines: &mut std::vec::IntoIter<SetLine>, room: f64) -> Vec<SetLine> {
    let mut used = 0.0;
    let fit = lines.as_slice().iter().take_while(|line| {
        used += line.height;
        used <= room
    });
    let count = fit.count().max(1);
    lines.by_ref().take(count).collect()
}

fn stacked(lines: &[SetLine]) -> f64 {
    lines.iter().map(|line| line.height).sum()
}
