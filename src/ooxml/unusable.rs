//! Why a package cannot be read or changed.

use crate::model::message::Message;
use crate::msg;

/// Why a package cannot be read, or not be changed safely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// No zip file, a damaged one, or one with a password.
    NotAPackage,
    /// Its parts or their XML do not fit together.
    Broken,
    TooManyParts,
    /// Names of parts are equal whatever their case.
    TwoPartsOfOneName,
    /// A change would break its signature.
    Signed,
    /// It has macro sheets, or links that start other programs.
    Running,
    /// More to unpack than the limit.
    TooLarge,
    NotUtf8,
    /// A part declares a document type.
    DocumentType,
    PartMissing,
    /// Neither `.xlsx` nor `.xlsm`.
    NotAWorkbook,
    NoCellFormats,
    CellsOutOfOrder,
    /// The drawing that goes with the notes of a sheet.
    BrokenDrawing,
}

impl Unusable {
    /// In a clause, to stand behind a colon or in brackets.
    pub(crate) fn message(self) -> Message {
        match self {
            Unusable::NotAWorkbook => msg!("unusable-not-a-workbook"),
            Unusable::CellsOutOfOrder => msg!("unusable-cells-out-of-order"),
            Unusable::BrokenDrawing => msg!("unusable-broken-drawing"),
            Unusable::TooManyParts => msg!("unusable-too-many-parts"),
            Unusable::Signed => msg!("unusable-signed"),
            Unusable::Running => msg!("unusable-running"),
            Unusable::TwoPartsOfOneName => msg!("unusable-two-parts-of-one-name"),
            Unusable::TooLarge => msg!("unusable-too-large"),
            Unusable::NotUtf8 => msg!("unusable-not-utf8"),
            Unusable::PartMissing => msg!("unusable-part-missing"),
            Unusable::NoCellFormats => msg!("unusable-no-cell-formats"),
            Unusable::DocumentType => msg!("unusable-document-type"),
            Unusable::Broken => msg!("unusable-broken"),
            Unusable::NotAPackage => msg!("unusable-not-a-package"),
        }
    }
}

impl From<quick_xml::Error> for Unusable {
    fn from(_: quick_xml::Error) -> Unusable {
        Unusable::Broken
    }
}

impl From<zip::result::ZipError> for Unusable {
    fn from(_: zip::result::ZipError) -> Unusable {
        Unusable::NotAPackage
    }
}

impl From<std::io::Error> for Unusable {
    fn from(_: std::io::Error) -> Unusable {
        Unusable::Broken
    }
}
