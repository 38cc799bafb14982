//! Books whose folder cannot be exchanged, because a program has a file in it open.

use super::disk::{Disk, System};
use super::journal::OpenFiles;
use super::manifest::Manifest;
use super::output_dir::{OutputDir, replace_open_files};
use super::staging::Staging;
use super::verify::files_of;
use super::{changes, verify};
use crate::model::edit::Change;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A disk as Windows has it: no folder is renamed while a file in it is open, no open file is replaced. After so many steps the
/// program is killed.
struct Windows {
    open: PathBuf,
    steps: AtomicUsize,
}

impl Windows {
    fn with_open(file: &Path) -> Box<Windows> {
        Windows::killed_after(usize::MAX, file)
    }

    fn killed_after(steps: usize, open: &Path) -> Box<Windows> {
        Box::new(Windows { open: open.to_owned(), steps: AtomicUsize::new(steps) })
    }

    fn step(&self, touches: &[&Path]) -> io::Result<()> {
        let left = self.steps.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        left.map_err(|_| io::Error::other("killed"))?;
        let is_open = touches.iter().any(|path| self.open.starts_with(path));
        if is_open { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }
}

impl Disk for Windows {
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&[from, to]).and_then(|()| System.rename(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step(&[path]).and_then(|()| System.remove_file(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(&[path]).and_then(|()| System.write(path, bytes))
    }
}

/// A place for the books of a conference.
struct Place(tempfile::TempDir);

/// Files of a book by their paths.
type Files = BTreeMap<String, String>;

impl Place {
    fn new() -> Place {
        Place(tempfile::tempdir().unwrap())
    }

    fn book(&self) -> PathBuf {
        self.0.path().join("c")
    }

    fn report(&self) -> PathBuf {
        self.book().join("report.docx")
    }

    fn before(&self, number: usize) -> PathBuf {
        self.book().join(".history").join(number.to_string())
    }

    fn rooms(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path().join(".briefbook/c")).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Publishes an edition on a disk.
    fn publish(&self, disk: Box<dyn Disk>, edition: usize) -> Result<()> {
        let output_dir = OutputDir::take_on(disk, self.0.path(), "c")?;
        let staging = Staging::open(&output_dir, String::new(), false)?;
        for (path, text) in files(edition) {
            staging.write(&path, &text, text.as_bytes())?;
        }
        let manifest = Manifest {
            tool: String::new(),
            made_with: String::new(),
            conference: "c".to_owned(),
            generated_at: edition.to_string(),
            compared_with: None,
            inputs: Vec::new(),
            templates: Vec::new(),
            outputs: Vec::new(),
            edits: Vec::new(),
            issued: Vec::new(),
            withdrawn: Vec::new(),
            rebuilt: Vec::new(),
        };
        staging.commit(manifest, 9).map(drop)
    }

    fn is(&self, edition: usize) {
        assert_eq!(read(&self.book()), files(edition));
        assert_eq!(Manifest::of(&self.book()).unwrap().generated_at, edition.to_string());
        assert_eq!(changes(&self.book()).unwrap(), []);
    }

    fn was(&self, number: usize, edition: usize) {
        assert_eq!(read(&self.before(number)), files(edition), "history");
        assert!(Manifest::of(&self.before(number)).unwrap().is_whole(&self.before(number)));
        assert!(!self.before(number + 1).exists());
    }
}

/// What an edition consists of: one file has the same bytes in each, one is in each another.
fn files(edition: usize) -> Files {
    let own = format!("of-{edition}/list.csv");
    let text = |path: &str| (path.to_owned(), format!("{path} {edition}"));
    [text("report.docx"), text("report.pdf"), text(&own), ("logo.png".to_owned(), "logo".to_owned())].into()
}

/// What lies there, but for the manifest.
fn read(book: &Path) -> Files {
    let mut files = files_of(book).unwrap();
    files.remove(Manifest::FILE);
    files.into_iter().map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn an_open_document_stays_and_is_replaced_when_it_is_closed() {
    let place = Place::new();
    place.publish(Box::new(System), 1).unwrap();
    for edition in [2, 2, 3] {
        place.publish(Windows::with_open(&place.report()), edition).unwrap();
        let wanted = Files::from([("report.docx".to_owned(), "report.docx 1".to_owned())]);
        assert_eq!(read(&place.book()), files(edition).into_iter().chain(wanted).collect());
        assert_eq!(Manifest::of(&place.book()).unwrap().generated_at, edition.to_string());
        assert_eq!(OpenFiles::of(&place.book()).paths(), ["report.docx"]);
        assert_eq!(changes(&place.book()).unwrap(), [], "nobody has edited it");
        // The history has what was published, not what lay there; the same edition twice is one.
        place.was(edition - 1, edition - 1);
    }
    assert_eq!(super::book_file(&place.book(), "report.docx").unwrap(), b"report.docx 3");
    let readers = verify::Readers { bears: |_, _, _| true, signatures: |_, _| None };
    let wrong = || verify::verify(&place.book(), None, readers).unwrap().wrong;
    let told: Vec<(String, &str)> = wrong().into_iter().map(|wrong| (wrong.path, wrong.what)).collect();
    assert_eq!(told, [("report.docx".to_owned(), "open in a program")]);
    replace_open_files(place.0.path(), "c").unwrap();
    place.is(3);
    assert_eq!((wrong().len(), place.rooms()), (0, vec!["lock".to_owned()]));
}

#[test]
fn an_open_document_that_is_saved_is_an_edit() {
    let place = Place::new();
    place.publish(Box::new(System), 1).unwrap();
    place.publish(Windows::with_open(&place.report()), 2).unwrap();
    fs::write(place.report(), "mine").unwrap();
    replace_open_files(place.0.path(), "c").unwrap();
    assert_eq!(fs::read_to_string(place.report()).unwrap(), "mine");
    let found = changes(&place.book()).unwrap();
    assert_eq!((&*found[0].document, found[0].change, found.len()), ("report.docx", Change::Edited, 1));
    assert_eq!(place.rooms(), ["lock"]);
}

#[test]
fn a_file_that_no_edition_has_any_more_goes_when_it_is_closed() {
    let place = Place::new();
    place.publish(Box::new(System), 1).unwrap();
    place.publish(Windows::with_open(&place.book().join("of-1/list.csv")), 2).unwrap();
    assert_eq!(OpenFiles::of(&place.book()).paths(), ["of-1/list.csv"]);
    assert_eq!(changes(&place.book()).unwrap(), [], "nobody has added it");
    replace_open_files(place.0.path(), "c").unwrap();
    place.is(2);
    assert!(!place.book().join("of-1").exists());
}

/// Killed at every step, and the run that goes on killed again.
#[test]
fn a_replacement_that_is_killed_is_finished_by_the_next_run() {
    let (mut old, mut new) = (0, 0);
    for steps in 0.. {
        let place = Place::new();
        place.publish(Box::new(System), 1).unwrap();
        let whole = place.publish(Windows::killed_after(steps, &place.report()), 2).is_ok();
        drop(OutputDir::take_on(Windows::killed_after(steps % 4, &place.report()), place.0.path(), "c"));
        drop(OutputDir::take(place.0.path(), "c").unwrap());
        if Manifest::of(&place.book()).unwrap().generated_at == "1" {
            old += 1;
            place.is(1);
            assert!(!place.before(1).exists(), "{steps}");
        } else {
            new += 1;
            place.is(2);
            place.was(1, 1);
        }
        assert_eq!(place.rooms(), ["lock"], "{steps}");
        if whole {
            break;
        }
    }
    assert!(old > 5 && new > 5, "{old} times the old book, {new} times the new one");
}
