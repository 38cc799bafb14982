//! By which name of a style `build` marked a paragraph.

use crate::ooxml::xml_tree::Element;

/// The style of a paragraph.
pub(super) fn style_of(paragraph: &Element<'_>) -> Option<String> {
    paragraph.find(&["w:pPr", "w:pStyle"])?.attribute("w:val")
}
