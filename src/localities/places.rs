//! Places as people name them on the command line: a key as documents print it, a code, a name; or the names nearest to it.

use super::{LocalityMap, Lookup, fold, slug};
use crate::model::figure::Place;
use crate::model::message::Message;
use crate::msg;
use std::sync::Arc;

/// Other words for `vn`.
const COUNTRY: [&str; 3] = ["vn", "cả nước", "toàn quốc"];

impl LocalityMap {
    /// The place a text names: `vn`, `r:tay-nguyen` or the region's name, a code, or a locality's name in any spelling,
    /// also typed without accents.
    ///
    /// # Errors
    /// Nothing goes by that name; the message says what the nearest are.
    pub fn place(&self, text: &str) -> Result<Place, Message> {
        if COUNTRY.iter().any(|word| fold(word) == fold(text)) {
            return Ok(Place::Country);
        }
        let wanted = slug(text.strip_prefix("r:").unwrap_or(text));
        if let Some(region) = self.regions().iter().find(|region| *region.slug == *wanted) {
            return Ok(Place::Region(Arc::clone(&region.slug)));
        }
        if let Some(locality) = self.by_code(text) {
            return Ok(Place::Locality(Arc::clone(&locality.id.code)));
        }
        if text.starts_with("r:") {
            let known: Vec<String> = self.regions().iter().map(|region| format!("r:{}", region.slug)).collect();
            return Err(msg!("no-such-region", name = text, known = known.join(", ")));
        }
        let mut same = self.localities().iter().filter(|locality| slug(&locality.name) == wanted);
        if let (Some(locality), None) = (same.next(), same.next()) {
            return Ok(Place::Locality(Arc::clone(&locality.id.code)));
        }
        match self.by_name(text) {
            Lookup::Found(locality) => Ok(Place::Locality(Arc::clone(&locality.id.code))),
            Lookup::Unknown { nearest } => Err(msg!("no-such-place", name = text, nearest = nearest.join(", "))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::locality::Vintage;
    use chrono::NaiveDate;

    #[test]
    fn places_are_found_by_key_code_and_name() {
        let map = LocalityMap::load(Vintage::V63, NaiveDate::from_ymd_opt(2021, 6, 14).unwrap()).unwrap();
        for (text, wanted) in [
            ("vn", "vn"),
            ("Cả nước", "vn"),
            ("r:tay-nguyen", "r:tay-nguyen"),
            ("Tây Nguyên", "r:tay-nguyen"),
            ("08", "08"),
            ("tuyen quang", "08"),
            ("UBND tỉnh Tuyên Quang", "08"),
            ("r:tay-nguyn", "? r:tay-nguyen"),
            ("Tuyen Kwang", "? Tuyên Quang"),
            ("99", "? "),
        ] {
            match (map.place(text), wanted.strip_prefix("? ")) {
                (Ok(place), None) => assert_eq!(place.to_string(), wanted, "{text}"),
                (Err(message), Some(near)) => assert!(format!("{message:?}").contains(near), "{text}: {message:?}"),
                (other, _) => panic!("{text}: {other:?}"),
            }
        }
    }
}
