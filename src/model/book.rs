//! The figures of a conference and who they cover: what `consolidate` hands over.

use super::by_place::ByPlace;
use super::figure::{Coverage, Figure, Place};
use super::locality::{self, Locality, Region};
use super::message::Message;
use super::period::Period;
use crate::msg;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// Every figure of a conference.
#[derive(Debug, Clone, PartialEq)]
pub struct Consolidated {
    /// Who is covered.
    pub coverage: Coverage,
    /// What was taken over from the conference before; `None` where nothing was.
    pub carried: Option<Carried>,
    /// Expected localities in order of their codes.
    pub localities: Vec<Arc<Locality>>,
    /// Regions from north to south.
    pub regions: Vec<Arc<Region>>,
    /// Figures by place and line.
    pub figures: ByPlace<Figure>,
    /// Positions by locality place and line, where it has a value.
    pub ranks: ByPlace<Rank>,
}

/// Values of the conference before, standing in for localities of which nothing counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Carried {
    /// The conference they were reported to.
    pub conference: String,
    /// Its period.
    pub period: Period,
    /// The day up to which they run.
    pub data_to: NaiveDate,
    /// Codes of the localities they stand in for.
    pub localities: Vec<Arc<str>>,
}

/// Position of a locality's value, 1 = the good end of its line; equal values share the best position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rank {
    /// Among all localities with a value.
    pub in_country: usize,
    /// How many those are.
    pub of_country: usize,
    /// Among those of its region.
    pub in_region: usize,
    /// How many those are.
    pub of_region: usize,
    /// How many in the country have this very value, itself among them; for words, not of the contract.
    #[serde(skip)]
    pub alike_in_country: usize,
    /// The same in its region.
    #[serde(skip)]
    pub alike_in_region: usize,
}

impl Consolidated {
    /// A figure, where the place and the line exist.
    pub fn figure(&self, place: &Place, line: &str) -> Option<&Figure> {
        self.figures.get(place, line)
    }

    /// The localities that a place consists of, by code; none for a locality itself.
    pub fn members(&self, place: &Place) -> Vec<Place> {
        let inside = |slug: &str| match place {
            Place::Country => true,
            Place::Region(own) => **own == *slug,
            Place::Locality(_) => false,
        };
        let members = self.localities.iter().filter(|locality| inside(&locality.region.slug));
        members.map(|locality| Place::Locality(Arc::clone(&locality.id.code))).collect()
    }

    /// The expected locality of a code.
    pub fn locality(&self, code: &str) -> Option<&Arc<Locality>> {
        locality::by_code(&self.localities, code)
    }

    /// A place's name as people say it; its code where it is none of the conference's.
    pub fn place_name(&self, place: &Place) -> Message {
        match place {
            Place::Country => msg!("country"),
            Place::Region(slug) => {
                Message::verbatim(self.regions.iter().find(|region| region.slug == *slug).map_or("", |r| &r.name))
            }
            Place::Locality(code) => Message::verbatim(self.locality(code).map_or(code, |locality| &locality.name)),
        }
    }
}
