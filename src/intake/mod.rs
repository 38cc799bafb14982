//! Bytes in, cells with addresses out. The only user of calamine.
//!
//! In: the name and the bytes of one file. Out: a [`RawWorkbook`], or findings that say why there is none.
//! Must not: interpret a cell, touch the disk, fetch or run anything, or trust a size the file declares.
//!
//! ```text
//!            this process  │  worker process, under limits of memory and time
//! bytes ──► worker ────────┼─► serve ─► open ─► kind ─► gate, scan ─► xlsx, xlsb ─┐
//!                          │                      └──► compound ──► dense ────────┤
//! RawWorkbook ◄── text ◄───┼──────────────────────────────────── tally ◄──────────┘
//! ```

mod worker;

mod timeout;

mod serve;

mod open;

mod detect_format;

mod sanitise;

mod xml_scan;

mod compound;

mod xlsx;

mod cell_styles;

mod xlsb;

mod xls_ods;

mod value;

mod workbook_builder;

mod text;

use crate::model::cache::Cache;
use crate::model::finding::{Checked, Finding, Location, Severity};
use crate::model::limits::Limits;
use crate::model::message::Message;
use crate::model::reading;
use crate::model::workbook::{CellRef, RawSheet, RawValue, RawWorkbook};
use crate::msg;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::sync::Arc;
use worker::Workers;

pub use serve::serve;

/// Why a file or a sheet is not read, to stand after a colon.
type Reason = Message;

/// What a reader hands over, across the boundary of the process.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Read {
    sheets: Vec<RawSheet>,
    notes: Vec<Note>,
}

/// What went wrong while reading, short of refusing the file.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A sheet broke off after so many cells.
    Broken { sheet: Arc<str>, cells: usize, reason: Reason },
    /// Only the first `kept` characters of a cell were kept.
    Cut { sheet: Arc<str>, row: u32, col: u32, kept: usize },
}

/// The stage: what it accepts and where it reads.
pub struct Intake {
    limits: Limits,
    workers: Option<Workers>,
    memory: Option<Arc<dyn Cache>>,
}

impl Intake {
    /// `worker` is this program itself, whose hidden command [`serve`]s; without one, files are read in this process,
    /// which a hostile file can then end.
    ///
    /// # Errors
    /// The worker cannot be started.
    pub fn new(limits: Limits, worker: Option<&Path>) -> Result<Intake> {
        let workers = worker.map(|program| Workers::start(program, limits)).transpose()?;
        Ok(Intake { limits, workers, memory: None })
    }

    /// Keeps what was read, and reads no file whose content it kept. A file that could not be read is tried every time.
    pub fn remembering(self, memory: Arc<dyn Cache>) -> Intake {
        Intake { memory: Some(memory), ..self }
    }

    /// Bytes of a file worth loading: one more than is accepted, so that a larger file is told from the largest.
    pub fn worth_loading(&self) -> u64 {
        self.limits.file().saturating_add(1)
    }

    /// Reads one workbook. `printable` says which characters the documents can show.
    pub fn workbook(&self, file: &str, bytes: &[u8], printable: &dyn Fn(char) -> bool) -> Checked<Option<RawWorkbook>> {
        let read = match &self.memory {
            Some(memory) => self.recalled(&**memory, file, bytes),
            None => self.read(file, bytes),
        };
        let file: Arc<str> = shown(file, printable).into();
        match read {
            Ok(read) => finish(file, read, printable),
            Err(reason) => {
                let message =
                    msg!("reading-unopenable", file = &file, reason = reason.map_text(&|text| shown(text, printable)));
                let finding = Finding::new(reading::UNOPENABLE, Severity::Error, message)
                    .with_location(Location::File(file))
                    .with_suggestion(save_again());
                Checked { value: None, findings: vec![finding] }
            }
        }
    }

    /// What was kept of a reading, or else the file, read and kept.
    fn recalled(&self, memory: &dyn Cache, file: &str, bytes: &[u8]) -> Result<Read, Reason> {
        let key = key(bytes, &self.limits);
        let known = memory.recall(&key).and_then(|kept| postcard::from_bytes(&kept).ok());
        if let Some(read) = known {
            return Ok(read);
        }
        let read = self.read(file, bytes)?;
        match postcard::to_stdvec(&read) {
            Ok(reading) => memory.keep(&key, &reading),
            Err(error) => tracing::debug!("a reading is not kept: {error}"),
        }
        Ok(read)
    }

    fn read(&self, file: &str, bytes: &[u8]) -> Result<Read, Reason> {
        match &self.workers {
            _ if bytes.len() as u64 > self.limits.file() => {
                Err(msg!("reading-file-large", mb = self.limits.file_mb.to_string()))
            }
            Some(workers) => workers.read(file, bytes),
            None => open::read(bytes, &self.limits),
        }
    }
}

/// All that a reading depends on: the file, what may be read of it, and by which sources of this program.
fn key(bytes: &[u8], limits: &Limits) -> String {
    format!("reading {:?} {limits:?} {}", Sha256::digest(bytes), env!("BRIEFBOOK_SOURCES"))
}

/// Text of a file on its way into a message: names of files, parts and sheets come from whoever made the file.
pub(crate) fn shown(text: &str, printable: &dyn Fn(char) -> bool) -> String {
    text::clean(text, printable).map_or_else(|| text.to_owned(), |cleaned| cleaned.text)
}

fn save_again() -> Reason {
    msg!("reading-save-again")
}

/// Makes text comparable and printable, and words the notes.
fn finish(file: Arc<str>, read: Read, printable: &dyn Fn(char) -> bool) -> Checked<Option<RawWorkbook>> {
    let mut sheets = read.sheets;
    let cleaner = text::Cleaner::new(printable);
    let mut findings: Vec<Finding> = read.notes.iter().map(|note| worded(&file, note, printable)).collect();
    for sheet in &mut sheets {
        sheet.name = shown(&sheet.name, printable).into();
        for cell in &mut sheet.cells {
            let (RawValue::Text(stored) | RawValue::Uncomputed(stored)) = &mut cell.value else { continue };
            let Some(cleaned) = cleaner.clean(stored) else { continue };
            *stored = cleaned.text;
            if let Some(first) = cleaned.replaced.first() {
                let (file, sheet) = (Arc::clone(&file), Arc::clone(&sheet.name));
                let at = CellRef { file, sheet, row: cell.row, col: cell.col };
                findings.push(unprintable(&at, stored, *first, cleaned.replaced.len()));
            }
        }
    }
    Checked { value: Some(RawWorkbook { file, sheets }), findings }
}

fn unprintable(at: &CellRef, text: &str, first: char, count: usize) -> Finding {
    let message = msg!(
        "reading-unprintable",
        cell = at.a1(),
        count = count.to_string(),
        code = format!("{:04X}", u32::from(first))
    );
    Finding::new(reading::CHARACTER, Severity::Info, message)
        .with_cell(at, text)
        .with_suggestion(msg!("reading-retype"))
}

fn worded(file: &Arc<str>, note: &Note, printable: &dyn Fn(char) -> bool) -> Finding {
    match note {
        Note::Broken { sheet, cells, reason } => {
            let sheet: Arc<str> = shown(sheet, printable).into();
            let message =
                msg!("reading-sheet-broken", sheet = &sheet, cells = cells.to_string(), reason = reason.clone());
            Finding::new(reading::UNOPENABLE, Severity::Error, message)
                .with_location(Location::Sheet(Arc::clone(file), sheet))
                .with_suggestion(save_again())
        }
        Note::Cut { sheet, row, col, kept } => {
            let sheet = shown(sheet, printable).into();
            let at = CellRef { file: Arc::clone(file), sheet, row: *row, col: *col };
            let message = msg!("reading-cell-cut", cell = at.a1(), kept = kept.to_string());
            Finding::new(reading::CHARACTER, Severity::Warning, message)
                .with_location(Location::Cell(at))
                .with_suggestion(msg!("reading-shorten"))
        }
    }
}
