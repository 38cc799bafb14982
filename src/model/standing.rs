//! What the book may do with a value.

use serde::{Deserialize, Serialize};

/// What the book may do with a value. Severity says what the locality has to do.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Nothing speaks against it.
    #[default]
    Sound,
    /// It, or a value it hangs together with, may be wrong: it counts, and its mark goes with it.
    Doubtful,
    /// The value itself is wrong by its own evidence: it does not count until it is corrected or accepted.
    Held,
}
