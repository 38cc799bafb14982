//! A book being written, next to the one it will replace. Files of the old book are taken over only where they are, byte by
//! byte, what its manifest says.

use super::disk::{Flusher, flush_folders};
use super::hash::hexadecimal;
use super::manifest::{Manifest, ManifestFile, Output, Rebuilt};
use super::output_dir::OutputDir;
use crate::messages::{Explain as _, fail};
use crate::model::file_name::is_device;
use crate::msg;
use anyhow::Result;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::PathBuf;
use std::sync::Mutex;

/// Bytes of a file that are written at a time.
const AT_A_TIME: usize = 1 << 16;

/// A book being written.
pub struct Staging<'a> {
    output_dir: &'a OutputDir,
    folder: PathBuf,
    made_with: String,
    fresh: bool,
    old: Option<Old>,
    written: Mutex<Written>,
    flusher: Option<Flusher>,
}

/// The book to be replaced.
struct Old {
    manifest: Manifest,
    outputs: BTreeMap<String, Output>,
}

#[derive(Default)]
struct Written {
    kept: Vec<Output>,
    outputs: Vec<Output>,
    rebuilt: Vec<Rebuilt>,
    /// Of all files, in small letters.
    paths: BTreeSet<String>,
}

/// What became of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Where it is.
    pub folder: PathBuf,
    /// Files rebuilt, and why.
    pub rebuilt: Vec<Rebuilt>,
}

impl<'a> Staging<'a> {
    /// Begins a book. `made_with` is a hash of whatever all files are made with; `fresh` takes nothing over.
    ///
    /// # Errors
    /// The output folder cannot be written.
    pub fn open(output_dir: &'a OutputDir, made_with: String, fresh: bool) -> Result<Staging<'a>> {
        let folder = output_dir.building();
        fs::create_dir(&folder).explain(|| msg!("cannot-make", path = folder.display()))?;
        let old = Manifest::of(output_dir.book()).map(|manifest| {
            let outputs = manifest.outputs.iter().map(|output| (output.file.path.clone(), output.clone())).collect();
            Old { manifest, outputs }
        });
        let flusher = Some(Flusher::start()?);
        Ok(Staging { output_dir, folder, made_with, fresh, old, written: Mutex::default(), flusher })
    }

    /// The book that will be replaced.
    pub fn book(&self) -> &std::path::Path {
        self.output_dir.book()
    }

    /// What was written to a path.
    ///
    /// # Errors
    /// Nothing was.
    pub fn read(&self, path: &str) -> Result<Vec<u8>> {
        fs::read(self.folder.join(path)).explain(|| msg!("cannot-read", path = path))
    }

    /// Whether a file can still be written to this path.
    ///
    /// # Errors
    /// A thread that wrote files failed.
    pub fn is_free(&self, path: &str) -> Result<bool> {
        Ok(is_inside(path) && !self.written()?.paths.contains(&path.to_lowercase()))
    }

    /// Takes files of one origin over from the old book, if all of them are made from it and still as they were made.
    ///
    /// # Errors
    /// A path exists already, or the disk refuses.
    pub fn keep(&self, paths: &[String], made_from: &str) -> Result<bool> {
        let Some(old) = paths.iter().map(|path| self.unchanged(path, made_from)).collect::<Option<Vec<_>>>() else {
            return Ok(false);
        };
        for (output, bytes) in old {
            self.place(&output.file.path, &bytes)?;
            self.written()?.kept.push(output.clone());
        }
        Ok(true)
    }

    /// Writes one file of the book; `path` is relative, with `/`.
    ///
    /// # Errors
    /// The path leaves the book or is taken, capital letters aside, or the disk refuses.
    pub fn write(&self, path: &str, made_from: &str, bytes: &[u8]) -> Result<()> {
        self.place(path, bytes)?;
        self.made_anew(Output { file: ManifestFile::new(path, bytes), made_from: made_from.to_owned() })
    }

    /// Writes a file that is cheaper made than looked up, as it is made; it counts as rebuilt where its bytes are new. Gives
    /// its hash.
    ///
    /// # Errors
    /// As for [`Staging::write`], and those of `make`.
    pub fn write_data(&self, path: &str, make: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<String> {
        let (full, file) = self.create(path)?;
        let mut into = BufWriter::with_capacity(AT_A_TIME, Hashed { file, digest: Sha256::new(), bytes: 0 });
        let made = make(&mut into);
        let whole = into.into_inner().map_err(IntoInnerError::into_error);
        let Hashed { file, digest, bytes } = whole.explain(|| msg!("cannot-write", path = full.display()))?;
        made?;
        self.flush(full, file);
        let sha256 = hexadecimal(&digest.finalize());
        let file = ManifestFile { path: path.to_owned(), sha256: sha256.clone(), bytes };
        let output = Output { file, made_from: sha256.clone() };
        if self.unchanged(path, &sha256).is_some() {
            self.written()?.kept.push(output);
        } else {
            self.made_anew(output)?;
        }
        Ok(sha256)
    }

    /// Puts the book in its place with its manifest, of which the outputs are filled in here. Where it is the old one
    /// over again and whole, that stays.
    ///
    /// # Errors
    /// The disk refuses; the old book is in its place.
    pub fn commit(mut self, mut manifest: Manifest, history: usize) -> Result<Published> {
        let Written { kept, outputs, rebuilt, paths: _ } = std::mem::take(&mut *self.written()?);
        manifest.outputs = [kept.as_slice(), &outputs].concat();
        manifest.rebuilt = rebuilt;
        manifest.outputs.sort();
        manifest.rebuilt.sort();
        let folder = self.output_dir.book().to_owned();
        let stays =
            self.old.as_ref().is_some_and(|old| old.manifest.same_book(&manifest) && old.manifest.is_whole(&folder));
        let rebuilt = manifest.rebuilt.clone();
        if !stays {
            self.place(Manifest::FILE, &manifest.json()?)?;
            self.flusher.take().map_or(Ok(()), Flusher::finish)?;
            flush_folders(&self.folder)?;
            self.output_dir.swap(history, &manifest)?;
        }
        Ok(Published { folder, rebuilt })
    }

    fn made_anew(&self, output: Output) -> Result<()> {
        let why = self.why(&output.file.path, &output.made_from).to_owned();
        let mut written = self.written()?;
        written.rebuilt.push(Rebuilt { path: output.file.path.clone(), why });
        written.outputs.push(output);
        Ok(())
    }

    fn written(&self) -> Result<std::sync::MutexGuard<'_, Written>> {
        self.written.lock().map_err(|_| fail(msg!("thread-failed")))
    }

    /// The old file and its bytes, where it is made from the same with the same and nobody has changed it since.
    fn unchanged(&self, path: &str, made_from: &str) -> Option<(&Output, Vec<u8>)> {
        let old = self.old.as_ref().filter(|old| !self.fresh && old.manifest.made_with == self.made_with)?;
        let output = old.outputs.get(path).filter(|output| output.made_from == made_from)?;
        let bytes = output.file.bytes(self.output_dir.book());
        if bytes.is_none() {
            tracing::warn!(
                "{path} was changed after it was made; it is made anew, and the old book goes into the history"
            );
        }
        bytes.map(|bytes| (output, bytes))
    }

    fn why(&self, path: &str, made_from: &str) -> &'static str {
        let Some(old) = &self.old else { return "there was no book" };
        match old.outputs.get(path) {
            _ if self.fresh => "everything was to be made anew",
            None => "the old book did not have it",
            Some(_) if old.manifest.made_with != self.made_with => "the program, the style or a font changed",
            Some(output) if output.made_from != made_from => "what it shows changed",
            Some(_) => "the old file was changed after it was made",
        }
    }

    /// Bytes to their place in the new book.
    fn place(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let (full, mut file) = self.create(path)?;
        file.write_all(bytes).explain(|| msg!("cannot-write", path = full.display()))?;
        self.flush(full, file);
        Ok(())
    }

    /// A new file in the new book.
    fn create(&self, path: &str) -> Result<(PathBuf, fs::File)> {
        if !is_inside(path) {
            return Err(fail(msg!("path-outside-book", path = path)));
        }
        // On Windows and macOS they would be one file.
        if !self.written()?.paths.insert(path.to_lowercase()) {
            return Err(fail(msg!("same-path-twice", path = path)));
        }
        let full = self.folder.join(path);
        if let Some(parent) = full.parent() {
            fs::create_dir_all(parent).explain(|| msg!("cannot-make", path = parent.display()))?;
        }
        let file = fs::File::create_new(&full).explain(|| msg!("cannot-write", path = full.display()))?;
        Ok((full, file))
    }

    /// Has a file brought to the disk while others are made.
    fn flush(&self, full: PathBuf, file: fs::File) {
        if let Some(flusher) = &self.flusher {
            flusher.add(full, file);
        }
    }
}

/// Whether a path leads to a file of the book that every system can have.
fn is_inside(path: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(['.', ' ']);
    path.split('/').all(|part| is_plain(part) && !part.contains(['\\', ':']) && !is_device(part))
}

/// A file and the hash of what is in it.
struct Hashed {
    file: fs::File,
    digest: Sha256,
    bytes: usize,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // A file that still waits for the disk could not be removed everywhere.
        let _ = self.flusher.take().map(Flusher::finish);
        // After a swap there is nothing; after a failure it is of no use, and the next build removes what stays.
        let _ = self.output_dir.discard();
    }
}
