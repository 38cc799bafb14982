//! Office Open XML (ECMA-376), for Word documents and workbooks alike: packages, relationships, content types, and the two
//! ways of changing XML: a small tree for parts that are written from nothing, edits at places for parts that must stay as they were.

pub(crate) mod chart_text;
pub(crate) mod chart_workbook;
pub(crate) mod content_types;
pub(crate) mod core_properties;
pub(crate) mod package;
pub(crate) mod parts;
pub(crate) mod relationships;
mod unusable;
pub(crate) mod word_base;
pub(crate) mod word_fields;
pub(crate) mod xml_edits;
pub(crate) mod xml_tree;
pub(crate) mod zip_parts;

pub(crate) use unusable::Unusable;
