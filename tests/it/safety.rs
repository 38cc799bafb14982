//! What is out stays out whole: killed builds, two builds at once, old books, a disk that refuses.

use crate::book::{options, whole};
use crate::declarations::{Quiet, copy};
use crate::golden::{sample, templates, worker};
use briefbook::publish::{OutputDir, Staging};
use briefbook::{BuildOptions, build};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// A conference of three workbooks and two short documents, which builds in a moment.
pub struct Small {
    folder: TempDir,
}

impl Small {
    pub fn new() -> Small {
        let small = Small { folder: tempfile::tempdir().unwrap() };
        copy(&sample(), &small.conference());
        copy(&templates(), &small.templates());
        for entry in fs::read_dir(small.conference().join("submissions")).unwrap() {
            let path = entry.unwrap().path();
            if !["01-", "02-", "08-"].iter().any(|code| path.file_name().unwrap().to_str().unwrap().starts_with(code)) {
                fs::remove_file(path).unwrap();
            }
        }
        for name in ["bao-cao-tong-hop", "tom-tat", "du-thao-ket-luan"] {
            fs::remove_file(small.templates().join(format!("cum-cong-nghiep/documents/{name}.hbs"))).unwrap();
        }
        small
    }

    pub fn conference(&self) -> PathBuf {
        self.folder.path().join("2021-07-02-ccn")
    }

    pub fn templates(&self) -> PathBuf {
        self.folder.path().join("templates")
    }

    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub fn book(&self) -> PathBuf {
        self.out().join("2021-07-02-ccn")
    }

    /// A build dated to a day of July 2021.
    pub fn options(&self, day: usize) -> BuildOptions {
        let at = format!("2021-07-{:02}T15:00:00+07:00", day % 28 + 1).parse().unwrap();
        BuildOptions { templates: self.templates(), at: Some(at), ..options(&self.conference(), &self.out(), 2) }
    }

    /// Numbers of the books before the present one.
    fn history(&self) -> Vec<u64> {
        let Ok(entries) = fs::read_dir(self.book().join(".history")) else { return Vec::new() };
        let mut numbers: Vec<u64> =
            entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().parse().unwrap()).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The book and all before it are whole.
    fn all_whole(&self) {
        whole(&self.book());
        self.history().iter().for_each(|n| drop(whole(&self.book().join(".history").join(n.to_string()))));
    }
}

/// Kills builds at random moments, half of them late, when the swap happens.
fn killed_at_random_moments(times: usize) {
    let small = Small::new();
    let started = Instant::now();
    build(&small.options(0), &Quiet).unwrap();
    let mut usual = started.elapsed();
    let mut dice = ChaCha8Rng::seed_from_u64(times as u64);
    let (mut ended, mut before) = (0, 0);
    for n in 1..=times {
        let share = if n % 2 == 0 { dice.random_range(0.0..1.0) } else { dice.random_range(0.5..1.2) };
        let options = small.options(n);
        let mut child = Command::new(worker())
            .args(["build", options.conference.to_str().unwrap(), "--templates", options.templates.to_str().unwrap()])
            .args(["--out", options.out.to_str().unwrap(), "--at", &options.at.unwrap().to_rfc3339(), "--jobs", "2"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(usual.mul_f64(share));
        let in_time = child.try_wait().unwrap().is_none();
        ended += usize::from(in_time);
        // What else the machine does changes how long a build takes.
        usual = usual.mul_f64(if in_time { 1.05 } else { 0.8 });
        child.kill().unwrap();
        child.wait().unwrap();
        small.all_whole();
        before += usize::from(whole(&small.book())["generated_at"] != options.at.unwrap().to_rfc3339());
    }
    assert!(ended * 3 > times && before > 0, "{ended} of {times} were ended in time, {before} before the swap");
    build(&small.options(times + 1), &Quiet).unwrap();
    small.all_whole();
    let room = fs::read_dir(small.out().join(".briefbook/2021-07-02-ccn")).unwrap();
    let left: Vec<String> = room.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| ["building", "replaced", "waste"].contains(&&**name)), "{left:?}");
}

#[test]
fn a_killed_build_leaves_the_old_book_or_the_new_one() {
    killed_at_random_moments(40);
}

#[test]
#[ignore = "takes a minute; the gate runs it"]
fn two_hundred_killed_builds_leave_whole_books() {
    killed_at_random_moments(200);
}

/// Every state that a build killed between two steps of the swap can leave.
#[test]
fn the_next_build_finishes_a_swap_from_every_step() {
    let book_of = |folder: &Path, word: &str| {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("book"), word).unwrap();
        fs::write(folder.join("manifest.json"), "").unwrap();
    };
    type Left = fn(&dyn Fn(&Path, &str), &Path, &Path);
    let cases: [(&str, Left, &str, Option<&str>); 6] = [
        ("unfinished", |make, book, room| (make(book, "old"), make(&room.join("building"), "half")).0, "old", None),
        (
            "exchanged",
            |make, book, room| {
                make(book, "new");
                make(&room.join("building"), "old");
                fs::create_dir(room.join("building/.history")).unwrap();
            },
            "new",
            Some("old"),
        ),
        (
            "moved aside",
            |make, book, room| {
                make(book, "new");
                make(&room.join("replaced"), "old");
                fs::create_dir(room.join("replaced/.history")).unwrap();
            },
            "new",
            Some("old"),
        ),
        (
            "history moved",
            |make, book, room| {
                make(book, "new");
                make(&room.join("replaced"), "old");
                fs::create_dir(book.join(".history")).unwrap();
            },
            "new",
            Some("old"),
        ),
        (
            "between two renames",
            |make, _, room| {
                make(&room.join("replaced"), "old");
                fs::create_dir(room.join("replaced/.history")).unwrap();
                make(&room.join("building"), "new");
            },
            "old",
            None,
        ),
        ("half removed", |make, book, room| (make(book, "old"), make(&room.join("waste"), "older")).0, "old", None),
    ];
    for (name, left, now, before) in cases {
        let out = tempfile::tempdir().unwrap();
        let (book, room) = (out.path().join("c"), out.path().join(".briefbook/c"));
        fs::create_dir_all(&room).unwrap();
        left(&book_of, &book, &room);
        OutputDir::take(out.path(), "c").unwrap();
        let read = |folder: &Path| fs::read_to_string(folder.join("book")).ok();
        assert_eq!(read(&book).as_deref(), Some(now), "{name}");
        assert_eq!(read(&book.join(".history/1")).as_deref(), before, "{name}");
        let stays: Vec<_> = fs::read_dir(&room).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(stays, ["lock"], "{name}");
    }
}

#[test]
fn a_swap_that_fails_half_way_does_not_lose_the_old_book() {
    let out = tempfile::tempdir().unwrap();
    let room = out.path().join(".briefbook/c");
    let output_dir = OutputDir::take(out.path(), "c").unwrap();
    fs::create_dir_all(output_dir.book()).unwrap();
    fs::write(output_dir.book().join("book"), "new").unwrap();
    fs::write(output_dir.book().join("manifest.json"), "").unwrap();
    let staging = Staging::open(&output_dir, String::new(), false).unwrap();
    // The folders have been exchanged: what was the book is where the new one was written.
    fs::create_dir(room.join("building/.history")).unwrap();
    fs::write(room.join("building/book"), "old").unwrap();
    drop(staging);
    drop(output_dir);
    let output_dir = OutputDir::take(out.path(), "c").unwrap();
    assert_eq!(fs::read_to_string(output_dir.book().join("book")).unwrap(), "new");
    assert_eq!(fs::read_to_string(output_dir.book().join(".history/1/book")).unwrap(), "old");
}

/// `--out .` next to the conference would put the book in its place.
#[test]
fn a_folder_that_is_no_book_is_not_replaced() {
    let small = Small::new();
    let workbook = small.conference().join("submissions/08-tuyen-quang.xlsx");
    let beside = BuildOptions { out: small.folder.path().to_owned(), ..small.options(0) };
    let error = format!("{:#}", build(&beside, &Quiet).unwrap_err());
    assert!(error.contains("2021-07-02-ccn is there and is no book"), "{error}");
    assert!(workbook.is_file() && !small.folder.path().join(".briefbook").exists());
    fs::create_dir_all(small.book()).unwrap();
    build(&small.options(0), &Quiet).unwrap();
    whole(&small.book());
}

/// On Windows and macOS one would be written over the other.
#[test]
fn paths_that_differ_in_capitals_alone_are_one() {
    let out = tempfile::tempdir().unwrap();
    let output_dir = OutputDir::take(out.path(), "c").unwrap();
    let staging = Staging::open(&output_dir, String::new(), false).unwrap();
    staging.write("tom-tat/đà-nẵng.pdf", "", b"one").unwrap();
    let error = staging.write("Tom-Tat/Đà-Nẵng.pdf", "", b"other").unwrap_err();
    assert!(error.to_string().contains("two documents of the book have the same path"), "{error}");
}

/// Of these Windows makes a device, or a file of another name.
#[test]
fn a_path_that_some_system_cannot_have_is_refused() {
    let out = tempfile::tempdir().unwrap();
    let output_dir = OutputDir::take(out.path(), "c").unwrap();
    let staging = Staging::open(&output_dir, String::new(), false).unwrap();
    for path in ["con.pdf", "tom-tat/nul", "aux/x.pdf", "report.pdf.", "tom-tat /x.pdf", "a:b.pdf", "a\\b.pdf"] {
        let error = staging.write(path, "", b"").unwrap_err();
        assert!(error.to_string().contains("is not a path inside the book"), "{error}");
    }
    staging.write("contact/communique.pdf", "", b"").unwrap();
}

#[test]
fn one_build_of_a_conference_at_a_time() {
    let small = Small::new();
    let held = OutputDir::take(&small.out(), "2021-07-02-ccn").unwrap();
    let error = format!("{:#}", build(&small.options(1), &Quiet).unwrap_err());
    let wanted = format!("2021-07-02-ccn is running already (process {})", std::process::id());
    assert!(error.contains(&wanted), "{error}");
    drop(held);
    build(&small.options(1), &Quiet).unwrap();
}

#[test]
fn old_books_are_kept_up_to_a_number_and_none_for_a_build_without_change() {
    let small = Small::new();
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("synthetic = true", "synthetic = true\nhistory = 2", 1)).unwrap();
    let history = |day: usize| {
        build(&small.options(day), &Quiet).unwrap();
        small.all_whole();
        small.history()
    };
    assert_eq!([1, 1, 2, 2, 3, 4].map(history), [vec![], vec![], vec![1], vec![1], vec![1, 2], vec![2, 3]]);
    let oldest = whole(&small.book().join(".history/2"));
    assert_eq!(oldest["generated_at"], "2021-07-03T15:00:00+07:00");
}

#[test]
fn a_disk_that_refuses_leaves_the_old_book() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    // A file where the new book's folder has to be made stands for all that can go wrong while writing.
    let partial = small.templates().join("cum-cong-nghiep/documents/phat-bieu.hbs");
    let text = fs::read_to_string(&partial).unwrap();
    fs::write(&partial, text.replacen("path = \"phat-bieu\"", "path = \"figures.json/x\"", 1)).unwrap();
    let error = format!("{:#}", build(&small.options(2), &Quiet).unwrap_err());
    assert!(error.contains("figures.json"), "{error}");
    assert_eq!(whole(&small.book())["generated_at"], "2021-07-02T15:00:00+07:00");
    fs::remove_dir_all(small.conference().join("submissions")).unwrap();
    let error = format!("{:#}", build(&small.options(2), &Quiet).unwrap_err());
    assert!(error.contains("cannot list"), "{error}");
    assert_eq!(whole(&small.book())["generated_at"], "2021-07-02T15:00:00+07:00");
}

#[test]
fn a_file_that_somebody_changed_is_made_anew_and_his_is_in_the_history() {
    let small = Small::new();
    let built = build(&small.options(1), &Quiet).unwrap();
    let touched = small.book().join("phat-bieu.docx");
    fs::write(&touched, b"edited by hand").unwrap();
    let again = build(&small.options(1), &Quiet).unwrap();
    let why: Vec<&str> = again.rebuilt.iter().map(|file| &*file.why).collect();
    assert_eq!(why, ["the old file was changed after it was made"; 2], "both formats of the document");
    small_book_is(&built.folder, &touched);
}

fn small_book_is(book: &Path, touched: &Path) {
    whole(book);
    assert_ne!(fs::read(touched).unwrap(), b"edited by hand");
    assert_eq!(fs::read(book.join(".history/1/phat-bieu.docx")).unwrap(), b"edited by hand");
}

/// What people or programs may leave in the history: the book is made, what is theirs stays, and the next book is made too.
#[cfg(unix)]
#[test]
fn an_odd_history_costs_no_book() {
    let small = Small::new();
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("synthetic = true", "synthetic = true\nhistory = 1", 1)).unwrap();
    build(&small.options(1), &Quiet).unwrap();
    let history = small.book().join(".history");
    let theirs = small.folder.path().join("theirs");
    fs::create_dir_all(&theirs).unwrap();
    fs::write(theirs.join("letter"), "dear").unwrap();
    for odd in ["18446744073709551615", "007", "-1", "2.5", "99999999999999999999999"] {
        fs::create_dir_all(history.join(odd)).unwrap();
    }
    std::os::unix::fs::symlink(&theirs, history.join("1")).unwrap();
    for day in 2..=4 {
        build(&small.options(day), &Quiet).unwrap();
        assert_eq!(whole(&small.book())["generated_at"], format!("2021-07-{:02}T15:00:00+07:00", day + 1));
    }
    assert_eq!(fs::read_to_string(theirs.join("letter")).unwrap(), "dear");
    assert!(history.join("007").is_dir() && history.join("18446744073709551615").is_dir());
    let books =
        fs::read_dir(&history).unwrap().filter(|entry| entry.as_ref().unwrap().path().join("figures.json").is_file());
    assert_eq!(books.count(), 1);
}
