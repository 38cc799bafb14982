//! By what a note is known to be the program's: who wrote it, and how it ends.

use crate::key;
use crate::messages::Catalogue;
use crate::model::language::Language;

/// Author and last line of the program's notes. One that still ends so was not written on, and is replaced by what is
/// found now.
pub(super) struct Signature {
    pub(super) author: String,
    pub(super) last: String,
}

/// The signatures that notes in a workbook may bear.
pub(super) struct Signatures {
    /// That of notes written now.
    pub(super) own: Signature,
    /// Those the program was built with: the workbook may have gone out before the wording was edited.
    built_in: [Signature; 2],
}

impl Signatures {
    pub(super) fn of(catalogue: &Catalogue) -> Signatures {
        let of = |catalogue: &Catalogue| Signature {
            author: catalogue.word(key!("note-author")),
            last: catalogue.word(key!("note-last")),
        };
        Signatures { own: of(catalogue), built_in: Language::ALL.map(|language| of(Catalogue::embedded(language))) }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Signature> {
        std::iter::once(&self.own).chain(&self.built_in)
    }

    /// Whether a note is the program's.
    pub(super) fn any_of(&self, author: &str, note: &str) -> bool {
        self.all().any(|known| known.author == author && note.trim_end().ends_with(&known.last))
    }
}
