//! What a locality types into BIEU_04 and BO_SUNG, counted from its clusters. Defects come after.

use crate::cluster::{Cluster, DeveloperKind, Kind, Stage};
use crate::conference::Span;
use crate::dice::Dice;
use anyhow::{Context, Result};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// What stands in a cell.
#[derive(Clone)]
pub(crate) enum Typed {
    Number(Decimal),
    Text(String),
    Nothing,
}

/// A cell and the number a careful reader would take from it.
#[derive(Clone)]
pub(crate) struct Cell {
    pub(crate) typed: Typed,
    pub(crate) meaning: Option<Decimal>,
}

impl Cell {
    pub(crate) fn number(value: Decimal) -> Cell {
        let value = value.normalize();
        Cell { typed: Typed::Number(value), meaning: Some(value) }
    }
}

/// Cells by line code.
pub(crate) type Lines = BTreeMap<String, Cell>;

/// A line of a form: section title, code, wording, unit.
pub(crate) struct FormLine {
    pub(crate) section: String,
    pub(crate) code: String,
    pub(crate) indicator: String,
    pub(crate) unit: String,
}

/// The 35 statutory lines (Thông tư 14/2024/TT-BCT, Phụ lục I, Biểu 04).
pub(crate) fn form() -> Result<Vec<FormLine>> {
    let mut lines = Vec::new();
    for row in csv::Reader::from_reader(include_str!("bieu_04.csv").as_bytes()).deserialize() {
        let (section, code, indicator, unit) = row.context("bieu_04.csv")?;
        lines.push(FormLine { section, code, indicator, unit });
    }
    Ok(lines)
}

/// The conference's supplement: code, wording, unit.
#[rustfmt::skip]
pub(crate) const SUPPLEMENT: [(&str, &str, &str); 6] = [
    ("B1", "Vốn đăng ký của các dự án thứ cấp", "Tỷ đồng"),
    ("B2", "Vốn đăng ký", "Triệu USD"),
    ("B3", "Vốn thực hiện", "Tỷ đồng"),
    ("B4", "Đất công nghiệp đã có chấp thuận chủ trương hoặc giấy chứng nhận đầu tư nhưng chưa thuê", "ha"),
    ("B5", "Số CCN do đơn vị sự nghiệp hoặc UBND làm chủ đầu tư", "Cụm"),
    ("B6", "Số CCN hình thành trước 05/10/2009 chưa có quyết định thành lập", "Cụm"),
];

type Which = fn(&Cluster) -> bool;
type Amount = fn(&Cluster) -> i64;

/// Lines that count clusters and their area: codes of both, and which clusters.
const PAIRS: [(&str, &str, Which); 11] = [
    ("1", "2", |_| true),
    ("3", "4", Cluster::is_established),
    ("5", "6", |c| c.decision.as_ref().is_some_and(|decision| decision.in_period)),
    ("7", "8", |c| c.is_established() && c.has_developer(DeveloperKind::Enterprise)),
    ("9", "10", |c| c.detailed_plan),
    ("11", "12", |c| c.infrastructure.is_some()),
    ("15", "16", Cluster::is_operating),
    ("15.1", "16.1", |c| c.stage == Stage::Operating),
    ("15.2", "16.2", |c| c.stage == Stage::Unestablished),
    ("15.3", "16.3", |c| c.is_operating() && c.kind == Kind::CraftVillage),
    ("15.4", "16.4", |c| c.is_operating() && c.kind == Kind::Specialised),
];

/// Lines that add something up over clusters: code, decimals of the amounts, which amount.
const SUMS: [(&str, u32, Amount); 15] = [
    ("13", 1, |c| c.infrastructure.map_or(0, |(approved, _)| approved)),
    ("14", 1, |c| c.infrastructure.map_or(0, |(_, paid)| paid)),
    ("17", 2, |c| if c.is_operating() { c.industrial } else { 0 }),
    ("18", 2, |c| c.leased),
    ("20", 0, |c| c.projects),
    ("21", 0, |c| c.foreign),
    ("22", 0, |c| c.running),
    ("25", 0, |c| c.workers),
    ("26", 0, |c| i64::from(c.wastewater > 0)),
    ("27", 0, |c| i64::from(c.wastewater == 2)),
    ("B1", 1, |c| c.capital),
    ("B2", 1, |c| c.capital_usd),
    ("B4", 2, |c| c.approved_only),
    ("B5", 0, |c| i64::from(c.has_developer(DeveloperKind::PublicUnit) || c.has_developer(DeveloperKind::Committee))),
    ("B6", 0, |c| i64::from(c.stage == Stage::Unestablished)),
];

/// Counts every line; the three that clusters do not carry (revenue, budget, capital paid in) are drawn.
pub(crate) fn count(clusters: &[Cluster], span: Span, dice: &mut Dice) -> Result<Lines> {
    let mut lines = Lines::new();
    let mut put = |code: &str, value: i64, decimals: u32| {
        lines.insert(code.to_owned(), Cell::number(Decimal::new(value, decimals)));
    };
    for (count_line, area_line, is_meant) in PAIRS {
        let meant: Vec<&Cluster> = clusters.iter().filter(|cluster| is_meant(cluster)).collect();
        put(count_line, i64::try_from(meant.len())?, 0);
        put(area_line, meant.iter().map(|cluster| cluster.area).sum(), 2);
    }
    for (code, decimals, amount) in SUMS {
        put(code, clusters.iter().map(amount).sum(), decimals);
    }
    let workers: i64 = clusters.iter().map(|cluster| cluster.workers).sum();
    let halves = if span == Span::Year { 2 } else { 1 };
    let revenue = halves * workers * dice.between(240, 460) / 100;
    put("23", revenue, 1);
    put("24", revenue * dice.between(22, 58) / 1000, 1);
    let capital: i64 = clusters.iter().map(|cluster| cluster.capital).sum();
    put("B3", capital * dice.between(45, 76) / 100, 1);
    let rate = occupancy(&lines, false)?;
    lines.insert("19".to_owned(), Cell::number(rate));
    Ok(lines)
}

/// The number a line means.
pub(crate) fn meaning(lines: &Lines, code: &str) -> Result<Decimal> {
    lines.get(code).and_then(|cell| cell.meaning).with_context(|| format!("line {code} has no number"))
}

/// Line 19 from lines 17 and 18 as they stand, to one decimal; with approved land (B4) in the numerator where the
/// wider definition is used (Nghị định 32/2024, Điều 2 khoản 7).
pub(crate) fn occupancy(lines: &Lines, with_approved: bool) -> Result<Decimal> {
    let approved = if with_approved { meaning(lines, "B4")? } else { Decimal::ZERO };
    let rate = (meaning(lines, "18")? + approved) * Decimal::ONE_HUNDRED / meaning(lines, "17")?;
    Ok(rate.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}
