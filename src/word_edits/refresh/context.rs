//! What the parts of a refresh share: both bases, comments, notes, what is told.

use super::comments::Comments;
use super::direction::Directions;
use super::drawings::Drawings;
use super::merge::{Change, Merged, Version, is_untouched, merge};
use super::patch::{Elsewhere, Paragraph, patched};
use super::tokens::{Token, adopt};
use super::units::Text;
use crate::model::edit::{RefreshNote, RefreshReport, RefreshWhy};
use crate::model::message::Message;
use crate::model::word_base::WordBase;
use crate::msg;
use crate::ooxml::Unusable;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Longest quotation in a comment or a report, in letters.
const QUOTED: usize = 400;

/// What a refresh works with.
pub(super) struct Context<'a> {
    /// What the edited document was generated as.
    pub(super) then: &'a WordBase,
    /// What is generated today.
    pub(super) now: &'a WordBase,
    /// Words a message in the language of the document.
    pub(super) say: &'a dyn Fn(&Message) -> String,
    pub(super) directions: Directions,
    /// From how many percent on a figure has changed materially.
    pub(super) material: Decimal,
    /// Day of today's edition, as people write it.
    pub(super) day: String,
    pub(super) comments: Comments,
    pub(super) notes: Notes,
    pub(super) drawings: Drawings,
    pub(super) report: RefreshReport,
    /// A free number for a bookmark.
    pub(super) next_bookmark: u32,
}

/// Notes of today's document in the edited one.
#[derive(Default)]
pub(super) struct Notes {
    /// Identifiers by those of today's.
    pub(super) known: BTreeMap<String, String>,
    /// Today's notes that the edited document does not have yet: identifier and XML.
    pub(super) today: BTreeMap<String, String>,
    /// Those to be added, with their new identifiers.
    pub(super) added: Vec<String>,
    pub(super) next: u32,
}

/// Figures and notes of the edited document among today's.
struct Links<'c> {
    then: &'c WordBase,
    by_key: BTreeMap<&'c str, usize>,
    notes: &'c mut Notes,
}

impl Elsewhere for Links<'_> {
    fn figure(&self, edited: usize) -> Option<usize> {
        self.by_key.get(self.then.figures.get(edited)?.key.as_str()).copied()
    }

    fn note(&mut self, id: &str) -> Option<String> {
        if let Some(known) = self.notes.known.get(id) {
            return Some(known.clone());
        }
        let xml = self.notes.today.get(id)?;
        let own = self.notes.next.to_string();
        self.notes.next += 1;
        self.notes.added.push(xml.replacen(&format!("w:id=\"{id}\""), &format!("w:id=\"{own}\""), 1));
        self.notes.known.insert(id.to_owned(), own.clone());
        Some(own)
    }
}

/// The first place of each key.
fn by_key(base: &WordBase) -> BTreeMap<&str, usize> {
    let mut places = BTreeMap::new();
    for (n, figure) in base.figures.iter().enumerate() {
        places.entry(figure.key.as_str()).or_insert(n);
    }
    places
}

/// A paragraph of a version in its part.
#[derive(Clone, Copy)]
pub(super) struct InPart<'t> {
    pub(super) xml: &'t str,
    pub(super) text: &'t Text,
}

impl<'t> InPart<'t> {
    fn paragraph(self) -> Paragraph<'t> {
        Paragraph { xml: self.xml.get(self.text.at.clone()).unwrap_or_default(), tokens: &self.text.tokens }
    }
}

impl Context<'_> {
    /// Whether a paragraph is as it was generated then.
    pub(super) fn is_untouched(&self, then: &Text, edited: &Text) -> bool {
        let key = |figure: usize| self.then.figures.get(figure).map(|figure| figure.key.clone());
        is_untouched(then.version(&key), edited.version(&key))
    }

    /// The edited paragraph with today's figures, and today's words where nobody edited it; a comment where it contradicts them.
    ///
    /// # Errors
    /// The XML is broken.
    pub(super) fn paragraph(&mut self, then: &Text, edited: InPart<'_>, now: InPart<'_>) -> Result<String, Unusable> {
        let adopted;
        let edited = if self.is_untouched(then, edited.text) {
            edited
        } else {
            let tokens = adopt(&then.tokens, edited.text.tokens.clone());
            adopted = Text { tokens, ..edited.text.clone() };
            InPart { text: &adopted, ..edited }
        };
        let (base_then, base_now) = (self.then, self.now);
        let key_then = |figure: usize| base_then.figures.get(figure).map(|figure| figure.key.clone());
        let key_now = |figure: usize| base_now.figures.get(figure).map(|figure| figure.key.clone());
        let (of_then, of_edited) = (then.version(&key_then), edited.text.version(&key_then));
        let of_now: Version<'_> = now.text.version(&key_now);
        let Merged { changes, edited: touched, contradicted } = merge(of_then, of_edited, of_now, &self.directions);
        let made = self.patched(edited, now, &changes)?;
        self.count(&edited.text.tokens, &now.text.tokens, &changes);
        self.report.edited += usize::from(touched);
        if !contradicted {
            return Ok(made);
        }
        let (was, words) = (then.words(), now.text.words());
        self.told(RefreshWhy::Contradicted, &edited.text.words(), &words);
        let comment = msg!("refresh-contradicted", day = self.day.as_str(), now = quoted(&words), then = quoted(&was));
        self.comment(&made, &comment)
    }

    fn patched(&mut self, edited: InPart<'_>, now: InPart<'_>, changes: &[Change]) -> Result<String, Unusable> {
        let mut links = Links { then: self.then, by_key: by_key(self.now), notes: &mut self.notes };
        patched(edited.paragraph(), now.paragraph(), changes, &mut links)
    }

    /// A paragraph that is nowhere among today's: its figures become what they are known as elsewhere, without another text.
    ///
    /// # Errors
    /// The XML is broken.
    pub(super) fn alone(&mut self, edited: InPart<'_>) -> Result<String, Unusable> {
        let places = by_key(self.now);
        let figures = edited.text.tokens.iter().enumerate().filter_map(|(n, token)| Some((n, token.figure?)));
        let figures: Vec<(usize, Option<usize>)> = figures
            .map(|(n, figure)| {
                let key = self.then.figures.get(figure).map(|figure| figure.key.as_str());
                (n, key.and_then(|key| places.get(key).copied()))
            })
            .collect();
        // Of a figure that people copied into their own words today's value is known from its other places.
        let same_unit = |n: usize, place: usize| {
            let figure = edited.text.tokens.get(n).and_then(|token| token.figure);
            let (then, now) = (figure.and_then(|figure| self.then.figures.get(figure)), self.now.figures.get(place));
            then.zip(now).is_some_and(|(then, now)| {
                let typed = edited.text.tokens.get(n).is_some_and(|token| token.text != then.text);
                then.unit == now.unit && !typed
            })
        };
        let now: Vec<Token> = figures
            .iter()
            .filter_map(|(_, place)| {
                let place = (*place)?;
                let text = self.now.figures.get(place)?.text.clone();
                Some(Token { text, figure: Some(place), place: None })
            })
            .collect();
        let mut changes = Vec::new();
        let mut at = 0;
        for (n, place) in figures {
            changes.push(match place {
                Some(place) if same_unit(n, place) => Change::Figure { edited: n, now: at },
                Some(_) => Change::Known { edited: n, now: at },
                None => Change::Lost { edited: n },
            });
            at += usize::from(place.is_some());
        }
        let text = Text { tokens: now, at: 0..0, draws: false };
        self.count(&edited.text.tokens, &text.tokens, &changes);
        self.patched(edited, InPart { xml: "", text: &text }, &changes)
    }

    /// Counts what changes.
    fn count(&mut self, edited: &[Token], now: &[Token], changes: &[Change]) {
        for change in changes {
            let Change::Figure { edited: one, now: other } = change else { continue };
            let texts = edited.get(*one).zip(now.get(*other)).map(|(one, other)| (&one.text, &other.text));
            self.report.figures += usize::from(texts.is_some_and(|(one, other)| one != other));
        }
    }

    /// A number for a bookmark.
    pub(super) fn bookmark(&mut self) -> u32 {
        let number = self.next_bookmark;
        self.next_bookmark = self.next_bookmark.saturating_add(1);
        number
    }

    /// Marks XML with a comment.
    ///
    /// # Errors
    /// The XML is broken.
    pub(super) fn comment(&mut self, xml: &str, comment: &Message) -> Result<String, Unusable> {
        let words = (self.say)(comment);
        self.comments.mark(xml, &words)
    }

    /// Notes something to be told.
    pub(super) fn told(&mut self, why: RefreshWhy, edited: &str, now: &str) {
        self.report.notes.push(RefreshNote { why, edited: quoted(edited), now: quoted(now) });
    }

    /// Notes of today's XML that is put into the edited document.
    pub(super) fn with_notes(&mut self, xml: &str) -> String {
        let mut links = Links { then: self.then, by_key: BTreeMap::new(), notes: &mut self.notes };
        super::patch::with_notes(xml, &mut links)
    }

    /// Whether figures of two generated versions are materially different: one that both have changed by more than the share, or
    /// only one of them has it.
    pub(super) fn is_material(&self, then: &[Token], now: &[Token]) -> bool {
        let values = |tokens: &[Token], base: &WordBase| -> BTreeMap<String, (Option<Decimal>, String)> {
            let figures = tokens.iter().filter_map(|token| base.figures.get(token.figure?));
            figures.map(|figure| (figure.key.clone(), (figure.value, figure.text.clone()))).collect()
        };
        let (then, now) = (values(then, self.then), values(now, self.now));
        let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
        keys.into_iter().any(|key| match (then.get(key), now.get(key)) {
            (Some((Some(then), _)), Some((Some(now), _))) => {
                (*now - *then).abs() * Decimal::ONE_HUNDRED > (*then * self.material).abs()
            }
            (Some((_, then)), Some((_, now))) => then != now,
            _ => true,
        })
    }
}

/// Whether people commented on it or recorded changes in it.
pub(super) fn is_annotated(xml: &str) -> bool {
    ["<w:commentR", "<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo "].iter().any(|mark| xml.contains(mark))
}

/// Words as they are quoted, cut where they are long.
pub(super) fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= QUOTED {
        return words;
    }
    words.chars().take(QUOTED).chain(std::iter::once('…')).collect()
}
