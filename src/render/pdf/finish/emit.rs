//! Writes a page's content stream: short, with marked content for every element of the structure.
//!
//! In: [`Drawn`] things and the fonts of the document. Out: operators, and which element each piece of marked content
//! belongs to. Must not: change the order or the place of anything.

use super::content::{Drawn, Glyph};
use super::fonts::Font;
use anyhow::Context as _;

/// A finished page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) content: Vec<u8>,
    /// Element of each piece of marked content, in order of their identifiers.
    pub(super) marked: Vec<Marked>,
}

/// A piece of marked content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked {
    pub(super) node: usize,
    /// Top of its first line, for bookmarks.
    pub(super) top: Option<f64>,
}

/// Writes a page.
pub(super) fn page(drawn: &[Drawn], fonts: &[Option<Font>; 4]) -> anyhow::Result<Page> {
    let mut writer = Writer { fonts, page: Page::default(), open: Open::Nothing, ended: true, state: State::default() };
    for one in drawn {
        writer.write(one)?;
    }
    writer.close();
    Ok(writer.page)
}

/// What the operators written so far have set.
#[derive(Debug, Default)]
struct State {
    /// Black where nothing is set.
    fill: Option<[f64; 3]>,
    stroke: Option<[f64; 3]>,
    width: Option<f64>,
    font: Option<(usize, f64)>,
}

/// Which marked content is open.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Artifact,
    Element(usize),
}

struct Writer<'a> {
    fonts: &'a [Option<Font>; 4],
    page: Page,
    open: Open,
    /// The element that is open in the file has ended; it is closed late, since its next line may follow at once.
    ended: bool,
    state: State,
}

impl Writer<'_> {
    fn write(&mut self, drawn: &Drawn) -> anyhow::Result<()> {
        match drawn {
            Drawn::Begin(node) => self.begin(*node),
            Drawn::End => self.ended = true,
            Drawn::Text { face, size, x, y, glyphs } => self.text(*face, *size, (*x, *y), glyphs)?,
            Drawn::Rule { points, width, colour } => self.rule(points, *width, *colour),
            Drawn::Fill { points, colour } => self.fill(points, *colour),
        }
        Ok(())
    }

    fn begin(&mut self, node: usize) {
        if self.open != Open::Element(node) {
            self.close();
            self.put(&format!("/P <</MCID {}>> BDC\n", self.page.marked.len()));
            self.page.marked.push(Marked { node, top: None });
            self.open = Open::Element(node);
        }
        self.ended = false;
    }

    /// What is drawn outside any element is furniture.
    fn furnish(&mut self) {
        if self.ended && self.open != Open::Artifact {
            self.close();
            self.put("/Artifact BMC\n");
            self.open = Open::Artifact;
        }
    }

    fn close(&mut self) {
        if self.open != Open::Nothing {
            self.put("EMC\n");
        }
        (self.open, self.ended) = (Open::Nothing, true);
    }

    fn text(&mut self, face: usize, size: f64, (x, y): (f64, f64), glyphs: &[Glyph]) -> anyhow::Result<()> {
        self.furnish();
        self.note_top(y + size);
        let fonts = self.fonts;
        let font = fonts.get(face).and_then(Option::as_ref).context("text in a face the document does not embed")?;
        if self.state.fill.is_some() {
            self.put("0 g\n");
            self.state.fill = None;
        }
        self.put("BT\n");
        if self.state.font != Some((face, size)) {
            self.state.font = Some((face, size));
            self.put(&format!("/F{face} {} Tf\n", short(size)));
        }
        self.put(&format!("{} {} Td\n", short(x), short(y)));
        show(&mut self.page.content, glyphs, font)?;
        self.put("ET\n");
        Ok(())
    }

    fn rule(&mut self, points: &[(f64, f64)], width: f64, colour: [f64; 3]) {
        self.furnish();
        if self.state.width != Some(width) {
            self.state.width = Some(width);
            self.put(&format!("{} w\n", short(width)));
        }
        if self.state.stroke != Some(colour) {
            self.state.stroke = Some(colour);
            self.put(&format!("{} RG\n", colour.map(short).join(" ")));
        }
        self.path(points);
        self.put("S\n");
    }

    fn fill(&mut self, points: &[(f64, f64)], colour: [f64; 3]) {
        self.furnish();
        if self.state.fill != Some(colour) {
            self.state.fill = Some(colour);
            self.put(&format!("{} rg\n", colour.map(short).join(" ")));
        }
        self.path(points);
        self.put("f\n");
    }

    fn path(&mut self, points: &[(f64, f64)]) {
        for (n, (x, y)) in points.iter().enumerate() {
            self.note_top(*y);
            let operator = if n == 0 { "m" } else { "l" };
            self.put(&format!("{} {} {operator}\n", short(*x), short(*y)));
        }
    }

    /// Remembers where the open element starts.
    fn note_top(&mut self, y: f64) {
        if let (Open::Element(_), Some(marked)) = (self.open, self.page.marked.last_mut()) {
            marked.top = Some(marked.top.map_or(y, |top| top.max(y)));
        }
    }

    fn put(&mut self, operators: &str) {
        self.page.content.extend_from_slice(operators.as_bytes());
    }
}

/// Shows glyphs: `Tj` where none is moved, else `TJ`.
fn show(content: &mut Vec<u8>, glyphs: &[Glyph], font: &Font) -> anyhow::Result<()> {
    let moved = glyphs.iter().skip(1).any(|glyph| glyph.kern != 0);
    content.extend_from_slice(if moved { b"[(" } else { b"(" });
    for (n, glyph) in glyphs.iter().enumerate() {
        if n > 0 && glyph.kern != 0 {
            content.extend_from_slice(format!("){}(", glyph.kern).as_bytes());
        }
        for byte in font.cid(glyph.id)?.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => content.extend([b'\\', byte]),
                // A bare carriage return in a string is read as a line feed.
                b'\r' => content.extend_from_slice(b"\\r"),
                _ => content.push(byte),
            }
        }
    }
    content.extend_from_slice(if moved { b")]TJ\n" } else { b")Tj\n" });
    Ok(())
}

/// A number with two decimals at most.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Joins texts of one face that follow each other on a baseline, so that a stretched line is one text whose spaces
/// are wide. The place of each word stays what layout made it, whatever was rounded before.
pub(super) fn join(drawn: Vec<Drawn>, fonts: &[Option<Font>; 4]) -> Vec<Drawn> {
    let mut joined: Vec<Drawn> = Vec::with_capacity(drawn.len());
    for one in drawn {
        let Some(one) = append(joined.last_mut(), one, fonts) else { continue };
        joined.push(one);
    }
    joined
}

/// Adds a text to the one before it, or gives it back.
fn append(last: Option<&mut Drawn>, next: Drawn, fonts: &[Option<Font>; 4]) -> Option<Drawn> {
    let (
        Some(Drawn::Text { face, size, x, y, glyphs }),
        Drawn::Text { face: next_face, size: next_size, x: next_x, y: next_y, glyphs: more },
    ) = (last, &next)
    else {
        return Some(next);
    };
    let Some(Some(font)) = fonts.get(*face) else { return Some(next) };
    if (*face, *size) != (*next_face, *next_size) || (*y - next_y).abs() > 0.005 {
        return Some(next);
    }
    let thousandths: i64 = glyphs.iter().map(|glyph| font.width(glyph.id) - glyph.kern).sum();
    let gap = (next_x - *x) * 1000.0 / *size - thousandths as f64;
    if !(-100.0..3000.0).contains(&gap) {
        return Some(next);
    }
    let kern = -(gap.round() as i64);
    glyphs.extend(more.iter().enumerate().map(|(n, glyph)| if n == 0 { Glyph { kern, ..*glyph } } else { *glyph }));
    None
}
