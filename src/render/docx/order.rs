//! The order WordprocessingML prescribes for the children of its property elements (ECMA-376 part 1, annex A), which
//! docx-rs does not keep.

use crate::ooxml::xml_tree::{Element, Node};

/// Sorts the children of a property element; children the schema does not name go last, in their own order.
pub(super) fn sort(element: &mut Element<'_>) {
    let Some(order) = order_of(element.name()) else { return };
    let place = |node: &Node<'_>| {
        node.element().and_then(|child| order.iter().position(|name| *name == child.name())).unwrap_or(order.len())
    };
    element.children.sort_by_key(place);
}

fn order_of(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "w:pPr" => &PARAGRAPH,
        "w:rPr" => &RUN,
        "w:tblPr" => &TABLE,
        "w:tcPr" => &CELL,
        "w:sectPr" => &SECTION,
        "w:style" => &STYLE,
        _ => return None,
    })
}

const PARAGRAPH: [&str; 16] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:numPr",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
];

const RUN: [&str; 13] = [
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:color",
    "w:spacing",
    "w:sz",
    "w:szCs",
    "w:shd",
    "w:vertAlign",
    "w:lang",
];

const TABLE: [&str; 8] =
    ["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblDescription"];

const CELL: [&str; 7] = ["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:tcMar", "w:vAlign"];

const SECTION: [&str; 8] =
    ["w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"];

const STYLE: [&str; 12] = [
    "w:name",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:tcPr",
];

#[cfg(test)]
mod tests {
    use super::order_of;
    use crate::messages::Catalogue;
    use crate::model::language::Language;
    use crate::ooxml::xml_tree::{Element, parse};
    use crate::render::docx::{build, tests};

    /// A child without a place would go last, and most likely be invalid there.
    #[test]
    fn every_property_docx_rs_writes_has_a_place() {
        let look = tests::look();
        let (built, styled) =
            (build::built(&tests::rich(), &look), build::styled(&look, Catalogue::embedded(Language::Vi)).build());
        let parts = [&built.around.document, &styled.styles].into_iter().chain(&built.blocks).chain(&built.notes);
        parts.for_each(|part| check(&parse(std::str::from_utf8(part).unwrap()).unwrap()));
    }

    fn check(element: &Element<'_>) {
        for child in element.elements() {
            if let Some(order) = order_of(element.name()) {
                assert!(order.contains(&child.name()), "{} in {}", child.name(), element.name());
            }
            check(child);
        }
    }
}
