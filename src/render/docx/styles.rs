//! Roles into Word styles: what staff see in the style gallery.

use super::page::{Page, mm, pt};
use crate::messages::Catalogue;
use crate::model::document::{Align, Orientation, Role, RowKind};
use crate::model::message::Message;
use crate::model::style::{RoleStyle, Style as Look};
use crate::{key, msg};
use docx_rs::*;

/// Tables of figures, with rules.
pub(super) const GRID: &str = "BriefingGrid";
/// Tables that only place text side by side.
pub(super) const FRAME: &str = "BriefingFrame";
/// A short line between blocks; its indents give it its length.
pub(super) const RULE: &str = "Rule";
/// An invisible line where Word wants a paragraph: between two tables, at the end of a section.
pub(super) const SPACER: &str = "Spacer";

/// Tables that are maps; `finish` knows them by it.
pub(super) const TILE_MAP: &str = "TileMap";
/// Words on a square of a map.
pub(super) const MAP_TILE: &str = "MapTile";

/// The title beside a map.
pub(super) const MAP_TITLE: &str = "MapTitle";

/// Where a chart stands in the text.
pub(super) const CHART: &str = "ChartFrame";

/// Marks of notes, in the text and before the notes themselves; `notes` knows them by it.
pub(super) const NOTE_MARK: &str = "FootnoteReference";

/// Distance from a list's mark to its words.
pub(super) const HANGING_MM: f64 = 4.0;

/// Style id of a role.
pub(super) fn id(role: Role) -> &'static str {
    names(role).0
}

/// A style's name, as the style gallery shows it.
enum StyleName {
    /// Of a style that Word has itself.
    Word(&'static str),
    /// Key of ours, in the words of Nghị định 30/2020.
    Ours(&'static str),
}

impl StyleName {
    /// Word takes what follows a comma for another name.
    fn text(&self, catalogue: &Catalogue) -> String {
        match self {
            StyleName::Word(name) => (*name).to_owned(),
            StyleName::Ours(key) => super::clean::clean(&catalogue.word(key)).replace(',', ""),
        }
    }
}

/// Id and name. Where Word has a style of its own for the role it is taken, so that navigation, contents and captions
/// work.
fn names(role: Role) -> (&'static str, StyleName) {
    match role {
        Role::Body => ("BodyText", StyleName::Word("Body Text")),
        Role::Note => ("Note", StyleName::Ours(key!("word-style-note"))),
        Role::Footnote => ("FootnoteText", StyleName::Word("footnote text")),
        Role::Sources => ("Sources", StyleName::Ours(key!("word-style-sources"))),
        Role::Basis => ("Basis", StyleName::Ours(key!("word-style-basis"))),
        Role::Caption => ("Caption", StyleName::Word("caption")),
        Role::Item => ("ListParagraph", StyleName::Word("List Paragraph")),
        Role::TableHead => ("TableHead", StyleName::Ours(key!("word-style-table-head"))),
        Role::TableCell => ("TableCell", StyleName::Ours(key!("word-style-table-cell"))),
        Role::Heading1 => ("Heading1", StyleName::Word("heading 1")),
        Role::Heading2 => ("Heading2", StyleName::Word("heading 2")),
        Role::Heading3 => ("Heading3", StyleName::Word("heading 3")),
        Role::Annex => ("Annex", StyleName::Ours(key!("word-style-annex"))),
        Role::AnnexBelongs => ("AnnexBelongs", StyleName::Ours(key!("word-style-annex-belongs"))),
        Role::ContentsHead => ("TOCHeading", StyleName::Word("TOC Heading")),
        Role::Contents1 => ("TOC1", StyleName::Word("toc 1")),
        Role::Contents2 => ("TOC2", StyleName::Word("toc 2")),
        Role::MastheadName => ("MastheadName", StyleName::Ours(key!("word-style-masthead-name"))),
        Role::MastheadMotto => ("MastheadMotto", StyleName::Ours(key!("word-style-masthead-motto"))),
        Role::MastheadNumber => ("MastheadNumber", StyleName::Ours(key!("word-style-masthead-number"))),
        Role::MastheadAbout => ("MastheadAbout", StyleName::Ours(key!("word-style-masthead-about"))),
        Role::MastheadDate => ("MastheadDate", StyleName::Ours(key!("word-style-masthead-date"))),
        Role::MastheadDraft => ("MastheadDraft", StyleName::Ours(key!("word-style-masthead-draft"))),
        Role::TitleOver => ("TitleOver", StyleName::Ours(key!("word-style-title-over"))),
        Role::TitleName => ("TitleName", StyleName::Ours(key!("word-style-title-name"))),
        Role::TitleBeside => ("TitleBeside", StyleName::Ours(key!("word-style-title-beside"))),
        Role::Addressee => ("Addressee", StyleName::Ours(key!("word-style-addressee"))),
        Role::Title => ("Title", StyleName::Word("Title")),
        Role::Subtitle => ("Subtitle", StyleName::Word("Subtitle")),
        Role::RecipientsHead => ("RecipientsHead", StyleName::Ours(key!("word-style-recipients-head"))),
        Role::Recipients => ("Recipients", StyleName::Ours(key!("word-style-recipients"))),
        Role::Signature => ("Signature", StyleName::Word("Signature")),
        Role::PageNumber => ("Header", StyleName::Word("header")),
        Role::Footer => ("Footer", StyleName::Word("footer")),
        Role::Chart => ("Chart", StyleName::Ours(key!("word-style-chart"))),
        Role::CardName => ("CardName", StyleName::Ours(key!("word-style-card-name"))),
        Role::CardValue => ("CardValue", StyleName::Ours(key!("word-style-card-value"))),
        Role::CardNote => ("CardNote", StyleName::Ours(key!("word-style-card-note"))),
    }
}

/// All styles of a document.
pub(super) fn add(docx: Docx, look: &Look, catalogue: &Catalogue) -> Docx {
    let font = quick_xml::escape::escape(super::clean::clean(&look.word_font));
    let fonts = RunFonts::new().ascii(&*font).hi_ansi(&*font).east_asia(&*font).cs(&*font);
    let docx = docx.default_fonts(fonts).default_size(half_points(look.of(Role::Body).size));
    let name = |key| StyleName::Ours(key).text(catalogue);
    let paragraphs =
        Role::ALL.iter().map(|role| of_role(*role, look, catalogue)).chain(of_cells(look, catalogue)).chain([
            rule().name(name(key!("word-style-rule"))),
            spacer().name(name(key!("word-style-spacer"))),
            chart().name(name(key!("word-style-chart-frame"))),
            map_tile(look).name(name(key!("word-style-map-tile"))),
            map_title(look).name(name(key!("word-style-map-title"))),
            note_mark(),
        ]);
    let tables = [
        grid(look).name(name(key!("word-style-grid"))),
        frame().name(name(key!("word-style-frame"))),
        tile_map().name(name(key!("word-style-tile-map"))),
    ];
    paragraphs.chain(tables).fold(docx, Docx::add_style)
}

fn of_role(role: Role, look: &Look, catalogue: &Catalogue) -> Style {
    let (id, name) = names(role);
    let own = look.of(role);
    let mut style = dressed(Style::new(id, StyleType::Paragraph).name(name.text(catalogue)), own).based_on("Normal");
    match role {
        Role::Heading1 | Role::Annex => style = style.outline_lvl(0).next(self::id(Role::Body)),
        Role::Heading2 => style = style.outline_lvl(1).next(self::id(Role::Body)),
        Role::Heading3 => style = style.outline_lvl(2).next(self::id(Role::Body)),
        Role::Item => style = hanging(style, own.first_line_mm),
        Role::Contents1 | Role::Contents2 => style = led(style, own, look),
        // A head stands on the page of its first row.
        Role::TableHead => style.paragraph_property = style.paragraph_property.keep_next(true),
        _ => {}
    }
    style
}

/// An entry of the contents: indented, with a leader to the page number at the right edge.
fn led(style: Style, own: RoleStyle, look: &Look) -> Style {
    let right = Page::new(Orientation::Portrait, look).width();
    let tab = Tab::new().val(TabValueType::Right).leader(TabLeaderType::Dot).pos(right as usize);
    // Words and number share the line: LibreOffice draws no number behind a right indent.
    let first = SpecialIndentType::FirstLine(0);
    let mut style = style.indent(Some(mm(own.first_line_mm) as i32), Some(first), None, None);
    style.paragraph_property = style.paragraph_property.add_tab(tab);
    style.next(id(Role::Body))
}

/// The mark stands where the role's first line begins, the words next to it.
fn hanging(style: Style, mark_mm: f64) -> Style {
    let hanging = SpecialIndentType::Hanging(mm(HANGING_MM) as i32);
    style.indent(Some(mm(mark_mm + HANGING_MM) as i32), Some(hanging), None, None)
}

fn dressed(style: Style, look: RoleStyle) -> Style {
    let spacing = LineSpacing::new().before(pt(look.before_pt)).after(pt(look.after_pt));
    let spacing = spacing.line((look.line * 240.0).round().clamp(1.0, 31_680.0) as i32);
    let mut style =
        style.size(half_points(look.size)).line_spacing(spacing.line_rule(LineSpacingType::Auto)).align(jc(look.align));
    if look.bold {
        style = style.bold();
    }
    if look.italic {
        style = style.italic();
    }
    if look.first_line_mm > 0.0 {
        let first = SpecialIndentType::FirstLine(mm(look.first_line_mm) as i32);
        style = style.indent(None, Some(first), None, None);
    }
    if look.keep_next {
        style.paragraph_property = style.paragraph_property.keep_next(true);
    }
    style
}

/// Word's word for both edges is `both`; docx-rs's `Justified` is none.
fn jc(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
        Align::Justify => AlignmentType::Both,
    }
}

/// Style id of a cell.
pub(super) fn cell(kind: RowKind, align: Align) -> String {
    let row = match kind {
        RowKind::Head => return id(Role::TableHead).to_owned(),
        RowKind::Body => id(Role::TableCell),
        RowKind::Group => "TableGroup",
        RowKind::Total => "TableTotal",
    };
    format!("{row}{}", side(align).0)
}

/// Its part of the id, and the key of its word.
fn side(align: Align) -> (&'static str, &'static str) {
    match align {
        Align::Left => ("", key!("word-style-left")),
        Align::Center => ("Center", key!("word-style-centre")),
        Align::Right => ("Right", key!("word-style-right")),
        Align::Justify => ("Justify", key!("word-style-both")),
    }
}

/// A style for each kind of row and alignment; the plain one is that of the role.
fn of_cells(look: &Look, catalogue: &Catalogue) -> impl Iterator<Item = Style> {
    let kinds = [
        (RowKind::Body, msg!("word-style-row-body")),
        (RowKind::Group, msg!("word-style-row-group")),
        (RowKind::Total, msg!("word-style-row-total")),
    ];
    let sides = [Align::Left, Align::Center, Align::Right, Align::Justify];
    let all = kinds.into_iter().flat_map(move |kind| sides.map(|align| (kind.clone(), align)));
    let rest = all.filter(|((kind, _), align)| (*kind, *align) != (RowKind::Body, Align::Left));
    rest.map(move |((kind, row), align)| {
        let strong = kind != RowKind::Body;
        let own = RoleStyle { align, bold: strong, keep_next: kind == RowKind::Group, ..look.of(Role::TableCell) };
        let name = msg!("word-style-table", row = row, align = Message::new(side(align).1));
        let name = super::clean::clean(&catalogue.text(&name)).replace(',', "");
        dressed(Style::new(cell(kind, align), StyleType::Paragraph).name(name), own).based_on(id(Role::TableCell))
    })
}

fn rule() -> Style {
    let line = LineSpacing::new().before(60).after(0).line(60).line_rule(LineSpacingType::Exact);
    let mut style = Style::new(RULE, StyleType::Paragraph).based_on("Normal").size(4).line_spacing(line);
    let top = ParagraphBorder::new(ParagraphBorderPosition::Top).size(6).color("000000");
    style.paragraph_property = style.paragraph_property.set_borders(ParagraphBorders::with_empty().set(top));
    style
}

fn spacer() -> Style {
    let line = LineSpacing::new().before(0).after(0).line(20).line_rule(LineSpacingType::Exact);
    Style::new(SPACER, StyleType::Paragraph).based_on("Normal").size(2).line_spacing(line).q_format(false)
}

fn chart() -> Style {
    let line = LineSpacing::new().before(0).after(0).line(240).line_rule(LineSpacingType::Auto);
    let style = Style::new(CHART, StyleType::Paragraph).based_on("Normal");
    style.align(AlignmentType::Center).line_spacing(line)
}

fn map_tile(look: &Look) -> Style {
    let own = RoleStyle { align: Align::Center, ..look.tile() };
    dressed(Style::new(MAP_TILE, StyleType::Paragraph), own).based_on("Normal")
}

fn map_title(look: &Look) -> Style {
    dressed(Style::new(MAP_TITLE, StyleType::Paragraph), look.map_title()).based_on(id(Role::Caption))
}

/// White rules part the squares.
fn tile_map() -> Style {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let rules = [Top, Left, Bottom, Right, InsideH, InsideV]
        .map(|position| TableBorder::new(position).size(12).color("FFFFFF"));
    Style::new(TILE_MAP, StyleType::Table)
        .set_borders(rules.into_iter().fold(TableBorders::with_empty(), TableBorders::set))
        .margins(TableCellMargins::new().margin(0, 20, 0, 20))
}

fn note_mark() -> Style {
    let mut style = Style::new(NOTE_MARK, StyleType::Character).name("footnote reference");
    style.run_property = style.run_property.vert_align(VertAlignType::SuperScript);
    style
}

fn grid(look: &Look) -> Style {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let table = &look.table;
    let width = (table.rule_pt * 8.0).round().clamp(2.0, 96.0) as usize;
    let rules = [Top, Left, Bottom, Right, InsideH, InsideV]
        .map(|position| TableBorder::new(position).size(width).color(colour(&table.rule)));
    let (x, y) = (mm(table.pad_x_mm) as usize, mm(table.pad_y_mm) as usize);
    Style::new(GRID, StyleType::Table)
        .set_borders(rules.into_iter().fold(TableBorders::with_empty(), TableBorders::set))
        .margins(TableCellMargins::new().margin(y, x, y, x))
}

fn frame() -> Style {
    Style::new(FRAME, StyleType::Table)
        .set_borders(TableBorders::with_empty())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// Six hexadecimal digits, or black: docx-rs does not escape colours.
pub(super) fn colour(hex: &str) -> &str {
    if hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()) { hex } else { "000000" }
}

fn half_points(size: u8) -> usize {
    usize::from(size) * 2
}
