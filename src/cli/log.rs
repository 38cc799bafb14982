//! The log: on standard error, or in a file that does not grow without end.

use super::args::LogFormat;
use anyhow::Result;
use briefbook::messages::Explain as _;
use briefbook::msg;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::fmt::writer::BoxMakeWriter;

/// Begins the log.
///
/// # Errors
/// The file cannot be written.
pub fn start(format: LogFormat, file: Option<&Path>) -> Result<()> {
    let writer = match file {
        Some(path) => {
            let file = RotatingFile::open(path, LARGEST).explain(|| msg!("cannot-write", path = path.display()))?;
            BoxMakeWriter::new(Mutex::new(file))
        }
        None => BoxMakeWriter::new(io::stderr),
    };
    let log = tracing_subscriber::fmt().with_writer(writer).with_target(false);
    let ansi = file.is_none() && io::stderr().is_terminal();
    // Whatever collects standard error notes the time by itself.
    match (format, file) {
        (LogFormat::Text, None) => log.without_time().with_ansi(ansi).init(),
        (LogFormat::Text, Some(_)) => log.with_ansi(false).init(),
        (LogFormat::Json, None) => log.without_time().json().flatten_event(true).init(),
        (LogFormat::Json, Some(_)) => log.json().flatten_event(true).init(),
    }
    Ok(())
}

/// Bytes of a log, after which another is begun.
const LARGEST: u64 = 4 << 20;

/// Logs that stay besides the one that is written: `briefbook.log.1` is the last before it.
const KEPT: usize = 5;

/// A file that is moved aside when it is full.
struct RotatingFile {
    path: PathBuf,
    file: Option<File>,
    largest: u64,
}

impl RotatingFile {
    fn open(path: &Path, largest: u64) -> io::Result<RotatingFile> {
        Ok(RotatingFile { path: path.to_owned(), file: Some(appended(path)?), largest })
    }

    fn numbered(&self, number: usize) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".{number}"));
        name.into()
    }

    /// Moves full logs one number up; the last goes.
    fn rotate(&mut self) {
        // Windows does not rename what is open.
        self.file = None;
        for number in (1..KEPT).rev() {
            // There may be none of this number yet.
            let _ = fs::rename(self.numbered(number), self.numbered(number + 1));
        }
        // Where another program has it open, this log goes on growing until it can be moved.
        let _ = fs::rename(&self.path, self.numbered(1));
    }
}

fn appended(path: &Path) -> io::Result<File> {
    File::options().append(true).create(true).open(path)
}

impl Write for RotatingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.file.as_ref().and_then(|file| file.metadata().ok()).map_or(0, |metadata| metadata.len());
        if length > 0 && length + bytes.len() as u64 > self.largest {
            self.rotate();
        }
        let file = match self.file.take() {
            Some(file) => file,
            None => appended(&self.path)?,
        };
        self.file.insert(file).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_log_is_moved_aside_and_the_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("briefbook.log");
        for line in 0..20 {
            // Each run opens it again.
            let mut log = RotatingFile::open(&path, 25).unwrap();
            log.write_all(format!("line {line:02} of it\n").as_bytes()).unwrap();
            log.write_all(b"more\n").unwrap();
        }
        let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
        assert_eq!(text("briefbook.log"), "line 19 of it\nmore\n");
        assert_eq!(text("briefbook.log.1"), "line 18 of it\nmore\n");
        assert_eq!(text("briefbook.log.5"), "line 14 of it\nmore\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1 + KEPT);
    }
}
