//! Why a package cannot be changed.

/// Why a package cannot be changed safely.
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
