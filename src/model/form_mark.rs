//! The mark of a form that was sent out: which form, for which conference, to whom. `spreadsheets` writes it on a hidden
//! sheet and `normalise` reads it; a workbook without it is read by its sheets and names.

/// Name of the hidden sheet. No form may have a sheet of this name.
pub const SHEET: &str = "_BIEU_MAU";
/// First cell of the sheet; a later layout of the mark has another number.
pub const VERSION: &str = "briefbook-form/1";

/// Who got which form. The fields stand below [`VERSION`], names in column A, values in column B.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Form id, `bieu-04@2024-10-01`.
    pub form: String,
    /// Conference id.
    pub conference: String,
    /// Code of the locality.
    pub place: String,
    /// How many localities the map of its code has: 63 or 34.
    pub vintage: u8,
}

impl Mark {
    /// Names and values, as they are written.
    pub fn fields(&self) -> [(&'static str, String); 4] {
        [
            ("form", self.form.clone()),
            ("conference", self.conference.clone()),
            ("place", self.place.clone()),
            ("vintage", self.vintage.to_string()),
        ]
    }

    /// The mark that some names and values are, where none is missing.
    pub fn of<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Option<Mark> {
        let text = |name| value(name).map(str::to_owned);
        let vintage = value("vintage")?.parse().ok()?;
        Some(Mark { form: text("form")?, conference: text("conference")?, place: text("place")?, vintage })
    }
}
