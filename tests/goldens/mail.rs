//! What comes of each letter, mailbox and archive of `tests/mail/` when it is taken in, and that a second time changes nothing.

use crate::support::golden::{check, root};
use briefbook::contracts::{TakenIn, TakenItem, TakenParcel};
use briefbook::messages::built_in;
use briefbook::{ReceiveOptions, receive};
use libtest_mimic::{Failed, Trial};
use std::fmt::Write;
use std::fs;
use std::path::Path;

pub fn trials() -> Vec<Trial> {
    let entries = fs::read_dir(root().join("tests/mail")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.ends_with(".txt")).collect();
    names.sort();
    names.into_iter().map(|name| Trial::test(format!("mail {name}"), move || one(&name))).collect()
}

fn one(name: &str) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let conference = folder.path().join("hoi-nghi");
    fs::create_dir(&conference)?;
    fs::copy(root().join("input/2021-07-02-ccn/conference.toml"), conference.join("conference.toml"))?;
    let options = ReceiveOptions {
        conference: conference.clone(),
        paths: vec![root().join("tests/mail").join(name)],
        uploads: Vec::new(),
        at: "2026-12-16T08:00:00+07:00".parse().unwrap(),
        channel: "usb".to_owned(),
        from: String::new(),
        by: "văn thư".to_owned(),
    };
    let text = told(&receive(&options)?, &conference);
    let again = receive(&options)?;
    let stored = |taken: &TakenIn| taken.parcels.iter().flat_map(|parcel| &parcel.items).any(is_stored);
    if stored(&again) || told_files(&conference) != text[text.find("# files").unwrap()..] {
        return Err("taken in twice".into());
    }
    Ok(check(&format!("mail/{name}.txt"), &text)?)
}

fn is_stored(item: &TakenItem) -> bool {
    format!("{:?}", item.state) == "Stored"
}

fn told(taken: &TakenIn, conference: &Path) -> String {
    let mut text = String::new();
    for TakenParcel { from, subject, at, sender_clock, body, items, .. } in &taken.parcels {
        let at = at.map(|at| at.to_rfc3339()).unwrap_or_default();
        writeln!(
            text,
            "from {from:?}\nsubject {subject:?}\nat {at}{}",
            if *sender_clock { " (sender's clock)" } else { "" }
        )
        .unwrap();
        body.iter().for_each(|line| writeln!(text, "| {line}").unwrap());
        for TakenItem { name, state, file, note } in items {
            let note = note.as_ref().map(built_in).unwrap_or_default();
            writeln!(text, "{state:?} {name:?} → {} {note}", file.as_deref().unwrap_or("nowhere")).unwrap();
        }
        text.push('\n');
    }
    text + &told_files(conference)
}

fn told_files(conference: &Path) -> String {
    let mut text = "# files\n".to_owned();
    let mut folders = vec![conference.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    for file in files {
        let name = file.strip_prefix(conference).unwrap().to_string_lossy().replace('\\', "/");
        if name != "conference.toml" && !name.starts_with('.') {
            writeln!(text, "{name} {}", fs::metadata(&file).unwrap().len()).unwrap();
        }
    }
    text + "# received.csv\n" + &fs::read_to_string(conference.join("received.csv")).unwrap_or_default()
}
