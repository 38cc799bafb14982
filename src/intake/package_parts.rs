//! What the parts of an Excel package say of each other: which part each sheet is, and what comments on it.

use super::Reason;
use super::text::STROKE;
use crate::model::workbook::Comment;
use crate::msg;
use crate::ooxml::Unusable;
use crate::ooxml::relationships::{self, Relation};
use crate::ooxml::xml_edits::{Edits, Kind, Tag, Tags, plain};
use std::collections::BTreeMap;

/// Longest comment that is kept, in characters.
pub(super) const LONGEST_COMMENT: usize = 1000;
/// Most comments of a sheet that are kept.
pub(super) const MOST_COMMENTS: usize = 5000;

/// A sheet of a workbook and the part it lies in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) part: String,
}

/// Relations of a part, from the text of the part that holds them; none where that is broken.
pub(super) fn relations(part: &str, text: &[u8]) -> Vec<Relation> {
    std::str::from_utf8(text).ok().and_then(|text| relationships::read(part, text).ok()).unwrap_or_default()
}

/// The sheets of a workbook part, and the part without those that lie in no part: an empty relation is what is left of a
/// sheet that another program took out, and calamine refuses the workbook for it.
pub(super) fn sheets(text: &str, relations: &[Relation]) -> Result<(Vec<SheetPart>, String), Reason> {
    let (mut sheets, mut edits) = (Vec::new(), Edits::default());
    let broken = |_: Unusable| msg!("reading-structure-excel");
    let by_id: BTreeMap<&str, &Relation> = relations.iter().rev().map(|one| (one.id.as_str(), one)).collect();
    for tag in Tags::all(text).map_err(broken)?.iter().filter(|tag| tag.begins() && tag.local() == "sheet") {
        let id = tag.relation.clone().unwrap_or_default();
        match by_id.get(id.as_str()) {
            Some(relation) => {
                let name = tag.attribute("name").unwrap_or_default();
                sheets.push(SheetPart { name, part: relation.part.clone() });
            }
            None if id.is_empty() && tag.kind == Kind::Empty => edits.replace(tag.at.clone(), ""),
            None => {}
        }
    }
    Ok((sheets, edits.apply(text)))
}

/// The comments of a comments part.
pub(super) fn comments(text: &str) -> Vec<Comment> {
    let Ok(tags) = Tags::all(text) else { return Vec::new() };
    let mut found = Vec::new();
    let mut begun: Option<&Tag<'_>> = None;
    for tag in &tags {
        match (&begun, tag.kind) {
            (None, Kind::Open) if tag.local() == "comment" => begun = Some(tag),
            (Some(open), Kind::Close) if open.depth == tag.depth => {
                let said = text.get(open.at.end..tag.at.start).map(plain).unwrap_or_default();
                if let Some((row, col)) = open.attribute("ref").and_then(|at| super::xml_scan::cell(at.as_bytes())) {
                    found.push(Comment { row, col, text: cut(&said) });
                }
                begun = None;
            }
            _ => {}
        }
        if found.len() >= MOST_COMMENTS {
            break;
        }
    }
    found
}

/// As much of a comment as is kept.
pub(super) fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST_COMMENT).collect()
}

/// Texts of runs that are struck out with a stroke through each character (U+0336), as plain text has it: calamine hands on
/// the characters of all runs alike.
pub(super) fn strokes_as_text(part: Vec<u8>) -> Vec<u8> {
    if memchr::memmem::find(&part, b"strike").is_none() {
        return part;
    }
    let edits = std::str::from_utf8(&part).ok().and_then(|text| Some((text, Tags::all(text).ok()?)));
    let Some((text, tags)) = edits else { return part };
    let (mut edits, mut in_run, mut struck, mut begun) = (Edits::default(), false, false, None);
    for tag in &tags {
        match (tag.local(), tag.kind) {
            ("r", kind) => (in_run, struck, begun) = (kind == Kind::Open, false, None),
            ("strike", Kind::Open | Kind::Empty) if in_run => {
                struck = !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off"));
            }
            ("t", Kind::Open) if struck => begun = Some(tag.at.end),
            ("t", Kind::Close) => {
                if let Some(range) = begun.take().map(|begun| begun..tag.at.start) {
                    edits.replace(range.clone(), stroked(text.get(range).unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
    edits.apply(text).into_bytes()
}

/// Escaped text with a stroke behind each character; a reference is one.
fn stroked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    let mut in_reference = false;
    for c in text.chars() {
        out.push(c);
        in_reference = (in_reference || c == '&') && c != ';';
        if !in_reference {
            out.push(STROKE);
        }
    }
    out
}

/// `t="e"` of every cell as `t="str"`: calamine ends the sheet at an error it does not know, as `#SPILL!`, and a text that
/// looks like an error is taken for one afterwards.
pub(super) fn errors_as_text(part: Vec<u8>) -> Vec<u8> {
    let marked =
        |at: usize| matches!(&part[at..], [b't', b'=', b'"', b'e', b'"', ..] | [b't', b'=', b'\'', b'e', b'\'', ..]);
    let places: Vec<usize> = memchr::memmem::find_iter(&part, b"t=")
        .filter(|at| marked(*at) && part[..*at].last().is_some_and(u8::is_ascii_whitespace) && in_cell(&part[..*at]))
        .collect();
    if places.is_empty() {
        return part;
    }
    let mut out = Vec::with_capacity(part.len() + places.len() * 2);
    let mut done = 0;
    for at in places {
        out.extend_from_slice(&part[done..at]);
        out.extend_from_slice(b"t=\"str\"");
        done = at + b"t=\"e\"".len();
    }
    out.extend_from_slice(&part[done..]);
    out
}

/// Whether a stretch ends inside the tag of a cell.
fn in_cell(before: &[u8]) -> bool {
    /// Longest beginning of a cell's tag that is looked at.
    const LONGEST: usize = 200;
    let near = &before[before.len().saturating_sub(LONGEST)..];
    let tag = memchr::memrchr(b'<', near).map(|at| &near[at + 1..]).unwrap_or_default();
    let name = tag.split(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
    memchr::memchr(b'>', tag).is_none() && (name == b"c" || name.ends_with(b":c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_without_a_part_is_left_out() {
        let relations = [Relation { id: "a".into(), word: "worksheet".into(), part: "xl/s.xml".into() }];
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let text = format!(
            "<workbook xmlns:r=\"{space}\"><sheets><sheet name=\"A&amp;B\" r:id=\"a\"/><sheet name=\"C\" r:id=\"\"/></sheets></workbook>"
        );
        let (found, left) = sheets(&text, &relations).unwrap();
        assert_eq!(found, [SheetPart { name: "A&B".into(), part: "xl/s.xml".into() }]);
        assert!(left.contains("r:id=\"a\"") && !left.contains("\"C\""), "{left}");
    }

    #[test]
    fn comments_are_read_with_their_cells() {
        let text = "<comments><commentList><comment ref=\"D17\"><text><r><t>số này </t></r><r><t>chưa chốt</t></r></text></comment></commentList></comments>";
        assert_eq!(comments(text), [Comment { row: 16, col: 3, text: "số này chưa chốt".into() }]);
    }

    #[test]
    fn runs_that_are_struck_out_have_strokes() {
        let changed = |text: &str| String::from_utf8(strokes_as_text(text.as_bytes().to_vec())).unwrap();
        let run = |strike: &str, text: &str| format!("<r><rPr>{strike}</rPr><t>{text}</t></r>");
        let two = |struck: &str| format!("<si>{}{}</si>", run("<strike/>", struck), run("<b/>", " 873"));
        assert_eq!(changed(&two("9&#49;")), two("9\u{336}&#49;\u{336}"));
        for same in [run("<strike val=\"0\"/>", "9"), run("<b/>", "strike"), "<font><strike/></font>".to_owned()] {
            assert_eq!(changed(&same), same);
        }
    }

    #[test]
    fn only_errors_of_cells_become_text() {
        let changed = |text: &str| String::from_utf8(errors_as_text(text.as_bytes().to_vec())).unwrap();
        assert_eq!(changed("<c r='A1' t='e'><v>#SPILL!</v></c>"), "<c r='A1' t=\"str\"><v>#SPILL!</v></c>");
        for same in ["<v>t=\"e\"</v>", "<x t=\"e\"/>", "<c> t=\"e\"</c>"] {
            assert_eq!(changed(same), same);
        }
    }
}
