//! Puts a file together from its pages, fonts, structure and metadata.

use super::emit::{self, Page};
use super::fonts::{Faces, Font};
use super::plan::{DrawnPage, Plan};
use super::save::Written;
use super::{annotations, icc, links, meta, outline, save, signature_fields, tags};
use crate::model::document::Orientation;
use anyhow::Context as _;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

/// Points of the long and the short side of A4.
const A4: (f64, f64) = (841.89, 595.28);

/// Makes the file of one document.
pub(super) fn assemble(plan: &Plan<'_>, drawn: Vec<DrawnPage>, faces: &Faces) -> anyhow::Result<Vec<u8>> {
    let fonts = faces.subset(drawn.iter().flat_map(|DrawnPage(page)| page), &plan.alphabet.faces)?;
    let notes = plan.structure.in_notes();
    let write = |DrawnPage(page): DrawnPage| emit::page(&emit::join(page, &fonts), &fonts, &notes);
    let pages = drawn.into_par_iter().map(write).collect::<anyhow::Result<Vec<_>>>()?;
    let mut file = Document::with_version("1.7");
    let (tree, page_ids) = add_pages(&mut file, plan, &pages, &fonts);
    let (catalog, elements) = catalog(&mut file, plan, tree, &pages, &page_ids)?;
    let info = file.add_object(meta::info(&plan.document.meta));
    file.trailer.set("Root", catalog);
    file.trailer.set("Info", info);
    file.trailer.set("ID", identifier(plan, &pages));
    save::save(file, elements).context("a finished PDF cannot be written")
}

fn add_pages(
    file: &mut Document,
    plan: &Plan<'_>,
    pages: &[Page],
    fonts: &[Option<Font>; 4],
) -> (ObjectId, Vec<ObjectId>) {
    let tree = file.new_object_id();
    let mut names = Dictionary::new();
    for (index, font) in fonts.iter().enumerate() {
        if let Some(font) = font {
            names.set(format!("F{index}"), font.embed(file));
        }
    }
    let resources = file.add_object(dictionary! { "Font" => names });
    let mut ids = Vec::with_capacity(pages.len());
    for (index, (page, orientation)) in pages.iter().zip(&plan.orientations).enumerate() {
        let contents = file.add_object(Stream::new(Dictionary::new(), page.content.clone()));
        ids.push(file.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => media_box(*orientation),
            "Resources" => resources,
            "Contents" => contents,
            "StructParents" => index as i64,
            "Tabs" => "S",
        }));
    }
    let kids: Vec<Object> = ids.iter().copied().map(Object::Reference).collect();
    file.set_object(tree, dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids });
    (tree, ids)
}

/// Width and height of a page.
fn size(orientation: Orientation) -> (f64, f64) {
    let (long, short) = A4;
    match orientation {
        Orientation::Portrait => (short, long),
        Orientation::Landscape => (long, short),
    }
}

fn media_box(orientation: Orientation) -> Object {
    let (width, height) = size(orientation);
    vec![0.into(), 0.into(), Object::Real(width as f32), Object::Real(height as f32)].into()
}

fn catalog(
    file: &mut Document,
    plan: &Plan<'_>,
    tree: ObjectId,
    pages: &[Page],
    page_ids: &[ObjectId],
) -> anyhow::Result<(ObjectId, Vec<Written>)> {
    let places = links::places(pages, page_ids);
    let heights: Vec<f64> = plan.orientations.iter().map(|orientation| size(*orientation).1).collect();
    let on = annotations::Pages { ids: page_ids, heights: &heights };
    let mut annotations = links::add(file, &plan.links, on)?;
    let fields = signature_fields::add(file, &plan.signatures, on, page_ids.len() + annotations.len())?;
    let form = signature_fields::form(&fields);
    annotations.extend(fields);
    annotations::on_pages(file, &annotations)?;
    let (structure, elements) = tags::tree(file, &plan.structure, (pages, page_ids), &annotations)?;
    let outline = outline::add(file, &plan.structure, &places);
    let metadata = file.add_object(meta::xmp(&plan.document.meta, plan.document.language));
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => Object::string_literal(plan.document.language.tag()),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "StructTreeRoot" => structure,
        "Metadata" => metadata,
        "OutputIntents" => vec![intent.into()],
    };
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok((file.add_object(catalog), elements))
}

/// Both halves of the identifier are the same: the file was never changed since it was made.
fn identifier(plan: &Plan<'_>, pages: &[Page]) -> Vec<Object> {
    let mut hash = Sha256::new();
    let meta = &plan.document.meta;
    hash.update(format!("{}\0{meta:?}", plan.document.path));
    pages.iter().for_each(|page| hash.update(&page.content));
    let digest: Vec<u8> = hash.finalize().iter().take(16).copied().collect();
    vec![Object::String(digest, StringFormat::Hexadecimal); 2]
}
