//! Key figures as cards: of each what it is, its value, how it moved and what it aims at.

use super::coverage;
use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::periods;
use super::points;
use super::report_context::ReportContext;
use crate::model::document::{Align, Cell, Column, Emphasis, Inline, Row, RowKind, Table, TableLook};
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::form::Line;
use crate::model::insight::Matter;
use crate::model::message::Message;
use crate::model::number::with_unit;
use crate::msg;
use anyhow::{Context as _, Result, bail};
use chrono::Datelike as _;
use serde::Deserialize;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// A `cards` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardsBlock {
    /// One card each.
    lines: Vec<String>,
    /// Cards next to each other.
    #[serde(default = "two")]
    across: NonZeroUsize,
}

fn two() -> NonZeroUsize {
    NonZeroUsize::MIN.saturating_add(1)
}

/// A table with a cell for each card; the cells of the last row that no card fills are empty.
pub(super) fn table(subject: &ReportContext, place: &Place, block: &CardsBlock) -> Result<Table> {
    if block.lines.is_empty() {
        bail!(TemplateError::new(msg!("template-cards-need-lines")));
    }
    let across = block.across.get();
    let mut cells: Vec<Cell> = Vec::new();
    for code in &block.lines {
        let line = TemplateError::line(&subject.form, code)?;
        cells.push(Cell { content: card(subject, place, line)?, span: 1, behind: 0 });
    }
    cells.resize(cells.len().next_multiple_of(across), Cell { content: Vec::new(), span: 1, behind: 0 });
    let share = u32::try_from(1000 / across).unwrap_or(1);
    let rest = u32::try_from(1000 % across).unwrap_or_default();
    let column = |n: usize| Column { share: share + if n == 0 { rest } else { 0 }, align: Align::Left };
    let rows = cells.chunks(across).map(|cells| Row { kind: RowKind::Body, cells: cells.to_vec() });
    Ok(Table {
        look: TableLook::Cards,
        caption: Vec::new(),
        columns: (0..across).map(column).collect(),
        header: Vec::new(),
        rows: rows.collect(),
    })
}

fn card(subject: &ReportContext, place: &Place, line: &Line) -> Result<Vec<Inline>> {
    let figure = subject.book.figure(place, &line.code).context("there is no such figure")?;
    let of = Of { subject, figure };
    let mut content = vec![Inline::text(points::named(subject, line)), Inline::Break, of.inline(Aspect::Value)];
    let remarks = [of.change(), of.target(), of.duty(), of.coverage()];
    for (n, remark) in remarks.into_iter().flatten().enumerate() {
        content.push(if n == 0 { Inline::Break } else { Inline::text("; ") });
        content.extend(remark);
    }
    Ok(content)
}

/// The figure of a card.
struct Of<'a> {
    subject: &'a ReportContext,
    figure: &'a Figure,
}

impl Of<'_> {
    fn key(&self, aspect: Aspect) -> FigureKey {
        FigureKey { place: self.figure.place.clone(), line: Arc::clone(&self.figure.line), aspect }
    }

    fn inline(&self, aspect: Aspect) -> Inline {
        let key = self.key(aspect);
        let text = figures::text(&key, self.figure, self.subject, Spot::Running);
        Inline::Figure { key, text, emphasis: Emphasis::default(), source: None }
    }

    fn words(&self, message: Message) -> Inline {
        Inline::text(self.subject.say(message))
    }

    /// `+17 so với 6/2026`
    fn change(&self) -> Option<Vec<Inline>> {
        self.figure.number(Aspect::Change(0))?;
        let unit = figures::unit(self.subject, &self.key(Aspect::Change(0)), self.figure).filter(|_| self.is_rate());
        let since = periods::month(self.subject.past.periods.first()?.data_to);
        let moved = self.inline(Aspect::Change(0));
        let unit = unit.map(|unit| Inline::text(with_unit("", &unit)));
        Some([Some(moved), unit, Some(self.words(msg!("card-since", month = since)))].into_iter().flatten().collect())
    }

    fn is_rate(&self) -> bool {
        self.subject.form.line(&self.figure.line).is_some_and(Line::is_rate)
    }

    /// `mục tiêu 2030: 843`
    fn target(&self) -> Option<Vec<Inline>> {
        let target = self.figure.target.as_ref()?;
        let lead = self.words(msg!("card-target", year = target.by.year().to_string()));
        Some(vec![lead, self.inline(Aspect::Target)])
    }

    /// `thời hạn 31/12/2026 đã qua`
    fn duty(&self) -> Option<Vec<Inline>> {
        let found = self.subject.insights.of(&self.figure.place).iter();
        let mut duties = found
            .filter(|insight| *insight.line == *self.figure.line)
            .filter_map(|insight| if let Matter::Duty(duty) = &insight.matter { Some(duty) } else { None });
        let duty = duties.next()?;
        let left = usize::try_from(duty.days_left).unwrap_or_default();
        Some(vec![self.words(match left {
            0 => msg!("card-duty-overdue", before = duty.before),
            days => msg!("card-duty-ahead", before = duty.before, days = self.subject.count(days)),
        })])
    }

    /// `32/34 địa phương`, where more are missing than in the whole book.
    fn coverage(&self) -> Option<Vec<Inline>> {
        let key = self.key(Aspect::Value);
        let accepted = self.subject.book.coverage.accepted;
        coverage::covered(&key, self.figure).filter(|covered| *covered < accepted)?;
        coverage::stated(self.subject, &key, self.figure).map(|stated| vec![Inline::text(stated)])
    }
}
