//! What was law when: provisions with the days they were in force, from the pack's `thresholds.toml`. Rules take the one
//! that was in force on the day up to which the data run.

use super::in_force::InForce;
use super::message::Message;
use crate::msg;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// All provisions of a pack, and from when on doubt matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    /// Percent of a total: what is doubtful and could change the total by more marks it.
    pub materiality: Decimal,
    /// Laws, decrees and circulars with the days they are in force, in the file's order.
    pub instruments: Vec<Instrument>,
    /// In the file's order.
    pub provisions: Vec<Provision>,
}

impl Default for Law {
    fn default() -> Law {
        Law { materiality: Decimal::ONE, instruments: Vec::new(), provisions: Vec::new() }
    }
}

/// A law, decree or circular.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// `Thông tư số 14/2024/TT-BCT`.
    pub title: String,
    /// First and last day.
    pub in_force: InForce,
}

/// What an instrument says on one matter while it is in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// The matter, by which relations name it: `dien_tich_toi_da`. Provisions of one matter follow each other in time.
    pub id: Arc<str>,
    /// `Nghị định số 32/2024/NĐ-CP`.
    pub instrument: String,
    /// `khoản 1 Điều 2`; empty where it is not known.
    pub article: String,
    /// What it says, in Vietnamese, in one sentence.
    pub says: String,
    /// The threshold, where it sets one.
    pub value: Option<Decimal>,
    /// First and last day.
    pub in_force: InForce,
    /// How well it is known.
    pub known: Known,
    /// Things established before this day are spared.
    pub spares_before: Option<NaiveDate>,
    /// The instrument of that day as people name it, without "trước": `Quyết định 105`.
    pub spares_named: Vec<String>,
    /// Localities could decide otherwise in this time, so a breach of it is never an error.
    pub discretion: bool,
}

/// How well a provision is known. What is only hearsay does not stand in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// The text itself was read.
    Primary,
    /// From reports on it; documents say so.
    Secondary,
}

impl Law {
    /// The provision on a matter that was in force on a day.
    pub fn on(&self, id: &str, day: NaiveDate) -> Option<&Provision> {
        self.provisions.iter().find(|provision| *provision.id == *id && provision.in_force.holds_on(day))
    }

    /// Whether a citation names nothing that is not in force on a day.
    pub fn is_citable_on(&self, day: NaiveDate, citation: &Message) -> bool {
        let is_named = |instrument: &&Instrument| citation.texts().any(|text| text.contains(&instrument.title));
        // The longest title is meant: that of an amendment has the amended one in it.
        let meant = self.instruments.iter().filter(is_named).max_by_key(|instrument| instrument.title.len());
        meant.is_none_or(|instrument| instrument.in_force.holds_on(day))
    }

    /// Whether a matter is known at all, on any day.
    pub fn knows(&self, id: &str) -> bool {
        self.provisions.iter().any(|provision| *provision.id == *id)
    }
}

impl Provision {
    /// `Nghị định số 32/2024/NĐ-CP, khoản 1 Điều 2`, and how well it is known.
    pub fn citation(&self) -> Message {
        let article = if self.article.is_empty() { String::new() } else { format!(", {}", self.article) };
        let text = format!("{}{article}", self.instrument);
        match self.known {
            Known::Primary => Message::verbatim(text),
            Known::Secondary => msg!("secondary-source", basis = text),
        }
    }

    /// Whether a breach may be called an error: the text was read, and nobody could decide otherwise.
    pub fn is_firm(&self) -> bool {
        self.known == Known::Primary && !self.discretion
    }
}
