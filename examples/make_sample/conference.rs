//! A conference as the generator sees it: what to make, for whom, and what must come out.
//!
//! In: nothing. Out: `CCN_2021`. Another conference (34 localities) is another value of `Conference`, with its own
//! profiles and its own defects; nothing else here knows which conference it makes.

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
    /// One row per locality: the size each is built to.
    pub(crate) profiles: &'static str,
    /// Line and the exact sum over all localities.
    pub(crate) national: &'static [(&'static str, &'static str)],
    /// Localities that keep the title above the table; the others have it in the print header, as the form's
    /// first table row is then row 1 and line 18 stands in D31.
    pub(crate) titled: &'static [&'static str],
    /// Localities that typed the date as text.
    pub(crate) text_dates: &'static [(&'static str, &'static str)],
    /// What is wrong on purpose.
    pub(crate) defects: &'static [Defect],
}

/// The national online conference of 2 July 2021.
pub(crate) const CCN_2021: Conference = Conference {
    folder: "2021-07-02-ccn",
    period: "6 tháng đầu năm 2021",
    as_of: (14, 6, 2021),
    period_start: (15, 12, 2020),
    vintage: "63",
    names_then: &[("46", "Thừa Thiên Huế", "tỉnh")],
    seed: 2_021_070_200,
    profiles: include_str!("localities.csv"),
    national: &[("1", "1704"), ("2", "58123"), ("3", "968"), ("4", "30912")],
    titled: &["01", "38", "80"],
    text_dates: &[("20", "14/6/2021"), ("36", "14/06/2021"), ("64", "14/6/2021"), ("86", "14/06/2021")],
    defects: defects::CCN_2021,
};

impl Conference {
    /// `14/6/2021`
    pub(crate) fn as_of_text(&self) -> String {
        let (day, month, year) = self.as_of;
        format!("{day}/{month}/{year}")
    }
}
