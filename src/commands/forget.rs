//! `forget`: blanks what belongs to a person in everything of a conference that is not a signed record, and notes old and new
//! hashes. What a law asks to be deleted must not live on in caches and books that nobody looks at.

use crate::config::files_below;
use crate::contracts::{Forgotten, ForgottenFile, UnreadFile};
use crate::messages::fail;
use crate::model::message::Message;
use crate::msg;
use crate::pipeline::loader;
use crate::project::{Project, RECEIPTS_LOCK, add_withdrawn, lock};
use crate::publish::{self, DiskCache, Manifest, OutputDir, Withdrawn, sha256};
use crate::render::{docx, pdf};
use crate::spreadsheets::redacted;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};

/// What is to be forgotten, and where.
#[derive(Debug, Clone)]
pub struct ForgetOptions {
    /// Folder with `conference.toml`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Folder of books.
    pub out: PathBuf,
    /// Telephone numbers, names, addresses: each the whole text of a cell. Of numbers the digits count.
    pub texts: Vec<String>,
    /// Who decided: a post.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Fewest characters of a text: a shorter one stands in too many cells that are nobody's.
const SHORTEST: usize = 6;

/// Folders of a conference in which files are looked into.
const LOOKED_INTO: [&str; 4] = ["submissions", "mail", "edits", "outbox"];

/// Largest file that is looked into.
const LARGEST: u64 = 200 << 20;

/// Blanks the texts in workbooks and letters of a conference, in the workbooks of its books, and drops caches and the books'
/// internal lists. What went out signed stays as it is.
///
/// # Errors
/// A text is too short; a declaration is wrong, another build runs, or the disk refuses. What is told as forgotten is.
pub fn forget(options: &ForgetOptions) -> Result<Forgotten> {
    let person = Person::of(&options.texts)?;
    let _lock = lock(&options.conference, RECEIPTS_LOCK)?;
    let project = Project::load(&options.conference, &options.templates)?;
    let output_dir = OutputDir::take(&options.out, &project.conference.id)?;
    let mut forgotten = Forgotten { conference: project.conference.id.clone(), files: Vec::new(), unread: Vec::new() };
    for folder in LOOKED_INTO.map(|folder| options.conference.join(folder)).iter().filter(|folder| folder.is_dir()) {
        for within in files_below(folder)? {
            look(&project, &person, &options.conference, &folder.join(within), &mut forgotten)?;
        }
    }
    let book = output_dir.book();
    of_book(&project, &person, (book, ""), &mut forgotten)?;
    for (number, earlier) in publish::history(book) {
        of_book(&project, &person, (&earlier, &format!(".history/{number}/")), &mut forgotten)?;
    }
    DiskCache::forget_all(&options.out, &project.conference.id)?;
    add_withdrawn(&options.conference, (&options.by, &options.reason, options.at), &forgotten.files)?;
    Ok(forgotten)
}

/// What belongs to a person, as it is compared.
struct Person(Vec<String>);

impl Person {
    fn of(texts: &[String]) -> Result<Person> {
        let texts: Vec<String> = texts.iter().map(|text| compared(text)).collect();
        match texts.iter().any(|text| text.chars().count() < SHORTEST) || texts.is_empty() {
            true => Err(fail(msg!("forget-too-short", least = SHORTEST.to_string()))),
            false => Ok(Person(texts)),
        }
    }

    fn is(&self, text: &str) -> bool {
        self.0.contains(&compared(text))
    }

    fn stands_in(&self, text: &str) -> bool {
        let folded = folded(text);
        self.0.iter().any(|own| match own.bytes().all(|byte| byte.is_ascii_digit()) {
            true => text.split(|c| !of_number(c)).any(|run| digits(run).contains(own)),
            false => folded.contains(own),
        })
    }
}

/// A text without differences that the eye passes over; of a telephone number its digits, without the zero that Excel drops
/// and the country's code that people write instead.
fn compared(text: &str) -> String {
    if !text.chars().all(of_number) {
        return folded(text);
    }
    let digits = digits(text);
    let own = digits.strip_prefix("84").filter(|rest| rest.len() >= 9).unwrap_or(&digits);
    own.trim_start_matches('0').to_owned()
}

fn of_number(c: char) -> bool {
    c.is_ascii_digit() || " .-()+".contains(c)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Looks into one file of the conference.
fn look(project: &Project, person: &Person, root: &Path, path: &Path, forgotten: &mut Forgotten) -> Result<()> {
    let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let Some(bytes) = loader::bytes(path, LARGEST) else { return Ok(()) };
    let new = match kind(&name) {
        Kind::Workbook => {
            redacted(&bytes, &project.conference.limits, &|text| person.is(text)).map_err(|why| why.message())
        }
        Kind::Text => Ok(without(&bytes, person)),
        Kind::Other => Err(msg!("forget-not-looked-into")),
    };
    match new {
        Ok(None) => {}
        Ok(Some(new)) => {
            publish::write_through(path, &new)?;
            forgotten.files.push(ForgottenFile { file: name, old: sha256(&bytes), new: Some(sha256(&new)) });
        }
        Err(why) => forgotten.unread.push(UnreadFile { file: name, why }),
    }
    Ok(())
}

#[derive(PartialEq)]
enum Kind {
    Workbook,
    Text,
    Other,
}

fn kind(name: &str) -> Kind {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase().as_str() {
        "xlsx" | "xlsm" => Kind::Workbook,
        "txt" | "csv" => Kind::Text,
        _ => Kind::Other,
    }
}

/// Lines of a text without those that hold what is forgotten.
fn without(bytes: &[u8], person: &Person) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let kept: String = text.split_inclusive('\n').filter(|line| !person.stands_in(line)).collect();
    (kept.len() < text.len()).then(|| kept.into_bytes())
}

/// Blanks the workbooks of a book, and takes out its documents that say what is forgotten; the next build makes them again.
fn of_book(
    project: &Project,
    person: &Person,
    (book, edition): (&Path, &str),
    forgotten: &mut Forgotten,
) -> Result<()> {
    let Some(mut manifest) = Manifest::of(book) else { return Ok(()) };
    let before = forgotten.files.len();
    let mut outputs = Vec::new();
    for output in std::mem::take(&mut manifest.outputs) {
        let path = &output.file.path;
        let (file, name) = (book.join(path), format!("book:{edition}{path}"));
        let is_issued = manifest.issued.iter().any(|issued| issued.path == *path);
        let change = match loader::bytes(&file, LARGEST) {
            Some(bytes) if !is_issued => change(project, person, path, &bytes),
            _ => Ok(Change::None),
        };
        let new = match change {
            Ok(Change::None) => {
                outputs.push(output);
                continue;
            }
            Err(why) => {
                forgotten.unread.push(UnreadFile { file: name, why });
                outputs.push(output);
                continue;
            }
            Ok(Change::Blanked(new)) => Some(new),
            Ok(Change::TakenOut) => None,
        };
        match &new {
            Some(new) => publish::write_through(&file, new)?,
            None => publish::remove_through(&file)?,
        }
        let (path, old, hash) = (path.clone(), output.file.sha256.clone(), new.as_deref().map(sha256));
        manifest.withdrawn.push(Withdrawn { path, old: old.clone(), new: hash.clone() });
        forgotten.files.push(ForgottenFile { file: name, old, new: hash });
        outputs.extend(new.map(|new| output.of(&new)));
    }
    manifest.outputs = outputs;
    if forgotten.files.len() > before {
        publish::write_through(&book.join(Manifest::FILE), &manifest.json()?)?;
    }
    Ok(())
}

/// What becomes of a file of a book.
enum Change {
    None,
    Blanked(Vec<u8>),
    TakenOut,
}

fn change(project: &Project, person: &Person, path: &str, bytes: &[u8]) -> Result<Change, Message> {
    if kind(path) == Kind::Workbook {
        let new = redacted(bytes, &project.conference.limits, &|text| person.is(text)).map_err(|why| why.message())?;
        return Ok(new.map_or(Change::None, Change::Blanked));
    }
    let texts = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "pdf" => pdf::read::text(bytes),
        "docx" => docx::read::back(bytes).map(|back| vec![back.text, back.notes]),
        _ => Ok(vec![String::from_utf8_lossy(bytes).into_owned()]),
    };
    let texts = texts.map_err(|_| msg!("forget-not-looked-into"))?;
    Ok(if texts.iter().any(|text| person.stands_in(text)) { Change::TakenOut } else { Change::None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let person = Person::of(&["0912 345 678".to_owned(), "Nguyễn Văn  An".to_owned()]).unwrap();
        for text in ["0912345678", "0912.345.678", "+84 912 345 678", "(84) 912-345-678", "912345678", "nguyễn văn an"]
        {
            assert!(person.is(text), "{text}");
        }
        for text in ["0912345679", "10912345678", "Nguyễn Văn An Bình", ""] {
            assert!(!person.is(text), "{text}");
        }
        assert!(Person::of(&["0912".to_owned()]).is_err() && Person::of(&[]).is_err());
        let text = without("An: 0912 345 678\nBình: 0987\n".as_bytes(), &person).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "Bình: 0987\n");
    }
}
