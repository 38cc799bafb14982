//! In which cell each line stands, stated once for all workbooks that agree.
//!
//! Most localities keep the layout of the form they were sent, so a cell per locality and line would repeat a few
//! columns thousands of times.

use crate::model::book::Consolidated;
use crate::model::figure::{Figure, Method, Place, Source};
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
        for (_, _, figure) in book.figures.iter() {
            // A workbook of the conference before keeps no layout of this one.
            let own = Some(figure).filter(|figure| figure.method == Method::Reported).and_then(cell);
            if let (Place::Locality(code), Some((sheet, cell))) = (&figure.place, own) {
                let cells = by_locality.entry(code).or_default();
                cells.insert(Arc::clone(&figure.line), format!("{sheet}!{cell}"));
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

/// The sheet and the cell a figure was read from, `BIEU_04` and `D31`; none for a total.
pub(super) fn cell(figure: &Figure) -> Option<(&str, &str)> {
    figure.sources.iter().find_map(|source| match source {
        Source::Cell { sheet, cell, .. } => Some((&**sheet, cell.as_str())),
        Source::Place { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(place: &str, line: &str, cell: &str) -> (Place, Arc<str>, Figure) {
        let source = Source::Cell {
            file: "x.xlsx".into(),
            sheet: "BIEU_04".into(),
            cell: cell.into(),
            raw: "".into(),
            reading: "".into(),
        };
        let figure = Figure {
            reported: 1,
            sources: vec![source],
            ..Figure::unknown(Place::parse(place), line.into(), "ha".into(), Method::Reported)
        };
        (figure.place.clone(), figure.line.clone(), figure)
    }

    #[test]
    fn workbooks_that_agree_share_a_layout_and_the_largest_comes_first() {
        let figures = [("01", "1", "D7"), ("02", "1", "D4"), ("02", "2", "D5"), ("03", "2", "D5"), ("04", "2", "D8")];
        let book = Consolidated {
            coverage: Default::default(),
            carried: None,
            localities: Vec::new(),
            regions: Vec::new(),
            figures: figures.into_iter().map(|(place, line, cell)| figure(place, line, cell)).collect(),
            ranks: Default::default(),
        };
        let layouts = Layouts::of(&book);
        // The third has no line that differs from those of the first, so it is taken for one of them.
        let number = |code: &str| layouts.number(&code.into());
        assert_eq!(["01", "02", "03", "04", "05"].map(number), [Some(1), Some(2), Some(1), Some(3), None]);
        assert_eq!((layouts.count(), layouts.localities(0), layouts.localities(1)), (3, 2, 1));
        assert_eq!([layouts.cell(0, "1"), layouts.cell(0, "2")], [Some("BIEU_04!D7"), Some("BIEU_04!D5")]);
    }
}
