//! Widths of columns from their content, in thousandths of the table's width.
//!
//! Both formats get the same shares, so no font is loaded: letters count with the width they have in Times, in
//! hundredths of the type size.

use crate::model::document::{Cell, Orientation, Row, RowKind, plain};
use unicode_normalization::UnicodeNormalization;

/// Between the margins of a page, at 10 points: 160 mm and 257 mm.
const ROOM_UPRIGHT: usize = 4530;
const ROOM_LYING: usize = 7280;
/// A column of running text asks for no more than this.
const LONGEST: usize = 6000;
/// No single word asks for more than this; a longer one is broken.
const LONGEST_WORD: usize = 1200;
/// No column asks for more than this before every name has its line; running text then shares what remains.
const FOLDED: usize = 1300;
/// No more lines than these are tried for the longest text of a table.
const MOST_LINES: usize = 40;
/// Room for the padding on both sides of a cell.
const PADDING: usize = 70;
/// Words up to this are a name, about 20 letters: they are broken last of all.
const NAME: usize = 1000;
/// How much wider bold letters are, in percent: the widest, n and h, by this much.
const BOLDER: usize = 112;

/// What a column asks for.
#[derive(Clone, Copy, Default)]
struct Need {
    /// Its longest word: below this words are broken.
    word: usize,
    /// Its longest text, lines ending at words.
    longest: usize,
    /// At this its names stand on one line; nothing where it holds longer texts.
    line: usize,
    /// At this its texts take two lines and its heading three.
    folded: usize,
    /// At this its texts stand on one line where they are names.
    name: usize,
    /// At this its texts stand on one line and its heading takes two.
    text: usize,
    /// At this the names that begin in a column before it stand on one line too.
    named: usize,
}

/// Every column gets its longest word. What is left goes first to columns whose texts would take many lines, then to
/// columns of names, then to those that would wrap at all, then to names over several columns.
pub(super) fn shares(header: &Row, rows: &[Row], orientation: Orientation) -> Vec<u32> {
    let room = match orientation {
        Orientation::Portrait => ROOM_UPRIGHT,
        Orientation::Landscape => ROOM_LYING,
    };
    let needs = needs(header, rows);
    let mut widths = words_or_fewest_lines(&needs, room);
    let wishes: [fn(&Need) -> usize; 4] = [|need| need.folded, |need| need.name, |need| need.text, |need| need.named];
    for wish in wishes {
        let wishes: Vec<usize> = needs.iter().map(wish).collect();
        hand_out(room.saturating_sub(widths.iter().sum()), &wishes, &mut widths);
    }
    thousandths(&widths)
}

/// The longest word of each column. Where columns would not get what they fold to, names get their line first, and the longest
/// text of the table takes the fewest lines.
fn words_or_fewest_lines(needs: &[Need], room: usize) -> Vec<usize> {
    let fits = |widths: &Vec<usize>| widths.iter().sum::<usize>() <= room;
    let widths = |of: &dyn Fn(&Need) -> usize| needs.iter().map(of).collect::<Vec<usize>>();
    if fits(&widths(&|need| need.folded)) {
        return widths(&|need| need.word);
    }
    let names = Some(widths(&|need| need.word.max(need.line))).filter(fits);
    let at = |lines: usize| widths(&|need| need.word.max(need.line).max(need.longest / lines + PADDING));
    (2..MOST_LINES).map(at).find(fits).or(names).unwrap_or_else(|| widths(&|need| need.word))
}

/// Hands room out evenly; a column that wishes for less than its part leaves the rest to the others.
fn hand_out(mut left: usize, wishes: &[usize], widths: &mut [usize]) {
    let mut by_wish: Vec<(&usize, &mut usize)> = wishes.iter().zip(widths).collect();
    by_wish.sort_by_key(|(wish, width)| wish.saturating_sub(**width));
    let mut waiting = by_wish.len();
    for (wish, width) in by_wish {
        let gain = wish.saturating_sub(*width).min(left / waiting);
        *width += gain;
        left -= gain;
        waiting -= 1;
    }
}

fn needs(header: &Row, rows: &[Row]) -> Vec<Need> {
    let mut needs = vec![Need::default(); header.cells.len()];
    for (need, cell) in needs.iter_mut().zip(&header.cells) {
        // A heading may wrap between words, but not into a column of single words.
        need.word = longest_word(cell, RowKind::Head);
        need.folded = width(&plain(&cell.content), RowKind::Head) / 3;
        need.text = in_two_lines(cell);
    }
    for row in rows {
        let mut col = 0;
        for cell in &row.cells {
            if let (1, Some(need)) = (cell.span, needs.get_mut(col)) {
                // Thousandths of the type size are ten of the hundredths counted here.
                let behind = (cell.behind / 10) as usize;
                need.word = need.word.max((longest_word(cell, row.kind) + behind).min(LONGEST_WORD));
                let text = (width(&plain(&cell.content), row.kind) + behind).min(LONGEST);
                need.longest = need.longest.max(text * 6 / 5);
                need.folded = need.folded.max(text / 2);
                need.text = need.text.max(text);
                if plain(&cell.content).starts_with(char::is_alphabetic) {
                    need.name = need.name.max(text);
                }
            }
            col += cell.span;
        }
    }
    for need in &mut needs {
        need.word += PADDING;
        // Lines end at words, so that a text in several takes more than its length.
        need.folded = ((need.folded * 6 / 5).min(FOLDED) + PADDING).max(need.word);
        need.line = if need.name > NAME { 0 } else { need.name + PADDING };
        need.name = if need.name > NAME { need.folded } else { (need.name + PADDING).max(need.folded) };
        need.text = (need.text + PADDING).max(need.folded);
        need.named = need.text;
    }
    for row in rows {
        joined(row, &mut needs);
    }
    needs
}

/// A cell over several columns, a region's name in the first two, asks the last of them for what the others do not give. One
/// over the whole row has room enough.
fn joined(row: &Row, needs: &mut [Need]) {
    let mut col = 0;
    for cell in &row.cells {
        let behind = col + cell.span;
        if cell.span > 1
            && cell.span < needs.len()
            && let Some([others @ .., last]) = needs.get_mut(col..behind)
        {
            let text = (width(&plain(&cell.content), row.kind) + PADDING).min(LONGEST);
            last.named = last.named.max(text.saturating_sub(others.iter().map(|need| need.text).sum()));
        }
        col = behind;
    }
}

/// The longer line of a heading that is parted where it is shortest.
fn in_two_lines(head: &Cell) -> usize {
    let text = plain(&head.content);
    let parted = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let longer = |(above, below): (&str, &str)| width(above, RowKind::Head).max(width(below.trim(), RowKind::Head));
    parted.map(longer).min().unwrap_or_default()
}

fn longest_word(cell: &Cell, kind: RowKind) -> usize {
    plain(&cell.content).split(' ').map(|word| width(word, kind)).max().unwrap_or(0)
}

/// Width of a text, kerning left aside; every row but a body row is bold.
fn width(text: &str, kind: RowKind) -> usize {
    // Most letters are their own base, and to look that up takes longer than all the rest.
    let base = |c: char| if c.is_ascii() { Some(c) } else { c.nfd().next() };
    let letters: usize = text.chars().filter_map(base).map(letter).sum();
    if kind == RowKind::Body { letters } else { letters * BOLDER / 100 }
}

/// As in Times and the faces made to its measures, rounded up; marks above and below letters take no room.
fn letter(c: char) -> usize {
    match c {
        ' ' | '\u{a0}' | '.' | ',' | '·' => 25,
        'i' | 'j' | 'l' | 't' | ':' | ';' | '/' => 28,
        '(' | ')' | '-' | 'r' | 'f' | 'I' => 34,
        's' | 'J' => 39,
        'a' | 'c' | 'e' | 'z' | '“' | '”' => 45,
        'F' | 'P' | 'S' => 56,
        'E' | 'L' | 'T' | 'Z' => 62,
        'B' | 'C' | 'R' => 67,
        'm' | 'w' => 78,
        '%' | 'M' => 89,
        'W' => 95,
        '…' => 100,
        c if c.is_uppercase() => 73,
        _ => 50,
    }
}

fn thousandths(widths: &[usize]) -> Vec<u32> {
    let all = widths.iter().sum::<usize>().max(1);
    let mut shares: Vec<u32> = widths.iter().map(|width| u32::try_from(width * 1000 / all).unwrap_or(0)).collect();
    let rest = 1000u32.saturating_sub(shares.iter().sum());
    if let Some(widest) = shares.iter_mut().max() {
        *widest += rest;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Inline, RowKind};

    fn row(kind: RowKind, cells: &[&str]) -> Row {
        let cells = cells.iter().map(|text| Cell { content: vec![Inline::text(*text)], span: 1, behind: 0 }).collect();
        Row { kind, cells }
    }

    #[test]
    fn shares_sum_to_the_whole_and_follow_the_text() {
        let header = row(RowKind::Head, &["TT", "Địa phương", "Nội dung"]);
        let rows = [row(RowKind::Body, &["1", "Thừa Thiên Huế", &"dài ".repeat(60)])];
        let shares = shares(&header, &rows, Orientation::Portrait);
        assert_eq!(shares.iter().sum::<u32>(), 1000);
        assert!(shares[0] < shares[1] && shares[1] < shares[2], "{shares:?}");
        let name = width("Thừa Thiên Huế", RowKind::Body) + PADDING;
        assert!(shares[1] as usize * ROOM_UPRIGHT / 1000 + 5 >= name, "a name beside running text keeps to one line");
    }

    #[test]
    fn a_name_is_broken_after_headings() {
        let mut heads = vec!["Địa phương"];
        heads.resize(9, "Diện tích cho thuê");
        let mut cells = vec!["Thái Nguyên"];
        cells.resize(heads.len(), "1.234,56");
        let shares = shares(&row(RowKind::Head, &heads), &[row(RowKind::Body, &cells)], Orientation::Portrait);
        let name = width("Thái Nguyên", RowKind::Body) + PADDING;
        assert!(shares[0] as usize * ROOM_UPRIGHT / 1000 + 5 >= name, "{shares:?}");
    }

    #[test]
    fn the_longest_text_of_a_full_table_has_the_widest_column() {
        let header = row(RowKind::Head, &["Nơi thực hiện", "Nhiệm vụ", "Tình trạng", "Kết quả"]);
        let texts = [&"dài ".repeat(12), &"dài ".repeat(40), &"dài ".repeat(20), &"dài ".repeat(14)];
        let shares = shares(&header, &[row(RowKind::Body, &texts.map(|text| &**text))], Orientation::Portrait);
        assert!(shares[1] > shares[2] * 3 / 2 && shares[2] > shares[0], "{shares:?}");
    }

    #[test]
    fn names_of_a_full_table_have_their_line() {
        let mut heads = vec!["TT", "Địa phương"];
        heads.resize(17, "Kinh phí được giao (triệu đồng)");
        let mut cells = vec!["1", "Tuyên Quang"];
        cells.resize(heads.len(), "61.169,1");
        let shares = shares(&row(RowKind::Head, &heads), &[row(RowKind::Body, &cells)], Orientation::Landscape);
        let name = width("Tuyên Quang", RowKind::Body) + PADDING;
        assert!(shares[1] as usize * ROOM_LYING / 1000 + 10 >= name, "{shares:?}");
    }

    #[test]
    fn a_name_over_two_columns_has_its_line() {
        let header = row(RowKind::Head, &["TT", "Địa phương", "Số cụm"]);
        let mut region = row(RowKind::Group, &["Trung du và miền núi phía Bắc", "253"]);
        region.cells[0].span = 2;
        let shares = shares(&header, &[region], Orientation::Portrait);
        let name = width("Trung du và miền núi phía Bắc", RowKind::Group) + PADDING;
        assert!((shares[0] + shares[1]) as usize * ROOM_UPRIGHT / 1000 + 5 >= name, "{shares:?}");
    }

    #[test]
    fn an_empty_table_has_shares_too() {
        assert_eq!(shares(&row(RowKind::Head, &[]), &[], Orientation::Portrait), Vec::<u32>::new());
        assert_eq!(shares(&row(RowKind::Head, &["", ""]), &[], Orientation::Landscape).iter().sum::<u32>(), 1000);
    }
}
