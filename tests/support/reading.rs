//! What workbooks of localities are read with.

use briefbook::localities::LocalityMap;
use briefbook::messages::Catalogue;
use briefbook::model::conference::Conference;
use briefbook::model::form::Form;
use briefbook::model::history::Past;
use briefbook::model::language::Language;
use briefbook::normalise::Context;
use std::sync::LazyLock;

/// The reading of a conference's workbooks where none came before it.
pub fn context<'a>(conference: &Conference, form: &'a Form, map: &'a LocalityMap) -> Context<'a> {
    static NO_PAST: LazyLock<Past> = LazyLock::new(Past::default);
    Context { form, map, past: &NO_PAST, period: conference.period, words: Catalogue::embedded(Language::Vi) }
}
