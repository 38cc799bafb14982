//! `send`: what goes to whom, as drafts that every mail program opens. Each letter is made once, and noted in `sent.csv`.
//!
//! Nothing is sent from here: whoever opens a draft sees to whom it goes and what lies in it, and the ministry's own server
//! signs, stores and delivers it.

use crate::commands::form::{asked, workbooks};
use crate::commands::snapshot::{Snapshot, SnapshotOptions};
use crate::config;
use crate::contracts::{LetterKind, Sent, SentLetter};
use crate::intake::Intake;
use crate::model::locality::Locality;
use crate::model::message::Message;
use crate::msg;
use crate::outbox::{Attachment, Letter};
use crate::pipeline::threads;
use crate::project::{add_sent, sent_lock};
use crate::publish::{self, sha256};
use anyhow::Result;
use chrono::{DateTime, FixedOffset, SecondsFormat};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// What letters are asked for.
#[derive(Debug, Clone)]
pub struct SendOptions {
    /// Folder with `conference.toml`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Folder of books, where marked workbooks and their letters are taken from.
    pub out: PathBuf,
    /// Folder the drafts are put in; `outbox` of the conference where absent.
    pub outbox: Option<PathBuf>,
    /// Letters; all where empty.
    pub kinds: Vec<LetterKind>,
    /// Localities as people name them; all where empty.
    pub places: Vec<String>,
    /// They went out another way: they are noted, and no draft is made.
    pub only_note: bool,
    /// Address they are from; the mail program's own where absent.
    pub from: Option<String>,
    /// The moment: it decides which reminder is due, and stands in the letters.
    pub at: DateTime<FixedOffset>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Days before the deadline at which those who sent nothing are reminded.
const REMINDERS: [i64; 3] = [1, 3, 7];

/// When those who sent nothing are reminded next; none where the last reminder was due already.
#[cfg(feature = "desk")]
pub(crate) fn next_reminder(
    deadline: DateTime<FixedOffset>,
    now: DateTime<FixedOffset>,
) -> Option<DateTime<FixedOffset>> {
    REMINDERS.iter().rev().map(|days| deadline - chrono::TimeDelta::days(*days)).find(|at| *at > now)
}

/// Makes the letters that are due and were not made before.
///
/// # Errors
/// A declaration is wrong, a name no locality has, or the disk refuses. What is told as made is on the disk and noted.
pub fn send(options: &SendOptions) -> Result<Sent> {
    threads::pool(options.jobs)?.install(|| {
        let _lock = sent_lock(&options.conference)?;
        let SendOptions { conference, templates, out, at, jobs, worker, .. } = options.clone();
        let of = SnapshotOptions { conference, templates, out: Some(out), keeps: false, at: Some(at), jobs, worker };
        let snapshot = Snapshot::take(&of)?;
        let outbox = Outbox::open(options, &snapshot)?;
        let mut sent = Sent {
            conference: snapshot.project.conference.id.clone(),
            outbox: outbox.folder.clone(),
            letters: Vec::new(),
            known: 0,
        };
        for kind in LetterKind::ALL.into_iter().filter(|kind| options.kinds.is_empty() || options.kinds.contains(kind))
        {
            for draft in outbox.drafts(kind)? {
                match outbox.put(&draft)? {
                    Some(letter) => sent.letters.push(letter),
                    None => sent.known += 1,
                }
            }
        }
        sent.letters.sort_by(|a, b| (&a.place, a.kind).cmp(&(&b.place, b.kind)));
        Ok(sent)
    })
}

/// A letter before it is put anywhere.
struct Draft<'a> {
    kind: LetterKind,
    locality: &'a Arc<Locality>,
    /// What it is about: the same letter about the same is not made twice.
    about: String,
    subject: Message,
    body: Message,
    attachments: Vec<Attachment>,
}

/// What letters are made from.
struct Outbox<'a> {
    options: &'a SendOptions,
    snapshot: &'a Snapshot,
    folder: PathBuf,
    localities: Vec<Arc<Locality>>,
    contacts: BTreeMap<Arc<str>, String>,
    sent: BTreeSet<[String; 3]>,
}

impl<'a> Outbox<'a> {
    fn open(options: &'a SendOptions, snapshot: &'a Snapshot) -> Result<Outbox<'a>> {
        Ok(Outbox {
            options,
            snapshot,
            folder: options.outbox.clone().unwrap_or_else(|| options.conference.join("outbox")),
            localities: asked(&snapshot.project, &options.places)?,
            contacts: config::contacts(&options.conference, &snapshot.project.map)?,
            sent: config::sent(&options.conference)?.into_iter().map(|one| [one.kind, one.place, one.about]).collect(),
        })
    }

    fn drafts(&self, kind: LetterKind) -> Result<Vec<Draft<'_>>> {
        match kind {
            LetterKind::Form => self.forms(),
            LetterKind::Reminder => Ok(self.reminders()),
            LetterKind::Receipt => Ok(self.receipts()),
            LetterKind::Result => Ok(self.results()),
        }
    }

    /// Forms, while they can still be filled in, for those of whom nothing came.
    fn forms(&self) -> Result<Vec<Draft<'_>>> {
        let conference = &self.snapshot.project.conference;
        if self.options.at > conference.deadline {
            return Ok(Vec::new());
        }
        let silent: Vec<&Arc<Locality>> = self.silent().collect();
        let wanted: Vec<Arc<Locality>> = silent.iter().map(|locality| Arc::clone(locality)).collect();
        let intake = Intake::new(conference.limits, self.options.worker.as_deref())?;
        let folders = (&*self.options.conference, &*self.options.templates);
        let files = workbooks(&self.snapshot.project, folders, &intake, &wanted)?;
        let draft = |(locality, (name, bytes)): (&'a Arc<Locality>, (String, Vec<u8>))| Draft {
            kind: LetterKind::Form,
            locality,
            about: sha256(&bytes),
            subject: msg!("send-form-subject", title = &conference.title),
            body: msg!(
                "send-form-body",
                to = locality.title(),
                title = &conference.title,
                period = conference.period,
                day = conference.data_to,
                deadline = conference.deadline,
                contact = self.contact()
            ),
            attachments: vec![Attachment { name, bytes }],
        };
        Ok(silent.into_iter().zip(files).map(draft).collect())
    }

    /// The reminder that is due now, for those of whom nothing came.
    fn reminders(&self) -> Vec<Draft<'_>> {
        let conference = &self.snapshot.project.conference;
        let left = conference.deadline - self.options.at;
        let Some(days) =
            REMINDERS.into_iter().find(|days| left.num_seconds() <= days * 86_400 && left.num_seconds() > 0)
        else {
            return Vec::new();
        };
        let draft = |locality: &'a Arc<Locality>| Draft {
            kind: LetterKind::Reminder,
            locality,
            about: format!("T-{days} {}", conference.deadline.to_rfc3339()),
            subject: msg!("send-reminder-subject", title = &conference.title, deadline = conference.deadline),
            body: msg!(
                "send-reminder-body",
                to = locality.title(),
                title = &conference.title,
                deadline = conference.deadline,
                contact = self.contact()
            ),
            attachments: Vec::new(),
        };
        self.silent().map(draft).collect()
    }

    /// That a file came, for each whose moment is noted.
    fn receipts(&self) -> Vec<Draft<'_>> {
        let conference = &self.snapshot.project.conference;
        let senders = self.snapshot.senders();
        let of = |locality: &'a Arc<Locality>| {
            let files = senders.get(&locality.id.code).cloned().unwrap_or_default().into_iter();
            files.filter_map(move |file| {
                let body = msg!(
                    "send-receipt-body",
                    to = locality.title(),
                    title = &conference.title,
                    file = &file.file,
                    at = file.received?,
                    sha256 = &file.sha256,
                    contact = self.contact()
                );
                let (kind, about) = (LetterKind::Receipt, file.sha256.to_string());
                let subject = msg!("send-receipt-subject", title = &conference.title, file = &file.file);
                Some(Draft { kind, locality, about, subject, body, attachments: Vec::new() })
            })
        };
        self.asked().flat_map(of).collect()
    }

    /// What was found, with the marked workbook and the letter of the book.
    fn results(&self) -> Vec<Draft<'_>> {
        let conference = &self.snapshot.project.conference;
        let book = self.options.out.join(&conference.id);
        let file = |locality: &Locality, extension: &str| {
            let name = format!("{}.{extension}", locality.slug);
            let bytes = publish::book_file(&book, &format!("phan-hoi/{name}"))?;
            Some(Attachment { name, bytes })
        };
        let until = match conference.answer_by(None).filter(|by| *by > self.options.at) {
            Some(by) => msg!("send-result-until", at = by),
            None => msg!("send-result-soon"),
        };
        let draft = |locality: &'a Arc<Locality>| {
            let workbook = file(locality, "xlsx")?;
            let about = sha256(&workbook.bytes);
            let attachments = std::iter::once(workbook).chain(file(locality, "docx")).collect();
            let body = msg!(
                "send-result-body",
                to = locality.title(),
                title = &conference.title,
                until = until.clone(),
                contact = self.contact()
            );
            let subject = msg!("send-result-subject", title = &conference.title);
            Some(Draft { kind: LetterKind::Result, locality, about, subject, body, attachments })
        };
        self.asked().filter_map(draft).collect()
    }

    /// Localities that are asked for, from the list of the conference.
    fn asked(&self) -> impl Iterator<Item = &'a Arc<Locality>> {
        let wanted: BTreeSet<Arc<str>> = self.localities.iter().map(|one| Arc::clone(&one.id.code)).collect();
        self.snapshot.project.map.localities().iter().filter(move |locality| wanted.contains(&locality.id.code))
    }

    /// Those of whom nothing came.
    fn silent(&self) -> impl Iterator<Item = &'a Arc<Locality>> {
        let senders = self.snapshot.senders();
        self.asked().filter(move |locality| !senders.contains_key(&locality.id.code))
    }

    /// Whom to ask, where the conference says so.
    fn contact(&self) -> Message {
        let contact = &self.snapshot.project.conference.contact;
        if contact.is_empty() { Message::verbatim("") } else { msg!("send-contact", contact = contact) }
    }

    /// Writes a draft and notes it; nothing where it was made before.
    fn put(&self, draft: &Draft<'_>) -> Result<Option<SentLetter>> {
        let Draft { kind, locality, about, subject, body, attachments } = draft;
        let noted = [kind.name().to_owned(), locality.id.code.to_string(), about.clone()];
        if self.sent.contains(&noted) {
            return Ok(None);
        }
        let made = self.options.at.to_rfc3339_opts(SecondsFormat::Secs, false);
        let (place, of) = (Arc::clone(&locality.id.code), Arc::clone(&locality.name));
        if self.options.only_note {
            add_sent(&self.options.conference, [&made, kind.name(), &place, about, ""])?;
            return Ok(Some(SentLetter { kind: *kind, place, name: of, to: None, file: PathBuf::new() }));
        }
        let words = &self.snapshot.project.pack.catalogue;
        let to = self.contacts.get(&locality.id.code).cloned();
        let letter = Letter {
            from: self.options.from.clone(),
            to: to.clone(),
            subject: words.text(subject),
            body: words.text(body).trim_end().to_owned() + "\n",
            attachments: attachments.clone(),
            at: self.options.at,
        };
        let name = self.free(&format!("{}-{}", locality.slug, kind.name()));
        let file = self.folder.join(&name);
        publish::file(&self.folder, &name, &letter.eml())?;
        add_sent(&self.options.conference, [&made, kind.name(), &place, about, &name])?;
        Ok(Some(SentLetter { kind: *kind, place, name: of, to, file }))
    }

    /// A name that no draft has.
    fn free(&self, stem: &str) -> String {
        let day = self.options.at.format("%Y%m%d");
        let numbered = (2..).map(|number: usize| format!("{stem}-{day}-{number}.eml"));
        let mut names = std::iter::once(format!("{stem}-{day}.eml")).chain(numbered);
        names.find(|name| !self.folder.join(name).exists()).unwrap_or_else(|| format!("{stem}.eml"))
    }
}

#[cfg(all(test, feature = "desk"))]
mod tests {
    use super::next_reminder;
    use chrono::{DateTime, TimeDelta};

    #[test]
    fn the_next_reminder_is_the_next_of_three_before_the_deadline() {
        let deadline = DateTime::parse_from_rfc3339("2026-12-31T17:00:00+07:00").unwrap();
        let next = |days: i64| next_reminder(deadline, deadline - TimeDelta::days(days));
        let before = |days: i64| Some(deadline - TimeDelta::days(days));
        assert_eq!(
            [30, 8, 7, 4, 3, 2, 1, -1].map(next),
            [before(7), before(7), before(3), before(3), before(1), before(1), None, None]
        );
    }
}
