//! The private channel from drawing to the finishing pass: what genpdf cannot say stands in its pages as strokes of
//! no length in CMYK, a colour space no document of ours paints in.

use genpdf::style::Color;

/// Levels that survive a colour channel: printpdf writes two decimals.
const LEVELS: usize = 101;

/// Numbers that fit a mark.
pub(super) const LIMIT: usize = LEVELS * LEVELS * LEVELS;

/// A message to the finishing pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// What follows belongs to this element of the structure.
    Begin(usize),
    /// It ends here.
    End,
    /// The next line is the outline of an area to fill in the line's colour.
    Fill,
    /// The next line is this wide, in hundredths of a point.
    Width(usize),
    /// The next words are white.
    White,
}

impl Mark {
    /// Cyan holds what it is, the other channels its number.
    pub(super) fn colour(self) -> Color {
        let (code, number) = match self {
            Mark::Begin(node) => (1, node),
            Mark::End => (2, 0),
            Mark::Fill => (3, 0),
            Mark::Width(width) => (4, width),
            Mark::White => (5, 0),
        };
        let channel = |power: u32| level(number / LEVELS.pow(power) % LEVELS);
        Color::Cmyk(level(code), channel(2), channel(1), channel(0))
    }

    /// Reads the operands of `K`.
    pub(super) fn read(channels: [f64; 4]) -> Option<Mark> {
        let [code, high, middle, low] = channels.map(|channel| (channel * 100.0).round() as usize);
        let number = (high * LEVELS + middle) * LEVELS + low;
        match code {
            1 => Some(Mark::Begin(number)),
            2 => Some(Mark::End),
            3 => Some(Mark::Fill),
            4 => Some(Mark::Width(number)),
            5 => Some(Mark::White),
            _ => None,
        }
    }
}

/// The byte that genpdf divides by 255 and printpdf writes as this many hundredths.
fn level(hundredths: usize) -> u8 {
    (hundredths as f64 * 2.55).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_the_two_decimals_of_a_colour() {
        for mark in (0..LIMIT).step_by(37).map(Mark::Begin).chain([Mark::End, Mark::Fill, Mark::Width(50), Mark::White])
        {
            let Color::Cmyk(c, m, y, k) = mark.colour() else { panic!("not CMYK") };
            let written = [c, m, y, k].map(|byte| format!("{:.2}", f64::from(byte) / 255.0).parse().unwrap());
            assert_eq!(Mark::read(written), Some(mark));
        }
    }
}
