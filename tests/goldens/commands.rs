//! Sessions at a terminal: `tests/commands/*.txt` hold what is typed and what comes of it, in a folder of its own for each file.
//!
//! ```text
//! $ sample 2021-07-02-ccn 01 08     a copy of that sample with the workbooks that begin so, below input/
//! $ write FILE TEXT                 one line in a file
//! $ replace FILE OLD NEW            in a text file
//! $ remove PATH      $ copy FROM TO      $ move FROM TO
//! $ list FOLDER                     all files below it
//! $ cat FILE
//! $ briefbook …                     the program; a line `exit N` follows where the code is not 0
//! ```
//!
//! What is said stands below it after `| `, of standard error after `| ! `.

use crate::support::golden::{check, root, stems, worker};
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
            writeln!(shown, "$ {typed}")?;
            said.lines().try_for_each(|line| writeln!(shown, "{}", format!("| {line}").trim_end()))?;
        }
    }
    Ok(check(&file, &shown)?)
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    copy_all(from, to)
}

/// Words of a line; those in quotes are one.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), None::<String>, false);
    for c in line.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
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
