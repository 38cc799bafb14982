//! Localities and regions: identified by code *and* vintage, because codes and names were re-used.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which map of the country a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Vintage {
    /// 63 localities, until 30/6/2025.
    V63,
    /// 34 localities, from 1/7/2025 (Nghị quyết 202/2025/QH15).
    V34,
}

impl TryFrom<u8> for Vintage {
    type Error = String;
    fn try_from(n: u8) -> Result<Vintage, String> {
        match n {
            63 => Ok(Vintage::V63),
            34 => Ok(Vintage::V34),
            other => Err(format!("vintage must be 63 or 34, not {other}")),
        }
    }
}

impl From<Vintage> for u8 {
    fn from(vintage: Vintage) -> u8 {
        match vintage {
            Vintage::V63 => 63,
            Vintage::V34 => 34,
        }
    }
}

/// A locality's identity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalityId {
    /// Statistical code, two digits.
    pub code: Arc<str>,
    /// The map it belongs to.
    pub vintage: Vintage,
}

/// A province or centrally governed city as it was on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locality {
    /// Identity.
    pub id: LocalityId,
    /// `Tuyên Quang`.
    pub name: Arc<str>,
    /// Province or city.
    pub kind: LocalityKind,
    /// Region of the same vintage.
    pub region: Arc<Region>,
    /// `08-tuyen-quang`, for file names.
    pub slug: Arc<str>,
}

/// The locality of a code, of localities in the order of their codes.
pub fn by_code<'l>(localities: &'l [Arc<Locality>], code: &str) -> Option<&'l Arc<Locality>> {
    let at = localities.binary_search_by(|locality| (*locality.id.code).cmp(code)).ok()?;
    localities.get(at)
}

/// Province or centrally governed city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalityKind {
    /// tỉnh
    Province,
    /// thành phố trực thuộc trung ương
    City,
}

/// The city that was never a province, and has a capital before its name.
pub const HO_CHI_MINH: &str = "Hồ Chí Minh";

impl LocalityKind {
    /// [`Locality::title`] of a name of this kind.
    pub fn title(self, name: &str) -> String {
        match self {
            LocalityKind::Province => format!("tỉnh {name}"),
            LocalityKind::City if name == HO_CHI_MINH => format!("Thành phố {name}"),
            LocalityKind::City => format!("thành phố {name}"),
        }
    }
}

/// A region of one vintage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// Position from north to south.
    pub order: usize,
    /// `tay-nguyen`.
    pub slug: Arc<str>,
    /// `Tây Nguyên`.
    pub name: Arc<str>,
}

impl Locality {
    /// `tỉnh Tuyên Quang`, `thành phố Đà Nẵng`; two cities are written with a capital
    /// (Nghị định 30/2020/NĐ-CP, Phụ lục II).
    pub fn title(&self) -> String {
        self.kind.title(&self.name)
    }
}
