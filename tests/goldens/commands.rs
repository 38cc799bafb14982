//! Sessions at a terminal: `tests/commands/*.txt` hold what is typed and what comes of it, in a folder of its own for each file.
//!
//! ```text
//! $ sample 2021-07-02-ccn 01 08     a copy of that sample with the workbooks that begin so, below input/
//! $ write FILE TEXT                 one line in a file
//! $ replace FILE OLD NEW            in a text file
//! $ append FILE TEXT               one line at the end of a file
//! $ same ONE OTHER                 whether the files below two folders are the same, or which differ
//! $ spoil FILE TO                  a copy with one byte in its middle changed
//! $ holds FOLDER TEXT              which files below it hold a text, also packed in Office's files
//! $ letter FILE                    an .eml file as a mail program reads it
//! $ remove PATH      $ copy FROM TO      $ move FROM TO
//! $ list FOLDER                     all files below it
//! $ cat FILE
//! $ briefbook …                     the program; a line `exit N` follows where the code is not 0
//! ```
//!
//! What is said stands below it after `| `, of standard error after `| ! `.

use crate::support::golden::{check, root, stems, worker};
use crate::support::words::words;
use libtest_mimic::{Failed, Trial};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn trials() -> Vec<Trial> {
    let trial = |stem: String| Trial::test(format!("commands::{stem}"), move || session(&stem));
    stems("commands", "txt").into_iter().map(trial).collect()
}

fn session(stem: &str) -> Result<(), Failed> {
    let file = format!("commands/{stem}.txt");
    let text = fs::read_to_string(root().join("tests").join(&file))?;
    let folder = tempfile::tempdir()?;
    let place = folder.path().canonicalize()?;
    link(&root().join("templates"), &place.join("templates"))?;
    let mut shown = String::new();
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            writeln!(shown, "{line}")?;
        } else if let Some(typed) = line.strip_prefix("$ ") {
            let words = words(typed);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let said = run(&words, &place)?.replace(&*place.to_string_lossy(), "‹folder›");
            // The folder of the program is named like its profile.
            let beside = worker().parent().map(Path::to_owned).unwrap_or_default();
            let said = said.replace(&*beside.to_string_lossy(), "‹program›");
            let above = beside.parent().unwrap_or(&beside);
            let said = said.replace(&*above.to_string_lossy(), "‹above›");
            let said = TIMES.iter().fold(without_sizes(&said), |said, key| without(&said, key));
            writeln!(shown, "$ {typed}")?;
            said.lines().try_for_each(|line| writeln!(shown, "{}", format!("| {}", brief(line)).trim_end()))?;
        }
    }
    Ok(check(&file, &shown)?)
}

/// Of the JSON of a build only who no longer counts: the rest is for other tests.
fn brief(line: &str) -> String {
    let lost = || line.split_once("\"lost\":")?.1.split_once(']').map(|(lost, _)| lost.to_owned());
    match line.strip_prefix("{\"schema\":\"briefbook/build/1\"").and_then(|_| lost()) {
        Some(lost) => format!("built … \"lost\":{lost}]"),
        None => line.to_owned(),
    }
}

/// Keys of JSON whose values tell the clock.
const TIMES: [&str; 2] = ["\"seconds\":", "\"last_built\":\""];

/// JSON without the values of a key.
fn without(text: &str, key: &str) -> String {
    let mut parts = text.split(key);
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.find([',', '}']).map_or("", |end| &part[end..]);
        shown.push_str(key);
        shown.push('…');
        shown.push_str(rest);
    }
    shown
}

/// What is free on a disk is another machine's number.
fn without_sizes(text: &str) -> String {
    let mut parts = text.split(" MB").map(str::to_owned).collect::<Vec<_>>();
    let last = parts.pop().unwrap_or_default();
    let trimmed = parts.iter().map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned() + "… MB");
    trimmed.chain([last]).collect()
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    copy_all(from, to)
}

fn run(words: &[&str], place: &Path) -> Result<String, Failed> {
    let at = |path: &str| place.join(path);
    match words {
        ["briefbook", args @ ..] => return program(args, place),
        ["sample", id, begin @ ..] => sample(id, begin, place)?,
        ["write", file, text] => {
            fs::create_dir_all(at(file).parent().unwrap_or(place))?;
            fs::write(at(file), format!("{text}\n"))?;
        }
        ["replace", file, old, new] => {
            let text = fs::read_to_string(at(file))?;
            if !text.contains(old) {
                return Err(format!("{file} does not hold {old}").into());
            }
            fs::write(at(file), text.replace(old, new))?;
        }
        ["append", file, text] => {
            let mut file = fs::File::options().append(true).open(at(file))?;
            std::io::Write::write_all(&mut file, format!("{text}\n").as_bytes())?;
        }
        ["same", one, other] => return differences(&at(one), &at(other)),
        ["spoil", file, to] => {
            let mut bytes = fs::read(at(file))?;
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(at(to), bytes)?;
        }
        ["holds", folder, text] => return holding(&at(folder), text),
        ["letter", file] => return letter(&fs::read(at(file))?),
        ["remove", path] if at(path).is_dir() => fs::remove_dir_all(at(path))?,
        ["remove", path] => fs::remove_file(at(path))?,
        ["copy", from, to] => copy_all(&at(from), &at(to))?,
        ["move", from, to] => fs::rename(at(from), at(to))?,
        ["list", folder] => return Ok(listed(&at(folder))?.into_iter().map(|name| name + "\n").collect()),
        ["cat", file] => return Ok(fs::read_to_string(at(file))?),
        other => return Err(format!("no such command: {other:?}").into()),
    }
    Ok(String::new())
}

/// Both of what the program says, and how it ends.
fn program(args: &[&str], place: &Path) -> Result<String, Failed> {
    let mut command = Command::new(worker());
    command.args(args).current_dir(place).env("LC_ALL", "vi_VN.UTF-8").env("LANG", "vi_VN.UTF-8");
    command.env_remove("LANGUAGE").env_remove("LC_MESSAGES").env("HOME", place).env_remove("XDG_DATA_HOME");
    let output = command.output()?;
    let mut said = String::new();
    for (name, bytes) in [("", output.stdout), ("! ", output.stderr)] {
        for line in String::from_utf8(bytes)?.lines() {
            writeln!(said, "{name}{line}")?;
        }
    }
    match output.status.code() {
        Some(0) => {}
        code => writeln!(said, "exit {}", code.map_or("by a signal".to_owned(), |code| code.to_string()))?,
    }
    Ok(said)
}

fn sample(id: &str, begin: &[&str], place: &Path) -> std::io::Result<()> {
    let (from, to) = (root().join("input").join(id), place.join("input").join(id));
    fs::create_dir_all(to.join("submissions"))?;
    fs::copy(from.join("conference.toml"), to.join("conference.toml"))?;
    for name in listed(&from.join("submissions"))? {
        if begin.iter().any(|begin| name.starts_with(begin)) {
            fs::copy(from.join("submissions").join(&name), to.join("submissions").join(&name))?;
        }
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap_or(to))?;
        return fs::copy(from, to).map(|_| ());
    }
    for name in listed(from)? {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(from.join(&name), target)?;
    }
    Ok(())
}

fn differences(one: &Path, other: &Path) -> Result<String, Failed> {
    let (files, others) = (listed(one)?, listed(other)?);
    let mut all: Vec<&String> = files.iter().chain(&others).collect();
    all.sort();
    all.dedup();
    let bytes = |folder: &Path, name: &str| fs::read(folder.join(name)).unwrap_or_default();
    let differ =
        all.iter().filter(|name| bytes(one, name) != bytes(other, name)).map(|name| format!("{name} differs\n"));
    let none = if all.is_empty() { "no files\n" } else { "the same files\n" };
    let differ: Vec<String> = differ.collect();
    Ok(if differ.is_empty() { none.to_owned() } else { differ.concat() })
}

/// Files that hold a text; of Office's files also their parts. Names that are hashes are cut.
fn holding(folder: &Path, text: &str) -> Result<String, Failed> {
    let holds = |bytes: &[u8]| memchr::memmem::find(bytes, text.as_bytes()).is_some();
    let within = |bytes: &[u8]| {
        let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return false };
        (0..archive.len()).any(|part| {
            let mut content = Vec::new();
            archive.by_index(part).is_ok_and(|mut part| std::io::Read::read_to_end(&mut part, &mut content).is_ok())
                && holds(&content)
        })
    };
    let mut found = String::new();
    for name in listed(folder)? {
        let bytes = fs::read(folder.join(&name))?;
        if holds(&bytes) || within(&bytes) {
            let shown = name.split("/kept/").next().unwrap_or_default();
            writeln!(found, "{shown}")?;
        }
    }
    Ok(found)
}

fn letter(bytes: &[u8]) -> Result<String, Failed> {
    let letter = mail_parser::MessageParser::default().parse(bytes).ok_or("no letter")?;
    let address = |list: Option<&mail_parser::Address<'_>>| {
        list.and_then(|list| list.first()).and_then(|one| one.address()).unwrap_or("-").to_owned()
    };
    let date = letter.date().map(mail_parser::DateTime::to_rfc3339).unwrap_or_default();
    let (from, to, subject) = (address(letter.from()), address(letter.to()), letter.subject().unwrap_or_default());
    let mut said = format!("from {from}\nto {to}\ndate {date}\nsubject {subject}\n\n");
    said.push_str(&letter.body_text(0).unwrap_or_default().replace("\r\n", "\n"));
    for part in letter.attachments() {
        use mail_parser::MimeHeaders;
        writeln!(said, "+ {}", part.attachment_name().unwrap_or("?"))?;
    }
    Ok(said)
}

/// Files below a folder, by name.
fn listed(folder: &Path) -> std::io::Result<Vec<String>> {
    let (mut found, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(folder.join(&within))? {
            let path = within.join(entry?.file_name());
            let is_folder = folder.join(&path).is_dir();
            if is_folder { folders.push(path) } else { found.push(path.to_string_lossy().replace('\\', "/")) }
        }
    }
    found.sort();
    Ok(found)
}
