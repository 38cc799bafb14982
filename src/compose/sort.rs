//! Vietnamese alphabetical order: a ă â b c d đ …, tones after letters, syllable by syllable. Spaces count: Hà Tĩnh
//! stands before Hải Phòng (domain notes, section 7).

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::cmp::Ordering;

/// A ready comparison.
pub(super) struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    pub(super) fn vietnamese() -> Collation {
        let mut options = CollatorOptions::default();
        options.alternate_handling = Some(AlternateHandling::NonIgnorable);
        Collation(Collator::try_new(locale!("vi").into(), options).ok())
    }

    /// By the alphabet; without its data (compiled in, so never) by code points.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b)).then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_vietnamese_order() {
        // The order of the 34 names, domain notes section 7.
        let order = [
            "An Giang",
            "Bắc Ninh",
            "Cà Mau",
            "Cao Bằng",
            "Cần Thơ",
            "Đà Nẵng",
            "Đắk Lắk",
            "Điện Biên",
            "Đồng Nai",
            "Đồng Tháp",
            "Gia Lai",
            "Hà Nội",
            "Hà Tĩnh",
            "Hải Phòng",
            "Hồ Chí Minh",
            "Huế",
            "Hưng Yên",
            "Khánh Hòa",
            "Lai Châu",
            "Lạng Sơn",
            "Lào Cai",
            "Lâm Đồng",
            "Nghệ An",
            "Ninh Bình",
            "Phú Thọ",
            "Quảng Ngãi",
            "Quảng Ninh",
            "Quảng Trị",
            "Sơn La",
            "Tây Ninh",
            "Thái Nguyên",
            "Thanh Hóa",
            "Tuyên Quang",
            "Vĩnh Long",
        ];
        let collation = Collation::vietnamese();
        let mut sorted = order.to_vec();
        sorted.sort();
        sorted.sort_by(|a, b| collation.compare(a, b));
        assert_eq!(sorted, order);
    }
}
