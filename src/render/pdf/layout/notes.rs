//! Notes: set with the line their marks stand in, so that both come on one page.
//!
//! In: a line of running text and what it was set from. Out: the strips of its notes, for the foot of the page. Must not:
//! split a note over pages; one that no page holds beside its line is an error of pagination.

use super::super::display_list::{Paint, Strip};
use super::super::lines::Line;
use super::{Galley, links};
use crate::model::document::{Emphasis, Inline, Name, Note, Role};

/// Name of the place a note is referred to from.
pub(super) fn mark(note: &Note) -> Name {
    format!("{}:tu", note.name).into()
}

/// The notes of a line, in order.
pub(super) fn of_line(galley: &mut Galley<'_>, line: &Line, content: &[Inline]) -> Vec<Strip> {
    let linked = line.spans.iter().filter_map(|span| span.linked).filter_map(|at| content.get(at));
    let notes: Vec<&Note> =
        linked.filter_map(|inline| if let Inline::Note(note) = inline { Some(note) } else { None }).collect();
    notes.into_iter().flat_map(|note| set(galley, note)).collect()
}

/// A strip per line. Its mark leads back to where it is referred to.
fn set(galley: &mut Galley<'_>, note: &Note) -> Vec<Strip> {
    let node = galley.structure.note(note.name.to_string());
    let role = galley.role(Role::Footnote);
    let back = Inline::Reference { target: mark(note), text: note.mark.clone(), emphasis: Emphasis::default() };
    let mut content = vec![back, Inline::text(" ")];
    content.extend(note.content.iter().cloned());
    let height = galley.line_height(&role);
    let lines = galley.lines(&role, &content, galley.width);
    let strip = |line| Strip {
        height,
        paints: links::line_paints(galley, line, (role.size, height), (0.0, 0.0), node, &content),
        ..Strip::default()
    };
    let mut strips: Vec<Strip> = lines.into_iter().map(strip).collect();
    if let Some(first) = strips.first_mut() {
        first.paints.insert(0, Paint::Target { name: note.name.clone(), words: note.title.clone(), top: 0.0 });
    }
    strips
}
