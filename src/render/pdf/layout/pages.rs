//! Puts line boxes on pages: nothing is cut, what belongs together stays together, heads of tables come again, notes stand at
//! the foot of the page of their line, and no last page is nearly empty.

use super::super::display_list::{BLACK, LineBox, Paint};
use anyhow::ensure;

/// Rounding must not push the last line of a full page off it.
const ROUNDING: f64 = 0.01;

/// A last page that is filled less than this takes lines from the page before.
const LEAST_FILLED: f64 = 1.0 / 3.0;

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
    let mut pages = Vec::new();
    for run in runs(items) {
        for line_box in &run {
            let tall = line_box.height + foot(notes_height(line_box));
            ensure!(tall <= height + ROUNDING, "something {tall:.0} points high does not fit on a page of {height:.0}");
        }
        let mut starts = balanced_starts(&run, height).into_iter().peekable();
        for (n, line_box) in run.into_iter().enumerate() {
            if starts.next_if_eq(&n).is_some() {
                pages.push(Page::default());
            }
            if let Some(page) = pages.last_mut() {
                page.add(line_box);
            }
        }
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    Ok(pages.into_iter().map(|page| page.with_notes(height)).collect())
}

/// What stands between page breaks.
fn runs(items: Vec<Item>) -> Vec<Vec<LineBox>> {
    let mut runs = vec![Vec::new()];
    for item in items {
        match (item, runs.last_mut()) {
            (Item::LineBox(line_box), Some(run)) => run.push(line_box),
            _ => runs.push(Vec::new()),
        }
    }
    runs
}

/// The number of the line box that starts each page. The page before a nearly empty last one ends earlier.
fn balanced_starts(run: &[LineBox], height: f64) -> Vec<usize> {
    let mut starts = page_starts(run, height, height);
    let [.., before, last] = starts[..] else { return starts };
    let missing = height * LEAST_FILLED - Filled::by(&run[last..]).height();
    if missing > 0.0 {
        let earlier = Filled::by(&run[before..last]).height() - missing;
        if let [_, start] = page_starts(&run[before..], earlier, height)[..] {
            starts.pop();
            starts.push(before + start);
        }
    }
    starts
}

/// The number of the line box that starts each page, where the first page has a height of its own. What belongs on one page goes
/// to the next where it does not fit on this one, and over several where no page holds it.
fn page_starts(run: &[LineBox], first_height: f64, height: f64) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut page = Filled::default();
    let mut next = 0;
    for chain in run.chunk_by(|line_box, _| line_box.keep_next) {
        let room = |starts: &[usize]| if starts.len() > 1 { height } else { first_height };
        let fits = chain.iter().fold(page, Filled::with).height() <= room(&starts) + ROUNDING;
        let mut turns = starts.is_empty() || !fits && Filled::by(chain).height() <= height;
        for line_box in chain {
            let filled = page.with(line_box);
            if turns || filled.height() > room(&starts) + ROUNDING {
                starts.push(next);
                page = Filled::default().with(line_box);
            } else {
                page = filled;
            }
            turns = false;
            next += 1;
        }
    }
    starts
}

/// How far a page is filled.
#[derive(Debug, Clone, Copy, Default)]
struct Filled {
    started: bool,
    text: f64,
    /// Space the last line box asks for below it.
    after: f64,
    notes: f64,
}

impl Filled {
    /// By line boxes that start a page.
    fn by(line_boxes: &[LineBox]) -> Filled {
        line_boxes.iter().fold(Filled::default(), Filled::with)
    }

    fn with(self, line_box: &LineBox) -> Filled {
        let top = if self.started { self.text + self.after + line_box.before } else { head_height(line_box) };
        Filled {
            started: true,
            text: top + line_box.height,
            after: line_box.after,
            notes: self.notes + notes_height(line_box),
        }
    }

    fn height(self) -> f64 {
        self.text + foot(self.notes)
    }
}

/// The page being drawn.
#[derive(Debug, Default)]
struct Page {
    filled: Filled,
    paints: Vec<Paint>,
    /// For its foot.
    notes: Vec<LineBox>,
}

impl Page {
    fn add(&mut self, line_box: LineBox) {
        if !self.filled.started {
            self.repeat_head(&line_box);
        }
        self.filled = self.filled.with(&line_box);
        let top = self.filled.text - line_box.height;
        self.paints.extend(line_box.paints.into_iter().map(|paint| paint.moved(0.0, top)));
        self.notes.extend(line_box.notes);
    }

    /// The head of a table that goes on is chrome: readers have heard it already.
    fn repeat_head(&mut self, line_box: &LineBox) {
        let mut top = 0.0;
        for row in head(line_box) {
            let paints = row.paints.iter().filter(|paint| !paint.is_mark()).cloned();
            self.paints.extend(paints.map(|paint| paint.moved(0.0, top)));
            top += row.height;
        }
    }

    /// All that is drawn on it, its notes ending at the given height.
    fn with_notes(self, height: f64) -> Vec<Paint> {
        let (mut paints, mut top) = (self.paints, height - foot(self.filled.notes));
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

/// The head that comes again where a line box starts a page.
fn head(line_box: &LineBox) -> impl Iterator<Item = &LineBox> {
    line_box.head.iter().flat_map(|head| head.iter())
}

fn head_height(line_box: &LineBox) -> f64 {
    head(line_box).map(|row| row.height).sum()
}

fn notes_height(line_box: &LineBox) -> f64 {
    line_box.notes.iter().map(|note| note.height).sum()
}

/// Room at the foot of a page for notes of this height.
fn foot(notes: f64) -> f64 {
    if notes > 0.0 { notes + ABOVE_NOTES } else { 0.0 }
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
        let pages = paginate(vec![line_box(30.0, false), noted(30.0), line_box(40.0, false)], 100.0).unwrap();
        // The rule has no top of its own; the third line gives way to the note.
        assert_eq!(tops(&pages), [vec![0.0, 40.0, -1.0, 80.0], vec![0.0]]);
        let pages = paginate(vec![line_box(30.0, false), noted(35.0)], 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0], vec![0.0, -1.0, 80.0]]);
        assert!(paginate(vec![noted(80.0)], 100.0).is_err());
    }

    #[test]
    fn a_last_page_is_a_third_full() {
        let lines = |count| (0..count).map(|_| line_box(10.0, false)).collect();
        let pages = paginate(lines(6), 100.0).unwrap();
        assert_eq!(tops(&pages), [vec![0.0, 20.0, 40.0], vec![0.0, 20.0, 40.0]]);
    }

    #[test]
    fn what_no_page_holds_is_an_error() {
        assert!(paginate(vec![line_box(101.0, false)], 100.0).is_err());
    }
}
