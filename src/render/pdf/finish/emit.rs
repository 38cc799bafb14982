//! Writes a page's content stream: short, with marked content for every element of the structure.

use super::content::{Drawn, Glyph};
use super::fonts::Font;
use anyhow::Context as _;
use std::collections::BTreeSet;

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
pub(super) fn page(drawn: &[Drawn], fonts: &[Option<Font>; 4], notes: &BTreeSet<usize>) -> anyhow::Result<Page> {
    let mut writer =
        Writer { fonts, notes, page: Page::default(), node: None, open: None, line: None, state: State::default() };
    for one in drawn {
        writer.write(one)?;
    }
    writer.close();
    writer.end_text();
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

/// The marked content that is open.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Open {
    /// Its element; what belongs to none is chrome.
    node: Option<usize>,
    /// It stands inside a text object and so holds words only.
    in_text: bool,
}

/// A text object reaches over several elements: the cells of a row are one, and only the first says on which line they
/// stand. Marks and text objects nest, so an element that begins with words has its marks inside one.
struct Writer<'a> {
    fonts: &'a [Option<Font>; 4],
    /// Elements of notes, whose content says so.
    notes: &'a BTreeSet<usize>,
    page: Page,
    /// The element that what comes next belongs to.
    node: Option<usize>,
    /// Closed late, since the next line of the element may follow at once.
    open: Option<Open>,
    /// Where the last words of the open text object start, in tenths of a point.
    line: Option<(i64, i64)>,
    state: State,
}

impl Writer<'_> {
    fn write(&mut self, drawn: &Drawn) -> anyhow::Result<()> {
        match drawn {
            Drawn::Begin(node) => self.node = Some(*node),
            Drawn::End => self.node = None,
            Drawn::Text { face, size, x, y, white, glyphs } => {
                self.ink(*white);
                self.text(*face, *size, (*x, *y), glyphs)?;
            }
            Drawn::Rule { points, width, colour } => self.rule(points, *width, *colour),
            Drawn::Fill { points, colour } => self.fill(points, *colour),
        }
        Ok(())
    }

    /// Opens the marks of what comes next, where they are not open already.
    fn enter(&mut self, words: bool) {
        let serves = |open: Open| open.node == self.node && (words || !open.in_text);
        if !self.open.is_some_and(serves) {
            self.close();
            if words {
                self.begin_text();
            } else {
                self.end_text();
            }
            match self.node {
                Some(node) => {
                    let tag = if self.notes.contains(&node) { "Note" } else { "P" };
                    self.put(&format!("/{tag} <</MCID {}>> BDC\n", self.page.marked.len()));
                    self.page.marked.push(Marked { node, top: None });
                }
                None => self.put("/Artifact BMC\n"),
            }
            self.open = Some(Open { node: self.node, in_text: words });
        }
        if words {
            self.begin_text();
        } else {
            self.end_text();
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            if !open.in_text {
                self.end_text();
            }
            self.put("EMC\n");
        }
    }

    fn begin_text(&mut self) {
        if self.line.is_none() {
            self.line = Some((0, 0));
            self.put("BT\n");
        }
    }

    fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.put("ET\n");
        }
    }

    /// The colour of words.
    fn ink(&mut self, white: bool) {
        self.enter(true);
        let wanted = white.then_some([1.0; 3]);
        if self.state.fill != wanted {
            self.state.fill = wanted;
            self.put(if white { "1 g\n" } else { "0 g\n" });
        }
    }

    fn text(&mut self, face: usize, size: f64, (x, y): (f64, f64), glyphs: &[Glyph]) -> anyhow::Result<()> {
        self.enter(true);
        self.note_top(y + size);
        let fonts = self.fonts;
        let font = fonts.get(face).and_then(Option::as_ref).context("text in a face the document does not embed")?;
        if self.state.font != Some((face, size)) {
            self.state.font = Some((face, size));
            self.put(&format!("/F{face} {} Tf\n", short(size)));
        }
        let place = (tenths(x), tenths(y));
        let (from_x, from_y) = self.line.replace(place).unwrap_or_default();
        let [across, up] = [place.0 - from_x, place.1 - from_y].map(|distance| short(distance as f64 / 10.0));
        self.put(&format!("{across} {up} Td\n"));
        show(&mut self.page.content, glyphs, font)
    }

    fn rule(&mut self, points: &[(f64, f64)], width: f64, colour: [f64; 3]) {
        self.enter(false);
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
        self.enter(false);
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
        if let (Some(_), Some(marked)) = (self.node, self.page.marked.last_mut()) {
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

/// Words start at tenths of a point: a thirtieth of a millimetre is less than a printer shows.
fn tenths(points: f64) -> i64 {
    (points * 10.0).round() as i64
}

/// A number with two decimals at most.
fn short(number: f64) -> String {
    // Whole hundredths are written in a fifth of the time that a float takes.
    let hundredths = (number * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        _ if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
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
        Some(Drawn::Text { face, size, x, y, white, glyphs }),
        Drawn::Text { face: next_face, size: next_size, x: next_x, y: next_y, white: next_white, glyphs: more },
    ) = (last, &next)
    else {
        return Some(next);
    };
    let Some(Some(font)) = fonts.get(*face) else { return Some(next) };
    if (*face, *size, *white) != (*next_face, *next_size, *next_white) || (*y - next_y).abs() > 0.005 {
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
