//! The masthead and the closing of an administrative document (Nghị định 30/2020, Appendix I): two columns without
//! rules, and short rules below names.

use super::page::{mm, pt};
use super::table::fixed;
use super::{measure, styles, text};
use crate::model::document::{Closing, Masthead, Role, TitleBlock};
use crate::model::style::Look;
use docx_rs::{
    HeightRule, LineSpacing, Paragraph, Table, TableCell, TableCellMargins, TableRow, VAlignType, WidthType,
};

/// Room for signature and seal.
const SIGNATURE_MM: f64 = 35.0;

/// Agency and number on the left, national name, motto, place and date on the right. Nothing where all are empty.
pub(super) fn masthead_table(masthead: &Masthead, width: u32, look: &Look) -> Option<Table> {
    let Masthead { agency, motto: [nation, motto], number, draft, about, place_date, .. } = masthead;
    if [agency, nation, motto, number, draft, about, place_date].iter().all(|text| text.is_empty()) {
        return None;
    }
    let left = width as usize * 2 / 5;
    let grid = vec![left, width as usize - left];
    let agency_length = measured(agency, Role::MastheadName, look).min(left as u32) * 2 / 5;
    let motto_length = measured(motto, Role::MastheadMotto, look);
    let names = vec![
        vec![line(Role::MastheadName, agency), rule(agency_length, grid[0] as u32)],
        vec![line(Role::MastheadName, nation), line(Role::MastheadMotto, motto), rule(motto_length, grid[1] as u32)],
    ];
    let mut numbered = vec![line(Role::MastheadNumber, number)];
    numbered.extend((!draft.is_empty()).then(|| line(Role::MastheadDraft, draft)));
    numbered.extend((!about.is_empty()).then(|| line(Role::MastheadAbout, about)));
    let dates = vec![numbered, vec![line(Role::MastheadDate, place_date)]];
    let rows = vec![side_by_side(names, &grid, VAlignType::Top), side_by_side(dates, &grid, VAlignType::Top)];
    Some(fixed(rows, grid).style(styles::FRAME))
}

/// Type name and abstract with the rule below, a third to a half of the text's length.
pub(super) fn masthead_title(masthead: &Masthead, width: u32, look: &Look) -> Vec<Paragraph> {
    let subtitle = look.style.of(Role::Subtitle);
    let length = measured(&masthead.summary, Role::Subtitle, look).min(width) * 2 / 5;
    let mut paragraphs = Vec::new();
    if !masthead.kind.is_empty() {
        paragraphs.push(line(Role::Title, &masthead.kind));
    }
    if !masthead.summary.is_empty() {
        // The rule comes between the abstract and the space its style leaves below.
        let tight = LineSpacing::new().before(pt(subtitle.before_pt)).after(0);
        paragraphs.push(line(Role::Subtitle, &masthead.summary).line_spacing(tight).keep_next(true));
        let spaced = LineSpacing::new().before(pt(4.0)).after(pt(subtitle.after_pt));
        paragraphs.push(rule(length, width).line_spacing(spaced));
    }
    paragraphs
}

/// The name on the left, what is said of it on the right. Nothing where both are empty.
pub(super) fn title_table(title: &TitleBlock, width: u32, look: &Look) -> Option<Table> {
    let TitleBlock { name, beside, .. } = title;
    if name.is_empty() && beside.is_empty() {
        return None;
    }
    // The name stands on one line where the page allows it.
    let left = (measured(name, Role::TitleName, look) + mm(4.0)).clamp(width / 3, width * 2 / 3) as usize;
    let left = if beside.is_empty() { width as usize * 19 / 20 } else { left };
    let grid = vec![left, width as usize - left];
    let cells = vec![vec![line(Role::TitleName, name)], vec![line(Role::TitleBeside, beside)]];
    Some(fixed(vec![side_by_side(cells, &grid, VAlignType::Bottom)], grid).style(styles::FRAME))
}

/// The rule below a title block.
pub(super) fn title_rule() -> Paragraph {
    Paragraph::new().style(styles::RULE).line_spacing(LineSpacing::new().before(pt(2.0)).after(pt(4.0)))
}

/// Recipients on the left, signer on the right, on one page.
pub(super) fn closing(closing: &Closing, width: u32) -> Option<Table> {
    if closing.recipients.is_empty() && closing.signer.is_empty() {
        return None;
    }
    let mut left: Vec<Paragraph> = Vec::new();
    if !closing.recipients.is_empty() {
        left.push(line(Role::RecipientsHead, &closing.title));
    }
    left.extend(closing.recipients.iter().map(|recipient| line(Role::Recipients, &format!("- {recipient}"))));
    let right = closing.signer.iter().map(|signer| line(Role::Signature, signer)).collect();
    let grid = vec![width as usize / 2, width as usize - width as usize / 2];
    let row = side_by_side(vec![left, right], &grid, VAlignType::Top);
    let row = row.row_height(mm(SIGNATURE_MM) as f32).height_rule(HeightRule::AtLeast);
    let above = TableCellMargins::new().margin(pt(12.0) as usize, 0, 0, 0);
    Some(fixed(vec![row], grid).style(styles::FRAME).margins(above))
}

/// A row of cells that holds together and stays with the next.
fn side_by_side(cells: Vec<Vec<Paragraph>>, grid: &[usize], stand: VAlignType) -> TableRow {
    let cells = cells.into_iter().zip(grid).map(|(mut lines, width)| {
        if lines.is_empty() {
            lines.push(Paragraph::new());
        }
        let cell = TableCell::new().vertical_align(stand).width(*width, WidthType::Dxa);
        lines.into_iter().map(|line| line.keep_next(true)).fold(cell, TableCell::add_paragraph)
    });
    TableRow::new(cells.collect()).cant_split()
}

fn line(role: Role, words: &str) -> Paragraph {
    text::plain(styles::id(role), words)
}

fn measured(words: &str, role: Role, look: &Look) -> u32 {
    measure::width(words, look.style.of(role), &look.faces)
}

/// A rule of this length in the middle of the width: the top border of an empty paragraph between two indents.
fn rule(length: u32, width: u32) -> Paragraph {
    let side = (width.saturating_sub(length) / 2) as i32;
    Paragraph::new().style(styles::RULE).indent(Some(side), None, Some(side), None)
}
