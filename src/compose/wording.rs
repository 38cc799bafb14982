//! Words and numbers in the language of a document.

use super::report_context::ReportContext;
use crate::model::dates;
use crate::model::figure::CARRIED;
use crate::model::language::Language;
use crate::model::locality::{Locality, LocalityKind};
use crate::model::message::{Fact, Message};
use crate::model::number::{self, Decimals, NBSP};
use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity};
use crate::msg;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;

impl ReportContext {
    /// The language of the document.
    pub(super) fn language(&self) -> Language {
        self.catalogue.language()
    }

    /// A message in words.
    pub(super) fn say(&self, message: Message) -> String {
        self.catalogue.text(&message)
    }

    /// The same; nothing where there is none.
    pub(super) fn say_if(&self, message: Option<&Message>) -> String {
        message.map(|message| self.catalogue.text(message)).unwrap_or_default()
    }

    /// A name of the form or the map, `cụm`, as the document has it.
    pub(super) fn named<'s>(&'s self, name: &'s str) -> &'s str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// `1.704,5` or `1,704.5`.
    pub(super) fn number(&self, value: Decimal) -> String {
        number::decimal_in(self.language(), value)
    }

    /// A number rounded to its decimals.
    pub(super) fn rounded(&self, value: Decimal, decimals: Decimals) -> String {
        number::rounded_in(self.language(), value, decimals)
    }

    /// How many there are, in running text: `07`, `21`, `1.704`. English pads nothing.
    pub(super) fn count(&self, count: usize) -> String {
        self.padded(self.number(count.into()))
    }

    /// A printed count as running text has it.
    pub(super) fn padded(&self, text: String) -> String {
        match self.language() {
            Language::Vi => number::padded(text),
            Language::En => text,
        }
    }

    /// A value with its qualifier and, for a percentage, its sign: `trên 2.300`, `51,6%`.
    pub(super) fn quantity(&self, quantity: Quantity, unit: &str, decimals: Decimals) -> String {
        let sign = if unit == "%" { "%" } else { "" };
        let number = format!("{}{sign}", self.rounded(quantity.value, decimals));
        quantity.qualifier.map_or_else(|| number.clone(), |qualifier| self.qualified(qualifier, &number))
    }

    /// `khoảng 5`
    pub(super) fn qualified(&self, qualifier: Qualifier, number: &str) -> String {
        format!("{}{NBSP}{number}", self.qualifier(qualifier))
    }

    /// `khoảng`
    pub(super) fn qualifier(&self, qualifier: Qualifier) -> String {
        self.say(qualifier.into())
    }

    /// What `consolidate` printed in Vietnamese, in the language of the document.
    pub(super) fn reprinted(&self, text: &str, qualifier: Option<Qualifier>) -> String {
        let number = text.trim_end_matches(CARRIED).trim_end_matches('%');
        match (self.language(), number::number_in(Language::Vi, number)) {
            (Language::Vi, _) | (_, None) => text.to_owned(),
            (Language::En, Some(value)) => {
                let printed = number.rsplit(NBSP).next().unwrap_or(number);
                let signs = text.split_once(printed).map_or("", |(_, signs)| signs);
                let number = format!("{}{signs}", self.number(value));
                qualifier.map_or_else(|| number.clone(), |qualifier| self.qualified(qualifier, &number))
            }
        }
    }

    /// `02/7/2021` or `2 July 2021`.
    pub(super) fn short_date(&self, day: NaiveDate) -> String {
        dates::short_date_in(self.language(), day)
    }

    /// `ngày 02 tháng 7 năm 2021` or `2 July 2021`.
    pub(super) fn long_date(&self, day: NaiveDate) -> String {
        match self.language() {
            Language::Vi => dates::long_date(day),
            Language::En => dates::short_date_in(Language::En, day),
        }
    }

    /// `17h00 ngày 29/6/2021` or `17:00 on 29 June 2021`.
    pub(super) fn moment(&self, at: DateTime<FixedOffset>) -> String {
        dates::moment_in(self.language(), at)
    }

    /// `6 tháng đầu năm 2021`
    pub(super) fn period(&self, period: Period) -> String {
        self.catalogue.fact(&Fact::Period(period))
    }

    /// National name and motto, Nghị định 30/2020/NĐ-CP, Appendix I, box 1.
    pub(super) fn motto(&self) -> [String; 2] {
        [self.say(msg!("national-name")), self.say(msg!("national-motto"))]
    }

    /// `tỉnh Tuyên Quang`
    pub(super) fn title_of(&self, locality: &Locality) -> String {
        match (self.language(), locality.kind) {
            (Language::Vi, _) => locality.title(),
            (Language::En, LocalityKind::Province) => self.say(msg!("province", name = &locality.name)),
            (Language::En, LocalityKind::City) => self.say(msg!("city", name = &locality.name)),
        }
    }
}
