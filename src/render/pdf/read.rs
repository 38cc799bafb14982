//! Reads a finished PDF back, so that a build can compare what it wrote with what it meant; with another library than the
//! one that wrote it, which would not see its own mistakes.

use crate::model::read_back::ReadBack;
use anyhow::{Context as _, anyhow};
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{self, Dict, Name, ObjRef, Object, Stream};
use hayro_syntax::page::Page as FilePage;
use rayon::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

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
    let file = Pdf::new(bytes.to_vec()).map_err(|error| anyhow!("not a PDF: {error:?}"))?;
    let pages = file.pages();
    let fonts = Fonts::of(pages)?;
    pages.par_iter().map(|page| page_text(page, &fonts)).collect()
}

/// A font's map from codes to characters; a code without any has none.
type Unicode = Vec<String>;

/// The maps of the fonts of a file, by the object that holds them, which pages share.
struct Fonts(HashMap<ObjRef, Unicode>);

/// Where a font says which characters its codes are.
const MAP: &[u8] = b"ToUnicode";

impl Fonts {
    fn of(pages: &[FilePage<'_>]) -> anyhow::Result<Fonts> {
        let mut fonts = HashMap::new();
        for page in pages {
            let named = &page.resources().fonts;
            for font in named.keys().filter_map(|name| named.get::<Dict<'_>>(name)) {
                if let Entry::Vacant(unknown) = fonts.entry(font.get_ref(MAP).context("a font without characters")?) {
                    unknown.insert(unicode(&font.get(MAP).context("a font whose characters are no stream")?)?);
                }
            }
        }
        Ok(Fonts(fonts))
    }

    fn get(&self, page: &FilePage<'_>, name: &Name<'_>) -> Option<&Unicode> {
        self.0.get(&page.resources().get_font(name)?.get_ref(MAP)?)
    }
}

fn page_text(page: &FilePage<'_>, fonts: &Fonts) -> anyhow::Result<Page> {
    let (mut text, mut font, mut mark) = (Page::default(), None, Mark::Body);
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::BeginMarkedContent(_) => mark = Mark::Furniture,
            TypedInstruction::BeginMarkedContentWithProperties(begun) if **begun.0 == *b"Note" => mark = Mark::Note,
            TypedInstruction::EndMarkedContent(_) => mark = Mark::Body,
            TypedInstruction::TextFont(chosen) => font = fonts.get(page, chosen.0),
            TypedInstruction::NextLine(_) => {
                let parts = text.parts(mark).filter(|text| !text.is_empty() && !text.ends_with([' ', '\n']));
                parts.for_each(|text| text.push('\n'));
            }
            TypedInstruction::ShowText(shown) => show(shown.0, font, &mut text, mark)?,
            TypedInstruction::ShowTexts(shown) => {
                for part in shown.0.iter::<Object<'_>>().filter_map(Object::into_string) {
                    show(&part, font, &mut text, mark)?;
                }
            }
            _ => {}
        }
    }
    Ok(text)
}

/// Adds the characters of a string of codes to the parts of a page that it stands in.
fn show(shown: &object::String<'_>, font: Option<&Unicode>, text: &mut Page, mark: Mark) -> anyhow::Result<()> {
    let font = font.context("text without a font")?;
    for code in shown.as_bytes().as_chunks().0 {
        let code = u16::from_be_bytes(*code);
        let characters = font.get(usize::from(code)).filter(|characters| !characters.is_empty());
        let characters = characters.with_context(|| format!("code {code} stands for no character"))?;
        text.parts(mark).for_each(|text| text.push_str(characters));
    }
    Ok(())
}

/// Reads the `bfrange` entries of a font's ToUnicode map: the first and the last code of a run, and its characters.
fn unicode(map: &Stream<'_>) -> anyhow::Result<Unicode> {
    let map = map.decoded().map_err(|_| anyhow!("the characters of a font cannot be unpacked"))?;
    let map = std::str::from_utf8(&map)?;
    let mut unicode = Unicode::new();
    for line in map.lines().skip_while(|line| !line.ends_with("beginbfrange")).filter(|line| line.starts_with('<')) {
        let mut codes = line.split(['<', '>', ' ', '[', ']']).filter(|code| !code.is_empty());
        let (first, _) = codes.next().zip(codes.next()).context("a run of a ToUnicode map without its codes")?;
        for (code, units) in (u16::from_str_radix(first, 16)?..).zip(codes) {
            let units: Option<Vec<u16>> =
                (0..units.len()).step_by(4).map(|at| u16::from_str_radix(units.get(at..at + 4)?, 16).ok()).collect();
            let character = String::from_utf16(&units.context("a ToUnicode map that is not one of ours")?)?;
            let code = usize::from(code);
            unicode.resize(unicode.len().max(code + 1), String::new());
            unicode[code] = character;
        }
    }
    Ok(unicode)
}
