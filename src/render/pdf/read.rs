//! Reads a finished PDF back, so that a build can compare what it wrote with what it meant.
//!
//! In: the bytes of a file made by this renderer. Out: the text of each page in the order it is drawn. Must not: use
//! anything of the renderer but the file.

use crate::render::ReadBack;
use anyhow::Context as _;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Text of each page, page number and foot line included; each line drawn on its own ends with a line feed.
pub fn text(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    Ok(pages(bytes)?.into_iter().map(|page| page.all).collect())
}

/// Text of each page without its notes and what belongs to the page rather than the document: its number, its foot line,
/// and the head of a table that goes on.
pub fn body(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    Ok(pages(bytes)?.into_iter().map(|page| page.body).collect())
}

/// What the file says; charts are drawn text like any other.
pub fn back(bytes: &[u8]) -> anyhow::Result<ReadBack> {
    let mut read = ReadBack { text: String::new(), notes: String::new(), charts: String::new() };
    for page in pages(bytes)? {
        read.text.push_str(&page.body);
        read.notes.push_str(&page.notes);
    }
    Ok(read)
}

/// The text of a page and of its parts.
#[derive(Default)]
struct Page {
    all: String,
    body: String,
    notes: String,
}

impl Page {
    /// What is written now, as the mark around it says.
    fn parts(&mut self, mark: Mark) -> impl Iterator<Item = &mut String> {
        let part = match mark {
            Mark::Body => Some(&mut self.body),
            Mark::Note => Some(&mut self.notes),
            Mark::Furniture => None,
        };
        std::iter::once(&mut self.all).chain(part)
    }
}

/// What a piece of content is marked as.
#[derive(Clone, Copy)]
enum Mark {
    Body,
    Note,
    Furniture,
}

fn pages(bytes: &[u8]) -> anyhow::Result<Vec<Page>> {
    let file = Document::load_mem(bytes).context("not a PDF")?;
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let fonts = Fonts::of(&file, &pages)?;
    pages.into_par_iter().map(|page| page_text(&file, page, &fonts)).collect()
}

/// A font's map from codes to characters.
type Unicode = BTreeMap<u16, String>;

/// The maps of the fonts of a file, by the object that holds them, which pages share.
struct Fonts(BTreeMap<ObjectId, Unicode>);

impl Fonts {
    fn of(file: &Document, pages: &[ObjectId]) -> anyhow::Result<Fonts> {
        let mut fonts = BTreeMap::new();
        for page in pages {
            for font in file.get_page_fonts(*page)?.into_values() {
                let map = font.get(b"ToUnicode")?.as_reference()?;
                if let Entry::Vacant(unknown) = fonts.entry(map) {
                    unknown.insert(unicode(file.get_object(map)?)?);
                }
            }
        }
        Ok(Fonts(fonts))
    }

    /// Those of a page, by name.
    fn of_page<'a>(&'a self, file: &'a Document, page: ObjectId) -> anyhow::Result<BTreeMap<Vec<u8>, &'a Unicode>> {
        let named = |(name, font): (Vec<u8>, &Dictionary)| {
            let map = font.get(b"ToUnicode").ok()?.as_reference().ok()?;
            Some((name, self.0.get(&map)?))
        };
        Ok(file.get_page_fonts(page)?.into_iter().filter_map(named).collect())
    }
}

fn page_text(file: &Document, page: ObjectId, fonts: &Fonts) -> anyhow::Result<Page> {
    let fonts = fonts.of_page(file, page)?;
    let content = Content::decode(&file.get_page_content(page))?;
    let (mut text, mut font, mut mark) = (Page::default(), None, Mark::Body);
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => mark = Mark::Furniture,
            "BDC" if operands.first().is_some_and(|tag| tag.as_name().is_ok_and(|tag| tag == b"Note")) => {
                mark = Mark::Note;
            }
            "EMC" => mark = Mark::Body,
            "Tf" => font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?)).copied(),
            "Td" => {
                let parts = text.parts(mark).filter(|text| !text.is_empty() && !text.ends_with([' ', '\n']));
                parts.for_each(|text| text.push('\n'));
            }
            "Tj" | "TJ" => {
                let font = font.context("text without a font")?;
                for text in text.parts(mark) {
                    operands.iter().try_for_each(|shown| show(shown, font, text))?;
                }
            }
            _ => {}
        }
    }
    Ok(text)
}

fn show(shown: &Object, font: &Unicode, text: &mut String) -> anyhow::Result<()> {
    match shown {
        Object::String(bytes, _) => {
            for code in bytes.as_chunks().0 {
                let code = u16::from_be_bytes(*code);
                text.push_str(font.get(&code).with_context(|| format!("code {code} stands for no character"))?);
            }
            Ok(())
        }
        Object::Array(parts) => parts.iter().try_for_each(|part| show(part, font, text)),
        _ => Ok(()),
    }
}

/// Reads the `bfrange` entries of a font's ToUnicode map: the first and the last code of a run, and its characters.
fn unicode(map: &Object) -> anyhow::Result<Unicode> {
    let map = String::from_utf8(map.as_stream()?.decompressed_content()?)?;
    let mut unicode = BTreeMap::new();
    for line in map.lines().skip_while(|line| !line.ends_with("beginbfrange")).filter(|line| line.starts_with('<')) {
        let mut codes = line.split(['<', '>', ' ', '[', ']']).filter(|code| !code.is_empty());
        let (first, _) = codes.next().zip(codes.next()).context("a run of a ToUnicode map without its codes")?;
        for (code, units) in (u16::from_str_radix(first, 16)?..).zip(codes) {
            let units: Option<Vec<u16>> =
                (0..units.len()).step_by(4).map(|at| u16::from_str_radix(units.get(at..at + 4)?, 16).ok()).collect();
            let character = String::from_utf16(&units.context("a ToUnicode map that is not one of ours")?)?;
            unicode.insert(code, character);
        }
    }
    Ok(unicode)
}
