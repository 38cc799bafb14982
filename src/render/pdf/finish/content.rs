//! Reads back what genpdf drew on a page.
//!
//! In: a content stream as printpdf 0.3 writes it. Out: [`Drawn`] things in order, marks resolved. Must not: accept
//! an operator it does not know; something would be missing on the page.

use super::super::marks::Mark;
use anyhow::{Context as _, bail};
use lopdf::Object;
use lopdf::content::{Content, Operation};

/// One thing on a page, in points from its lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Drawn {
    Text { face: usize, size: f64, x: f64, y: f64, glyphs: Vec<Glyph> },
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
pub(super) fn read(stream: &[u8]) -> anyhow::Result<Vec<Drawn>> {
    let content = Content::decode(stream).context("a page drawn by genpdf cannot be read")?;
    let mut reader = Reader::default();
    for operation in content.operations {
        reader.step(&operation).with_context(|| format!("reading \"{}\" from genpdf", operation.operator))?;
    }
    Ok(reader.drawn)
}

#[derive(Default)]
struct Reader {
    drawn: Vec<Drawn>,
    mark: Option<Mark>,
    /// The last colour set was that of a mark, so the line that follows is none.
    silent: bool,
    fill: bool,
    width: f64,
    colour: [f64; 3],
    points: Vec<(f64, f64)>,
    face: usize,
    size: f64,
    cursor: (f64, f64),
}

impl Reader {
    fn step(&mut self, operation: &Operation) -> anyhow::Result<()> {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "K" => {
                self.mark = Mark::read(numbers(operands)?);
                self.silent = true;
            }
            "RG" => {
                self.colour = numbers(operands)?;
                self.silent = false;
            }
            "m" => self.points = vec![point(operands)?],
            "l" => self.points.push(point(operands)?),
            "S" => self.stroke(),
            "Td" => self.cursor = point(operands)?,
            "Tf" => (self.face, self.size) = font(operands)?,
            "TJ" => self.text(operands)?,
            // The layer of printpdf, text objects and line heights: all of it is written anew.
            "BDC" | "EMC" | "q" | "Q" | "BT" | "ET" | "TL" => {}
            other => bail!("operator \"{other}\" is not expected"),
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
            Some(Mark::Width(hundredths)) => self.width = hundredths as f64 / 100.0,
            None => {}
        }
    }

    fn text(&mut self, operands: &[Object]) -> anyhow::Result<()> {
        let shown = operands.first().context("no text")?.as_array()?;
        let mut glyphs = Vec::with_capacity(shown.len());
        let mut kern = 0;
        for object in shown {
            match object {
                Object::String(bytes, _) => {
                    glyphs.extend(
                        bytes
                            .as_chunks()
                            .0
                            .iter()
                            .map(|pair| Glyph { kern: std::mem::take(&mut kern), id: u16::from_be_bytes(*pair) }),
                    );
                }
                number => kern = number.as_i64()?,
            }
        }
        let (x, y) = self.cursor;
        self.drawn.push(Drawn::Text { face: self.face, size: self.size, x, y, glyphs });
        Ok(())
    }
}

fn numbers<const N: usize>(operands: &[Object]) -> anyhow::Result<[f64; N]> {
    let numbers = operands.iter().map(number).collect::<anyhow::Result<Vec<f64>>>()?;
    numbers.try_into().ok().with_context(|| format!("not {N} numbers"))
}

fn number(object: &Object) -> anyhow::Result<f64> {
    // Through text, so that 0.1 stays 0.1.
    Ok(f64::from((object.as_float()? * 1000.0).round()) / 1000.0)
}

fn point(operands: &[Object]) -> anyhow::Result<(f64, f64)> {
    numbers(operands).map(|[x, y]| (x, y))
}

/// printpdf names the faces F0, F1… in the order they were added.
fn font(operands: &[Object]) -> anyhow::Result<(usize, f64)> {
    let [name, size] = operands else { bail!("not a font and a size") };
    let name = std::str::from_utf8(name.as_name()?)?;
    let face = name.strip_prefix('F').and_then(|index| index.parse().ok());
    Ok((face.with_context(|| format!("the font \"{name}\" is not one of genpdf's"))?, number(size)?))
}
