//! A paragraph as tokens: words, signs, white space, figures. Each knows its place in the XML, so that it can be changed and
//! nothing else.

use crate::model::number::raised;
use crate::model::word_base::{BaseInline, BaseParagraph, WordBase, figure_number};
use crate::ooxml::Unusable;
use crate::ooxml::word_fields::{Fields, Step};
use crate::ooxml::xml_edits::{Kind, Piece, Tag, Tags};
use std::collections::BTreeSet;
use std::ops::Range;

/// A word, a sign, white space, a mark, or a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// As printed.
    pub(super) text: String,
    /// Number of a figure among those of its document.
    pub(super) figure: Option<usize>,
    /// Where it stands; none of a paragraph that is known by its base only.
    pub(super) place: Option<Place>,
}

/// Where a token stands in the XML of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Stretches of the content of `w:t` elements, never empty; of a mark its tag.
    pub(super) texts: Vec<Range<usize>>,
    /// Its run, the first one where there are several.
    pub(super) run: Range<usize>,
    /// The child of the paragraph that it stands in: its run, or what is around that.
    pub(super) child: Range<usize>,
    /// The carrier of a figure: the link around it, or else its control.
    pub(super) carrier: Option<Range<usize>>,
    /// A tab, a break, a hyphen that does not break or the mark of a note: no text to edit.
    pub(super) is_mark: bool,
}

impl Token {
    /// Whether it is a number that is no figure: a count, a date.
    pub(super) fn is_number(&self) -> bool {
        self.figure.is_none() && self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it may be the mark of a note, which is counted anew by whoever saves the document.
    pub(super) fn is_raised(&self) -> bool {
        self.figure.is_none() && !self.text.is_empty() && self.text.chars().all(is_raised)
    }

    /// Whether it is a mark: no text to edit.
    pub(super) fn is_mark(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.is_mark)
    }

    /// Whether it is white space.
    pub(super) fn is_space(&self) -> bool {
        self.figure.is_none() && self.text.chars().all(char::is_whitespace)
    }
}

/// The tokens of a paragraph as a base has it.
pub(super) fn of_base(paragraph: &BaseParagraph, base: &WordBase) -> Vec<Token> {
    let mut tokens = Vec::new();
    for inline in &paragraph.content {
        match inline {
            BaseInline::Text(text) => {
                let split = split(text).into_iter();
                tokens.extend(split.map(|at| Token {
                    text: text.get(at).unwrap_or_default().to_owned(),
                    figure: None,
                    place: None,
                }));
            }
            BaseInline::Figure(n) => {
                let text = base.figures.get(*n).map(|figure| figure.text.clone()).unwrap_or_default();
                tokens.push(Token { text, figure: Some(*n), place: None });
            }
        }
    }
    joined(tokens)
}

/// Numbers of the edited paragraph that say what a figure of the generated one said and that nothing marks as that figure any more, as
/// in a line that was typed again, are that figure.
pub(super) fn adopt(then: &[Token], edited: Vec<Token>) -> Vec<Token> {
    let known: BTreeSet<usize> = edited.iter().filter_map(|token| token.figure).collect();
    let mut tokens = edited;
    let mut from = 0;
    for token in then {
        let Some(figure) = token.figure.filter(|figure| !known.contains(figure)) else { continue };
        let parts: Vec<&str> = split(&token.text).into_iter().filter_map(|at| token.text.get(at)).collect();
        let is_here = |at: &usize| {
            let here = tokens.get(*at..*at + parts.len()).unwrap_or_default();
            !here.is_empty()
                && here.len() == parts.len()
                && here.iter().zip(&parts).all(|(token, part)| token.figure.is_none() && token.text == *part)
        };
        let has_number = token.text.chars().any(|c| c.is_ascii_digit());
        let Some(at) = (from..tokens.len()).find(is_here).filter(|_| has_number) else { continue };
        let texts = tokens.drain(at..at + parts.len()).filter_map(|token| token.place);
        let place = texts.reduce(|mut all, more| {
            all.texts.extend(more.texts);
            all
        });
        tokens.insert(at, Token { text: token.text.clone(), figure: Some(figure), place });
        from = at + 1;
    }
    tokens
}

/// Words at the seam of two texts are one word.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match all.last_mut() {
            Some(last)
                if [&*last, &token].iter().all(|token| token.figure.is_none() && !token.is_mark())
                    && holds_together(&last.text, &token.text) =>
            {
                last.text.push_str(&token.text);
                if let (Some(place), Some(more)) = (&mut last.place, token.place) {
                    place.texts.extend(more.texts);
                }
            }
            _ => all.push(token),
        }
    }
    all
}

/// Whether two texts would be one token if they stood in one.
fn holds_together(before: &str, after: &str) -> bool {
    split(&format!("{before}{after}")).len() == 1
}

/// Where the tokens of a text stand: runs of letters and digits (with the signs within a number), runs of white space, single
/// signs.
fn split(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<(Range<usize>, Class)> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let next = letters.peek().map(|(_, next)| *next);
        let class = match letter {
            '.' | ',' | '/'
                if matches!(tokens.last(), Some((last, Class::Word)) if ends_in_digit(text, last))
                    && next.is_some_and(|next| next.is_ascii_digit()) =>
            {
                Class::Word
            }
            '\n' | '\t' => Class::Sign,
            letter if is_raised(letter) => Class::Raised,
            letter if letter.is_alphanumeric() || is_combining(letter) => Class::Word,
            letter if letter.is_whitespace() => Class::Space,
            _ => Class::Sign,
        };
        match tokens.last_mut() {
            Some((last, before)) if *before == class && class != Class::Sign => last.end = end,
            _ => tokens.push((at..end, class)),
        }
    }
    tokens.into_iter().map(|(at, _)| at).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Space,
    Sign,
    /// Digits of the mark of a note.
    Raised,
}

fn ends_in_digit(text: &str, at: &Range<usize>) -> bool {
    text.get(at.clone()).is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()))
}

/// A digit as it stands in the mark of a note.
fn is_raised(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Accents that stand behind their letter.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Elements whose content is not read: deleted text, drawings and what is drawn in them, properties.
const SKIPPED: [&str; 8] = ["w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "mc:Fallback", "w:pPr", "w:rPr"];

/// The tokens of a paragraph from its XML, without what is deleted in it.
///
/// # Errors
/// The XML is broken.
pub(super) fn of_xml(xml: &str) -> Result<Vec<Token>, Unusable> {
    read(xml, Reader::default())
}

/// The same without figures: every number is a word.
///
/// # Errors
/// The XML is broken.
pub(super) fn plain_of_xml(xml: &str) -> Result<Vec<Token>, Unusable> {
    read(xml, Reader { is_plain: true, ..Reader::default() })
}

fn read(xml: &str, mut reader: Reader) -> Result<Vec<Token>, Unusable> {
    let mut tags = Tags::of(xml);
    let mut end = 0;
    while let Some(piece) = tags.piece()? {
        let tag = match piece {
            Piece::Tag(tag) => tag,
            Piece::Text(text) => {
                reader.instruction(&text.characters());
                continue;
            }
        };
        if reader.in_text {
            reader.text(xml, end..tag.at.start);
        }
        end = tag.at.end;
        reader.tag(&tag);
    }
    Ok(joined(reader.tokens))
}

/// What has been read of a paragraph.
#[derive(Default)]
struct Reader {
    tokens: Vec<Token>,
    /// Elements around, each with where it begins.
    open: Vec<(String, usize)>,
    /// How deep the outermost element is that is skipped.
    skipped: Option<usize>,
    in_text: bool,
    /// Figures are not looked for.
    is_plain: bool,
    /// The number of the figure around, and how deep its carrier is.
    figure: Option<(usize, usize)>,
    fields: Fields,
    /// Tokens whose run, child or carrier is not closed yet, with how deep that is.
    first_of_run: usize,
    first_of_child: usize,
    first_of_carrier: usize,
}

impl Reader {
    fn tag(&mut self, tag: &Tag<'_>) {
        match tag.kind {
            Kind::Open => {
                self.opened(tag);
                self.open.push((tag.name.to_owned(), tag.at.start));
            }
            Kind::Empty => self.empty(tag),
            Kind::Close => self.closed(tag),
        }
    }

    fn opened(&mut self, tag: &Tag<'_>) {
        let depth = self.open.len();
        if depth == 1 {
            self.first_of_child = self.tokens.len();
        }
        if self.skipped.is_some() {
            return;
        }
        match tag.name {
            name if SKIPPED.contains(&name) => self.skipped = Some(depth),
            "w:r" => self.first_of_run = self.tokens.len(),
            "w:t" => self.in_text = true,
            "w:hyperlink" => self.carries(carrier(tag), depth),
            _ => {}
        }
    }

    /// A carrier begins, unless another one is around.
    fn carries(&mut self, figure: Option<usize>, depth: usize) {
        if let (None, Some(figure), false) = (self.figure, figure, self.is_plain) {
            self.figure = Some((figure, depth));
            self.first_of_carrier = self.tokens.len();
        }
    }

    fn empty(&mut self, tag: &Tag<'_>) {
        if self.skipped.is_some() {
            return;
        }
        match tag.name {
            "w:tag" => {
                let control = self.open.iter().rposition(|(name, _)| name == "w:sdt");
                let figure = tag.attribute("w:val").and_then(|name| figure_number(&name));
                if let Some(depth) = control {
                    self.carries(figure, depth);
                }
            }
            "w:fldChar" => {
                let step = tag.attribute("w:fldCharType").and_then(|word| Step::of(&word));
                step.into_iter().for_each(|step| self.fields.step(step));
            }
            "w:tab" | "w:br" | "w:cr" | "w:noBreakHyphen" | "w:footnoteReference" | "w:endnoteReference"
                if self.is_in_run() =>
            {
                let text = match tag.name {
                    "w:tab" => "\t".to_owned(),
                    "w:br" | "w:cr" => "\n".to_owned(),
                    "w:noBreakHyphen" => "-".to_owned(),
                    _ => raised(tag.number("w:id").unwrap_or_default() as usize),
                };
                let figure = self.figure.map(|(figure, _)| figure);
                self.push(text, figure, tag.at.clone(), true);
            }
            _ => {}
        }
    }

    fn is_in_run(&self) -> bool {
        self.open.last().is_some_and(|(name, _)| name == "w:r")
    }

    fn closed(&mut self, tag: &Tag<'_>) {
        let Some((_, start)) = self.open.pop() else { return };
        let (depth, whole) = (self.open.len(), start..tag.at.end);
        if tag.name == "w:t" {
            self.in_text = false;
        }
        if tag.name == "w:r" && self.skipped.is_none() {
            self.mark_from(self.first_of_run, |place| place.run = whole.clone());
        }
        if self.figure.is_some_and(|(_, carrier)| carrier == depth) {
            self.figure = None;
            self.mark_from(self.first_of_carrier, |place| place.carrier = Some(whole.clone()));
        }
        if depth == 1 {
            self.mark_from(self.first_of_child, |place| place.child = whole.clone());
        }
        if self.skipped == Some(depth) {
            self.skipped = None;
        }
    }

    /// What stands between tags may be the instruction of a field.
    fn instruction(&mut self, text: &str) {
        if self.open.last().is_some_and(|(name, _)| name == "w:instrText") {
            self.fields.instruction(text);
        }
    }

    fn mark_from(&mut self, first: usize, set: impl Fn(&mut Place)) {
        let places = self.tokens.iter_mut().skip(first).filter_map(|token| token.place.as_mut());
        places.for_each(set);
    }

    /// A stretch of text: tokens, or more of the figure around.
    fn text(&mut self, xml: &str, at: Range<usize>) {
        let raw = xml.get(at.clone()).unwrap_or_default();
        if raw.is_empty() || self.skipped.is_some() || self.fields.counts_pages() {
            return;
        }
        if let Some((figure, _)) = self.figure {
            self.push(unescaped(raw), Some(figure), at, false);
            return;
        }
        let (text, places) = characters(raw);
        for token in split(&text) {
            let place = |end: usize| places.get(end).copied().unwrap_or(raw.len());
            let stretch = at.start + place(token.start)..at.start + place(token.end);
            self.push(text.get(token).unwrap_or_default().to_owned(), None, stretch, false);
        }
    }

    fn push(&mut self, text: String, figure: Option<usize>, at: Range<usize>, is_mark: bool) {
        let begins = self.tokens.len() == self.first_of_carrier;
        if figure.is_some()
            && !begins
            && let Some(last) = self.tokens.last_mut()
        {
            last.text.push_str(&text);
            if let Some(place) = &mut last.place {
                place.texts.push(at);
            }
            return;
        }
        let place = Place { texts: vec![at.clone()], run: at.clone(), child: at, carrier: None, is_mark };
        self.tokens.push(Token { text, figure, place: Some(place) });
    }
}

/// The number of the figure that a link carries: LibreOffice turns the screen tip into the target frame.
pub(super) fn carrier(link: &Tag<'_>) -> Option<usize> {
    let names = ["w:tooltip", "w:tgtFrame"].into_iter().filter_map(|name| link.attribute(name));
    names.filter_map(|name| figure_number(&name)).next()
}

fn unescaped(raw: &str) -> String {
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned())
}

/// The characters of raw text, and for each byte of them where it begins in the raw text; one more for the end.
fn characters(raw: &str) -> (String, Vec<usize>) {
    let (mut text, mut places, mut at) = (String::new(), Vec::new(), 0);
    while let Some(letter) = raw.get(at..).and_then(|rest| rest.chars().next()) {
        let reference = raw.get(at..).and_then(|rest| rest.split_inclusive(';').next()).filter(|_| letter == '&');
        let (characters, length) = match reference {
            Some(reference) => (unescaped(reference), reference.len()),
            None => (letter.to_string(), letter.len_utf8()),
        };
        places.extend(std::iter::repeat_n(at, characters.len()));
        text.push_str(&characters);
        at += length;
    }
    places.push(raw.len());
    (text, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(tokens: &[Token]) -> Vec<&str> {
        tokens.iter().map(|token| &*token.text).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_tokens() {
        let of = |text: &str| split(text).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("tăng 1.704,5 ha (61/63)."), ["tăng", " ", "1.704,5", " ", "ha", " ", "(", "61/63", ")", "."]);
        assert_eq!(of("năm 2021, rồi"), ["năm", " ", "2021", ",", " ", "rồi"]);
    }

    #[test]
    fn a_paragraph_is_read_with_places() {
        let xml = "<w:p><w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>A &amp; b</w:t></w:r>\
                   <w:hyperlink w:tooltip=\"k3\" w:anchor=\"a\"><w:sdt><w:sdtPr><w:tag w:val=\"k3\"/></w:sdtPr><w:sdtContent>\
                   <w:r><w:t>1.7</w:t></w:r><w:r><w:t>04</w:t></w:r></w:sdtContent></w:sdt></w:hyperlink>\
                   <w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space=\"preserve\"> cụm</w:t></w:r></w:ins></w:p>";
        let tokens = of_xml(xml).unwrap();
        assert_eq!(texts(&tokens), ["A", " ", "&", " ", "b", "1.704", " ", "cụm"]);
        let place = |n: usize| tokens[n].place.clone().unwrap();
        assert_eq!(&xml[place(2).texts[0].clone()], "&amp;");
        assert_eq!(tokens[5].figure, Some(2));
        assert!(xml[place(5).carrier.unwrap()].starts_with("<w:hyperlink") && place(5).texts.len() == 2);
        assert!(xml[place(7).child].starts_with("<w:ins>") && xml[place(7).run].starts_with("<w:r>"));
        assert_eq!(place(0).run, place(0).child);
    }

    #[test]
    fn a_figure_is_known_by_its_control_and_by_the_frame_of_its_link() {
        let control = "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"k1\"/></w:sdtPr><w:sdtContent><w:r><w:t>5</w:t></w:r></w:sdtContent></w:sdt></w:p>";
        let frame =
            "<w:p><w:hyperlink w:tgtFrame=\"k1\"><w:r><w:t>5</w:t></w:r></w:hyperlink><w:r><w:t>5</w:t></w:r></w:p>";
        assert_eq!(of_xml(control).unwrap()[0].figure, Some(0));
        let tokens = of_xml(frame).unwrap();
        assert_eq!(tokens.iter().map(|token| token.figure).collect::<Vec<_>>(), [Some(0), None]);
    }

    #[test]
    fn words_may_be_split_over_runs() {
        let xml = "<w:p><w:r><w:t>Cả n</w:t></w:r><w:r><w:t>ước</w:t></w:r></w:p>";
        let tokens = of_xml(xml).unwrap();
        assert_eq!(texts(&tokens), ["Cả", " ", "nước"]);
        assert_eq!(tokens[2].place.as_ref().unwrap().texts.len(), 2);
    }
}
