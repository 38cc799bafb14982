//! The stage: limits, worker processes and cache around the reading of one workbook.

use super::findings::{Cells, Unprintable};
use super::read::{Read, Reason};
use super::text::{Cleaner, shown, shown_name, without_struck};
use super::worker::Workers;
use super::{findings, open};
use crate::model::cache::Cache;
use crate::model::finding::Checked;
use crate::model::findings::Findings;
use crate::model::limits::Limits;
use crate::model::workbook::{CellRef, RawValue, RawWorkbook};
use crate::msg;
use anyhow::Result;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::sync::Arc;

/// The stage: what it accepts and where it reads.
pub struct Intake {
    limits: Limits,
    workers: Option<Workers>,
    memory: Option<Arc<dyn Cache>>,
}

impl Intake {
    /// `worker` is this program itself, whose hidden command [serves](super::serve); without one, files are read in this process,
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
        let file: Arc<str> = shown_name(file, printable).into();
        match read {
            Ok(read) => finish(file, read, printable),
            Err(reason) => {
                let reason = reason.map_text(&|text| shown(text, printable));
                Checked { value: None, findings: vec![findings::unopenable(file, reason)] }
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

/// Makes text comparable and printable, and words the notes.
fn finish(file: Arc<str>, read: Read, printable: &dyn Fn(char) -> bool) -> Checked<Option<RawWorkbook>> {
    let mut sheets = read.sheets;
    let cleaner = Cleaner::new(printable);
    let mut findings: Findings = read.notes.iter().map(|note| findings::note(&file, note, printable)).collect();
    let (mut plain, mut unprintable) = (Cells::default(), Unprintable::default());
    for sheet in &mut sheets {
        sheet.name = shown_name(&sheet.name, printable).into();
        for cell in &mut sheet.cells {
            let (RawValue::Text(stored) | RawValue::Uncomputed(stored)) = &mut cell.value else { continue };
            if let Some((kept, struck)) = without_struck(stored) {
                if kept.trim().is_empty() {
                    (cell.hint.struck, *stored) = (true, struck);
                } else {
                    (cell.hint.struck_part, *stored) = (Some(shown(&struck, printable).into()), kept);
                }
            }
            let Some(cleaned) = cleaner.clean(stored) else { continue };
            *stored = cleaned.text;
            cell.hint.cleaned = cleaned.plain;
            let at = || {
                let (file, sheet) = (Arc::clone(&file), Arc::clone(&sheet.name));
                CellRef { file, sheet, row: cell.row, col: cell.col }
            };
            if cleaned.plain {
                plain.push(at, stored);
            }
            if let Some(first) = cleaned.replaced.first() {
                unprintable.cells.push(at, stored);
                unprintable.first.get_or_insert(*first);
                unprintable.count += cleaned.replaced.len();
            }
        }
        // A cell of characters without a look is an empty one.
        sheet.cells.retain(|cell| !matches!(&cell.value, RawValue::Text(text) if text.trim().is_empty()));
        for comment in &mut sheet.marks.comments {
            comment.text = shown(&comment.text, printable);
        }
    }
    findings.extend(findings::plain(&plain));
    findings.extend(unprintable.finding());
    Checked { value: Some(RawWorkbook { file, sheets }), findings: findings.into_vec() }
}
