//! `receive`: takes files, letters, mailboxes and archives into a conference. Workbooks go to `submissions/` under names that
//! overwrite nothing, with a line in `received.csv`; letters and what else lay in them to `mail/`. A letter is taken in once.

use crate::commands::error_text::causes;
use crate::config::{self, files_below};
use crate::contracts::{ItemState, TakenIn, TakenItem, TakenParcel};
use crate::inbox::{self, Clock, Item, Kind, Parcel};
use crate::localities::LegacyTables;
use crate::model::message::Message;
use crate::model::viet_nam;
use crate::msg;
use crate::pipeline::loader;
use crate::project::{NewReceipt, RECEIPTS_LOCK, add_receipts, lock, remove_file};
use crate::publish::{self, sha256};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// What is taken in.
#[derive(Debug, Clone)]
pub struct ReceiveOptions {
    /// Folder with `conference.toml`.
    pub conference: PathBuf,
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Files that came another way than by the disk.
    pub uploads: Vec<Upload>,
    /// When what bears no moment came.
    pub at: DateTime<FixedOffset>,
    /// By what way what is no letter came.
    pub channel: String,
    /// From whom what is no letter came.
    pub from: String,
    /// Who takes it in: a post.
    pub by: String,
}

/// A file that is not on the disk yet.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name it was sent with; of a path the last part counts.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Folder of a conference that a mail server, a program or a person puts things into: a Maildir, or a drop folder.
pub(crate) const INBOX: &str = "inbox";

/// Folder of a conference for letters and what lay in them beside workbooks.
const MAIL: &str = "mail";

/// The letter in its folder.
const LETTER: &str = "thu.txt";

/// Largest file that is read: a letter of 25 MB, as servers let through, with the third that base64 adds; a mailbox of a
/// few such.
const LARGEST: u64 = 200 << 20;

/// First lines of a letter that are shown.
const LINES: usize = 8;

/// Takes everything in, in order. What is told as stored is on the disk.
///
/// # Errors
/// `conference.toml` is wrong, a path cannot be read, or the disk refuses.
pub fn receive(options: &ReceiveOptions) -> Result<TakenIn> {
    let files = files(&options.paths)?;
    let _lock = lock(&options.conference, RECEIPTS_LOCK)?;
    // Nothing else is asked of declarations: what comes is taken in also while somebody changes a form or a template.
    let (conference, _) = config::conference(&options.conference)?;
    let legacy = LegacyTables::load()?;
    let mut store = Store::open(options)?;
    let mut parcels = Vec::new();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let on_disk = files.iter().map(|path| (name(path), loader::whole(path, LARGEST)));
    let uploads = options.uploads.iter().cloned().map(|Upload { name, bytes }| (name, Ok(bytes)));
    for (name, bytes) in on_disk.chain(uploads) {
        match bytes {
            Ok(bytes) => {
                for parcel in inbox::parcels(&name, bytes, &legacy) {
                    parcels.push(store.take(&name, &parcel)?);
                }
            }
            // The others are taken in all the same.
            Err(error) => parcels.push(unread(name, &error)),
        }
    }
    Ok(TakenIn { conference: conference.id, parcels })
}

/// A file that the system does not let be read.
fn unread(name: String, error: &anyhow::Error) -> TakenParcel {
    let note = Some(msg!("receive-cannot-read", why = causes(error)));
    let item = TakenItem { name: name.clone(), state: ItemState::Refused, file: None, note };
    let (from, subject, at, body, kept) = (None, String::new(), None, Vec::new(), None);
    TakenParcel { source: name, from, subject, at, sender_clock: false, known: false, body, kept, items: vec![item] }
}

/// Files by name, and those below folders, which a Maildir is one of.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(
                files_below(path)?
                    .into_iter()
                    .filter(|within| !is_unfinished(path, within))
                    .map(|within| path.join(within)),
            );
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Whether a file is one that a mail server still writes: those of a Maildir's folder `tmp`.
fn is_unfinished(folder: &Path, within: &Path) -> bool {
    let is_maildir = |path: &Path| ["cur", "new", "tmp"].iter().all(|name| path.join(name).is_dir());
    let parent = within.parent().unwrap_or(within);
    parent.file_name().is_some_and(|name| name == "tmp") && is_maildir(&folder.join(parent.parent().unwrap_or(parent)))
}

/// The folders of a conference that files are taken into.
struct Store<'o> {
    options: &'o ReceiveOptions,
    submissions: PathBuf,
    /// Names of submissions in small letters, as Windows compares them.
    names: BTreeSet<String>,
    /// Submissions by their hash.
    known: BTreeMap<String, String>,
}

impl Store<'_> {
    fn open(options: &ReceiveOptions) -> Result<Store<'_>> {
        let submissions = options.conference.join("submissions");
        let (mut names, mut known) = (BTreeSet::new(), BTreeMap::new());
        for within in files_of(&submissions)? {
            let name = within.to_string_lossy().replace('\\', "/");
            names.insert(folded(&name));
            // One that cannot be read now is not known again when it comes again; that is all.
            if let Ok(bytes) = loader::whole(&submissions.join(&within), LARGEST) {
                known.insert(sha256(&bytes), name);
            }
        }
        Ok(Store { options, submissions, names, known })
    }

    fn take(&mut self, source: &str, parcel: &Parcel) -> Result<TakenParcel> {
        let is_letter = parcel.letter.is_some();
        let at = viet_nam::time(parcel.at.unwrap_or(self.options.at));
        let folder = |letter: &Vec<u8>| format!("{MAIL}/{}-{}", at.format("%Y-%m-%d-%H%M"), digits(letter));
        let folder = parcel.letter.as_ref().map(folder);
        let place = folder.as_ref().map(|folder| self.options.conference.join(folder));
        let known = place.as_ref().is_some_and(|place| place.join(LETTER).is_file());
        let head = TakenParcel {
            source: source.to_owned(),
            from: parcel.from.clone(),
            subject: parcel.subject.clone(),
            at: parcel.at,
            sender_clock: is_letter && parcel.clock == Clock::Sender,
            known,
            body: parcel
                .body
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .take(LINES)
                .map(str::to_owned)
                .collect(),
            kept: folder,
            items: Vec::new(),
        };
        if known {
            return Ok(head);
        }
        let fates = fates(parcel);
        let mut receipts = Vec::new();
        let mut items = Vec::new();
        for (item, (fate, note)) in parcel.items.iter().zip(fates) {
            let hash = sha256(&item.bytes);
            let (state, file) = self.put((item, &hash), fate, place.as_deref(), head.kept.as_deref())?;
            let is_receipt = match state {
                ItemState::Stored | ItemState::Unreadable => true,
                // A file that is dropped again has no moment of its own.
                ItemState::Same => is_letter,
                ItemState::Kept | ItemState::Skipped | ItemState::Refused => false,
            };
            if let Some(file) = file.as_ref().filter(|_| is_receipt) {
                receipts.push(self.receipt(file, at, parcel, &hash));
            }
            let file = file.map(|file| match state {
                ItemState::Kept => file,
                _ => format!("submissions/{file}"),
            });
            items.push(TakenItem { name: item.sent_as.clone(), state, file, note });
        }
        if let Err(error) = add_receipts(&self.options.conference, &receipts) {
            // What cannot be noted is not taken in: whoever sends it again gets its moment.
            let new = items.iter().filter(|item| matches!(item.state, ItemState::Stored | ItemState::Unreadable));
            for file in new.filter_map(|item| item.file.as_ref()) {
                if let Err(error) = remove_file(&self.options.conference.join(file)) {
                    tracing::warn!("{file} lies there without a line in the register: {error:#}");
                }
            }
            return Err(error);
        }
        // Last: a letter without it is taken in again.
        if let Some(place) = place {
            publish::file(&place, LETTER, written(parcel).as_bytes())?;
        }
        Ok(TakenParcel { items, ..head })
    }

    fn receipt(&self, file: &str, at: DateTime<FixedOffset>, parcel: &Parcel, sha256: &str) -> NewReceipt {
        let ReceiveOptions { channel, from, by, .. } = self.options;
        NewReceipt {
            file: file.to_owned(),
            received: at,
            channel: if parcel.letter.is_some() { "mail".to_owned() } else { channel.clone() },
            from: parcel.from.clone().unwrap_or_else(|| from.clone()),
            by: by.clone(),
            sha256: sha256.to_owned(),
        }
    }

    /// Puts a file where it belongs, and says what became of it and where it is.
    fn put(
        &mut self,
        (item, hash): (&Item, &str),
        fate: Fate,
        place: Option<&Path>,
        kept: Option<&str>,
    ) -> Result<(ItemState, Option<String>)> {
        let state = match (fate, place) {
            (Fate::Submit, _) => ItemState::Stored,
            (Fate::SubmitUnread, _) => ItemState::Unreadable,
            (Fate::Keep, Some(place)) => {
                let beside = files_of(place)?.into_iter().map(|file| folded(&file.to_string_lossy())).collect();
                let name = free(&item.name, &beside);
                publish::file(place, &name, &item.bytes)?;
                return Ok((ItemState::Kept, kept.map(|kept| format!("{kept}/{name}"))));
            }
            // What is no letter stays where it lies.
            (Fate::Keep | Fate::Skip, _) => return Ok((ItemState::Skipped, None)),
            (Fate::Refuse, _) => return Ok((ItemState::Refused, None)),
        };
        if let Some(same) = self.known.get(hash) {
            return Ok((ItemState::Same, Some(same.clone())));
        }
        let name = free(&item.name, &self.names);
        publish::file(&self.submissions, &name, &item.bytes)?;
        self.names.insert(folded(&name));
        self.known.insert(hash.to_owned(), name.clone());
        Ok((state, Some(name)))
    }
}

/// Where a file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// To the submissions.
    Submit,
    /// There too, though it is none that can be read: whoever sent nothing else has not been silent.
    SubmitUnread,
    /// Beside its letter.
    Keep,
    Skip,
    Refuse,
}

/// Where each file of a parcel goes, and what to know about it.
fn fates(parcel: &Parcel) -> Vec<(Fate, Option<Message>)> {
    let workbooks = || parcel.items.iter().filter(|item| item.kind == Kind::Workbook);
    let has_workbook = workbooks().next().is_some();
    let is_second_form = |item: &Item| {
        let stem = |name: &str| folded(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let old = item.name.to_lowercase().ends_with(".xls");
        old && workbooks().any(|other| other.name != item.name && stem(&other.name) == stem(&item.name))
    };
    let fate = |item: &Item| {
        let unread = if has_workbook { Fate::Keep } else { Fate::SubmitUnread };
        let (fate, note) = match item.kind {
            _ if item.name == "tep-" => (Fate::Skip, None),
            Kind::Clutter => (Fate::Skip, Some(msg!("receive-clutter"))),
            Kind::Program => (Fate::Refuse, Some(msg!("receive-program"))),
            _ if parcel.is_automatic => (Fate::Keep, Some(msg!("receive-automatic"))),
            Kind::Workbook if is_second_form(item) => (Fate::Keep, Some(msg!("receive-second-form"))),
            Kind::Workbook => (Fate::Submit, None),
            Kind::Damaged => (unread, Some(msg!("receive-damaged"))),
            Kind::Empty => (unread, Some(msg!("receive-empty"))),
            Kind::Packed => (unread, Some(msg!("receive-packed"))),
            Kind::Tnef => (unread, Some(msg!("receive-winmail"))),
            Kind::OutlookMessage => (unread, Some(msg!("receive-outlook"))),
            Kind::Zip | Kind::Letter | Kind::Mailbox => (unread, Some(msg!("receive-not-unpacked"))),
            Kind::Document | Kind::Picture if has_workbook => (Fate::Keep, None),
            Kind::Document | Kind::Picture => (unread, Some(msg!("receive-no-workbook"))),
            Kind::Other => (Fate::Keep, Some(msg!("receive-unknown"))),
        };
        (fate, item.trouble.clone().or(note))
    };
    parcel.items.iter().map(fate).collect()
}

/// The letter as text.
fn written(parcel: &Parcel) -> String {
    let Parcel { from, subject, at, clock, body, items, .. } = parcel;
    let at = at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let clock = if *clock == Clock::Sender { " (Date)" } else { "" };
    let items: String = items.iter().map(|item| format!("- {} ({})\n", item.sent_as, item.bytes.len())).collect();
    format!(
        "From: {}\nReceived: {at}{clock}\nSubject: {subject}\n\n{body}\n\n{items}",
        from.as_deref().unwrap_or_default()
    )
}

/// A name as file systems that do not tell capital letters apart compare it.
fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// Files below a folder; none where there is no folder yet.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    if folder.is_dir() { files_below(folder) } else { Ok(Vec::new()) }
}

/// The name, or with a number where it is taken.
fn free(name: &str, taken: &BTreeSet<String>) -> String {
    let (stem, ending) =
        name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let numbered = (2..).map(|number: usize| format!("{stem} ({number}){ending}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(&folded(name))).unwrap_or_else(|| name.to_owned())
}

/// First digits of a hash: enough to tell the letters of a conference apart.
fn digits(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(12).collect()
}
