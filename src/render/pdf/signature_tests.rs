//! Signatures: where they stand, and the fields that software signs in.

use super::read;
use super::tests::{body, look, one, render, upright};
use crate::model::document::*;
use lopdf::Document as File;

#[test]
fn a_signature_never_stands_on_a_page_without_text() {
    let closing = Closing {
        title: "Nơi nhận:".into(),
        recipients: vec!["Lưu: VT.".to_owned()],
        signer: vec!["BỘ TRƯỞNG".to_owned()],
        signatures: signatures(),
    };
    let lines = |n: usize| std::iter::repeat_with(|| body("Dòng.")).take(n);
    let documents: Vec<Document> =
        (20..40).map(|n| upright(lines(n).chain([Block::Closing(closing.clone())]).collect())).collect();
    for bytes in render(&documents, &look()).unwrap() {
        let pages = read::body(&bytes).unwrap();
        let signed: Vec<_> = pages.iter().filter(|page| page.contains("BỘ TRƯỞNG")).collect();
        assert!(signed.len() == 1 && signed[0].contains("Dòng.") && signed[0].contains("Nơi nhận:"));
    }
}

pub(super) fn signatures() -> Vec<SignatureField> {
    let field = |of, title: &str| SignatureField { of, title: title.to_owned() };
    vec![field(SignatureOf::Signer, "Chữ ký số của người ký"), field(SignatureOf::Seal, "Chữ ký số của cơ quan")]
}

#[test]
fn signing_software_finds_empty_tagged_fields_on_the_page_of_the_post() {
    let closing = Closing {
        title: "Nơi nhận:".into(),
        recipients: Vec::new(),
        signer: vec!["BỘ TRƯỞNG".to_owned()],
        signatures: signatures(),
    };
    let note = Note {
        name: "n1".into(),
        number: 1,
        mark: "¹".to_owned(),
        title: "Ghi chú 1".to_owned(),
        content: vec![Inline::text("Chú thích.")],
    };
    let noted = Paragraph { role: Role::Body, content: vec![Inline::text("Một"), Inline::Note(note)] };
    let blocks = vec![body("Dòng."), Block::PageBreak, Block::Paragraph(noted), Block::Closing(closing)];
    let bytes = one(upright(blocks));
    assert!(bytes.ends_with(b"%%EOF\n"));
    let file = File::load_mem(&bytes).unwrap();
    let page = *file.get_pages().get(&2).unwrap();
    let form = file.get_dict_in_dict(file.catalog().unwrap(), b"AcroForm").unwrap();
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let on_page = file.get_dictionary(page).unwrap().get(b"Annots").unwrap().as_array().unwrap();
    assert!(fields.iter().all(|field| on_page.contains(field)) && on_page.len() == fields.len() + 2);
    let root = file.get_dict_in_dict(file.catalog().unwrap(), b"StructTreeRoot").unwrap();
    let numbers = file.get_dict_in_dict(root, b"ParentTree").unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let mut names = Vec::new();
    for field in fields {
        let widget = file.get_dictionary(field.as_reference().unwrap()).unwrap();
        assert!(!widget.has(b"V") && widget.get(b"P").unwrap().as_reference().unwrap() == page);
        let key = widget.get(b"StructParent").unwrap();
        let element =
            numbers.as_chunks::<2>().0.iter().find(|[number, _]| number == key).unwrap()[1].as_reference().unwrap();
        let element = file.get_dictionary(element).unwrap();
        assert_eq!(element.get(b"S").unwrap().as_name().unwrap(), b"Form");
        assert_eq!(element.get(b"K").unwrap().as_dict().unwrap().get(b"Obj").unwrap(), field);
        names.push(String::from_utf8_lossy(widget.get(b"T").unwrap().as_str().unwrap()).into_owned());
    }
    assert_eq!(names, ["Sig_Signer", "Sig_Seal"]);
}
