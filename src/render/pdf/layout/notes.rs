//! Notes: set with the line their marks stand in, so that both come on one page.
//!
//! In: a line of running text and what it was set from. Out: the strips of its notes, for the foot of the page. Must not:
//! split a note over pages; one that no page holds beside its line is an error of pagination.

use super::super::display_list::{Paint, Strip};
use super::super::lines::Line;
use super::flow::Flow;
use super::links;
use crate::model::document::{Emphasis, Inline, Note, Role};

/// The notes of a line, in order.
pub(super) fn of_line(flow: &mut Flow<'_>, line: &Line, content: &[Inline]) -> Vec<Strip> {
    let linked = line.spans.iter().filter_map(|span| span.linked).filter_map(|at| content.get(at));
    let notes: Vec<&Note> =
        linked.filter_map(|inline| if let Inline::Note(note) = inline { Some(note) } else { None }).collect();
    notes.into_iter().flat_map(|note| set(flow, note)).collect()
}

/// A strip per line. Its mark leads back to where it is referred to.
fn set(flow: &mut Flow<'_>, note: &Note) -> Vec<Strip> {
    let node = flow.structure.note(note.name.to_string());
    let role = flow.role(Role::Footnote);
    let back =
        Inline::Reference { target: links::note_mark(note), text: note.mark.clone(), emphasis: Emphasis::default() };
    let mut content = vec![back, Inline::text(" ")];
    content.extend(note.content.iter().cloned());
    let height = flow.line_height(&role);
    let lines = flow.lines(&role, &content, flow.width);
    let strip = |line| Strip {
        height,
        paints: links::line_paints(flow, line, (role.size, height), (0.0, 0.0), node, &content),
        ..Strip::default()
    };
    let mut strips: Vec<Strip> = lines.into_iter().map(strip).collect();
    if let Some(first) = strips.first_mut() {
        first.paints.insert(0, Paint::Target { name: note.name.clone(), words: note.title.clone(), top: 0.0 });
    }
    strips
}
