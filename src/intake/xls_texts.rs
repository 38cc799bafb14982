//! Where fonts change in the texts that cells of an `.xls` share: a table over several records, which may end within a text
//! (SST, MS-XLS 2.4.265; XLUnicodeRichExtendedString, 2.5.293).

use super::cell_styles::RichTexts;

/// Characters take two bytes each.
const WIDE: u8 = 1;
/// Something follows the fonts.
const EXTENDED: u8 = 4;
/// Fonts follow the characters.
const RICH: u8 = 8;

/// The fonts of the texts in the data of the table's records.
pub(super) fn rich_texts<'s>(mut parts: impl Iterator<Item = &'s [u8]>) -> RichTexts {
    let mut found = RichTexts::new();
    let Some(part) = parts.next() else { return found };
    // How many texts there are is not believed.
    let mut table = Table { part: part.get(8..).unwrap_or_default(), parts };
    for number in 0.. {
        match table.text() {
            Some(runs) if runs.is_empty() => {}
            Some(runs) => drop(found.insert(number, runs)),
            None => break,
        }
    }
    found
}

/// What is left of the table.
struct Table<'s, I> {
    part: &'s [u8],
    parts: I,
}

impl<'s, I: Iterator<Item = &'s [u8]>> Table<'s, I> {
    /// The fonts of the next text.
    fn text(&mut self) -> Option<Vec<(u16, u16)>> {
        let length = u16::from_le_bytes(self.bytes()?);
        let [flags] = self.bytes()?;
        let runs = if flags & RICH == 0 { 0 } else { u16::from_le_bytes(self.bytes()?) };
        let extension = if flags & EXTENDED == 0 { 0 } else { u32::from_le_bytes(self.bytes()?) };
        self.pass_characters(length.into(), flags & WIDE != 0)?;
        let run = |[a, b, c, d]: [u8; 4]| (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        let runs = (0..runs).map(|_| self.bytes().map(run)).collect::<Option<Vec<_>>>()?;
        self.pass(extension as usize)?;
        Some(runs)
    }

    /// The next bytes, over the ends of records.
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            self.fill()?;
            let (first, rest) = self.part.split_first()?;
            (*byte, self.part) = (*first, rest);
        }
        Some(bytes)
    }

    fn pass(&mut self, mut count: usize) -> Option<()> {
        while count > self.part.len() {
            count -= self.part.len();
            self.part = self.parts.next()?;
        }
        self.part = self.part.get(count..)?;
        Some(())
    }

    /// Each record that goes on with characters says again how many bytes they take.
    fn pass_characters(&mut self, mut count: usize, mut wide: bool) -> Option<()> {
        loop {
            let width = 1 + usize::from(wide);
            let here = count.min(self.part.len() / width);
            self.part = self.part.get(here * width..)?;
            count -= here;
            if count == 0 {
                return Some(());
            }
            self.part = self.parts.next()?;
            let [flags] = self.bytes()?;
            wide = flags & WIDE != 0;
        }
    }

    fn fill(&mut self) -> Option<()> {
        while self.part.is_empty() {
            self.part = self.parts.next()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_within_records() {
        let first =
            b"\x03\0\0\0\x03\0\0\0\x03\0\x0c\x01\0\x02\0\0\0abc\x01\0\x05\0EE\x02\0\0xy\x03\0\x08\x02\0p".as_slice();
        let second = b"\x01q\0r\0\0\0\x06\0".as_slice();
        let third = b"\x02\0\x07\0".as_slice();
        let found = rich_texts([first, second, third].into_iter());
        assert_eq!(found, RichTexts::from([(0, vec![(1, 5)]), (2, vec![(0, 6), (2, 7)])]));
    }

    #[test]
    fn a_table_that_lies_or_is_cut_ends() {
        assert_eq!(rich_texts([&b""[..]].into_iter()), RichTexts::new());
        assert_eq!(
            rich_texts([&b"\0\0\0\0\xff\xff\xff\xff\xff\xff\x0f\xff\xff\xff\xff\xff\xffa"[..]].into_iter()),
            RichTexts::new()
        );
    }
}
