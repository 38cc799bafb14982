//! The same inputs give the same bytes: elsewhere, in another order, by other threads, in another land.

use crate::book::{all_files, book, whole};
use crate::declarations::copy;
use crate::golden::{sample, templates, worker};
use std::fs;
use std::process::Command;

#[test]
fn the_book_does_not_depend_on_place_order_threads_language_or_time_zone() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("một thư mục khác");
    let (conference, packs) = (elsewhere.join("2021-07-02-ccn"), elsewhere.join("packs"));
    copy(&templates(), &packs);
    // Files are made in the opposite order, which is how many file systems list them.
    fs::create_dir_all(conference.join("submissions")).unwrap();
    fs::copy(sample().join("conference.toml"), conference.join("conference.toml")).unwrap();
    let mut files: Vec<_> =
        fs::read_dir(sample().join("submissions")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort();
    for name in files.iter().rev() {
        fs::copy(sample().join("submissions").join(name), conference.join("submissions").join(name)).unwrap();
    }
    let run = Command::new(worker())
        .args(["build", "2021-07-02-ccn", "--templates", "packs", "--out", "out", "--jobs", "3", "--json"])
        .current_dir(&elsewhere)
        .envs([("TZ", "America/St_Johns"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nowhere")])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let other = elsewhere.join("out/2021-07-02-ccn");
    assert_eq!(whole(book()), whole(&other), "the manifests, with all hashes of inputs, templates and outputs");
    let (one, other) = (all_files(book()), all_files(&other));
    assert!(one.keys().eq(other.keys()));
    for (name, bytes) in &one {
        assert!(other[name] == *bytes, "{name} differs");
    }
}
