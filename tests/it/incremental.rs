//! What is rebuilt and what is taken over from the book before.

use crate::book::{all_files, options, whole};
use crate::declarations::{Quiet, copy};
use crate::golden::sample;
use crate::safety::Small;
use briefbook::{BuildOptions, Built, build};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::SystemTime;

pub fn anew(built: &Built) -> BTreeSet<&str> {
    built.rebuilt.iter().map(|file| &*file.path).collect()
}

/// The book has, byte by byte, what a build has that takes nothing over. That one knows the same books before it, because
/// a book says what has changed since.
pub fn same_as_fresh(built: &Built, options: &BuildOptions) {
    let elsewhere = tempfile::tempdir().unwrap();
    copy(&options.out, elsewhere.path());
    let options = BuildOptions { out: elsewhere.path().to_owned(), fresh: true, ..options.clone() };
    let fresh = build(&options, &Quiet).unwrap();
    let here = all_files(&built.folder);
    for (name, bytes) in all_files(&fresh.folder) {
        assert!(name == "manifest.json" || here[&name] == bytes, "{name} differs");
    }
    let without =
        |mut manifest: serde_json::Value| manifest.as_object_mut().unwrap().remove("rebuilt").map(|_| manifest);
    assert_eq!(without(whole(&built.folder)), without(whole(&fresh.folder)));
}

#[test]
fn nothing_changed_nothing_made() {
    let small = Small::new();
    let first = build(&small.options(1), &Quiet).unwrap();
    assert!(first.rebuilt.iter().all(|file| file.why == "there was no book"));
    let before = all_files(&first.folder);
    assert_eq!(anew(&build(&small.options(1), &Quiet).unwrap()), BTreeSet::new());
    assert!(all_files(&first.folder) == before);
    let fresh = BuildOptions { fresh: true, ..small.options(1) };
    let made = build(&fresh, &Quiet).unwrap();
    assert_eq!(anew(&made).len(), before.len() - 1, "--fresh makes all but the manifest");
    same_as_fresh(&made, &fresh);
}

#[test]
fn a_changed_workbook_makes_the_documents_that_show_it() {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("2021-07-02-ccn");
    copy(&sample(), &conference);
    let options = options(&conference, &folder.path().join("out"), 0);
    build(&options, &Quiet).unwrap();
    let sketch = crate::sketch::Sketch {
        info: [("Lần gửi".to_owned(), "2".to_owned())].into(),
        rows: [(
            "VUONG_MAC".to_owned(),
            vec![["1", "Khác", "Đường vào cụm hẹp", "Mở rộng"].map(str::to_owned).to_vec()],
        )]
        .into(),
        ..Default::default()
    };
    sketch.write(&conference.join("submissions/08-lan-2.xlsx"));
    let built = build(&options, &Quiet).unwrap();
    let made = anew(&built);
    assert!(made.contains("tom-tat/08-tuyen-quang.pdf") && made.contains("du-thao-ket-luan.docx"), "{made:?}");
    same_as_fresh(&built, &options);
}

/// What stands in the consolidated workbook is not what a difficulty says, but who sent which revision.
#[test]
fn the_consolidated_workbook_is_made_when_something_it_shows_changed() {
    let small = Small::new();
    let send = |revision: &str, difficulty: &str| {
        let row = ["1", "Khác", difficulty, "Mở rộng"].map(str::to_owned).to_vec();
        let sketch = crate::sketch::Sketch {
            info: [("Lần gửi".to_owned(), revision.to_owned())].into(),
            rows: [("VUONG_MAC".to_owned(), vec![row])].into(),
            ..Default::default()
        };
        sketch.write(&small.conference().join("submissions/08-lan-2.xlsx"));
        let built = build(&small.options(1), &Quiet).unwrap();
        same_as_fresh(&built, &small.options(1));
        assert!(anew(&built).contains("phan-hoi/08-tuyen-quang.xlsx"));
        anew(&built).contains("so-lieu-tong-hop.xlsx")
    };
    assert!(send("2", "Đường vào cụm hẹp"));
    assert!(!send("2", "Đường vào cụm ngập"));
    assert!(send("3", "Đường vào cụm ngập"));
}

#[test]
fn a_changed_wording_makes_the_documents_it_stands_in() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    let edit = |file: &str, from: &str, to: &str| {
        let path = small.templates().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    };
    edit("cum-cong-nghiep/documents/phat-bieu.hbs", "# KẾT LẠI", "# KẾT LUẬN");
    let built = build(&small.options(1), &Quiet).unwrap();
    assert_eq!(anew(&built), ["phat-bieu.docx", "phat-bieu.pdf"].into());
    same_as_fresh(&built, &small.options(1));
    edit("styles/nd30.toml", "\n", "\n# another remark\n");
    let built = build(&small.options(1), &Quiet).unwrap();
    assert!(
        built.rebuilt.iter().all(|file| file.why == "the program, the style or a font changed"),
        "{:?}",
        built.rebuilt
    );
    assert!(anew(&built).contains("dai-bieu.pdf"));
    // A book is of its inputs, whether or not they move a figure.
    let remark = small.conference().join("conference.toml");
    fs::write(&remark, fs::read_to_string(&remark).unwrap() + "# a remark\n").unwrap();
    let built = build(&small.options(1), &Quiet).unwrap();
    assert_eq!(anew(&built), BTreeSet::new());
    same_as_fresh(&built, &small.options(1));
}

/// What the small conference remembers, by file name, with the time of its making.
fn kept(small: &Small) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(small.out().join(".briefbook/2021-07-02-ccn/kept")).unwrap();
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, (fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap()))
    };
    entries.map(entry).collect()
}

/// Readings are larger than the mark that templates were tried, which is rebuilt each time.
fn is_reading((_, (bytes, _)): &(&String, &(Vec<u8>, SystemTime))) -> bool {
    bytes.len() > 64
}

#[test]
fn a_workbook_is_read_once() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    let before = kept(&small);
    assert_eq!(before.len(), 4, "three workbooks, and that the templates were tried");
    crate::sketch::Sketch::default().write(&small.conference().join("submissions/08-tuyen-quang.xlsx"));
    same_as_fresh(&build(&small.options(1), &Quiet).unwrap(), &small.options(1));
    let after = kept(&small);
    let untouched: Vec<_> =
        after.iter().filter(is_reading).filter(|(name, entry)| before.get(*name) == Some(entry)).collect();
    assert_eq!((untouched.len(), after.len()), (2, 4), "one is read, what it said before is forgotten");
    build(&BuildOptions { fresh: true, ..small.options(1) }, &Quiet).unwrap();
    let fresh = kept(&small);
    assert!(fresh.iter().filter(is_reading).all(|(name, entry)| after[name].1 < entry.1), "--fresh reads everything");
}

#[test]
fn what_is_kept_is_believed_only_whole() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    let before = kept(&small);
    let folder = small.out().join(".briefbook/2021-07-02-ccn/kept");
    let readings: Vec<_> =
        before.iter().filter(is_reading).map(|(name, (bytes, _))| (folder.join(name), bytes)).collect();
    let [(cut, its), (changed, other), (replaced, _)] = readings.as_slice() else { panic!("three readings") };
    fs::write(cut, &its[..40]).unwrap();
    let mut bytes = (*other).clone();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(changed, bytes).unwrap();
    fs::write(replaced, other).unwrap();
    // Another day, so that documents are made of what was read.
    let built = build(&small.options(2), &Quiet).unwrap();
    assert!(anew(&built).contains("dai-bieu.pdf"));
    same_as_fresh(&built, &small.options(2));
    let bytes = |kept: BTreeMap<String, (Vec<u8>, SystemTime)>| {
        kept.into_iter().map(|(name, (bytes, _))| (name, bytes)).collect::<Vec<_>>()
    };
    assert!(bytes(kept(&small)) == bytes(before), "damage is mended");
}

#[test]
fn a_template_that_failed_is_tried_again() {
    let small = Small::new();
    build(&small.options(1), &Quiet).unwrap();
    let path = small.templates().join("cum-cong-nghiep/documents/phat-bieu.hbs");
    let sound = fs::read_to_string(&path).unwrap();
    fs::write(&path, sound.clone() + "\n{{#if coverage.complete}}{{else}}{{conference.nothing}}{{/if}}\n").unwrap();
    let wrong = || format!("{:#}", build(&small.options(1), &Quiet).unwrap_err());
    assert!(wrong().contains("conference.nothing") && wrong().contains("conference.nothing"));
    fs::write(&path, sound).unwrap();
    assert_eq!(anew(&build(&small.options(1), &Quiet).unwrap()), BTreeSet::new());
}

/// A book says what changed since the one before it, so that one stays where it can be read.
#[test]
fn a_book_made_over_again_takes_no_place_among_the_old_ones() {
    let small = Small::new();
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("title", "history = 1\ntitle", 1)).unwrap();
    build(&small.options(1), &Quiet).unwrap();
    let fresh = BuildOptions { fresh: true, ..small.options(2) };
    let first = build(&fresh, &Quiet).unwrap();
    let before = all_files(&first.folder);
    assert!(whole(&first.folder)["compared_with"].is_object());
    build(&fresh, &Quiet).unwrap();
    assert!(all_files(&first.folder) == before, "--fresh again");
    // A book that somebody damaged is put away, and does not drive out the one it is compared with.
    fs::write(first.folder.join("phat-bieu.pdf"), b"x").unwrap();
    build(&small.options(2), &Quiet).unwrap();
    same_as_fresh(&build(&small.options(2), &Quiet).unwrap(), &small.options(2));
    assert_eq!(all_files(&first.folder)["thay-doi.md"], before["thay-doi.md"]);
}

#[test]
fn a_book_does_not_say_how_its_folder_was_typed() {
    let small = Small::new();
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n[targets]\n\"3\" = {{ value = \"1500\", by = 2030-12-31 }}\n")).unwrap();
    build(&small.options(1), &Quiet).unwrap();
    let before = whole(&small.book());
    let conference = small.conference().join("../2021-07-02-ccn");
    let typed = BuildOptions { conference, out: small.out().join("other"), ..small.options(1) };
    let other = build(&typed, &Quiet).unwrap();
    assert_eq!(whole(&other.folder), before);
}
