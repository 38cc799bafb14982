//! What is wrong in the sample on purpose, as one table. `rules` are the checks that must fire there: `audit.rs` sees to it
//! that these fire, and no others. Reading defects and odd spellings have none.

use crate::lines::{self, Cell, Lines, Typed};
use anyhow::{Context, Result};
use briefbook::model::number;
use rust_decimal::{Decimal, RoundingStrategy};

/// Where the defect sits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A line of BIEU_04 or BO_SUNG.
    Line(&'static str),
    /// The name in THONG_TIN.
    Locality,
    /// A row of DAI_BIEU, by its number.
    Delegate(usize),
}

/// What is done to it.
#[derive(Clone, Copy)]
pub(crate) enum Change {
    /// Nothing: the profile builds the locality so.
    AsBuilt,
    Number(&'static str),
    Text(&'static str),
    /// A text with a number in it.
    Words(&'static str, &'static str),
    Add(&'static str),
    /// So many times the value.
    Times(&'static str),
    /// Another line's value and so much more.
    Beyond(&'static str, &'static str),
    /// The number as Vietnamese text.
    Vietnamese,
    /// Line 19 again, after 17 or 18 was spoilt.
    Occupancy,
    OccupancyWithApproved,
    LeaveOut,
}

pub(crate) struct Defect {
    pub(crate) code: &'static str,
    pub(crate) place: Place,
    pub(crate) change: Change,
    pub(crate) rules: &'static [&'static str],
    /// For the README, in the language of its readers.
    pub(crate) note: &'static str,
}

const fn defect(
    code: &'static str,
    place: Place,
    change: Change,
    rules: &'static [&'static str],
    note: &'static str,
) -> Defect {
    Defect { code, place, change, rules, note }
}

use Change::*;
use Place::{Delegate, Line, Locality};

#[rustfmt::skip]
pub(crate) const CCN_2021: &[Defect] = &[
    defect("02", Line("15"), Add("1"), &["V01"], "Dòng 15 nhiều hơn tổng 15.1 + 15.2 một cụm"),
    defect("06", Line("24"), LeaveOut, &[], "Bỏ trống dòng 24"),
    defect("08", Line("19"), Number("51.6"), &["V07"], "Ghi 51,6% trong khi 108,7 ÷ 196 = 55,46%"),
    defect("08", Line("B1"), Words("trên 2.300", "2300"), &[], "Số kèm chữ “trên”"),
    defect("11", Line("25"), Text("đang rà soát"), &[], "Ghi chữ thay cho số"),
    defect("15", Line("22"), Beyond("20", "3"), &["V10"], "Dự án đang hoạt động nhiều hơn tổng số dự án"),
    defect("27", Line("15.3"), Beyond("15", "2"), &["V02"], "Cụm làng nghề nhiều hơn tổng số cụm hoạt động"),
    defect("30", Line("19"), OccupancyWithApproved, &["V07"],
           "Tỷ lệ cao hơn 18 ÷ 17 vì tính cả đất đã chấp thuận đầu tư ở dòng B4 (chỉ cần giải trình)"),
    defect("34", Line("15.3"), Add("0.5"), &["V15"], "Số cụm không phải số nguyên"),
    defect("45", Line("17"), Beyond("16", "4.5"), &["V05"], "Đất công nghiệp lớn hơn tổng diện tích cụm hoạt động"),
    defect("45", Line("19"), Occupancy, &[], "Tính theo dòng 17 đã ghi sai"),
    defect("52", Line("13"), Vietnamese, &[], "Số gõ thành chữ, kiểu Việt Nam"),
    defect("56", Line("17"), AsBuilt, &["V05"], "Đất công nghiệp dưới 50% diện tích (cảnh báo)"),
    defect("58", Line("5"), Number("0"), &[], "Số cụm bằng 0 trong khi dòng 6 có diện tích"),
    defect("58", Line("6"), Number("18.5"), &["V14"], "Có diện tích trong khi dòng 5 bằng 0"),
    defect("67", Line("25"), Words("khoảng 1.200", "1200"), &[], "Số kèm chữ “khoảng”"),
    defect("70", Line("7"), Beyond("3", "2"), &["V03"], "Cụm do doanh nghiệp làm chủ đầu tư nhiều hơn số cụm đã thành lập"),
    defect("70", Line("8"), Beyond("4", "61.5"), &[], "Diện tích tương ứng lớn hơn diện tích đã thành lập"),
    defect("80", Line("10"), Vietnamese, &[], "Số gõ thành chữ, kiểu Việt Nam"),
    defect("83", Line("17"), AsBuilt, &["V05"], "Đất công nghiệp trên 80% diện tích (cảnh báo)"),
    defect("84", Line("18"), Beyond("17", "6.4"), &["V06"], "Đất đã cho thuê lớn hơn đất công nghiệp"),
    defect("84", Line("19"), Occupancy, &["V07"], "Tỷ lệ lấp đầy trên 100%"),
    defect("91", Line("10"), Add("0.125"), &["V15"], "Diện tích có ba chữ số thập phân (cảnh báo)"),
    defect("93", Line("27"), Beyond("26", "1"), &["V10"], "Cụm đạt tiêu chuẩn nước thải nhiều hơn cụm có hệ thống"),
    defect("96", Line("25"), Vietnamese, &[], "Số gõ thành chữ; dấu chấm là dấu hàng nghìn"),
    defect("17", Locality, Text("UBND tỉnh Hoà Bình"), &[], "Tên có “UBND”, dấu thanh kiểu “oà”"),
    defect("46", Locality, Text("Thừa Thiên - Huế"), &[], "Tên cũ, có gạch nối, không có “tỉnh”"),
    // Spelt with combining marks (NFD), as files that went through a Mac often are: it looks the same.
    defect("51", Locality, Text("Ti\u{309}nh Qua\u{309}ng Nga\u{303}i"), &[], "Tên ở dạng Unicode tổ hợp (NFD), nhìn không khác"),
    defect("66", Locality, Text("Sở Công Thương tỉnh Đắk Lắk"), &[], "Ghi tên cơ quan thay cho tên địa phương"),
    defect("79", Locality, Text("TP. Hồ Chí Minh"), &[], "Tên viết tắt"),
    defect("14", Delegate(3), LeaveOut, &[], "Thiếu dòng đại biểu số 3, số thứ tự nhảy từ 2 sang 4"),
];

#[rustfmt::skip]
pub(crate) const CCN_2026_HALF: &[Defect] = &[
    defect("04", Line("3"), AsBuilt, &["V16"], "Ít hơn số năm 2021 một cụm, không giải trình"),
    defect("04", Line("4"), AsBuilt, &["V16"], "Diện tích thấp hơn số năm 2021, không giải trình"),
    defect("12", Line("14"), AsBuilt, &["V16"], "Vốn đã đầu tư lũy kế thấp hơn số năm 2021, không giải trình"),
    defect("14", Line("14"), AsBuilt, &["V16"], "Vốn đã đầu tư lũy kế thấp hơn số năm 2021, không giải trình"),
    defect("15", Line("25"), Text("đang tổng hợp từ các xã"), &[], "Ghi chữ thay cho số"),
    defect("19", Line("14"), AsBuilt, &["V16"], "Vốn đã đầu tư lũy kế thấp hơn tổng năm 2021 của Bắc Kạn (cũ), Thái Nguyên (cũ)"),
    defect("20", Line("14"), AsBuilt, &["V16"], "Vốn đã đầu tư lũy kế thấp hơn số năm 2021, không giải trình"),
    defect("44", Line("19"), OccupancyWithApproved, &["V07"],
           "Tỷ lệ cao hơn 18 ÷ 17 vì tính cả đất đã chấp thuận đầu tư ở dòng B4 (chỉ cần giải trình)"),
    defect("52", Line("15"), Add("1"), &["V01"], "Dòng 15 nhiều hơn tổng 15.1 + 15.2 một cụm"),
    defect("80", Line("13"), Vietnamese, &[], "Số gõ thành chữ, kiểu Việt Nam"),
    defect("91", Locality, Text("UBND tỉnh An Giang"), &[], "Tên có “UBND”"),
    defect("96", Line("14"), AsBuilt, &["V16"], "Vốn đã đầu tư lũy kế thấp hơn tổng năm 2021 của Bạc Liêu (cũ), Cà Mau (cũ)"),
];

#[rustfmt::skip]
pub(crate) const CCN_2026: &[Defect] = &[
    defect("04", Line("24"), LeaveOut, &[], "Bỏ trống dòng 24"),
    defect("12", Line("14"), Times("1000"), &["V11", "V18"], "Ghi triệu đồng vào dòng tính bằng tỷ đồng"),
    defect("24", Locality, Text("Tỉnh Bắc Ninh"), &["V22"], "Từ ngày 20/9/2026 là thành phố Bắc Ninh"),
    defect("33", Line("22"), Beyond("20", "2"), &["V10"], "Dự án đang hoạt động nhiều hơn tổng số dự án"),
    defect("40", Line("4"), Times("0.9"), &["V16"], "Diện tích đã thành lập thấp hơn số 6 tháng đầu năm 2026, không giải trình"),
    defect("46", Line("13"), Vietnamese, &[], "Số gõ thành chữ, kiểu Việt Nam"),
    defect("56", Line("27"), Beyond("26", "1"), &["V10"], "Cụm đạt tiêu chuẩn nước thải nhiều hơn cụm có hệ thống"),
    defect("68", Line("15"), Add("1"), &["V01"], "Dòng 15 nhiều hơn tổng 15.1 + 15.2 một cụm"),
    defect("82", Line("10"), Vietnamese, &[], "Số gõ thành chữ, kiểu Việt Nam"),
    defect("92", Line("23"), Times("0.4"), &["V17"], "Doanh thu cả năm thấp hơn doanh thu 6 tháng đầu năm"),
];

impl Defect {
    /// Applies a defect of a line; defects of other places are looked up where those are made.
    pub(crate) fn spoil(&self, lines: &mut Lines) -> Result<()> {
        let Line(code) = self.place else { return Ok(()) };
        let was = lines::meaning(lines, code)?;
        let cell = match self.change {
            AsBuilt => return Ok(()),
            Number(text) => Cell::number(text.parse()?),
            Text(text) => Cell { typed: Typed::Text(text.to_owned()), meaning: None },
            Words(text, number) => Cell { typed: Typed::Text(text.to_owned()), meaning: Some(number.parse()?) },
            Add(more) => Cell::number(was + more.parse::<Decimal>()?),
            Times(factor) => Cell::number(was * factor.parse::<Decimal>()?),
            Beyond(line, more) => Cell::number(lines::meaning(lines, line)? + more.parse::<Decimal>()?),
            Vietnamese => Cell { typed: Typed::Text(number::decimal(was)), meaning: Some(was) },
            Occupancy => Cell::number(lines::occupancy(lines, false)?),
            OccupancyWithApproved => Cell::number(lines::occupancy(lines, true)?),
            LeaveOut => Cell { typed: Typed::Nothing, meaning: None },
        };
        lines.insert(code.to_owned(), cell);
        Ok(())
    }
}

/// How the name in THONG_TIN is spelt where it is spelt oddly.
pub(crate) fn spelling(defects: &[Defect], code: &str) -> Option<&'static str> {
    defects.iter().filter(|defect| defect.code == code && defect.place == Locality).find_map(|d| match d.change {
        Text(text) => Some(text),
        _ => None,
    })
}

/// Whether a delegate's row is left out.
pub(crate) fn is_left_out(defects: &[Defect], code: &str, delegate: usize) -> bool {
    defects.iter().any(|defect| defect.code == code && defect.place == Delegate(delegate))
}

/// What a cell shows, in Vietnamese spelling, for the README.
pub(crate) fn shown(lines: &Lines, code: &str) -> Result<String> {
    Ok(match &lines.get(code).with_context(|| format!("no line {code}"))?.typed {
        Typed::Number(value) => {
            number::decimal(value.round_dp_with_strategy(3, RoundingStrategy::MidpointAwayFromZero))
        }
        Typed::Text(text) => format!("“{text}”"),
        Typed::Nothing => "(trống)".to_owned(),
    })
}
