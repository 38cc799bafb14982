//! Bytes to sheets, whatever the format. Some readers can abort the process, so this runs in a worker unless every file is
//! trusted.

use super::active_content::ActiveContent;
use super::detect_format::{self, Container};
use super::sanitise::{self, Format};
use super::{Note, Read, Reason, compound, xls_ods, xlsb, xlsx};
use crate::model::limits::Limits;
use crate::msg;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads one file. A reader that panics has a reason like any other.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Read, Reason> {
    // Nothing outlives the call, so nothing half changed can be seen after a panic.
    catch_unwind(AssertUnwindSafe(|| read_unguarded(bytes, limits)))
        .unwrap_or_else(|_| Err(msg!("reading-reader-stopped")))
}

fn read_unguarded(bytes: &[u8], limits: &Limits) -> Result<Read, Reason> {
    let container = detect_format::container(bytes)?;
    if container == Container::Compound {
        compound::check(bytes)?;
        return Ok(with(xls_ods::xls(bytes, limits)?, compound::active(bytes)));
    }
    let mut package = sanitise::pass(bytes, limits)?;
    let read = match (package.format, package.plain.take()) {
        (Format::Ods, Some(plain)) => xls_ods::ods(&package.bytes, plain, limits),
        (Format::Ods, None) => Err(msg!("reading-not-ods")),
        (Format::Xlsx, _) => xlsx::read(&mut package, limits),
        (Format::Xlsb, _) => xlsb::read(&mut package, limits),
    };
    Ok(with(read?, package.active))
}

fn with(mut read: Read, active: Vec<ActiveContent>) -> Read {
    if !active.is_empty() {
        read.notes.push(Note::Active(active));
    }
    read
}
