//! What both test programs use: `it`, whose tests are functions, and `goldens`, whose tests are files.

#![allow(dead_code)] // Each of the two uses a part.

pub mod case;
pub mod defects;
pub mod desk;
pub mod edit;
pub mod golden;
pub mod package;
pub mod reading;
pub mod sketch;
pub mod words;
