//! The marks that stand for figures and references while a template is filled: private characters around a key.

use super::template_api::aspects::{self, Counts};
use crate::model::figure::{FigureKey, Place};
use crate::model::form::Form;

/// First and last character of a mark, from the private use area: `intake` lets no such character in.
pub(super) const OPEN: char = '\u{e000}';
pub(super) const CLOSE: char = '\u{e001}';

/// What stands in a mark before the name of something of the document.
const REFERENCE: &str = "ref:";

/// Whether a character would be read as part of a mark.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, OPEN | CLOSE)
}

/// How a figure is asked for in a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    /// Which.
    pub(super) key: FigureKey,
    /// With its unit behind it.
    pub(super) unit: bool,
    /// How many there are of something, which running text writes with two digits.
    pub(super) count: bool,
    /// Without the localities it covers, which the document says of all its figures.
    pub(super) bare: bool,
}

impl Ask {
    /// What is counted is whole by its form: clusters, projects, people.
    pub(super) fn new(form: &Form, key: FigureKey, unit: bool) -> Ask {
        let count = match aspects::of(key.aspect).0.counts {
            Counts::Always => true,
            Counts::Line => form.line(&key.line).is_some_and(|line| line.decimals == 0 && *line.unit != *"%"),
            Counts::Never => false,
        };
        Ask { key, unit, count, bare: false }
    }

    /// The mark. Its parts hold no space and no character that Markdown would read.
    pub(super) fn mark(&self) -> String {
        let FigureKey { place, line, aspect } = &self.key;
        let [unit, count, bare] = [self.unit, self.count, self.bare].map(u8::from);
        format!("{OPEN}{place};{line};{};{unit};{count};{bare}{CLOSE}", aspects::name(*aspect).replace('_', "-"))
    }

    fn parse(mark: &str) -> Option<Ask> {
        let mut parts = mark.split(';');
        let (place, line, aspect) = (parts.next()?, parts.next()?, parts.next()?);
        let mut flag = || parts.next().map(|flag| flag == "1");
        let (unit, count, bare) = (flag()?, flag()?, flag()?);
        let aspect = aspects::parse(&aspect.replace('-', "_"))?;
        Some(Ask { key: FigureKey { place: Place::parse(place), line: line.into(), aspect }, unit, count, bare })
    }
}

/// The mark of a reference to what a template has named.
pub(super) fn reference(name: &str) -> String {
    format!("{OPEN}{REFERENCE}{name}{CLOSE}")
}

/// What a mark stands for.
pub(super) enum Marked<'t> {
    Figure(Ask),
    Reference(&'t str),
}

/// Reads what stands between the two characters.
pub(super) fn parse(mark: &str) -> Option<Marked<'_>> {
    match mark.strip_prefix(REFERENCE) {
        Some(name) => Some(Marked::Reference(name)),
        None => Ask::parse(mark).map(Marked::Figure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::Aspect;

    #[test]
    fn marks_read_back() {
        let key =
            FigureKey { place: Place::Region("tay-nguyen".into()), line: "15.1".into(), aspect: Aspect::RankInRegion };
        for aspect in [key.aspect, Aspect::Value, Aspect::Change(0), Aspect::MovedPercent(2), Aspect::PerYear] {
            let ask = Ask { key: FigureKey { aspect, ..key.clone() }, unit: true, count: true, bare: true };
            let mark = ask.mark();
            assert_eq!(Ask::parse(mark.trim_matches([OPEN, CLOSE])), Some(ask));
        }
    }
}
