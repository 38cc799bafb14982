//! Empty fields for digital signatures, so that signing software appends a signature and changes nothing else (ISO 32000-1,
//! 12.7.4.5). Field and widget are one object, which veraPDF (PDF/A-2a, PDF/UA-1) and pdfsig both accept.

use super::super::layout::SignatureArea;
use super::annotations::{Annotation, Pages};
use super::meta;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// Adds the fields; the first has this key in the parent tree. Gives back their annotations.
pub(super) fn add(
    file: &mut Document,
    areas: &[SignatureArea],
    pages: Pages<'_>,
    first_key: usize,
) -> anyhow::Result<Vec<Annotation>> {
    let mut added = Vec::with_capacity(areas.len());
    for (n, SignatureArea { page, area, element, field }) in areas.iter().enumerate() {
        let (page, rectangle) = pages.rectangle(*page, *area)?;
        let (width, height) = (area.2.round() as i64, area.3.round() as i64);
        // PDF/A asks for an appearance also where there is nothing to see (ISO 19005-2, 6.3.3).
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Resources" => Dictionary::new(),
        };
        let nothing = file.add_object(Stream::new(form, Vec::new()));
        let id = file.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Sig",
            "T" => Object::string_literal(field.of.field_name()),
            "TU" => meta::text(&field.title),
            // Printed with the page, as PDF/A wants it.
            "F" => 4,
            "P" => page,
            "Rect" => rectangle,
            "AP" => dictionary! { "N" => nothing },
            "StructParent" => (first_key + n) as i64,
        });
        added.push(Annotation { id, page, element: *element });
    }
    Ok(added)
}

/// The form that the fields make up; none without fields.
pub(super) fn form(fields: &[Annotation]) -> Option<Dictionary> {
    let fields: Vec<Object> = fields.iter().map(|field| field.id.into()).collect();
    Some(fields).filter(|fields| !fields.is_empty()).map(|fields| dictionary! { "Fields" => fields })
}
