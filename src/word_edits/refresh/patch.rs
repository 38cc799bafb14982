//! Changes to tokens of a paragraph, made in its XML: every other byte stays.

use super::merge::Change;
use super::tokens::{Place, Token, carrier};
use crate::model::word_base::{figure_name, figure_number};
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{Edits, Kind, Tags, escaped};
use std::ops::Range;

/// A paragraph with its tokens.
#[derive(Clone, Copy)]
pub(super) struct Paragraph<'t> {
    pub(super) xml: &'t str,
    pub(super) tokens: &'t [Token],
}

/// What a paragraph refers to in its document, said in another one.
pub(super) trait Elsewhere {
    /// Number of a figure of the edited document among those of today's; none where that has no such figure.
    fn figure(&self, edited: usize) -> Option<usize>;
    /// Identifier in the edited document of a note of today's.
    fn note(&mut self, id: &str) -> Option<String>;
}

/// The edited paragraph with changes made.
///
/// # Errors
/// The XML is broken, or would be.
pub(super) fn patched(
    edited: Paragraph<'_>,
    now: Paragraph<'_>,
    changes: &[Change],
    elsewhere: &mut dyn Elsewhere,
) -> Result<String, Unusable> {
    if edited.tokens.is_empty() && edited.xml.ends_with("/>") {
        let tags = Tags::all(edited.xml)?;
        let open = tags.first().filter(|tag| tag.kind == Kind::Empty).map(|tag| tag.around(""));
        if let Some(xml) = open {
            return patched(Paragraph { xml: &xml, ..edited }, now, changes, elsewhere);
        }
    }
    let mut patch = Patch { edited, now, edits: Edits::default() };
    for change in changes {
        match change {
            Change::Figure { edited, now } => patch.figure(*edited, *now)?,
            Change::Known { edited, now } => {
                let figure = patch.now.tokens.get(*now).and_then(|token| token.figure);
                patch.rename(*edited, figure)?;
            }
            Change::Lost { edited } => {
                let figure = patch.edited.tokens.get(*edited).and_then(|token| token.figure);
                patch.rename(*edited, figure.and_then(|figure| elsewhere.figure(figure)))?;
            }
            Change::Words { edited, now } => patch.words(edited.clone(), now.clone(), elsewhere),
        }
    }
    if patch.edits.is_empty() {
        return Ok(edited.xml.to_owned());
    }
    let made = patch.edits.apply(edited.xml).replace("<w:t>", "<w:t xml:space=\"preserve\">");
    Tags::all(&made)?;
    Ok(made)
}

struct Patch<'t> {
    edited: Paragraph<'t>,
    now: Paragraph<'t>,
    edits: Edits,
}

impl Patch<'_> {
    fn place(&self, edited: usize) -> Option<&Place> {
        self.edited.tokens.get(edited).and_then(|token| token.place.as_ref())
    }

    /// Text and name of a figure.
    fn figure(&mut self, edited: usize, now: usize) -> Result<(), Unusable> {
        let (Some(token), Some(new)) = (self.edited.tokens.get(edited), self.now.tokens.get(now)) else {
            return Ok(());
        };
        if let Some(place) = token.place.as_ref().filter(|_| token.text != new.text) {
            set_text(&mut self.edits, place, &new.text);
        }
        self.rename(edited, new.figure)
    }

    /// What a figure is known as; one that is known no longer becomes words.
    fn rename(&mut self, edited: usize, figure: Option<usize>) -> Result<(), Unusable> {
        if let Some(at) = self.place(edited).and_then(|place| place.carrier.clone()) {
            rename(&mut self.edits, self.edited.xml, at, &|_| figure)?;
        }
        Ok(())
    }

    /// Puts today's tokens in place of some.
    fn words(&mut self, edited: Range<usize>, now: Range<usize>, elsewhere: &mut dyn Elsewhere) {
        let new = self.now.tokens.get(now.clone()).unwrap_or_default();
        let only_words = new.iter().all(|token| token.figure.is_none() && !token.is_mark());
        let old = self.edited.tokens.get(edited.clone()).unwrap_or_default();
        let text: String = new.iter().map(|token| token.text.as_str()).collect();
        let stands = old.iter().position(|token| token.figure.is_none() && !token.is_mark() && token.place.is_some());
        let takes = stands.filter(|_| only_words && !text.is_empty());
        for (n, token) in old.iter().enumerate() {
            let Some(place) = &token.place else { continue };
            if takes == Some(n) {
                set_text(&mut self.edits, place, &text);
            } else {
                self.remove(token.figure, place.clone());
            }
        }
        if takes.is_none() && !new.is_empty() {
            self.insert(&edited, &now, elsewhere);
        }
    }

    fn remove(&mut self, figure: Option<usize>, place: Place) {
        match place.carrier.filter(|_| figure.is_some()) {
            Some(carrier) => self.edits.replace(carrier, ""),
            None => place.texts.into_iter().for_each(|at| self.edits.replace(at, "")),
        }
    }

    /// Puts runs of today's paragraph in, behind the token before the gap, or else at the beginning.
    fn insert(&mut self, gap: &Range<usize>, now: &Range<usize>, elsewhere: &mut dyn Elsewhere) {
        let runs = runs(self.now, now.clone(), elsewhere);
        let xml = self.edited.xml;
        let before = gap.start.checked_sub(1).and_then(|n| self.place(n)).cloned();
        let Some(place) = before else {
            let at = match self.place(gap.start).or_else(|| self.place(0)) {
                Some(first) => first.child.start,
                None => content(xml).start,
            };
            self.edits.insert(at, runs);
            return;
        };
        let end = place.texts.last().map_or(place.run.end, |text| text.end);
        let in_run = place.child == place.run && !place.is_mark;
        let rest = xml.get(end..place.run.end).unwrap_or_default();
        if in_run && rest != "</w:t></w:r>" {
            let look = properties(xml.get(place.run.clone()).unwrap_or_default());
            self.edits.insert(end, format!("</w:t></w:r>{runs}<w:r>{look}<w:t xml:space=\"preserve\">"));
        } else {
            self.edits.insert(place.child.end, runs);
        }
    }
}

fn set_text(edits: &mut Edits, place: &Place, text: &str) {
    for (n, at) in place.texts.iter().enumerate() {
        edits.replace(at.clone(), if n == 0 { escaped(text) } else { String::new() });
    }
}

/// Names the figures in a stretch of XML anew; one without a new number becomes words.
///
/// # Errors
/// The XML is broken.
pub(super) fn rename(
    edits: &mut Edits,
    xml: &str,
    at: Range<usize>,
    figure: &dyn Fn(usize) -> Option<usize>,
) -> Result<(), Unusable> {
    let part = xml.get(at.clone()).unwrap_or_default();
    for tag in Tags::all(part)?.iter().filter(|tag| tag.kind != Kind::Close) {
        let place = at.start + tag.at.start..at.start + tag.at.end;
        if tag.name == "w:hyperlink" {
            let Some(old) = carrier(tag) else { continue };
            let new = figure(old);
            if new == Some(old) {
                continue;
            }
            let name = new.map(figure_name);
            let known = if tag.attribute("w:tooltip").is_some() { "w:tooltip" } else { "w:tgtFrame" };
            edits.replace(place, tag.with(&[(known, name.as_deref())]));
        } else if tag.name == "w:tag" {
            let Some(old) = tag.attribute("w:val").and_then(|name| figure_number(&name)) else { continue };
            let new = figure(old);
            if new == Some(old) {
                continue;
            }
            let made = new.map(|figure| tag.with(&[("w:val", Some(&figure_name(figure)))]));
            edits.replace(place, made.unwrap_or_default());
        }
    }
    Ok(())
}

/// Tokens of today's paragraph as runs.
fn runs(now: Paragraph<'_>, range: Range<usize>, elsewhere: &mut dyn Elsewhere) -> String {
    let mut made = String::new();
    let mut text: Option<(Range<usize>, String)> = None;
    let written = |text: Option<(Range<usize>, String)>| {
        text.map_or(String::new(), |(run, text)| {
            let look = properties(now.xml.get(run).unwrap_or_default());
            format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&text))
        })
    };
    for token in now.tokens.get(range).unwrap_or_default() {
        let Some(place) = &token.place else { continue };
        let whole = place.carrier.clone().filter(|_| token.figure.is_some());
        if whole.is_none() && !place.is_mark {
            match &mut text {
                Some((run, text)) if *run == place.run => text.push_str(&token.text),
                _ => {
                    made.push_str(&written(text.take()));
                    text = Some((place.run.clone(), token.text.clone()));
                }
            }
            continue;
        }
        made.push_str(&written(text.take()));
        let mark = || {
            let look = properties(now.xml.get(place.run.clone()).unwrap_or_default());
            let tags = place.texts.iter().filter_map(|at| now.xml.get(at.clone())).collect::<String>();
            format!("<w:r>{look}{tags}</w:r>")
        };
        let xml = whole.and_then(|at| now.xml.get(at)).map_or_else(mark, str::to_owned);
        made.push_str(&with_notes(&xml, elsewhere));
    }
    made.push_str(&written(text));
    made
}

/// Today's XML with the marks of its notes leading to those of the edited document; a mark of a note that has none there is left
/// out.
pub(super) fn with_notes(xml: &str, elsewhere: &mut dyn Elsewhere) -> String {
    let mut edits = Edits::default();
    for tag in Tags::all(xml).unwrap_or_default().iter().filter(|tag| tag.name == "w:footnoteReference") {
        let id = tag.attribute("w:id").and_then(|id| elsewhere.note(&id));
        edits.replace(tag.at.clone(), id.map(|id| tag.with(&[("w:id", Some(&id))])).unwrap_or_default());
    }
    edits.apply(xml)
}

/// The properties of a run, as XML.
pub(super) fn properties(run: &str) -> &str {
    let start = run.find('>').map_or(run.len(), |at| at + 1);
    let rest = run.get(start..).unwrap_or_default();
    if !rest.starts_with("<w:rPr>") {
        return "";
    }
    let end = rest.find("</w:rPr>").map_or(0, |at| at + "</w:rPr>".len());
    rest.get(..end).unwrap_or_default()
}

/// What a paragraph holds behind its properties; empty and at its end for one without content.
pub(super) fn content(xml: &str) -> Range<usize> {
    let (mut begins, mut ends) = (None, xml.len());
    for tag in Tags::all(xml).unwrap_or_default() {
        match (tag.depth, tag.kind, tag.name) {
            (0, Kind::Open, _) => begins = Some(tag.at.end),
            (0, Kind::Close, _) => ends = tag.at.start,
            (1, Kind::Close | Kind::Empty, "w:pPr") => begins = Some(tag.at.end),
            _ => {}
        }
    }
    begins.map_or(ends..ends, |begins| begins..ends)
}
