//! Notes: set with the line their marks stand in, so that both come on one page.

use super::super::display_list::{LineBox, Paint};
use super::super::lines::Line;
use super::flow::Flow;
use super::links;
use crate::model::document::{Emphasis, Inline, Note, Role};

/// The notes of a line, in order.
pub(super) fn of_line(flow: &mut Flow<'_>, line: &Line, content: &[Inline]) -> Vec<LineBox> {
    let linked = line.spans.iter().filter_map(|span| span.linked).filter_map(|at| content.get(at));
    let notes: Vec<&Note> =
        linked.filter_map(|inline| if let Inline::Note(note) = inline { Some(note) } else { None }).collect();
    notes.into_iter().flat_map(|note| set(flow, note)).collect()
}

/// A line box per line. Its mark leads back to where it is referred to.
fn set(flow: &mut Flow<'_>, note: &Note) -> Vec<LineBox> {
    let node = flow.structure.note(note.name.to_string());
    let role = flow.role(Role::Footnote);
    let back =
        Inline::Reference { target: links::note_mark(note), text: note.mark.clone(), emphasis: Emphasis::default() };
    let mut content = vec![back, Inline::text(" ")];
    content.extend(note.content.iter().cloned());
    let height = flow.line_height(&role);
    let lines = flow.lines(&role, &content, flow.width);
    let line_box = |line| LineBox {
        height,
        paints: links::line_paints(flow, line, (role.size, height), (0.0, 0.0), node, &content),
        ..LineBox::default()
    };
    let mut line_boxes: Vec<LineBox> = lines.into_iter().map(line_box).collect();
    if let Some(first) = line_boxes.first_mut() {
        first.paints.insert(0, Paint::Target { name: note.name.clone(), words: note.title.clone(), top: 0.0 });
    }
    line_boxes
}
