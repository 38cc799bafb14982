//! In which cell each line stands, told once for all workbooks that agree.
//!
//! In: the sources of figures. Out: layouts, those of most localities first, each with the cell of every line. Must not:
//! put two workbooks together that have a line in different cells.
//!
//! Most localities keep the layout of the form they were sent, so a cell per locality and line would repeat a few columns
//! thousands of times.

use crate::model::book::Consolidated;
use crate::model::figure::{Figure, Place, Source};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The layouts of a conference's workbooks.
pub(super) struct Layouts {
    layouts: Vec<Layout>,
}

/// Workbooks that agree in every line they both have.
#[derive(Default)]
struct Layout {
    localities: Vec<Arc<str>>,
    cells: BTreeMap<Arc<str>, String>,
}

impl Layouts {
    /// Puts each locality, in order of their codes, to the first layout it agrees with.
    pub(super) fn of(book: &Consolidated) -> Layouts {
        let mut by_locality: BTreeMap<&Arc<str>, BTreeMap<Arc<str>, String>> = BTreeMap::new();
        for figure in book.figures.values() {
            if let (Place::Locality(code), Some(cell)) = (&figure.place, cell(figure)) {
                by_locality.entry(code).or_default().insert(Arc::clone(&figure.line), cell);
            }
        }
        let mut layouts: Vec<Layout> = Vec::new();
        for (code, cells) in by_locality {
            let agrees = |layout: &Layout| {
                cells.iter().all(|(line, cell)| layout.cells.get(line).is_none_or(|known| known == cell))
            };
            let at = layouts.iter().position(agrees).unwrap_or(layouts.len());
            if at == layouts.len() {
                layouts.push(Layout::default());
            }
            if let Some(layout) = layouts.get_mut(at) {
                layout.localities.push(Arc::clone(code));
                layout.cells.extend(cells);
            }
        }
        layouts.sort_by_key(|layout| std::cmp::Reverse(layout.localities.len()));
        Layouts { layouts }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.layouts.len()
    }

    /// How many localities keep the n-th, counted from 0.
    pub(super) fn localities(&self, n: usize) -> usize {
        self.layouts.get(n).map_or(0, |layout| layout.localities.len())
    }

    /// Number of the layout a locality keeps, counted from 1.
    pub(super) fn number(&self, code: &Arc<str>) -> Option<usize> {
        self.layouts.iter().position(|layout| layout.localities.contains(code)).map(|n| n + 1)
    }

    /// The cell of a line in the n-th layout.
    pub(super) fn cell(&self, n: usize, line: &str) -> Option<&str> {
        self.layouts.get(n)?.cells.get(line).map(String::as_str)
    }
}

/// The cell a figure was read from, `BIEU_04!D31`; none for a total.
pub(super) fn cell(figure: &Figure) -> Option<String> {
    figure.sources.iter().find_map(|source| match source {
        Source::Cell { sheet, cell, .. } => Some(format!("{sheet}!{cell}")),
        Source::Place { .. } => None,
    })
}
