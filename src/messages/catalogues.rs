//! The catalogues of all languages.

use super::catalogue::Catalogue;
use crate::model::language::Language;
use std::sync::Arc;

/// The sentences of every language.
#[derive(Debug, Clone)]
pub struct Catalogues {
    vi: Arc<Catalogue>,
    en: Arc<Catalogue>,
}

impl Catalogues {
    /// Those that somebody edited, by a function that gives one language's.
    ///
    /// # Errors
    /// Of the function.
    pub fn read<E>(mut read: impl FnMut(Language) -> Result<Arc<Catalogue>, E>) -> Result<Catalogues, E> {
        Ok(Catalogues { vi: read(Language::Vi)?, en: read(Language::En)? })
    }

    /// Those the program was built with.
    pub fn built_in() -> Catalogues {
        Catalogues { vi: Catalogue::shared(Language::Vi), en: Catalogue::shared(Language::En) }
    }

    /// The sentences of a language.
    pub fn of(&self, language: Language) -> &Arc<Catalogue> {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}
