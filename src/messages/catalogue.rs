//! The catalogue of one language.

use super::ftl::{Mistake, resource, source};
use crate::model::dates;
use crate::model::language::Language;
use crate::model::message::{Fact, Message};
use crate::model::number;
use crate::model::period::{Period, PeriodName, quarter_numeral};
use crate::model::quantity::Quantity;
use crate::msg;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};
use unic_langid::LanguageIdentifier;

/// The sentences of one language.
pub struct Catalogue {
    language: Language,
    /// The edited catalogue, where there is one, and the one the program was built with.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Catalogue({})", self.language.code())
    }
}

static VI: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in(Language::Vi));
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in(Language::En));

impl Catalogue {
    /// The catalogue the program was built with.
    pub fn embedded(language: Language) -> &'static Catalogue {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    /// The same, for those that share one.
    pub fn shared(language: Language) -> Arc<Catalogue> {
        Arc::new(Catalogue::built_in(language))
    }

    fn built_in(language: Language) -> Catalogue {
        Catalogue { language, bundles: vec![bundle(language, resource(source(language)).0)] }
    }

    /// A catalogue that somebody may have edited; what it lacks is worded as the program was built.
    ///
    /// # Errors
    /// All mistakes in it at once.
    pub fn edited(language: Language, text: &str) -> Result<Catalogue, Vec<Mistake>> {
        // Most installations have the text as it came, and every command begins here.
        if text.is_empty() || text == source(language) {
            return Ok(Catalogue::built_in(language));
        }
        let mistakes = super::check::mistakes(text);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let bundles = [text, source(language)].map(|text| bundle(language, resource(text).0));
        Ok(Catalogue { language, bundles: bundles.into() })
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message in words.
    pub fn text(&self, message: &Message) -> String {
        if message.key().is_empty() {
            return message.facts().map(|(_, fact)| self.fact(fact)).collect();
        }
        let mut arguments = FluentArgs::new();
        for (name, fact) in message.facts() {
            arguments.set(name.to_owned(), self.argument(fact));
        }
        self.sentence(message.key(), &arguments)
    }

    /// The words of a key without facts.
    pub fn word(&self, key: &str) -> String {
        self.sentence(key, &FluentArgs::new())
    }

    fn sentence(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        for bundle in &self.bundles {
            let Some(pattern) = bundle.get_message(key).and_then(|found| found.value()) else { continue };
            // What a message lacks is printed as `{$name}`; the test of the catalogue allows none.
            return bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned();
        }
        key.to_owned()
    }

    fn argument(&self, fact: &Fact) -> FluentValue<'static> {
        match fact {
            // A number to Fluent, so that wording can depend on it; printed by `format_number`.
            Fact::Count(count) => FluentValue::from(*count),
            fact => FluentValue::String(Cow::Owned(self.fact(fact))),
        }
    }

    /// A fact in words.
    pub fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Text(text) => text.to_string(),
            Fact::Number(value) => number::decimal_in(self.language, *value),
            Fact::Count(count) => number::decimal_in(self.language, (*count).into()),
            Fact::Quantity(quantity, unit) => self.quantity(*quantity, unit),
            Fact::Date(day) => dates::short_date_in(self.language, *day),
            Fact::Moment(moment) => dates::moment_in(self.language, *moment),
            Fact::Period(period) => self.period(*period),
            Fact::Message(message) => self.text(message),
            Fact::List(facts) => facts.iter().map(|fact| self.fact(fact)).collect::<Vec<_>>().join(", "),
        }
    }

    fn quantity(&self, quantity: Quantity, unit: &str) -> String {
        let percent = if unit == "%" { "%" } else { "" };
        let number = format!("{}{percent}", number::decimal_in(self.language, quantity.value));
        let number = number::with_unit(&number, unit);
        match quantity.qualifier {
            Some(qualifier) => format!("{}{}{number}", self.text(&qualifier.into()), number::NBSP),
            None => number,
        }
    }

    fn period(&self, period: Period) -> String {
        let (year, number) = (period.year().to_string(), u8::to_string);
        self.text(&match period.name() {
            PeriodName::Year => msg!("period-year", year = year),
            PeriodName::Month(month) => msg!("period-month", month = number(&month), year = year),
            PeriodName::Quarter(quarter) => msg!("period-quarter", quarter = quarter_numeral(quarter), year = year),
            PeriodName::FirstMonths(count) => msg!("period-first-months", count = usize::from(count), year = year),
            PeriodName::LastMonths(count) => msg!("period-last-months", count = usize::from(count), year = year),
            PeriodName::Months(from, to) => msg!("period-months", from = number(&from), to = number(&to), year = year),
        })
    }
}

fn bundle(language: Language, resource: FluentResource) -> FluentBundle<FluentResource> {
    let format: fn(&FluentValue<'_>, &_) -> _ = match language {
        Language::Vi => |value, _| format_number(Language::Vi, value),
        Language::En => |value, _| format_number(Language::En, value),
    };
    // A code that the parser does not know would only cost the plural forms.
    let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Marks of direction would be characters in every document.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format));
    // A key that stands twice keeps its first text; the test of the catalogue and `edited` tell it.
    let _ = bundle.add_resource(resource);
    bundle
}

/// Counts with the groups of the language. They are whole and far below what a float holds exactly.
fn format_number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(number::decimal_in(language, rust_decimal::Decimal::from_f64_retain(number.value)?))
}
