//! What is known of the numbers of a document, for whoever gets it back edited.

use super::figures;
use super::report_context::ReportContext;
use crate::model::document::{FigureFacts, Section};
use crate::model::figure::{DOUBTFUL, Figure, FigureKey, HELD};
use crate::model::standing::Standing;
use std::collections::BTreeMap;

/// By key, once for each number however often it stands in the document.
pub(super) fn of(sections: &[Section], subject: &ReportContext) -> BTreeMap<FigureKey, FigureFacts> {
    let keys = sections.iter().flat_map(|section| &section.blocks).flat_map(|block| block.figure_keys());
    let known = |key: &FigureKey| {
        let figure = subject.book.figure(&key.place, &key.line)?;
        Some((key.clone(), fact(key, figure, subject)))
    };
    keys.filter_map(known).collect()
}

fn fact(key: &FigureKey, figure: &Figure, subject: &ReportContext) -> FigureFacts {
    let unit = figures::unit(subject, key, figure).unwrap_or_default();
    FigureFacts { value: figure.number(key.aspect), unit, standing: standing(key, figure) }
}

/// As the signs behind the number say.
fn standing(key: &FigureKey, figure: &Figure) -> Standing {
    figure.signs(key.aspect).fold(Standing::Sound, |standing, sign| match sign {
        HELD => Standing::Held,
        DOUBTFUL => standing.max(Standing::Doubtful),
        _ => standing,
    })
}
