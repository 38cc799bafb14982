//! Places as people name them on the command line: a key as documents print it, a code, a name; or the names nearest to it.

use super::{LocalityMap, Lookup, fold, slug};
use crate::model::figure::Place;
use crate::model::locality::Locality;
use crate::model::message::Message;
use crate::msg;
use std::sync::Arc;

/// Other words for `vn`.
const COUNTRY: [&str; 3] = ["vn", "cả nước", "toàn quốc"];

impl LocalityMap {
    /// The place a text names: `vn`, `r:tay-nguyen` or the region's name, a code, or a locality's name in any spelling,
    /// also typed without accents, and the name it had on the map before.
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
        match (self.by_name(text), self.former(text)) {
            (Lookup::Found(locality), _) => Ok(Place::Locality(Arc::clone(&locality.id.code))),
            (Lookup::Unknown { .. }, Some((_, now))) => Ok(Place::Locality(Arc::clone(&now.id.code))),
            // No name is near to a number.
            (Lookup::Unknown { .. }, None) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Err(msg!("no-locality-with-code", code = text))
            }
            (Lookup::Unknown { nearest }, None) => {
                Err(msg!("no-such-place", name = text, nearest = nearest.join(", ")))
            }
        }
    }

    /// The locality a text names, as [`LocalityMap::place`] reads it.
    ///
    /// # Errors
    /// Nothing goes by that name, or something that is no locality.
    pub fn locality(&self, text: &str) -> Result<&Arc<Locality>, Message> {
        match self.place(text)? {
            Place::Locality(code) => self.by_code(&code).ok_or_else(|| msg!("place-is-no-locality", name = text)),
            Place::Country | Place::Region(_) => Err(msg!("place-is-no-locality", name = text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::locality::Vintage;
    use chrono::NaiveDate;

    #[test]
    fn a_former_name_is_the_locality_it_went_into() {
        let map = LocalityMap::load(Vintage::V34, NaiveDate::from_ymd_opt(2026, 12, 14).unwrap()).unwrap();
        for (text, wanted) in [
            ("08", Ok("08")),
            ("Tuyên Quang", Ok("08")),
            ("Hà Giang", Ok("08")),
            ("ha giang", Ok("08")),
            ("UBND tỉnh Hà Giang", Ok("08")),
            ("Ha Zang", Err("no-such-place")),
            ("99", Err("no-locality-with-code")),
            ("Đông Nam Bộ", Err("place-is-no-locality")),
            ("vn", Err("place-is-no-locality")),
        ] {
            let found = map.locality(text).map(|locality| locality.id.code.to_string());
            let found = found.map_err(|message| message.key().to_owned());
            assert_eq!(found, wanted.map(str::to_owned).map_err(str::to_owned), "{text}");
        }
    }

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
