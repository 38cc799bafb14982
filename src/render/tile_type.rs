//! The type of a map: the largest size at which the words of every tile stand on it.

use crate::model::document::TileMap;

/// Lines of a tile stand closer than those of running text, in shares of the type size.
pub(crate) const LEADING: f64 = 1.0;
/// Words of tiles are no smaller than this.
const LEAST: u8 = 4;

/// Type of the tiles of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TileType {
    /// In points.
    pub(crate) size: u8,
    /// Most lines on a tile.
    pub(crate) lines: usize,
}

/// The type, no larger than `most`, for tiles with so much room for words, in points. `width` measures words of a size, bold or
/// not.
pub(crate) fn fitting(map: &TileMap, room: (f64, f64), most: u8, width: impl Fn(&str, u8, bool) -> f64) -> TileType {
    let set = |size: u8| {
        let all = map.tiles.iter().map(|tile| {
            let words = |text: &str, bold: bool| lines(text, room.0 * tile.span as f64, |part| width(part, size, bold));
            Some(words(&tile.name, false)? + tile.below().map_or(Some(0), |below| words(below, true))?)
        });
        let lines = all.collect::<Option<Vec<usize>>>()?.into_iter().max().unwrap_or_default();
        let set = TileType { size, lines };
        (set.height() <= room.1).then_some(set)
    };
    (LEAST..=most).rev().find_map(set).unwrap_or(TileType { size: LEAST, lines: usize::MAX })
}

impl TileType {
    /// Of its lines, in points.
    pub(crate) fn height(self) -> f64 {
        self.lines as f64 * f64::from(self.size) * LEADING
    }
}

/// Lines that words take; none where one of them is wider than a line.
fn lines(text: &str, room: f64, width: impl Fn(&str) -> f64) -> Option<usize> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if width(word) > room {
            return None;
        }
        match lines.last_mut().filter(|line| width(&format!("{line} {word}")) <= room) {
            Some(line) => line.extend([" ", word]),
            None => lines.push(word.to_owned()),
        }
    }
    Some(lines.len())
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn words_go_on_where_they_fit() {
        let count = |text: &str, room: f64| lines(text, room, |part| part.chars().count() as f64);
        assert_eq!(count("Thái Nguyên", 11.0), Some(1));
        assert_eq!(count("Thái Nguyên", 10.0), Some(2));
        assert_eq!(count("Thái Nguyên", 5.0), None);
    }
}
