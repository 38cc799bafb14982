//! What a sign behind numbers means.

use super::figure::{CARRIED, DOUBTFUL};
use super::message::Message;
use crate::msg;

/// A sign behind numbers, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignMeaning {
    /// One of [`SIGNS`](super::figure::SIGNS).
    pub sign: char,
    /// The sign and its meaning, as printed: `† đang xác minh, …`.
    pub words: String,
}

impl SignMeaning {
    /// What the sign means.
    pub fn message(sign: char) -> Message {
        let text = sign.to_string();
        match sign {
            CARRIED => msg!("legend-carried", sign = text),
            DOUBTFUL => msg!("legend-doubtful", sign = text),
            _ => msg!("legend-held", sign = text),
        }
    }
}
