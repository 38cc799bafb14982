//! Briefbook: workbooks of localities in, the briefing book of a conference out.

pub mod model;
pub mod render;
