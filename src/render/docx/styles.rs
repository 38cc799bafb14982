//! Roles into Word styles: what staff see in the style gallery.

use super::page::{Page, mm, pt};
use crate::model::document::{Align, Orientation, Role, RowKind};
use crate::model::style::{RoleStyle, Style as Look};
use docx_rs::*;

/// Tables of figures, with rules.
pub(super) const GRID: &str = "BriefingGrid";
/// Tables that only place text side by side.
pub(super) const FRAME: &str = "BriefingFrame";
/// A short line between blocks; its indents give it its length.
pub(super) const RULE: &str = "Rule";
/// An invisible line where Word wants a paragraph: between two tables, at the end of a section.
pub(super) const SPACER: &str = "Spacer";

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

/// Id and name. Where Word has a style of its own for the role it is taken, so that navigation, contents and captions
/// work; the others bear the words of Nghị định 30/2020. No commas: Word takes what follows one for another name.
fn names(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Body => ("BodyText", "Body Text"),
        Role::Note => ("Note", "Ghi chú"),
        Role::Footnote => ("FootnoteText", "footnote text"),
        Role::Sources => ("Sources", "Nguồn số liệu"),
        Role::Basis => ("Basis", "Căn cứ"),
        Role::Caption => ("Caption", "caption"),
        Role::Item => ("ListParagraph", "List Paragraph"),
        Role::TableHead => ("TableHead", "Bảng - đầu cột"),
        Role::TableCell => ("TableCell", "Bảng - ô"),
        Role::Heading1 => ("Heading1", "heading 1"),
        Role::Heading2 => ("Heading2", "heading 2"),
        Role::Heading3 => ("Heading3", "heading 3"),
        Role::Annex => ("Annex", "Phụ lục"),
        Role::ContentsHead => ("TOCHeading", "TOC Heading"),
        Role::Contents1 => ("TOC1", "toc 1"),
        Role::Contents2 => ("TOC2", "toc 2"),
        Role::MastheadName => ("MastheadName", "Quốc hiệu và cơ quan"),
        Role::MastheadMotto => ("MastheadMotto", "Tiêu ngữ"),
        Role::MastheadNumber => ("MastheadNumber", "Số ký hiệu"),
        Role::MastheadAbout => ("MastheadAbout", "Trích yếu công văn"),
        Role::MastheadDate => ("MastheadDate", "Địa danh và thời gian"),
        Role::Addressee => ("Addressee", "Kính gửi"),
        Role::Title => ("Title", "Title"),
        Role::Subtitle => ("Subtitle", "Subtitle"),
        Role::RecipientsHead => ("RecipientsHead", "Nơi nhận"),
        Role::Recipients => ("Recipients", "Nơi nhận - danh sách"),
        Role::Signature => ("Signature", "Signature"),
        Role::PageNumber => ("Header", "header"),
        Role::Footer => ("Footer", "footer"),
        Role::Chart => ("Chart", "Biểu đồ"),
    }
}

/// All styles of a document.
pub(super) fn add(docx: Docx, look: &Look) -> Docx {
    let font = quick_xml::escape::escape(super::clean::clean(&look.word_font));
    let fonts = RunFonts::new().ascii(&*font).hi_ansi(&*font).east_asia(&*font).cs(&*font);
    let docx = docx.default_fonts(fonts).default_size(half_points(look.of(Role::Body).size));
    let paragraphs = Role::ALL.iter().map(|role| of_role(*role, look)).chain(of_cells(look)).chain([
        rule(),
        spacer(),
        chart(),
        note_mark(),
    ]);
    paragraphs.chain([grid(look), frame()]).fold(docx, Docx::add_style)
}

fn of_role(role: Role, look: &Look) -> Style {
    let (id, name) = names(role);
    let own = look.of(role);
    let mut style = dressed(Style::new(id, StyleType::Paragraph).name(name), own).based_on("Normal");
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

/// The mark stands where the role's first line begins, the words beside it.
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

fn side(align: Align) -> (&'static str, &'static str) {
    match align {
        Align::Left => ("", "trái"),
        Align::Center => ("Center", "giữa"),
        Align::Right => ("Right", "phải"),
        Align::Justify => ("Justify", "đều"),
    }
}

/// A style for each kind of row and alignment; the plain one is that of the role.
fn of_cells(look: &Look) -> impl Iterator<Item = Style> {
    let kinds = [(RowKind::Body, "ô"), (RowKind::Group, "nhóm"), (RowKind::Total, "tổng")];
    let sides = [Align::Left, Align::Center, Align::Right, Align::Justify];
    let all = kinds.into_iter().flat_map(move |kind| sides.map(|align| (kind, align)));
    let rest = all.filter(|((kind, _), align)| (*kind, *align) != (RowKind::Body, Align::Left));
    rest.map(|((kind, word), align)| {
        let strong = kind != RowKind::Body;
        let own = RoleStyle { align, bold: strong, keep_next: kind == RowKind::Group, ..look.of(Role::TableCell) };
        let name = format!("Bảng - {word} - {}", side(align).1);
        dressed(Style::new(cell(kind, align), StyleType::Paragraph).name(name), own).based_on(id(Role::TableCell))
    })
}

fn rule() -> Style {
    let line = LineSpacing::new().before(60).after(0).line(60).line_rule(LineSpacingType::Exact);
    let mut style =
        Style::new(RULE, StyleType::Paragraph).name("Đường kẻ").based_on("Normal").size(4).line_spacing(line);
    let top = ParagraphBorder::new(ParagraphBorderPosition::Top).size(6).color("000000");
    style.paragraph_property = style.paragraph_property.set_borders(ParagraphBorders::with_empty().set(top));
    style
}

fn spacer() -> Style {
    let line = LineSpacing::new().before(0).after(0).line(20).line_rule(LineSpacingType::Exact);
    Style::new(SPACER, StyleType::Paragraph)
        .name("Dòng đệm")
        .based_on("Normal")
        .size(2)
        .line_spacing(line)
        .q_format(false)
}

fn chart() -> Style {
    let line = LineSpacing::new().before(0).after(0).line(240).line_rule(LineSpacingType::Auto);
    let style = Style::new(CHART, StyleType::Paragraph).name("Khung biểu đồ").based_on("Normal");
    style.align(AlignmentType::Center).line_spacing(line)
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
        .name("Bảng số liệu")
        .set_borders(rules.into_iter().fold(TableBorders::with_empty(), TableBorders::set))
        .margins(TableCellMargins::new().margin(y, x, y, x))
}

fn frame() -> Style {
    Style::new(FRAME, StyleType::Table)
        .name("Khung không kẻ")
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
