//! A message before it is worded: the key of a sentence in `templates/messages/*.ftl` and the facts it states.
//!
//! Code states facts; [`crate::messages::Catalogue`] words them in a language.
//!
//! ```
//! use briefbook::msg;
//! let message = msg!("unit-converted", value = "12", unit = "ha");
//! assert_eq!(message.key(), "unit-converted");
//! ```

use super::period::Period;
use super::quantity::{Qualifier, Quantity};
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// A sentence by its key, and what it states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    key: Cow<'static, str>,
    facts: Vec<(Cow<'static, str>, Fact)>,
}

/// Something a message states. It is formatted in the language of the message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fact {
    /// Words as they are: of a workbook, a declaration, a name.
    Text(Arc<str>),
    /// A number.
    Number(Decimal),
    /// How many; a message may choose its wording by it (`{ $count -> [one] … *[other] … }`).
    Count(usize),
    /// A value with its qualifier, in a unit of the form: `trên 2.300 tỷ đồng`.
    Quantity(Quantity, Arc<str>),
    /// A day.
    Date(NaiveDate),
    /// A moment.
    Moment(DateTime<FixedOffset>),
    /// A reporting period.
    Period(Period),
    /// A message inside another.
    Message(Box<Message>),
    /// Several, told as a list.
    List(Vec<Fact>),
}

/// A message with its facts: `msg!("key", name = fact, …)`. The key is a literal, so that a test can hold code and
/// catalogue against each other.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $fact:expr)* $(,)?) => {
        $crate::model::message::Message::new($key)$(.with(stringify!($name), $fact))*
    };
}

/// The key of a message without facts, for tables; the test of the catalogue sees it as it sees [`msg!`].
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}

impl Message {
    /// A message without facts so far. Prefer [`msg!`].
    pub fn new(key: &'static str) -> Message {
        Message { key: Cow::Borrowed(key), facts: Vec::new() }
    }

    /// Words that are not the program's: those of a declaration, or of a workbook.
    pub fn verbatim(words: impl Into<Fact>) -> Message {
        Message { key: Cow::Borrowed(""), facts: vec![(Cow::Borrowed(""), words.into())] }
    }

    /// States one more fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Message {
        self.facts.push((Cow::Borrowed(name), fact.into()));
        self
    }

    /// The same with its words that are not the program's changed, also those of messages inside it.
    #[must_use]
    pub fn map_text(self, change: &dyn Fn(&str) -> String) -> Message {
        let facts = self.facts.into_iter().map(|(name, fact)| (name, fact.map_text(change))).collect();
        Message { facts, ..self }
    }

    /// Its key in the catalogue; empty for [`Message::verbatim`].
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The facts that are words.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().filter_map(|(_, fact)| match fact {
            Fact::Text(text) => Some(&**text),
            _ => None,
        })
    }

    /// Whether it has words of more than so many bytes that are not the program's, also in messages inside it.
    pub fn quotes_more_than(&self, bytes: usize) -> bool {
        self.facts.iter().any(|(_, fact)| fact.quotes_more_than(bytes))
    }

    /// What it states, by name.
    pub fn facts(&self) -> impl Iterator<Item = (&str, &Fact)> {
        self.facts.iter().map(|(name, fact)| (&**name, fact))
    }
}

impl Fact {
    fn quotes_more_than(&self, bytes: usize) -> bool {
        match self {
            Fact::Text(text) => text.len() > bytes,
            Fact::Message(message) => message.quotes_more_than(bytes),
            Fact::List(facts) => facts.iter().any(|fact| fact.quotes_more_than(bytes)),
            _ => false,
        }
    }

    fn map_text(self, change: &dyn Fn(&str) -> String) -> Fact {
        match self {
            Fact::Text(text) => Fact::Text(change(&text).into()),
            Fact::Message(message) => Fact::Message(Box::new(message.map_text(change))),
            Fact::List(facts) => Fact::List(facts.into_iter().map(|fact| fact.map_text(change)).collect()),
            fact => fact,
        }
    }
}

macro_rules! facts_from {
    ($($from:ty => |$value:ident| $fact:expr;)*) => {
        $(impl From<$from> for Fact {
            fn from($value: $from) -> Fact {
                $fact
            }
        })*
    };
}

facts_from! {
    &str => |text| Fact::Text(text.into());
    String => |text| Fact::Text(text.into());
    &String => |text| Fact::Text(text.as_str().into());
    Cow<'_, str> => |text| Fact::Text(text.into());
    std::path::Display<'_> => |path| Fact::Text(path.to_string().into());
    Arc<str> => |text| Fact::Text(text);
    &Arc<str> => |text| Fact::Text(Arc::clone(text));
    Decimal => |number| Fact::Number(number);
    usize => |count| Fact::Count(count);
    u32 => |number| Fact::Number(number.into());
    NaiveDate => |day| Fact::Date(day);
    DateTime<FixedOffset> => |moment| Fact::Moment(moment);
    Period => |period| Fact::Period(period);
    Message => |message| Fact::Message(Box::new(message));
}

impl<T: Into<Fact>> From<Vec<T>> for Fact {
    fn from(facts: Vec<T>) -> Fact {
        Fact::List(facts.into_iter().map(Into::into).collect())
    }
}

/// The word documents print before a number.
impl From<Qualifier> for Message {
    fn from(qualifier: Qualifier) -> Message {
        match qualifier {
            Qualifier::About => msg!("qualifier-about"),
            Qualifier::Over => msg!("qualifier-over"),
            Qualifier::Under => msg!("qualifier-under"),
            Qualifier::AtLeast => msg!("qualifier-at-least"),
            Qualifier::AtMost => msg!("qualifier-at-most"),
            Qualifier::Estimated => msg!("qualifier-estimated"),
        }
    }
}

/// Words that are not the program's, as [`Message::verbatim`].
impl From<String> for Message {
    fn from(words: String) -> Message {
        Message::verbatim(words)
    }
}

/// Words that are not the program's, as [`Message::verbatim`].
impl From<&str> for Message {
    fn from(words: &str) -> Message {
        Message::verbatim(words)
    }
}
