//! A conference as the generator sees it: what to make, for whom, and what must come out. Another one is another value of
//! `Conference`, with its own profiles and its own defects; nothing else here knows which conference it makes.

use crate::defects::{self, Defect};

/// Everything that differs from one conference to the next.
pub(crate) struct Conference {
    /// Folder below `input/`.
    pub(crate) folder: &'static str,
    /// As the workbooks write it.
    pub(crate) period: &'static str,
    /// Day, month, year of the data.
    pub(crate) as_of: (u8, u8, u16),
    /// First day of the period: clusters established from here on are lines 5 and 6.
    pub(crate) period_start: (u8, u8, u16),
    /// Column suffix of the registry: `63` or `34`.
    pub(crate) vintage: &'static str,
    /// Names that the registry has changed since: code, name, kind on the day of the conference.
    pub(crate) names_then: &'static [(&'static str, &'static str, &'static str)],
    /// Added to the locality's code, so that every locality has its own sequence of draws.
    pub(crate) seed: u64,
    /// The size each locality is built to.
    pub(crate) profiles: Profiles,
    /// How much of the year's growth has come by the day of the data.
    pub(crate) span: Span,
    /// Difficulties and proposals of the time.
    pub(crate) difficulties: &'static str,
    /// What in the sample is published, for the README.
    pub(crate) facts: &'static str,
    /// Line and the exact sum over all localities.
    pub(crate) national: &'static [(&'static str, &'static str)],
    /// Localities that keep the title above the table; the others have it in the print header, as the form's
    /// first table row is then row 1 and line 18 stands in D31.
    pub(crate) titled: &'static [&'static str],
    /// Localities that typed the date as text.
    pub(crate) text_dates: &'static [(&'static str, &'static str)],
    /// What is wrong on purpose.
    pub(crate) defects: &'static [Defect],
    /// Codes of localities that sent nothing.
    pub(crate) absent: &'static [&'static str],
    /// Every locality at a level of its own, by this seed.
    pub(crate) uneven: Option<u64>,
    /// Workbooks that came by mistake, next to the right ones: file name, name of the locality, which locality's numbers.
    pub(crate) strays: &'static [(&'static str, &'static str, &'static str)],
}

/// Where the sizes of localities come from.
pub(crate) enum Profiles {
    /// One row per locality.
    Given(&'static str),
    /// Those of an earlier conference of 63, put together as the localities were, and grown by so many percent.
    Grown { from: &'static Conference, growth: Growth },
}

/// Percent of what was.
pub(crate) struct Growth {
    pub(crate) planned: i64,
    pub(crate) planned_area: i64,
    pub(crate) established: i64,
    pub(crate) established_area: i64,
    pub(crate) operating: i64,
    /// Points added to the usual occupancy.
    pub(crate) occupancy: i64,
}

/// A half-year's workbook is the year's, taken back to June: so that nothing falls from one to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    /// Complete in itself, flows of half a year.
    Half,
    /// Flows of a year.
    Year,
    /// The first half of a year that is made with the same seed.
    HalfOfYear,
}

/// Every conference there is a sample of.
pub(crate) const ALL: [&Conference; 3] = [&CCN_2021, &CCN_2026_HALF, &CCN_2026];

/// The national online conference of 2 July 2021.
pub(crate) const CCN_2021: Conference = Conference {
    folder: "2021-07-02-ccn",
    period: "6 tháng đầu năm 2021",
    as_of: (14, 6, 2021),
    period_start: (15, 12, 2020),
    vintage: "63",
    names_then: &[("46", "Thừa Thiên Huế", "tỉnh")],
    seed: 2_021_070_200,
    profiles: Profiles::Given(include_str!("localities.csv")),
    span: Span::Half,
    difficulties: include_str!("difficulties.csv"),
    facts: "Chỉ có các số sau là số đã công bố, được giữ đúng: cả nước 1.704 cụm quy hoạch, 58.123 ha; 968 cụm đã thành lập,
30.912 ha; Tuyên Quang 5 cụm, 300 ha, đất công nghiệp 196 ha, đã cho thuê 108,7 ha, tỷ lệ lấp đầy ghi 51,6%, 21 dự án,
vốn đăng ký “trên 2.300” tỷ đồng.",
    national: &[("1", "1704"), ("2", "58123"), ("3", "968"), ("4", "30912")],
    titled: &["01", "38", "80"],
    text_dates: &[("20", "14/6/2021"), ("36", "14/06/2021"), ("64", "14/6/2021"), ("86", "14/06/2021")],
    defects: defects::CCN_2021,
    uneven: None,
    absent: &[],
    strays: &[],
};

const GROWTH: Growth =
    Growth { planned: 120, planned_area: 128, established: 121, established_area: 132, operating: 124, occupancy: 6 };
const NOT_REAL: &str =
    "Không có số nào là số thật: quy mô từng địa phương là quy mô mẫu năm 2021 của các địa phương cũ cộng lại theo
34 địa phương hiện nay rồi tăng thêm; số 6 tháng đầu năm 2026 và số cả năm 2026 được dựng từ cùng một danh mục cụm.";

/// The review of the first half of 2026, 34 localities.
pub(crate) const CCN_2026_HALF: Conference = Conference {
    folder: "2026-06-so-ket-ccn",
    period: "6 tháng đầu năm 2026",
    as_of: (14, 6, 2026),
    span: Span::HalfOfYear,
    // Quảng Ninh and Bắc Ninh became cities in September.
    names_then: &[("22", "Quảng Ninh", "tỉnh"), ("24", "Bắc Ninh", "tỉnh")],
    titled: &["38"],
    text_dates: &[("22", "14/6/2026")],
    defects: defects::CCN_2026_HALF,
    absent: &[],
    strays: &[],
    ..CCN_2026
};

/// The national conference on the year 2026, 34 localities.
pub(crate) const CCN_2026: Conference = Conference {
    folder: "2026-12-hoi-nghi-ccn",
    period: "năm 2026",
    as_of: (14, 12, 2026),
    period_start: (15, 12, 2025),
    vintage: "34",
    names_then: &[],
    seed: 2_026_120_000,
    profiles: Profiles::Grown { from: &CCN_2021, growth: GROWTH },
    span: Span::Year,
    difficulties: include_str!("difficulties_2026.csv"),
    facts: NOT_REAL,
    national: &[],
    titled: &["01", "79"],
    text_dates: &[("37", "14/12/2026"), ("91", "14/12/2026")],
    defects: defects::CCN_2026,
    uneven: None,
    absent: &["96"],
    // An office of a province that is no more sent its own workbook next to the new province's.
    strays: &[("15-yen-bai.xlsx", "Tỉnh Yên Bái", "15")],
};

impl Conference {
    /// `14/6/2021`
    pub(crate) fn as_of_text(&self) -> String {
        let (day, month, year) = self.as_of;
        format!("{day}/{month}/{year}")
    }
}
