//! Name and number of a contract, and how JSON opens with them.

use serde::{Serialize, Serializer};
use std::fmt;

/// The shape of some JSON: `briefbook/figures/1`. The number rises with every change that breaks a reader; a new field
/// breaks none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// Of its file in `docs/contracts/`.
    pub name: &'static str,
    /// From 1.
    pub number: u32,
}

/// What other programs read as JSON.
pub trait Contract: Serialize {
    /// Its name and number.
    const SCHEMA: Schema;
}

/// A contract as it is written: its schema, then its own fields.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Versioned<'a, T> {
    schema: Schema,
    #[serde(flatten)]
    value: &'a T,
}

impl<'a, T: Contract> Versioned<'a, T> {
    /// A contract, to be written.
    pub fn new(value: &'a T) -> Versioned<'a, T> {
        Versioned { schema: T::SCHEMA, value }
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", env!("CARGO_PKG_NAME"), self.name, self.number)
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
