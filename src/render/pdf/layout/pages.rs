//! Puts line boxes on pages: nothing is cut, what belongs together stays together, heads of tables come again, notes stand at
//! the foot of the page of their line.

use super::super::display_list::{BLACK, LineBox, Paint};
use anyhow::ensure;

/// Rounding must not push the last line of a full page off it.
const ROUNDING: f64 = 0.01;

/// Space between the text and its notes; in its middle lies a rule of this length and thickness.
const ABOVE_NOTES: f64 = 8.0;
const RULE: f64 = 140.0;
const RULE_PT: f64 = 0.5;

/// What a section is made of.
#[derive(Debug)]
pub(crate) enum Item {
    LineBox(LineBox),
    /// What follows starts a new page.
    PageBreak,
}

/// Paints of each page, one at least. What is higher than a page is an error: its end would stand on none.
pub(crate) fn paginate(items: Vec<Item>, height: f64) -> anyhow::Result<Vec<Vec<Paint>>> {
    let mut pages = Pages { height, done: Vec::new(), page: Page::default() };
    let mut chain = Vec::new();
    for item in items {
        match item {
            Item::PageBreak => {
                pages.add_chain(std::mem::take(&mut chain));
                pages.turn();
            }
            Item::LineBox(line_box) => {
                let tall = line_box.height + foot(&[], std::slice::from_ref(&line_box));
                ensure!(
                    tall <= height + ROUNDING,
                    "something {tall:.0} points high does not fit on a page of {height:.0}"
                );
                let ends = !line_box.keep_next;
                chain.push(line_box);
                if ends {
                    pages.add_chain(std::mem::take(&mut chain));
                }
            }
        }
    }
    pages.add_chain(chain);
    Ok(pages.finish())
}

/// The page being filled.
#[derive(Debug, Default)]
struct Page {
    used: f64,
    /// Space the last line box asks for below it.
    after: f64,
    started: bool,
    paints: Vec<Paint>,
    /// For its foot.
    notes: Vec<LineBox>,
}

impl Page {
    /// All that is drawn on it, its notes ending at the given height.
    fn with_notes(self, height: f64) -> Vec<Paint> {
        let (mut paints, mut top) = (self.paints, height - foot(&self.notes, &[]));
        if !self.notes.is_empty() {
            let y = top + ABOVE_NOTES / 2.0;
            paints.push(Paint::Rule { from: (0.0, y), to: (RULE, y), width: RULE_PT, colour: BLACK });
            top += ABOVE_NOTES;
        }
        for note in self.notes {
            paints.extend(note.paints.into_iter().map(|paint| paint.moved(0.0, top)));
            top += note.height;
        }
        paints
    }
}

struct Pages {
    height: f64,
    done: Vec<Vec<Paint>>,
    page: Page,
}

impl Pages {
    /// Adds line boxes that belong on one page: to the next one where they do not fit on this one, and over several where
    /// no page holds them.
    fn add_chain(&mut self, chain: Vec<LineBox>) {
        if self.page.started && !self.fits(&chain) && alone(&chain) <= self.height {
            self.turn();
        }
        for line_box in chain {
            if self.page.started && !self.fits(std::slice::from_ref(&line_box)) {
                self.turn();
            }
            self.add(line_box);
        }
    }

    fn fits(&self, line_boxes: &[LineBox]) -> bool {
        let first = line_boxes.first().map_or(0.0, |line_box| self.page.after + line_box.before);
        self.page.used + first + stacked(line_boxes) + foot(&self.page.notes, line_boxes) <= self.height + ROUNDING
    }

    fn add(&mut self, line_box: LineBox) {
        if !self.page.started {
            self.repeat_head(&line_box);
        }
        if self.page.started {
            self.page.used += self.page.after + line_box.before;
        }
        self.put(line_box.paints, line_box.height, line_box.after);
        self.page.notes.extend(line_box.notes);
    }

    /// The head of a table that goes on is chrome: readers have heard it already.
    fn repeat_head(&mut self, line_box: &LineBox) {
        for row in line_box.head.iter().flat_map(|head| head.iter()) {
            let paints = row.paints.iter().filter(|paint| !paint.is_mark()).cloned().collect();
            self.put(paints, row.height, 0.0);
        }
    }

    fn put(&mut self, paints: Vec<Paint>, height: f64, after: f64) {
        let top = self.page.used;
        self.page.paints.extend(paints.into_iter().map(|paint| paint.moved(0.0, top)));
        self.page.used += height;
        self.page.after = after;
        self.page.started = true;
    }

    fn turn(&mut self) {
        let page = std::mem::take(&mut self.page);
        if page.started {
            self.done.push(page.with_notes(self.height));
        }
    }

    fn finish(mut self) -> Vec<Vec<Paint>> {
        self.turn();
        if self.done.is_empty() {
            self.done.push(Vec::new());
        }
        self.done
    }
}

/// Room at the foot of a page for the notes it has and those of line boxes.
fn foot(notes: &[LineBox], line_boxes: &[LineBox]) -> f64 {
    let all = notes.iter().chain(line_boxes.iter().flat_map(|line_box| &line_box.notes));
    let heights: f64 = all.map(|note| note.height).sum();
    if heights > 0.0 { heights + ABOVE_NOTES } else { 0.0 }
}

/// Height of line boxes one below the other, without the space before the first and after the last.
fn stacked(line_boxes: &[LineBox]) -> f64 {
    let heights: f64 = line_boxes.iter().map(|line_box| line_box.height).sum();
    let gaps: f64 =
        line_boxes.windows(2).map(|pair| pair.iter().map(|s| s.after).take(1).sum::<f64>() + pair[1].before).sum();
    heights + gaps
}

/// The same at the top of a page, where the head of a table comes again.
fn alone(line_boxes: &[LineBox]) -> f64 {
    let head = line_boxes.first().and_then(|line_box| line_box.head.as_ref());
    stacked(line_boxes) + foot(&[], line_boxes) + head.map_or(0.0, |head| head.iter().map(|row| row.height).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn line_box(height: f64, keep_next: bool) -> Item {
        let colour = (height as u8, 0, 0);
        let paints = vec![Paint::Fill { area: (0.0, 0.0, 1.0, height), colour }];
        Item::LineBox(LineBox { before: 10.0, height, keep_next, paints, ..LineBox::default() })
    }

    fn tops(pages: &[Vec<Paint>]) -> Vec<Vec<f64>> {
        let top = |paint: &Paint| if let Paint::Fill { area, .. } = paint { area.1 } else { -1.0 };
        pages.iter().map(|page| page.iter().map(top).collect()).collect()
    }

    #[test]
    fn space_above_is_dropped_at_the_top_of_a_page() {
        let pages = paginate(vec![line_box(40.0, false), line_box(40.0, false), line_box(40.0, false)], 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0, 50.0], vec![0.0]]);
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        let pages = paginate(vec![line_box(60.0, false), line_box(10.0, true), line_box(30.0, false)], 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0], vec![0.0, 20.0]]);
    }

    #[test]
    fn a_chain_no_page_holds_is_broken_where_it_must() {
        let pages = paginate(vec![line_box(20.0, false), line_box(60.0, true), line_box(60.0, false)], 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0, 30.0], vec![0.0]]);
    }

    #[test]
    fn breaks_make_no_empty_pages() {
        let pages =
            paginate(vec![Item::PageBreak, line_box(5.0, false), Item::PageBreak, Item::PageBreak], 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0]]);
        assert_eq!(paginate(vec![], 100.0).unwrap().len(), 1);
    }

    #[test]
    fn heads_come_again_without_their_marks() {
        let head = vec![LineBox { height: 10.0, paints: vec![Paint::Begin(7), Paint::End], ..LineBox::default() }];
        let head = Rc::new(head);
        let row = || match line_box(60.0, false) {
            Item::LineBox(row) => Item::LineBox(LineBox { before: 0.0, head: Some(Rc::clone(&head)), ..row }),
            other => other,
        };
        assert_eq!(tops(&paginate(vec![row(), row()], 100.0).unwrap()), [vec![10.0], vec![10.0]]);
    }

    #[test]
    fn notes_stand_at_the_foot_of_the_page_of_their_line() {
        let noted = |height: f64| match (line_box(height, false), line_box(20.0, false)) {
            (Item::LineBox(line), Item::LineBox(note)) => Item::LineBox(LineBox { notes: vec![note], ..line }),
            (other, _) => other,
        };
        let pages = paginate(vec![line_box(30.0, false), noted(30.0), line_box(30.0, false)], 100.0).unwrap();
        // The rule has no top of its own; the third line gives way to the note.
        assert_eq!(tops(&pages), [vec![0.0, 40.0, -1.0, 80.0], vec![0.0]]);
        let pages = paginate(vec![line_box(30.0, false), noted(35.0)], 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0], vec![0.0, -1.0, 80.0]]);
        assert!(paginate(vec![noted(80.0)], 100.0).is_err());
    }

    #[test]
    fn what_no_page_holds_is_an_error() {
        assert!(paginate(vec![line_box(101.0, false)], 100.0).is_err());
    }
}
