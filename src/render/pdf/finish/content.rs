//! Reads back what genpdf drew on a page.

use super::super::measure::Face;
use super::super::placeholder_font::PlaceholderFont;
use super::super::structure_markers::Mark;
use anyhow::{Context as _, bail, ensure};

/// One thing on a page, in points from its lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Drawn {
    Text { face: usize, size: f64, x: f64, y: f64, white: bool, glyphs: Vec<Glyph> },
    Rule { points: Vec<(f64, f64)>, width: f64, colour: [f64; 3] },
    Fill { points: Vec<(f64, f64)>, colour: [f64; 3] },
    Begin(usize),
    End,
}

/// A glyph and how far it stands to the left of where it would, in thousandths of the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) kern: i64,
    pub(super) id: u16,
}

/// Reads a page.
pub(super) fn read(stream: &[u8], placeholder: &PlaceholderFont) -> anyhow::Result<Vec<Drawn>> {
    let mut reader = Reader::default();
    for token in (Tokens { rest: stream }) {
        match token {
            Token::Number(digits) => reader.operand(number(digits)?)?,
            Token::Hexadecimal(digits) => reader.glyphs(digits, placeholder)?,
            // Of a font, or of the layer of printpdf, which is written from nothing.
            Token::Name(name) => reader.named = placeholder.face(name),
            Token::Operator(name) => {
                let name = String::from_utf8_lossy(name);
                reader.step(&name).with_context(|| format!("reading \"{name}\" from genpdf"))?;
                reader.operands.clear();
            }
        }
    }
    Ok(reader.drawn)
}

#[derive(Default)]
struct Reader {
    drawn: Vec<Drawn>,
    operands: Vec<f64>,
    shown: Vec<Glyph>,
    mark: Option<Mark>,
    /// The last colour set was that of a mark, so the line that follows is none.
    silent: bool,
    white: bool,
    fill: bool,
    width: f64,
    colour: [f64; 3],
    points: Vec<(f64, f64)>,
    named: Option<Face>,
    face: Face,
    size: f64,
    cursor: (f64, f64),
}

impl Reader {
    fn operand(&mut self, number: f64) -> anyhow::Result<()> {
        ensure!(self.operands.len() < 4096, "too many operands");
        self.operands.push(number);
        Ok(())
    }

    /// Glyph numbers of four digits each; the number before the first says how far it is moved.
    fn glyphs(&mut self, digits: &[u8], placeholder: &PlaceholderFont) -> anyhow::Result<()> {
        let mut kern = self.operands.pop().unwrap_or(0.0) as i64;
        for digits in digits.chunks(4) {
            let id = u16::from_str_radix(std::str::from_utf8(digits)?, 16)?;
            let meant = placeholder.glyph(self.face, id);
            let id = meant.with_context(|| format!("glyph {id} is not one that was written"))?;
            self.shown.push(Glyph { kern: std::mem::take(&mut kern), id });
        }
        Ok(())
    }

    fn step(&mut self, operator: &str) -> anyhow::Result<()> {
        match operator {
            "K" => {
                self.mark = Mark::read(self.numbers()?);
                self.silent = true;
            }
            "RG" => {
                self.colour = self.numbers()?;
                self.silent = false;
            }
            "m" => self.points = vec![self.point()?],
            "l" => self.points.push(self.point()?),
            "S" => self.stroke(),
            "Td" => self.cursor = self.point()?,
            "Tf" => {
                [self.size] = self.numbers()?;
                self.face = self.named.context("this font is not one that was given")?;
            }
            "TJ" => self.text(),
            // The layer of printpdf, text objects and line heights: all of it is written from nothing.
            "BDC" | "EMC" | "q" | "Q" | "BT" | "ET" | "TL" => {}
            _ => bail!("this operator is not expected"),
        }
        Ok(())
    }

    fn stroke(&mut self) {
        let points = std::mem::take(&mut self.points);
        if self.silent {
            self.take_mark();
        } else if std::mem::take(&mut self.fill) {
            self.drawn.push(Drawn::Fill { points, colour: self.colour });
        } else {
            self.drawn.push(Drawn::Rule { points, width: self.width, colour: self.colour });
        }
    }

    fn take_mark(&mut self) {
        match self.mark.take() {
            Some(Mark::Begin(node)) => self.drawn.push(Drawn::Begin(node)),
            Some(Mark::End) => self.drawn.push(Drawn::End),
            Some(Mark::Fill) => self.fill = true,
            Some(Mark::White) => self.white = true,
            Some(Mark::Width(hundredths)) => self.width = hundredths as f64 / 100.0,
            None => {}
        }
    }

    fn text(&mut self) {
        let ((x, y), glyphs) = (self.cursor, std::mem::take(&mut self.shown));
        let white = std::mem::take(&mut self.white);
        self.drawn.push(Drawn::Text { face: self.face as usize, size: self.size, x, y, white, glyphs });
    }

    fn numbers<const N: usize>(&self) -> anyhow::Result<[f64; N]> {
        self.operands.as_slice().try_into().with_context(|| format!("not {N} numbers"))
    }

    fn point(&self) -> anyhow::Result<(f64, f64)> {
        self.numbers().map(|[x, y]| (x, y))
    }
}

fn number(digits: &[u8]) -> anyhow::Result<f64> {
    Ok(std::str::from_utf8(digits)?.parse()?)
}

/// What a content stream of printpdf consists of. Arrays are flat and hold numbers and strings, so brackets say
/// nothing.
enum Token<'a> {
    Number(&'a [u8]),
    Hexadecimal(&'a [u8]),
    Name(&'a [u8]),
    Operator(&'a [u8]),
}

/// A general parser makes an object of every glyph and takes longer than layout.
struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b'>');
        let start = self.rest.iter().position(|byte| !blank(byte))?;
        let (first, after) = self.rest.get(start..)?.split_first()?;
        let inner = |rest: &[u8]| {
            let ends = |byte: &u8| blank(byte) || matches!(byte, b'<' | b'/');
            rest.iter().position(ends).unwrap_or(rest.len())
        };
        let (token, rest) = after.split_at(inner(after));
        let whole = self.rest.get(start..start + 1 + token.len())?;
        self.rest = rest;
        Some(match first {
            b'<' => Token::Hexadecimal(token),
            b'/' => Token::Name(token),
            b'0'..=b'9' | b'-' | b'.' | b'+' => Token::Number(whole),
            _ => Token::Operator(whole),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_resolved_and_disappear() {
        let page =
            b"/OC /MC0 BDC\nq\n0.01 0.00 0.00 0.07 K\n1 2 m\n1 2 l\nS\n0.00 0.00 0.00 RG\nBT\n12.00 TL\n10 20.5 Td\n\
            /Times-Italic 13.00 Tf\n[<0021>-120<0022><0023>]TJ\nET\n0.03 0 0 0 K\n0 0 m\n0 0 l\nS\n0 0 0 RG\n1 0 0 RG\n\
            0 0 m\n5 0 l\n5 5 l\nS\nQ\nEMC\n";
        let placeholder = PlaceholderFont::standing_for(Face::Italic, &[3, 4, 5]);
        let glyph = |kern, id| Glyph { kern, id };
        let glyphs = vec![glyph(0, 3), glyph(-120, 4), glyph(0, 5)];
        assert_eq!(
            read(page, &placeholder).unwrap(),
            [
                Drawn::Begin(7),
                Drawn::Text { face: 2, size: 13.0, x: 10.0, y: 20.5, white: false, glyphs },
                Drawn::Fill { points: vec![(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)], colour: [1.0, 0.0, 0.0] },
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        let none = PlaceholderFont::standing_for(Face::Regular, &[]);
        assert!(read(b"1 0 0 1 0 0 cm", &none).is_err());
        assert!(read(b"1 2 3 m", &none).is_err());
        assert!(read(b"[<0021>]TJ", &none).is_err());
        assert!(read(b"/Helvetica 13.00 Tf", &none).is_err());
        assert!(read(b"/Times-Bold 13.00 Tf", &none).is_ok());
    }
}
